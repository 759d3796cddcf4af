"use strict";
exports.id = 570;
exports.ids = [570];
exports.modules = {

/***/ 496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ verdict),
/* harmony export */   n: () => (/* binding */ isLater),
/* harmony export */   r: () => (/* binding */ neverRun),
/* harmony export */   t: () => (/* binding */ baselineOfSave)
/* harmony export */ });
// lib/mirror/progress.js
function verdict(baseline, latest) {
	const before = baseline.state;
	if (isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt)) return waitingVerdict(before);
	if (isLater(before.lastUpdateAt, latest.lastUpdateAt)) return waitingVerdict(before);
	const began = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
	const ended = isLater(latest.lastUpdateAt, before.lastUpdateAt);
	if (before.status === "started" && !began) return latest.status !== "started" || ended ? "foreign-ended" : "foreign-running";
	if (began) {
		const over = hasEnded(latest, ended);
		if (isBefore(latest.lastUpdateStartedAt, baseline.takenAt)) return over || latest.status !== "started" ? "foreign-ended" : "foreign-running";
		if (latest.status === "canceled") return "canceled";
		return over ? ending(latest) : pendingVerdict(latest.status);
	}
	if (latest.status === "canceled") return before.status === "canceled" && !ended ? "waiting" : "canceled";
	if (ended && latest.status !== "started") {
		if (isBefore(latest.lastUpdateAt, baseline.takenAt)) return "foreign-ended";
		return ending(latest) === "failed" ? "failed" : "foreign-ended";
	}
	return latest.status === "scheduled" ? "scheduled" : "waiting";
}
function hasEnded(latest, somethingEnded) {
	if (latest.status === "finished" || latest.status === "failed") return true;
	return latest.status === "scheduled" && somethingEnded && !isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt);
}
function ending(state) {
	if (state.status === "finished") return "succeeded";
	if (state.status === "failed") return "failed";
	return isLater(state.lastUpdateAt, state.lastSuccessfulUpdateAt) ? "failed" : "succeeded";
}
function pendingVerdict(status) {
	if (status === "started") return "running";
	return status === "scheduled" ? "scheduled" : "waiting";
}
function waitingVerdict(before) {
	return before.status === "started" ? "foreign-running" : "waiting";
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
	if (status === "started" || savedAt === null) return {
		state: {
			...seen,
			status
		},
		takenAt: savedAt
	};
	const oursFrom = status === "scheduled" ? savedAt : savedAt + 1e3;
	return {
		state: seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom ? {
			...neverRun,
			status
		} : seen,
		takenAt: savedAt
	};
}



/***/ }),

/***/ 570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Update: () => (/* binding */ Update)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(496);


