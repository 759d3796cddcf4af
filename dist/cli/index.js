#!/usr/bin/env node
/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 894:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ __exportAll),
  _: () => (/* binding */ formatDuration),
  a: () => (/* binding */ updateStatuses),
  b: () => (/* binding */ orNull),
  c: () => (/* binding */ hint),
  d: () => (/* binding */ conflicts),
  f: () => (/* binding */ mirrorSecrets),
  g: () => (/* binding */ InvalidInput),
  h: () => (/* binding */ parseTexts),
  i: () => (/* binding */ projectAttributes),
  l: () => (/* binding */ hintFor),
  m: () => (/* binding */ inputs),
  n: () => (/* binding */ withoutCredentials),
  o: () => (/* binding */ ApiError),
  p: () => (/* binding */ entryKeys),
  r: () => (/* binding */ sendWithRetries),
  s: () => (/* binding */ explanationOf),
  t: () => (/* binding */ settingsPlan),
  u: () => (/* binding */ withTimeout),
  v: () => (/* binding */ NetworkError),
  x: () => (/* binding */ __commonJSMin),
  y: () => (/* binding */ StepError)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
;// CONCATENATED MODULE: ./lib/shaken/cli/cli.js




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
var NetworkError = class extends Error {};
function asStepError(error) {
	if (error instanceof StepError) return error;
	return new StepError("internal", `This is a bug of gitlab-pull-mirror: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`, "Please report it, with this message and the version in use. The mirror itself may be fine. Running the step again does no harm.", { cause: error });
}
async function orNull(request) {
	try {
		return await request();
	} catch (error) {
		if (error instanceof StepError && error.kind !== "cancelled") return null;
		throw error;
	}
}
// lib/base/version.js
const version = "1.0.0";
const userAgent = `gitlab-pull-mirror/${version}`;
// lib/gitlab/token-types.js
const tokenTypes = {
	"private-token": {
		header: (token) => ({ "private-token": token }),
		gitUser: "oauth2"
	},
	bearer: {
		header: (token) => ({ authorization: `Bearer ${token}` }),
		gitUser: "oauth2"
	}
};
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
	withoutValue;
	constructor(words, value) {
		super(value === void 0 ? words : `${words} (got ${quoted(value)})`);
		this.withoutValue = words;
	}
};
function cli_text(parse) {
	return {
		parse,
		form: "text",
		choices: []
	};
}
function lines(parse) {
	return {
		parse,
		form: "lines",
		choices: []
	};
}
function choice(...choices) {
	return {
		parse: (text) => oneOf(choices, text),
		form: "choice",
		choices
	};
}
const booleanSpellings = {
	true: [
		"true",
		"True",
		"TRUE"
	],
	false: [
		"false",
		"False",
		"FALSE"
	]
};
const cli_boolean = {
	parse: (text) => oneOf(["true", "false"], withOneSpelling(text)) === "true",
	form: "switch",
	choices: []
};
const syncMode = {
	parse: (text) => oneOf([
		"true",
		"immediate",
		"false"
	], withOneSpelling(text)),
	form: "switch",
	choices: ["immediate"]
};
function withOneSpelling(text) {
	if (booleanSpellings.true.includes(text)) return "true";
	return booleanSpellings.false.includes(text) ? "false" : text;
}
function oneOf(choices, text) {
	const value = choices.find((candidate) => candidate === text);
	if (value !== void 0) return value;
	throw new InvalidInput(`must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`, text);
}
function duration(text) {
	const ms = parseDuration(text);
	if (ms !== null) return ms;
	throw new InvalidInput("must be a duration above zero: 500ms, 90s, 15m, 1h30m, or a number of seconds", text);
}
function wholeNumber(text) {
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw new InvalidInput("must be a whole number such as 0 or 5", text);
}
function count(text) {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new InvalidInput("must be a whole number above zero such as 8", text);
}
function shard(text) {
	const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
	if (number < 1 || number > of) throw new InvalidInput("must be the number of a shard and how many there are, such as 2/5", text);
	return {
		number,
		of
	};
}
function accessToken(text) {
	if (!/^[\x21-\x7e]+$/.test(text)) throw new InvalidInput("contains a space, a line break or a non-ASCII character; copy the token again, exactly as GitLab shows it");
	return text;
}
function credential(text) {
	if (/[\p{Cc}]/u.test(text)) throw new InvalidInput("contains a line break or another control character");
	return text;
}
function projectIdOrPath(text) {
	if (/^[1-9]\d*$/.test(text)) return text;
	const segments = text.split("/");
	if (segments.length >= 2 && segments.every((segment) => isPathSegment(segment) && !/^\.+$/.test(segment))) return text;
	const example = "use a numeric ID (4711) or the full path from the address of the project (group/sub/project)";
	if (/^[a-z]+:\/\//i.test(text)) throw new InvalidInput(`is a URL; ${example}`);
	if (/%2f/i.test(text)) throw new InvalidInput(`is percent-encoded; ${example}`, text);
	throw new InvalidInput(`is not an ID or a full path; ${example}`, text);
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
		if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) throw new InvalidInput("must be refs/heads/main, refs/tags/v1.2.3=<full sha> or all", item);
		if (commit !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) throw new InvalidInput("needs a full commit SHA of 40 (or 64) hexadecimal digits after its last =", item);
		const sha = commit?.toLowerCase() ?? null;
		const known = commits.get(ref);
		if (known !== void 0 && known !== sha) throw new InvalidInput("lists a ref twice, with different commits", ref);
		if (known === void 0) desired.refs.push({
			ref,
			commit: sha
		});
		commits.set(ref, sha);
	}
	if (desired.refs.length === 0 && !desired.all) throw new InvalidInput("lists no ref; add one or omit it");
	return desired;
}
function isRefName(ref) {
	return !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref) && ref.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
}
function apiBaseUrl(text) {
	const valid = "use a base URL such as https://gitlab.com or https://example.com/gitlab";
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || url.protocol !== "https:" && url.protocol !== "http:") throw new InvalidInput(`is not an http or https URL; ${valid}`);
	if (url.username !== "" || url.password !== "") throw new InvalidInput(`contains credentials; ${valid}, and put the token into the input token`);
	if (url.search !== "" || url.hash !== "") throw new InvalidInput(`has a query or a fragment; ${valid}`);
	return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, "").replace(/\/api\/v4$/, "")}/api/v4`;
}
function upstreamUrl(text) {
	const valid = "use an http, https, ssh or git URL such as https://example.com/group/project.git";
	if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) throw new InvalidInput("has the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git");
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || ![
		"http:",
		"https:",
		"ssh:",
		"git:"
	].includes(url.protocol) || url.hostname === "" || /[\s\p{Cc}]/u.test(text)) throw new InvalidInput(`is not a URL that GitLab can mirror from; ${valid}`);
	if (url.search !== "" || url.hash !== "") throw new InvalidInput(`has a query or a fragment; ${valid}`);
	if (url.password !== "") throw new InvalidInput("contains a password; move it to auth-user and auth-password");
	if (url.username !== "" && url.protocol !== "ssh:") throw new InvalidInput("contains a user name; move it to auth-user and auth-password");
	return text;
}
function quoted(text) {
	return text.length <= 200 ? JSON.stringify(text) : `a text of ${text.length} characters`;
}
// lib/inputs/table.js
const table$1 = {
	apiUrl: {
		name: "gitlab-url",
		scope: "step",
		type: cli_text(apiBaseUrl),
		default: "https://gitlab.com",
		description: "Base URL; may include a path (relative URL root), a trailing `/` or `/api/v4`"
	},
	token: {
		name: "token",
		scope: "step",
		type: cli_text(accessToken),
		requiredIn: "step",
		variable: "GITLAB_TOKEN",
		description: "Access token with the `api` scope, Maintainer or Owner on the project"
	},
	tokenType: {
		name: "token-type",
		scope: "step",
		type: choice(...Object.keys(tokenTypes)),
		default: "private-token",
		description: "Header for the token: `private-token` (PRIVATE-TOKEN) or `bearer` (Authorization: Bearer, for OAuth tokens)"
	},
	project: {
		name: "project",
		scope: "mirror",
		type: cli_text(projectIdOrPath),
		requiredIn: "entry",
		description: "Numeric ID or full path (`group/sub/project`); required unless `mirrors` is set"
	},
	url: {
		name: "url",
		scope: "setting",
		type: cli_text(upstreamUrl),
		description: "Upstream repository: http, https, ssh or git URL, without credentials"
	},
	authUser: {
		name: "auth-user",
		scope: "setting",
		type: cli_text(credential),
		variable: "MIRROR_USER",
		description: "User name for the upstream; treated as a secret if `auth-password` is not set"
	},
	authPassword: {
		name: "auth-password",
		scope: "setting",
		type: cli_text(credential),
		variable: "MIRROR_PASSWORD",
		description: "Password or token for the upstream. GitLab never returns it, so it is written on every run"
	},
	enabled: {
		name: "enabled",
		scope: "setting",
		type: cli_boolean,
		description: "Not set: `true` if `url` is set. `false` removes the mirror and ends the step"
	},
	mirrorTriggerBuilds: {
		name: "mirror-trigger-builds",
		scope: "setting",
		type: cli_boolean,
		description: "Whether updates trigger pipelines"
	},
	onlyMirrorProtectedBranches: {
		name: "only-mirror-protected-branches",
		scope: "setting",
		type: cli_boolean,
		description: "Whether only protected branches are mirrored"
	},
	mirrorOverwritesDivergedBranches: {
		name: "mirror-overwrites-diverged-branches",
		scope: "setting",
		type: cli_boolean,
		description: "Whether branches that have diverged from upstream are overwritten"
	},
	mirrorBranchRegex: {
		name: "mirror-branch-regex",
		scope: "setting",
		type: cli_text((regex) => regex === "none" ? null : regex),
		description: "Mirror only matching branches; `none` removes the filter. Not with `only-mirror-protected-branches: true`"
	},
	createProject: {
		name: "create-project",
		scope: "mirror",
		type: cli_boolean,
		default: "false",
		description: "Create `project` (a path) if it does not exist; its namespace must exist, and `url` must be set"
	},
	visibility: {
		name: "visibility",
		scope: "mirror",
		type: choice("private", "internal", "public"),
		default: "private",
		description: "Visibility of a created project: `private`, `internal`, `public`"
	},
	sync: {
		name: "sync",
		scope: "mirror",
		type: syncMode,
		default: "true",
		description: "`true`: request an update; `immediate`: start one now, without waiting for GitLab's interval; `false`: configure only"
	},
	wait: {
		name: "wait",
		scope: "mirror",
		type: cli_boolean,
		default: "true",
		description: "Wait for that update to finish, and fail the step if it fails"
	},
	verifyRefs: {
		name: "verify-refs",
		scope: "mirror",
		type: lines(desiredRefs),
		description: "Refs that must be on GitLab, one per line: `refs/tags/v1.2.3=<full sha>` at that commit, `refs/heads/main` at any commit, `all`: every branch and tag of upstream at the same object"
	},
	resume: {
		name: "resume",
		scope: "mirror",
		type: cli_boolean,
		default: "true",
		description: "Resume a mirror that GitLab paused after too many failures"
	},
	timeoutMs: {
		name: "timeout",
		scope: "step",
		type: cli_text(duration),
		default: "15m",
		description: "Maximum duration of the step"
	},
	pollIntervalMs: {
		name: "poll-interval",
		scope: "step",
		type: cli_text(duration),
		default: "1s",
		description: "Initial interval between status polls; grows to at most 15 times this"
	},
	requestTimeoutMs: {
		name: "request-timeout",
		scope: "step",
		type: cli_text(duration),
		default: "30s",
		description: "Maximum duration of one HTTP request, from connection to last byte"
	},
	maxRetries: {
		name: "max-retries",
		scope: "step",
		type: cli_text(wholeNumber),
		default: "5",
		description: "Retries of one request after a transient error"
	},
	dryRun: {
		name: "dry-run",
		scope: "step",
		type: cli_boolean,
		default: "false",
		description: "Read only, and report what would change"
	},
	caCertificate: {
		name: "ca-certificate",
		scope: "step",
		type: cli_text(String),
		description: "PEM text, or the path of a file, of an additional certificate authority to trust. TLS is always verified"
	},
	mirrors: {
		name: "mirrors",
		scope: "step",
		type: cli_text(String),
		description: "Many mirrors: a YAML list, or the path of a YAML or JSON file in the workspace. Not with `project`"
	},
	concurrency: {
		name: "concurrency",
		scope: "step",
		type: cli_text(count),
		default: "8",
		description: "Requests in flight at once, across all mirrors"
	},
	requestsPerMinute: {
		name: "requests-per-minute",
		scope: "step",
		type: cli_text(count),
		default: "600",
		description: "Maximum requests per minute, across all mirrors; status polls are spread out accordingly"
	},
	shard: {
		name: "shard",
		scope: "step",
		type: cli_text(shard),
		description: "`2/5`: the second of five parts of `mirrors`"
	}
};
const inputs = table$1;
const inputList = Object.values(inputs);
function keysOf(...scopes) {
	const isOfScope = (key) => scopes.some((scope) => scope === inputs[key].scope);
	return Object.keys(table$1).filter(isOfScope);
}
const entryKeys = keysOf("mirror", "setting");
function parseTexts(keys, texts) {
	const values = {};
	const invalid = [];
	for (const key of keys) {
		const { name, type } = inputs[key];
		const text = texts[name] ?? "";
		if (text === "") continue;
		try {
			values[key] = type.parse(text);
		} catch (error) {
			if (!(error instanceof InvalidInput)) throw error;
			values[key] = void 0;
			invalid.push({
				name,
				error
			});
		}
	}
	return {
		values,
		invalid
	};
}
function isComplete(keys, values) {
	return keys.every((key) => {
		return !(inputs[key].default !== void 0 || inputs[key].requiredIn !== void 0) || values[key] !== void 0;
	});
}
// lib/inputs/flags.js
const secrets = inputList.flatMap(({ name, variable, description }) => variable === void 0 ? [] : [{
	name,
	variable,
	description
}]);
const options = {
	...Object.fromEntries(inputList.map(({ name }) => [name, { type: "string" }])),
	...Object.fromEntries(secrets.map(({ name }) => [`${name}-file`, { type: "string" }])),
	json: { type: "boolean" },
	verbose: { type: "boolean" },
	help: {
		type: "boolean",
		short: "h"
	},
	version: { type: "boolean" }
};
function parseCommandLine(args, environment, readFile) {
	let values;
	try {
		const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ""));
		({values} = (0,external_node_util_namespaceObject.parseArgs)({
			args: withValues,
			options,
			strict: true,
			allowPositionals: false
		}));
	} catch (error) {
		throw invalid(wordsOf(error));
	}
	const text = (name) => typeof values[name] === "string" ? values[name] : void 0;
	const inputs = {};
	for (const { name } of inputList) {
		const value = text(name);
		if (value !== void 0) inputs[name] = value;
	}
	const showsSecrets = secrets.some(({ name }) => name !== "auth-user" && inputs[name] !== void 0);
	for (const { name, variable } of secrets) {
		const file = text(`${name}-file`);
		if (file !== void 0 && inputs[name] !== void 0) throw invalid(`--${name} cannot be combined with --${name}-file`);
		const fromEnvironment = name !== "token" && inputs.mirrors !== void 0 ? void 0 : environment[variable];
		if (file !== void 0) inputs[name] = secretFrom(file, name, readFile);
		else if (inputs[name] === void 0 && fromEnvironment !== void 0) inputs[name] = fromEnvironment;
	}
	const { json = false, verbose = false, help = false, version = false } = values;
	return {
		inputs,
		showsSecrets,
		json: Boolean(json),
		verbose: Boolean(verbose),
		help: Boolean(help),
		version: Boolean(version)
	};
}
function withSwitchValue(arg, next) {
	const [, no, name] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
	const input = inputList.find((candidate) => candidate.name === name);
	if (input?.type.form !== "switch") return arg;
	if (no !== void 0) return `--${name}=false`;
	return [
		"true",
		"false",
		...input.type.choices
	].includes(next.toLowerCase()) ? arg : `--${name}=true`;
}
function wordsOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : "";
	const [, flag = "a flag"] = /'(-{1,2}[a-z][a-z-]*)/i.exec(error instanceof Error ? error.message : "") ?? [];
	if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `${flag}: unknown flag`;
	if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return "unexpected argument";
	return `${flag}: a value is missing or not allowed; write a value that begins with - as --flag=value`;
}
function invalid(words) {
	return new StepError("input", `Invalid command line: ${words}`, "See gitlab-pull-mirror --help; no request was made.");
}
function secretFrom(file, name, readFile) {
	let secret;
	try {
		secret = readFile(file).trim();
	} catch (error) {
		throw invalid(`--${name}-file: cannot be read (${error instanceof Error ? error.message : error})`);
	}
	if (secret === "") throw invalid(`--${name}-file: is empty`);
	return secret;
}
function helpText() {
	const width = Math.max(...inputList.map(({ name }) => name.length)) + 4;
	const line = (start, column, meaning) => `  ${start.padEnd(column)} ${meaning.replaceAll("`", "")}`;
	const secretLines = secrets.map(({ name, variable, description }) => line(`${variable}, or --${name}-file FILE`, width + 23, description));
	const flagLines = inputList.filter(({ variable }) => variable === void 0).map(({ name, description, default: preset }) => line(`--${name}`, width, preset === void 0 ? description : `${description} [${preset}]`));
	return `gitlab-pull-mirror: configures a GitLab pull mirror, triggers an update, and succeeds only when that update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]

