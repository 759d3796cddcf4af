export const id = 691;
export const ids = [691];
export const modules = {

/***/ 1691:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 19 modules
var core = __webpack_require__(8079);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/platform/actions.js
var actions = __webpack_require__(5028);
// EXTERNAL MODULE: ./lib/report/annotations.js
var annotations = __webpack_require__(1116);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __webpack_require__(536);
// EXTERNAL MODULE: ./lib/mirror/result.js
var result = __webpack_require__(7462);
;// CONCATENATED MODULE: ./lib/report/results.js



function guard(name, isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError(`not ${name}`);
        return value;
    };
}
const results_text = guard('a text', (value) => typeof value === 'string');
const results_boolean = guard('a boolean', (value) => typeof value === 'boolean');
const number = guard('a number', (value) => typeof value === 'number');
const array = guard('an array', Array.isArray);
const object = guard('an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const settingValue = guard('the value of a setting', (value) => value === null || typeof value === 'string' || typeof value === 'boolean');
function anyOf(values) {
    return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}
function nullable(guarded) {
    return (value) => (value === null ? null : guarded(value));
}
const textOrNull = nullable(results_text);
const outcome = anyOf(result/* outcomes */.K);
const errorKind = anyOf(errors/* errorKinds */.sN);
function parseResults(json) {
    return array(JSON.parse(json)).map(object).map(mirrorResult);
}
function mirrorResult(record) {
    const synced = results_boolean(record.synced);
    const status = textOrNull(record.update_status);
    const lastUpdateAt = textOrNull(record.last_update_at);
    const lastUpdateStartedAt = textOrNull(record.last_update_started_at);
    const times = {
        lastUpdateAt,
        lastUpdateStartedAt,
        lastSuccessfulUpdateAt: textOrNull(record.last_successful_update_at),
    };
    const lastError = textOrNull(record.last_error);
    return {
        project: results_text(record.project),
        outcome: outcome(record.outcome),
        changed: results_boolean(record.changed),
        changes: array(record.changes).map(object).map(change),
        synced,
        verified: nullable(results_boolean)(record.verified),
        refs: array(record.refs).map(object).map(ref),
        state: status === null ? null : { ...(0,schema/* parseStatus */.i$)(status), lastError, ...times },
        queuedMs: null,
        runningMs: synced && lastUpdateStartedAt !== null && lastUpdateAt !== null
            ? Date.parse(lastUpdateAt) - Date.parse(lastUpdateStartedAt)
            : null,
        error: record.error === null ? null : stepError(object(record.error)),
        durationMs: number(record.duration_seconds) * 1_000,
    };
}
function change({ setting, from, to }) {
    return { setting: results_text(setting), from: settingValue(from), to: settingValue(to) };
}
function ref({ ref, expected, actual, ok }) {
    return { ref: results_text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: results_boolean(ok) };
}
function stepError({ kind, message, hint }) {
    return new errors/* StepError */.zg(errorKind(kind), results_text(message), results_text(hint));
}

// EXTERNAL MODULE: ./lib/text/redact.js
var redact = __webpack_require__(1814);
;// CONCATENATED MODULE: ./lib/gather.js








process.exitCode = 1;
const gather_redact = (0,redact/* redactor */.$p)([]);
const log = (0,actions/* actionsLog */._D)(gather_redact);
const step = readShards((0,core/* getInput */.V4)('folder'), (0,core/* getInput */.V4)('shards'));
const { results, error } = step;
if (error !== null) {
    const { title, text } = (0,annotations/* annotation */.w7)('', error, gather_redact);
    log.error(text, title);
}
const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
if (failed > 0) {
    log.error(`${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`, 'Pull mirrors');
}
const isWritten = (0,actions/* writeResults */.KB)(step, gather_redact, log);
if (isWritten && error === null && failed === 0)
    process.exitCode = 0;
function readShards(folder, shards) {
    if (!/^[1-9]\d{0,4}$/.test(shards)) {
        const message = 'Invalid input: shards: must be a whole number above zero';
        const error = new errors/* StepError */.zg('input', message, 'Set it to the number of shards.');
        return { results: [], isList: true, error };
    }
    const results = [];
    const missing = [];
    for (let number = 1; number <= Number(shards); number++) {
        try {
            results.push(...parseResults((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, `${number}.json`), 'utf8')));
        }
        catch {
            missing.push(number);
        }
    }
    const error = new errors/* StepError */.zg('cancelled', `${missing.length} of ${shards} shards left no results: ${missing.join(', ')}.`, 'Their jobs were cancelled or lost. Read their logs, then run them again.');
    return { results, isList: true, error: missing.length === 0 ? null : error };
}


/***/ })

};
