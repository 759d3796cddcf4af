"use strict";
exports.id = 476;
exports.ids = [476];
exports.modules = {

/***/ 476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspect: () => (/* binding */ inspect)
/* harmony export */ });
/* harmony import */ var _cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(894);

// lib/mirror/inspect.js
const dayMs = 864e5;
const soonDays = 14;
async function inspect(subject) {
	const { project, gitlab, log, mirror } = subject;
	const version = await orNull(() => gitlab.version());
	log.info(version === null ? "GitLab does not tell its version to this token." : `GitLab ${version}`);
	const token = await orNull(() => gitlab.token());
	if (token === null) log.info("GitLab does not tell about this token, as with OAuth tokens and old versions.");
	else for (const finding of tokenFindings(token)) log[finding.level](finding.text);
	const { accessLevel } = await project.record();
	if (accessLevel !== null && accessLevel < 40) log.warning("The user of the token is below Maintainer on this project: settings and updates will be refused.");
	if (mirror === null) return;
	if (mirror.lastError !== null && mirror.status === "failed") log.warning(`The last update failed: ${mirror.lastError} ${(0,_cli_js__WEBPACK_IMPORTED_MODULE_0__.l)(mirror.lastError)}`);
	else if (mirror.lastSuccessfulUpdateAt !== null) log.info(`GitLab last reached the upstream at ${mirror.lastSuccessfulUpdateAt}.`);
}
function tokenFindings({ scopes, expiresAt, serverTime }) {
	const findings = [];
	if (!scopes.includes("api")) findings.push({
		level: "warning",
		text: `The token has the scopes ${scopes.join(", ")} and lacks api: a real run will be refused.`
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
async function orNull(snapshot) {
	try {
		return await snapshot();
	} catch (error) {
		if (error instanceof _cli_js__WEBPACK_IMPORTED_MODULE_0__.v && error.kind !== "cancelled") return null;
		throw error;
	}
}



/***/ })

};
;