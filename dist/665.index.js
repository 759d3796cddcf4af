export const id = 665;
export const ids = [665];
export const modules = {

/***/ 7665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Update: () => (/* binding */ Update)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/base/log.js
var base_log = __webpack_require__(3339);
// EXTERNAL MODULE: ./lib/gitlab/response.js
var response = __webpack_require__(3236);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __webpack_require__(536);
// EXTERNAL MODULE: ./lib/text/duration.js
var text_duration = __webpack_require__(4783);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __webpack_require__(3831);
// EXTERNAL MODULE: ./lib/mirror/lag.js
var lag = __webpack_require__(2635);
;// CONCATENATED MODULE: ./lib/mirror/verdict.js

const dateResolutionMs = 1_000;
function baselineOf(state, takenAt) {
    return { state, foreignBefore: takenAt === null ? Number.POSITIVE_INFINITY : takenAt + dateResolutionMs };
}
function verdict(baseline, latest) {
    if (baseline.savedAt !== undefined)
        return verdictAfterSave(baseline, baseline.savedAt, latest);
    const before = baseline.state;
    const wasRunning = isRunning(before);
    if (isOlder(latest, before))
        return wasRunning ? 'foreign-running' : 'waiting';
    const hasStarted = hasStartedSince(baseline, latest);
    const hasEnded = isLater(latest.lastUpdateAt, before.lastUpdateAt);
    const isForeign = hasStarted ? isBefore(latest.lastUpdateStartedAt, baseline.foreignBefore) : wasRunning;
    if (isForeign) {
        return isRunning(latest) && (hasStarted || !hasEnded) ? 'foreign-running' : 'foreign-ended';
    }
    return verdictOnOwn(baseline, latest, { hasStarted, hasEnded });
}
function hasStartedSince({ state, savedAt, seenBefore }, latest) {
    const { lastUpdateStartedAt } = latest;
    if (savedAt === undefined)
        return isLater(lastUpdateStartedAt, state.lastUpdateStartedAt);
    return (isSince(lastUpdateStartedAt, savedAt) &&
        isLater(lastUpdateStartedAt, seenBefore?.lastUpdateStartedAt ?? null));
}
function verdictAfterSave(baseline, savedAt, latest) {
    const { status, lastUpdateAt } = latest;
    const { seenBefore = null } = baseline;
    const hasStarted = hasStartedSince(baseline, latest);
    const hasEnded = isSince(lastUpdateAt, savedAt + dateResolutionMs) &&
        isLater(lastUpdateAt, seenBefore?.lastUpdateAt ?? null);
    const mayBeOlder = hasStarted && !hasEnded && (status === 'finished' || status === 'failed');
    return mayBeOlder ? 'foreign-ended' : verdictOnOwn(baseline, latest, { hasStarted, hasEnded });
}
function verdictOnOwn(baseline, latest, { hasStarted, hasEnded }) {
    const verdictWithoutStart = (isFailure) => {
        if (!hasEnded || baseline.state.status === 'canceled')
            return 'waiting';
        return isFailure && !isBefore(latest.lastUpdateAt, baseline.foreignBefore) ? 'failed' : 'foreign-ended';
    };
    const hasFailed = isLater(latest.lastUpdateAt, latest.lastSuccessfulUpdateAt);
    switch (latest.status) {
        case 'none':
            return hasStarted ? 'waiting' : verdictWithoutStart(hasFailed);
        case 'scheduled':
            if (!hasEnded)
                return 'scheduled';
            if (!hasStarted)
                return verdictWithoutStart(hasFailed);
            if (isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt))
                return 'scheduled';
            return hasFailed ? 'failed' : 'succeeded';
        case 'started':
            return hasStarted ? 'running' : 'waiting';
        case 'finished':
            return hasStarted ? 'succeeded' : verdictWithoutStart(false);
        case 'failed':
            return hasStarted ? 'failed' : verdictWithoutStart(true);
        case 'canceled':
            return hasStarted || hasEnded || baseline.state.status !== 'canceled' ? 'canceled' : 'waiting';
    }
}
function isRunning({ status }) {
    return schema/* updateStatuses */.GR[status] === 'running';
}
function isOlder(state, other) {
    return (isLater(other.lastUpdateStartedAt, state.lastUpdateStartedAt) ||
        isLater(other.lastUpdateAt, state.lastUpdateAt));
}
function isLater(a, b) {
    if (a === null)
        return false;
    return b === null || Date.parse(a) > Date.parse(b);
}
function isBefore(time, moment) {
    return time !== null && moment !== null && Date.parse(time) < moment;
}
function isSince(time, moment) {
    return time !== null && Date.parse(time) >= moment;
}
const minCanceledPolls = 3;
function baselineOfSave(status, savedAt, seen, seenBefore) {
    const baseline = baselineOf({ ...seen, status }, savedAt);
    const wasRunning = schema/* updateStatuses */.GR[status] === 'running';
    return wasRunning || savedAt === null ? baseline : { ...baseline, savedAt, seenBefore };
}

