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
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(825);


// lib/mirror/create.js
const pollsToBelieve = 3;
async function createProject(error, { job, gitlab, project, log, bounds, pollIntervalMs }, result) {
	if (!(error instanceof _cli_js__WEBPACK_IMPORTED_MODULE_0__.o && error.isMissing("Project")) || job.createWith === null || job.desired.enabled === false) throw error;
	const slash = job.project.lastIndexOf("/");
	const namespace = job.project.slice(0, slash);
	const path = job.project.slice(slash + 1);
	const namespaceId = await gitlab.namespaceId(namespace);
	if (namespaceId === null) throw new _cli_js__WEBPACK_IMPORTED_MODULE_0__.v("not-found", `The namespace ${namespace} does not exist, or the token may not see it.`, "Create the group first, and make the user of the token a member who may create projects in it.");
	const { attributes, changes } = (0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.n)(job.desired, null);
	result.changes = [{
		setting: "visibility",
		from: null,
		to: job.createWith
	}, ...changes];
	if (job.dryRun) {
		result.changed = true;
		log.info(`would create the ${job.createWith} project ${job.project} as a mirror`);
		return "planned";
	}
	if (await gitlab.createProject({
		name: path,
		path,
		namespace_id: namespaceId,
		visibility: job.createWith,
		...(0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.a)(attributes, null)
	}, () => isThere(project)) === "taken") throw new _cli_js__WEBPACK_IMPORTED_MODULE_0__.v("not-found", `GitLab has a project ${job.project} already, which the token may not see.`, "Make the user of the token a Maintainer of that project, or choose another path.");
	result.changed = true;
	log.info(`Created the ${job.createWith} project ${job.project} as a mirror.`);
	const snapshot = await firstSnapshot(project, bounds, pollIntervalMs);
	return snapshot && {
		mirror: {
			...snapshot.mirror,
			..._progress_js__WEBPACK_IMPORTED_MODULE_1__.r
		},
		serverTime: snapshot.serverTime,
		tellsTimes: true
	};
}
async function firstSnapshot(project, { clock, deadline, cancelled }, pollIntervalMs) {
	for (let polls = 1;; polls++) {
		const isLast = polls === pollsToBelieve;
		try {
			const snapshot = await project.mirror();
			if (snapshot !== null || isLast) return snapshot;
		} catch (error) {
			if (isLast || !(error instanceof _cli_js__WEBPACK_IMPORTED_MODULE_0__.o && error.isMissing("Project"))) throw error;
		}
		await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
	}
}
async function isThere(project) {
	try {
		await project.record();
		return true;
	} catch (error) {
		if (error instanceof _cli_js__WEBPACK_IMPORTED_MODULE_0__.o && error.isMissing("Project")) return false;
		throw error;
	}
}



/***/ }),

/***/ 825:
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



/***/ })

};
;