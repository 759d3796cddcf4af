"use strict";
exports.id = 390;
exports.ids = [390];
exports.modules = {

/***/ 390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createProject: () => (/* binding */ createProject)
/* harmony export */ });
/* harmony import */ var _cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(894);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(319);


// lib/mirror/create.js
async function createProject(error, context) {
	const { job, gitlab, project, log, note } = context;
	if (!isMissing(error) || job.createWith === null || job.desired.enabled === false) throw error;
	const slash = job.project.lastIndexOf("/");
	const namespace = job.project.slice(0, slash);
	const path = job.project.slice(slash + 1);
	const namespaceId = await gitlab.namespaceId(namespace);
	if (namespaceId === null) throw new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("not-found", `The namespace ${namespace} does not exist, or the token has no access to it.`, "Create the group first, and make the user of the token a member who may create projects in it.");
	const plan = (0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.t)(job.desired, null);
	const changes = [{
		setting: "visibility",
		from: null,
		to: job.createWith
	}, ...plan.changes];
	if (job.dryRun) {
		note({
			changes,
			changed: true
		});
		log.info(`A real run would create the ${job.createWith} project ${job.project} as a mirror.`);
		return "planned";
	}
	const mirrorAttributes = (0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.i)(plan.attributes, null);
	if (await gitlab.createProject({
		name: path,
		path,
		namespace_id: namespaceId,
		visibility: job.createWith,
		...mirrorAttributes
	}, () => exists(project)) === "taken") throw new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("not-found", `The project ${job.project} exists already, but the token has no access to it.`, "Make the user of the token a Maintainer of that project, or choose another path.");
	note({
		changes,
		changed: true
	});
	log.info(`Created the ${job.createWith} project ${job.project} as a mirror.`);
	const first = await firstSnapshot(context);
	return {
		created: first && {
			...first,
			mirror: {
				...first.mirror,
				..._wait_js__WEBPACK_IMPORTED_MODULE_1__.m
			},
			tellsTimes: true
		},
		changes
	};
}
async function firstSnapshot(context) {
	const { project, bounds, pollIntervalMs } = context;
	const { clock, deadline, cancelled } = bounds;
	for (let polls = 1;; polls++) {
		const isLast = polls === 3;
		try {
			const snapshot = await project.mirror();
			if (snapshot !== null || isLast) return snapshot;
		} catch (error) {
			if (isLast || !isMissing(error)) throw error;
		}
		await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
	}
}
async function exists(project) {
	try {
		await project.record();
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
function isMissing(error) {
	return error instanceof _cli_js__WEBPACK_IMPORTED_MODULE_0__.o && error.isMissing("Project");
}



/***/ }),

/***/ 319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ pauseMs),
/* harmony export */   c: () => (/* binding */ startWait),
/* harmony export */   d: () => (/* binding */ updateTimes),
/* harmony export */   f: () => (/* binding */ baselineOfSave),
/* harmony export */   h: () => (/* binding */ verdict),
/* harmony export */   i: () => (/* binding */ mayHaveArrived),
/* harmony export */   l: () => (/* binding */ switchedOff),
/* harmony export */   m: () => (/* binding */ neverRun),
/* harmony export */   n: () => (/* binding */ fromLatest),
/* harmony export */   o: () => (/* binding */ putOffMs),
/* harmony export */   p: () => (/* binding */ isRunning),
/* harmony export */   r: () => (/* binding */ maxPauseMs),
/* harmony export */   s: () => (/* binding */ startPhase),
/* harmony export */   t: () => (/* binding */ afterPoll),
/* harmony export */   u: () => (/* binding */ timedOut)
/* harmony export */ });
/* harmony import */ var _cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(894);

