/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 811:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ parseJobValues),
  D: () => (/* binding */ StepError),
  E: () => (/* binding */ jobInputNames),
  O: () => (/* binding */ __commonJSMin),
  S: () => (/* binding */ jobSecrets),
  T: () => (/* binding */ formatDuration),
  _: () => (/* binding */ timesCell),
  a: () => (/* binding */ projectAttributes),
  b: () => (/* binding */ oneLine),
  c: () => (/* binding */ hint),
  d: () => (/* binding */ withinTime),
  f: () => (/* binding */ changesCell),
  g: () => (/* binding */ rowOf),
  h: () => (/* binding */ refsCell),
  i: () => (/* binding */ spacingMs),
  k: () => (/* binding */ __exportAll),
  l: () => (/* binding */ hintFor),
  m: () => (/* binding */ outcomeMarks),
  n: () => (/* binding */ settingsPlan),
  o: () => (/* binding */ ApiError),
  p: () => (/* binding */ outcomeCell),
  r: () => (/* binding */ withoutCredentials),
  s: () => (/* binding */ explanationOf),
  t: () => (/* binding */ mirrorProject),
  u: () => (/* binding */ NetworkError),
  v: () => (/* binding */ sentence),
  w: () => (/* binding */ InvalidInput),
  x: () => (/* binding */ conflicts),
  y: () => (/* binding */ markdownText)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
;// CONCATENATED MODULE: ./lib/shaken/main/main.js






// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return target;
};
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
// lib/early-tls.js
if (!process.env["INPUT_GITLAB-URL"]?.startsWith("http:")) process.getBuiltinModule("node:https");
// lib/base/errors.js
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
function asStepError(error) {
	if (error instanceof StepError) return error;
	return new StepError("internal", `This is a defect of gitlab-pull-mirror: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`, "Please report it, with this message and the version in use. The mirror itself may be fine; running the step again does no harm.", { cause: error });
}
// lib/inputs/contract.js
const inputDefaults = {
	"gitlab-url": "https://gitlab.com",
	token: "",
	"token-type": "private-token",
	project: "",
	url: "",
	"auth-user": "",
	"auth-password": "",
	enabled: "",
	"mirror-trigger-builds": "",
	"only-mirror-protected-branches": "",
	"mirror-overwrites-diverged-branches": "",
	"mirror-branch-regex": "",
	"create-project": "false",
	visibility: "private",
	sync: "true",
	wait: "true",
	"verify-refs": "",
	resume: "true",
	timeout: "15m",
	"poll-interval": "1s",
	"request-timeout": "30s",
	"max-retries": "5",
	"dry-run": "false",
	"ca-certificate": "",
	mirrors: "",
	concurrency: "8",
	"requests-per-minute": "600",
	shard: ""
};
const inputNames = Object.keys(inputDefaults);
const jobInputNames = [
	"project",
	"url",
	"auth-user",
	"auth-password",
	"enabled",
	"mirror-trigger-builds",
	"only-mirror-protected-branches",
	"mirror-overwrites-diverged-branches",
	"mirror-branch-regex",
	"create-project",
	"visibility",
	"sync",
	"wait",
	"verify-refs",
	"resume"
];
const outputNames = [
	"outcome",
	"changed",
	"changes",
	"synced",
	"verified",
	"update-status",
	"last-error",
	"last-update-at",
	"last-update-started-at",
	"last-successful-update-at",
	"error-kind",
	"results"
];
// lib/text/duration.js
const unitsMs = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
function parseDuration(text) {
	const [, h, m, s, ms] = pattern.exec(/^\d+$/.test(text) ? `${text}s` : text) ?? [];
	const part = (digits, unitMs) => Number(digits ?? 0) * unitMs;
	const totalMs = part(h, unitsMs.h) + part(m, unitsMs.m) + part(s, unitsMs.s) + part(ms, unitsMs.ms);
	return totalMs > 0 ? totalMs : null;
}
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
// lib/inputs/values.js
var InvalidInput = class extends Error {
	discreet;
	constructor(words, value) {
		super(value === void 0 ? words : `${quoted(value)} ${words}`);
		this.discreet = words;
	}
};
function main_boolean(text) {
	if ([
		"true",
		"True",
		"TRUE"
	].includes(text)) return true;
	if ([
		"false",
		"False",
		"FALSE"
	].includes(text)) return false;
	throw new InvalidInput("is neither true nor false", text);
}
function syncMode(text) {
	if (text === "immediate") return text;
	try {
		return main_boolean(text) ? "true" : "false";
	} catch {
		throw new InvalidInput("is none of true, immediate, false", text);
	}
}
function oneOf(...values) {
	return (text) => {
		const value = values.find((candidate) => candidate === text);
		if (value === void 0) throw new InvalidInput(`is none of ${values.join(", ")}`, text);
		return value;
	};
}
function duration(text) {
	const ms = parseDuration(text);
	if (ms === null) throw new InvalidInput("is no duration above zero; valid are 500ms, 90s, 15m, 1h30m, or seconds as a bare number", text);
	return ms;
}
function wholeNumber(text) {
	if (!/^\d{1,9}$/.test(text)) throw new InvalidInput("is no whole number such as 0 or 5", text);
	return Number(text);
}
function count(text) {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidInput("is no whole number above zero such as 8", text);
	return Number(text);
}
function shard(text) {
	const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
	if (number < 1 || number > of) throw new InvalidInput("is no shard; valid is the number of one and how many there are, from 1/5 to 5/5", text);
	return {
		number,
		of
	};
}
function accessToken(text) {
	if (!/^[\x21-\x7e]+$/.test(text)) throw new InvalidInput("holds a space, a line break or a character beyond ASCII, as copying may add; valid is the token as GitLab shows it");
	return text;
}
function credential(text) {
	if (/[\p{Cc}]/u.test(text)) throw new InvalidInput("holds a line break or another control character; give it in one line");
	return text;
}
function projectIdOrPath(text) {
	if (/^[1-9]\d*$/.test(text)) return text;
	const segments = text.split("/");
	if (segments.length >= 2 && segments.every((segment) => isPathSegment(segment) && !/^\.+$/.test(segment))) return text;
	const example = "valid are a numeric ID (4711) and a full path as it stands in the address of the project (group/sub/project)";
	if (/^[a-z]+:\/\//i.test(text)) throw new InvalidInput(`is a URL; ${example}`);
	if (/%2f/i.test(text)) throw new InvalidInput(`is percent-encoded; ${example}`, text);
	throw new InvalidInput(`is neither an ID nor a full path; ${example}`, text);
}
function isPathSegment(text) {
	return /^[\w.-]+$/.test(text) || /^[\p{L}\p{N}_.-]+$/u.test(text);
}
function desiredRefs(text) {
	const desired = {
		refs: [],
		all: false
	};
	const commits = new Map();
	for (const item of text.split(/[\r\n]+|,(?=\s*(?:refs\/|all\s*(?:$|[\r\n,])))/).map((line) => line.trim()).filter(Boolean)) {
		if (item === "all") {
			desired.all = true;
			continue;
		}
		const [, ref = item, commit = null] = /^(.*)=([^=]*)$/s.exec(item) ?? [];
		if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) throw new InvalidInput("is no ref; valid are refs/heads/main, refs/tags/v1.2.3=<full sha>, and all", item);
		if (commit !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) throw new InvalidInput("has no full commit SHA of 40 (or 64) hexadecimal digits behind its last =", item);
		const sha = commit?.toLowerCase() ?? null;
		const known = commits.get(ref);
		if (known !== void 0 && known !== sha) throw new InvalidInput("is given twice, with different commits", ref);
		if (known === void 0) desired.refs.push({
			ref,
			commit: sha
		});
		commits.set(ref, sha);
	}
	if (desired.refs.length === 0 && !desired.all) throw new InvalidInput("names no ref; leave it out, or name one");
	return desired;
}
function isRefName(ref) {
	return !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref) && ref.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
}
function apiBaseUrl(text) {
	const valid = "valid is a base URL such as https://gitlab.com or https://example.com/gitlab";
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || url.protocol !== "https:" && url.protocol !== "http:") throw new InvalidInput(`is no http or https URL; ${valid}`);
	if (url.username !== "" || url.password !== "") throw new InvalidInput(`holds credentials; ${valid}, and the token goes into the input token`);
	if (url.search !== "" || url.hash !== "") throw new InvalidInput(`has a query or a fragment; ${valid}`);
	return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, "").replace(/\/api\/v4$/, "")}/api/v4`;
}
function upstreamUrl(text) {
	const valid = "valid is an http, https, ssh or git URL such as https://example.com/group/project.git";
	if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) throw new InvalidInput("is in the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git");
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || ![
		"http:",
		"https:",
		"ssh:",
		"git:"
	].includes(url.protocol) || url.hostname === "" || /[\s\p{Cc}]/u.test(text)) throw new InvalidInput(`is no URL that GitLab can mirror from; ${valid}`);
	if (url.search !== "" || url.hash !== "") throw new InvalidInput(`has a query or a fragment, which no repository needs; ${valid}`);
	if (url.password !== "") throw new InvalidInput("holds a password; move it to auth-user and auth-password");
	if (url.username !== "" && url.protocol !== "ssh:") throw new InvalidInput("holds a user name; move it to auth-user and auth-password");
	return text;
}
function quoted(text) {
	return text.length <= 200 ? JSON.stringify(text) : `(a text of ${text.length} characters)`;
}
// lib/inputs/job.js
const parsers = {
	project: projectIdOrPath,
	url: upstreamUrl,
	"auth-user": credential,
	"auth-password": credential,
	enabled: main_boolean,
	"mirror-trigger-builds": main_boolean,
	"only-mirror-protected-branches": main_boolean,
	"mirror-overwrites-diverged-branches": main_boolean,
	"mirror-branch-regex": (text) => text === "none" ? null : text,
	"create-project": main_boolean,
	visibility: oneOf("private", "internal", "public"),
	sync: syncMode,
	wait: main_boolean,
	"verify-refs": desiredRefs,
	resume: main_boolean
};
function parseJobValues(texts) {
	const faults = [];
	const parse = (name) => {
		try {
			return parsers[name](texts[name] ?? "");
		} catch (error) {
			if (!(error instanceof InvalidInput)) throw error;
			faults.push({
				name,
				fault: error
			});
			return;
		}
	};
	const given = jobInputNames.filter((name) => (texts[name] ?? "") !== "");
	return {
		values: Object.fromEntries(given.map((name) => [name, parse(name)])),
		faults
	};
}
function conflicts(values) {
	const faults = [];
	const add = (name, words) => faults.push({
		name,
		fault: new InvalidInput(words)
	});
	if (values["only-mirror-protected-branches"] && typeof values["mirror-branch-regex"] === "string") add("mirror-branch-regex", "not together with only-mirror-protected-branches: true, for GitLab applies one filter at a time; give one of them");
	if (values["create-project"] && !("url" in values)) add("create-project", "needs url, the upstream that the new project mirrors");
	if (values["create-project"] && /^\d+$/.test(values.project ?? "")) add("create-project", "needs project as a full path (group/sub/project), for GitLab itself gives out the IDs");
	if (values["verify-refs"] && values.wait === false) add("verify-refs", "not together with wait: false, for only a finished update tells; leave out one of them");
	return faults;
}
function mirrorJob(values, dryRun) {
	return {
		project: values.project,
		desired: Object.fromEntries(Object.entries({
			url: values.url,
			authUser: values["auth-user"],
			authPassword: values["auth-password"],
			enabled: values.enabled,
			mirrorTriggerBuilds: values["mirror-trigger-builds"],
			onlyMirrorProtectedBranches: values["only-mirror-protected-branches"],
			mirrorOverwritesDivergedBranches: values["mirror-overwrites-diverged-branches"],
			mirrorBranchRegex: values["mirror-branch-regex"]
		}).filter(([, value]) => value !== void 0)),
		createWith: values["create-project"] ? values.visibility : null,
		sync: values.sync,
		wait: values.wait,
		verifyRefs: values["verify-refs"] ?? null,
		resume: values.resume,
		dryRun
	};
}
function jobSecrets({ url = "", "auth-user": user = "", "auth-password": password = "" }) {
	const inUrl = secretIn(url);
	return [
		password,
		password === "" ? user : "",
		inUrl,
		decoded$1(inUrl)
	].filter((secret) => secret !== "");
}
function secretIn(url) {
	const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1];
	if (userinfo === void 0) return "";
	const [user = "", ...password] = userinfo.split(":");
	if (password.length > 0) return password.join(":");
	return /^https?:/i.test(url) ? user : "";
}
function decoded$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return "";
	}
}
// lib/inputs/inputs.js
function readInputs(read) {
	return Object.fromEntries(inputNames.map((name) => [name, read(name).trim() || inputDefaults[name]]));
}
function secretInputs(raw) {
	return [raw.token, ...jobSecrets(raw)].filter((secret) => secret !== "");
}
async function parseInputs(raw, surroundings) {
	const faults = [];
	const check = (name, parse) => {
		if (raw[name] === "") return void 0;
		try {
			return parse(raw[name]);
		} catch (error) {
			if (!(error instanceof InvalidInput)) throw error;
			faults.push(`${name}: ${error.message}`);
			return;
		}
	};
	if (raw.token === "") faults.push("token: missing; give an access token with the api scope");
	const given = parseJobValues(raw);
	faults.push(...given.faults.map(({ name, fault }) => `${name}: ${fault.message}`));
	const dryRun = check("dry-run", main_boolean) ?? false;
	const part = check("shard", shard) ?? null;
	const { jobs, secrets, ...list } = raw.mirrors === "" ? single(raw, given.values, dryRun) : await listed(raw, given.values, dryRun, part, surroundings);
	faults.push(...list.faults);
	const inputs = {
		apiUrl: check("gitlab-url", apiBaseUrl),
		token: check("token", accessToken),
		tokenType: check("token-type", oneOf("private-token", "bearer")),
		jobs,
		listedSecrets: secrets,
		timeoutMs: check("timeout", duration),
		pollIntervalMs: check("poll-interval", duration),
		requestTimeoutMs: check("request-timeout", duration),
		maxRetries: check("max-retries", wholeNumber),
		concurrency: check("concurrency", count),
		requestsPerMinute: check("requests-per-minute", count),
		caCertificates: check("ca-certificate", await certificateReader(raw, surroundings)) ?? []
	};
	if (faults.length > 0) throw new InvalidInputs(faults);
	return inputs;
}
async function certificateReader(raw, { readFile }) {
	if (raw["ca-certificate"] === "") return () => [];
	const { readCertificates } = await __nccwpck_require__.e(/* import() */ 355).then(__nccwpck_require__.bind(__nccwpck_require__, 355)).then((n) => n.t);
	return (text) => readCertificates(text, readFile);
}
function single(raw, values, dryRun) {
	const faults = conflicts(values).map(({ name, fault }) => `${name}: ${fault.message}`);
	if (raw.project === "") faults.unshift("project: missing; give the numeric ID or the full path (group/sub/project) of the mirror, or mirrors");
	if (raw.shard !== "") faults.push("shard: is a part of mirrors, which is missing");
	return {
		jobs: [mirrorJob(values, dryRun)],
		secrets: [],
		faults
	};
}
async function listed(raw, values, dryRun, part, surroundings) {
	const { parseMirrors } = await __nccwpck_require__.e(/* import() */ 399).then(__nccwpck_require__.bind(__nccwpck_require__, 399));
	const { mirrors, secrets, faults } = parseMirrors(raw.mirrors, {
		texts: raw,
		values
	}, part, surroundings);
	if (raw.project !== "") faults.unshift("mirrors: not together with project; give one of them");
	return {
		jobs: mirrors.map((mirror) => mirrorJob(mirror, dryRun)),
		secrets,
		faults
	};
}
const maxShownProblems = 20;
var InvalidInputs = class extends StepError {
	faults;
	constructor(faults) {
		const more = faults.length > maxShownProblems ? `; and ${faults.length - maxShownProblems} more, which the log lists` : "";
		super("input", faults.length === 1 ? `Wrong input: ${faults[0]}` : `${faults.length} wrong inputs: ${faults.slice(0, maxShownProblems).join("; ")}${more}`, "Correct the inputs of the step; no request was made.");
		this.faults = faults;
	}
};
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
// src/stand-ins/https.cjs
var require_https = __commonJSMin(((exports, module) => {
	module.exports = {
		get Agent() {
			return (__nccwpck_require__(708).Agent);
		},
		get request() {
			return (__nccwpck_require__(708).request);
		}
	};
}));
// node_modules/@actions/http-client/lib/proxy.js
var import_https = __toESM(require_https(), 1);
function getProxyUrl(reqUrl) {
	const usingSsl = reqUrl.protocol === "https:";
	if (checkBypass(reqUrl)) return;
	const proxyVar = (() => {
		if (usingSsl) return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
		else return process.env["http_proxy"] || process.env["HTTP_PROXY"];
	})();
	if (proxyVar) try {
		return new DecodedURL(proxyVar);
	} catch (_a) {
		if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
	}
	else return;
}
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) return false;
	const reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) return true;
	const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
	if (!noProxy) return false;
	let reqPort;
	if (reqUrl.port) reqPort = Number(reqUrl.port);
	else if (reqUrl.protocol === "http:") reqPort = 80;
	else if (reqUrl.protocol === "https:") reqPort = 443;
	const upperReqHosts = [reqUrl.hostname.toUpperCase()];
	if (typeof reqPort === "number") upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return true;
	return false;
}
function isLoopbackAddress(host) {
	const hostLower = host.toLowerCase();
	return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
	constructor(url, base) {
		super(url, base);
		this._decodedUsername = decodeURIComponent(super.username);
		this._decodedPassword = decodeURIComponent(super.password);
	}
	get username() {
		return this._decodedUsername;
	}
	get password() {
		return this._decodedPassword;
	}
};
// node_modules/tunnel/lib/tunnel.js
var require_tunnel$1 = __commonJSMin(((exports) => {
	__nccwpck_require__(278);
	var tls = __nccwpck_require__(756);
	var http = __nccwpck_require__(611);
	var https = require_https();
	var events = __nccwpck_require__(434);
	__nccwpck_require__(613);
	var util = __nccwpck_require__(23);
	exports.httpOverHttp = httpOverHttp;
	exports.httpsOverHttp = httpsOverHttp;
	exports.httpOverHttps = httpOverHttps;
	exports.httpsOverHttps = httpsOverHttps;
	function httpOverHttp(options) {
		var agent = new TunnelingAgent(options);
		agent.request = http.request;
		return agent;
	}
	function httpsOverHttp(options) {
		var agent = new TunnelingAgent(options);
		agent.request = http.request;
		agent.createSocket = createSecureSocket;
		agent.defaultPort = 443;
		return agent;
	}
	function httpOverHttps(options) {
		var agent = new TunnelingAgent(options);
		agent.request = https.request;
		return agent;
	}
	function httpsOverHttps(options) {
		var agent = new TunnelingAgent(options);
		agent.request = https.request;
		agent.createSocket = createSecureSocket;
		agent.defaultPort = 443;
		return agent;
	}
	function TunnelingAgent(options) {
		var self = this;
		self.options = options || {};
		self.proxyOptions = self.options.proxy || {};
		self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
		self.requests = [];
		self.sockets = [];
		self.on("free", function onFree(socket, host, port, localAddress) {
			var options = toOptions(host, port, localAddress);
			for (var i = 0, len = self.requests.length; i < len; ++i) {
				var pending = self.requests[i];
				if (pending.host === options.host && pending.port === options.port) {
					self.requests.splice(i, 1);
					pending.request.onSocket(socket);
					return;
				}
			}
			socket.destroy();
			self.removeSocket(socket);
		});
	}
	util.inherits(TunnelingAgent, events.EventEmitter);
	TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
		var self = this;
		var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
		if (self.sockets.length >= this.maxSockets) {
			self.requests.push(options);
			return;
		}
		self.createSocket(options, function(socket) {
			socket.on("free", onFree);
			socket.on("close", onCloseOrRemove);
			socket.on("agentRemove", onCloseOrRemove);
			req.onSocket(socket);
			function onFree() {
				self.emit("free", socket, options);
			}
			function onCloseOrRemove(err) {
				self.removeSocket(socket);
				socket.removeListener("free", onFree);
				socket.removeListener("close", onCloseOrRemove);
				socket.removeListener("agentRemove", onCloseOrRemove);
			}
		});
	};
	TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
		var self = this;
		var placeholder = {};
		self.sockets.push(placeholder);
		var connectOptions = mergeOptions({}, self.proxyOptions, {
			method: "CONNECT",
			path: options.host + ":" + options.port,
			agent: false,
			headers: { host: options.host + ":" + options.port }
		});
		if (options.localAddress) connectOptions.localAddress = options.localAddress;
		if (connectOptions.proxyAuth) {
			connectOptions.headers = connectOptions.headers || {};
			connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64");
		}
		debug("making CONNECT request");
		var connectReq = self.request(connectOptions);
		connectReq.useChunkedEncodingByDefault = false;
		connectReq.once("response", onResponse);
		connectReq.once("upgrade", onUpgrade);
		connectReq.once("connect", onConnect);
		connectReq.once("error", onError);
		connectReq.end();
		function onResponse(res) {
			res.upgrade = true;
		}
		function onUpgrade(res, socket, head) {
			process.nextTick(function() {
				onConnect(res, socket, head);
			});
		}
		function onConnect(res, socket, head) {
			connectReq.removeAllListeners();
			socket.removeAllListeners();
			if (res.statusCode !== 200) {
				debug("tunneling socket could not be established, statusCode=%d", res.statusCode);
				socket.destroy();
				var error = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
				error.code = "ECONNRESET";
				options.request.emit("error", error);
				self.removeSocket(placeholder);
				return;
			}
			if (head.length > 0) {
				debug("got illegal response body from proxy");
				socket.destroy();
				var error = new Error("got illegal response body from proxy");
				error.code = "ECONNRESET";
				options.request.emit("error", error);
				self.removeSocket(placeholder);
				return;
			}
			debug("tunneling connection has established");
			self.sockets[self.sockets.indexOf(placeholder)] = socket;
			return cb(socket);
		}
		function onError(cause) {
			connectReq.removeAllListeners();
			debug("tunneling socket could not be established, cause=%s\n", cause.message, cause.stack);
			var error = new Error("tunneling socket could not be established, cause=" + cause.message);
			error.code = "ECONNRESET";
			options.request.emit("error", error);
			self.removeSocket(placeholder);
		}
	};
	TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
		var pos = this.sockets.indexOf(socket);
		if (pos === -1) return;
		this.sockets.splice(pos, 1);
		var pending = this.requests.shift();
		if (pending) this.createSocket(pending, function(socket) {
			pending.request.onSocket(socket);
		});
	};
	function createSecureSocket(options, cb) {
		var self = this;
		TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
			var hostHeader = options.request.getHeader("host");
			var tlsOptions = mergeOptions({}, self.options, {
				socket,
				servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
			});
			var secureSocket = tls.connect(0, tlsOptions);
			self.sockets[self.sockets.indexOf(socket)] = secureSocket;
			cb(secureSocket);
		});
	}
	function toOptions(host, port, localAddress) {
		if (typeof host === "string") return {
			host,
			port,
			localAddress
		};
		return host;
	}
	function mergeOptions(target) {
		for (var i = 1, len = arguments.length; i < len; ++i) {
			var overrides = arguments[i];
			if (typeof overrides === "object") {
				var keys = Object.keys(overrides);
				for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
					var k = keys[j];
					if (overrides[k] !== void 0) target[k] = overrides[k];
				}
			}
		}
		return target;
	}
	var debug;
	if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) debug = function() {
		var args = Array.prototype.slice.call(arguments);
		if (typeof args[0] === "string") args[0] = "TUNNEL: " + args[0];
		else args.unshift("TUNNEL:");
		console.error.apply(console, args);
	};
	else debug = function() {};
	exports.debug = debug;
}));
// src/stand-ins/undici.js
var import_tunnel = __toESM(__commonJSMin(((exports, module) => {
	module.exports = {
		get httpOverHttp() {
			return require_tunnel$1().httpOverHttp;
		},
		get httpOverHttps() {
			return require_tunnel$1().httpOverHttps;
		},
		get httpsOverHttp() {
			return require_tunnel$1().httpsOverHttp;
		},
		get httpsOverHttps() {
			return require_tunnel$1().httpsOverHttps;
		}
	};
}))(), 1);
var ProxyAgent = class {
	constructor() {
		throw new Error("undici is not part of this bundle; proxies are reached through the agents of node:http");
	}
};
// node_modules/@actions/http-client/lib/index.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes["OK"] = 200] = "OK";
	HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
	HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
	HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
	HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
	HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
	HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
	HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
	HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
	HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
	HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
	HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
	HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
	HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
	HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
	HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
	HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
	HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
	HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
	HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
	HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
	HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
	HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
	HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
	HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
	HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
	HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers) {
	Headers["Accept"] = "accept";
	Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes) {
	MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
const HttpRedirectCodes = [
	HttpCodes.MovedPermanently,
	HttpCodes.ResourceMoved,
	HttpCodes.SeeOther,
	HttpCodes.TemporaryRedirect,
	HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
	HttpCodes.BadGateway,
	HttpCodes.ServiceUnavailable,
	HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = [
	"OPTIONS",
	"GET",
	"DELETE",
	"HEAD"
];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
var HttpClientError = class HttpClientError extends Error {
	constructor(message, statusCode) {
		super(message);
		this.name = "HttpClientError";
		this.statusCode = statusCode;
		Object.setPrototypeOf(this, HttpClientError.prototype);
	}
};
var HttpClientResponse = class {
	constructor(message) {
		this.message = message;
	}
	readBody() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				let output = Buffer.alloc(0);
				this.message.on("data", (chunk) => {
					output = Buffer.concat([output, chunk]);
				});
				this.message.on("end", () => {
					resolve(output.toString());
				});
			}));
		});
	}
	readBodyBuffer() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				const chunks = [];
				this.message.on("data", (chunk) => {
					chunks.push(chunk);
				});
				this.message.on("end", () => {
					resolve(Buffer.concat(chunks));
				});
			}));
		});
	}
};
var HttpClient = class {
	constructor(userAgent, handlers, requestOptions) {
		this._ignoreSslError = false;
		this._allowRedirects = true;
		this._allowRedirectDowngrade = false;
		this._maxRedirects = 50;
		this._allowRetries = false;
		this._maxRetries = 1;
		this._keepAlive = false;
		this._disposed = false;
		this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
		this.handlers = handlers || [];
		this.requestOptions = requestOptions;
		if (requestOptions) {
			if (requestOptions.ignoreSslError != null) this._ignoreSslError = requestOptions.ignoreSslError;
			this._socketTimeout = requestOptions.socketTimeout;
			if (requestOptions.allowRedirects != null) this._allowRedirects = requestOptions.allowRedirects;
			if (requestOptions.allowRedirectDowngrade != null) this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
			if (requestOptions.maxRedirects != null) this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
			if (requestOptions.keepAlive != null) this._keepAlive = requestOptions.keepAlive;
			if (requestOptions.allowRetries != null) this._allowRetries = requestOptions.allowRetries;
			if (requestOptions.maxRetries != null) this._maxRetries = requestOptions.maxRetries;
		}
	}
	options(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
		});
	}
	get(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("GET", requestUrl, null, additionalHeaders || {});
		});
	}
	del(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("DELETE", requestUrl, null, additionalHeaders || {});
		});
	}
	post(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("POST", requestUrl, data, additionalHeaders || {});
		});
	}
	patch(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PATCH", requestUrl, data, additionalHeaders || {});
		});
	}
	put(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PUT", requestUrl, data, additionalHeaders || {});
		});
	}
	head(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("HEAD", requestUrl, null, additionalHeaders || {});
		});
	}
	sendStream(verb, requestUrl, stream, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request(verb, requestUrl, stream, additionalHeaders);
		});
	}
	getJson(requestUrl_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			const res = yield this.get(requestUrl, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	postJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.post(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	putJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.put(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	patchJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.patch(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	request(verb, requestUrl, data, headers) {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._disposed) throw new Error("Client has already been disposed.");
			const parsedUrl = new URL(requestUrl);
			let info = this._prepareRequest(verb, parsedUrl, headers);
			const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
			let numTries = 0;
			let response;
			do {
				response = yield this.requestRaw(info, data);
				if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
					let authenticationHandler;
					for (const handler of this.handlers) if (handler.canHandleAuthentication(response)) {
						authenticationHandler = handler;
						break;
					}
					if (authenticationHandler) return authenticationHandler.handleAuthentication(this, info, data);
					else return response;
				}
				let redirectsRemaining = this._maxRedirects;
				while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
					const redirectUrl = response.message.headers["location"];
					if (!redirectUrl) break;
					const parsedRedirectUrl = new URL(redirectUrl);
					if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
					yield response.readBody();
					if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
						for (const header in headers) if (header.toLowerCase() === "authorization") delete headers[header];
					}
					info = this._prepareRequest(verb, parsedRedirectUrl, headers);
					response = yield this.requestRaw(info, data);
					redirectsRemaining--;
				}
				if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
				numTries += 1;
				if (numTries < maxTries) {
					yield response.readBody();
					yield this._performExponentialBackoff(numTries);
				}
			} while (numTries < maxTries);
			return response;
		});
	}
	dispose() {
		if (this._agent) this._agent.destroy();
		this._disposed = true;
	}
	requestRaw(info, data) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => {
				function callbackForResult(err, res) {
					if (err) reject(err);
					else if (!res) reject(new Error("Unknown error"));
					else resolve(res);
				}
				this.requestRawWithCallback(info, data, callbackForResult);
			});
		});
	}
	requestRawWithCallback(info, data, onResult) {
		if (typeof data === "string") {
			if (!info.options.headers) info.options.headers = {};
			info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
		}
		let callbackCalled = false;
		function handleResult(err, res) {
			if (!callbackCalled) {
				callbackCalled = true;
				onResult(err, res);
			}
		}
		const req = info.httpModule.request(info.options, (msg) => {
			handleResult(void 0, new HttpClientResponse(msg));
		});
		let socket;
		req.on("socket", (sock) => {
			socket = sock;
		});
		req.setTimeout(this._socketTimeout || 18e4, () => {
			if (socket) socket.end();
			handleResult(new Error(`Request timeout: ${info.options.path}`));
		});
		req.on("error", function(err) {
			handleResult(err);
		});
		if (data && typeof data === "string") req.write(data, "utf8");
		if (data && typeof data !== "string") {
			data.on("close", function() {
				req.end();
			});
			data.pipe(req);
		} else req.end();
	}
	getAgent(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		return this._getAgent(parsedUrl);
	}
	getAgentDispatcher(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		const proxyUrl = getProxyUrl(parsedUrl);
		if (!(proxyUrl && proxyUrl.hostname)) return;
		return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
	}
	_prepareRequest(method, requestUrl, headers) {
		const info = {};
		info.parsedUrl = requestUrl;
		const usingSsl = info.parsedUrl.protocol === "https:";
		info.httpModule = usingSsl ? import_https : external_http_;
		const defaultPort = usingSsl ? 443 : 80;
		info.options = {};
		info.options.host = info.parsedUrl.hostname;
		info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
		info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
		info.options.method = method;
		info.options.headers = this._mergeHeaders(headers);
		if (this.userAgent != null) info.options.headers["user-agent"] = this.userAgent;
		info.options.agent = this._getAgent(info.parsedUrl);
		if (this.handlers) for (const handler of this.handlers) handler.prepareRequest(info.options);
		return info;
	}
	_mergeHeaders(headers) {
		if (this.requestOptions && this.requestOptions.headers) return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
		return lowercaseKeys(headers || {});
	}
	_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
			if (headerValue) clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
		}
		const additionalValue = additionalHeaders[header];
		if (additionalValue !== void 0) return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
		if (clientHeader !== void 0) return clientHeader;
		return _default;
	}
	_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
			if (headerValue) {
				if (typeof headerValue === "number") clientHeader = String(headerValue);
				else if (Array.isArray(headerValue)) clientHeader = headerValue.join(", ");
				else clientHeader = headerValue;
			}
		}
		const additionalValue = additionalHeaders[Headers.ContentType];
		if (additionalValue !== void 0) {
			if (typeof additionalValue === "number") return String(additionalValue);
			else if (Array.isArray(additionalValue)) return additionalValue.join(", ");
			else return additionalValue;
		}
		if (clientHeader !== void 0) return clientHeader;
		return _default;
	}
	_getAgent(parsedUrl) {
		let agent;
		const proxyUrl = getProxyUrl(parsedUrl);
		const useProxy = proxyUrl && proxyUrl.hostname;
		if (this._keepAlive && useProxy) agent = this._proxyAgent;
		if (!useProxy) agent = this._agent;
		if (agent) return agent;
		const usingSsl = parsedUrl.protocol === "https:";
		let maxSockets = 100;
		if (this.requestOptions) maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
		if (proxyUrl && proxyUrl.hostname) {
			const agentOptions = {
				maxSockets,
				keepAlive: this._keepAlive,
				proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && { proxyAuth: `${proxyUrl.username}:${proxyUrl.password}` }), {
					host: proxyUrl.hostname,
					port: proxyUrl.port
				})
			};
			let tunnelAgent;
			const overHttps = proxyUrl.protocol === "https:";
			if (usingSsl) tunnelAgent = overHttps ? import_tunnel.httpsOverHttps : import_tunnel.httpsOverHttp;
			else tunnelAgent = overHttps ? import_tunnel.httpOverHttps : import_tunnel.httpOverHttp;
			agent = tunnelAgent(agentOptions);
			this._proxyAgent = agent;
		}
		if (!agent) {
			const options = {
				keepAlive: this._keepAlive,
				maxSockets
			};
			agent = usingSsl ? new import_https.Agent(options) : new external_http_.Agent(options);
			this._agent = agent;
		}
		if (usingSsl && this._ignoreSslError) agent.options = Object.assign(agent.options || {}, { rejectUnauthorized: false });
		return agent;
	}
	_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
		let proxyAgent;
		if (this._keepAlive) proxyAgent = this._proxyAgentDispatcher;
		if (proxyAgent) return proxyAgent;
		const usingSsl = parsedUrl.protocol === "https:";
		proxyAgent = new ProxyAgent(Object.assign({
			uri: proxyUrl.href,
			pipelining: !this._keepAlive ? 0 : 1
		}, (proxyUrl.username || proxyUrl.password) && { token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}` }));
		this._proxyAgentDispatcher = proxyAgent;
		if (usingSsl && this._ignoreSslError) proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, { rejectUnauthorized: false });
		return proxyAgent;
	}
	_getUserAgentWithOrchestrationId(userAgent) {
		const baseUserAgent = userAgent || "actions/http-client";
		const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
		if (orchId) return `${baseUserAgent} actions_orchestration_id/${orchId.replace(/[^a-z0-9_.-]/gi, "_")}`;
		return baseUserAgent;
	}
	_performExponentialBackoff(retryNumber) {
		return __awaiter$1(this, void 0, void 0, function* () {
			retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
			const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
			return new Promise((resolve) => setTimeout(() => resolve(), ms));
		});
	}
	_processResponse(res, options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => __awaiter$1(this, void 0, void 0, function* () {
				const statusCode = res.message.statusCode || 0;
				const response = {
					statusCode,
					result: null,
					headers: {}
				};
				if (statusCode === HttpCodes.NotFound) resolve(response);
				function dateTimeDeserializer(key, value) {
					if (typeof value === "string") {
						const a = new Date(value);
						if (!isNaN(a.valueOf())) return a;
					}
					return value;
				}
				let obj;
				let contents;
				try {
					contents = yield res.readBody();
					if (contents && contents.length > 0) {
						if (options && options.deserializeDates) obj = JSON.parse(contents, dateTimeDeserializer);
						else obj = JSON.parse(contents);
						response.result = obj;
					}
					response.headers = res.message.headers;
				} catch (err) {}
				if (statusCode > 299) {
					let msg;
					if (obj && obj.message) msg = obj.message;
					else if (contents && contents.length > 0) msg = contents;
					else msg = `Failed request: (${statusCode})`;
					const err = new HttpClientError(msg, statusCode);
					err.result = response.result;
					reject(err);
				} else resolve(response);
			}));
		});
	}
};
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
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
function error(message, properties = {}) {
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
// lib/text/redact.js
const shortestBase64 = 4;
function redactor(secrets) {
	const lines = secretLines(secrets);
	if (lines.length === 0) return (text) => text;
	const plain = new Index(lines.map((line) => Array.from(line)), charactersAt, "%&\\\\+");
	const base64 = new Index(lines.flatMap(base64Cores).map((core) => Array.from(core)), base64CharactersAt, "%&\\\\_-");
	return (text) => {
		const hidden = [...plain.matches(text), ...base64.matches(text)].sort((a, b) => a.from - b.from);
		let shown = "";
		let end = 0;
		for (const { from, to } of hidden) {
			if (from >= end) shown += `${text.slice(end, from)}***`;
			end = Math.max(end, to);
		}
		return shown + text.slice(end);
	};
}
var Index = class {
	#single = new Set();
	#byStart = new Map();
	#readingsAt;
	#shortest;
	#places;
	constructor(secrets, readingsAt, ambiguous) {
		this.#readingsAt = readingsAt;
		for (const characters of secrets) {
			const [first = "", second] = characters;
			if (second === void 0) this.#single.add(first);
			else {
				const start = first + second;
				const known = this.#byStart.get(start);
				if (known === void 0) this.#byStart.set(start, [characters]);
				else known.push(characters);
			}
		}
		this.#shortest = secrets.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
		const ascii = [...new Set(secrets.map(([first = ""]) => first.codePointAt(0) ?? 0))].filter((code) => code < 128).map((code) => `\\x${hexByte(code)}`);
		this.#places = new RegExp(`[${ascii.join("")}${ambiguous}]|[^\\x20-\\x7e]`, "g");
	}
	matches(text) {
		if (text.length < this.#shortest) return [];
		const found = [];
		for (const { index: at } of text.matchAll(this.#places)) {
			if (this.#isOutOfQuestion(text, at)) continue;
			const to = this.#maxFrom(text, at);
			if (to > at) found.push({
				from: at,
				to
			});
		}
		return found;
	}
	#isOutOfQuestion(text, at) {
		if (!isPlain(text, at)) return isSpace(text, at);
		if (!isPlain(text, at + 1)) return false;
		return !this.#byStart.has(text.slice(at, at + 2)) && !this.#single.has(text[at] ?? "");
	}
	#maxFrom(text, at) {
		let longest = -1;
		for (const first of this.#readingsAt(text, at)) {
			if (this.#single.has(first.character)) longest = Math.max(longest, first.end);
			for (const second of this.#readingsAt(text, first.end)) {
				const candidates = this.#byStart.get(first.character + second.character) ?? [];
				for (const secret of candidates) longest = Math.max(longest, this.#endOf(secret, text, second.end));
			}
		}
		return longest;
	}
	#endOf(secret, text, from) {
		let index = 2;
		let end = from;
		for (; index < secret.length && isPlain(text, end); index++, end++) if (text[end] !== secret[index]) return -1;
		let ends = [end];
		for (; index < secret.length && ends.length > 0; index++) {
			const next = ends.flatMap((place) => this.#readingsAt(text, place).filter(({ character }) => character === secret[index]));
			ends = next.length > 1 ? [...new Set(next.map((reading) => reading.end))] : next.map((reading) => reading.end);
		}
		return Math.max(-1, ...ends);
	}
};
function hexByte(code) {
	return code.toString(16).padStart(2, "0");
}
function isPlain(text, at) {
	const code = text.charCodeAt(at);
	return code > 32 && code < 127 && !ambiguous.has(code);
}
function isSpace(text, at) {
	return text.charCodeAt(at) === 32 || /\s/.test(text[at] ?? "");
}
const ambiguous = new Set(Array.from("%&\\+-_/", (sign) => sign.charCodeAt(0)));
const entities = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'"
};
function charactersAt(text, at) {
	const readings = decodedAt(text, at);
	if (text[at] === "+") readings.push({
		character: " ",
		end: at + 1
	});
	return readings;
}
function decodedAt(text, at) {
	const code = text.codePointAt(at);
	if (code === void 0) return [];
	const character = String.fromCodePoint(code);
	const readings = [{
		character,
		end: at + character.length
	}];
	if (character === "%") readings.push(...percentDecoded(text, at));
	else if (character === "&") readings.push(...entityAt(text, at));
	else if (character === "\\") readings.push(...unescaped(text, at));
	return readings;
}
function bytesOf(first) {
	return first < 192 ? 1 : first < 224 ? 2 : first < 240 ? 3 : 4;
}
const percentBytes = [
	0,
	1,
	2,
	3
].map((times) => new RegExp(`%(?:25){${times}}([0-9a-f]{2})`, "iy"));
function bytesAt(text, at) {
	if (text[at] !== "%") return [];
	return percentBytes.flatMap((pattern) => {
		pattern.lastIndex = at;
		const [whole = "", hex] = pattern.exec(text) ?? [];
		return hex === void 0 ? [] : {
			byte: Number.parseInt(hex, 16),
			end: at + whole.length
		};
	});
}
function percentDecoded(text, at) {
	return bytesAt(text, at).flatMap(({ byte, end }) => {
		const bytes = [byte];
		let last = end;
		while (bytes.length < bytesOf(byte)) {
			const next = bytesAt(text, last).find((following) => following.byte >= 128);
			if (next === void 0) return [];
			bytes.push(next.byte);
			last = next.end;
		}
		return {
			character: Buffer.from(bytes).toString("utf8"),
			end: last
		};
	});
}
const entity = /&(?:#0{0,4}(\d{1,7})|#[xX]0{0,4}([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y;
function entityAt(text, at) {
	entity.lastIndex = at;
	const [whole = "", decimal, hex, name = ""] = entity.exec(text) ?? [];
	const code = decimal !== void 0 ? Number(decimal) : hex !== void 0 ? Number.parseInt(hex, 16) : null;
	const character = code === null ? entities[name] : code <= 1114111 ? String.fromCodePoint(code) : void 0;
	return whole === "" || character === void 0 ? [] : [{
		character,
		end: at + whole.length
	}];
}
const escapedUnits = /(?:\\u[0-9a-fA-F]{4}){1,2}/y;
const escapedOnce = /\\(["\\/])/y;
const escapedTwice = /\\\\(?:\\(["\\])|(\/)|u([0-9a-fA-F]{4}))/y;
function unescaped(text, at) {
	return [
		...escapedAt(text, at, escapedOnce),
		...escapedAt(text, at, escapedTwice),
		...unitsAt(text, at)
	];
}
function escapedAt(text, at, pattern) {
	pattern.lastIndex = at;
	const [whole, quoted, slash, hex] = pattern.exec(text) ?? [];
	if (whole === void 0) return [];
	return [{
		character: quoted ?? slash ?? String.fromCharCode(Number.parseInt(hex ?? "", 16)),
		end: at + whole.length
	}];
}
function unitsAt(text, at) {
	escapedUnits.lastIndex = at;
	const [units = ""] = escapedUnits.exec(text) ?? [];
	if (units === "") return [];
	const decoded = units.replace(/\\u(.{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	const [character = ""] = Array.from(decoded);
	return [{
		character,
		end: at + 6 * character.length
	}];
}
const base64OfUrls = {
	"-": "+",
	_: "/"
};
function base64CharactersAt(text, at, breaks = 2) {
	return decodedAt(text, at).flatMap(({ character, end }) => {
		if (/\s/.test(character)) return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
		return {
			character: base64OfUrls[character] ?? character,
			end
		};
	});
}
function base64Cores(secret) {
	const bytes = Buffer.from(secret);
	return [
		0,
		1,
		2
	].flatMap((offset) => {
		const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
		const from = Math.ceil(offset * 8 / 6);
		const to = Math.floor((offset + bytes.length) * 8 / 6);
		const core = encoded.slice(from, to);
		return core.length < shortestBase64 ? [] : [core];
	});
}
function secretLines(secrets) {
	const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
	return [...new Set(lines.filter((line) => line !== ""))];
}
// lib/text/sanitize.js
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxLineLength = 4e3;
function oneLine(text, redact, longest = maxLineLength) {
	const shown = redact(text);
	const clean = withoutUserinfo((/^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, " ")).replace(/ {2,}/g, " ").trim());
	const line = clean === text ? clean : redact(clean);
	return line.length > longest ? `${Array.from(line.slice(0, longest)).slice(0, -1).join("")} …` : line;
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
function excerpt(text) {
	return text.length <= 1e4 ? text : `(${text.length} characters)`;
}
// lib/platform/actions.js
function readInput(name) {
	return getInput(name);
}
function mask(secrets) {
	if (process.env.GITHUB_ACTIONS !== "true") return;
	for (const line of secretLines(secrets)) setSecret(line);
}
const maxWarnings = 10;
function actionsLog(redact) {
	const safe = (text) => logLine(text, redact);
	let warnings = 0;
	return {
		info: (text) => info(safe(text)),
		warning: (text) => warning(safe(text)),
		error: (text, title) => error(safe(text), { title }),
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
async function handOver(outputs, summary, log) {
	let hasTaken = true;
	try {
		writeOutputs(outputs);
	} catch (error) {
		hasTaken = false;
		log.error(`The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`, "Pull mirror: internal");
	}
	try {
		await writeSummary(summary);
	} catch (error) {
		log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
	}
	return hasTaken;
}
function writeOutputs(outputs) {
	const file = process.env.GITHUB_OUTPUT;
	if (!file) {
		for (const name of outputNames) setOutput(name, outputs[name]);
		return;
	}
	if (!(0,external_node_fs_.existsSync)(file)) throw new Error(`there is no file ${file}`);
	append(file, outputNames.map((name) => `${name}=${oneLineOf(outputs[name])}\n`).join(""));
}
function oneLineOf(output) {
	if (/[\r\n]/.test(output)) throw new Error("an output has several lines");
	return output;
}
async function writeSummary(markdown) {
	const file = process.env.GITHUB_STEP_SUMMARY;
	if (file === void 0 || !(0,external_node_fs_.existsSync)(file)) return;
	append(file, await markdown());
}
function append(file, text) {
	(0,external_node_fs_.appendFileSync)(file, (0,external_node_fs_.statSync)(file).size > 0 ? `\n${text}` : text);
}
function reason(error) {
	return error instanceof Error ? error.message : String(error);
}
// lib/report/step-result.js
function hasPassed({ results, error }) {
	return error === null && results.every((result) => result.error === null && result.outcome !== "failed");
}
function failuresOf({ results, isList, error }) {
	const whole = isList && error !== null ? [{
		project: "",
		error
	}] : [];
	const own = results.flatMap((result) => result.error === null || isList && result.error === error ? [] : {
		project: result.project,
		error: result.error
	});
	return [...whole, ...own];
}
// lib/report/annotations.js
const maxAnnotations = 10;
function annotations(step, redact) {
	const failures = failuresOf(step);
	const isAll = failures.length <= maxAnnotations;
	const shown = isAll ? failures : failures.slice(0, 9);
	const rest = failures.slice(shown.length);
	return [...shown.map((failure) => annotation(failure.project, failure.error, redact)), ...isAll ? [] : [countOf(rest.map((failure) => failure.error.kind))]];
}
function countOf(kinds) {
	const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((other) => other === kind).length} ${kind}`);
	return {
		title: `Pull mirror: ${kinds.length} more failures`,
		text: `${kinds.length} more mirrors failed: ${counts.join(", ")}. The job summary and the output results tell of each.`
	};
}
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
function outputs(step, redact) {
	const records = step.results.map((result) => resultRecord(result, redact));
	const said = (step.isList ? null : records[0]) ?? inAll(step, records);
	return {
		outcome: said.outcome,
		changed: String(said.changed),
		changes: JSON.stringify(said.changes),
		synced: String(said.synced),
		verified: said.verified === null ? "" : String(said.verified),
		"update-status": said.update_status ?? "",
		"last-error": said.last_error ?? "",
		"last-update-at": said.last_update_at ?? "",
		"last-update-started-at": said.last_update_started_at ?? "",
		"last-successful-update-at": said.last_successful_update_at ?? "",
		"error-kind": said.error_kind ?? "",
		results: JSON.stringify(records)
	};
}
const precedence = [
	"failed",
	"requested",
	"synced",
	"removed",
	"configured",
	"planned",
	"unchanged"
];
function inAll({ error }, records) {
	const verified = records.flatMap((record) => record.verified ?? []);
	const occurs = (outcome) => records.some((record) => record.outcome === outcome);
	return {
		outcome: error === null ? precedence.find(occurs) ?? "unchanged" : "failed",
		changed: records.some(({ changed }) => changed),
		changes: records.flatMap(({ project, changes }) => changes.map((change) => ({
			project,
			...change
		}))),
		synced: records.length > 0 && records.every(({ synced }) => synced),
		verified: verified.length === 0 ? null : verified.every(Boolean),
		error_kind: error?.kind ?? records.find(({ error_kind }) => error_kind !== null)?.error_kind ?? null
	};
}
const maxRefs = 1e3;
function resultRecord(result, redact) {
	const clean = (text) => text == null ? null : logLine(text, redact);
	const cleanValue = (value) => typeof value === "string" ? oneLine(value, redact) : value;
	const { state, error } = result;
	return {
		project: oneLine(result.project, redact),
		outcome: result.outcome,
		changed: result.changed,
		changes: result.changes.map(({ setting, from, to }) => ({
			setting,
			from: cleanValue(from),
			to: cleanValue(to)
		})),
		synced: result.synced,
		verified: result.verified,
		update_status: clean(state?.status),
		last_error: clean(state?.lastError),
		last_update_at: clean(state?.lastUpdateAt),
		last_update_started_at: clean(state?.lastUpdateStartedAt),
		last_successful_update_at: clean(state?.lastSuccessfulUpdateAt),
		error_kind: error?.kind ?? null,
		refs: result.refs.slice(0, maxRefs).map((found) => ({
			...found,
			ref: oneLine(found.ref, redact)
		})),
		error: error && errorRecord(error, redact),
		duration_seconds: Math.round(result.durationMs) / 1e3
	};
}
function errorRecord({ kind, message, hint }, redact) {
	return {
		kind,
		message: logLine(message, redact),
		hint: logLine(hint, redact)
	};
}
// lib/report/summary.js
const outcomeMarks = {
	planned: "📝",
	unchanged: "✅",
	configured: "✅",
	removed: "✅",
	requested: "⏳",
	synced: "✅",
	failed: "❌"
};
function refsCell({ verified, refs }) {
	if (verified === null) return "–";
	const wrong = refs.filter(({ ok }) => !ok).length;
	if (verified) return "✅ verified";
	return wrong === 0 ? "not verified" : `❌ ${wrong} wrong`;
}
function changesCell({ changes }, redact) {
	const value = (of) => markdownText(JSON.stringify(of), redact);
	return changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join("<br>") || "none";
}
function outcomeCell({ outcome, error }) {
	return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ""}`;
}
function timesCell({ queuedMs, runningMs }) {
	return [...queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`], ...runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`]].join(", ") || "–";
}
function rowOf(result, redact) {
	return [
		markdownText(result.project, redact),
		outcomeCell(result),
		changesCell(result, redact),
		timesCell(result),
		refsCell(result)
	];
}
function summary(result, redact) {
	const cell = (text) => markdownText(text, redact);
	return [
		"### GitLab pull mirror",
		"",
		`| project | outcome | settings ${result.outcome === "planned" ? "that would change" : "changed"} | update | refs |`,
		"| --- | --- | --- | --- | --- |",
		`| ${rowOf(result, redact).join(" | ")} |`,
		...result.error ? [
			"",
			`**What happened:** ${cell(sentence(result.error.message))}`,
			"",
			`**What to do:** ${cell(result.error.hint)}`
		] : [],
		""
	].join("\n");
}
// lib/platform/actions-platform.js
function actionsPlatform(redact) {
	const log = actionsLog(redact);
	return {
		log,
		mask,
		workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
		async deliver(step) {
			for (const { title, text } of annotations(step, redact)) log.error(text, title);
			return await handOver(outputs(step, redact), () => summaryOf(step, redact), log) && hasPassed(step) ? 0 : 1;
		}
	};
}
async function summaryOf(step, redact) {
	const [result] = step.results;
	if (!step.isList && result !== void 0) return summary(result, redact);
	const { page } = await __nccwpck_require__.e(/* import() */ 464).then(__nccwpck_require__.bind(__nccwpck_require__, 464));
	return page(step, redact);
}
// lib/base/clock.js
const maxTimerMs = 2147483647;
const systemClock = {
	now: () => process.uptime() * 1e3,
	async sleep(ms, signal) {
		for (let left = ms; left > 0; left -= maxTimerMs) await timer(Math.min(left, maxTimerMs), signal);
	}
};
function timer(ms, signal) {
	return new Promise((resolve, reject) => {
		const stop = () => {
			clearTimeout(handle);
			reject(signal.reason);
		};
		if (signal.aborted) return reject(signal.reason);
		const handle = setTimeout(() => {
			signal.removeEventListener("abort", stop);
			resolve();
		}, ms);
		signal.addEventListener("abort", stop, { once: true });
	});
}
// lib/platform/process.js
async function runProgram(step, streams) {
	process.exitCode = 1;
	process.noDeprecation = true;
	delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	const cancellation = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => cancellation.abort(cancelledBy(signal)));
	process.on("uncaughtException", (error) => cancellation.abort(asStepError(error)));
	for (const stream of streams) stream.on("error", () => {});
	let code = 1;
	try {
		code = await step({
			clock: systemClock,
			random: Math.random,
			cancelled: cancellation.signal
		});
	} finally {
		await written(streams, cancellation.signal.aborted ? 250 : 1e3);
		process.exit(code);
	}
}
async function written(streams, patienceMs) {
	const isAll = Promise.all(streams.map((stream) => new Promise((resolve) => stream.write("", () => resolve())))).then(() => true);
	for (let left = Number.POSITIVE_INFINITY;;) {
		const now = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
		if (now >= left) return;
		left = now;
		const isOver = systemClock.sleep(patienceMs, new AbortController().signal).then(() => false);
		if (await Promise.race([isAll, isOver])) return;
	}
}
function cancelledBy(signal) {
	return new StepError("cancelled", `The step was cancelled (${signal}).`, "An update that GitLab has taken goes on; run the step again to see how it ends.");
}
const userAgent = `gitlab-pull-mirror/1.0.0`;
// lib/network/network.js
var NetworkError = class extends Error {};
async function withinTime(clock, timeoutMs, cancelled, work) {
	cancelled.throwIfAborted();
	const stop = new AbortController();
	const done = new AbortController();
	clock.sleep(timeoutMs, done.signal).then(() => stop.abort(new NetworkError(`no complete answer within ${Math.ceil(timeoutMs)} ms`)), () => {});
	const cancel = () => stop.abort(cancelled.reason);
	cancelled.addEventListener("abort", cancel, { once: true });
	try {
		return await work(stop.signal);
	} catch (error) {
		if (stop.signal.aborted) throw stop.signal.reason;
		throw error;
	} finally {
		done.abort();
		cancelled.removeEventListener("abort", cancel);
	}
}
// lib/network/http.js
const maxBytes$1 = 2097152;
var Http = class {
	#client;
	#clock;
	#headers;
	#signal;
	constructor(userAgent, headers, clock) {
		this.#clock = clock;
		this.#headers = {
			...headers,
			accept: "application/json",
			"accept-encoding": "identity"
		};
		const passSignal = {
			prepareRequest: (options) => {
				if (this.#signal !== void 0) options.signal = this.#signal;
				if (options.host) options.host = options.host.replace(/^\[(.*)\]$/, "$1");
			},
			canHandleAuthentication: () => false,
			handleAuthentication: () => Promise.reject(new Error("unused"))
		};
		const options = {
			allowRedirects: false,
			allowRetries: false,
			keepAlive: true,
			socketTimeout: maxTimerMs
		};
		this.#client = new HttpClient(userAgent, [passSignal], options);
	}
	async exchange(request, timeoutMs, cancelled) {
		return withinTime(this.#clock, timeoutMs, cancelled, async (signal) => {
			try {
				return await Promise.race([this.#answer(request, signal), aborted(signal)]);
			} catch (error) {
				throw error instanceof NetworkError || error instanceof StepError ? error : new NetworkError(causeText(error), { cause: error });
			}
		});
	}
	async #answer({ method, url, body }, signal) {
		const text = body === void 0 ? null : JSON.stringify(body);
		const contentType = text === null ? {} : { "content-type": "application/json" };
		this.#signal = signal;
		const sent = this.#client.request(method, url, text ?? (method === "GET" ? null : ""), {
			...this.#headers,
			...contentType
		});
		this.#signal = void 0;
		const { message } = await sent;
		const chunks = [];
		let bytes = 0;
		for await (const chunk of message) {
			bytes += chunk.length;
			if (bytes > maxBytes$1) {
				message.destroy();
				throw new StepError("protocol", `The answer to ${method} ${new URL(url).pathname} is larger than ${maxBytes$1} bytes, which none of GitLab's is.`, "Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.");
			}
			chunks.push(chunk);
		}
		if (!message.complete) throw new NetworkError("the connection broke in the middle of the answer");
		const date = Date.parse(message.headers.date ?? "");
		return {
			status: message.statusCode ?? 0,
			headers: message.headers,
			text: Buffer.concat(chunks).toString("utf8"),
			serverTime: Number.isNaN(date) ? null : date
		};
	}
};
function aborted(signal) {
	return new Promise((_, reject) => {
		signal.addEventListener("abort", () => reject(signal.reason), { once: true });
	});
}
function causeText(error) {
	if (error instanceof AggregateError) return [...new Set(error.errors.map(causeText))].join("; ");
	return error instanceof Error ? error.message : String(error);
}
// lib/network/retry.js
const passingStatuses = new Set([
	408,
	429,
	500,
	502,
	503,
	504,
	520,
	521,
	522,
	523,
	524,
	530
]);
const firstBackoffMs = 500;
const maxBackoffMs = 3e4;
const firstRefusedMs = 3e3;
function isPassing(status) {
	return status === null || passingStatuses.has(status);
}
function retryDelayMs(failed, retries, random) {
	const asked = requestedDelayMs(failed);
	if (asked !== null && asked > 0) return asked;
	if (failed.status === 429) return (.8 + random / 5) * Math.min(maxBackoffMs, firstRefusedMs * 2 ** retries);
	return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries));
}
function requestedDelayMs({ status, retryAfter, rateLimitReset, serverTime }) {
	if (retryAfter !== void 0) {
		if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1e3;
		const date = Date.parse(retryAfter);
		if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
	}
	if (status === 429 && rateLimitReset !== void 0 && /^\d+$/.test(rateLimitReset) && serverTime !== null) return Number(rateLimitReset) * 1e3 - serverTime;
	return null;
}
// lib/text/explanations.js
const explanations = {
	"diverged-default-branch": {
		title: "The default branch has diverged",
		says: "The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.",
		message: /default branch .* has diverged from its upstream counterpart/i,
		cause: "The history of the default branch was rewritten upstream, or somebody committed to the mirror.",
		hint: "The history of the default branch was rewritten upstream, or somebody committed to the mirror. To take over what upstream has, set mirror-overwrites-diverged-branches: true; commits that are only on the mirror are lost by that."
	},
	"upstream-certificate": {
		title: "The certificate of the upstream is not trusted",
		says: "SSL certificate problem: self-signed certificate",
		message: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
		cause: "The certificate has expired, is for another host, or comes from an authority that GitLab does not know. GitLab counts this as unrecoverable and pauses the mirror at once.",
		hint: "Renew the certificate of the upstream, or have an administrator make GitLab trust its authority. If GitLab has paused the mirror over this, the next run of this step resumes it."
	},
	"upstream-authentication": {
		title: "The upstream does not accept the credentials",
		says: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
		message: /authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|permission denied \(publickey|host key verification failed|returned error: 40[13]/i,
		cause: "GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts answer so to a repository that does not exist, too.",
		hint: "Give auth-user and auth-password with a user or token that may read the upstream; with ssh, GitLab has to know the key of the mirror."
	},
	"upstream-not-found": {
		title: "The upstream repository is not found",
		says: "fatal: repository 'https://example.com/group/project.git/' not found",
		message: /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
		cause: "There is no repository at this URL, it was moved, or the credentials may not see it.",
		hint: "Check url; give auth-user and auth-password where the repository is private, for many hosts hide what one may not see."
	},
	"upstream-unreachable": {
		title: "GitLab does not reach the upstream",
		says: "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
		message: /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
		cause: "The host name is wrong or unknown to GitLab, the host is down, or a firewall lies between GitLab and it. What the runner reaches does not matter here.",
		hint: "Check the host in url and that GitLab itself (not the runner) may connect to it."
	},
	"protected-ref": {
		title: "The mirror user may not write a protected branch or tag",
		says: "GitLab: You are not allowed to push code to protected branches on this project.",
		message: /not allowed to (push|create|update|change|delete).*(protected|this tag)|protected (branch|tag)/i,
		cause: "A protection rule keeps the user in whose name GitLab mirrors from writing. The other branches and tags were updated.",
		hint: "Allow the mirror user (whoever saved the settings of the mirror last) to push in Settings, Repository, Protected branches or Protected tags, or save the settings with the token of somebody who may."
	},
	"mirror-user": {
		title: "The mirror user has lost its rights",
		says: "The mirror user is not allowed to push code to all branches on this project.",
		message: /mirror user/i,
		cause: "The user in whose name GitLab mirrors left the project, was demoted or blocked.",
		hint: "Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of the token the mirror user."
	},
	"update-timed-out": {
		title: "The update took too long",
		says: "Deadline Exceeded",
		message: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
		cause: "The repository is large or the upstream slow, or GitLab gave up an update whose worker had died. The branches and tags may have arrived all the same.",
		hint: "Run the step again: what was fetched stays, so the next update has less to do. With verify-refs, refs that did arrive pass."
	},
	"branch-lock": {
		title: "GitLab was busy with the repository",
		says: "fatal: Unable to create packed-refs.lock: File exists.",
		message: /\.lock|reference already exists|cannot lock ref/i,
		cause: "Something else was writing to the repository at the same time, or upstream has branches such as a and a/b one after the other.",
		hint: "Run the step again. Where it stays, delete in the mirror the branch that stands in the way."
	},
	"stuck-waiting": {
		title: "GitLab does not schedule the update",
		says: "Last seen: GitLab has not scheduled the update yet.",
		cause: "GitLab puts an update off until five minutes (or what the instance has set) after the last one. Beyond that its background jobs are overloaded, the instance is in Silent Mode, or an earlier update was canceled.",
		hint: "Raise timeout above the interval of the instance (five minutes unless changed), or set sync: immediate. Where that does not help, ask an administrator about Sidekiq and Silent Mode, and to reset a mirror whose last update was canceled, for GitLab schedules none after that."
	},
	"stuck-scheduled": {
		title: "The update stays scheduled",
		says: "Last seen: The update is scheduled.",
		cause: "The background jobs of GitLab are busy, or the worker that had taken the update has died.",
		hint: "Raise timeout. GitLab itself gives up a scheduled update after half an hour, and nothing in the API does so sooner."
	},
	"stuck-started": {
		title: "The update does not end",
		says: "Last seen: The update is running.",
		cause: "The repository is large, the upstream slow, or the worker has died.",
		hint: "Raise timeout where the repository is large. GitLab itself gives up a dead update after a day, and takes no other until then."
	},
	"fork-network": {
		title: "The project belongs to a fork network",
		says: "GitLab refused to save the settings of the pull mirror: 400: mirror is not available for a project in a fork network",
		message: /fork network|forked project|is a fork\b/i,
		cause: "GitLab does not mirror into a fork, nor into a project with forks.",
		hint: "Remove the fork relationship in Settings, General, Advanced, or mirror into a project of its own."
	},
	"blocked-url": {
		title: "GitLab blocks the URL",
		says: "import_url is blocked: Only allowed schemes are http, https, ssh, git",
		message: /is blocked/i,
		cause: "The scheme is not allowed, or the host is in a local network that the administrator keeps GitLab from.",
		hint: "Use an http, https, ssh or git URL; for a host in a local network, have an administrator allow it (Network, Outbound requests)."
	},
	"url-not-readable": {
		title: "GitLab cannot read the upstream with these settings",
		says: "import_url Unable to access repository with the URL and credentials provided",
		message: /unable to access repository/i,
		cause: "GitLab tried the URL with the credentials before saving them, and failed.",
		hint: "Check url, auth-user and auth-password, and that GitLab itself reaches that host."
	},
	"url-missing": {
		title: "No upstream was ever set",
		says: "url is missing",
		message: /url is missing|import_url can't be blank/i,
		cause: "The mirror was to be switched on, and GitLab has no URL for it.",
		hint: "Give url, the repository to mirror from."
	},
	"bad-regex": {
		title: "GitLab does not understand the regex",
		says: "mirror_branch_regex not valid RE2 syntax: missing closing )",
		message: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
		cause: "mirror-branch-regex is RE2, which knows no look-ahead, look-behind or back-references, and has at most 255 characters.",
		hint: "Write mirror-branch-regex in RE2; a list of alternatives in parentheses takes the place of most look-arounds."
	},
	"mirroring-off": {
		title: "The instance does not mirror",
		says: "GitLab refused to save the settings of the pull mirror: 400: Access Denied",
		message: /\bAccess Denied\b/,
		cause: "An administrator has switched pull mirroring off.",
		hint: "Have an administrator allow mirroring (Settings, Repository, Repository mirroring)."
	},
	unsupported: {
		title: "GitLab is too old",
		says: "GitLab 15.5.9-ee does not show pull mirrors.",
		cause: "GitLab shows the state of a pull mirror from version 15.6 on.",
		hint: "Upgrade GitLab to 15.6 or later."
	},
	license: {
		title: "Mirroring stays off",
		says: "GitLab accepted the settings but mirroring stays off.",
		cause: "Pull mirroring is not part of the free tier; GitLab saves the settings there and does nothing with them.",
		hint: "Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be allowed on the instance."
	},
	"not-mirrored": {
		title: "The project is not a pull mirror",
		says: "The project is not a pull mirror, or GitLab has no licence for mirroring it.",
		cause: "The mirror was never set up or has been removed, the licence lacks mirroring, or the instance is in Silent Mode.",
		hint: "Give url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate."
	},
	paused: {
		title: "GitLab has paused the mirror",
		says: "GitLab has paused this mirror after too many failed updates.",
		cause: "More than 14 updates in a row failed, or one over a certificate. GitLab shows this nowhere but in its answer to a request for an update.",
		hint: "Correct what made the updates fail, then set resume: true, or save the settings of the mirror in GitLab."
	},
	"token-rejected": {
		title: "The token is not accepted",
		says: "GitLab refused to show the pull mirror: 401: 401 Unauthorized",
		cause: "The token is wrong, expired or revoked, or it is an OAuth token sent as a private one.",
		hint: "The token is wrong, expired or revoked, or it is an OAuth token that needs token-type: bearer. Create an access token with the api scope and update the secret."
	},
	"token-scope": {
		title: "The token lacks a scope",
		says: "insufficient_scope: The request requires higher privileges than provided by the access token.",
		message: /insufficient_scope/i,
		cause: "Changing a mirror needs the scope api; read_api is not enough.",
		hint: "The token lacks the api scope. Create an access token with the api scope and put it into the input token."
	},
	role: {
		title: "The role is too low",
		says: "GitLab refused to show the pull mirror: 403: 403 Forbidden",
		cause: "Pull mirroring is for Maintainers and Owners.",
		hint: "Pull mirroring needs the role Maintainer or Owner on the project. Give it to the user (or the bot user) that the token belongs to."
	},
	"project-not-found": {
		title: "The project is not found",
		says: "GitLab refused to show the pull mirror: 404: 404 Project Not Found",
		cause: "There is no project at this path, or the user of the token is no member; GitLab does not tell which.",
		hint: "The project does not exist, or the token may not see it. Check the input project (full path or ID), gitlab-url, and that the user of the token is a member."
	}
};
function hint(id) {
	return explanations[id].hint;
}
function explanationOf(words) {
	const searched = words.length > 4e3 ? `${words.slice(0, 2e3)}\n${words.slice(-2e3)}` : words;
	return Object.entries(explanations).find(([, { message }]) => message?.test(searched))?.[0] ?? null;
}
function hintFor(message) {
	if (message === null) return "GitLab gave no reason. Run the step again; if it fails again, an administrator finds the reason in the log of Sidekiq.";
	const id = explanationOf(message);
	return id === null ? "See the message of GitLab; correct the cause, then run the step again." : hint(id);
}
// lib/gitlab/answer.js
var ApiError = class extends StepError {
	status;
	words;
	constructor(kind, status, words, message, hint) {
		super(kind, message, hint);
		this.status = status;
		this.words = words;
	}
	get isMissingRoute() {
		return this.words === "404 Not Found" || this.words === "405 Not Allowed";
	}
	isMissing(what) {
		return this.status === 404 && this.words.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
	}
};
const answersInPlace = "Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and whether a sign-in page or a proxy answers in its place.";
function bodyJson(answer) {
	if (!/^application\/([\w.+-]+\+)?json\b/i.test(answer.headers["content-type"] ?? "")) return void 0;
	try {
		return { json: JSON.parse(answer.text) };
	} catch {
		return;
	}
}
function answerJson(answer, action, emptyIsFine = false) {
	const { status, text } = answer;
	if (status >= 200 && status < 300 && text === "" && emptyIsFine) return null;
	const body = bodyJson(answer);
	if (status >= 300 && status < 400) throw new StepError("protocol", `To the request to ${action}, the server answered ${status} with a redirect${destination(answer)}, which this step does not follow: the token goes to one address only.`, answersInPlace);
	if (status === 408 || status === 429 || status >= 500) throw unavailable(answer, action, body?.json);
	if (body === void 0) throw new StepError("protocol", `To the request to ${action}, the server answered ${status} with ${answer.headers["content-type"] ?? "no content type"} in place of GitLab's JSON: ${pageText(text)}`, answersInPlace);
	if (status < 200 || status >= 300) throw refusal(status, serverWords(body.json), action);
	return body.json;
}
function pageText(text) {
	const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 1e4))?.[1]?.trim();
	return excerpt(title || text.trim()) || "(nothing)";
}
function destination(answer) {
	const location = answer.headers.location ?? "";
	return URL.canParse(location) ? ` to ${new URL(location).origin}` : "";
}
function unavailable(answer, action, json) {
	const words = json === void 0 ? "" : serverWords(json);
	const { status } = answer;
	return new ApiError("unavailable", status, words, `To the request to ${action}, GitLab answered ${status}${words ? `: ${words}` : ""}.${requestedWait(answer)}`, status === 429 ? "GitLab limits the rate of requests. Run the step less often or later, or use a token with a higher limit." : "GitLab is down, overloaded or being upgraded. Run the step again later; a larger max-retries and timeout bridge longer gaps.");
}
function requestedWait({ headers }) {
	const asked = headers["retry-after"];
	return asked === void 0 || !/^\d{1,9}$/.test(asked) ? "" : ` It asked to wait ${formatDuration(Number(asked) * 1e3)} before the next request.`;
}
function serverWords(json) {
	if (typeof json !== "object" || json === null) return excerpt(String(json));
	const { message, error, error_description: description } = json;
	return excerpt([
		message,
		error,
		description
	].filter((part) => part != null).map((part) => phrase(part)).join(": ") || phrase(json));
}
function phrase(part, depth = 0) {
	if (typeof part !== "object" || part === null) return String(part);
	if (depth === 3) return "…";
	if (Array.isArray(part)) return part.map((item) => phrase(item, depth + 1)).join(", ");
	return Object.entries(part).map(([attribute, texts]) => `${attribute} ${phrase(texts, depth + 1)}`).join("; ");
}
function refusal(status, words, action) {
	const [kind, hint] = verdictOn(status, words);
	return new ApiError(kind, status, words, `GitLab refused to ${action}: ${status}${words ? `: ${words}` : ", without a word"}`, hint);
}
function verdictOn(status, words) {
	const explanation = explanationOf(words);
	if (explanation === "token-scope") return ["scope", hint(explanation)];
	if (status === 401) return ["authentication", hint("token-rejected")];
	if (status === 403) return ["permission", hint("role")];
	if (status === 404) return ["not-found", hint("project-not-found")];
	if (/not mirrored/i.test(words)) return ["not-mirrored", hint("not-mirrored")];
	if (/moved projects/i.test(words)) return ["not-found", "The project was moved or renamed while the step was at work. Set project to its new path or its ID."];
	return ["refused", explanation === null ? "GitLab names what it does not accept; correct that input of the step." : hint(explanation)];
}
// lib/gitlab/schema.js
const maxUrlLength = 4096;
function parsePullMirror(json) {
	const record = new JsonRecord(json, "the pull mirror");
	return {
		status: record.string("update_status"),
		lastError: record.stringOrNull("last_error"),
		lastUpdateAt: record.timestampOrNull("last_update_at"),
		lastUpdateStartedAt: record.timestampOrNull("last_update_started_at"),
		lastSuccessfulUpdateAt: record.timestampOrNull("last_successful_update_at"),
		url: record.shortStringOrNull("url", maxUrlLength),
		settings: record.has("enabled") ? {
			enabled: record.flag("enabled"),
			mirrorTriggerBuilds: record.flag("mirror_trigger_builds"),
			onlyMirrorProtectedBranches: record.flag("only_mirror_protected_branches"),
			mirrorOverwritesDivergedBranches: record.flag("mirror_overwrites_diverged_branches"),
			mirrorBranchRegex: record.shortStringOrNull("mirror_branch_regex", 1024) || null
		} : null
	};
}
var JsonRecord = class JsonRecord {
	#fields;
	#what;
	constructor(json, what) {
		if (typeof json !== "object" || json === null || Array.isArray(json)) throw unexpected(what, "an object", json);
		this.#fields = new Map(Object.entries(json));
		this.#what = what;
	}
	has(key) {
		return this.#fields.has(key);
	}
	string(key) {
		const value = this.#fields.get(key);
		if (typeof value !== "string") throw unexpected(`${key} of ${this.#what}`, "a text", value);
		return value;
	}
	shortStringOrNull(key, longest) {
		const text = this.stringOrNull(key);
		if (text !== null && text.length > longest) throw unexpected(`${key} of ${this.#what}`, `at most ${longest} characters`, text);
		return text;
	}
	sha(key) {
		const text = this.string(key);
		if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) throw unexpected(`${key} of ${this.#what}`, "a full SHA", text);
		return text;
	}
	stringOrNull(key) {
		return this.#fields.get(key) == null ? null : this.string(key);
	}
	timestampOrNull(key) {
		const text = this.shortStringOrNull(key, 64);
		if (text !== null && Number.isNaN(Date.parse(text))) throw unexpected(`${key} of ${this.#what}`, "a time", text);
		return text;
	}
	number(key) {
		const value = this.#fields.get(key);
		if (typeof value !== "number") throw unexpected(`${key} of ${this.#what}`, "a number", value);
		return value;
	}
	numberOrNull(key) {
		return this.#fields.get(key) == null ? null : this.number(key);
	}
	record(key) {
		return new JsonRecord(this.#fields.get(key), `${key} of ${this.#what}`);
	}
	recordOrNull(key) {
		return this.#fields.get(key) == null ? null : this.record(key);
	}
	strings(key) {
		const value = this.#fields.get(key);
		if (!(Array.isArray(value) && value.every((item) => typeof item === "string"))) throw unexpected(`${key} of ${this.#what}`, "a list of texts", value);
		return value;
	}
	flag(key) {
		const value = this.#fields.get(key) ?? false;
		if (typeof value !== "boolean") throw unexpected(`${key} of ${this.#what}`, "true, false or null", value);
		return value;
	}
};
function unexpected(what, desired, value) {
	return new StepError("protocol", `The answer is JSON but not GitLab's: ${what} should be ${desired} but is ${kindOf(value)}.`, "Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.");
}
function kindOf(value) {
	if (value === void 0) return "missing";
	if (value === null) return "null";
	return Array.isArray(value) ? "a list" : `of type ${typeof value}`;
}
function jsonRecords(json, what) {
	if (!Array.isArray(json)) throw unexpected(what, "a list", json);
	return json.map((item) => new JsonRecord(item, `an item of ${what}`));
}
function parseProject(json) {
	const record = new JsonRecord(json, "the project");
	const permissions = record.recordOrNull("permissions");
	const levels = ["project_access", "group_access"].flatMap((key) => {
		const level = permissions?.recordOrNull(key)?.numberOrNull("access_level");
		return level == null ? [] : [level];
	});
	return {
		id: record.number("id"),
		path: record.string("path_with_namespace"),
		mirror: record.has("mirror") ? parseMirror(record) : null,
		accessLevel: levels.length > 0 ? Math.max(...levels) : null
	};
}
function parseMirror(record) {
	return {
		status: record.stringOrNull("import_status") ?? "none",
		lastError: record.stringOrNull("import_error"),
		lastUpdateAt: null,
		lastUpdateStartedAt: null,
		lastSuccessfulUpdateAt: null,
		url: record.shortStringOrNull("import_url", maxUrlLength),
		settings: {
			enabled: record.flag("mirror"),
			mirrorTriggerBuilds: record.flag("mirror_trigger_builds"),
			onlyMirrorProtectedBranches: record.flag("only_mirror_protected_branches"),
			mirrorOverwritesDivergedBranches: record.flag("mirror_overwrites_diverged_branches"),
			mirrorBranchRegex: record.shortStringOrNull("mirror_branch_regex", 1024) || null
		}
	};
}
function shownMirror({ mirror, accessLevel }) {
	if (mirror !== null) return mirror;
	if (accessLevel !== null && accessLevel >= 40) throw new StepError("license", "This GitLab does not know pull mirroring.", hint("license"));
	throw new StepError("permission", "GitLab does not show the mirror settings of the project to this token.", hint("role"));
}
function projectAttributes(attributes, currentUrl) {
	const { enabled = true, url, auth_user: user, auth_password: password, ...others } = attributes;
	const result = {
		mirror: enabled,
		...others
	};
	const upstream = url ?? (user === void 0 && password === void 0 ? null : currentUrl);
	if (typeof upstream === "string") result.import_url = urlWithCredentials(upstream, user, password);
	return result;
}
function urlWithCredentials(url, user, password) {
	if (user === void 0 && password === void 0) return url;
	const secret = password === void 0 ? "" : `:${encodeURIComponent(String(password))}`;
	return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/i, `$1${encodeURIComponent(String(user ?? "")).replace(/\$/g, "$$$$")}${secret}@`);
}
// lib/gitlab/project.js
var Project = class {
	priority = "new";
	onFirstRequest;
	#id;
	#send;
	#savesOnProject = false;
	constructor(idOrPath, send) {
		this.#id = encodeURIComponent(idOrPath);
		this.#send = send;
	}
	async mirror() {
		const answer = await this.#get("/mirror/pull");
		try {
			const mirror = parsePullMirror(answerJson(answer, "show the pull mirror"));
			if (mirror.settings === null) this.#savesOnProject = true;
			return {
				mirror,
				serverTime: answer.serverTime
			};
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			if (error.status === 400 && /not mirrored/i.test(error.words)) return null;
			if (error.isMissingRoute) throw await this.#unsupported();
			throw error;
		}
	}
	async #unsupported() {
		const { answer } = await this.#send({
			method: "GET",
			path: "/version"
		});
		return new StepError("unsupported", `GitLab ${new JsonRecord(answerJson(answer, "show the version"), "the version").string("version")} does not show pull mirrors.`, hint("unsupported"));
	}
	async record() {
		return parseProject(answerJson(await this.#get(""), "show the project"));
	}
	async save(attributes, currentUrl) {
		if (!this.#savesOnProject) {
			const answer = await this.#write("PUT", "/mirror/pull", attributes);
			try {
				return {
					mirror: parsePullMirror(answerJson(answer, saving)),
					serverTime: answer.serverTime,
					tellsTimes: true
				};
			} catch (error) {
				if (!(error instanceof ApiError && error.isMissingRoute)) throw error;
				this.#savesOnProject = true;
			}
		}
		const answer = await this.#write("PUT", "", projectAttributes(attributes, currentUrl));
		return {
			mirror: shownMirror(parseProject(answerJson(answer, saving))),
			serverTime: answer.serverTime,
			tellsTimes: false
		};
	}
	async requestUpdate(force) {
		const answer = await this.#write("POST", "/mirror/pull", force ? { force: true } : void 0);
		try {
			answerJson(answer, "update the pull mirror", true);
			return {
				paused: false,
				serverTime: answer.serverTime
			};
		} catch (error) {
			if (error instanceof ApiError && error.status === 403 && /on pause/i.test(error.words)) return {
				paused: true,
				serverTime: answer.serverTime
			};
			throw error;
		}
	}
	async ref(ref) {
		const name = encodeURIComponent(ref.replace(/^refs\/(heads|tags)\//, ""));
		const isTag = ref.startsWith("refs/tags/");
		const answer = await this.#get(`/repository/${isTag ? "tags" : "branches"}/${name}`);
		try {
			const record = new JsonRecord(answerJson(answer, `show ${ref}`), ref);
			if (!isTag) {
				const commit = record.record("commit").sha("id");
				return {
					object: commit,
					commit
				};
			}
			const object = record.sha("target");
			return {
				object,
				commit: record.recordOrNull("commit")?.sha("id") ?? object
			};
		} catch (error) {
			if (error instanceof ApiError && [
				"Branch",
				"Tag",
				"Repository"
			].some((what) => error.isMissing(what))) return null;
			throw error;
		}
	}
	async relation(a, b) {
		if (a === b) return "same";
		const answer = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
		try {
			const base = new JsonRecord(answerJson(answer, "compare two commits"), "the merge base").sha("id");
			if (base === b) return "ahead";
			return base === a ? "behind" : "diverged";
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			if (error.isMissing("Merge Base")) return "diverged";
			if (error.status === 400 || error.status === 404) return "unknown";
			throw error;
		}
	}
	async protectedBranches() {
		const names = [];
		for (let page = 1;; page++) {
			const records = jsonRecords(answerJson(await this.#get(`/protected_branches?per_page=100&page=${page}`), "list the protected branches"), "the protected branches");
			names.push(...records.map((record) => record.string("name")));
			if (records.length < 100) return names;
		}
	}
	async #get(path) {
		const { answer, movedTo } = await this.#send({
			method: "GET",
			path: `/projects/${this.#id}${path}`,
			priority: this.priority,
			onStart: this.onFirstRequest
		});
		this.onFirstRequest = void 0;
		if (this.priority === "new") this.priority = "next";
		if (movedTo !== null) this.#id = movedTo;
		return answer;
	}
	async #write(method, path, body) {
		const { answer } = await this.#send({
			method,
			path: `/projects/${this.#id}${path}`,
			...body === void 0 ? {} : { body }
		});
		return answer;
	}
};
const saving = "save the settings of the pull mirror";
// lib/gitlab/spacing.js
function burstOf(requestsPerMinute) {
	return Math.max(1, Math.floor(requestsPerMinute / 20));
}
function spacingMs(requestsPerMinute) {
	return 61e3 / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
}
// lib/gitlab/scheduler.js
var RequestScheduler = class {
	#bounds;
	#concurrency;
	#spacingMs;
	#burst;
	#next = [];
	#new = [];
	#polling = [];
	#inFlight = 0;
	#evenAt;
	#pausedUntil = 0;
	#refusal = null;
	#refusals = 0;
	#isTimed = false;
	#waits = 0;
	constructor({ concurrency, requestsPerMinute }, bounds) {
		this.#bounds = bounds;
		this.#concurrency = concurrency;
		this.#spacingMs = spacingMs(requestsPerMinute);
		this.#burst = burstOf(requestsPerMinute);
		this.#evenAt = bounds.clock.now();
		bounds.cancelled.addEventListener("abort", () => this.#pump(), { once: true });
	}
	get refusal() {
		return this.#pausedUntil >= this.#bounds.deadline ? this.#refusal : null;
	}
	get roundMs() {
		return this.#waits * this.#spacingMs;
	}
	async whileWaiting(work) {
		this.#waits++;
		try {
			return await work();
		} finally {
			this.#waits--;
		}
	}
	async pass(priority, send, cost = 1) {
		if (!await this.#await(priority, cost)) return null;
		try {
			return await send();
		} finally {
			this.#inFlight--;
			this.#pump();
		}
	}
	get refusals() {
		return this.#refusals;
	}
	delayMs(failed, retries, refusal) {
		const ms = retryDelayMs(failed, refusal === null ? retries : Math.max(retries, this.#refusals), this.#bounds.random());
		if (refusal !== null) this.pauseAll(ms, refusal);
		return ms;
	}
	pauseAll(ms, refusal) {
		const now = this.#bounds.clock.now();
		if (now >= this.#pausedUntil) this.#refusals++;
		if (now + ms <= this.#pausedUntil) return;
		this.#pausedUntil = now + ms;
		this.#refusal = refusal;
		this.#pump();
	}
	resumeAll() {
		if (this.#bounds.clock.now() >= this.#pausedUntil) this.#refusals = 0;
	}
	#await(priority, cost) {
		return new Promise((open, fail) => {
			const waiter = {
				priority,
				cost,
				open,
				fail
			};
			if (priority === "next") this.#next.push(waiter);
			else if (priority === "new") this.#new.push(waiter);
			else this.#polling.splice(placeOf(priority, this.#polling), 0, waiter);
			this.#pump();
		});
	}
	#pump() {
		const { clock, deadline, cancelled } = this.#bounds;
		if (cancelled.aborted) {
			for (const { fail } of this.#all()) fail(cancelled.reason);
			return;
		}
		while (this.#next.length + this.#new.length + this.#polling.length > 0) {
			const now = clock.now();
			if (now >= deadline || this.#pausedUntil >= deadline) {
				for (const { open } of this.#all()) open(false);
				return;
			}
			if (this.#inFlight >= (this.#refusals > 0 ? 1 : this.#concurrency)) return;
			const waiter = this.#first(deadline - now);
			if (waiter === void 0) return;
			const room = (this.#burst - waiter.cost) * this.#spacingMs;
			const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - room);
			if (at > now) {
				this.#comeBack(Math.min(at, deadline) - now);
				return;
			}
			this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
			this.#inFlight++;
			this.#take(waiter);
			waiter.open(true);
		}
	}
	#first(leftMs) {
		const snapshot = this.#polling.at(-1);
		return (this.roundMs >= leftMs ? snapshot : void 0) ?? this.#next[0] ?? this.#new[0] ?? snapshot;
	}
	#take(waiter) {
		if (waiter.priority === "next") this.#next.shift();
		else if (waiter.priority === "new") this.#new.shift();
		else this.#polling.pop();
	}
	#comeBack(ms) {
		if (this.#isTimed) return;
		this.#isTimed = true;
		const { clock, cancelled } = this.#bounds;
		clock.sleep(ms, cancelled).catch(() => {}).then(() => {
			this.#isTimed = false;
			this.#pump();
		});
	}
	#all() {
		return [
			...this.#next.splice(0),
			...this.#new.splice(0),
			...this.#polling.splice(0)
		];
	}
};
function placeOf(since, polling) {
	let low = 0;
	let high = polling.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (Number(polling[middle]?.priority) <= since) high = middle;
		else low = middle + 1;
	}
	return low;
}
// lib/gitlab/client.js
const maxRedirects = 5;
const redirectStatuses = new Set([
	301,
	302,
	303,
	307,
	308
]);
var GitLab = class {
	#settings;
	#bounds;
	#http;
	scheduler;
	constructor(settings, bounds) {
		this.#settings = settings;
		this.#bounds = bounds;
		this.scheduler = new RequestScheduler(settings, bounds);
		const { token } = settings;
		const authorization = settings.tokenType === "bearer" ? { authorization: `Bearer ${token}` } : { "private-token": token };
		this.#http = new Http(settings.userAgent, authorization, bounds.clock);
	}
	project(idOrPath) {
		return new Project(idOrPath, (request) => this.#request(request));
	}
	get access() {
		const { apiUrl, token, requestTimeoutMs, maxRetries, trustsMore } = this.#settings;
		return {
			gitlabUrl: apiUrl.replace(/\/api\/v4$/, ""),
			token,
			requestTimeoutMs,
			maxRetries,
			trustsMore
		};
	}
	async version() {
		const { answer } = await this.#request({
			method: "GET",
			path: "/version"
		});
		return new JsonRecord(answerJson(answer, "show the version"), "the version").string("version");
	}
	async token() {
		const { answer } = await this.#request({
			method: "GET",
			path: "/personal_access_tokens/self"
		});
		const record = new JsonRecord(answerJson(answer, "show the token"), "the token");
		return {
			scopes: record.strings("scopes"),
			expiresAt: record.timestampOrNull("expires_at"),
			serverTime: answer.serverTime
		};
	}
	async namespaceId(path) {
		const { answer } = await this.#request({
			method: "GET",
			path: `/namespaces/${encodeURIComponent(path)}`
		});
		try {
			const namespace = new JsonRecord(answerJson(answer, "show the namespace"), "the namespace");
			return namespace.string("full_path").toLowerCase() === path.toLowerCase() ? namespace.number("id") : null;
		} catch (error) {
			if (error instanceof ApiError && error.status === 404) return null;
			throw error;
		}
	}
	async createProject(attributes, isCreated) {
		const request = {
			method: "POST",
			url: `${this.#settings.apiUrl}/projects`,
			body: attributes
		};
		const answer = await this.#tryUntilAnswered(request, { priority: "next" }, isCreated);
		if (answer === null) return "created";
		try {
			new JsonRecord(answerJson(answer, "create the project"), "the new project").number("id");
			return "created";
		} catch (error) {
			if (error instanceof ApiError && error.status === 400 && /already been taken/i.test(error.words)) return await isCreated() ? "created" : "taken";
			throw error;
		}
	}
	async #request({ method, path, body, priority = "next", onStart }) {
		const { origin } = new URL(this.#settings.apiUrl);
		let url = `${this.#settings.apiUrl}${path}`;
		for (let hop = 0;; hop++) {
			const answer = await this.#tryUntilAnswered({
				method,
				url,
				body
			}, {
				priority,
				onStart
			});
			const location = answer.headers.location;
			if (method !== "GET" || !redirectStatuses.has(answer.status) || location === void 0) return {
				answer,
				movedTo: hop === 0 ? null : this.#projectIn(url)
			};
			const target = URL.canParse(location, url) ? new URL(location, url) : null;
			if (target === null || target.origin !== origin || hop === maxRedirects) return {
				answer,
				movedTo: null
			};
			url = target.href;
		}
	}
	#projectIn(url) {
		const { apiUrl } = this.#settings;
		if (!url.startsWith(`${apiUrl}/`)) return null;
		return /^\/projects\/(\d+)(?:[/?]|$)/.exec(url.slice(apiUrl.length))?.[1] ?? null;
	}
	async #tryUntilAnswered(request, place, isDone) {
		const { clock, deadline, cancelled } = this.#bounds;
		const { maxRetries } = this.#settings;
		let failed = null;
		for (let retries = 0;; retries++) {
			let delayMs = 0;
			const result = await this.scheduler.pass(place.priority, async () => {
				if (retries === 0) place.onStart?.();
				const tried = await this.#try(request);
				if (tried === null) return null;
				const answer = tried instanceof NetworkError ? null : tried;
				if (isPassing(answer?.status ?? null)) delayMs = this.scheduler.delayMs(failedTry(tried), retries, answer?.status === 429 ? answer : null);
				if (answer !== null && answer.status !== 429) this.scheduler.resumeAll();
				return tried;
			});
			if (result === null) {
				const cause = failed ?? this.scheduler.refusal;
				if (cause === null) throw this.#outOfTime(request);
				return this.#settled(cause, request, retries);
			}
			if (!isPassing(result instanceof NetworkError ? null : result.status) || retries === maxRetries || clock.now() + delayMs >= deadline) return this.#settled(result, request, retries + 1);
			failed = result;
			await clock.sleep(delayMs, cancelled);
			if (await isDone?.()) return null;
		}
	}
	async #try(request) {
		const { clock, deadline, cancelled, debug } = this.#bounds;
		const begun = clock.now();
		const leftMs = Math.max(1, deadline - begun);
		const say = (result) => debug(`${describe(request)} → ${result} in ${Math.round(clock.now() - begun)} ms`);
		try {
			const answer = await this.#http.exchange(request, Math.min(this.#settings.requestTimeoutMs, leftMs), cancelled);
			say(answer.status);
			return answer;
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			say(error.message);
			return clock.now() >= deadline ? null : error;
		}
	}
	#settled(result, request, tries) {
		if (!(result instanceof NetworkError)) return result;
		const { host } = new URL(this.#settings.apiUrl);
		throw new StepError("network", `No answer from ${host} to ${describe(request)} (${tries === 1 ? "one try" : `${tries} tries`}): ${result.message}`, "Check gitlab-url, that the runner reaches this host (name resolution, firewall, proxy settings, certificate), and that GitLab is up.", { cause: result });
	}
	#outOfTime(request) {
		return new StepError("timeout", `The time of the step was over before GitLab answered ${describe(request)}.`, "Raise timeout, or find out why GitLab answers so slowly.");
	}
};
function describe({ method, url }) {
	return `${method} ${new URL(url).pathname}`;
}
function failedTry(result) {
	if (result instanceof NetworkError) return {
		status: null,
		serverTime: null
	};
	const reset = result.headers["ratelimit-reset"];
	return {
		status: result.status,
		retryAfter: result.headers["retry-after"],
		rateLimitReset: typeof reset === "string" ? reset : void 0,
		serverTime: result.serverTime
	};
}
// lib/inputs/text-file.js
const maxBytes = 33554432;
function readTextFile(path) {
	const facts = (0,external_node_fs_.statSync)(path);
	if (!facts.isFile()) throw new Error("it is no regular file");
	if (facts.size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
	return (0,external_node_fs_.readFileSync)(path, "utf8");
}
// lib/mirror/result.js
function failedMirror(project, error) {
	return {
		project,
		outcome: "failed",
		changes: [],
		changed: false,
		synced: false,
		verified: null,
		refs: [],
		state: null,
		queuedMs: null,
		runningMs: null,
		error,
		durationMs: 0
	};
}
// lib/mirror/settings.js
const main_hidden = "***";
function settingsPlan(desired, current) {
	const has = current?.settings ?? null;
	const changes = [];
	const attributes = {};
	const plan = (setting, from, to) => {
		if (to === void 0 || to === from) return;
		changes.push({
			setting,
			from,
			to
		});
		attributes[setting] = to;
	};
	plan("enabled", has?.enabled ?? (current === null ? false : null), desired.enabled ?? (desired.url === void 0 ? void 0 : true));
	if (desired.url !== void 0 && !(current?.url != null && isSameUpstream(desired.url, current.url))) plan("url", current?.url ?? null, desired.url);
	plan("mirror_trigger_builds", has?.mirrorTriggerBuilds ?? null, desired.mirrorTriggerBuilds);
	plan("mirror_overwrites_diverged_branches", has?.mirrorOverwritesDivergedBranches ?? null, desired.mirrorOverwritesDivergedBranches);
	planFilter(desired, has, plan, attributes);
	const stored = current?.url != null && hasCredentials(current.url) ? main_hidden : null;
	const credentials = {
		auth_user: desired.authUser,
		auth_password: desired.authPassword
	};
	for (const [setting, value] of Object.entries(credentials)) {
		if (value === void 0) continue;
		changes.push({
			setting,
			from: stored,
			to: setting === "auth_password" || desired.authPassword === void 0 ? main_hidden : value
		});
		attributes[setting] = value;
	}
	const givesCredentials = desired.authUser !== void 0 || desired.authPassword !== void 0;
	return {
		changes,
		attributes,
		dropsCredentials: "url" in attributes && stored !== null && !givesCredentials
	};
}
function planFilter(desired, has, plan, attributes) {
	const setsRegex = typeof desired.mirrorBranchRegex === "string";
	const setsProtected = desired.onlyMirrorProtectedBranches === true;
	const protectedBefore = has?.onlyMirrorProtectedBranches ?? null;
	const regexBefore = has?.mirrorBranchRegex ?? null;
	plan("only_mirror_protected_branches", protectedBefore, setsRegex && protectedBefore ? false : desired.onlyMirrorProtectedBranches);
	plan("mirror_branch_regex", regexBefore, setsProtected && regexBefore !== null ? null : desired.mirrorBranchRegex);
	if ("only_mirror_protected_branches" in attributes && "mirror_branch_regex" in attributes) delete attributes[setsRegex ? "only_mirror_protected_branches" : "mirror_branch_regex"];
}
function hasCredentials(url) {
	const [, scheme, user, password] = masked.exec(url) ?? [];
	return user !== void 0 && (password !== void 0 || !/^ssh$/i.test(scheme ?? ""));
}
const masked = /^([a-z]+):\/\/(\*+)?(:\*+)?@/i;
function withoutCredentials(url) {
	return url.replace(masked, "$1://");
}
function isSameUpstream(a, b) {
	const usersCount = !masked.test(a) && !masked.test(b);
	return normalizedUpstream(a, usersCount) === normalizedUpstream(b, usersCount);
}
const defaultPorts = {
	"http:": "80",
	"https:": "443",
	"ssh:": "22",
	"git:": "9418"
};
function normalizedUpstream(text, userCounts) {
	const withoutMask = withoutCredentials(text);
	if (!URL.canParse(withoutMask)) return text;
	const url = new URL(withoutMask);
	const user = userCounts && url.protocol === "ssh:" && url.username !== "" ? `${url.username}@` : "";
	const port = url.port === "" ? defaultPorts[url.protocol] ?? "" : url.port;
	return `${url.protocol}//${user}${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, "")}${url.search}`;
}
// lib/mirror/acceptance.js
function isOff(mirror) {
	return mirror === null || mirror.settings?.enabled === false;
}
function withoutSecrets({ authUser: _user, authPassword: _password, ...readable }) {
	return readable;
}
function assertSaved(desired, saved) {
	if (isOff(saved)) throw new StepError("license", "GitLab accepted the settings but mirroring stays off.", hint("license"));
	const kept = settingsPlan(withoutSecrets(desired), saved).changes.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
	if (kept.length === 0) return;
	throw new StepError("refused", `GitLab accepted the settings but kept ${kept.join(", ")}.`, "Set this in the project by hand (Settings, Repository, Mirroring repositories) to see what GitLab has against it.");
}
// lib/mirror/run.js
async function mirrorProject(context, result) {
	const { job, bounds } = context;
	let begun = bounds.clock.now();
	const onBegin = () => {
		begun = bounds.clock.now();
		context.onBegin?.();
	};
	if (job.verifyRefs !== null && job.desired.enabled !== false) result.verified = false;
	try {
		result.outcome = await new Story({
			...context,
			onBegin
		}, result).tell();
	} catch (error) {
		result.error = asStepError(error);
	}
	result.durationMs = bounds.clock.now() - begun;
}
var Story = class {
	#context;
	#result;
	#verification = null;
	constructor(context, result) {
		const { job, gitlab } = context;
		const project = gitlab.project(job.project);
		project.onFirstRequest = context.onBegin;
		const onSnapshot = (snapshot) => {
			result.state = snapshot.mirror;
		};
		this.#context = {
			...context,
			project,
			onSnapshot,
			scheduler: gitlab.scheduler
		};
		this.#result = result;
	}
	async tell() {
		const { job, project, onSnapshot } = this.#context;
		this.#verification = await this.#loadVerification();
		let desired = job.desired;
		let first;
		let created = null;
		try {
			first = await project.mirror();
		} catch (error) {
			const { createProject } = await __nccwpck_require__.e(/* import() */ 427).then(__nccwpck_require__.bind(__nccwpck_require__, 427));
			const answer = await createProject(error, this.#context, this.#result);
			if (answer === "planned") return "planned";
			first = created = answer;
			if (created !== null) desired = withoutSecrets(desired);
		}
		if (first !== null) onSnapshot(first);
		if (job.desired.enabled === false) return this.#remove(first?.mirror ?? null);
		const mirror = first && await this.#withSettings(first.mirror, desired);
		const plan = settingsPlan(desired, mirror);
		if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirrored();
		this.#reportPlan(plan);
		if (job.dryRun) return this.#rehearse(mirror, plan);
		return this.#carryOut(desired, plan, {
			mirror,
			first,
			created
		});
	}
	async #carryOut(desired, plan, { mirror, first, created }) {
		const { job, log } = this.#context;
		const saved = await this.#save(desired, plan, mirror);
		const facts = factsOf(saved?.mirror ?? mirror, job.desired);
		if (job.sync === "false") {
			if (this.#verification !== null) this.#conclude(await this.#verification.judge(facts));
			return this.#result.changed ? "configured" : "unchanged";
		}
		const update = await this.#startUpdate(saved ?? created, first);
		if (!job.wait) {
			await update.waitUntilRequested();
			return "requested";
		}
		try {
			await (this.#verification === null ? this.#awaitUpdate(update) : this.#awaitRefs(update, this.#verification, facts));
		} finally {
			Object.assign(this.#result, update.times);
		}
		log.info(this.#result.synced ? "The mirror is up to date." : "The refs to verify are on the mirror.");
		return "synced";
	}
	async #loadVerification() {
		const { job, gitlab, project, bounds } = this.#context;
		if (job.verifyRefs === null) return null;
		const { Verification } = await __nccwpck_require__.e(/* import() */ 142).then(__nccwpck_require__.bind(__nccwpck_require__, 142));
		const { authUser: upstreamUser, authPassword: upstreamPassword } = job.desired;
		return new Verification({
			desired: job.verifyRefs,
			project,
			bounds,
			scheduler: gitlab.scheduler,
			...gitlab.access,
			upstreamUser,
			upstreamPassword
		});
	}
	async #withSettings(mirror, desired) {
		if (mirror.settings !== null) return mirror;
		if (Object.keys(desired).length === 0 && this.#verification === null) return mirror;
		const { mirror: shown } = await this.#context.project.record();
		return {
			...mirror,
			settings: shown?.settings ?? null
		};
	}
	#reportPlan({ changes, dropsCredentials }) {
		const { log, job } = this.#context;
		if (changes.length === 0) log.info("All settings are as wanted.");
		else if (job.dryRun) log.info("A real run would change:");
		for (const { setting, from, to } of changes) if (job.dryRun) {
			log.info(`- ${setting}: ${JSON.stringify(from)}`);
			log.info(`+ ${setting}: ${JSON.stringify(to)}`);
		} else log.info(`sets ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
		if (dropsCredentials) log.warning("The upstream changes and no credentials are given: GitLab drops those it has stored. Give auth-user and auth-password if the new upstream needs them.");
	}
	async #rehearse(mirror, plan) {
		const { project, gitlab, log, job } = this.#context;
		this.#result.changes = plan.changes;
		this.#result.changed = plan.changes.length > 0;
		const { inspect } = await __nccwpck_require__.e(/* import() */ 83).then(__nccwpck_require__.bind(__nccwpck_require__, 83));
		await inspect({
			project,
			gitlab,
			log,
			mirror
		});
		if (this.#verification === null) return "planned";
		try {
			const { results, wrong, text } = await this.#verification.judge(factsOf(mirror, job.desired));
			this.#result.refs = results;
			this.#result.verified = wrong.length === 0;
			log.info(text);
		} catch (error) {
			if (!(error instanceof StepError) || error.kind === "cancelled") throw error;
			log.warning(`The refs could not be verified: ${error.message} ${error.hint}`);
		}
		return "planned";
	}
	async #save(desired, plan, mirror) {
		if (Object.keys(plan.attributes).length === 0) return null;
		const saved = await this.#context.project.save(plan.attributes, mirror?.url ?? null);
		if (saved.tellsTimes) this.#context.onSnapshot(saved);
		this.#result.changes = [...this.#result.changes, ...plan.changes];
		this.#result.changed = true;
		assertSaved(desired, saved.mirror);
		return saved;
	}
	async #startUpdate(saved, first) {
		const { log } = this.#context;
		const { Update } = await __nccwpck_require__.e(/* import() */ 570).then(__nccwpck_require__.bind(__nccwpck_require__, 570));
		if (saved !== null) {
			const update = await Update.afterSave(this.#context, saved);
			if (update.isForeign) await update.ask();
			else log.info("GitLab starts an update by itself, since settings were saved.");
			return update;
		}
		if (first === null) throw new Error("no look to tell the update by");
		const update = new Update(this.#context, first);
		await update.ask();
		return update;
	}
	async #awaitUpdate(update) {
		const ending = await update.wait(async () => false);
		if (ending.kind === "failed") throw ending.error;
		this.#result.synced = true;
	}
	async #awaitRefs(update, verification, facts) {
		const { log, bounds } = this.#context;
		let short = null;
		const inTime = async (work) => {
			try {
				return await work;
			} catch (error) {
				if (short !== null && error instanceof StepError && error.kind === "timeout") throw mismatch(short);
				throw error;
			}
		};
		for (;;) {
			const ending = await inTime(update.wait(() => verification.hasArrived()));
			this.#result.synced = ending.kind === "succeeded";
			const findings = await inTime(verification.judge(facts));
			this.#result.refs = findings.results;
			if (ending.kind === "failed" && (findings.wrong.length > 0 || !verification.provesByCommit)) throw ending.error;
			if (findings.wrong.length === 0) {
				this.#result.verified = true;
				if (ending.kind === "arrived") this.#result.synced = await update.hasSucceeded();
				if (ending.kind === "failed") log.warning(`The refs are all there, although GitLab reports: ${ending.error.message}`);
				log.info(findings.text);
				return;
			}
			if (ending.kind !== "succeeded") continue;
			short = findings;
			if (findings.reasons.size > 0 || bounds.clock.now() >= bounds.deadline) throw mismatch(findings);
			log.info(`${findings.text} Asking for another update.`);
			await inTime(update.requestAgain());
		}
	}
	#conclude(findings) {
		this.#result.refs = findings.results;
		this.#result.verified = findings.wrong.length === 0;
		this.#context.log.info(findings.text);
		if (findings.wrong.length > 0) throw mismatch(findings);
	}
	async #remove(mirror) {
		const { job, project, onSnapshot, log } = this.#context;
		if (isOff(mirror)) {
			log.info("The project is no pull mirror: nothing to remove.");
			return job.dryRun ? "planned" : "unchanged";
		}
		log.info(`${job.dryRun ? "would switch" : "switches"} mirroring off, and GitLab drops the stored credentials`);
		if (!job.dryRun) {
			const saved = await project.save({ enabled: false }, null);
			onSnapshot(saved);
			if (!isOff(saved.mirror)) throw new StepError("refused", "GitLab accepted the request but mirroring stays on.", "Switch it off in the project by hand to see what GitLab has against it.");
		}
		this.#result.changes = [{
			setting: "enabled",
			from: true,
			to: false
		}];
		this.#result.changed = true;
		return job.dryRun ? "planned" : "removed";
	}
};
function factsOf(mirror, desired) {
	return {
		settings: mirror?.settings ?? null,
		url: desired.url ?? mirror?.url ?? null
	};
}
function notMirrored() {
	return new StepError("not-mirrored", "The project is not a pull mirror, or GitLab has no licence for mirroring it.", hint("not-mirrored"));
}
function mismatch({ text, reasons }) {
	return new StepError("ref-mismatch", text, reasons.size > 0 ? "No further update will bring this: change the setting that is named, or verify another ref or commit." : "Check that upstream has these refs at these commits. If it has, run the step again, and look in GitLab at what its updates leave behind.");
}
// lib/network/proxy.js
function assertUsableProxy(apiUrl, environment) {
	const url = new URL(apiUrl);
	const name = url.protocol === "https:" ? "https_proxy" : "http_proxy";
	const value = environment[name] || environment[name.toUpperCase()];
	if (value === void 0 || value === "" || checkBypass(url)) return;
	if (isProxyUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`)) return;
	throw new StepError("input", `The environment variable ${name} (or ${name.toUpperCase()}) holds no URL of an HTTP proxy.`, "Valid is http://host:port or http://user:password@host:port, with special characters percent-encoded; or name the host of GitLab in no_proxy. No request was made.");
}
function isProxyUrl(text) {
	try {
		const { protocol, hostname, username, password } = new URL(text);
		decodeURIComponent(username + password);
		return protocol === "http:" && hostname !== "";
	} catch {
		return false;
	}
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function proxySecrets(environment) {
	return [
		"https_proxy",
		"HTTPS_PROXY",
		"http_proxy",
		"HTTP_PROXY"
	].flatMap((name) => {
		const proxy = environment[name];
		if (!proxy) return [];
		const [, password = ""] = /^(?:[a-z]+:\/\/)?[^:/@]*:([^/]*)@/i.exec(proxy) ?? [];
		return password === "" ? [] : [password, decoded(password)];
	});
}
// lib/step.js
function runStep(raw, open, bounds) {
	return new Step(raw, open, bounds).run();
}
var Step = class {
	#raw;
	#host;
	#bounds;
	#secrets;
	#isList;
	#redact;
	#results;
	constructor(raw, open, bounds) {
		this.#raw = raw;
		this.#bounds = bounds;
		this.#secrets = [...secretInputs(raw), ...proxySecrets(process.env)];
		this.#redact = redactor(this.#secrets);
		this.#host = open((text) => this.#redact(text));
		this.#host.mask(this.#secrets);
		this.#isList = raw.mirrors !== "";
		this.#results = this.#isList ? [] : [failedMirror(raw.project, null)];
	}
	async run() {
		let error = null;
		try {
			await this.#work();
		} catch (thrown) {
			error = asStepError(thrown);
		}
		for (const result of error === null ? [] : this.#results) if (result.outcome === "failed") result.error ??= error;
		if (error instanceof InvalidInputs && error.faults.length > 1) for (const fault of error.faults) this.#host.log.info(fault);
		return this.#host.deliver({
			results: this.#results,
			isList: this.#isList,
			error
		});
	}
	async #work() {
		const { log, mask, workspace } = this.#host;
		const { jobs, listedSecrets, timeoutMs, pollIntervalMs, ...connection } = await parseInputs(this.#raw, {
			readFile: readTextFile,
			workspace,
			environment: process.env
		});
		if (listedSecrets.length > 0) {
			mask(listedSecrets);
			this.#redact = redactor([...this.#secrets, ...listedSecrets]);
		}
		const { apiUrl, caCertificates, requestsPerMinute } = connection;
		if (caCertificates.length > 0) {
			const { trust } = await __nccwpck_require__.e(/* import() */ 355).then(__nccwpck_require__.bind(__nccwpck_require__, 355)).then((n) => n.t);
			trust(caCertificates);
		}
		const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
		assertUsableProxy(apiUrl, process.env);
		if (travelsInTheClear(apiUrl)) log.warning("gitlab-url is http: the token travels unencrypted. Use https.");
		const { clock, cancelled } = this.#bounds;
		const bounds = {
			...this.#bounds,
			deadline: clock.now() + timeoutMs,
			debug: log.debug
		};
		const context = {
			gitlab: new GitLab({
				...connection,
				userAgent,
				trustsMore
			}, bounds),
			bounds,
			timeoutMs,
			pollIntervalMs,
			log
		};
		const done = new AbortController();
		try {
			await Promise.race([this.#mirror(jobs, context, requestsPerMinute), overdue(clock, timeoutMs, {
				cancelled,
				done: done.signal
			})]);
		} finally {
			done.abort();
		}
	}
	async #mirror(jobs, context, requestsPerMinute) {
		const [job] = jobs;
		const [result] = this.#results;
		if (!this.#isList && job !== void 0 && result !== void 0) return mirrorProject({
			...context,
			job
		}, result);
		const { mirrorAll, tooManyMirrors } = await __nccwpck_require__.e(/* import() */ 545).then(__nccwpck_require__.bind(__nccwpck_require__, 545));
		this.#results = jobs.map(({ project }) => failedMirror(project, null));
		const warning = tooManyMirrors(jobs.length, requestsPerMinute, context.timeoutMs);
		if (warning !== null) context.log.warning(warning);
		await mirrorAll(jobs, this.#results, context);
	}
};
async function overdue(clock, timeoutMs, { cancelled, done }) {
	const graceMs = 500;
	await clock.sleep(timeoutMs, AbortSignal.any([cancelled, done])).catch(() => {});
	await clock.sleep(graceMs, done);
	throw cancelled.aborted ? cancelled.reason : new StepError("timeout", "The time of the step is over.", "Raise timeout, or find out why GitLab answers so slowly.");
}
function travelsInTheClear(url) {
	const { protocol, hostname } = new URL(url);
	return protocol === "http:" && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
// lib/main.js
runProgram((bounds) => runStep(readInputs(readInput), actionsPlatform, bounds), [process.stdout]);



/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = require("node:vm");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = require("util");

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
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
/******/ 	
/******/ 	// startup
/******/ 	// Load entry module and return exports
/******/ 	// This entry module is referenced by other modules so it can't be inlined
/******/ 	var __webpack_exports__ = __nccwpck_require__(811);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;