export const id = 694;
export const ids = [694];
export const modules = {

/***/ 7419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QK: () => (/* binding */ labelText),
/* harmony export */   RB: () => (/* binding */ byLastSuccess),
/* harmony export */   WN: () => (/* binding */ countsText),
/* harmony export */   e_: () => (/* binding */ needsAttention)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4127);
/* harmony import */ var _step_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2818);


function needsAttention(result) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isObserved */ .XJ)(result) && (result.isStale || (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .lastUpdateFailed */ .$7)(result));
}
function labelOf(result) {
    const { outcome, error, changed, isStale } = result;
    if (error !== null || !(0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isObserved */ .XJ)(result))
        return { mark: _step_result_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeMarks */ .zE[outcome], text: outcome };
    if (isStale)
        return { mark: '⚠️', text: 'stale' };
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .lastUpdateFailed */ .$7)(result))
        return { mark: '⚠️', text: 'failing' };
    if (changed)
        return { mark: _step_result_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeMarks */ .zE.planned, text: 'would change' };
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .stateLabel */ .UH)(result);
}
function labelText(result) {
    const { mark, text } = labelOf(result);
    return result.error === null ? `${mark} ${text}` : (0,_step_result_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeText */ .EL)(result);
}
function countsText(results) {
    const counts = new Map();
    for (const result of results) {
        const { mark, text } = labelOf(result);
        const rank = result.error !== null ? 0 : needsAttention(result) ? 1 : mark === '✅' ? 3 : 2;
        const { count, changing } = counts.get(text) ?? { count: 0, changing: 0 };
        const alsoChanges = needsAttention(result) && result.changed;
        counts.set(text, { mark, text, rank, count: count + 1, changing: changing + Number(alsoChanges) });
    }
    const changingText = (changing) => (changing === 0 ? '' : ` (${changing} would change)`);
    const texts = [...counts.values()]
        .sort((a, b) => a.rank - b.rank)
        .map(({ mark, text, count, changing }) => `${mark} ${count} ${text}${changingText(changing)}`);
    const total = `${results.length} mirror${results.length === 1 ? '' : 's'}`;
    return texts.length === 0 ? total : `${total}: ${texts.join(' · ')}`;
}
function byLastSuccess(a, b) {
    return successTime(a) - successTime(b);
}
function successTime({ state }) {
    return Date.parse(state?.lastSuccessfulUpdateAt ?? '') || 0;
}


/***/ }),

/***/ 9694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  listPage: () => (/* binding */ listPage)
});

// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __webpack_require__(6948);
// EXTERNAL MODULE: ./lib/report/columns.js
var columns = __webpack_require__(2269);
// EXTERNAL MODULE: ./lib/report/labels.js
var labels = __webpack_require__(7419);
// EXTERNAL MODULE: ./lib/report/state.js
var state = __webpack_require__(4127);
// EXTERNAL MODULE: ./lib/report/step-result.js
var step_result = __webpack_require__(2818);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(4783);
;// CONCATENATED MODULE: ./lib/report/timeline.js