;// CONCATENATED MODULE: ./lib/mirror/wait.js






const lateMessageMs = 2_000;
function startWait(plan, first, now) {
    return startPhase({
        ...plan,
        baseline: baselineOf(first.mirror, first.serverTime),
        latest: first.mirror,
        beganAt: now,
        requestedAt: null,
        dueAt: now,
        responseMs: 0,
        isLastChecked: false,
        wasResumed: false,
    }, now);
}
function startPhase(state, now) {
    return {
        ...state,
        phase: isRunning(state.baseline.state) ? 'foreign-running' : 'waiting',
        phaseSince: now,
        reportedAt: now,
        canceledPolls: 0,
        failure: null,
    };
}
function afterPoll(state, polled, now) {
    if (state.failure !== null)
        return afterPollForMessage(state, state.failure, polled, now);
    if (polled === null)
        return { state, next: { kind: 'poll' }, report: null };
    const phase = phaseOf(state, polled);
    const isNew = phase !== state.phase;
    const isReported = isNew || now - state.reportedAt >= base_log/* waitingLogIntervalMs */.p;
    const polledState = {
        ...state,
        latest: isOlder(polled, state.latest) ? state.latest : polled,
        dueAt: now,
        phase,
        phaseSince: isNew ? now : state.phaseSince,
        reportedAt: isReported ? now : state.reportedAt,
        canceledPolls: phase === 'canceled' ? state.canceledPolls + 1 : 0,
    };
    if (state.goal === 'requested' && phase !== 'foreign-running' && phase !== 'foreign-ended') {
        return { state: polledState, next: { kind: 'requested' }, report: null };
    }
    const duration = isNew ? '' : ` (${(0,text_duration/* formatDuration */.a3)(now - state.phaseSince)} so far)`;
    const report = isReported ? phases[phase].text + duration : null;
    switch (phase) {
        case 'waiting':
        case 'scheduled':
        case 'running':
        case 'foreign-running':
            return { state: polledState, next: { kind: 'poll' }, report };
        case 'foreign-ended':
            return { state: withLatestAsBaseline(polledState, now), next: { kind: 'request' }, report };
        case 'succeeded':
            return { state: polledState, next: { kind: 'succeeded' }, report };
        case 'canceled': {
            const isBelieved = polledState.canceledPolls === minCanceledPolls;
            const next = isBelieved
                ? { kind: 'failed', error: canceledError(), isPartial: false }
                : { kind: 'poll' };
            return { state: polledState, next, report };
        }
        case 'failed': {
            const failure = { before: state.latest.lastError, message: null, messageBy: now + lateMessageMs };
            return { ...afterPollForMessage(polledState, failure, polled, now), report };
        }
    }
}
function afterPollForMessage(state, failure, polled, now) {
    const isUsable = polled !== null && !isLater(state.latest.lastUpdateAt, polled.lastUpdateAt);
    const message = (isUsable ? polled.lastError : null) ?? failure.message;
    const messageBy = Math.min(failure.messageBy, state.deadline);
    const isAwaited = (message === null || message === failure.before) && now < messageBy;
    return {
        state: {
            ...state,
            latest: isUsable ? polled : state.latest,
            failure: { ...failure, message, messageBy },
        },
        next: isAwaited ? { kind: 'poll' } : failedEnding(message, failure.before),
        report: null,
    };
}
function phaseOf({ baseline, phase }, polled) {
    const seen = verdict(baseline, polled);
    const wasScheduled = phase === 'scheduled' || phase === 'canceled';
    return seen === 'waiting' && polled.status === 'canceled' && wasScheduled ? 'canceled' : seen;
}
function withLatestAsBaseline(state, now) {
    const isPastLag = now - state.beganAt > lag/* maxLagMs */.F;
    return {
        ...state,
        baseline: { state: state.latest, foreignBefore: isPastLag ? null : state.baseline.foreignBefore },
    };
}
function mayHaveArrived({ phase }) {
    return phases[phase].bringsRefs === true;
}
const maxPauseIntervals = 15;
function maxPauseMs(pollIntervalMs) {
    return maxPauseIntervals * pollIntervalMs;
}
const maxLastPollMs = 1_000;
const minResponseMs = 250;
const maxResponseMs = 5_000;
function lastCheckMs({ timeoutMs, lastCheckRequests, responseMs }, roundMs) {
    const oneMs = Math.min(Math.max(minResponseMs, 2 * responseMs), maxResponseMs);
    const estimateMs = maxLastPollMs + (lastCheckRequests + 1) * Math.max(oneMs, roundMs);
    return Math.min(estimateMs, timeoutMs / (roundMs > oneMs ? 2 : 4));
}
function isTimeForLastCheck(state, now, roundMs) {
    return !state.isLastChecked && state.deadline - now <= lastCheckMs(state, roundMs);
}
function pauseMs(state, now, roundMs) {
    const { phaseSince, failure, pollIntervalMs, deadline } = state;
    const leftMs = deadline - now;
    if (failure !== null)
        return Math.min(pollIntervalMs, failure.messageBy - now);
    const desired = Math.min(Math.max((now - phaseSince) / 10, pollIntervalMs), maxPauseMs(pollIntervalMs));
    const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
    const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
    const lastPolls = state.isLastChecked ? [lastPollMs] : [lastPollMs, lastCheckMs(state, roundMs)];
    const nextMs = Math.max(0, ...lastPolls.filter((ms) => ms < leftMs));
    return nextMs === 0 ? leftMs : Math.min(pause, leftMs - nextMs);
}
const usualIntervalMs = 300_000;
function postponementMs(state, requestedAt) {
    if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null)
        return null;
    const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
    return leftMs > 0 ? leftMs : null;
}
function updateTimes({ baseline, latest, requestedAt, }) {
    const isOwn = ['running', 'succeeded', 'failed'].includes(verdict(baseline, latest)) &&
        hasStartedSince(baseline, latest);
    const started = Date.parse((isOwn && latest.lastUpdateStartedAt) || '');
    const ended = Date.parse((isOwn && latest.lastUpdateAt) || '');
    return {
        queuedMs: requestedAt === null || Number.isNaN(started) ? null : Math.max(0, started - requestedAt),
        runningMs: ended >= started ? ended - started : null,
    };
}
const phases = {
    waiting: { text: 'GitLab has not scheduled the update yet.', stuck: 'stuck-waiting' },
    scheduled: { text: 'The update is scheduled.', stuck: 'stuck-scheduled' },
    running: { text: 'The update is running.', stuck: 'stuck-started', bringsRefs: true },
    'foreign-running': {
        text: 'An earlier update, not requested by this step, is still running.',
        stuck: 'stuck-started',
        bringsRefs: true,
    },
    'foreign-ended': {
        text: 'The earlier update is no longer running.',
        stuck: 'stuck-started',
        bringsRefs: true,
    },
    succeeded: { text: 'The update has finished.', stuck: 'stuck-started' },
    failed: { text: 'The update has failed.', stuck: 'stuck-started' },
    canceled: { text: 'The update was canceled.', stuck: 'canceled' },
};
function timeoutError({ timeoutMs, phase }) {
    return new errors/* StepError */.zg('timeout', `The update did not finish within ${(0,text_duration/* formatDuration */.a3)(timeoutMs)}. Last status: ${phases[phase].text}`, (0,explanations/* hint */.aK)(phases[phase].stuck));
}
function inactiveProjectError(timeoutMs, reason) {
    return new errors/* StepError */.zg('timeout', `GitLab did not schedule the update within ${(0,text_duration/* formatDuration */.a3)(timeoutMs)}: the project is ${reason}.`, (0,explanations/* hint */.aK)('inactive-project'));
}
function canceledError() {
    return new errors/* StepError */.zg('sync-failed', 'The update was canceled in GitLab.', (0,explanations/* hint */.aK)('canceled'));
}
function failedEnding(message, before) {
    const says = message === before ? 'GitLab shows the same message as before this update' : 'GitLab says';
    const reason = message === null ? 'GitLab gave no reason.' : `${says}: ${message}`;
    const error = new errors/* StepError */.zg('sync-failed', `The update failed. ${reason}`, (0,explanations/* hintForMessage */.ql)(message));
    return {
        kind: 'failed',
        error,
        isPartial: message !== null && (0,explanations/* explanationOf */.pg)(message) === 'too-many-branches',
    };
}

