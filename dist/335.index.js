export const id = 335;
export const ids = [335];
export const modules = {

/***/ 4335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Update: () => (/* binding */ Update)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __webpack_require__(536);
// EXTERNAL MODULE: ./lib/text/duration.js
var text_duration = __webpack_require__(4783);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __webpack_require__(3831);
// EXTERNAL MODULE: ./lib/mirror/verdict.js
var verdict = __webpack_require__(4934);
;// CONCATENATED MODULE: ./lib/mirror/wait.js
/**
 * Waiting for an update, as a value: each poll leads from one state to the next, and says what to do then. Pure:
 * update.ts sends, sleeps and reports.
 */




const reportIntervalMs = 30_000;
/** GitLab sets `failed` first and the message a moment later; this is how long to wait for it. */
const lateMessageMs = 2_000;
/** GitLab's read replicas may lag by a minute. A run first seen after twice that time must have started after this step. */
const maxLagMs = 120_000;
/** @param first from before anything was requested */
function startWait(plan, first, now) {
    return startPhase({
        ...plan,
        baseline: { state: first.mirror, takenAt: first.serverTime },
        latest: first.mirror,
        beganAt: now,
        requestedAt: null,
        dueAt: now,
        wasResumed: false,
    }, now);
}
/** The state in which the wait for an update begins, or begins again from another baseline. */
function startPhase(state, now) {
    return {
        ...state,
        phase: (0,verdict/* isRunning */.W_)(state.baseline.state) ? 'foreign-running' : 'waiting',
        phaseSince: now,
        reportedAt: now,
        canceledPolls: 0,
        failure: null,
    };
}
/**
 * Decides what to do after a poll.
 * @param polled null if the poll failed, which changes nothing
 */
function afterPoll(state, polled, now) {
    if (state.failure !== null)
        return afterPollForMessage(state, state.failure, polled, now);
    if (polled === null)
        return { state, next: { kind: 'poll' }, report: null };
    const phase = phaseOf(state, polled);
    const isNew = phase !== state.phase;
    const isReported = isNew || now - state.reportedAt >= reportIntervalMs;
    const polledState = {
        ...state,
        latest: polled,
        dueAt: now,
        phase,
        phaseSince: isNew ? now : state.phaseSince,
        reportedAt: isReported ? now : state.reportedAt,
        canceledPolls: phase === 'canceled' ? state.canceledPolls + 1 : 0,
    };
    if (state.goal === 'requested' && phase !== 'foreign-running' && phase !== 'foreign-ended') {
        return { state: polledState, next: { kind: 'requested' }, report: null };
    }
    const duration = isNew ? '' : ` (${(0,text_duration/* formatDuration */.a)(now - state.phaseSince)} so far)`;
    const report = isReported ? phaseText[phase] + duration : null;
    switch (phase) {
        case 'waiting':
        case 'scheduled':
        case 'running':
        case 'foreign-running':
            return { state: polledState, next: { kind: 'poll' }, report };
        case 'foreign-ended':
            return { state: fromLatest(polledState, now), next: { kind: 'request' }, report };
        case 'succeeded':
            return { state: polledState, next: { kind: 'succeeded' }, report };
        case 'canceled': {
            const isBelieved = polledState.canceledPolls === verdict/* pollsToBelieve */.kl;
            const next = isBelieved ? { kind: 'failed', error: canceled() } : { kind: 'poll' };
            return { state: polledState, next, report };
        }
        case 'failed': {
            const failure = { before: state.latest.lastError, message: null, messageBy: now + lateMessageMs };
            return { ...afterPollForMessage(polledState, failure, polled, now), report };
        }
    }
}
function afterPollForMessage(state, failure, polled, now) {
    const isUsable = polled !== null && !(0,verdict/* isLater */.d8)(state.latest.lastUpdateAt, polled.lastUpdateAt);
    const message = (isUsable ? polled.lastError : null) ?? failure.message;
    const messageBy = Math.min(failure.messageBy, state.deadline);
    const isLate = (message === null || message === failure.before) && now < messageBy;
    return {
        state: {
            ...state,
            latest: isUsable ? polled : state.latest,
            failure: { ...failure, message, messageBy },
        },
        next: isLate ? { kind: 'poll' } : { kind: 'failed', error: updateFailed(message) },
        report: null,
    };
}
/** The phase after a new snapshot. A mirror that was canceled before is canceled again only if an update was scheduled since. */
function phaseOf({ baseline, phase }, polled) {
    const seen = (0,verdict/* verdict */.WJ)(baseline, polled);
    const wasScheduled = phase === 'scheduled' || phase === 'canceled';
    return seen === 'waiting' && polled.status === 'canceled' && wasScheduled ? 'canceled' : seen;
}
/**
 * Makes the latest snapshot the baseline, after a run has ended. As long as a replica may hide an older run, only a run
 * that started after the step's first snapshot counts.
 */
function fromLatest(state, now) {
    const isPastLag = now - state.beganAt > maxLagMs;
    return {
        ...state,
        baseline: { state: state.latest, takenAt: isPastLag ? null : state.baseline.takenAt },
    };
}
/** Whether refs may have arrived by now: only a run brings them. */
function mayHaveArrived({ phase }) {
    return phase === 'running' || phase === 'foreign-running' || phase === 'foreign-ended';
}
/** The longest pause between two polls, and the pause between two updates requested by saving settings, in poll intervals. */
const maxPause = 15;
function maxPauseMs(pollIntervalMs) {
    return maxPause * pollIntervalMs;
}
/** How long before the deadline the last poll is sent: the time that one answer takes. */
const maxLastPollMs = 1_000;
/**
 * The pause before the next poll. It grows with the time since the last change, so that a long update is not polled more
 * often than its length deserves; the last poll comes shortly before the deadline.
 * @param roundMs what one poll of every waiting mirror takes. None is polled more often, until only one such round is left:
 * then all of them queue for it
 * @returns milliseconds
 */
function pauseMs(state, now, roundMs) {
    const { phaseSince, failure, pollIntervalMs, deadline } = state;
    const leftMs = deadline - now;
    if (failure !== null)
        return Math.min(pollIntervalMs, failure.messageBy - now);
    const desired = Math.min(Math.max((now - phaseSince) / 10, pollIntervalMs), maxPauseMs(pollIntervalMs));
    const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
    const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
    return leftMs <= lastPollMs ? leftMs : Math.min(pause, leftMs - lastPollMs);
}
/** GitLab's `pull_mirror_interval_seconds`, unless an administrator has changed it. */
const usualIntervalMs = 300_000;
/**
 * How long GitLab will probably postpone the update: until five minutes after the last one, unless none ever succeeded. A
 * guess, since the interval can be configured and is not shown.
 * @param requestedAt when GitLab took the request, on the server's clock
 * @returns milliseconds; null if the update should start at once or a time is not known
 */
function postponementMs(state, requestedAt) {
    if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null)
        return null;
    const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
    return leftMs > 0 ? leftMs : null;
}
function updateTimes({ baseline, latest, requestedAt }) {
    const isOurs = ['running', 'succeeded', 'failed'].includes((0,verdict/* verdict */.WJ)(baseline, latest));
    const started = Date.parse((isOurs && latest.lastUpdateStartedAt) || '');
    const ended = Date.parse((isOurs && latest.lastUpdateAt) || '');
    return {
        queuedMs: requestedAt === null || Number.isNaN(started) ? null : Math.max(0, started - requestedAt),
        // Of an update that is still running, the last end is that of an earlier one.
        runningMs: ended >= started ? ended - started : null,
    };
}
const phaseText = {
    waiting: 'GitLab has not scheduled the update yet.',
    scheduled: 'The update is scheduled.',
    running: 'The update is running.',
    'foreign-running': 'An earlier update, not requested by this step, is still running.',
    'foreign-ended': 'The earlier update is no longer running.',
    succeeded: 'The update has finished.',
    failed: 'The update has failed.',
    canceled: 'The update was canceled.',
};
/** What it means that a phase lasts until the deadline. */
const stuckIn = {
    waiting: 'stuck-waiting',
    scheduled: 'stuck-scheduled',
};
function timedOut({ timeoutMs, phase }) {
    return new errors/* StepError */.zg('timeout', `The update did not finish within ${(0,text_duration/* formatDuration */.a)(timeoutMs)}. Last status: ${phaseText[phase]}`, (0,explanations/* hint */.aK)(stuckIn[phase] ?? 'stuck-started'));
}
function canceled() {
    return new errors/* StepError */.zg('sync-failed', 'The update was canceled in GitLab.', 'Run the step again.');
}
function updateFailed(message) {
    const reason = message === null ? 'GitLab gave no reason.' : `GitLab says: ${message}`;
    return new errors/* StepError */.zg('sync-failed', `The update failed. ${reason}`, (0,explanations/* hintFor */.JR)(message));
}

