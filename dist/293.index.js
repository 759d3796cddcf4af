export const id = 293;
export const ids = [293];
export const modules = {

/***/ 8293:
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
const maxTextLength = 10_000;
const results_text = guard('a text of usual length', (value) => typeof value === 'string' && value.length <= maxTextLength);
const settingName = guard('the name of a setting', (value) => typeof value === 'string' && /^[a-z][a-z_]{0,99}$/.test(value));
const results_boolean = guard('a boolean', (value) => typeof value === 'boolean');
const seconds = guard('a number of seconds', (value) => typeof value === 'number' && value >= 0 && value < 1e9);
const array = guard('an array', Array.isArray);
const object = guard('an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));
function anyOf(values) {
    return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}
function nullable(guarded) {
    return (value) => (value === null ? null : guarded(value));
}
const textOrNull = nullable(results_text);
const settingValue = (value) => (typeof value === 'boolean' ? value : textOrNull(value));
const pageUrl = guard('the http or https URL of a page', isPageUrl);
const outcome = anyOf(result/* outcomes */.K);
const errorKind = anyOf(errors/* errorKinds */.sN);
function isPageUrl(value) {
    if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value))
        return false;
    const { username, password } = new URL(value);
    return username === '' && password === '';
}
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
    const error = record.error === null ? null : stepError(object(record.error));
    if (record.project === '' || (record.project === null && error === null))
        throw new TypeError('no project');
    return {
        project: textOrNull(record.project) ?? '',
        projectUrl: nullable(pageUrl)(record.project_url),
        outcome: outcome(record.outcome),
        changed: results_boolean(record.changed),
        changes: array(record.changes).map(object).map(change),
        synced,
        verified: nullable(results_boolean)(record.verified),
        refs: array(record.refs).map(object).map(ref),
        state: status === null ? null : { ...(0,schema/* parseStatus */.i$)(status), lastError, ...times },
        isStale: false,
        serverTime: null,
        queuedMs: null,
        runningMs: synced ? msBetween(lastUpdateStartedAt, lastUpdateAt) : null,
        error,
        durationMs: seconds(record.duration_seconds) * 1_000,
    };
}
function msBetween(start, end) {
    const ms = Date.parse(end ?? '') - Date.parse(start ?? '');
    return ms >= 0 ? ms : null;
}
function change({ setting, from, to }) {
    return { setting: settingName(setting), from: settingValue(from), to: settingValue(to) };
}
function ref({ ref, expected, actual, ok }) {
    return { ref: results_text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: results_boolean(ok) };
}
function stepError({ kind, message, hint }) {
    return new errors/* StepError */.zg(errorKind(kind), results_text(message), results_text(hint));
}

// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __webpack_require__(6948);
;// CONCATENATED MODULE: ./lib/report/shards.js



const maxReasons = 8;
const maxLength = 2_000;
const maxShownShards = 20;
function gathered(shards) {
    const results = shards.flatMap((shard) => shard ?? []).filter(({ project }) => project !== '');
    const reasons = reasonsOf(shards);
    return { results, isList: true, error: reasons.length === 0 ? null : combined(reasons, shards.length) };
}
const missing = new errors/* StepError */.zg('cancelled', 'left no results', 'Their jobs were cancelled or lost. Read their logs, then run them again.');
function reasonsOf(shards) {
    const reasons = new Map();
    for (const [index, shard] of shards.entries()) {
        const errors = shard?.flatMap(({ project, error }) => (project === '' ? (error ?? []) : [])) ?? [missing];
        for (const error of errors) {
            const key = JSON.stringify([error.kind, error.message, error.hint]);
            const reason = reasons.get(key) ?? { error, shards: [] };
            reason.shards.push(index + 1);
            reasons.set(key, reason);
        }
    }
    return [...reasons.values()];
}
function combined(reasons, total) {
    const shown = reasons.slice(0, maxReasons);
    const more = reasons.length - shown.length;
    const each = Math.floor(maxLength / shown.length);
    const hints = new Set(shown.map(({ error }) => shards_short(error.hint, each)));
    return new errors/* StepError */.zg(shown[0]?.error.kind ?? 'internal', [
        ...shown.map((reason) => (0,annotations/* sentence */.em)(textOf(reason, total, each))),
        ...(more > 0 ? [`There are ${more} more reasons, which the logs of the shards have.`] : []),
    ].join(' '), [...hints].join(' '));
}
function textOf({ error, shards }, total, maxMessageLength) {
    const rest = shards.length - maxShownShards;
    const numbers = `${shards.slice(0, maxShownShards).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (error === missing)
        return `${shards.length} of ${total} shards left no results: ${numbers}`;
    return `${shards.length} of ${total} shards failed as a whole (${numbers}): ${shards_short(error.message, maxMessageLength)}`;
}
function shards_short(text, maxLength) {
    return (0,sanitize/* oneLine */.TN)(text, (redacted) => redacted, maxLength);
}

// EXTERNAL MODULE: ./lib/text/redact.js
var redact = __webpack_require__(1814);
;// CONCATENATED MODULE: ./lib/gather.js









process.exitCode = 1;
const gather_redact = (0,redact/* redactor */.$p)([]);
const log = (0,actions/* actionsLog */._D)(gather_redact);
const maxBytes = 128 * 1024 * 1024;
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
    let leftBytes = maxBytes;
    return gathered(Array.from({ length: Number(shards) }, (_, index) => {
        try {
            const text = readOwnFile((0,external_node_path_.join)(folder, `${index + 1}.json`), leftBytes);
            leftBytes -= Buffer.byteLength(text);
            return parseResults(text);
        }
        catch {
            return null;
        }
    }));
}
function readOwnFile(path, maxBytes) {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
    const file = (0,external_node_fs_.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const stats = (0,external_node_fs_.fstatSync)(file);
        if (!stats.isFile() || stats.size > maxBytes)
            throw new Error('not a file of usual size');
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}


/***/ })

};