const maxMirrors = 40;
const maxNameLength = 60;
const width = 20;
const blocks = { before: '\u00a0', queued: '░', running: '█' };
function timeline(results, redact) {
    const runs = results.flatMap(runOf);
    if (runs.length < 2)
        return [];
    const longest = runs
        .toSorted((a, b) => b.endedAt - b.requestedAt - (a.endedAt - a.requestedAt))
        .slice(0, maxMirrors)
        .toSorted((a, b) => a.requestedAt - b.requestedAt);
    const which = runs.length > maxMirrors ? ` of the ${maxMirrors} that took longest` : '';
    const from = Math.min(...longest.map(({ requestedAt }) => requestedAt));
    const to = Math.max(...longest.map(({ endedAt }) => endedAt));
    return [
        `<details><summary>Timeline${which}</summary>`,
        '',
        `From ${clockTime(from)} to ${clockTime(to)} on GitLab's clock (UTC): ${blocks.queued} queued, ${blocks.running} running.`,
        '',
        '| project | update |',
        '| --- | --- |',
        ...longest.map((run) => row(run, from, to, redact)),
        '',
        '</details>',
        '',
    ];
}
function runOf({ project, state, error, queuedMs, runningMs }) {
    if (state?.lastUpdateStartedAt == null || runningMs === null)
        return [];
    const startedAt = Date.parse(state.lastUpdateStartedAt);
    const endedAt = startedAt + runningMs;
    if (!(Math.abs(endedAt) < 8e15))
        return [];
    return [{ project, failed: error !== null, requestedAt: startedAt - (queuedMs ?? 0), startedAt, endedAt }];
}
function row({ project, failed, requestedAt, startedAt, endedAt }, from, to, redact) {
    const place = (time) => Math.round(((time - from) / Math.max(1, to - from)) * width);
    const begin = Math.min(place(startedAt), width - 1);
    const end = Math.max(place(endedAt), begin + 1);
    const queue = Math.min(place(requestedAt), begin);
    const bar = [
        blocks.before.repeat(queue),
        blocks.queued.repeat(begin - queue),
        blocks.running.repeat(end - begin),
        blocks.before.repeat(width - end),
    ].join('');
    const name = (0,sanitize/* markdownText */.p7)((0,sanitize/* oneLine */.TN)(project, redact, maxNameLength), redact);
    const mark = failed ? '❌ ' : '';
    const queued = startedAt > requestedAt ? `queued ${(0,duration/* formatDuration */.a3)(startedAt - requestedAt)}, ` : '';
    return `| ${name} | \`${bar}\` ${mark}${queued}ran ${(0,duration/* formatDuration */.a3)(endedAt - startedAt)} |`;
}
function clockTime(time) {
    return new Date(time).toISOString().slice(11, 19);
}

;// CONCATENATED MODULE: ./lib/report/list-page.js