Secrets (keep them off the command line, which everybody on the machine can read):
${secretLines.join("\n")}

Flags, with their defaults:
${flagLines.join("\n")}
${line("--json", width, "Print the outcome and the results of all mirrors as JSON")}
${line("--verbose", width, "Log every request")}
${line("--version", width, "Print the version")}
${line("-h, --help", width, "Print this help")}

Switches such as --wait take true or false, or stand alone: --dry-run, --no-wait.
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything was done
  1  something failed; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no request was made
`;
}
// lib/inputs/job.js
function conflicts(values) {
	const invalid = [];
	const add = (name, words) => invalid.push({
		name,
		error: new InvalidInput(words)
	});
	if (values.onlyMirrorProtectedBranches && typeof values.mirrorBranchRegex === "string") add("mirror-branch-regex", "cannot be combined with only-mirror-protected-branches: true, since GitLab applies one filter; set one of them");
	if (values.createProject && !("url" in values)) add("create-project", "needs url, the upstream of the new project");
	if (values.createProject && /^\d+$/.test(values.project ?? "")) add("create-project", "needs project as a full path (group/sub/project), since GitLab assigns the IDs");
	if (values.verifyRefs && values.wait === false) add("verify-refs", "cannot be combined with wait: false, since refs are verified after the update");
	return invalid;
}
const mirrorKeys = keysOf("mirror");
const settingKeys = keysOf("setting");
function mirrorJob(values, dryRun) {
	const own = pick(values, mirrorKeys);
	if (!isComplete(mirrorKeys, own)) return null;
	const { createProject, visibility, verifyRefs = null, ...rest } = own;
	const createWith = createProject ? visibility : null;
	return {
		...rest,
		desired: pick(values, settingKeys),
		createWith,
		verifyRefs,
		dryRun
	};
}
function pick(values, keys) {
	const picked = {};
	for (const key of keys) if (values[key] !== void 0) picked[key] = values[key];
	return picked;
}
const secretNames = entryKeys.filter((key) => inputs[key].variable !== void 0).map((key) => inputs[key].name);
function mirrorSecrets(texts) {
	const isSecret = (name) => name !== "auth-user" || !texts["auth-password"];
	const inUrl = secretIn(texts.url ?? "");
	return [
		...secretNames.filter(isSecret).map((name) => texts[name] ?? ""),
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
	return recordOf(inputList, (input) => read(input.name).trim() || (input.default ?? ""));
}
function recordOf(items, value) {
	return Object.fromEntries(items.map((item) => [item.name, value(item)]));
}
function secretInputs(raw) {
	return [...inputList.filter(({ scope, variable }) => scope === "step" && variable !== void 0).map(({ name }) => raw[name]), ...mirrorSecrets(raw)].filter((secret) => secret !== "");
}
async function parseInputs(raw, sources) {
	const missing = raw.token === "" ? ["token: missing; set it to an access token with the api scope"] : [];
	const stepKeys = keysOf("step");
	const step = parseTexts(stepKeys, raw);
	const mirror = parseTexts(entryKeys, raw);
	const layer = {
		texts: raw,
		values: mirror.values
	};
	const { caCertificates, invalid } = await readCertificateInput(raw["ca-certificate"], sources);
	const { jobs, secrets, problems } = raw.mirrors === "" ? single(raw, layer, step.values) : await listed(raw, layer, step.values, sources);
	const all = [
		...missing,
		...mirror.invalid.map(asProblem),
		...problems,
		...[...step.invalid, ...invalid].map(asProblem)
	];
	if (all.length > 0 || !isComplete(stepKeys, step.values)) throw new InvalidInputs(all);
	const { dryRun: _dryRun, caCertificate: _text, mirrors: _list, shard: _shard, ...values } = step.values;
	return {
		...values,
		jobs,
		listedSecrets: secrets,
		caCertificates
	};
}
function asProblem({ name, error }) {
	return `${name}: ${error.message}`;
}
async function readCertificateInput(text, { readFile }) {
	if (text === "") return {
		caCertificates: [],
		invalid: []
	};
	const { readCertificates } = await __nccwpck_require__.e(/* import() */ 162).then(__nccwpck_require__.bind(__nccwpck_require__, 162)).then((n) => n.t);
	try {
		return {
			caCertificates: readCertificates(text, readFile),
			invalid: []
		};
	} catch (error) {
		if (!(error instanceof InvalidInput)) throw error;
		return {
			caCertificates: [],
			invalid: [{
				name: "ca-certificate",
				error
			}]
		};
	}
}
function single(raw, { values }, { dryRun = false }) {
	const problems = conflicts(values).map(asProblem);
	if (raw.project === "") problems.unshift("project: missing; set it to the numeric ID or the full path (group/sub/project) of the mirror, or set mirrors");
	if (raw.shard !== "") problems.push("shard: needs mirrors");
	const job = mirrorJob(values, dryRun);
	return {
		jobs: job === null ? [] : [job],
		secrets: [],
		problems
	};
}
async function listed(raw, layer, { dryRun = false, shard }, sources) {
	const { parseMirrors } = await __nccwpck_require__.e(/* import() */ 400).then(__nccwpck_require__.bind(__nccwpck_require__, 400));
	const { mirrors, secrets, problems } = parseMirrors(raw.mirrors, layer, shard ?? null, sources);
	if (raw.project !== "") problems.unshift("mirrors: cannot be combined with project; set one of them");
	return {
		jobs: mirrors.flatMap((values) => mirrorJob(values, dryRun) ?? []),
		secrets,
		problems
	};
}
const maxShownProblems = 20;
var InvalidInputs = class extends StepError {
	problems;
	constructor(problems) {
		const rest = problems.length - maxShownProblems;
		const more = rest > 0 ? `; and ${rest} more, which the log lists` : "";
		super("input", problems.length === 1 ? `Invalid input: ${problems[0]}` : `${problems.length} invalid inputs: ${problems.slice(0, maxShownProblems).join("; ")}${more}`, "Correct the inputs of the step; no request was made.");
		this.problems = problems;
	}
};
const maxFileBytes = 33554432;
function readTextFile(path) {
	const stats = (0,external_node_fs_.statSync)(path);
	if (!stats.isFile()) throw new Error("it is not a regular file");
	if (stats.size > maxFileBytes) throw new Error(`it is larger than ${maxFileBytes} bytes`);
	return (0,external_node_fs_.readFileSync)(path, "utf8");
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
async function withTimeout(clock, timeoutMs, cancelled, work) {
	cancelled.throwIfAborted();
	const stop = new AbortController();
	const done = new AbortController();
	clock.sleep(timeoutMs, done.signal).then(() => stop.abort(new NetworkError(`no complete response within ${Math.ceil(timeoutMs)} ms`)), () => {});
	const cancel = () => stop.abort(cancelled.reason);
	cancelled.addEventListener("abort", cancel, { once: true });
	try {
		return await work(stop.signal);
	} catch (error) {
		throw stop.signal.aborted ? stop.signal.reason : error;
	} finally {
		done.abort();
		cancelled.removeEventListener("abort", cancel);
	}
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
		await flush(streams, cancellation.signal.aborted ? 250 : 1e3);
		process.exit(code);
	}
}
async function flush(streams, patienceMs) {
	const isFlushed = Promise.all(streams.map((stream) => new Promise((resolve) => stream.write("", () => resolve())))).then(() => true);
	for (let left = Number.POSITIVE_INFINITY;;) {
		const now = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
		if (now >= left) return;
		left = now;
		const isOver = systemClock.sleep(patienceMs, new AbortController().signal).then(() => false);
		if (await Promise.race([isFlushed, isOver])) return;
	}
}
function cancelledBy(signal) {
	return new StepError("cancelled", `The step was cancelled (${signal}).`, "GitLab continues an update that was requested. Run the step again to see how it finishes.");
}
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
function excerpt(text) {
	return text.length <= 1e4 ? text : `(${text.length} characters)`;
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
const table = {
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
	"update-status": { ofMirror: ({ state }, redact) => textOrNull(state?.unknownStatus ?? state?.status, redact) },
	"last-error": { ofMirror: ({ state }, redact) => textOrNull(state?.lastError, redact) },
	"last-update-at": { ofMirror: ({ state }, redact) => textOrNull(state?.lastUpdateAt, redact) },
	"last-update-started-at": { ofMirror: ({ state }, redact) => textOrNull(state?.lastUpdateStartedAt, redact) },
	"last-successful-update-at": { ofMirror: ({ state }, redact) => textOrNull(state?.lastSuccessfulUpdateAt, redact) },
	"error-kind": {
		ofMirror: ({ error }) => error?.kind ?? null,
		ofList: ({ results, error }) => error?.kind ?? results.find((result) => result.error)?.error?.kind ?? null
	}
};
[...Object.keys(table)];
const entries = Object.entries(table);
function jsonOf$1(step, redact) {
	const values = entries.filter(([, { ofList }]) => ofList !== void 0).map(([name, output]) => [snakeCase(name), outputValue(output, step, redact)]);
	const error = step.error && errorRecord(step.error, redact);
	const results = mirrorRecords(step, redact);
	return JSON.stringify({
		...Object.fromEntries(values),
		error,
		results
	}, null, 2);
}
function outputValue({ ofMirror, ofList }, step, redact) {
	const [single] = step.isList ? [] : step.results;
	return single === void 0 ? ofList?.(step, redact) ?? null : ofMirror(single, redact);
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
function textOrNull(text, redact) {
	return text == null ? null : logLine(text, redact);
}
function snakeCase(name) {
	return name.replaceAll("-", "_");
}
// lib/text/redact.js
const minBase64Length = 4;
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
	#minLength;
	#starts;
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
		this.#minLength = secrets.reduce((min, { length }) => Math.min(min, length), Number.POSITIVE_INFINITY);
		const ascii = [...new Set(secrets.map(([first = ""]) => first.codePointAt(0) ?? 0))].filter((code) => code < 128).map((code) => `\\x${code.toString(16).padStart(2, "0")}`);
		this.#starts = new RegExp(`[${ascii.join("")}${ambiguous}]|[^\\x20-\\x7e]`, "g");
	}
	matches(text) {
		if (text.length < this.#minLength) return [];
		const found = [];
		for (const { index: at } of text.matchAll(this.#starts)) {
			if (this.#isExcluded(text, at)) continue;
			const to = this.#longestEnd(text, at);
			if (to > at) found.push({
				from: at,
				to
			});
		}
		return found;
	}
	#isExcluded(text, at) {
		if (!isPlain(text, at)) return isSpace(text, at);
		if (!isPlain(text, at + 1)) return false;
		return !this.#byStart.has(text.slice(at, at + 2)) && !this.#single.has(text[at] ?? "");
	}
	#longestEnd(text, at) {
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
function utf8Length(first) {
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
		const [whole = "", hex] = matchAt(pattern, text, at);
		return hex === void 0 ? [] : {
			byte: Number.parseInt(hex, 16),
			end: at + whole.length
		};
	});
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? [];
}
function percentDecoded(text, at) {
	return bytesAt(text, at).flatMap(({ byte, end }) => {
		const bytes = [byte];
		let last = end;
		while (bytes.length < utf8Length(byte)) {
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
	const [whole = "", decimal, hex, name = ""] = matchAt(entity, text, at);
	const code = decimal !== void 0 ? Number(decimal) : hex !== void 0 ? Number.parseInt(hex, 16) : null;
	const character = code === null ? entities[name] : code <= 1114111 ? String.fromCodePoint(code) : void 0;
	return whole === "" || character === void 0 ? [] : [{
		character,
		end: at + whole.length
	}];
}
const escapes = [/\\(["\\/])/y, /\\\\(?:\\(["\\])|(\/)|u([0-9a-fA-F]{4}))/y];
const escapedUnits = /(?:\\u[0-9a-fA-F]{4}){1,2}/y;
function unescaped(text, at) {
	const readings = escapes.flatMap((pattern) => {
		const [whole, quoted, slash, hex = ""] = matchAt(pattern, text, at);
		return whole === void 0 ? [] : {
			character: quoted ?? slash ?? fromHex(hex),
			end: at + whole.length
		};
	});
	const [units = ""] = matchAt(escapedUnits, text, at);
	const [character] = Array.from(units.replace(/\\u(.{4})/g, (_, hex) => fromHex(hex)));
	return character === void 0 ? readings : [...readings, {
		character,
		end: at + 6 * character.length
	}];
}
function fromHex(hex) {
	return String.fromCharCode(Number.parseInt(hex, 16));
}
const urlSafeBase64 = {
	"-": "+",
	_: "/"
};
function base64CharactersAt(text, at, breaks = 2) {
	return decodedAt(text, at).flatMap(({ character, end }) => {
		if (/\s/.test(character)) return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
		return {
			character: urlSafeBase64[character] ?? character,
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
		return core.length < minBase64Length ? [] : [core];
	});
}
function secretLines(secrets) {
	const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
	return [...new Set(lines.filter((line) => line !== ""))];
}
// lib/platform/platform.js
var Secrets = class {
	#known = [];
	#redact = redactor([]);
	redact = (text) => this.#redact(text);
	add(secrets) {
		if (secrets.length === 0) return;
		this.#known = [...this.#known, ...secrets];
		this.#redact = redactor(this.#known);
	}
};
// lib/platform/terminal.js
const exitCodes = {
	done: 0,
	failed: 1,
	usage: 2
};
function terminalPlatform(options) {
	const { clock, json, verbose } = options;
	const isTerminal = process.stderr.isTTY === true && process.env.TERM !== "dumb";
	const secrets = new Secrets();
	const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
		clock,
		isLive: isTerminal && !process.env.CI,
		hasColors: isTerminal && !process.env.NO_COLOR,
		isVerbose: verbose
	});
	return {
		log,
		hide: (more) => secrets.add(more),
		workspace: null,
		report(step) {
			log.close();
			const failures = failuresOf(step);
			for (const { project, error } of failures) log.error(annotation(project, error, secrets.redact).text);
			if (json) process.stdout.write(`${jsonOf$1(step, secrets.redact)}\n`);
			if (hasPassed(step)) return exitCodes.done;
			return failures[0]?.error.kind === "input" ? exitCodes.usage : exitCodes.failed;
		}
	};
}
const colors = {
	red: 31,
	yellow: 33,
	grey: 90,
	bold: 1
};
const lineStart = "\r\x1B[2K";
function terminalLog(print, redact, { clock, isLive, hasColors, isVerbose }) {
	const paint = (color, text) => hasColors ? `\u001b[${colors[color]}m${text}\u001b[0m` : text;
	let status = "";
	let since = clock.now();
	const clear = () => {
		if (isLive && status !== "") print(lineStart);
	};
	const show = () => {
		const columns = process.stderr.columns ?? 80;
		const text = `${status} (${formatDuration(clock.now() - since)})`;
		print(`${lineStart}${paint("grey", text.slice(0, columns - 1))}`);
	};
	const line = (text) => {
		clear();
		print(`${text}\n`);
	};
	const closed = new AbortController();
	const tick = async () => {
		for (;;) {
			await clock.sleep(1e3, closed.signal);
			if (status !== "") show();
		}
	};
	if (isLive) tick().catch(() => {});
	const safe = (text) => oneLine(text, redact);
	const mark = {
		warning: paint("yellow", "warning:"),
		error: paint("red", "error:")
	};
	return {
		info(text) {
			line(safe(text));
			status = safe(text);
			since = clock.now();
		},
		warning: (text) => line(`${mark.warning} ${safe(text)}`),
		error: (text) => line(`${mark.error} ${safe(text)}`),
		debug: (text) => isVerbose && line(paint("grey", safe(text))),
		group(title, lines) {
			line(paint("bold", safe(title)));
			for (const { level, text } of lines) line(`  ${level === "warning" ? `${mark.warning} ` : ""}${safe(text)}`);
		},
		close() {
			closed.abort();
			clear();
			status = "";
		}
	};
}
// src/shims/https.cjs
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
// src/shims/undici.js
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
var __awaiter = function(thisArg, _arguments, P, generator) {
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
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
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
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
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
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
		});
	}
	get(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("GET", requestUrl, null, additionalHeaders || {});
		});
	}
	del(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("DELETE", requestUrl, null, additionalHeaders || {});
		});
	}
	post(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("POST", requestUrl, data, additionalHeaders || {});
		});
	}
	patch(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("PATCH", requestUrl, data, additionalHeaders || {});
		});
	}
	put(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("PUT", requestUrl, data, additionalHeaders || {});
		});
	}
	head(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request("HEAD", requestUrl, null, additionalHeaders || {});
		});
	}
	sendStream(verb, requestUrl, stream, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request(verb, requestUrl, stream, additionalHeaders);
		});
	}
	getJson(requestUrl_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			const res = yield this.get(requestUrl, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	postJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.post(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	putJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.put(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	patchJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.patch(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	request(verb, requestUrl, data, headers) {
		return __awaiter(this, void 0, void 0, function* () {
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
		return __awaiter(this, void 0, void 0, function* () {
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
		return __awaiter(this, void 0, void 0, function* () {
			retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
			const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
			return new Promise((resolve) => setTimeout(() => resolve(), ms));
		});
	}
	_processResponse(res, options) {
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
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
// lib/network/http.js
const maxBytes = 2097152;
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
	async send(request, timeoutMs, cancelled) {
		return withTimeout(this.#clock, timeoutMs, cancelled, async (signal) => {
			try {
				return await Promise.race([this.#response(request, signal), aborted(signal)]);
			} catch (error) {
				throw error instanceof NetworkError || error instanceof StepError ? error : new NetworkError(messageOf(error), { cause: error });
			}
		});
	}
	async #response({ method, url, body }, signal) {
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
			if (bytes > maxBytes) {
				message.destroy();
				throw new StepError("protocol", `The response to ${method} ${new URL(url).pathname} exceeds ${maxBytes} bytes, which no response of GitLab does.`, "Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway responds in its place.");
			}
			chunks.push(chunk);
		}
		if (!message.complete) throw new NetworkError("the connection broke in the middle of the response");
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
function messageOf(error) {
	if (error instanceof AggregateError) return [...new Set(error.errors.map(messageOf))].join("; ");
	return error instanceof Error ? error.message : String(error);
}
// lib/text/explanations.js
const explanations = {
	"diverged-default-branch": {
		title: "The default branch has diverged",
		says: "The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.",
		message: /default branch .* has diverged from its upstream counterpart/i,
		cause: "The history of the default branch was rewritten upstream, or somebody committed to the mirror.",
		hint: "To overwrite the mirror with what upstream has, set mirror-overwrites-diverged-branches: true. Commits that are only on the mirror are then lost."
	},
	"upstream-certificate": {
		title: "The upstream's certificate is not trusted",
		says: "SSL certificate problem: self-signed certificate",
		message: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
		cause: "The certificate has expired, is for another host, or was issued by an authority that GitLab does not know. GitLab treats this as permanent and pauses the mirror at once.",
		hint: "Renew the certificate, or ask an administrator to add its authority to GitLab. If GitLab has paused the mirror, the next run of this step resumes it."
	},
	"upstream-authentication": {
		title: "The upstream rejects the credentials",
		says: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
		message: /authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|permission denied \(publickey|host key verification failed|returned error: 40[13]/i,
		cause: "GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts answer the same for a repository that does not exist.",
		hint: "Check that auth-user and auth-password are set to a user or token that can read the upstream, and that the token has not expired. For ssh, GitLab has to know the key of the mirror."
	},
	"upstream-not-found": {
		title: "The upstream repository is not found",
		says: "fatal: repository 'https://example.com/group/project.git/' not found",
		message: /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
		cause: "There is no repository at this URL, it was moved, or the credentials give no access to it.",
		hint: "Check url. If the repository is private, check auth-user and auth-password too: many hosts answer \"not found\" without access."
	},
	"upstream-unreachable": {
		title: "GitLab cannot reach the upstream",
		says: "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
		message: /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
		cause: "The host name is wrong or GitLab cannot resolve it, the host is down, or a firewall blocks the connection. The connection is made by GitLab, not by the runner.",
		hint: "Check the host in url, and that GitLab itself (not the runner) can connect to it."
	},
	"protected-ref": {
		title: "The mirror user may not write to a protected branch or tag",
		says: "GitLab: You are not allowed to push code to protected branches on this project.",
		message: /not allowed to (push|create|update|change|delete).*(protected|this tag)|protected (branch|tag)/i,
		cause: "GitLab mirrors in the name of a user, and a protection rule denies that user the push. The other branches and tags were updated.",
		hint: "In Settings, Repository, allow the mirror user (whoever last saved the settings of the mirror) to push to the protected branch or tag, or save the settings with the token of a user who may."
	},
	"mirror-user": {
		title: "The mirror user has lost access",
		says: "The mirror user is not allowed to push code to all branches on this project.",
		message: /mirror user/i,
		cause: "The user in whose name GitLab mirrors has left the project, has a lower role now, or is blocked.",
		hint: "Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of that token the mirror user."
	},
	"update-timed-out": {
		title: "The update took too long",
		says: "Deadline Exceeded",
		message: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
		cause: "The repository is large or the upstream slow, or GitLab gave up an update whose worker had died. The branches and tags may have arrived nevertheless.",
		hint: "Run the step again: what was fetched is kept, so the next update is shorter. With verify-refs the step passes if the refs have arrived."
	},
	"branch-lock": {
		title: "GitLab was busy with the repository",
		says: "fatal: Unable to create packed-refs.lock: File exists.",
		message: /\.lock|reference already exists|cannot lock ref/i,
		cause: "Another process was writing to the repository, or upstream replaced a branch such as a by a/b.",
		hint: "Run the step again. If it keeps failing, delete the conflicting branch in the mirror."
	},
	"stuck-waiting": {
		title: "GitLab does not schedule the update",
		says: "Last seen: GitLab has not scheduled the update yet.",
		cause: "GitLab puts an update off until five minutes (or the interval that the instance has set) after the last one. If it takes longer, GitLab's background jobs are overloaded, the instance is in Silent Mode, or an earlier update was canceled.",
		hint: "Raise timeout above the interval of the instance (five minutes by default), or set sync: immediate. If that does not help, ask an administrator to check Sidekiq and Silent Mode. After a canceled update GitLab schedules no other until an administrator resets the mirror."
	},
	"stuck-scheduled": {
		title: "The update stays scheduled",
		says: "Last seen: The update is scheduled.",
		cause: "GitLab's background jobs are busy, or the worker that had picked up the update has died.",
		hint: "Raise timeout. GitLab gives up a scheduled update after half an hour; the API offers no way to do so earlier."
	},
	"stuck-started": {
		title: "The update does not finish",
		says: "Last seen: The update is running.",
		cause: "The repository is large, the upstream slow, or the worker has died.",
		hint: "If the repository is large, raise timeout. GitLab gives up a dead update after a day, and starts no other until then."
	},
	"fork-network": {
		title: "The project belongs to a fork network",
		says: "mirror is not available for a project in a fork network",
		message: /fork network|forked project|is a fork\b/i,
		cause: "GitLab does not mirror into a fork, or into a project that has forks.",
		hint: "Remove the fork relationship in Settings, General, Advanced, or use a project without forks."
	},
	"blocked-url": {
		title: "GitLab blocks the URL",
		says: "import_url is blocked: Only allowed schemes are http, https, ssh, git",
		message: /is blocked/i,
		cause: "The scheme is not allowed, or the host is in a local network that the administrator has not opened to GitLab.",
		hint: "Use an http, https, ssh or git URL. For a host in a local network, ask an administrator to allow it (Network, Outbound requests)."
	},
	"url-not-readable": {
		title: "GitLab cannot read the upstream with these settings",
		says: "import_url Unable to access repository with the URL and credentials provided",
		message: /unable to access repository/i,
		cause: "GitLab tests the URL and the credentials before it saves them, and the test failed.",
		hint: "Check url, auth-user and auth-password, and that GitLab itself can reach that host."
	},
	"url-missing": {
		title: "The mirror has no upstream",
		says: "url is missing",
		message: /url is missing|import_url can't be blank/i,
		cause: "The mirror cannot be switched on, since GitLab has no URL for it.",
		hint: "Set url to the repository to mirror from."
	},
	"bad-regex": {
		title: "GitLab does not accept the regex",
		says: "mirror_branch_regex not valid RE2 syntax: missing closing )",
		message: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
		cause: "mirror-branch-regex uses RE2, which has no look-ahead, look-behind or back-references, and is limited to 255 characters.",
		hint: "Write mirror-branch-regex in RE2 syntax. A list of alternatives in parentheses replaces most look-arounds."
	},
	"mirroring-off": {
		title: "Mirroring is disabled on the instance",
		says: "Access Denied",
		message: /\bAccess Denied\b/,
		cause: "An administrator has disabled pull mirroring.",
		hint: "Ask an administrator to enable it (Settings, Repository, Repository mirroring)."
	},
	unsupported: {
		title: "GitLab is too old",
		says: "GitLab 15.5.9-ee is not supported.",
		cause: "GitLab returns the state of a pull mirror since version 15.6.",
		hint: "Upgrade GitLab to 15.6 or later."
	},
	license: {
		title: "Mirroring stays off",
		says: "GitLab accepted the settings but mirroring stays off.",
		cause: "Pull mirroring is not part of the free tier: GitLab saves the settings but does not apply them.",
		hint: "Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be enabled on the instance."
	},
	"not-mirrored": {
		title: "The project is not a pull mirror",
		says: "The project is not a pull mirror, or GitLab has no licence for mirroring it.",
		cause: "The mirror was never set up or was removed, the licence does not include mirroring, or the instance is in Silent Mode.",
		hint: "Set url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate."
	},
	paused: {
		title: "GitLab has paused the mirror",
		says: "GitLab has paused this mirror after too many failed updates.",
		cause: "More than 14 updates in a row have failed, or one because of a certificate. GitLab shows this only in its answer to a request for an update.",
		hint: "Fix what made the updates fail. Then set resume: true, or save the settings of the mirror in GitLab."
	},
	"token-rejected": {
		title: "GitLab rejects the token",
		says: "401 Unauthorized",
		cause: "The token is wrong, expired or revoked, or it is an OAuth token sent as a private token.",
		hint: "The token is wrong, expired or revoked, or it is an OAuth token that needs token-type: bearer. Create an access token with the api scope and update the secret."
	},
	"token-scope": {
		title: "The token lacks a scope",
		says: "insufficient_scope: The request requires higher privileges than provided by the access token.",
		message: /insufficient_scope/i,
		cause: "Changing a mirror needs the api scope; read_api is not enough.",
		hint: "The token lacks the api scope. Create an access token with that scope and set the input token to it."
	},
	role: {
		title: "The role is too low",
		says: "403 Forbidden",
		cause: "Only Maintainers and Owners may manage pull mirrors.",
		hint: "Give the user (or bot user) of the token the role Maintainer or Owner on the project."
	},
	"project-not-found": {
		title: "The project is not found",
		says: "404 Project Not Found",
		cause: "There is no project at this path, or the user of the token is not a member; GitLab does not say which.",
		hint: "The project does not exist, or the token has no access to it. Check the input project (full path or ID), gitlab-url, and that the user of the token is a member."
	}
};
function hint(id) {
	return explanations[id].hint;
}
function explanationOf(message) {
	const searched = message.length > 4e3 ? `${message.slice(0, 2e3)}\n${message.slice(-2e3)}` : message;
	return Object.entries(explanations).find(([, entry]) => entry.message?.test(searched))?.[0] ?? null;
}
function hintFor(message) {
	if (message === null) return "Run the step again. If it fails again, an administrator can find the reason in the Sidekiq log.";
	const id = explanationOf(message);
	return id === null ? "Fix the cause that GitLab's message names, then run the step again." : hint(id);
}
// lib/gitlab/response.js
var ApiError = class extends StepError {
	status;
	reason;
	constructor(kind, response, reason, message, hint) {
		super(kind, message, hint);
		this.status = response.status;
		this.reason = reason;
	}
	get isMissingRoute() {
		return this.reason === "404 Not Found" || this.reason === "405 Not Allowed";
	}
	isMissing(what) {
		return this.status === 404 && this.reason.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
	}
};
const checkAddress = "Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and whether a sign-in page or a proxy responds in its place.";
function jsonOf(response, action, mayBeEmpty = false) {
	const { status, headers, text } = response;
	const isSuccess = status >= 200 && status < 300;
	if (isSuccess && text === "" && mayBeEmpty) return null;
	const json = parseJson(response);
	if (status >= 300 && status < 400) throw new StepError("protocol", `${action} failed: the server returned ${status}, a redirect${destination(response)}, which is not followed: the token is sent to gitlab-url only.`, checkAddress);
	if (status === 408 || status === 429 || status >= 500) throw unavailable(response, action, json);
	if (json === void 0) throw new StepError("protocol", `${action} failed: the server returned ${status} with ${headers["content-type"] ?? "no content type"} instead of GitLab's JSON: ${pageText(text)}`, checkAddress);
	if (!isSuccess) throw rejected(response, action, reasonOf(json));
	return json;
}
function parseJson({ headers, text }) {
	if (!/^application\/([\w.+-]+\+)?json\b/i.test(headers["content-type"] ?? "")) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function pageText(text) {
	const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 1e4))?.[1]?.trim();
	return excerpt(title || text.trim()) || "(nothing)";
}
function destination({ headers }) {
	const location = headers.location ?? "";
	return URL.canParse(location) ? ` to ${new URL(location).origin}` : "";
}
function unavailable(response, action, json) {
	const reason = json === void 0 ? "" : reasonOf(json);
	return new ApiError("unavailable", response, reason, `${failed(response, action, reason)}.${requestedWait(response)}`, response.status === 429 ? "GitLab limits the rate of requests. Run the step less often or later, or use a token with a higher limit." : "GitLab is down, overloaded or being upgraded. Run the step again later; a larger max-retries and timeout bridge longer outages.");
}
function requestedWait({ headers }) {
	const seconds = headers["retry-after"];
	return seconds === void 0 || !/^\d{1,9}$/.test(seconds) ? "" : ` GitLab requests a pause of ${formatDuration(Number(seconds) * 1e3)}.`;
}
function failed({ status }, action, reason) {
	if (reason.startsWith(String(status))) return `${action} failed: ${reason}`;
	return `${action} failed: GitLab returned ${status}${reason && ": "}${reason}`;
}
function reasonOf(json) {
	if (typeof json !== "object" || json === null) return excerpt(String(json));
	const { message, error, error_description: description } = json;
	return excerpt([
		message,
		error,
		description
	].filter((part) => part != null).map((part) => textOf(part)).join(": ") || textOf(json));
}
function textOf(part, depth = 0) {
	if (typeof part !== "object" || part === null) return String(part);
	if (depth === 3) return "…";
	if (Array.isArray(part)) return part.map((item) => textOf(item, depth + 1)).join(", ");
	return Object.entries(part).map(([attribute, texts]) => `${attribute} ${textOf(texts, depth + 1)}`).join("; ");
}
function rejected(response, action, reason) {
	const [kind, hint] = kindAndHint(response.status, reason);
	return new ApiError(kind, response, reason, failed(response, action, reason), hint);
}
function kindAndHint(status, reason) {
	const explanation = explanationOf(reason);
	if (explanation === "token-scope") return ["scope", hint(explanation)];
	if (status === 401) return ["authentication", hint("token-rejected")];
	if (status === 403) return ["permission", hint("role")];
	if (status === 404) return ["not-found", hint("project-not-found")];
	if (/not mirrored/i.test(reason)) return ["not-mirrored", hint("not-mirrored")];
	if (/moved projects/i.test(reason)) return ["not-found", "The project was moved or renamed while the step was running. Set project to its new path or its ID."];
	return ["refused", explanation === null ? "Correct the input that GitLab names in its message, then run the step again." : hint(explanation)];
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
const maintainerLevel = 40;
const maxUrlLength = 4096;
const maxRegexLength = 1024;
function parsePullMirror(json) {
	const record = new JsonRecord(json, "the pull mirror");
	return {
		...parseStatus(record.string("update_status")),
		lastError: record.stringOrNull("last_error"),
		lastUpdateAt: record.timestampOrNull("last_update_at"),
		lastUpdateStartedAt: record.timestampOrNull("last_update_started_at"),
		lastSuccessfulUpdateAt: record.timestampOrNull("last_successful_update_at"),
		url: record.stringOrNull("url", maxUrlLength),
		settings: record.has("enabled") ? parseSettings(record, "enabled") : null
	};
}
function parseProject(json) {
	const record = new JsonRecord(json, "the project");
	const permissions = record.recordOrNull("permissions");
	const levels = ["project_access", "group_access"].flatMap((key) => permissions?.recordOrNull(key)?.numberOrNull("access_level") ?? []);
	return {
		id: record.number("id"),
		path: record.string("path_with_namespace"),
		mirror: record.has("mirror") ? parseMirrorOfProject(record) : null,
		isMaintainer: levels.length > 0 ? Math.max(...levels) >= maintainerLevel : null
	};
}
function parseMirrorOfProject(record) {
	return {
		...parseStatus(record.stringOrNull("import_status") ?? "none"),
		lastError: record.stringOrNull("import_error"),
		lastUpdateAt: null,
		lastUpdateStartedAt: null,
		lastSuccessfulUpdateAt: null,
		url: record.stringOrNull("import_url", maxUrlLength),
		settings: parseSettings(record, "mirror")
	};
}
function parseSettings(record, enabledKey) {
	return {
		enabled: record.boolean(enabledKey),
		mirrorTriggerBuilds: record.boolean("mirror_trigger_builds"),
		onlyMirrorProtectedBranches: record.boolean("only_mirror_protected_branches"),
		mirrorOverwritesDivergedBranches: record.boolean("mirror_overwrites_diverged_branches"),
		mirrorBranchRegex: record.stringOrNull("mirror_branch_regex", maxRegexLength) || null
	};
}
function parseStatus(text) {
	return Object.hasOwn(updateStatuses, text) ? { status: text } : {
		status: "none",
		unknownStatus: text
	};
}
var JsonRecord = class JsonRecord {
	#fields;
	#name;
	constructor(json, name) {
		if (typeof json !== "object" || json === null || Array.isArray(json)) throw unexpected(name, "an object", json);
		this.#fields = new Map(Object.entries(json));
		this.#name = name;
	}
	has(key) {
		return this.#fields.has(key);
	}
	string(key) {
		return this.#expect(key, "a string", (value) => typeof value === "string");
	}
	stringOrNull(key, maxLength = Number.POSITIVE_INFINITY) {
		if (this.#isNull(key)) return null;
		const text = this.string(key);
		this.#expect(key, `at most ${maxLength} characters`, () => text.length <= maxLength);
		return text;
	}
	sha(key) {
		const text = this.string(key);
		this.#expect(key, "a full SHA", () => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text));
		return text;
	}
	timestampOrNull(key) {
		const text = this.stringOrNull(key, 64);
		if (text !== null) this.#expect(key, "a timestamp", () => !Number.isNaN(Date.parse(text)));
		return text;
	}
	number(key) {
		return this.#expect(key, "a number", (value) => typeof value === "number");
	}
	numberOrNull(key) {
		return this.#isNull(key) ? null : this.number(key);
	}
	boolean(key) {
		if (this.#isNull(key)) return false;
		return this.#expect(key, "true, false or null", (value) => typeof value === "boolean");
	}
	record(key) {
		return new JsonRecord(this.#fields.get(key), `${key} of ${this.#name}`);
	}
	recordOrNull(key) {
		return this.#isNull(key) ? null : this.record(key);
	}
	strings(key) {
		return this.#expect(key, "an array of strings", (value) => Array.isArray(value) && value.every((item) => typeof item === "string"));
	}
	#isNull(key) {
		return this.#fields.get(key) == null;
	}
	#expect(key, expected, isExpected) {
		const value = this.#fields.get(key);
		if (!isExpected(value)) throw unexpected(`${key} of ${this.#name}`, expected, value);
		return value;
	}
};
function jsonRecords(json, name) {
	if (!Array.isArray(json)) throw unexpected(name, "an array", json);
	return json.map((item) => new JsonRecord(item, `an item of ${name}`));
}
function unexpected(name, expected, value) {
	return new StepError("protocol", `The response is JSON but not GitLab's: ${name} should be ${expected} but is ${typeName(value)}.`, "Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway responds in its place.");
}
function typeName(value) {
	if (value === void 0) return "missing";
	if (value === null) return "null";
	return Array.isArray(value) ? "an array" : `of type ${typeof value}`;
}
// lib/gitlab/project.js
var Project = class {
	#id;
	#send;
	#savesOnProject = false;
	constructor(idOrPath, send) {
		this.#id = encodeURIComponent(idOrPath);
		this.#send = send;
	}
	async mirror(options = {}) {
		const response = await this.#get("/mirror/pull", options);
		try {
			const mirror = parsePullMirror(jsonOf(response, "Reading the pull mirror"));
			if (mirror.settings === null) this.#savesOnProject = true;
			return {
				mirror,
				serverTime: response.serverTime
			};
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			if (error.status === 400 && /not mirrored/i.test(error.reason)) return null;
			if (error.isMissingRoute) throw await this.#unsupported();
			throw error;
		}
	}
	async #unsupported() {
		const { response } = await this.#send({
			method: "GET",
			path: "/version"
		});
		return new StepError("unsupported", `GitLab ${new JsonRecord(jsonOf(response, "Reading the version of GitLab"), "the version").string("version")} is not supported.`, hint("unsupported"));
	}
	async record() {
		return parseProject(jsonOf(await this.#get(""), "Reading the project"));
	}
	async save(attributes, currentUrl) {
		const action = "Saving the mirror settings";
		if (!this.#savesOnProject) {
			const response = await this.#write("PUT", "/mirror/pull", attributes);
			try {
				return {
					mirror: parsePullMirror(jsonOf(response, action)),
					serverTime: response.serverTime,
					tellsTimes: true
				};
			} catch (error) {
				if (!(error instanceof ApiError && error.isMissingRoute)) throw error;
				this.#savesOnProject = true;
			}
		}
		const response = await this.#write("PUT", "", projectAttributes(attributes, currentUrl));
		return {
			mirror: shownMirror(parseProject(jsonOf(response, action))),
			serverTime: response.serverTime,
			tellsTimes: false
		};
	}
	async requestUpdate(force) {
		const response = await this.#write("POST", "/mirror/pull", force ? { force: true } : void 0);
		const { serverTime } = response;
		try {
			jsonOf(response, "Requesting an update", true);
			return {
				paused: false,
				serverTime
			};
		} catch (error) {
			if (!(error instanceof ApiError && error.status === 403 && /on pause/i.test(error.reason))) throw error;
			return {
				paused: true,
				serverTime
			};
		}
	}
	async ref(ref, priority = "next") {
		const name = encodeURIComponent(ref.replace(/^refs\/(heads|tags)\//, ""));
		const isTag = ref.startsWith("refs/tags/");
		const response = await this.#get(`/repository/${isTag ? "tags" : "branches"}/${name}`, { priority });
		try {
			const record = new JsonRecord(jsonOf(response, `Reading ${ref}`), ref);
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
		const response = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
		try {
			const base = new JsonRecord(jsonOf(response, "Comparing two commits"), "the merge base").sha("id");
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
			const records = jsonRecords(jsonOf(await this.#get(`/protected_branches?per_page=100&page=${page}`), "Listing the protected branches"), "the protected branches");
			names.push(...records.map((record) => record.string("name")));
			if (records.length < 100) return names;
		}
	}
	async #get(path, options = {}) {
		const request = {
			method: "GET",
			path: `/projects/${this.#id}${path}`,
			...options
		};
		const { response, movedTo } = await this.#send(request);
		if (movedTo !== null) this.#id = movedTo;
		return response;
	}
	async #write(method, path, body) {
		return (await this.#send({
			method,
			path: `/projects/${this.#id}${path}`,
			body
		})).response;
	}
};
function shownMirror({ mirror, isMaintainer }) {
	if (mirror !== null) return mirror;
	if (isMaintainer) throw new StepError("license", "This GitLab does not have pull mirroring.", hint("license"));
	throw new StepError("permission", "GitLab does not show the mirror settings of the project with this token.", hint("role"));
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
	const userinfo = [user ?? "", ...password === void 0 ? [] : [password]].map((part) => encodeURIComponent(String(part)));
	return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/i, (_, scheme) => `${scheme}${userinfo.join(":")}@`);
}
// lib/gitlab/retry.js
async function sendWithRetries(exchange, { bounds, scheduler, requestTimeoutMs, maxRetries }) {
	const { priority = "next", cost = 1, onStart, beforeRetry } = exchange;
	const { clock, deadline, cancelled } = bounds;
	const sendOnce = async () => {
		const timeoutMs = Math.min(requestTimeoutMs, Math.max(1, deadline - clock.now()));
		try {
			return await exchange.send(timeoutMs);
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			return clock.now() < deadline ? error : null;
		}
	};
	const delayAfter = (failure, retries) => {
		const limited = cost > 0 && !(failure instanceof NetworkError) && failure.status === 429 ? failure : null;
		const ms = retryDelayMs(failure, limited === null ? retries : Math.max(retries, scheduler.rejections), bounds.random());
		if (limited !== null) scheduler.pauseAll(ms, limited);
		return ms;
	};
	let last = null;
	for (let retries = 0;; retries++) {
		const tried = await scheduler.schedule(priority, async () => {
			if (retries === 0) onStart?.();
			const result = await sendOnce();
			const failure = result === null ? null : exchange.transientFailure(result);
			return {
				result,
				delayMs: failure && delayAfter(failure, retries)
			};
		}, cost);
		if (tried === null || tried.result === null) return {
			result: last,
			tries: retries
		};
		const { result, delayMs } = tried;
		if (delayMs === null || retries === maxRetries || clock.now() + delayMs >= deadline) return {
			result,
			tries: retries + 1
		};
		last = result;
		await clock.sleep(delayMs, cancelled);
		const done = await beforeRetry?.() ?? null;
		if (done !== null) return {
			result: done,
			tries: retries + 1
		};
	}
}
const transientStatuses = new Set([
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
const firstRateLimitMs = 3e3;
function isTransient(result) {
	return result instanceof NetworkError || transientStatuses.has(result.status);
}
function retryDelayMs(failure, retries, random) {
	const requestedMs = failure instanceof NetworkError ? null : requestedDelayMs(failure);
	if (requestedMs !== null && requestedMs > 0) return requestedMs;
	if (!(failure instanceof NetworkError) && failure.status === 429) return (.8 + random / 5) * Math.min(maxBackoffMs, firstRateLimitMs * 2 ** retries);
	return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries));
}
function requestedDelayMs({ status, headers, serverTime }) {
	const retryAfter = headers["retry-after"];
	if (retryAfter !== void 0) {
		if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1e3;
		const date = Date.parse(retryAfter);
		if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
	}
	const reset = headers["ratelimit-reset"];
	if (status === 429 && typeof reset === "string" && /^\d+$/.test(reset) && serverTime !== null) return Number(reset) * 1e3 - serverTime;
	return null;
}
// lib/gitlab/scheduler.js
var RequestScheduler = class {
	#bounds;
	#concurrency;
	#spacingMs;
	#burst;
	#next = [];
	#new = [];
	#polls = [];
	#inFlight = 0;
	#evenAt;
	#pausedUntil = 0;
	#rejection = null;
	#rejections = 0;
	#hasTimer = false;
	#waitingMirrors = 0;
	constructor({ concurrency, requestsPerMinute }, bounds) {
		this.#bounds = bounds;
		this.#concurrency = concurrency;
		this.#spacingMs = spacingMs(requestsPerMinute);
		this.#burst = burstOf(requestsPerMinute);
		this.#evenAt = bounds.clock.now();
		bounds.cancelled.addEventListener("abort", () => this.#sendWaiting(), { once: true });
	}
	get rejection() {
		return this.#pausedUntil >= this.#bounds.deadline ? this.#rejection : null;
	}
	get rejections() {
		return this.#rejections;
	}
	get roundMs() {
		return this.#waitingMirrors * this.#spacingMs;
	}
	async whileWaiting(work) {
		this.#waitingMirrors++;
		try {
			return await work();
		} finally {
			this.#waitingMirrors--;
		}
	}
	async schedule(priority, send, cost = 1) {
		if (!await this.#maySend(priority, cost)) return null;
		try {
			return await send();
		} finally {
			this.#inFlight--;
			this.#sendWaiting();
		}
	}
	pauseAll(ms, rejection) {
		const now = this.#bounds.clock.now();
		if (now >= this.#pausedUntil) this.#rejections++;
		if (now + ms <= this.#pausedUntil) return;
		this.#pausedUntil = now + ms;
		this.#rejection = rejection;
		this.#sendWaiting();
	}
	resumeAll() {
		if (this.#bounds.clock.now() >= this.#pausedUntil) this.#rejections = 0;
	}
	#maySend(priority, cost) {
		return new Promise((resolve, reject) => {
			const waiter = {
				priority,
				cost,
				resolve,
				reject
			};
			if (priority === "next") this.#next.push(waiter);
			else if (priority === "new") this.#new.push(waiter);
			else this.#polls.splice(indexFor(priority, this.#polls), 0, waiter);
			this.#sendWaiting();
		});
	}
	#sendWaiting() {
		const { clock, deadline, cancelled } = this.#bounds;
		if (cancelled.aborted) {
			for (const { reject } of this.#removeAll()) reject(cancelled.reason);
			return;
		}
		for (;;) {
			const now = clock.now();
			if (now >= deadline || this.#pausedUntil >= deadline) {
				for (const { resolve } of this.#removeAll()) resolve(false);
				return;
			}
			if (this.#inFlight >= (this.#rejections > 0 ? 1 : this.#concurrency)) return;
			const queue = this.#firstQueue(deadline - now);
			const waiter = queue === this.#polls ? queue.at(-1) : queue[0];
			if (waiter === void 0) return;
			const burstMs = (this.#burst - waiter.cost) * this.#spacingMs;
			const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - burstMs);
			if (at > now) {
				this.#setTimer(Math.min(at, deadline) - now);
				return;
			}
			this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
			this.#inFlight++;
			if (queue === this.#polls) queue.pop();
			else queue.shift();
			waiter.resolve(true);
		}
	}
	#firstQueue(leftMs) {
		const queues = [
			this.#next,
			this.#new,
			this.#polls
		];
		if (this.roundMs >= leftMs) queues.unshift(this.#polls);
		return queues.find(({ length }) => length > 0) ?? this.#next;
	}
	#setTimer(ms) {
		if (this.#hasTimer) return;
		this.#hasTimer = true;
		const { clock, cancelled } = this.#bounds;
		clock.sleep(ms, cancelled).catch(() => {}).then(() => {
			this.#hasTimer = false;
			this.#sendWaiting();
		});
	}
	#removeAll() {
		return [
			...this.#next.splice(0),
			...this.#new.splice(0),
			...this.#polls.splice(0)
		];
	}
};
function indexFor(dueAt, polls) {
	let low = 0;
	let high = polls.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (Number(polls[middle]?.priority) <= dueAt) high = middle;
		else low = middle + 1;
	}
	return low;
}
function burstOf(requestsPerMinute) {
	return Math.max(1, Math.floor(requestsPerMinute / 20));
}
function spacingMs(requestsPerMinute) {
	return 61e3 / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
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
		const { userAgent, token, tokenType } = settings;
		this.#http = new Http(userAgent, tokenTypes[tokenType].header(token), bounds.clock);
	}
	project(idOrPath) {
		return new Project(idOrPath, (request) => this.#request(request));
	}
	get access() {
		const { apiUrl, token, tokenType, requestTimeoutMs, maxRetries, trustsMore } = this.#settings;
		return {
			gitlabUrl: apiUrl.replace(/\/api\/v4$/, ""),
			gitUser: tokenTypes[tokenType].gitUser,
			token,
			requestTimeoutMs,
			maxRetries,
			trustsMore
		};
	}
	async version() {
		return new JsonRecord(jsonOf(await this.#get("/version"), "Reading the version of GitLab"), "the version").string("version");
	}
	async token() {
		const response = await this.#get("/personal_access_tokens/self");
		const record = new JsonRecord(jsonOf(response, "Reading the token"), "the token");
		return {
			scopes: record.strings("scopes"),
			expiresAt: record.timestampOrNull("expires_at"),
			serverTime: response.serverTime
		};
	}
	async namespaceId(path) {
		const response = await this.#get(`/namespaces/${encodeURIComponent(path)}`);
		try {
			const namespace = new JsonRecord(jsonOf(response, "Reading the namespace"), "the namespace");
			return namespace.string("full_path").toLowerCase() === path.toLowerCase() ? namespace.number("id") : null;
		} catch (error) {
			if (error instanceof ApiError && error.status === 404) return null;
			throw error;
		}
	}
	async createProject(attributes, exists) {
		const response = await this.#send({
			method: "POST",
			url: `${this.#settings.apiUrl}/projects`,
			body: attributes
		}, { beforeRetry: async () => await exists() ? "created" : null });
		if (response === "created") return response;
		try {
			new JsonRecord(jsonOf(response, "Creating the project"), "the new project").number("id");
			return "created";
		} catch (error) {
			if (error instanceof ApiError && error.status === 400 && /already been taken/i.test(error.reason)) return await exists() ? "created" : "taken";
			throw error;
		}
	}
	async #get(path) {
		return (await this.#request({
			method: "GET",
			path
		})).response;
	}
	async #request({ method, path, body, priority, onStart }) {
		const { origin } = new URL(this.#settings.apiUrl);
		let url = `${this.#settings.apiUrl}${path}`;
		for (let redirects = 0;; redirects++) {
			const response = await this.#send({
				method,
				url,
				body
			}, {
				priority,
				onStart
			});
			const { location } = response.headers;
			if (method !== "GET" || !redirectStatuses.has(response.status) || location === void 0) return {
				response,
				movedTo: redirects === 0 ? null : this.#projectIn(url)
			};
			const target = URL.canParse(location, url) ? new URL(location, url) : null;
			if (target === null || target.origin !== origin || redirects === maxRedirects) return {
				response,
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
	async #send(request, options) {
		const exchange = {
			...options,
			send: (timeoutMs) => this.#sendOnce(request, timeoutMs),
			transientFailure: (result) => typeof result !== "string" && isTransient(result) ? result : null
		};
		const { requestTimeoutMs, maxRetries } = this.#settings;
		const { result, tries } = await sendWithRetries(exchange, {
			bounds: this.#bounds,
			scheduler: this.scheduler,
			requestTimeoutMs,
			maxRetries
		});
		const last = result ?? this.scheduler.rejection;
		if (last === null) throw outOfTime(request);
		if (last instanceof NetworkError) throw this.#noResponse(request, tries, last);
		return last;
	}
	async #sendOnce(request, timeoutMs) {
		const { clock, cancelled, debug } = this.#bounds;
		const sentAt = clock.now();
		const report = (result) => debug(`${describe(request)} → ${result} in ${Math.round(clock.now() - sentAt)} ms`);
		try {
			const response = await this.#http.send(request, timeoutMs, cancelled);
			report(response.status);
			if (response.status !== 429) this.scheduler.resumeAll();
			return response;
		} catch (error) {
			if (error instanceof NetworkError) report(error.message);
			throw error;
		}
	}
	#noResponse(request, tries, error) {
		const { host } = new URL(this.#settings.apiUrl);
		return new StepError("network", `No response from ${host} to ${describe(request)} (${tries === 1 ? "1 try" : `${tries} tries`}): ${error.message}`, "Check gitlab-url, that the runner reaches this host (name resolution, firewall, proxy settings, certificate), and that GitLab is up.", { cause: error });
	}
};
function outOfTime(request) {
	return new StepError("timeout", `The timeout was reached before GitLab responded to ${describe(request)}.`, "Raise timeout, or find out why GitLab responds so slowly.");
}
function describe({ method, url }) {
	return `${method} ${new URL(url).pathname}`;
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
const cli_hidden = "***";
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
	const stored = current?.url != null && hasCredentials(current.url) ? cli_hidden : null;
	const credentials = {
		auth_user: desired.authUser,
		auth_password: desired.authPassword
	};
	for (const [setting, value] of Object.entries(credentials)) {
		if (value === void 0) continue;
		changes.push({
			setting,
			from: stored,
			to: setting === "auth_password" || desired.authPassword === void 0 ? cli_hidden : value
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
	const [, scheme = "", user, password] = masked.exec(url) ?? [];
	return password !== void 0 || user !== void 0 && !/^ssh$/i.test(scheme);
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
	"ssh:": "22",
	"git:": "9418"
};
function normalizedUpstream(text, userCounts) {
	const withoutMask = withoutCredentials(text);
	if (!URL.canParse(withoutMask)) return text;
	const url = new URL(withoutMask);
	const user = userCounts && url.protocol === "ssh:" ? url.username : "";
	const port = url.port === "" ? defaultPorts[url.protocol] ?? "" : url.port;
	return `${url.protocol}//${user}@${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, "")}${url.search}`;
}
function isOff(mirror) {
	return mirror === null || mirror.settings?.enabled === false;
}
function withoutSecrets(desired) {
	const { authUser: _user, authPassword: _password, ...readable } = desired;
	return readable;
}
function assertSaved(desired, saved) {
	if (isOff(saved)) throw new StepError("license", "GitLab accepted the settings but mirroring stays off.", hint("license"));
	const kept = settingsPlan(withoutSecrets(desired), saved).changes.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
	if (kept.length === 0) return;
	throw new StepError("refused", `GitLab accepted the settings but kept ${kept.join(", ")}.`, "Set this in the project by hand (Settings, Repository, Mirroring repositories): GitLab shows the reason there.");
}
// lib/mirror/run.js
async function mirrorProject(context, result) {
	const { job, bounds, gitlab } = context;
	let begunAt = bounds.clock.now();
	const onBegin = () => {
		begunAt = bounds.clock.now();
		context.onBegin?.();
	};
	const note = (known) => {
		Object.assign(result, known);
	};
	const project = gitlab.project(job.project);
	if (job.verifyRefs !== null && job.desired.enabled !== false) note({ verified: false });
	try {
		note({ outcome: await run({
			...context,
			project,
			onBegin,
			note,
			scheduler: gitlab.scheduler
		}) });
	} catch (error) {
		note({ error: asStepError(error) });
	}
	note({ durationMs: bounds.clock.now() - begunAt });
}
async function run(context) {
	const { job, log } = context;
	const read = await readMirror(context);
	if (read === "planned") return "planned";
	const { first, created, desired } = read;
	if (job.desired.enabled === false) return remove(context, first?.mirror ?? null);
	const mirror = first && await withSettings(context, first.mirror, desired);
	const plan = settingsPlan(desired, mirror);
	if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirrored();
	const verification = await loadVerification(context);
	if (job.dryRun) return dryRun(context, plan, mirror, verification);
	const saved = await write(context, plan, mirror, read);
	const facts = factsOf(saved?.mirror ?? mirror, job.desired);
	if (job.sync === "false") {
		if (verification !== null) await verifyOnce(context, verification, facts);
		return saved === null && created === null ? "unchanged" : "configured";
	}
	const update = await request(context, saved ?? created, first);
	if (!job.wait) {
		await update.wait();
		return "requested";
	}
	try {
		const synced = await (verification === null ? waitForUpdate(context, update) : waitForRefs(context, update, verification, facts));
		log.info(synced ? "The mirror is up to date." : "The refs to verify are on the mirror.");
		return "synced";
	} finally {
		context.note(update.times);
	}
}
async function readMirror(context) {
	const { job, project, onBegin, note } = context;
	const { desired } = job;
	let read;
	try {
		read = {
			first: await project.mirror({
				priority: "new",
				onStart: onBegin
			}),
			created: null,
			changes: [],
			desired
		};
	} catch (error) {
		const { createProject } = await __nccwpck_require__.e(/* import() */ 390).then(__nccwpck_require__.bind(__nccwpck_require__, 390));
		const creation = await createProject(error, context);
		if (creation === "planned") return creation;
		const left = creation.created === null ? desired : withoutSecrets(desired);
		read = {
			first: creation.created,
			...creation,
			desired: left
		};
	}
	if (read.first !== null) note({ state: read.first.mirror });
	return read;
}
async function withSettings({ job, project }, mirror, desired) {
	if (mirror.settings !== null || !(Object.keys(desired).length > 0 || job.verifyRefs !== null)) return mirror;
	const record = await project.record();
	return {
		...mirror,
		settings: record.mirror?.settings ?? null
	};
}
async function dryRun({ project, gitlab, log, job, note }, plan, mirror, verification) {
	const { changes } = plan;
	note({
		changes,
		changed: changes.length > 0
	});
	log.info(changes.length === 0 ? "Settings are up to date." : "A real run would change:");
	for (const { setting, from, to } of changes) {
		log.info(`- ${setting}: ${JSON.stringify(from)}`);
		log.info(`+ ${setting}: ${JSON.stringify(to)}`);
	}
	if (plan.dropsCredentials) log.warning(credentialsDropped);
	const { inspect } = await __nccwpck_require__.e(/* import() */ 476).then(__nccwpck_require__.bind(__nccwpck_require__, 476));
	await inspect({
		project,
		gitlab,
		log,
		mirror
	});
	if (verification === null) return "planned";
	try {
		const { results, wrong, text } = await verification.judge(factsOf(mirror, job.desired));
		note({
			refs: results,
			verified: wrong.length === 0
		});
		log.info(text);
	} catch (error) {
		if (!(error instanceof StepError) || error.kind === "cancelled") throw error;
		log.warning(`The refs could not be verified: ${error.message} ${error.hint}`);
	}
	return "planned";
}
const credentialsDropped = "The upstream changes and no credentials are given, so GitLab drops the stored ones. Set auth-user and auth-password if the new upstream needs them.";
async function write({ project, log, note }, { attributes, changes, dropsCredentials }, mirror, read) {
	if (Object.keys(attributes).length === 0) {
		log.info("Settings are up to date.");
		return null;
	}
	const saved = await project.save(attributes, mirror?.url ?? null);
	if (saved.tellsTimes) note({ state: saved.mirror });
	note({
		changes: [...read.changes, ...changes],
		changed: true
	});
	assertSaved(read.desired, saved.mirror);
	for (const { setting, from, to } of changes) log.info(`Changed ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
	if (dropsCredentials) log.warning(credentialsDropped);
	return saved;
}
async function remove(context, mirror) {
	const { job, project, log, note } = context;
	if (isOff(mirror)) {
		log.info("The project is not a pull mirror: there is nothing to remove.");
		return job.dryRun ? "planned" : "unchanged";
	}
	const changes = [{
		setting: "enabled",
		from: true,
		to: false
	}];
	if (job.dryRun) {
		note({
			changes,
			changed: true
		});
		log.info("A real run would switch mirroring off; GitLab then drops the stored credentials.");
		return "planned";
	}
	const saved = await project.save({ enabled: false }, null);
	note({ state: saved.mirror });
	if (!isOff(saved.mirror)) throw new StepError("refused", "GitLab accepted the request but mirroring stays on.", "Switch mirroring off in the project by hand: GitLab shows the reason there.");
	note({
		changes,
		changed: true
	});
	log.info("Switched mirroring off. GitLab has dropped the stored credentials.");
	return "removed";
}
async function request(context, saved, first) {
	const before = saved ?? first;
	if (before === null) throw new Error("a project that is not a mirror was neither refused nor changed");
	const { Update } = await __nccwpck_require__.e(/* import() */ 771).then(__nccwpck_require__.bind(__nccwpck_require__, 771));
	const update = new Update(context, before);
	await update.start(saved);
	return update;
}
async function waitForUpdate({ note }, update) {
	const ending = await update.wait();
	if (ending.kind === "failed") throw ending.error;
	note({ synced: true });
	return true;
}
async function waitForRefs({ log, bounds, note }, update, verification, facts) {
	let missing = null;
	try {
		for (;;) {
			const ending = await update.wait((priority) => verification.hasArrived(priority));
			let synced = ending.kind === "succeeded";
			note({ synced });
			const findings = await verification.judge(facts);
			note({ refs: findings.results });
			const isComplete = findings.wrong.length === 0;
			if (ending.kind === "failed" && !(isComplete && verification.provesByCommit)) throw ending.error;
			if (isComplete) {
				note({ verified: true });
				if (ending.kind === "arrived") synced = await update.hasSucceeded();
				if (ending.kind === "failed") log.warning(`All refs are on GitLab, so the step passes in spite of this: ${ending.error.message}`);
				log.info(findings.text);
				note({ synced });
				return synced;
			}
			if (!synced) continue;
			missing = findings;
			if (findings.reasons.size > 0 || bounds.clock.now() >= bounds.deadline) throw mismatch(findings);
			log.info(`${findings.text} Requesting another update.`);
			await update.requestAgain();
		}
	} catch (error) {
		if (missing !== null && error instanceof StepError && error.kind === "timeout") throw mismatch(missing);
		throw error;
	}
}
async function verifyOnce({ log, note }, verification, facts) {
	const findings = await verification.judge(facts);
	note({
		refs: findings.results,
		verified: findings.wrong.length === 0
	});
	log.info(findings.text);
	if (findings.wrong.length > 0) throw mismatch(findings);
}
async function loadVerification(context) {
	const { job, gitlab, project, bounds } = context;
	if (job.verifyRefs === null) return null;
	const { Verification } = await __nccwpck_require__.e(/* import() */ 211).then(__nccwpck_require__.bind(__nccwpck_require__, 211));
	return new Verification({
		desired: job.verifyRefs,
		project,
		bounds,
		scheduler: gitlab.scheduler,
		...gitlab.access,
		upstreamUser: job.desired.authUser,
		upstreamPassword: job.desired.authPassword
	});
}
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
	return new StepError("ref-mismatch", text, reasons.size > 0 ? "Another update will not bring these refs: change the setting named above, or verify another ref or commit." : "Check that upstream has these refs at these commits. If so, run the step again, and see in GitLab which refs its updates leave out.");
}
// lib/network/proxy.js
function assertUsableProxy(apiUrl, environment) {
	const url = new URL(apiUrl);
	const name = url.protocol === "https:" ? "https_proxy" : "http_proxy";
	const value = environment[name] || environment[name.toUpperCase()];
	if (value === void 0 || value === "" || checkBypass(url)) return;
	if (isProxyUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`)) return;
	throw new StepError("input", `The environment variable ${name} (or ${name.toUpperCase()}) is not the URL of an HTTP proxy.`, "Set it to http://host:port or http://user:password@host:port, with special characters percent-encoded; or add the host of GitLab to no_proxy. No request was made.");
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
function proxySecrets(environment) {
	return [
		"https_proxy",
		"HTTPS_PROXY",
		"http_proxy",
		"HTTP_PROXY"
	].flatMap((name) => {
		const [, password] = /^(?:[a-z]+:\/\/)?[^:/@]*:([^/]*)@/i.exec(environment[name] ?? "") ?? [];
		return password ? [password, decoded(password)] : [];
	});
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// lib/report/summary.js
function outcomeText({ outcome, error }) {
	return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ""}`;
}
// lib/step.js
async function runStep(raw, platform, bounds) {
	platform.hide([...secretInputs(raw), ...proxySecrets(process.env)]);
	const isList = raw.mirrors !== "";
	let results = isList ? [] : [failedMirror(raw.project, null)];
	let error = null;
	try {
		await runMirrors(raw, platform, bounds, (mirrors) => {
			results = mirrors.map(({ result }) => result);
		});
	} catch (thrown) {
		error = asStepError(thrown);
		for (const result of results) if (result.outcome === "failed") result.error ??= error;
	}
	if (error instanceof InvalidInputs && error.problems.length > 1) for (const problem of error.problems) platform.log.info(problem);
	return {
		results,
		isList,
		error
	};
}
async function runMirrors(raw, { log, hide, workspace }, stepBounds, onMirrors) {
	const { jobs, listedSecrets, timeoutMs, pollIntervalMs, ...connection } = await parseInputs(raw, {
		readFile: readTextFile,
		workspace,
		environment: process.env
	});
	const { apiUrl, caCertificates, requestsPerMinute } = connection;
	hide(listedSecrets);
	if (caCertificates.length > 0) {
		const { trust } = await __nccwpck_require__.e(/* import() */ 162).then(__nccwpck_require__.bind(__nccwpck_require__, 162)).then((n) => n.t);
		trust(caCertificates);
	}
	const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
	assertUsableProxy(apiUrl, process.env);
	if (isUnencrypted(apiUrl)) log.warning("gitlab-url is http, so the token is sent unencrypted. Use https.");
	const { clock, cancelled } = stepBounds;
	const bounds = {
		...stepBounds,
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
		pollIntervalMs
	};
	const mirrors = jobs.map((job) => ({
		job,
		result: failedMirror(job.project, null)
	}));
	onMirrors(mirrors);
	const done = new AbortController();
	const counts = {
		begun: 0,
		succeeded: 0,
		failed: 0
	};
	let run = ({ job, result }) => mirrorProject({
		...context,
		job,
		log
	}, result);
	if (raw.mirrors !== "") {
		const warning = tooManyMirrors(jobs.length, requestsPerMinute, timeoutMs);
		if (warning !== null) log.warning(warning);
		reportProgress(jobs.length, counts, bounds, done.signal, log);
		run = async (mirror) => {
			const lines = await runRecorded(mirror, context, counts);
			const { project, durationMs } = mirror.result;
			log.group(`${project}: ${outcomeText(mirror.result)} in ${formatDuration(durationMs)}`, lines);
		};
	}
	try {
		await Promise.race([Promise.all(mirrors.map(run)), overdue(bounds, timeoutMs, cancelled, done.signal)]);
	} finally {
		done.abort();
	}
}
async function runRecorded({ job, result }, context, counts) {
	const lines = [];
	const log = {
		info: (text) => lines.push({
			level: "info",
			text
		}),
		warning: (text) => lines.push({
			level: "warning",
			text
		})
	};
	const onBegin = () => {
		counts.begun++;
	};
	await mirrorProject({
		...context,
		job,
		log,
		onBegin
	}, result);
	counts[result.error === null ? "succeeded" : "failed"]++;
	if (result.error !== null) log.info(`${result.error.message} ${result.error.hint}`);
	return lines;
}
const progressMs = 3e4;
async function reportProgress(total, counts, { clock }, done, log) {
	for (;;) {
		try {
			await clock.sleep(progressMs, done);
		} catch {
			return;
		}
		const { begun, succeeded, failed } = counts;
		const running = Math.max(0, begun - succeeded - failed);
		const left = total - running - succeeded - failed;
		log.info(`Mirrors: ${succeeded} done, ${running} running, ${failed} failed, ${left} left.`);
	}
}
const minRequestsPerMirror = 3;
function tooManyMirrors(count, requestsPerMinute, timeoutMs) {
	const neededMs = count * minRequestsPerMirror * spacingMs(requestsPerMinute);
	if (neededMs <= timeoutMs) return null;
	return [
		`${count} mirrors take at least ${formatDuration(neededMs)} at ${requestsPerMinute} requests per minute, but timeout is`,
		`${formatDuration(timeoutMs)}, so some will fail. Raise timeout, raise requests-per-minute as far as GitLab allows it, or`,
		"split the list with shard."
	].join(" ");
}
async function overdue({ clock }, timeoutMs, cancelled, done) {
	const graceMs = 500;
	await clock.sleep(timeoutMs, AbortSignal.any([cancelled, done])).catch(() => {});
	await clock.sleep(graceMs, done);
	throw cancelled.aborted ? cancelled.reason : new StepError("timeout", `The step did not finish within ${formatDuration(timeoutMs)}.`, "Raise timeout, or find out why GitLab responds so slowly.");
}
function isUnencrypted(url) {
	const { protocol, hostname } = new URL(url);
	return protocol === "http:" && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
// lib/cli.js
process.exitCode = exitCodes.failed;
const command = commandLine();
if (command?.help) {
	process.stdout.write(helpText());
	process.exitCode = exitCodes.done;
} else if (command?.version) {
	process.stdout.write(`${version}\n`);
	process.exitCode = exitCodes.done;
} else if (command !== null) mirror(command);
function commandLine() {
	try {
		return parseCommandLine(process.argv.slice(2), process.env, (path) => (0,external_node_fs_.readFileSync)(path, "utf8"));
	} catch (error) {
		const { message, hint } = asStepError(error);
		process.stderr.write(`error: ${message}. ${hint}\n`);
		process.exitCode = error instanceof StepError ? exitCodes.usage : exitCodes.failed;
		return null;
	}
}
async function mirror({ inputs: inputs$1, showsSecrets, json, verbose }) {
	await runProgram(async (bounds) => {
		const platform = terminalPlatform({
			clock: bounds.clock,
			json,
			verbose
		});
		if (showsSecrets) {
			const { token, authPassword } = inputs;
			platform.log.warning(`Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`);
		}
		const raw = readInputs((name) => inputs$1[name] ?? "");
		return platform.report(await runStep(raw, platform, bounds));
	}, [process.stdout, process.stderr]);
}



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
/******/ 	var __webpack_exports__ = __nccwpck_require__(894);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;