;// CONCATENATED MODULE: ./lib/mirror/update.js









const maxRepeatPauses = 4;
class Update {
    #context;
    #isNew;
    #seenBefore;
    #state;
    #mayRequestAt;
    #repeatPauses = 0;
    #silence = null;
    constructor(context, { baseline, seenBefore, readAt, isNew, lastCheckRequests }) {
        const { job, bounds, pollIntervalMs, timeoutMs } = context;
        const { clock, deadline } = bounds;
        const goal = job.wait ? 'finished' : 'requested';
        this.#context = context;
        this.#isNew = isNew;
        this.#seenBefore = seenBefore ?? baseline.mirror;
        this.#mayRequestAt = readAt + dateResolutionMs;
        this.#state = startWait({ goal, pollIntervalMs, timeoutMs, deadline, lastCheckRequests }, baseline, clock.now());
    }
    async start(saved) {
        if (saved !== null) {
            await this.#adoptAsBaseline(saved);
            if (!isRunning(this.#state.baseline.state)) {
                this.#context.log.info('Saving the settings triggered an update.');
                this.#retryUntilDeadline();
                return true;
            }
        }
        await this.#request();
        this.#retryUntilDeadline();
        return false;
    }
    async requestAgain() {
        const { bounds, pollIntervalMs, job } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        if (job.sync === 'immediate') {
            this.#repeatPauses = Math.min(this.#repeatPauses + 1, maxRepeatPauses);
            const pause = this.#repeatPauses * maxPauseMs(pollIntervalMs);
            await clock.sleep(Math.min(pause, Math.max(0, deadline - clock.now())), cancelled);
        }
        this.#state = withLatestAsBaseline(this.#state, clock.now());
        await this.#request();
    }
    async wait(hasArrived = async () => false) {
        if (await hasArrived('next', false))
            return { kind: 'arrived' };
        return this.#context.gitlab.scheduler.countAsWaiting(() => this.#untilEnded(hasArrived));
    }
    async hasSucceeded() {
        const latest = await (0,errors/* orNull */.Xd)(() => this.#pollOnce({ priority: 'next', isOptional: true }));
        if (latest === null || isOlder(latest, this.#state.latest))
            return false;
        this.#setState({ ...this.#state, latest });
        return verdict(this.#state.baseline, latest) === 'succeeded';
    }
    get hasTimeLeft() {
        const { clock, deadline } = this.#context.bounds;
        return clock.now() < deadline;
    }
    get latest() {
        return this.#state.latest;
    }
    get times() {
        return updateTimes(this.#state);
    }
    async #untilEnded(hasArrived) {
        for (;;) {
            const next = await this.#untilDecided(hasArrived);
            if (next.kind !== 'request')
                return next;
            await this.#request();
        }
    }
    async #untilDecided(hasArrived) {
        const { log, gitlab, bounds } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        this.#state = startPhase(this.#state, clock.now());
        let pollsAtOnce = this.#state.goal === 'requested' && !isRunning(this.#state.baseline.state);
        for (;;) {
            const pause = pollsAtOnce ? 0 : pauseMs(this.#state, clock.now(), gitlab.scheduler.roundMs);
            pollsAtOnce = false;
            if (pause > 0)
                await clock.sleep(pause, cancelled);
            const { failure, dueAt } = this.#state;
            if (clock.now() >= deadline && failure === null)
                throw timeoutError(this.#state);
            const polled = failure === null ? await this.#poll(dueAt) : await this.#pollForMessage(dueAt);
            const { state, next, report } = afterPoll(this.#state, polled, clock.now());
            this.#setState(state);
            if (report !== null)
                log.info(report);
            if (next.kind !== 'poll' && next.kind !== 'request')
                return next;
            const isLast = isTimeForLastCheck(state, clock.now(), gitlab.scheduler.roundMs);
            if (isLast)
                this.#state = { ...state, isLastChecked: true };
            const mayArrive = isLast || mayHaveArrived(state);
            if (mayArrive && (await hasArrived(state.dueAt, isLast)))
                return { kind: 'arrived' };
            if (isLast)
                await this.#assertActive();
            if (next.kind === 'request')
                return next;
        }
    }
    #poll(priority) {
        const { bounds, pollIntervalMs } = this.#context;
        const write = { bounds, pollIntervalMs, writtenAt: this.#isNew ? this.#state.beganAt : null };
        const isOffOrMissing = (error) => error instanceof SwitchedOff || (0,response/* isMissingProject */.gr)(error);
        return (0,lag/* retryWhileLagging */.X)(write, isOffOrMissing, () => this.#pollOnce({ priority }));
    }
    #pollForMessage(priority) {
        return (0,errors/* orNull */.Xd)(() => this.#pollOnce({ priority, isOptional: true }));
    }
    async #pollOnce(options) {
        const { project, bounds } = this.#context;
        const sentAt = bounds.clock.now();
        try {
            const snapshot = await project.mirror(options);
            const responseMs = Math.max(this.#state.responseMs, bounds.clock.now() - sentAt);
            this.#state = { ...this.#state, responseMs };
            this.#endSilence();
            if (snapshot === null || snapshot.mirror.settings?.enabled === false)
                throw new SwitchedOff();
            return snapshot.mirror;
        }
        catch (error) {
            throw (0,errors/* isStepTimeout */.wy)(error) ? timeoutError(this.#state) : error;
        }
    }
    #retryUntilDeadline() {
        if (this.#state.goal === 'requested')
            return;
        this.#context.project.retryUntilDeadline((failure) => this.#reportSilence(failure));
    }
    #reportSilence(failure) {
        const { log, bounds } = this.#context;
        const now = bounds.clock.now();
        if (this.#silence === null) {
            this.#silence = { since: now, reportedAt: now };
            log.info(`A request to GitLab failed: ${failure}. The update may still be running, so the step retries until the timeout.`);
        }
        else if (now - this.#silence.reportedAt >= base_log/* waitingLogIntervalMs */.p) {
            this.#silence.reportedAt = now;
            log.info(`GitLab has not responded for ${(0,text_duration/* formatDuration */.a3)(now - this.#silence.since)}: ${failure}.`);
        }
    }
    #endSilence() {
        if (this.#silence === null)
            return;
        const { log, bounds } = this.#context;
        log.info(`GitLab responded again after ${(0,text_duration/* formatDuration */.a3)(bounds.clock.now() - this.#silence.since)}.`);
        this.#silence = null;
    }
    async #assertActive() {
        if (this.#state.phase !== 'waiting')
            return;
        const { project, timeoutMs } = this.#context;
        const record = await (0,errors/* orNull */.Xd)(() => project.record({ isOptional: true }));
        if (record !== null && record.inactive !== null)
            throw inactiveProjectError(timeoutMs, record.inactive);
    }
    #setState(state) {
        this.#state = state;
        this.#context.note({ state: state.latest });
    }
    async #request() {
        const { job, project, log, bounds } = this.#context;
        const { state: mirror } = this.#state.baseline;
        this.#state = { ...this.#state, dueAt: bounds.clock.now(), requestedAt: null };
        switch (schema/* updateStatuses */.GR[mirror.status]) {
            case 'queued':
                return log.info('An update was already scheduled, so the step did not request another.');
            case 'running':
                return log.info(`An update was already running and may have missed the latest commits. When it has finished, the step will request another${job.verifyRefs === null ? '' : ', unless all refs to verify have arrived'}.`);
        }
        if (job.sync === 'immediate') {
            await this.#save();
            return log.info('Requested an immediate update, by saving the settings of the mirror again.');
        }
        const waitMs = Math.min(this.#mayRequestAt, bounds.deadline) - bounds.clock.now();
        if (waitMs > 0)
            await bounds.clock.sleep(waitMs, bounds.cancelled);
        const { paused, serverTime } = await project.requestUpdate();
        if (paused)
            return this.#resume();
        const postponedMs = postponementMs(mirror, serverTime);
        this.#state = {
            ...this.#state,
            requestedAt: serverTime,
            dueAt: bounds.clock.now() + (postponedMs ?? 0),
        };
        log.info(`Requested an update.${postponedMs === null ? '' : postponement(postponedMs)}`);
    }
    async #save() {
        const { url } = this.#state.latest;
        await this.#adoptAsBaseline(await this.#context.project.save({ enabled: true }, url));
    }
    async #adoptAsBaseline({ mirror, serverTime, hasRunTimes }) {
        this.#mayRequestAt = this.#context.bounds.clock.now() + dateResolutionMs;
        if (!hasRunTimes)
            this.#retryUntilDeadline();
        const seen = this.#state.latest;
        const seenBefore = isOlder(seen, this.#seenBefore) ? this.#seenBefore : seen;
        const latest = hasRunTimes ? mirror : await this.#poll('next');
        const baseline = hasRunTimes
            ? { state: mirror, foreignBefore: null }
            : baselineOfSave(mirror.status, serverTime, latest, seenBefore);
        this.#setState({ ...this.#state, baseline, latest, requestedAt: serverTime });
    }
    async #resume() {
        const { job, project, log } = this.#context;
        const { baseline, wasResumed } = this.#state;
        const { lastError } = baseline.state;
        if (!job.resume || wasResumed) {
            const lastFailure = lastError === null ? '' : ` The last update failed with: ${lastError}`;
            throw new errors/* StepError */.zg('paused', `GitLab has paused this mirror after too many failed updates.${lastFailure}`, wasResumed ? (0,explanations/* hintForMessage */.ql)(lastError) : (0,explanations/* hint */.aK)('paused'));
        }
        this.#state = { ...this.#state, wasResumed: true };
        const forced = await project.requestUpdate({ force: true });
        if (forced.paused)
            await this.#save();
        else
            this.#state = { ...this.#state, requestedAt: forced.serverTime };
        log.info('GitLab had paused this mirror after too many failed updates. Resumed it and requested an update.');
    }
}
function postponement(ms) {
    const interval = (0,text_duration/* formatDuration */.a3)(usualIntervalMs);
    return ` GitLab will probably postpone it by ${(0,text_duration/* formatDuration */.a3)(ms)}, until ${interval} after the last update; sync: immediate avoids this.`;
}
class SwitchedOff extends errors/* StepError */.zg {
    constructor() {
        super('not-mirrored', 'The mirror was switched off while the step waited for its update.', 'Find out what else changes the settings of this mirror, then run the step again.');
    }
}


/***/ })

};
