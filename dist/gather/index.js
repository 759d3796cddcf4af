/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
;// CONCATENATED MODULE: ./lib/shaken/gather/gather.js






// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
var import_crypto = __toESM(__commonJSMin(((exports, module) => {
	module.exports = { get randomUUID() {
		return (__nccwpck_require__(598).randomUUID);
	} };
}))(), 1);
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!external_fs_namespaceObject.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${import_crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(external_os_namespaceObject.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error$1(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + external_os_namespaceObject.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
// lib/base/errors.js
const errorKinds = [
	"input",
	"authentication",
	"scope",
	"permission",
	"not-found",
	"not-mirrored",
	"license",
	"unsupported",
	"refused",
	"paused",
	"sync-failed",
	"ref-mismatch",
	"timeout",
	"network",
	"unavailable",
	"protocol",
	"cancelled",
	"internal"
];
var StepError = class extends Error {
	kind;
	hint;
	constructor(kind, message, hint, options) {
		super(message, options);
		this.name = "StepError";
		this.kind = kind;
		this.hint = hint;
	}
};
// lib/text/sanitize.js
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxLineLength = 4e3;
function oneLine(text, redact, maxLength = maxLineLength) {
	const shown = redact(text);
	const clean = withoutUserinfo((/^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, " ")).replace(/ {2,}/g, " ").trim());
	const line = clean === text ? clean : redact(clean);
	return line.length > maxLength ? `${Array.from(line.slice(0, maxLength)).slice(0, -1).join("")} …` : line;
}
function withoutUserinfo(text) {
	if (!text.includes("://")) return text;
	return text.replace(/(\bhttps?:\/\/|\bssh:\/\/[^\s/@:]{0,200}:)[^\s/@]{1,1000}@/gi, (_, start) => `${start}***@`);
}
function logLine(text, redact) {
	return oneLine(text, redact).replace(/^::/, ": :").replace(/##(?=(?:vso)?\[)/gi, "# #");
}
function markdownText(text, redact) {
	return oneLine(text, redact).replace(/[&<>\\`*_[\]#|~@$^]|:(?! |$)/g, (character) => `&#${character.charCodeAt(0)};`).replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
// lib/report/step-result.js
const outcomeMarks = {
	failed: "❌",
	requested: "⏳",
	synced: "✅",
	removed: "✅",
	configured: "✅",
	planned: "📝",
	unchanged: "✅"
};
const outcomePrecedence = Object.keys(outcomeMarks);
// lib/report/annotations.js
function annotation(project, error, redact) {
	const subject = project === "" ? "" : `${oneLine(project, redact, 300)}: `;
	const message = sentence(oneLine(error.message, redact, 2500));
	return {
		title: `Pull mirror: ${error.kind}`,
		text: `${subject}${message} ${oneLine(error.hint, redact, 1e3)}`
	};
}
function sentence(text) {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
// lib/report/outputs.js
const table$1 = {
	outcome: {
		ofMirror: ({ outcome }) => outcome,
		ofList({ results, error }) {
			if (error !== null) return "failed";
			return outcomePrecedence.find((each) => results.some(({ outcome }) => outcome === each)) ?? "unchanged";
		}
	},
	changed: {
		ofMirror: ({ changed }) => changed,
		ofList: ({ results }) => results.some(({ changed }) => changed)
	},
	changes: {
		ofMirror: ({ changes }, redact) => changes.map((change) => changeRecord(change, redact)),
		ofList: ({ results }, redact) => results.flatMap(({ project, changes }) => changes.map((change) => ({
			project: oneLine(project, redact),
			...changeRecord(change, redact)
		})))
	},
	synced: {
		ofMirror: ({ synced }) => synced,
		ofList: ({ results }) => results.length > 0 && results.every(({ synced }) => synced)
	},
	verified: {
		ofMirror: ({ verified }) => verified,
		ofList({ results }) {
			const verified = results.flatMap((result) => result.verified ?? []);
			return verified.length === 0 ? null : verified.every(Boolean);
		}
	},
	"update-status": { ofMirror: ({ state }, redact) => textOrNull$1(state?.unknownStatus ?? state?.status, redact) },
	"last-error": { ofMirror: ({ state }, redact) => textOrNull$1(state?.lastError, redact) },
	"last-update-at": { ofMirror: ({ state }, redact) => textOrNull$1(state?.lastUpdateAt, redact) },
	"last-update-started-at": { ofMirror: ({ state }, redact) => textOrNull$1(state?.lastUpdateStartedAt, redact) },
	"last-successful-update-at": { ofMirror: ({ state }, redact) => textOrNull$1(state?.lastSuccessfulUpdateAt, redact) },
	"error-kind": {
		ofMirror: ({ error }) => error?.kind ?? null,
		ofList: ({ results, error }) => error?.kind ?? results.find((result) => result.error)?.error?.kind ?? null
	}
};
[...Object.keys(table$1)];
const entries = Object.entries(table$1);
function outputs(step, redact) {
	const texts = entries.map(([name, output]) => [name, outputText(outputValue(output, step, redact))]);
	return {
		...Object.fromEntries(texts),
		results: JSON.stringify(mirrorRecords(step, redact))
	};
}
function outputValue({ ofMirror, ofList }, step, redact) {
	const [single] = step.isList ? [] : step.results;
	return single === void 0 ? ofList?.(step, redact) ?? null : ofMirror(single, redact);
}
function outputText(value) {
	if (value === null) return "";
	return typeof value === "string" ? value : JSON.stringify(value);
}
const maxRefs = 1e3;
function mirrorRecords({ results }, redact) {
	return results.map((result) => ({
		project: oneLine(result.project, redact),
		...Object.fromEntries(entries.map(([name, { ofMirror }]) => [snakeCase(name), ofMirror(result, redact)])),
		refs: result.refs.slice(0, maxRefs).map((found) => ({
			...found,
			ref: oneLine(found.ref, redact)
		})),
		error: result.error && errorRecord(result.error, redact),
		duration_seconds: Math.round(result.durationMs) / 1e3
	}));
}
function changeRecord({ setting, from, to }, redact) {
	const value = (of) => typeof of === "string" ? oneLine(of, redact) : of;
	return {
		setting,
		from: value(from),
		to: value(to)
	};
}
function errorRecord({ kind, message, hint }, redact) {
	return {
		kind,
		message: logLine(message, redact),
		hint: logLine(hint, redact)
	};
}
function textOrNull$1(text, redact) {
	return text == null ? null : logLine(text, redact);
}
function snakeCase(name) {
	return name.replaceAll("-", "_");
}
// lib/text/duration.js
const unitsMs = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
function formatDuration(ms) {
	if (ms < unitsMs.s) return `${Math.round(ms)}ms`;
	const seconds = Math.round(ms / unitsMs.s);
	const h = Math.floor(seconds / 3600);
	const m = Math.floor(seconds % 3600 / 60);
	const s = seconds % 60;
	if (h > 0) return m > 0 ? `${h}h${m}m` : `${h}h`;
	if (m > 0) return s > 0 ? `${m}m${s}s` : `${m}m`;
	return `${s}s`;
}
// lib/report/timeline.js
const maxMirrors = 40;
const maxNameLength = 60;
function timeline(results, redact) {
	const runs = results.flatMap(runOf);
	if (runs.length === 0) return [];
	const longest = runs.toSorted((a, b) => b.endedAt - b.requestedAt - (a.endedAt - a.requestedAt)).slice(0, maxMirrors).toSorted((a, b) => a.requestedAt - b.requestedAt);
	return [
		`#### Timeline${runs.length > maxMirrors ? ` of the ${maxMirrors} that took longest` : ""}, on GitLab's clock (UTC)`,
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
		`  section ${oneLine(project, redact, maxNameLength).replace(/[^\p{L}\p{N}_./ -]/gu, "·")}`,
		...startedAt > requestedAt ? [`  queued :done, ${requestedAt}, ${startedAt}`] : [],
		`  ${failed ? "failed :crit" : "ran :active"}, ${startedAt}, ${endedAt}`
	];
}
// lib/report/summary.js
const columns = [
	{
		head: "project",
		cell: ({ project }, redact) => markdownText(project, redact)
	},
	{
		head: "outcome",
		cell: outcomeText,
		tables: [
			"single",
			"changed",
			"unchanged"
		]
	},
	{
		head: "failure",
		cell: ({ error }) => `${outcomeMarks.failed} ${error?.kind ?? ""}`,
		tables: ["failed"]
	},
	{
		head: "what happened",
		cell: ({ error }, redact) => markdownText(sentence(error?.message ?? ""), redact),
		tables: ["failed"]
	},
	{
		head: "what to do",
		cell: ({ error }, redact) => markdownText(error?.hint ?? "", redact),
		tables: ["failed"]
	},
	{
		head: (rows) => `settings ${changedOrPlanned(rows)}`,
		cell: changesCell,
		tables: [
			"single",
			"failed",
			"changed"
		]
	},
	{
		head: "update",
		cell: timesCell
	},
	{
		head: "refs",
		cell: refsCell
	}
];
function changedOrPlanned(rows) {
	return rows.some(({ outcome }) => outcome === "planned") ? "that would change" : "changed";
}
function outcomeText({ outcome, error }) {
	return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ""}`;
}
function changesCell({ changes }, redact) {
	const value = (of) => markdownText(JSON.stringify(of), redact);
	return changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join("<br>") || "none";
}
function timesCell({ queuedMs, runningMs }) {
	return [...queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`], ...runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]].join(", ") || "–";
}
function refsCell({ verified, refs }) {
	if (verified === null) return "–";
	if (verified) return "✅ verified";
	const wrong = refs.filter(({ ok }) => !ok).length;
	return wrong === 0 ? "not verified" : `❌ ${wrong} wrong`;
}
const maxBytes = {
	single: Number.POSITIVE_INFINITY,
	failed: 48e4,
	changed: 24e4,
	unchanged: 24e4
};
function table(name, results, redact) {
	const shown = columns.filter(({ tables }) => tables === void 0 || tables.includes(name));
	const row = (cells) => `| ${cells.join(" | ")} |`;
	const lines = [row(shown.map(({ head }) => typeof head === "string" ? head : head(results))), `|${" --- |".repeat(shown.length)}`];
	let left = maxBytes[name];
	for (const [index, result] of results.entries()) {
		const line = row(shown.map(({ cell }) => cell(result, redact)));
		left -= Buffer.byteLength(line) + 1;
		if (left < 0) return [
			...lines,
			"",
			`… and ${results.length - index} more, which the output \`results\` lists.`,
			""
		];
		lines.push(line);
	}
	return [...lines, ""];
}
function summary(step, redact) {
	return (step.isList ? listPage(step, redact) : singlePage(step, redact)).join("\n");
}
function singlePage({ results }, redact) {
	const error = results[0]?.error ?? null;
	return [
		"### GitLab pull mirror",
		"",
		...table("single", results, redact),
		...whatHappened(error, redact)
	];
}
function listPage({ results, error }, redact) {
	const failed = results.filter((result) => result.error !== null);
	const changed = results.filter((result) => result.error === null && result.changed);
	const unchanged = results.filter((result) => result.error === null && !result.changed);
	const section = (name, rows, before, after = []) => rows.length === 0 ? [] : [
		before,
		"",
		...table(name, rows, redact),
		...after
	];
	return [
		"### GitLab pull mirrors",
		"",
		countsLine(results),
		"",
		...whatHappened(error, redact),
		...section("failed", failed, `#### Failed: ${failed.length}`),
		...section("changed", changed, `#### Settings ${changedOrPlanned(changed)}: ${changed.length}`),
		...timeline(results, redact),
		...section("unchanged", unchanged, `<details><summary>Settings as they were: ${unchanged.length}</summary>`, ["</details>", ""])
	];
}
function whatHappened(error, redact) {
	if (error === null) return [];
	return [
		`**What happened:** ${markdownText(sentence(error.message), redact)}`,
		"",
		`**What to do:** ${markdownText(error.hint, redact)}`,
		""
	];
}
function countsLine(results) {
	const counts = new Map();
	for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	const texts = [...counts].sort(([a], [b]) => Number(b === "failed") - Number(a === "failed")).map(([outcome, count]) => `${outcomeMarks[outcome]} ${count} ${outcome}`);
	const total = `${results.length} mirror${results.length === 1 ? "" : "s"}`;
	return texts.length === 0 ? `**${total}**` : `**${total}:** ${texts.join(" · ")}`;
}
new Set(Array.from("%&\\+-_/", (sign) => sign.charCodeAt(0)));
[
	0,
	1,
	2,
	3
].map((times) => new RegExp(`%(?:25){${times}}([0-9a-f]{2})`, "iy"));
// lib/platform/actions.js
const maxWarnings = 10;
function actionsLog(redact) {
	const safe = (text) => logLine(text, redact);
	let warnings = 0;
	return {
		info: (text) => info(safe(text)),
		warning: (text) => warning(safe(text)),
		error: (text, title) => error$1(safe(text), { title }),
		group: (title, lines) => {
			startGroup(safe(title));
			for (const { level, text } of lines) if (level === "warning" && ++warnings <= maxWarnings) warning(safe(text));
			else info(safe(level === "warning" ? `Warning: ${text}` : text));
			endGroup();
		},
		debug: (text) => {
			if (isDebug()) debug(safe(text));
		}
	};
}
function writeResults(step, redact, log) {
	let hasOutputs = true;
	try {
		writeOutputs(outputs(step, redact));
	} catch (error) {
		hasOutputs = false;
		log.error(`Writing the outputs failed (GITHUB_OUTPUT): ${reason(error)}`, "Pull mirror: internal");
	}
	try {
		writeSummary(() => summary(step, redact));
	} catch (error) {
		log.warning(`Writing the job summary failed (GITHUB_STEP_SUMMARY): ${reason(error)}`);
	}
	return hasOutputs;
}
function writeOutputs(outputs) {
	const entries = Object.entries(outputs);
	const file = process.env.GITHUB_OUTPUT;
	if (!file) {
		for (const [name, value] of entries) setOutput(name, value);
		return;
	}
	if (!(0,external_node_fs_namespaceObject.existsSync)(file)) throw new Error(`${file} does not exist`);
	for (const [name, value] of entries) if (/[\r\n]/.test(value)) throw new Error(`the output ${name} has a line break`);
	append(file, entries.map(([name, value]) => `${name}=${value}\n`).join(""));
}
function writeSummary(markdown) {
	const file = process.env.GITHUB_STEP_SUMMARY;
	if (file === void 0 || !(0,external_node_fs_namespaceObject.existsSync)(file)) return;
	append(file, markdown());
}
function append(file, text) {
	(0,external_node_fs_namespaceObject.appendFileSync)(file, (0,external_node_fs_namespaceObject.statSync)(file).size > 0 ? `\n${text}` : text);
}
function reason(error) {
	return error instanceof Error ? error.message : String(error);
}
// lib/gitlab/schema.js
const updateStatuses = {
	none: null,
	scheduled: "queued",
	started: "running",
	finished: null,
	failed: null,
	canceled: null
};
function parseStatus(text) {
	return Object.hasOwn(updateStatuses, text) ? { status: text } : {
		status: "none",
		unknownStatus: text
	};
}
// lib/report/results.js
function guard(name, isValid) {
	return (value) => {
		if (!isValid(value)) throw new TypeError(`not ${name}`);
		return value;
	};
}
const gather_text = guard("a text", (value) => typeof value === "string");
const gather_boolean = guard("a boolean", (value) => typeof value === "boolean");
const number = guard("a number", (value) => typeof value === "number");
const array = guard("an array", Array.isArray);
const object = guard("an object", (value) => typeof value === "object" && value !== null && !Array.isArray(value));
const settingValue = guard("the value of a setting", (value) => value === null || typeof value === "string" || typeof value === "boolean");
function oneOf(values) {
	return guard(`one of ${values.join(", ")}`, (value) => values.some((each) => each === value));
}
function orNull(guarded) {
	return (value) => value === null ? null : guarded(value);
}
const textOrNull = orNull(gather_text);
const outcome = oneOf(outcomePrecedence);
const errorKind = oneOf(errorKinds);
function parseResults(json) {
	return array(JSON.parse(json)).map(object).map(mirrorResult);
}
function mirrorResult(record) {
	const synced = gather_boolean(record.synced);
	const status = textOrNull(record.update_status);
	const lastUpdateAt = textOrNull(record.last_update_at);
	const lastUpdateStartedAt = textOrNull(record.last_update_started_at);
	const times = {
		lastUpdateAt,
		lastUpdateStartedAt,
		lastSuccessfulUpdateAt: textOrNull(record.last_successful_update_at)
	};
	const lastError = textOrNull(record.last_error);
	return {
		project: gather_text(record.project),
		outcome: outcome(record.outcome),
		changed: gather_boolean(record.changed),
		changes: array(record.changes).map(object).map(change),
		synced,
		verified: orNull(gather_boolean)(record.verified),
		refs: array(record.refs).map(object).map(ref),
		state: status === null ? null : {
			...parseStatus(status),
			lastError,
			...times
		},
		queuedMs: null,
		runningMs: synced && lastUpdateStartedAt !== null && lastUpdateAt !== null ? Date.parse(lastUpdateAt) - Date.parse(lastUpdateStartedAt) : null,
		error: record.error === null ? null : stepError(object(record.error)),
		durationMs: number(record.duration_seconds) * 1e3
	};
}
function change({ setting, from, to }) {
	return {
		setting: gather_text(setting),
		from: settingValue(from),
		to: settingValue(to)
	};
}
function ref({ ref, expected, actual, ok }) {
	return {
		ref: gather_text(ref),
		expected: textOrNull(expected),
		actual: textOrNull(actual),
		ok: gather_boolean(ok)
	};
}
function stepError({ kind, message, hint }) {
	return new StepError(errorKind(kind), gather_text(message), gather_text(hint));
}
// lib/gather.js
process.exitCode = 1;
const unchanged = (text) => text;
const log = actionsLog(unchanged);
const step = readShards(getInput("folder"), getInput("shards"));
const { results, error } = step;
if (error !== null) {
	const { title, text } = annotation("", error, unchanged);
	log.error(text, title);
}
const failed = results.filter((result) => result.error !== null || result.outcome === "failed").length;
if (failed > 0) log.error(`${failed} of ${results.length} mirrors failed. The job summary and the annotations of the shards have the details.`, "Pull mirrors");
if (writeResults(step, unchanged, log) && error === null && failed === 0) process.exitCode = 0;
function readShards(folder, shards) {
	if (!/^[1-9]\d{0,4}$/.test(shards)) return {
		results: [],
		isList: true,
		error: new StepError("input", "Invalid input: shards: must be a whole number above zero", "Set it to the number of shards.")
	};
	const results = [];
	const missing = [];
	for (let number = 1; number <= Number(shards); number++) try {
		results.push(...parseResults((0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(folder, `${number}.json`), "utf8")));
	} catch {
		missing.push(number);
	}
	const error = new StepError("cancelled", `${missing.length} of ${shards} shards left no results: ${missing.join(", ")}.`, "Their jobs were cancelled or lost. Read their logs, then run them again.");
	return {
		results,
		isList: true,
		error: missing.length === 0 ? null : error
	};
}


module.exports = __webpack_exports__;
/******/ })()
;