"use strict";
exports.id = 42;
exports.ids = [42];
exports.modules = {

/***/ 42:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createProject: () => (/* binding */ createProject)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(847);

// lib/mirror/creation.js
const looksToBelieve = 3;
async function createProject(error, { job, gitlab, project, log, bounds, pollIntervalMs }, result) {
	if (!(error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.s && error.isMissing("Project")) || job.createWith === null || job.wanted.enabled === false) throw error;
	const slash = job.project.lastIndexOf("/");
	const namespace = job.project.slice(0, slash);
	const path = job.project.slice(slash + 1);
	const namespaceId = await gitlab.namespaceId(namespace);
	if (namespaceId === null) throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.E("not-found", `The namespace ${namespace} does not exist, or the token may not see it.`, "Create the group first, and make the user of the token a member who may create projects in it.");
	const { attributes, changes } = (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.r)(job.wanted, null);
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
		...(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.o)(attributes, null)
	}, () => isThere(project)) === "taken") throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.E("not-found", `GitLab has a project ${job.project} already, which the token may not see.`, "Make the user of the token a Maintainer of that project, or choose another path.");
	result.changed = true;
	log.info(`Created the ${job.createWith} project ${job.project} as a mirror.`);
	project.markAsNew();
	const look = await firstLook(project, bounds, pollIntervalMs);
	return look && {
		...look,
		state: _main_js__WEBPACK_IMPORTED_MODULE_0__.n,
		tellsTimes: true
	};
}
async function firstLook(project, { clock, deadline, cancelled }, pollIntervalMs) {
	for (let looks = 1;; looks++) {
		const isLast = looks === looksToBelieve;
		try {
			const look = await project.mirror();
			if (look !== null || isLast) return look;
		} catch (error) {
			if (isLast || !(error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.s && error.isMissing("Project"))) throw error;
		}
		await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
	}
}
async function isThere(project) {
	try {
		await project.record();
		return true;
	} catch (error) {
		if (error instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.s && error.isMissing("Project")) return false;
		throw error;
	}
}



/***/ })

};
;