"use strict";
exports.id = 83;
exports.ids = [83];
exports.modules = {

/***/ 83:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspect: () => (/* binding */ inspect)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);

// lib/mirror/inspect.js
const dayMs = 864e5;
const soonDays = 14;
async function inspect(subject) {
	const { project, gitlab, log, mirror } = subject;
	const version = await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.b)(() => gitlab.version());
	log.info(version === null ? "GitLab does not show its version to this token." : `GitLab ${version}`);
	const token = await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.b)(() => gitlab.token());
	if (token === null) log.info("GitLab does not show this token: it may be an OAuth token, or the version too old.");
	else for (const finding of tokenFindings(token)) log[finding.level](finding.text);
	const { isMaintainer } = await project.record();
	if (isMaintainer === false) log.warning("The user of the token is below Maintainer on this project: a real run cannot change settings or request updates.");
	if (mirror === null) return;
	if (mirror.lastError !== null && mirror.status === "failed") log.warning(`The last update failed: ${mirror.lastError} ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.l)(mirror.lastError)}`);
	else if (mirror.lastSuccessfulUpdateAt !== null) log.info(`The last successful update was at ${mirror.lastSuccessfulUpdateAt}.`);
}
function tokenFindings({ scopes, expiresAt, serverTime }) {
	const findings = [];
	if (!scopes.includes("api")) findings.push({
		level: "warning",
		text: `The token has the scopes ${scopes.join(", ")} and lacks api: a real run will fail.`
	});
	if (expiresAt === null || serverTime === null) {
		findings.push({
			level: "info",
			text: "The token is valid."
		});
		return findings;
	}
	const days = Math.floor((Date.parse(expiresAt) - serverTime) / dayMs);
	findings.push(days < soonDays ? {
		level: "warning",
		text: `The token expires on ${expiresAt}, in less than ${soonDays} days. Rotate it in time.`
	} : {
		level: "info",
		text: `The token is valid until ${expiresAt}.`
	});
	return findings;
}



/***/ })

};
;