export const id = 607;
export const ids = [607];
export const modules = {

/***/ 6607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createProject: () => (/* binding */ createProject)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _gitlab_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(510);
/* harmony import */ var _gitlab_response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3236);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2418);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4934);





async function createProject(error, context) {
    const { job, gitlab, project, log, note } = context;
    if (!isMissing(error) || job.newProjectVisibility === null || job.desired.enabled === false)
        throw error;
    const slash = job.project.lastIndexOf('/');
    const namespace = job.project.slice(0, slash);
    const path = job.project.slice(slash + 1);
    const namespaceId = await gitlab.namespaceId(namespace);
    if (namespaceId === null) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('not-found', `The namespace ${namespace} does not exist, or the token has no access to it.`, 'Create the group first, and make the user of the token a member who may create projects in it.');
    }
    const plan = (0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsPlan */ .t9)(job.desired, null);
    const changes = [{ setting: 'visibility', from: null, to: job.newProjectVisibility }, ...plan.changes];
    if (job.dryRun) {
        note({ changes, changed: true });
        log.info(`A real run would create the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
        return 'planned';
    }
    const mirrorAttributes = (0,_gitlab_project_js__WEBPACK_IMPORTED_MODULE_1__/* .projectAttributes */ .tn)(plan.attributes, null);
    const answer = await gitlab.createProject({
        name: path,
        path,
        namespace_id: namespaceId,
        visibility: job.newProjectVisibility,
        ...mirrorAttributes,
    }, () => exists(project));
    if (answer === 'taken') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('not-found', `The project ${job.project} already exists, but the token has no access to it.`, 'Make the user of the token a Maintainer of that project, or choose another path.');
    }
    note({ changes, changed: true });
    log.info(`Created the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
    const first = await firstSnapshot(context);
    const created = first && { ...first, mirror: { ...first.mirror, ..._verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .neverRun */ .mj }, hasRunTimes: true };
    return { created, changes };
}
async function firstSnapshot(context) {
    const { project, bounds, pollIntervalMs } = context;
    const { clock, deadline, cancelled } = bounds;
    for (let polls = 1;; polls++) {
        const isLast = polls === _verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .pollsToBelieve */ .kl;
        try {
            const snapshot = await project.mirror();
            if (snapshot !== null || isLast)
                return snapshot;
        }
        catch (error) {
            if (isLast || !isMissing(error))
                throw error;
        }
        await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
    }
}
async function exists(project) {
    try {
        await project.record();
        return true;
    }
    catch (error) {
        if (isMissing(error))
            return false;
        throw error;
    }
}
function isMissing(error) {
    return error instanceof _gitlab_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD && error.isMissing('Project');
}


/***/ }),

/***/ 4934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ baselineOfSave),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   d8: () => (/* binding */ isLater),
/* harmony export */   kl: () => (/* binding */ pollsToBelieve),
/* harmony export */   mj: () => (/* binding */ neverRun)
/* harmony export */ });
/* harmony import */ var _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(536);

function verdict(baseline, latest) {
    const before = baseline.state;
    const wasRunning = isRunning(before);
    const isStale = isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt) ||
        isLater(before.lastUpdateAt, latest.lastUpdateAt);
    if (isStale)
        return wasRunning ? 'foreign-running' : 'waiting';
    const hasStarted = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
    const hasEnded = isLater(latest.lastUpdateAt, before.lastUpdateAt);
    const isForeign = hasStarted ? isBefore(latest.lastUpdateStartedAt, baseline.takenAt) : wasRunning;
    if (isForeign) {
        return isRunning(latest) && (hasStarted || !hasEnded) ? 'foreign-running' : 'foreign-ended';
    }
    return verdictOnOurs(baseline, latest, { hasStarted, hasEnded });
}
function verdictOnOurs(baseline, latest, { hasStarted, hasEnded }) {
    const inQueue = (isFailure) => {
        if (!hasEnded)
            return 'waiting';
        return isFailure && !isBefore(latest.lastUpdateAt, baseline.takenAt) ? 'failed' : 'foreign-ended';
    };
    const hasFailed = isLater(latest.lastUpdateAt, latest.lastSuccessfulUpdateAt);
    switch (latest.status) {
        case 'none':
            return hasStarted ? 'waiting' : inQueue(hasFailed);
        case 'scheduled':
            if (!hasEnded)
                return 'scheduled';
            if (!hasStarted)
                return inQueue(hasFailed);
            if (isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt))
                return 'scheduled';
            return hasFailed ? 'failed' : 'succeeded';
        case 'started':
            return hasStarted ? 'running' : 'waiting';
        case 'finished':
            return hasStarted ? 'succeeded' : inQueue(false);
        case 'failed':
            return hasStarted ? 'failed' : inQueue(true);
        case 'canceled':
            return hasStarted || hasEnded || baseline.state.status !== 'canceled' ? 'canceled' : 'waiting';
    }
}
function isRunning({ status }) {
    return _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .updateStatuses */ .GR[status] === 'running';
}
function isLater(a, b) {
    if (a === null)
        return false;
    return b === null || Date.parse(a) > Date.parse(b);
}
function isBefore(time, moment) {
    return time !== null && moment !== null && Date.parse(time) < moment;
}
const pollsToBelieve = 3;
const neverRun = {
    status: 'none',
    lastError: null,
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
};
function baselineOfSave(status, savedAt, seen) {
    const run = _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .updateStatuses */ .GR[status];
    if (run === 'running' || savedAt === null)
        return { state: { ...seen, status }, takenAt: savedAt };
    const oursFrom = run === 'queued' ? savedAt : savedAt + 1_000;
    const isOurs = seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom;
    return { state: isOurs ? { ...neverRun, status } : seen, takenAt: savedAt };
}


/***/ })

};
