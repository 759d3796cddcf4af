export const id = 203;
export const ids = [203];
export const modules = {

/***/ 3203:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/platform/actions.js + 21 modules
var actions = __webpack_require__(1194);
// EXTERNAL MODULE: ./lib/platform/process.js
var platform_process = __webpack_require__(8402);
// EXTERNAL MODULE: ./lib/report/annotations.js
var annotations = __webpack_require__(1116);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __webpack_require__(536);
// EXTERNAL MODULE: ./lib/mirror/result.js
var result = __webpack_require__(7462);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __webpack_require__(3831);
// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __webpack_require__(6948);
;// CONCATENATED MODULE: ./lib/report/parse-results.js





function guard(name, isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError(`not ${name}`);
        return value;
    };
}
const maxTextLength = 2 * sanitize/* maxLineLength */.z8;
const parse_results_text = guard(`a text of at most ${maxTextLength} characters`, (value) => typeof value === 'string' && value.length <= maxTextLength);
const settingName = guard('the name of a setting', (value) => typeof value === 'string' && /^[a-z][a-z_]{0,99}$/.test(value));
const parse_results_boolean = guard('a boolean', (value) => typeof value === 'boolean');
const seconds = guard('a number of seconds', (value) => typeof value === 'number' && value >= 0 && value < 1e9);
const array = guard('an array', Array.isArray);
const object = guard('an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));
function anyOf(values) {
    return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}
function nullable(guarded) {
    return (value) => (value === null ? null : guarded(value));
}
const textOrNull = nullable(parse_results_text);
const settingValue = (value) => (typeof value === 'boolean' ? value : textOrNull(value));
const projectUrl = guard('an http or https URL without credentials', isLinkable);
const outcome = anyOf(result/* outcomes */.KI);
const errorKind = anyOf(errors/* errorKinds */.sN);
function isLinkable(value) {
    if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value))
        return false;
    const { username, password } = new URL(value);
    return username === '' && password === '';
}
function parseResults(json) {
    return array(JSON.parse(json)).map(object).map(mirrorResult);
}
function mirrorResult(record) {
    const synced = parse_results_boolean(record.synced);
    const status = textOrNull(record.update_status);
    const times = {
        lastUpdateAt: textOrNull(record.last_update_at),
        lastUpdateStartedAt: textOrNull(record.last_update_started_at),
        lastSuccessfulUpdateAt: textOrNull(record.last_successful_update_at),
    };
    const lastError = textOrNull(record.last_error);
    const explanation = (0,explanations/* explanationOf */.pg)(lastError ?? '');
    const error = record.error === null ? null : stepError(object(record.error));
    if (record.project === '' || (record.project === null && error === null))
        throw new TypeError('no project');
    const verified = nullable(parse_results_boolean)(record.verified);
    const refs = array(record.refs).map(object).map(ref);
    if ((record.outcome === 'failed') !== (error !== null))
        throw new TypeError('outcome and error contradict');
    if (verified && refs.some(({ ok }) => !ok))
        throw new TypeError('verified and refs contradict');
    return {
        project: textOrNull(record.project) ?? '',
        projectUrl: nullable(projectUrl)(record.project_url),
        outcome: outcome(record.outcome),
        changed: parse_results_boolean(record.changed),
        changes: array(record.changes).map(object).map(change),
        synced,
        verified,
        refs,
        state: status === null ? null : { ...(0,schema/* parseStatus */.i$)(status), lastError, ...times },
        lastErrorHint: explanation === null ? null : (0,explanations/* hint */.aK)(explanation),
        isStale: false,
        serverTime: null,
        queuedMs: null,
        runningMs: synced ? msBetween(times.lastUpdateStartedAt, times.lastUpdateAt) : null,
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
    return { ref: parse_results_text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: parse_results_boolean(ok) };
}
function stepError({ kind, message, hint }) {
    return new errors/* StepError */.zg(errorKind(kind), parse_results_text(message), parse_results_text(hint));
}

;// CONCATENATED MODULE: ./lib/report/shards.js


const maxReasons = 8;
const maxLength = 2_000;
const maxShownShards = 20;
function combineShards(shards) {
    const results = shards
        .flatMap((shard) => (typeof shard === 'string' ? [] : shard))
        .filter(({ project }) => project !== '');
    const twice = processedTwice(results);
    if (twice !== null) {
        const message = `Two shards have results for ${twice}, so other mirrors may not have been processed.`;
        const hint = 'Give each job its own part: shard: 1/3, 2/3 and 3/3 for three jobs.';
        return { results, isList: true, error: new errors/* StepError */.zg('input', message, hint) };
    }
    const reasons = reasonsOf(shards);
    return {
        results,
        isList: true,
        error: reasons.length === 0 ? null : combinedError(reasons, shards.length),
    };
}
const fileErrors = {
    missing: new errors/* StepError */.zg('cancelled', 'No results file was found', 'Check the inputs folder and shards, and the names of the artifacts. If they are right, read the logs of these jobs, which may have been cancelled.'),
    unusable: new errors/* StepError */.zg('cancelled', 'An unusable results file was found', 'The log of this step says why. Correct that, then run these jobs again.'),
};
function processedTwice(results) {
    const paths = new Set();
    for (const { project } of results) {
        const path = project.toLowerCase();
        if (paths.has(path))
            return project;
        paths.add(path);
    }
    return null;
}
function reasonsOf(shards) {
    const reasons = new Map();
    for (const [index, shard] of shards.entries()) {
        const errors = typeof shard === 'string'
            ? [fileErrors[shard]]
            : shard.flatMap(({ project, error }) => (project === '' ? (error ?? []) : []));
        for (const error of errors) {
            const key = JSON.stringify([error.kind, error.message, error.hint]);
            const reason = reasons.get(key) ?? { error, shards: [] };
            reason.shards.push(index + 1);
            reasons.set(key, reason);
        }
    }
    return [...reasons.values()];
}
function combinedError(reasons, total) {
    const shown = reasons.slice(0, maxReasons);
    const more = reasons.length - shown.length;
    const each = Math.floor(maxLength / shown.length);
    const hints = new Set(shown.map(({ error }) => shards_short(error.hint, each)));
    return new errors/* StepError */.zg(shown[0]?.error.kind ?? 'internal', [
        ...shown.map((reason) => (0,sanitize/* sentence */.em)(textOf(reason, total, each))),
        ...(more > 0
            ? [`${more} more ${more === 1 ? 'reason is' : 'reasons are'} in the logs of the shards.`]
            : []),
    ].join(' '), [...hints].join(' '));
}
function textOf({ error, shards }, total, maxMessageLength) {
    const rest = shards.length - maxShownShards;
    const numbers = `${shards.slice(0, maxShownShards).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (Object.values(fileErrors).includes(error)) {
        return `${error.message} for ${shards.length} of ${total} shards (${numbers})`;
    }
    return `${shards.length} of ${total} shards failed as a whole (${numbers}): ${shards_short(error.message, maxMessageLength)}`;
}
const alreadyRedacted = (text) => text;
function shards_short(text, maxLength) {
    return (0,sanitize/* oneLine */.TN)(text, alreadyRedacted, maxLength);
}

// EXTERNAL MODULE: ./lib/report/step-result.js
var step_result = __webpack_require__(2818);
;// CONCATENATED MODULE: ./lib/gather.js









const maxTotalBytes = 128 * 1024 * 1024;
void (0,platform_process/* runProgram */.m)(gather, [process.stdout]);
async function gather() {
    const log = (0,actions/* actionsLog */._D)(alreadyRedacted);
    const step = gatheredResult((0,actions/* readInput */.R5)('folder'), (0,actions/* readInput */.R5)('shards'), log);
    const { results, error } = step;
    if (error !== null) {
        const { title, text } = (0,annotations/* annotation */.w7)('', error, alreadyRedacted);
        log.error(text, title);
    }
    const failed = results.filter(step_result/* isFailure */.N6).length;
    if (failed > 0) {
        log.error(`${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`, 'Pull mirrors');
    }
    return (await (0,actions/* writeResults */.KB)(step, alreadyRedacted, log)) && (0,step_result/* hasPassed */.Pc)(step) ? 0 : 1;
}
function gatheredResult(folder, shards, log) {
    try {
        return combineShards(readShards(folder, shards, log));
    }
    catch (error) {
        return { results: [], isList: true, error: (0,errors/* asStepError */.Xg)(error) };
    }
}
function readShards(folder, shards, log) {
    if (!/^[1-9]\d{0,4}$/.test(shards)) {
        throw invalidInput('shards: must be a whole number from 1 to 99999', 'Set it to the number of shards.');
    }
    const names = namesIn(folder);
    const surplus = names.find((name) => shardNumber(name) > Number(shards));
    if (surplus !== undefined) {
        throw invalidInput(`shards: is ${shards}, but the folder has results of another shard: ${surplus}`, 'Set it to the number of shards that have run.');
    }
    const existing = new Set(names);
    let leftBytes = maxTotalBytes;
    return Array.from({ length: Number(shards) }, (_, index) => {
        const name = `${index + 1}.json`;
        if (!existing.has(name))
            return 'missing';
        try {
            const text = readRegularFile((0,external_node_path_.join)(folder, name), leftBytes);
            leftBytes -= Buffer.byteLength(text);
            return parseResults(text);
        }
        catch (error) {
            const reason = error instanceof SyntaxError ? 'it is not valid JSON' : (0,errors/* messageOf */.bD)(error);
            log.warning(`${name} cannot be used: ${reason}`);
            return 'unusable';
        }
    });
}
function invalidInput(problem, hint) {
    return new errors/* StepError */.zg('input', `Invalid input: ${problem}`, hint);
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.existsSync)(folder) ? (0,external_node_fs_.readdirSync)(folder) : [];
    }
    catch (error) {
        throw invalidInput(`folder: cannot be read (${(0,errors/* messageOf */.bD)(error)})`, 'Set it to the folder with the results files of the shards.');
    }
}
function shardNumber(name) {
    return Number(/^([1-9]\d*)\.json$/.exec(name)?.[1] ?? 0);
}
function readRegularFile(path, maxBytes) {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
    const file = (0,external_node_fs_.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const stats = (0,external_node_fs_.fstatSync)(file);
        if (!stats.isFile() || stats.size > maxBytes)
            throw new Error('not a regular file, or too large');
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}


/***/ })

};
