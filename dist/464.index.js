"use strict";
exports.id = 464;
exports.ids = [464];
exports.modules = {

/***/ 464:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   page: () => (/* binding */ page)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);

// lib/report/time-line.js
const maxMirrors = 40;
const maxNameLength = 60;
function timeLine(results, redact) {
	const runs = results.flatMap(runOf);
	if (runs.length === 0) return [];
	const longest = runs.toSorted((a, b) => b.endedAt - b.requestedAt - (a.endedAt - a.requestedAt)).slice(0, maxMirrors).toSorted((a, b) => a.requestedAt - b.requestedAt);
	return [
		`#### Time line${runs.length > maxMirrors ? ` of the ${maxMirrors} that took longest` : ""}, on GitLab's clock (UTC)`,
		"",
		"```mermaid",
		"gantt",
		"  dateFormat x",
		"  axisFormat %H:%M:%S",
		...longest.flatMap((run) => section(run, redact)),
		"```",
		""
	];
}
function runOf({ project, state, error, queuedMs, runningMs }) {
	if (state?.lastUpdateStartedAt == null || runningMs === null) return [];
	const startedAt = Date.parse(state.lastUpdateStartedAt);
	const requestedAt = startedAt - (queuedMs ?? 0);
	return [{
		project,
		failed: error !== null,
		requestedAt,
		startedAt,
		endedAt: startedAt + runningMs
	}];
}
function section({ project, failed, requestedAt, startedAt, endedAt }, redact) {
	return [
		`  section ${(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.b)(project, redact, maxNameLength).replace(/[^\p{L}\p{N}_./ -]/gu, "·")}`,
		...startedAt > requestedAt ? [`  queued :done, ${requestedAt}, ${startedAt}`] : [],
		`  ${failed ? "failed :crit" : "ran :active"}, ${startedAt}, ${endedAt}`
	];
}
// lib/report/page.js
const shares = {
	failed: 48e4,
	changed: 24e4,
	unchanged: 24e4
};
function page({ results, error }, redact) {
	const cell = (text) => (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.y)(text, redact);
	const failed = results.filter((result) => result.error !== null);
	const changed = results.filter((result) => result.error === null && result.changed);
	const unchanged = results.filter((result) => result.error === null && !result.changed);
	const settings = changed.some(({ outcome }) => outcome === "planned") ? "that would change" : "changed";
	const lines = [
		"### GitLab pull mirrors",
		"",
		`**${count(results.length, "mirror")}${results.length === 0 ? "" : ":"}** ${counts(results)}`,
		""
	];
	if (error !== null) lines.push(`**What happened:** ${cell((0,_main_js__WEBPACK_IMPORTED_MODULE_0__.v)(error.message))}`, "", `**What to do:** ${cell(error.hint)}`, "");
	if (failed.length > 0) {
		const row = (result) => [
			cell(result.project),
			`${_main_js__WEBPACK_IMPORTED_MODULE_0__.m.failed} ${result.error?.kind ?? ""}`,
			cell((0,_main_js__WEBPACK_IMPORTED_MODULE_0__.v)(result.error?.message ?? "")),
			cell(result.error?.hint ?? ""),
			(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.f)(result, redact),
			(0,_main_js__WEBPACK_IMPORTED_MODULE_0__._)(result),
			(0,_main_js__WEBPACK_IMPORTED_MODULE_0__.h)(result)
		];
		lines.push(`#### Failed: ${failed.length}`, "", ...table([
			"project",
			"failure",
			"what happened",
			"what to do",
			"settings changed",
			"update",
			"refs"
		], failed.map(row), shares.failed), "");
	}
	const row = (result) => (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.g)(result, redact);
	if (changed.length > 0) {
		const head = [
			"project",
			"outcome",
			`settings ${settings}`,
			"update",
			"refs"
		];
		lines.push(`#### Settings ${settings}: ${changed.length}`, "", ...table(head, changed.map(row), shares.changed), "");
	}
	lines.push(...timeLine(results, redact));
	if (unchanged.length > 0) {
		const head = [
			"project",
			"outcome",
			"update",
			"refs"
		];
		const rows = unchanged.map(row).map(([project = "", outcome = "", , ...others]) => [
			project,
			outcome,
			...others
		]);
		lines.push(`<details><summary>Settings as they were: ${unchanged.length}</summary>`, "", ...table(head, rows, shares.unchanged), "", "</details>", "");
	}
	return lines.join("\n");
}
function counts(results) {
	const outcomes = [...new Set(results.map(({ outcome }) => outcome))];
	const text = (outcome) => {
		const number = results.filter((result) => result.outcome === outcome).length;
		return `${_main_js__WEBPACK_IMPORTED_MODULE_0__.m[outcome]} ${number} ${outcome}`;
	};
	return outcomes.sort((a, b) => Number(b === "failed") - Number(a === "failed")).map(text).join(" · ");
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function table(head, rows, maxBytes) {
	const lines = [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`];
	let left = maxBytes;
	for (const [index, row] of rows.entries()) {
		const line = `| ${row.join(" | ")} |`;
		left -= Buffer.byteLength(line) + 1;
		if (left < 0) return [
			...lines,
			"",
			`… and ${rows.length - index} more, which the output \`results\` tells of.`
		];
		lines.push(line);
	}
	return lines;
}



/***/ })

};
;