// lib/mirror/pacing.js
const maxPause = 15;
function pauseMs(sinceChangeMs, pollIntervalMs, leftMs, roundMs = 0) {
	const desired = Math.min(Math.max(sinceChangeMs / 10, pollIntervalMs), maxPause * pollIntervalMs);
	const pause = roundMs < leftMs ? Math.max(desired, roundMs) : desired;
	const lastPollMs = Math.min(pollIntervalMs, maxLastPollMs);
	return leftMs <= lastPollMs ? leftMs : Math.min(pause, leftMs - lastPollMs);
}
const maxLastPollMs = 1e3;
const usualIntervalMs = 3e5;
function putOffMs(state, requestedAt) {
	if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null) return null;
	const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
	return leftMs > 0 ? leftMs : null;
}
// lib/mirror/phases.js
const phaseText = {
	waiting: "GitLab has not scheduled the update yet.",
	scheduled: "The update is scheduled.",
	running: "The update is running.",
	"foreign-running": "An update that began before this step is running.",
	"foreign-ended": "The update that was running before has ended.",
	succeeded: "The update has finished.",
	failed: "The update has failed.",
	canceled: "The update was canceled."
};
const stuckIn = {
	waiting: "stuck-waiting",
	scheduled: "stuck-scheduled"
};
function canceled() {
	return new _main_js__WEBPACK_IMPORTED_MODULE_0__.D("sync-failed", "The update was canceled in GitLab.", "Somebody or something in GitLab canceled it; run the step again.");
}
function switchedOff() {
	return new _main_js__WEBPACK_IMPORTED_MODULE_0__.D("not-mirrored", "The mirror was switched off while this step waited for its update.", "Somebody or something else changes the settings of this mirror. Find out who, then run the step again.");
}
function timedOut(timeoutMs, phase) {
	return new _main_js__WEBPACK_IMPORTED_MODULE_0__.D("timeout", `The update had not ended within ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(timeoutMs)}. Last seen: ${phaseText[phase]}`, (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.c)(stuckIn[phase] ?? "stuck-started"));
}
// lib/mirror/update.js
const signOfLifeMs = 3e4;
const lateMessageMs = 2e3;
const maxLagMs = 12e4;
const pollsToBelieve = 3;
const againAfterPolls = 15;
var Update = class Update {
	#context;
	#baseline;
	#latest;
	#resumed = false;
	#requestedAt = null;
	#dueAt;
	#begun;
	constructor(context, snapshot) {
		this.#context = context;
		this.#latest = snapshot;
		this.#begun = this.#dueAt = context.bounds.clock.now();
		this.#baseline = {
			state: snapshot.mirror,
			takenAt: snapshot.serverTime
		};
	}
	static async afterSave(context, saved) {
		const update = new Update(context, saved);
		await update.#take(saved);
		return update;
	}
	get isForeign() {
		return this.#baseline.state.status === "started";
	}
	get times() {
		const { lastUpdateStartedAt, lastUpdateAt } = [
			"running",
			"succeeded",
			"failed"
		].includes((0,_progress_js__WEBPACK_IMPORTED_MODULE_1__.i)(this.#baseline, this.#latest.mirror)) ? this.#latest.mirror : _progress_js__WEBPACK_IMPORTED_MODULE_1__.r;
		const [started, ended] = [lastUpdateStartedAt, lastUpdateAt].map((time) => time === null ? null : Date.parse(time));
		return {
			queuedMs: started == null || this.#requestedAt === null ? null : Math.max(0, started - this.#requestedAt),
			runningMs: started == null || ended == null || ended < started ? null : ended - started
		};
	}
	async ask() {
		const { job, project, log, bounds } = this.#context;
		const { status } = this.#baseline.state;
		this.#dueAt = bounds.clock.now();
		if (status === "scheduled") return log.info("An update is scheduled already and serves as well.");
		if (status === "started") return log.info("An update was already running and may have missed the latest commits: waiting for its end to ask for another.");
		if (job.sync === "immediate") {
			await this.#save();
			return log.info("Asked GitLab for an update now, by saving the settings of the mirror again.");
		}
		const asked = await project.requestUpdate(false);
		if (asked.paused) return this.#resume();
		this.#requestedAt = asked.serverTime;
		const leftMs = putOffMs(this.#baseline.state, asked.serverTime);
		this.#dueAt = bounds.clock.now() + (leftMs ?? 0);
		log.info(leftMs === null ? "Asked GitLab for an update." : `Asked GitLab for an update. It will probably put it off for ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(leftMs)}, until five minutes after the last one; sync: immediate would not wait.`);
	}
	async requestAgain() {
		const { bounds, pollIntervalMs, job } = this.#context;
		const { clock, deadline, cancelled } = bounds;
		if (job.sync === "immediate") await clock.sleep(Math.min(againAfterPolls * pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
		if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, "waiting");
		this.#rebase(this.#latest);
		await this.ask();
	}
	#rebase({ mirror }) {
		const isLate = this.#context.bounds.clock.now() - this.#begun > maxLagMs;
		this.#baseline = {
			state: mirror,
			takenAt: isLate ? null : this.#baseline.takenAt
		};
	}
	async waitUntilRequested() {
		await this.#wait(async () => false, true);
	}
	async wait(hasArrived) {
		if (await hasArrived()) return { kind: "arrived" };
		return this.#wait(hasArrived, false);
	}
	async hasSucceeded() {
		try {
			const snapshot = await this.#snapshot("waiting");
			return (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__.i)(this.#baseline, snapshot.mirror) === "succeeded";
		} catch (error) {
			if (error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.D && error.kind !== "cancelled") return false;
			throw error;
		}
	}
	async #wait(hasArrived, untilRequested) {
		const { project, scheduler } = this.#context;
		project.priority = this.#dueAt;
		try {
			return await scheduler.whileWaiting(() => this.#watch(hasArrived, untilRequested));
		} finally {
			project.priority = "next";
		}
	}
	async #watch(hasArrived, untilRequested) {
		const { scheduler, bounds, pollIntervalMs, log, project } = this.#context;
		const { clock, deadline, cancelled } = bounds;
		let changedAt = clock.now();
		let saidAt = changedAt;
		let phase = this.isForeign ? "foreign-running" : "waiting";
		let errorBefore = this.#baseline.state.lastError;
		let canceledPolls = 0;
		for (;;) {
			const leftMs = deadline - clock.now();
			const pause = pauseMs(clock.now() - changedAt, pollIntervalMs, leftMs, scheduler.roundMs);
			if (pause > 0) await clock.sleep(pause, cancelled);
			if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, phase);
			const snapshot = await this.#snapshot(phase);
			project.priority = clock.now();
			const now = this.#verdictOn(snapshot, phase);
			if (untilRequested && now !== "foreign-running" && now !== "foreign-ended") return { kind: "arrived" };
			canceledPolls = now === "canceled" ? canceledPolls + 1 : 0;
			if (now !== phase) {
				log.info(phaseText[now]);
				changedAt = saidAt = clock.now();
				phase = now;
			} else if (clock.now() - saidAt >= signOfLifeMs) {
				saidAt = clock.now();
				log.info(`${phaseText[now]} (${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(saidAt - changedAt)} so far)`);
			}
			if (now === "succeeded") return { kind: "succeeded" };
			if (now === "failed") return {
				kind: "failed",
				error: await this.#failure(snapshot, errorBefore)
			};
			if (canceledPolls === pollsToBelieve) return {
				kind: "failed",
				error: canceled()
			};
			if ((now === "running" || now === "foreign-running" || now === "foreign-ended") && await hasArrived()) return { kind: "arrived" };
			if (now === "foreign-ended") {
				this.#rebase(snapshot);
				project.priority = "next";
				await this.ask();
				project.priority = this.#dueAt;
				changedAt = saidAt = clock.now();
				phase = this.isForeign ? "foreign-running" : "waiting";
				if (untilRequested && !this.isForeign) return { kind: "arrived" };
			}
			errorBefore = this.#latest.mirror.lastError;
		}
	}
	#verdictOn({ mirror }, phase) {
		const seen = (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__.i)(this.#baseline, mirror);
		return seen === "waiting" && mirror.status === "canceled" && (phase === "scheduled" || phase === "canceled") ? "canceled" : seen;
	}
	async #snapshot(phase) {
		const { project, bounds, pollIntervalMs } = this.#context;
		for (let polls = 1;; polls++) {
			try {
				const snapshot = await project.mirror();
				if (snapshot !== null && snapshot.mirror.settings?.enabled !== false) return this.#see(snapshot);
			} catch (error) {
				throw error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.D && error.kind === "timeout" ? timedOut(this.#context.timeoutMs, phase) : error;
			}
			if (polls === pollsToBelieve) throw switchedOff();
			const { clock, deadline, cancelled } = bounds;
			await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
		}
	}
	#see(snapshot) {
		this.#latest = snapshot;
		this.#context.onSnapshot(snapshot);
		return snapshot;
	}
	async #save() {
		const { mirror } = this.#latest;
		await this.#take(await this.#context.project.save({ enabled: true }, mirror.url));
	}
	async #take(saved) {
		this.#requestedAt = saved.serverTime;
		if (saved.tellsTimes) {
			this.#see(saved);
			this.#baseline = {
				state: saved.mirror,
				takenAt: null
			};
			return;
		}
		const seen = await this.#snapshot("waiting");
		this.#baseline = (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__.t)(saved.mirror.status, saved.serverTime, seen.mirror);
	}
	async #resume() {
		const { job, project, log } = this.#context;
		const { lastError } = this.#baseline.state;
		const last = lastError === null ? "" : ` The last failure was: ${lastError}`;
		const paused = (hint) => new _main_js__WEBPACK_IMPORTED_MODULE_0__.D("paused", `GitLab has paused this mirror after too many failed updates.${last}`, hint);
		if (!job.resume) throw paused((0,_main_js__WEBPACK_IMPORTED_MODULE_0__.c)("paused"));
		if (this.#resumed) throw paused((0,_main_js__WEBPACK_IMPORTED_MODULE_0__.l)(lastError));
		this.#resumed = true;
		const forced = await project.requestUpdate(true);
		if (forced.paused) await this.#save();
		else this.#requestedAt = forced.serverTime;
		log.info("GitLab had paused this mirror after too many failed updates: resumed it and asked for an update.");
	}
	async #failure(snapshot, errorBefore) {
		const { bounds, pollIntervalMs } = this.#context;
		const { clock, deadline, cancelled } = bounds;
		const until = Math.min(clock.now() + lateMessageMs, deadline);
		let message = snapshot.mirror.lastError;
		while ((message === null || message === errorBefore) && clock.now() < until) {
			await clock.sleep(Math.min(pollIntervalMs, until - clock.now()), cancelled);
			message = (await this.#pollAgain(snapshot))?.mirror.lastError ?? message;
		}
		const words = message === null ? "GitLab gave no reason." : `GitLab says: ${message}`;
		return new _main_js__WEBPACK_IMPORTED_MODULE_0__.D("sync-failed", `The update failed. ${words}`, (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.l)(message));
	}
	async #pollAgain(failed) {
		try {
			const again = await this.#context.project.mirror();
			if (again === null || (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__.n)(failed.mirror.lastUpdateAt, again.mirror.lastUpdateAt)) return null;
			return this.#see(again);
		} catch (error) {
			if (error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.D && error.kind !== "cancelled") return null;
			throw error;
		}
	}
};



/***/ })

};
;