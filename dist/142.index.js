"use strict";
exports.id = 142;
exports.ids = [142,355];
exports.modules = {

/***/ 355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ trustedBundle),
/* harmony export */   t: () => (/* binding */ certificates_exports)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_3__);




// lib/network/certificates.js
var certificates_exports = (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.S)({
	readCertificates: () => readCertificates,
	trust: () => trust
});
const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
function readCertificates(text, readFile) {
	let pem = text;
	if (!text.includes("-----BEGIN")) try {
		pem = readFile(text);
	} catch (error) {
		throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.g(`is neither PEM text nor a readable file (${error instanceof Error ? error.message : error})`);
	}
	const certificates = parseCertificates(pem);
	if (certificates === null) throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.g("contains no valid certificate; expected are one or more -----BEGIN CERTIFICATE----- blocks");
	return certificates;
}
function parseCertificates(pem) {
	const certificates = pem.match(block) ?? [];
	try {
		for (const certificate of certificates) new node_crypto__WEBPACK_IMPORTED_MODULE_2__.X509Certificate(certificate);
	} catch {
		return null;
	}
	return certificates.length > 0 ? certificates : null;
}
function trust(certificates) {
	if (typeof (node_tls__WEBPACK_IMPORTED_MODULE_3___default().setDefaultCACertificates) !== "function") throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.y("input", `ca-certificate needs Node 22.19, 24.5 or later, and this is ${process.version}.`, "Use a newer Node, or omit ca-certificate and set NODE_EXTRA_CA_CERTS to the path of the file.");
	node_tls__WEBPACK_IMPORTED_MODULE_3___default().setDefaultCACertificates([...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("default"), ...certificates]);
}
function trustedBundle() {
	const trusted = typeof (node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates) === "function" ? [...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("default"), ...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("system")] : [...(node_tls__WEBPACK_IMPORTED_MODULE_3___default().rootCertificates), ...extraCertificates()];
	return [...new Set(trusted)].join("\n");
}
function extraCertificates() {
	const file = process.env.NODE_EXTRA_CA_CERTS;
	return file === void 0 ? [] : parseCertificates((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, "utf8")) ?? [];
}



/***/ }),

/***/ 142:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Verification: () => (/* binding */ Verification)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);
/* harmony import */ var _certificates_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(355);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_5___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_5__);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(714);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_6___default = /*#__PURE__*/__webpack_require__.n(node_vm__WEBPACK_IMPORTED_MODULE_6__);







