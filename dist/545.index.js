"use strict";
exports.id = 545;
exports.ids = [545];
exports.modules = {

/***/ 545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mirrorAll: () => (/* binding */ mirrorAll),
/* harmony export */   tooManyMirrors: () => (/* binding */ tooManyMirrors)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);

// lib/mirrors.js
const progressMs = 3e4;
const requestsPerMirror = 3;
async function mirrorAll(jobs, results, context) {
	const { bounds, log } = context;
	const done = new AbortController();
	const counts = {
		begun: 0,
		well: 0,
		badly: 0
	};
	reportProgress(jobs.length, counts, bounds, done.signal, log);
	const each = jobs.map(async (job, index) => {
		const result = results[index];
		if (result === void 0) throw new Error("a job without a result");
		const story = new Recording();
		const onBegin = () => {
			counts.begun++;
		};
		await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.t)({
			...context,
			job,
			onBegin,
			log: story
		}, result);
		counts[result.error === null ? "well" : "badly"]++;
		if (result.error !== null) story.info(`${result.error.message} ${result.error.hint}`);
		const time = (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(result.durationMs);
		log.group(`${result.project}: ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.p)(result)} in ${time}`, story.lines);
	});
	try {
		await Promise.all(each);
	} finally {
		done.abort();
	}
}
function tooManyMirrors(count, requestsPerMinute, timeoutMs) {
	const neededMs = count * requestsPerMirror * (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.i)(requestsPerMinute);
	if (neededMs <= timeoutMs) return null;
	return [
		`${count} mirrors take at least ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(neededMs)} at ${requestsPerMinute} requests a minute, and timeout is`,
		`${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.T)(timeoutMs)}: those that are left then fail. Raise timeout, or requests-per-minute as far as GitLab`,
		"allows it, or divide the list with shard."
	].join(" ");
}
var Recording = class {
	lines = [];
	info(text) {
		this.lines.push({
			level: "info",
			text
		});
	}
	warning(text) {
		this.lines.push({
			level: "warning",
			text
		});
	}
};
async function reportProgress(all, counts, { clock }, until, log) {
	for (;;) {
		try {
			await clock.sleep(progressMs, until);
		} catch {
			return;
		}
		const { begun, well, badly } = counts;
		const running = Math.max(0, begun - well - badly);
		log.info(`Mirrors: ${well} done, ${running} running, ${badly} failed, ${all - running - well - badly} left.`);
	}
}



/***/ })

};
;