function tableOf(result) {
    if (result.error !== null)
        return 'failed';
    if ((0,labels/* needsAttention */.e_)(result))
        return 'attention';
    if (result.changed)
        return 'changed';
    return (0,state/* isObserved */.XJ)(result) ? 'observed' : 'updated';
}
const { project, outcome, state: list_page_state, lastSuccess, update } = columns/* columns */.YB;
const refs = { head: 'refs', cell: columns/* refsText */.qI };
const tableColumns = {
    failed: [project, { head: 'failure', cell: failedCell }],
    attention: [project, { head: 'state in GitLab', cell: attentionCell }],
    changed: [project, { head: columns/* settingsHead */.sI, cell: changedCell }],
    observed: [project, list_page_state, lastSuccess, refs],
    updated: [project, outcome, list_page_state, update, refs],
};
function failedCell(result, redact) {
    const { error } = result;
    if (error === null)
        return '';
    return (0,columns/* joinFilled */.tI)([
        `${step_result/* outcomeMarks */.zE.failed} **${error.kind}**: ${(0,sanitize/* markdownText */.p7)((0,sanitize/* sentence */.em)(error.message), redact)}`,
        (0,columns/* hintLine */.ab)(error.hint, redact),
        ...(0,columns/* changeTexts */.Pw)(result, redact),
        (0,columns/* timesText */.Aq)(result),
        (0,columns/* refsText */.qI)(result),
        error.kind === 'stale' ? '' : lastSuccessLine(result),
    ]);
}
function attentionCell(result, redact) {
    return (0,columns/* joinFilled */.tI)([
        (0,state/* stateText */.r9)(result, redact),
        (0,columns/* hintLine */.ab)(result.lastErrorHint ?? '', redact),
        lastSuccessLine(result),
        ...(0,columns/* changeTexts */.Pw)(result, redact),
        (0,columns/* refsText */.qI)(result),
    ]);
}
function changedCell(result, redact) {
    return (0,columns/* joinFilled */.tI)([
        ...(0,columns/* changeTexts */.Pw)(result, redact),
        (0,columns/* joinFilled */.tI)([(0,columns/* stepText */.uw)(result), (0,state/* stateText */.r9)(result, redact), (0,columns/* timesText */.Aq)(result)], ', '),
        lastSuccessLine(result),
        (0,columns/* refsText */.qI)(result),
    ]);
}
function lastSuccessLine(result) {
    const text = (0,state/* lastSuccessCell */.Mp)(result);
    return text === '' ? '' : `Last success: ${text}`;
}
const maxBytes = {
    failed: 480_000,
    attention: 240_000,
    changed: 240_000,
    observed: 240_000,
    updated: 240_000,
};
const maxTableBytes = 960_000;
class Tables {
    #redact;
    #bytesLeft = maxTableBytes;
    constructor(redact) {
        this.#redact = redact;
    }
    table(name, results) {
        const shown = tableColumns[name];
        const fitting = [];
        let left = Math.min(maxBytes[name], this.#bytesLeft);
        for (const result of results) {
            const cells = shown.map(({ cell }) => cell(result, this.#redact));
            const bytes = Buffer.byteLength((0,columns/* tableRow */.jD)(cells)) + 1;
            if (bytes > left)
                break;
            left -= bytes;
            this.#bytesLeft -= bytes;
            fitting.push(cells);
        }
        const { heads, rows } = (0,columns/* filledColumns */.kP)(shown, results, fitting);
        const rest = results.length - rows.length;
        const more = rest === 0 ? [] : [`… and ${rest} more. Set \`results-file\` to get all results.`, ''];
        if (rows.length === 0)
            return more;
        return [(0,columns/* tableRow */.jD)(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(columns/* tableRow */.jD), '', ...more];
    }
}
const maxOpenRows = 20;
function listPage({ results, error, warnings = [] }, redact) {
    const tables = new Tables(redact);
    const section = (name, rows, title, isCollapsible = false) => {
        if (rows.length === 0)
            return [];
        const heading = `${title}: ${rows.length}`;
        const showsHints = name === 'failed' || name === 'attention';
        const hint = showsHints
            ? (0,step_result/* sharedHint */.$B)(rows.map((result) => result.error?.hint ?? result.lastErrorHint))
            : null;
        const hintLines = hint === null || hint === error?.hint ? [] : [(0,columns/* hintLine */.ab)(hint, redact), ''];
        const table = [...hintLines, ...tables.table(name, hint === null ? rows : rows.map(withoutHints))];
        if (!isCollapsible)
            return [`#### ${heading}`, '', ...table];
        const open = rows.length <= maxOpenRows ? ' open' : '';
        return [`<details${open}><summary>${heading}</summary>`, '', ...table, '</details>', ''];
    };
    const rowsOf = (name) => results.filter((result) => tableOf(result) === name);
    const changed = rowsOf('changed');
    return [
        '### GitLab pull mirrors',
        '',
        results.length === 0 && error !== null
            ? `**❌ failed (${error.kind})**`
            : (0,labels/* countsText */.WN)(results).replace(/^[^:]+:?/, '**$&**'),
        '',
        ...(0,columns/* whatHappened */.ez)(error, redact),
        ...(0,columns/* warningLines */._F)(warnings, redact),
        ...section('failed', rowsOf('failed'), 'Failed'),
        ...section('attention', rowsOf('attention').toSorted(labels/* byLastSuccess */.RB), 'Failing or stale'),
        ...section('changed', changed, `Settings ${(0,columns/* changedOrPlanned */.sx)(changed)}`),
        ...section('observed', rowsOf('observed').toSorted(labels/* byLastSuccess */.RB), 'Without failures', true),
        ...section('updated', rowsOf('updated'), 'Settings unchanged', true),
        ...timeline(results, redact),
    ].join('\n');
}
function withoutHints(result) {
    return { ...result, error: result.error && (0,step_result/* withoutHint */.u7)(result.error), lastErrorHint: null };
}


/***/ })

};