// lib/mirror/verdict.js
function verdict(baseline, latest) {
	const before = baseline.state;
	const wasRunning = isRunning(before);
	if (isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt) || isLater(before.lastUpdateAt, latest.lastUpdateAt)) return wasRunning ? "foreign-running" : "waiting";
	const hasStarted = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
	const hasEnded = isLater(latest.lastUpdateAt, before.lastUpdateAt);
	if (hasStarted ? isBefore(latest.lastUpdateStartedAt, baseline.takenAt) : wasRunning) return isRunning(latest) && (hasStarted || !hasEnded) ? "foreign-running" : "foreign-ended";
	return verdictOnOurs(baseline, latest, {
		hasStarted,
		hasEnded
	});
}
function verdictOnOurs(baseline, latest, { hasStarted, hasEnded }) {
	const inQueue = (isFailure) => {
		if (!hasEnded) return "waiting";
		return isFailure && !isBefore(latest.lastUpdateAt, baseline.takenAt) ? "failed" : "foreign-ended";
	};
	const hasFailed = isLater(latest.lastUpdateAt, latest.lastSuccessfulUpdateAt);
	switch (latest.status) {
		case "none": return hasStarted ? "waiting" : inQueue(hasFailed);
		case "scheduled":
			if (!hasEnded) return "scheduled";
			if (!hasStarted) return inQueue(hasFailed);
			if (isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt)) return "scheduled";
			return hasFailed ? "failed" : "succeeded";
		case "started": return hasStarted ? "running" : "waiting";
		case "finished": return hasStarted ? "succeeded" : inQueue(false);
		case "failed": return hasStarted ? "failed" : inQueue(true);
		case "canceled": return hasStarted || hasEnded || baseline.state.status !== "canceled" ? "canceled" : "waiting";
	}
}
function isRunning({ status }) {
	return _cli_js__WEBPACK_IMPORTED_MODULE_0__.a[status] === "running";
}
function isLater(a, b) {
	if (a === null) return false;
	return b === null || Date.parse(a) > Date.parse(b);
}
function isBefore(time, moment) {
	return time !== null && moment !== null && Date.parse(time) < moment;
}
const neverRun = {
	status: "none",
	lastError: null,
	lastUpdateAt: null,
	lastUpdateStartedAt: null,
	lastSuccessfulUpdateAt: null
};
function baselineOfSave(status, savedAt, seen) {
	const run = _cli_js__WEBPACK_IMPORTED_MODULE_0__.a[status];
	if (run === "running" || savedAt === null) return {
		state: {
			...seen,
			status
		},
		takenAt: savedAt
	};
	const oursFrom = run === "queued" ? savedAt : savedAt + 1e3;
	return {
		state: seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom ? {
			...neverRun,
			status
		} : seen,
		takenAt: savedAt
	};
}
// lib/mirror/wait.js
const reportIntervalMs = 3e4;
const lateMessageMs = 2e3;
const maxLagMs = 12e4;
function startWait(plan, first, now) {
	return startPhase({
		...plan,
		baseline: {
			state: first.mirror,
			takenAt: first.serverTime
		},
		latest: first.mirror,
		beganAt: now,
		requestedAt: null,
		dueAt: now,
		wasResumed: false
	}, now);
}
function startPhase(state, now) {
	return {
		...state,
		phase: isRunning(state.baseline.state) ? "foreign-running" : "waiting",
		phaseSince: now,
		reportedAt: now,
		canceledPolls: 0,
		failure: null
	};
}
function afterPoll(state, polled, now) {
	if (state.failure !== null) return afterPollForMessage(state, state.failure, polled, now);
	if (polled === null) return {
		state,
		next: { kind: "poll" },
		report: null
	};
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
		canceledPolls: phase === "canceled" ? state.canceledPolls + 1 : 0
	};
	if (state.until === "requested" && phase !== "foreign-running" && phase !== "foreign-ended") return {
		state: polledState,
		next: { kind: "requested" },
		report: null
	};
	const duration = isNew ? "" : ` (${(0,_cli_js__WEBPACK_IMPORTED_MODULE_0__._)(now - state.phaseSince)} so far)`;
	const report = isReported ? phaseText[phase] + duration : null;
	switch (phase) {
		case "waiting":
		case "scheduled":
		case "running":
		case "foreign-running": return {
			state: polledState,
			next: { kind: "poll" },
			report
		};
		case "foreign-ended": return {
			state: fromLatest(polledState, now),
			next: { kind: "request" },
			report
		};
		case "succeeded": return {
			state: polledState,
			next: { kind: "succeeded" },
			report
		};
		case "canceled": return {
			state: polledState,
			next: polledState.canceledPolls === 3 ? {
				kind: "failed",
				error: canceled()
			} : { kind: "poll" },
			report
		};
		case "failed": return {
			...afterPollForMessage(polledState, {
				before: state.latest.lastError,
				message: null,
				until: now + lateMessageMs
			}, polled, now),
			report
		};
	}
}
function afterPollForMessage(state, failure, polled, now) {
	const isUsable = polled !== null && !isLater(state.latest.lastUpdateAt, polled.lastUpdateAt);
	const message = (isUsable ? polled.lastError : null) ?? failure.message;
	const until = Math.min(failure.until, state.deadline);
	const isLate = (message === null || message === failure.before) && now < until;
	return {
		state: {
			...state,
			latest: isUsable ? polled : state.latest,
			failure: {
				...failure,
				message,
				until
			}
		},
		next: isLate ? { kind: "poll" } : {
			kind: "failed",
			error: updateFailed(message)
		},
		report: null
	};
}
function phaseOf({ baseline, phase }, polled) {
	const seen = verdict(baseline, polled);
	return seen === "waiting" && polled.status === "canceled" && (phase === "scheduled" || phase === "canceled") ? "canceled" : seen;
}
function fromLatest(state, now) {
	const isPastLag = now - state.beganAt > maxLagMs;
	return {
		...state,
		baseline: {
			state: state.latest,
			takenAt: isPastLag ? null : state.baseline.takenAt
		}
	};
}
function mayHaveArrived({ phase }) {
	return phase === "running" || phase === "foreign-running" || phase === "foreign-ended";
}
const maxPause = 15;
function maxPauseMs(pollIntervalMs) {
	return maxPause * pollIntervalMs;
}
const maxLastPollMs = 1e3;
function pauseMs(state, now, roundMs) {
	const { phaseSince, failure, pollIntervalMs, deadline } = state;
	const leftMs = deadline - now;
	if (failure !== null) return Math.min(pollIntervalMs, failure.until - now);
	const desired = Math.min(Math.max((now - phaseSince) / 10, pollIntervalMs), maxPauseMs(pollIntervalMs));
	const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
	const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
	return leftMs <= lastPollMs ? leftMs : Math.min(pause, leftMs - lastPollMs);
}
const usualIntervalMs = 3e5;
function putOffMs(state, requestedAt) {
	if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null) return null;
	const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
	return leftMs > 0 ? leftMs : null;
}
function updateTimes({ baseline, latest, requestedAt }) {
	const isOurs = [
		"running",
		"succeeded",
		"failed"
	].includes(verdict(baseline, latest));
	const started = Date.parse(isOurs && latest.lastUpdateStartedAt || "");
	const ended = Date.parse(isOurs && latest.lastUpdateAt || "");
	return {
		queuedMs: requestedAt === null || Number.isNaN(started) ? null : Math.max(0, started - requestedAt),
		runningMs: ended >= started ? ended - started : null
	};
}
const phaseText = {
	waiting: "GitLab has not scheduled the update yet.",
	scheduled: "The update is scheduled.",
	running: "The update is running.",
	"foreign-running": "An update that started before this step is running.",
	"foreign-ended": "The update that was running before has ended.",
	succeeded: "The update has finished.",
	failed: "The update has failed.",
	canceled: "The update was canceled."
};
const stuckIn = {
	waiting: "stuck-waiting",
	scheduled: "stuck-scheduled"
};
function timedOut({ timeoutMs, phase }) {
	return new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("timeout", `The update had not finished within ${(0,_cli_js__WEBPACK_IMPORTED_MODULE_0__._)(timeoutMs)}. Last seen: ${phaseText[phase]}`, (0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.c)(stuckIn[phase] ?? "stuck-started"));
}
function switchedOff() {
	return new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("not-mirrored", "The mirror was switched off while this step waited for its update.", "Something else changes the settings of this mirror. Find out what, then run the step again.");
}
function canceled() {
	return new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("sync-failed", "The update was canceled in GitLab.", "Run the step again.");
}
function updateFailed(message) {
	const reason = message === null ? "GitLab gave no reason." : `GitLab says: ${message}`;
	return new _cli_js__WEBPACK_IMPORTED_MODULE_0__.y("sync-failed", `The update failed. ${reason}`, (0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.l)(message));
}



/***/ })

};
;