// lib/network/git.js
const maxBytes = 134217728;
const maxMessageBytes = 32768;
async function remoteRefs(repository, timeoutMs, { clock, cancelled }) {
	const folder = repository.trustsMore ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_5__.tmpdir)(), "trusted-")) : null;
	try {
		const bundle = folder && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "certificates.pem");
		if (bundle !== null) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.writeFile)(bundle, (0,_certificates_js__WEBPACK_IMPORTED_MODULE_1__.n)());
		const env = environment(repository, bundle);
		return await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.u)(clock, timeoutMs, cancelled, async (signal) => {
			const git = (...args) => output(args, env, {
				clock,
				signal
			});
			if ((await git("ls-remote", "--get-url", "--", repository.url)).trim() !== repository.url) throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.v("the git configuration of the runner (url.….insteadOf) replaces this URL");
			return parseRefs(await git("ls-remote", "--refs", "--heads", "--tags", "--", repository.url));
		});
	} finally {
		if (folder !== null) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rm)(folder, {
			recursive: true,
			force: true,
			maxRetries: 10,
			retryDelay: 100
		});
	}
}
function output(args, env, { clock, signal }) {
	return new Promise((resolve, reject) => {
		const git = (0,node_child_process__WEBPACK_IMPORTED_MODULE_3__.spawn)("git", args, {
			cwd: (0,node_os__WEBPACK_IMPORTED_MODULE_5__.tmpdir)(),
			env,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true,
			detached: process.platform !== "win32"
		});
		running.add(git);
		const closed = new AbortController();
		const out = collect(git.stdout, maxBytes);
		const err = collect(git.stderr, maxMessageBytes);
		const closePipes = () => {
			git.stdout.destroy();
			git.stderr.destroy();
		};
		const stop = () => {
			killGroup(git);
			closePipes();
			reject(signal.reason);
		};
		signal.addEventListener("abort", stop, { once: true });
		git.once("error", (error) => {
			const missing = "code" in error && error.code === "ENOENT";
			reject(new _main_js__WEBPACK_IMPORTED_MODULE_0__.v(missing ? "git is not installed on the runner" : error.message, { cause: error }));
		});
		git.once("exit", () => clock.sleep(drainMs, closed.signal).then(closePipes, () => {}));
		git.once("close", (code) => {
			running.delete(git);
			closed.abort();
			signal.removeEventListener("abort", stop);
			if (out.overflows()) reject(new _main_js__WEBPACK_IMPORTED_MODULE_0__.v(`the list of refs exceeds ${maxBytes} bytes`));
			else if (code === 0) resolve(out.text());
			else reject(new _main_js__WEBPACK_IMPORTED_MODULE_0__.v(err.text().trim() || `git exited with code ${code}`));
		});
	});
}
const drainMs = 1e3;
const running = new Set();
process.once("exit", () => {
	for (const git of running) killGroup(git);
});
function killGroup(git) {
	if (git.pid === void 0) return;
	try {
		if (process.platform === "win32") (0,node_child_process__WEBPACK_IMPORTED_MODULE_3__.spawn)("taskkill", [
			"/pid",
			String(git.pid),
			"/T",
			"/F"
		]).on("error", () => {});
		else process.kill(-git.pid, "SIGKILL");
	} catch {}
}
function collect(stream, maxBytes) {
	const chunks = [];
	let bytes = 0;
	stream.on("data", (chunk) => {
		if (bytes < maxBytes) chunks.push(chunk);
		bytes += chunk.length;
	});
	return {
		text: () => Buffer.concat(chunks).toString("utf8"),
		overflows: () => bytes > maxBytes
	};
}
function environment({ url, user, password, followsRedirects }, bundle) {
	const inherited = Object.entries(process.env).filter(([name]) => !isWithheld(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)));
	const config = [
		[`http.${url}.followRedirects`, followsRedirects ? "initial" : "false"],
		[`http.${url}.sslVerify`, "true"],
		[`http.${url}.extraHeader`, ""],
		[`url.${url}.insteadOf`, url],
		["credential.helper", ""]
	];
	if (bundle !== null) {
		config.push([`http.${url}.sslCAInfo`, bundle]);
		if (process.platform === "win32") config.push([`http.${url}.sslBackend`, "openssl"]);
	}
	if (user !== void 0 || password !== void 0) {
		const { origin } = new URL(url);
		for (const to of new Set([origin, origin.replace(/^http:/, "https:")])) config.push([`credential.${to}.helper`, credentialHelper]);
	}
	const numbered = config.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return {
		...Object.fromEntries(inherited),
		...Object.fromEntries(numbered),
		GIT_CONFIG_COUNT: String(config.length),
		GIT_TERMINAL_PROMPT: "0",
		GIT_ASKPASS: "",
		GIT_ALLOW_PROTOCOL: "http:https:ssh:git",
		MIRROR_GIT_USER: user ?? (password === void 0 ? "" : "oauth2"),
		MIRROR_GIT_PASSWORD: password ?? "",
		LC_ALL: "C"
	};
}
const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;
function isWithheld(name) {
	return /^INPUT_|^GIT_(DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(name);
}
function parseRefs(text) {
	const refs = new Map();
	for (const line of text.split("\n")) {
		const [, object, ref] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/.exec(line) ?? [];
		if (object !== void 0 && ref !== void 0) refs.set(ref, object);
	}
	return refs;
}
// lib/mirror/refs.js
function judgeRef({ ref, commit }, found) {
	const ok = found !== null && (commit === null || found.commit === commit || found.object === commit);
	return {
		ref,
		expected: commit,
		actual: found && (ok && commit !== null ? commit : found.commit),
		ok
	};
}
function compareRefs(upstream, mirror, filter) {
	const comparison = {
		wrong: [],
		equal: 0,
		excluded: 0
	};
	for (const [ref, object] of upstream) {
		const actual = mirror.get(ref) ?? null;
		if (actual === object) comparison.equal++;
		else if (filter.excludes(ref) !== null) comparison.excluded++;
		else comparison.wrong.push({
			ref,
			expected: object,
			actual,
			ok: false
		});
	}
	return comparison;
}
var BranchFilter = class {
	#pattern;
	#matching;
	#protected;
	constructor(settings, protectedBranches, refs) {
		this.#pattern = settings?.mirrorBranchRegex ?? null;
		const regex = this.#pattern === null ? null : jsRegex(this.#pattern);
		this.#matching = regex && matchingNames(regex, Array.from(refs, branchName));
		this.#protected = settings?.onlyMirrorProtectedBranches ? protectedBranches.map(wildcard) : null;
	}
	excludes(ref) {
		if (!ref.startsWith("refs/heads/")) return null;
		const branch = branchName(ref);
		if (this.#matching?.has(branch) === false) return `mirror-branch-regex (${this.#pattern}) excludes it`;
		if (this.#protected !== null && !this.#protected.some((pattern) => pattern.test(branch))) return "only-mirror-protected-branches excludes it, since it is not protected in GitLab";
		return null;
	}
};
function branchName(ref) {
	return ref.replace(/^refs\/heads\//, "");
}
const maxMatchingMs = 1e3;
function matchingNames(regex, names) {
	try {
		const matching = (0,node_vm__WEBPACK_IMPORTED_MODULE_6__.runInNewContext)("names.filter((name) => regex.test(name))", {
			regex,
			names
		}, { timeout: maxMatchingMs });
		return new Set(matching);
	} catch {
		return null;
	}
}
function wildcard(name) {
	return new RegExp(`^${name.split("*").map((text) => text.replace(/[\\^$.+?()[\]{}|/]/g, "\\$&")).join(".*")}$`, "su");
}
const commonToken = new RegExp([
	String.raw`\\A|\\z|\\[dDwW]|\\[^A-Za-z0-9]`,
	String.raw`\[\^?(?:\\[dDwW]|\\[^A-Za-z0-9]|[^\]\[\\])+\]`,
	String.raw`\((?:\?:|\?P?<[A-Za-z_]\w*>|(?!\?))|[)|.^$]`,
	String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`,
	String.raw`[^\\[\](){}*+?|^$.]`
].join("|"), "suy");
function jsRegex(pattern) {
	const [, ignoresCase, body = pattern] = /^(\(\?i\))(.*)$/s.exec(pattern) ?? [];
	let source = "";
	for (let at = 0; at < body.length; at = commonToken.lastIndex) {
		commonToken.lastIndex = at;
		const token = commonToken.exec(body)?.[0];
		if (token === void 0) return null;
		source += translated(token);
	}
	if (ignoresCase && /\\w/i.test(body)) return null;
	try {
		return new RegExp(source, ignoresCase ? "iu" : "u");
	} catch {
		return null;
	}
}
function translated(token) {
	if (token === "\\A") return "^";
	if (token === "\\z") return "$";
	if (token.startsWith("(?P<")) return `(?<${token.slice(4)}`;
	const literal = (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
	return token.replace(/\\([^A-Za-z0-9])/gu, (_, character) => literal(character));
}
function finalReason(result, filter, relation, overwrites) {
	const exclusion = filter.excludes(result.ref);
	if (exclusion !== null) return exclusion;
	if (!result.ref.startsWith("refs/heads/") || overwrites) return null;
	if (relation === "diverged") return "it has diverged from upstream, and GitLab does not overwrite it unless mirror-overwrites-diverged-branches is true";
	if (relation === "behind") return "it is already past that commit, and GitLab does not move it back unless mirror-overwrites-diverged-branches is true";
	return null;
}
function describeWrong(wrong, reasons) {
	const shown = wrong.slice(0, 10).map(({ ref, expected, actual }) => {
		const state = actual === null ? "is missing" : `is at ${actual.slice(0, 12)}${expected === null ? "" : ` instead of ${expected.slice(0, 12)}`}`;
		const reason = reasons.get(ref);
		return `${ref} ${state}${reason === void 0 ? "" : `: ${reason}`}`;
	});
	const rest = wrong.length - shown.length;
	return shown.join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}
// lib/mirror/verify.js
const maxDiagnosed = 10;
const requestsPerListing = 3;
const maxReadings = 4;
var Verification = class {
	#context;
	constructor(context) {
		this.#context = context;
	}
	get canEndEarly() {
		const { refs, all } = this.#context.desired;
		return !all && refs.every(({ commit }) => commit !== null);
	}
	get provesByCommit() {
		return this.#context.desired.refs.every(({ commit }) => commit !== null);
	}
	async hasArrived(priority) {
		if (!this.canEndEarly) return false;
		for (const desired of this.#context.desired.refs) if (!judgeRef(desired, await this.#context.project.ref(desired.ref, priority)).ok) return false;
		return true;
	}
	async judge(facts) {
		const { desired, project } = this.#context;
		const results = [];
		for (const ref of desired.refs) results.push(judgeRef(ref, await project.ref(ref.ref)));
		const sentences = [];
		if (desired.refs.length > 0) {
			const right = results.filter(({ ok }) => ok).length;
			sentences.push(`Refs verified: ${right} of ${desired.refs.length}.`);
		}
		if (desired.all) {
			const { wrong, equal, excluded } = await this.#compareAll(facts);
			const wrongNames = new Set(wrong.map(({ ref }) => ref));
			const named = results.splice(0).filter(({ ref, ok }) => !ok || !wrongNames.has(ref));
			const known = new Set(named.map(({ ref }) => ref));
			results.push(...named, ...wrong.filter(({ ref }) => !known.has(ref)));
			const outside = excluded === 0 ? "" : `, ${excluded} excluded by the filter`;
			const verb = equal === 1 ? "matches" : "match";
			sentences.push(`${equal} of ${equal + wrong.length} upstream refs ${verb} on GitLab${outside}.`);
		}
		const wrong = results.filter(({ ok }) => !ok);
		const reasons = await this.#reasons(wrong, facts);
		if (wrong.length > 0) sentences.push(`${describeWrong(wrong, reasons)}.`);
		const regex = facts.settings?.mirrorBranchRegex ?? null;
		if (wrong.length > 0 && regex !== null && jsRegex(regex) === null) sentences.push(`The step cannot evaluate mirror-branch-regex (${regex}), so it does not know which branches that excludes.`);
		return {
			results,
			wrong,
			reasons,
			text: sentences.join(" ")
		};
	}
	async #compareAll(facts) {
		let before = new Set();
		for (let reading = 1;; reading++) {
			const upstream = await this.#upstreamRefs(facts);
			const comparison = compareRefs(upstream, await this.#mirrorRefs(), await this.#filter(facts, upstream.keys()));
			if (comparison.wrong.every(({ ref }) => before.has(ref)) || reading === maxReadings) return comparison;
			before = new Set(comparison.wrong.map(({ ref }) => ref));
		}
	}
	async #filter({ settings }, refs) {
		return new BranchFilter(settings, settings?.onlyMirrorProtectedBranches ? await this.#context.project.protectedBranches() : [], refs);
	}
	async #reasons(wrong, facts) {
		const reasons = new Map();
		if (wrong.length === 0) return reasons;
		const filter = await this.#filter(facts, wrong.map(({ ref }) => ref));
		const overwrites = facts.settings?.mirrorOverwritesDivergedBranches ?? true;
		for (const result of wrong.slice(0, maxDiagnosed)) {
			const { ref, expected, actual } = result;
			const reason = finalReason(result, filter, ref.startsWith("refs/heads/") && expected !== null && actual !== null ? await this.#context.project.relation(expected, actual) : "unknown", overwrites);
			if (reason !== null) reasons.set(ref, reason);
		}
		return reasons;
	}
	async #upstreamRefs({ url }) {
		const { upstreamUser: user, upstreamPassword: password } = this.#context;
		if (url === null) throw new Error("the upstream is not known");
		const upstream = (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.n)(url).replace(/^ssh:\/\/(?=[^/@]*\/)/i, "ssh://git@");
		const check = password === void 0 ? "set auth-user and auth-password (or, for ssh, a key of the runner) if the repository is private" : "that auth-user and auth-password may read the repository";
		return this.#readRefs({
			url: upstream,
			user,
			password,
			followsRedirects: true
		}, "upstream", `To verify all refs, the runner reads the upstream itself: check that it can reach that host, and ${check}.`);
	}
	async #mirrorRefs() {
		const { gitlabUrl, gitUser, token, project } = this.#context;
		const { path } = await project.record();
		const url = `${gitlabUrl}/${path.split("/").map(encodeURIComponent).join("/")}.git`;
		return this.#readRefs({
			url,
			user: gitUser,
			password: token,
			followsRedirects: false
		}, "GitLab", "To verify all refs, the step reads the mirror with git over HTTP: the token needs the api scope, and the instance has to allow git over HTTP(S).");
	}
	async #readRefs(repository, owner, hint) {
		const { bounds, trustsMore } = this.#context;
		const { result } = await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.r)({
			send: (timeoutMs) => remoteRefs({
				...repository,
				trustsMore
			}, timeoutMs, bounds),
			transientFailure: (read) => read instanceof _main_js__WEBPACK_IMPORTED_MODULE_0__.v ? transientGitError(read) : null,
			cost: owner === "GitLab" ? requestsPerListing : 0
		}, this.#context);
		if (result instanceof Map) return result;
		if (result === null) throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.y("timeout", `The timeout was reached before the refs of ${owner} were read.`, hint);
		const status = statusIn(result);
		throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.y(status === 429 || status >= 500 ? "unavailable" : "network", `Reading the refs of ${owner} from ${repository.url} failed: ${result.message}`, hint, { cause: result });
	}
};
function transientGitError(error) {
	const { message } = error;
	if ((0,_main_js__WEBPACK_IMPORTED_MODULE_0__.s)(message) === "upstream-authentication" || /not found|not installed/i.test(message)) return null;
	const status = statusIn(error);
	return Number.isNaN(status) ? error : {
		status,
		headers: {},
		text: message,
		serverTime: null
	};
}
function statusIn({ message }) {
	return Number(/returned error: (\d{3})/.exec(message)?.[1] ?? NaN);
}



/***/ })

};
;