export const id = 95;
export const ids = [95];
export const modules = {
	1095: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Verification: () => Verification,
		});
		var errors = __webpack_require__(452);
		var explanations = __webpack_require__(8791);
		var external_node_child_process_ = __webpack_require__(1421);
		var promises_ = __webpack_require__(1455);
		var external_node_os_ = __webpack_require__(8161);
		var external_node_path_ = __webpack_require__(6760);
		var certificates = __webpack_require__(5355);
		var network = __webpack_require__(441);
		const mostBytes = 128 * 1024 * 1024;
		const mostWords = 32 * 1024;
		async function remoteRefs(repository, timeoutMs, { cancelled }) {
			const folder = repository.trustsMore ? await (0, promises_.mkdtemp)((0, external_node_path_.join)((0, external_node_os_.tmpdir)(), 'trusted-')) : null;
			try {
				const bundle = folder && (0, external_node_path_.join)(folder, 'certificates.pem');
				if (bundle !== null) await (0, promises_.writeFile)(bundle, (0, certificates.AN)());
				const env = environment(repository, bundle);
				return await (0, network.dn)(timeoutMs, cancelled, async (signal) => {
					const used = (await output(['ls-remote', '--get-url', '--', repository.url], env, signal)).trim();
					if (used !== repository.url) {
						throw new network.H6('the configuration of git on the runner (url.….insteadOf) puts another URL in its place');
					}
					return parseListing(await output(['ls-remote', '--refs', '--heads', '--tags', '--', repository.url], env, signal));
				});
			} finally {
				if (folder !== null) await (0, promises_.rm)(folder, { recursive: true, force: true });
			}
		}
		function output(args, env, signal) {
			return new Promise((resolve, reject) => {
				const git = (0, external_node_child_process_.spawn)('git', args, {
					cwd: (0, external_node_os_.tmpdir)(),
					env,
					stdio: ['ignore', 'pipe', 'pipe'],
					windowsHide: true,
					detached: process.platform !== 'win32',
				});
				running.add(git);
				const out = new Chunks(mostBytes);
				const err = new Chunks(mostWords);
				git.stdout.on('data', (chunk) => out.add(chunk));
				git.stderr.on('data', (chunk) => err.add(chunk));
				const closePipes = () => {
					git.stdout.destroy();
					git.stderr.destroy();
				};
				const stop = () => {
					killGroup(git);
					closePipes();
					reject(signal.reason);
				};
				signal.addEventListener('abort', stop, { once: true });
				git.once('error', (error) => {
					const missing = 'code' in error && error.code === 'ENOENT';
					reject(new network.H6(missing ? 'git is not installed on the runner' : error.message, { cause: error }));
				});
				git.once('exit', () => setTimeout(closePipes, lastWordsMs).unref());
				git.once('close', (code) => {
					running.delete(git);
					signal.removeEventListener('abort', stop);
					if (out.overflows) reject(new network.H6(`the listing of refs is larger than ${mostBytes} bytes`));
					else if (code === 0) resolve(out.text);
					else reject(new network.H6(err.text.trim() || `git ended with exit code ${code}`));
				});
			});
		}
		const lastWordsMs = 1_000;
		const running = new Set();
		process.once('exit', () => {
			for (const git of running) killGroup(git);
		});
		function killGroup(git) {
			if (git.pid === undefined) return;
			try {
				if (process.platform === 'win32') (0, external_node_child_process_.spawn)('taskkill', ['/pid', String(git.pid), '/T', '/F']).on('error', () => {});
				else process.kill(-git.pid, 'SIGKILL');
			} catch {}
		}
		class Chunks {
			#most;
			#chunks = [];
			#bytes = 0;
			constructor(most) {
				this.#most = most;
			}
			add(chunk) {
				if (this.#bytes < this.#most) this.#chunks.push(chunk);
				this.#bytes += chunk.length;
			}
			get overflows() {
				return this.#bytes > this.#most;
			}
			get text() {
				return Buffer.concat(this.#chunks).toString('utf8');
			}
		}
		function environment({ url, user, password, followsRedirects }, bundle) {
			const inherited = Object.entries(process.env).filter(([name]) => !isKeptFromGit(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)));
			const config = [
				[`http.${url}.followRedirects`, followsRedirects ? 'initial' : 'false'],
				[`http.${url}.sslVerify`, 'true'],
				[`http.${url}.extraHeader`, ''],
				[`url.${url}.insteadOf`, url],
				['credential.helper', ''],
			];
			if (bundle !== null) config.push([`http.${url}.sslCAInfo`, bundle]);
			if (user !== undefined || password !== undefined) {
				const { origin } = new URL(url);
				for (const to of new Set([origin, origin.replace(/^http:/, 'https:')])) {
					config.push([`credential.${to}.helper`, credentialHelper]);
				}
			}
			const numbered = config.flatMap(([key, value], index) => [
				[`GIT_CONFIG_KEY_${index}`, key],
				[`GIT_CONFIG_VALUE_${index}`, value],
			]);
			return {
				...Object.fromEntries(inherited),
				...Object.fromEntries(numbered),
				GIT_CONFIG_COUNT: String(config.length),
				GIT_TERMINAL_PROMPT: '0',
				GIT_ASKPASS: '',
				GIT_ALLOW_PROTOCOL: 'http:https:ssh:git',
				MIRROR_GIT_USER: user ?? (password === undefined ? '' : 'oauth2'),
				MIRROR_GIT_PASSWORD: password ?? '',
				LC_ALL: 'C',
			};
		}
		const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;
		function isKeptFromGit(name) {
			return /^INPUT_|^GIT_(DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(name);
		}
		function parseListing(text) {
			const refs = new Map();
			for (const line of text.split('\n')) {
				const [, object, ref] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/.exec(line) ?? [];
				if (object !== undefined && ref !== undefined) refs.set(ref, object);
			}
			return refs;
		}
		var external_node_vm_ = __webpack_require__(714);
		function judgeRef({ ref, commit }, found) {
			const ok = found !== null && (commit === null || found.commit === commit || found.object === commit);
			return { ref, expected: commit, actual: found && (ok && commit !== null ? commit : found.commit), ok };
		}
		function compareRefs(upstream, mirror, filter) {
			const comparison = { wrong: [], equal: 0, leftOut: 0 };
			for (const [ref, object] of upstream) {
				const actual = mirror.get(ref) ?? null;
				if (actual === object) comparison.equal++;
				else if (filter.leavesOut(ref) !== null) comparison.leftOut++;
				else comparison.wrong.push({ ref, expected: object, actual, ok: false });
			}
			return comparison;
		}
		class BranchFilter {
			#pattern;
			#matching;
			#protected;
			constructor(settings, protectedBranches, refs) {
				this.#pattern = settings?.mirrorBranchRegex ?? null;
				const regex = this.#pattern === null ? null : jsRegex(this.#pattern);
				this.#matching = regex && matchingNames(regex, Array.from(refs, branchName));
				this.#protected = settings?.onlyMirrorProtectedBranches ? protectedBranches.map(wildcard) : null;
			}
			leavesOut(ref) {
				if (!ref.startsWith('refs/heads/')) return null;
				const branch = branchName(ref);
				if (this.#matching?.has(branch) === false) return `mirror-branch-regex (${this.#pattern}) leaves it out`;
				if (this.#protected !== null && !this.#protected.some((pattern) => pattern.test(branch))) {
					return 'only-mirror-protected-branches leaves it out, for it is not protected in GitLab';
				}
				return null;
			}
		}
		function branchName(ref) {
			return ref.replace(/^refs\/heads\//, '');
		}
		const longestMatchingMs = 1_000;
		function matchingNames(regex, names) {
			try {
				const matching = (0, external_node_vm_.runInNewContext)('names.filter((name) => regex.test(name))', { regex, names }, { timeout: longestMatchingMs });
				return new Set(matching);
			} catch {
				return null;
			}
		}
		function wildcard(name) {
			return new RegExp(
				`^${name
					.split('*')
					.map((text) => text.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&'))
					.join('.*')}$`,
				'su',
			);
		}
		const commonToken = new RegExp(
			[
				String.raw`\\A|\\z|\\[dDwW]|\\[^A-Za-z0-9]`,
				String.raw`\[\^?(?:\\[dDwW]|\\[^A-Za-z0-9]|[^\]\[\\])+\]`,
				String.raw`\((?:\?:|\?P?<[A-Za-z_]\w*>|(?!\?))|[)|.^$]`,
				String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`,
				String.raw`[^\\[\](){}*+?|^$.]`,
			].join('|'),
			'suy',
		);
		function jsRegex(pattern) {
			const [, ignoresCase, body = pattern] = /^(\(\?i\))(.*)$/s.exec(pattern) ?? [];
			let source = '';
			for (let at = 0; at < body.length; at = commonToken.lastIndex) {
				commonToken.lastIndex = at;
				const token = commonToken.exec(body)?.[0];
				if (token === undefined) return null;
				source += translated(token);
			}
			if (ignoresCase && /\\w/i.test(body)) return null;
			try {
				return new RegExp(source, ignoresCase ? 'iu' : 'u');
			} catch {
				return null;
			}
		}
		function translated(token) {
			if (token === '\\A') return '^';
			if (token === '\\z') return '$';
			if (token.startsWith('(?P<')) return `(?<${token.slice(4)}`;
			const literal = (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
			return token.replace(/\\([^A-Za-z0-9])/gu, (_, character) => literal(character));
		}
		function finalReason(result, filter, relation, overwrites) {
			const leftOut = filter.leavesOut(result.ref);
			if (leftOut !== null) return leftOut;
			if (!result.ref.startsWith('refs/heads/')) return null;
			if (relation === 'diverged' && !overwrites) {
				return 'it has diverged from upstream, and GitLab leaves such branches behind unless mirror-overwrites-diverged-branches is true';
			}
			if (relation === 'behind' && !overwrites) return 'it has moved on past that commit, and without mirror-overwrites-diverged-branches it does not go back';
			return null;
		}
		function describeWrong(wrong, reasons) {
			const shown = wrong.slice(0, 10).map(({ ref, expected, actual }) => {
				const state = actual === null ? 'is not there' : `is at ${actual.slice(0, 12)}${expected === null ? '' : ` and not at ${expected.slice(0, 12)}`}`;
				const reason = reasons.get(ref);
				return `${ref} ${state}${reason === undefined ? '' : `: ${reason}`}`;
			});
			const rest = wrong.length - shown.length;
			return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
		}
		var settings = __webpack_require__(2418);
		const mostDiagnosed = 10;
		const requestsOfListing = 3;
		const mostReadings = 4;
		class Verification {
			#context;
			constructor(context) {
				this.#context = context;
			}
			get canEndEarly() {
				const { refs, all } = this.#context.wanted;
				return !all && refs.every(({ commit }) => commit !== null);
			}
			get provesByCommit() {
				return this.#context.wanted.refs.every(({ commit }) => commit !== null);
			}
			async hasArrived() {
				if (!this.canEndEarly) return false;
				for (const wanted of this.#context.wanted.refs) {
					if (!judgeRef(wanted, await this.#context.project.ref(wanted.ref)).ok) return false;
				}
				return true;
			}
			async judge(facts) {
				const { wanted, project } = this.#context;
				const results = [];
				for (const ref of wanted.refs) results.push(judgeRef(ref, await project.ref(ref.ref)));
				const sentences = [];
				if (wanted.refs.length > 0) {
					const right = results.filter(({ ok }) => ok).length;
					sentences.push(`Refs verified: ${right} of ${wanted.refs.length}.`);
				}
				if (wanted.all) {
					const { wrong, equal, leftOut } = await this.#compareAll(facts);
					const wrongNames = new Set(wrong.map(({ ref }) => ref));
					const named = results.splice(0).filter(({ ref, ok }) => !ok || !wrongNames.has(ref));
					const known = new Set(named.map(({ ref }) => ref));
					results.push(...named, ...wrong.filter(({ ref }) => !known.has(ref)));
					const outside = leftOut === 0 ? '' : `, ${leftOut} left out by the filter`;
					sentences.push(`Of upstream's branches and tags ${equal} are on GitLab at the same object, ${wrong.length} are not${outside}.`);
				}
				const wrong = results.filter(({ ok }) => !ok);
				const reasons = await this.#reasons(wrong, facts);
				if (wrong.length > 0) sentences.push(`${describeWrong(wrong, reasons)}.`);
				const regex = facts.settings?.mirrorBranchRegex ?? null;
				if (wrong.length > 0 && regex !== null && jsRegex(regex) === null) {
					sentences.push(`What mirror-branch-regex (${regex}) leaves out cannot be told here.`);
				}
				return { results, wrong, reasons, text: sentences.join(' ') };
			}
			async #compareAll(facts) {
				let before = new Set();
				for (let reading = 1; ; reading++) {
					const upstream = await this.#upstreamRefs(facts);
					const mirror = await this.#mirrorRefs();
					const comparison = compareRefs(upstream, mirror, await this.#filter(facts, upstream.keys()));
					const isSettled = comparison.wrong.every(({ ref }) => before.has(ref));
					if (isSettled || reading === mostReadings) return comparison;
					before = new Set(comparison.wrong.map(({ ref }) => ref));
				}
			}
			async #filter({ settings }, refs) {
				const patterns = settings?.onlyMirrorProtectedBranches ? await this.#context.project.protectedBranches() : [];
				return new BranchFilter(settings, patterns, refs);
			}
			async #reasons(wrong, facts) {
				const reasons = new Map();
				if (wrong.length === 0) return reasons;
				const filter = await this.#filter(
					facts,
					wrong.map(({ ref }) => ref),
				);
				const overwrites = facts.settings?.mirrorOverwritesDivergedBranches ?? true;
				for (const result of wrong.slice(0, mostDiagnosed)) {
					const { ref, expected, actual } = result;
					const comparable = ref.startsWith('refs/heads/') && expected !== null && actual !== null;
					const relation = comparable ? await this.#context.project.relation(expected, actual) : 'unknown';
					const reason = finalReason(result, filter, relation, overwrites);
					if (reason !== null) reasons.set(ref, reason);
				}
				return reasons;
			}
			async #upstreamRefs({ url }) {
				const { upstreamUser: user, upstreamPassword: password } = this.#context;
				if (url === null) throw new Error('the upstream is not known');
				const upstream = (0, settings.ri)(url).replace(/^ssh:\/\/(?=[^/@]*\/)/i, 'ssh://git@');
				return this.#refs(
					{ url: upstream, user, password, followsRedirects: true },
					'upstream',
					[
						'Verifying all refs needs the runner to read the upstream itself: check that it reaches that host, and give auth-user and',
						'auth-password (or, for ssh, a key of the runner) where the repository is private.',
					].join(' '),
				);
			}
			async #mirrorRefs() {
				const { gitlabUrl, token, project } = this.#context;
				const { path } = await project.record();
				const url = `${gitlabUrl}/${path.split('/').map(encodeURIComponent).join('/')}.git`;
				return this.#refs(
					{ url, user: 'oauth2', password: token, followsRedirects: false },
					'GitLab',
					['Verifying all refs reads the mirror through git over HTTP: the token needs the api scope, and the instance has to allow', 'git over HTTP(S).'].join(
						' ',
					),
				);
			}
			async #refs(repository, whose, hint) {
				const { bounds, traffic, maxRetries } = this.#context;
				const { clock, deadline, cancelled } = bounds;
				let fault = null;
				for (let retries = 0; ; retries++) {
					const read = await this.#read(repository, whose === 'GitLab' ? requestsOfListing : 0);
					if (read instanceof Map) return read;
					fault = read ?? fault;
					if (fault === null) {
						throw new errors.zg('timeout', `The time of the step was over before the refs of ${whose} were read.`, hint);
					}
					const status = Number(/returned error: (\d{3})/.exec(fault.message)?.[1] ?? Number.NaN);
					const isRefused = whose === 'GitLab' && status === 429;
					const refusal = { status, headers: {}, text: fault.message, serverTime: null };
					const delayMs = traffic.delayMs({ status: status || null, serverTime: null }, retries, isRefused ? refusal : null);
					const mayPass = (0, explanations.pg)(fault.message) !== 'upstream-authentication' && !/not found|not installed/i.test(fault.message);
					if (read === null || !mayPass || retries === maxRetries || clock.now() + delayMs >= deadline) {
						throw new errors.zg(
							status === 429 || status >= 500 ? 'unavailable' : 'network',
							`The refs of ${whose} could not be read from ${repository.url}: ${fault.message}`,
							hint,
							{ cause: fault },
						);
					}
					await clock.sleep(delayMs, cancelled);
				}
			}
			async #read(repository, cost) {
				const { bounds, traffic, requestTimeoutMs, trustsMore } = this.#context;
				const leftMs = () => bounds.deadline - bounds.clock.now();
				try {
					return await traffic.pass('next', () => remoteRefs({ ...repository, trustsMore }, Math.max(1, Math.min(leftMs(), requestTimeoutMs)), bounds), cost);
				} catch (error) {
					if (!(error instanceof network.H6)) throw error;
					return leftMs() <= 0 ? null : error;
				}
			}
		}
	},
};