;// CONCATENATED MODULE: ./lib/mirror/update.js
/** Requests an update of a mirror and waits until it has finished: sends, sleeps and reports what wait.ts decides. */






/** One mirror's update, from the request to the end. */
class Update {
    #context;
    #state;
    /** @param first from before the update was requested; the answer to saved settings, if there were any */
    constructor(context, first) {
        const { job, bounds, pollIntervalMs, timeoutMs } = context;
        const { clock, deadline } = bounds;
        const goal = job.wait ? 'finished' : 'requested';
        this.#context = context;
        this.#state = startWait({ goal, pollIntervalMs, timeoutMs, deadline }, first, clock.now());
    }
    /**
     * Requests an update, unless saving the settings has started one.
     * @param saved the answer to saved settings, if there were any
     * @throws what `request` throws
     */
    async start(saved) {
        if (saved !== null) {
            await this.#take(saved);
            if (!(0,verdict/* isRunning */.W_)(this.#state.baseline.state)) {
                return this.#context.log.info('Saving the settings triggered an update.');
            }
        }
        await this.#request();
    }
    /** Requests another update, since the one that has finished did not bring the refs. */
    async requestAgain() {
        const { bounds, pollIntervalMs, job } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        if (job.sync === 'immediate') {
            // Saving the settings over and over would only keep the instance busy.
            await clock.sleep(Math.min(maxPauseMs(pollIntervalMs), Math.max(0, deadline - clock.now())), cancelled);
        }
        if (clock.now() >= deadline)
            throw timedOut({ ...this.#state, phase: 'waiting' });
        this.#state = fromLatest(this.#state, clock.now());
        await this.#request();
    }
    /**
     * Waits until an update that counts has finished or failed, or until the refs are there; with `wait: false` only until
     * GitLab has taken a request that counts.
     * @throws StepError of kind `timeout`, `paused` or `not-mirrored`, and whatever a request may throw
     */
    async wait(hasArrived = async () => false) {
        if (await hasArrived('next'))
            return { kind: 'arrived' };
        return this.#context.gitlab.scheduler.whileWaiting(() => this.#untilEnded(hasArrived));
    }
    /**
     * Polls once more, after the refs have arrived.
     * @returns whether the update has finished by now; false if that cannot be known, since nothing depends on it
     */
    async hasSucceeded() {
        const latest = await (0,errors/* orNull */.Xd)(() => this.#poll('next'));
        if (latest === null)
            return false;
        this.#see({ ...this.#state, latest });
        return (0,verdict/* verdict */.WJ)(this.#state.baseline, latest) === 'succeeded';
    }
    /** How long our update was queued and running. */
    get times() {
        return updateTimes(this.#state);
    }
    async #untilEnded(hasArrived) {
        for (;;) {
            const next = await this.#untilDecided(hasArrived);
            if (next.kind !== 'request')
                return next;
            await this.#request();
            const isForeign = (0,verdict/* isRunning */.W_)(this.#state.baseline.state);
            if (this.#state.goal === 'requested' && !isForeign)
                return { kind: 'requested' };
        }
    }
    async #untilDecided(hasArrived) {
        const { log, gitlab, bounds } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        this.#state = startPhase(this.#state, clock.now());
        for (;;) {
            const pause = pauseMs(this.#state, clock.now(), gitlab.scheduler.roundMs);
            if (pause > 0)
                await clock.sleep(pause, cancelled);
            const { failure, dueAt } = this.#state;
            if (clock.now() >= deadline && failure === null)
                throw timedOut(this.#state);
            // A failure that is known stays the failure, whatever becomes of a poll for its message.
            const polled = failure === null ? await this.#poll(dueAt) : await (0,errors/* orNull */.Xd)(() => this.#pollOnce(dueAt));
            const { state, next, report } = afterPoll(this.#state, polled, clock.now());
            this.#see(state);
            if (report !== null)
                log.info(report);
            if (next.kind !== 'poll' && next.kind !== 'request')
                return next;
            if (mayHaveArrived(state) && (await hasArrived(state.dueAt)))
                return { kind: 'arrived' };
            if (next.kind === 'request')
                return next;
        }
    }
    /** The mirror as it is now. A snapshot that shows it as off may be from before this step has switched it on. */
    async #poll(priority) {
        const { bounds, pollIntervalMs } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        for (let polls = 1;; polls++) {
            const mirror = await this.#pollOnce(priority);
            if (mirror !== null)
                return mirror;
            if (polls === verdict/* pollsToBelieve */.kl)
                throw switchedOff();
            await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
        }
    }
    /** @returns null if the mirror is off */
    async #pollOnce(priority) {
        try {
            const snapshot = await this.#context.project.mirror({ priority });
            return snapshot === null || snapshot.mirror.settings?.enabled === false ? null : snapshot.mirror;
        }
        catch (error) {
            throw error instanceof errors/* StepError */.zg && error.kind === 'timeout' ? timedOut(this.#state) : error;
        }
    }
    #see(state) {
        this.#state = state;
        this.#context.note({ state: state.latest });
    }
    /**
     * Requests an update, if that is of any use now: a scheduled one starts after us and serves as well, and while one is
     * running GitLab drops the request.
     * @throws StepError of kind `paused` if the mirror is paused and must not be resumed
     */
    async #request() {
        const { job, project, log, bounds } = this.#context;
        const { state: mirror } = this.#state.baseline;
        this.#state = { ...this.#state, dueAt: bounds.clock.now() };
        switch (schema/* updateStatuses */.GR[mirror.status]) {
            case 'queued':
                return log.info('An update was already scheduled, so no other was requested.');
            case 'running':
                return log.info('An update was already running and may have missed the latest commits. Another will be requested when it has finished.');
        }
        if (job.sync === 'immediate') {
            await this.#save();
            return log.info('Requested an immediate update, by saving the settings of the mirror again.');
        }
        const { paused, serverTime } = await project.requestUpdate(false);
        if (paused)
            return this.#resume();
        const postponedMs = postponementMs(mirror, serverTime);
        this.#state = {
            ...this.#state,
            requestedAt: serverTime,
            dueAt: bounds.clock.now() + (postponedMs ?? 0),
        };
        const delay = ` GitLab will probably postpone it for ${(0,text_duration/* formatDuration */.a)(postponedMs ?? 0)}, until five minutes after the last one; sync: immediate avoids that.`;
        log.info(`Requested an update.${postponedMs === null ? '' : delay}`);
    }
    /** Saving any setting starts an update at once and resumes a paused mirror. */
    async #save() {
        const { url } = this.#state.latest;
        await this.#take(await this.#context.project.save({ enabled: true }, url));
    }
    /** Makes the answer to saved settings the baseline: whatever starts after it has the new settings. */
    async #take({ mirror, serverTime, hasRunTimes }) {
        const latest = hasRunTimes ? mirror : await this.#poll('next');
        const baseline = hasRunTimes
            ? { state: mirror, takenAt: null }
            : (0,verdict/* baselineOfSave */.EI)(mirror.status, serverTime, latest);
        this.#see({ ...this.#state, baseline, latest, requestedAt: serverTime });
    }
    async #resume() {
        const { job, project, log } = this.#context;
        const { baseline, wasResumed } = this.#state;
        const { lastError } = baseline.state;
        if (!job.resume || wasResumed) {
            const last = lastError === null ? '' : ` The last update failed with: ${lastError}`;
            throw new errors/* StepError */.zg('paused', `GitLab has paused this mirror after too many failed updates.${last}`, wasResumed ? (0,explanations/* hintFor */.JR)(lastError) : (0,explanations/* hint */.aK)('paused'));
        }
        this.#state = { ...this.#state, wasResumed: true };
        // GitLab 19 resumes on this; earlier versions ignore the parameter and refuse again.
        const forced = await project.requestUpdate(true);
        if (forced.paused)
            await this.#save();
        else
            this.#state = { ...this.#state, requestedAt: forced.serverTime };
        log.info('GitLab had paused this mirror after too many failed updates. Resumed it and requested an update.');
    }
}
function switchedOff() {
    return new errors/* StepError */.zg('not-mirrored', 'The mirror was switched off while this step waited for its update.', 'Find out what else changes the settings of this mirror, then run the step again.');
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
/** The verdict on an update: which run is ours, and what has become of it. Pure. */

/** The verdict on the latest state. A state older than the baseline, from a replica that lags behind, says nothing. */
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
        // If another run has started since, the end is that of a run before it.
        return isRunning(latest) && (hasStarted || !hasEnded) ? 'foreign-running' : 'foreign-ended';
    }
    return verdictOnOurs(baseline, latest, { hasStarted, hasEnded });
}
/** The verdict if the runs seen since the baseline, if any, started after it. */
function verdictOnOurs(baseline, latest, { hasStarted, hasEnded }) {
    // An end without a start can only be that of a run that failed in the queue: no run succeeds without having started.
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
            // The next run is scheduled already if an end at or after the start is that of our run.
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
/** Whether the first of two of GitLab's times is later than the second; null counts as earliest. */
function isLater(a, b) {
    if (a === null)
        return false;
    return b === null || Date.parse(a) > Date.parse(b);
}
function isBefore(time, moment) {
    return time !== null && moment !== null && Date.parse(time) < moment;
}
/** A snapshot that shows the mirror as off or its update as canceled may come from a lagging replica. This many in a row do not. */
const pollsToBelieve = 3;
/** The state of a mirror that has never run. */
const neverRun = {
    status: 'none',
    lastError: null,
    lastUpdateAt: null,
    lastUpdateStartedAt: null,
    lastSuccessfulUpdateAt: null,
};
/**
 * The baseline after settings were saved through an API whose answer has no times (GitLab 15.6 to 17.5).
 * @param status of the update in that answer
 * @param savedAt when it was given, on the server's clock in whole seconds
 * @param seen the state right after it
 */
function baselineOfSave(status, savedAt, seen) {
    const run = _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .updateStatuses */ .GR[status];
    // A run that was running goes on with the old settings, whatever its state is by now.
    if (run === 'running' || savedAt === null)
        return { state: { ...seen, status }, takenAt: savedAt };
    // A queued run starts after the save. Otherwise a run that started within that second may be older than the save.
    const oursFrom = run === 'queued' ? savedAt : savedAt + 1_000;
    // If its times were in the baseline, a run that the save has started would never count.
    const isOurs = seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom;
    return { state: isOurs ? { ...neverRun, status } : seen, takenAt: savedAt };
}


/***/ })

};
