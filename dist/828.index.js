export const id = 828;
export const ids = [828];
export const modules = {

/***/ 3828:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8079);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7594);
/* harmony import */ var _platform_actions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3626);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1116);
/* harmony import */ var _report_parse_results_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8998);
/* harmony import */ var _report_shards_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3937);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1814);









process.exitCode = 1;
const redact = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_8__/* .redactor */ .$p)([]);
const log = (0,_platform_actions_js__WEBPACK_IMPORTED_MODULE_4__/* .actionsLog */ ._D)(redact);
const maxBytes = 128 * 1024 * 1024;
const step = readShards((0,_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4)('folder'), (0,_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4)('shards'));
const { results, error } = step;
if (error !== null) {
    const { title, text } = (0,_report_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .annotation */ .w7)('', error, redact);
    log.error(text, title);
}
const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
if (failed > 0) {
    log.error(`${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`, 'Pull mirrors');
}
const isWritten = await (0,_platform_actions_js__WEBPACK_IMPORTED_MODULE_4__/* .writeResults */ .KB)(step, redact, log);
if (isWritten && error === null && failed === 0)
    process.exitCode = 0;
function readShards(folder, shards) {
    if (!/^[1-9]\d{0,4}$/.test(shards)) {
        const message = 'Invalid input: shards: must be a whole number above zero';
        const error = new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StepError */ .zg('input', message, 'Set it to the number of shards.');
        return { results: [], isList: true, error };
    }
    const surplus = surplusFile(folder, Number(shards));
    if (surplus !== null) {
        const message = `Invalid input: shards: is ${shards}, and the folder has results of another shard: ${surplus}`;
        const error = new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StepError */ .zg('input', message, 'Set it to the number of shards that have run.');
        return { results: [], isList: true, error };
    }
    let leftBytes = maxBytes;
    return (0,_report_shards_js__WEBPACK_IMPORTED_MODULE_7__/* .combineShards */ .T)(Array.from({ length: Number(shards) }, (_, index) => {
        try {
            const text = readRegularFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${index + 1}.json`), leftBytes);
            leftBytes -= Buffer.byteLength(text);
            return (0,_report_parse_results_js__WEBPACK_IMPORTED_MODULE_6__/* .parseResults */ .c)(text);
        }
        catch {
            return null;
        }
    }));
}
function surplusFile(folder, shards) {
    const numberOf = (name) => Number(/^([1-9]\d*)\.json$/.exec(name)?.[1] ?? 0);
    const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder) : [];
    return names.find((name) => numberOf(name) > shards) ?? null;
}
function readRegularFile(path, maxBytes) {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!stats.isFile() || stats.size > maxBytes)
            throw new Error('not a file of usual size');
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseResults)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(536);
/* harmony import */ var _mirror_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7462);



function guard(name, isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError(`not ${name}`);
        return value;
    };
}
const maxTextLength = 10_000;
const text = guard('a text of usual length', (value) => typeof value === 'string' && value.length <= maxTextLength);
const settingName = guard('the name of a setting', (value) => typeof value === 'string' && /^[a-z][a-z_]{0,99}$/.test(value));
const boolean = guard('a boolean', (value) => typeof value === 'boolean');
const seconds = guard('a number of seconds', (value) => typeof value === 'number' && value >= 0 && value < 1e9);
const array = guard('an array', Array.isArray);
const object = guard('an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value));
function anyOf(values) {
    return guard(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}
function nullable(guarded) {
    return (value) => (value === null ? null : guarded(value));
}
const textOrNull = nullable(text);
const settingValue = (value) => (typeof value === 'boolean' ? value : textOrNull(value));
const pageUrl = guard('the http or https URL of a page', isPageUrl);
const outcome = anyOf(_mirror_result_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomes */ .K);
const errorKind = anyOf(_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorKinds */ .sN);
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
    const synced = boolean(record.synced);
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
    const verified = nullable(boolean)(record.verified);
    const refs = array(record.refs).map(object).map(ref);
    if ((record.outcome === 'failed') !== (error !== null))
        throw new TypeError('outcome and error contradict');
    if (verified && refs.some(({ ok }) => !ok))
        throw new TypeError('verified and refs contradict');
    return {
        project: textOrNull(record.project) ?? '',
        projectUrl: nullable(pageUrl)(record.project_url),
        outcome: outcome(record.outcome),
        changed: boolean(record.changed),
        changes: array(record.changes).map(object).map(change),
        synced,
        verified,
        refs,
        state: status === null ? null : { ...(0,_gitlab_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStatus */ .i$)(status), lastError, ...times },
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
    return { ref: text(ref), expected: textOrNull(expected), actual: textOrNull(actual), ok: boolean(ok) };
}
function stepError({ kind, message, hint }) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg(errorKind(kind), text(message), text(hint));
}


/***/ }),

/***/ 3937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ combineShards)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6948);
/* harmony import */ var _annotations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1116);



const maxReasons = 8;
const maxLength = 2_000;
const maxShownShards = 20;
function combineShards(shards) {
    const results = shards.flatMap((shard) => shard ?? []).filter(({ project }) => project !== '');
    const reasons = reasonsOf(shards);
    return {
        results,
        isList: true,
        error: reasons.length === 0 ? null : combinedError(reasons, shards.length),
    };
}
const missingShard = new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('cancelled', 'left no results', 'Their jobs were cancelled or lost. Read their logs, then run them again.');
function reasonsOf(shards) {
    const reasons = new Map();
    for (const [index, shard] of shards.entries()) {
        const errors = shard?.flatMap(({ project, error }) => (project === '' ? (error ?? []) : [])) ?? [
            missingShard,
        ];
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
    const hints = new Set(shown.map(({ error }) => short(error.hint, each)));
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg(shown[0]?.error.kind ?? 'internal', [
        ...shown.map((reason) => (0,_annotations_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(textOf(reason, total, each))),
        ...(more > 0 ? [`There are ${more} more reasons, which the logs of the shards have.`] : []),
    ].join(' '), [...hints].join(' '));
}
function textOf({ error, shards }, total, maxMessageLength) {
    const rest = shards.length - maxShownShards;
    const numbers = `${shards.slice(0, maxShownShards).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (error === missingShard)
        return `${shards.length} of ${total} shards left no results: ${numbers}`;
    return `${shards.length} of ${total} shards failed as a whole (${numbers}): ${short(error.message, maxMessageLength)}`;
}
function short(text, maxLength) {
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, (redacted) => redacted, maxLength);
}


/***/ })

};
