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
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81);


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
				..._verdict_js__WEBPACK_IMPORTED_MODULE_1__.i
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

/***/ 81:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ verdict),
/* harmony export */   i: () => (/* binding */ neverRun),
/* harmony export */   n: () => (/* binding */ isLater),
/* harmony export */   r: () => (/* binding */ isRunning),
/* harmony export */   t: () => (/* binding */ baselineOfSave)
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



/***/ })

};
;