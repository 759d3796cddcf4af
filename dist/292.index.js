export const id = 292;
export const ids = [292];
export const modules = {

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ sameProjects),
/* harmony export */   e: () => (/* binding */ idsToRead)
/* harmony export */ });
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7035);

function idsToRead(entries) {
    const ids = entries.map(({ project }) => project).filter(_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumericId */ .tQ);
    return ids.length === entries.length ? [] : ids;
}
function sameProjects(entries, paths) {
    const seen = new Map();
    return entries.flatMap((entry) => {
        const path = (paths.get(entry.project) ?? entry.project).toLowerCase();
        const first = seen.get(path);
        if (first === undefined) {
            seen.set(path, entry);
            return [];
        }
        const text = `${entry.place}: the same project as entry ${first.number} on line ${first.line}`;
        return [{ line: entry.line, text }];
    });
}


/***/ }),

/***/ 1292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jobsOfGroup: () => (/* binding */ jobsOfGroup),
/* harmony export */   runAll: () => (/* binding */ runAll)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _base_log_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3339);
/* harmony import */ var _gitlab_response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3236);
/* harmony import */ var _gitlab_scheduler_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4102);
/* harmony import */ var _inputs_group_input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1639);
/* harmony import */ var _inputs_same_projects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5334);
/* harmony import */ var _report_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7419);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5650);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4783);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6948);










async function jobsOfGroup({ idOrPath, shard, job }, gitlab, log) {
    const { mirrors } = await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .activeMirrors */ .l)(idOrPath, gitlab, log);
    return (0,_inputs_group_input_js__WEBPACK_IMPORTED_MODULE_2__/* .shardOfGroup */ .nz)(mirrors, shard).map(({ path }) => ({ ...job, project: path }));
}
async function runAll(mirrors, run, { gitlab, inputs, bounds, done }, log) {
    const { entries, requestsPerMinute, timeoutMs } = inputs;
    const requests = (0,_inputs_same_projects_js__WEBPACK_IMPORTED_MODULE_3__/* .idsToRead */ .e)(entries).length + mirrors.reduce((sum, { job }) => sum + minRequests(job), 0);
    const warning = timeoutWarning(mirrors.length, requests, requestsPerMinute, timeoutMs);
    if (warning !== null)
        log.warning(warning);
    const counts = { begun: 0, succeeded: 0, failed: 0 };
    const hints = new Set();
    void reportProgress(mirrors.length, counts, bounds.clock, done, log);
    await assertDifferentProjects(entries, gitlab);
    await Promise.all(mirrors.map((mirror) => runInLogGroup(mirror, run, counts, hints, log)));
    if (mirrors.length > 1)
        log.info((0,_report_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .countsText */ .WN)(mirrors.map(({ result }) => result)));
}
async function assertDifferentProjects(entries, gitlab) {
    const paths = new Map();
    const readPath = async (id) => {
        try {
            paths.set(id, (await gitlab.project(id).record()).path);
        }
        catch (error) {
            if (!(0,_gitlab_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissingProject */ .gr)(error))
                throw error;
        }
    };
    await Promise.all((0,_inputs_same_projects_js__WEBPACK_IMPORTED_MODULE_3__/* .idsToRead */ .e)(entries).map(readPath));
    const problems = (0,_inputs_same_projects_js__WEBPACK_IMPORTED_MODULE_3__/* .sameProjects */ .L)(entries, paths).map(({ text }) => text);
    if (problems.length > 0) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS(problems, 'Keep one entry for each project; no mirror was changed.');
    }
}
async function runInLogGroup(mirror, run, counts, hints, log) {
    const lines = [];
    const ownLog = {
        info: (text) => lines.push({ level: 'info', text }),
        warning: (text) => lines.push({ level: 'warning', text: `${mirror.result.project}: ${text}` }),
    };
    await run(mirror, ownLog, () => {
        counts.begun++;
    });
    const { project, error, durationMs } = mirror.result;
    counts[error === null ? 'succeeded' : 'failed']++;
    if (error !== null) {
        const hint = hints.has(error.hint) ? '' : ` ${error.hint}`;
        ownLog.info(`${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error.message)}${hint}`);
        hints.add(error.hint);
    }
    log.group(`${project}: ${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .labelText */ .QK)(mirror.result)} in ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(durationMs)}`, lines);
}
async function reportProgress(total, counts, clock, done, log) {
    for (;;) {
        try {
            await clock.sleep(_base_log_js__WEBPACK_IMPORTED_MODULE_8__/* .waitingLogIntervalMs */ .p, done);
        }
        catch {
            return;
        }
        const { begun, succeeded, failed } = counts;
        const running = Math.max(0, begun - succeeded - failed);
        const waiting = total - running - succeeded - failed;
        if (running + waiting === 0)
            return;
        log.info(`Mirrors: ${succeeded} succeeded, ${failed} failed, ${running} running, ${waiting} waiting.`);
    }
}
function minRequests({ sync, wait, dryRun, desired }) {
    const requestsUpdate = sync !== 'false' && !dryRun && desired.enabled !== false;
    if (!requestsUpdate)
        return 1;
    return wait ? 3 : 2;
}
function timeoutWarning(count, requests, requestsPerMinute, timeoutMs) {
    const neededMs = requests * (0,_gitlab_scheduler_js__WEBPACK_IMPORTED_MODULE_9__/* .spacingMs */ .Wp)(requestsPerMinute);
    if (neededMs <= timeoutMs)
        return null;
    return [
        `${count} mirrors take at least ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(neededMs)} at ${requestsPerMinute} requests per minute, but timeout is`,
        `${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(timeoutMs)}, so some will fail. Raise timeout, or raise requests-per-minute as far as GitLab's rate limit allows.`,
    ].join(' ');
}


/***/ }),

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


/***/ })

};
