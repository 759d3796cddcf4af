export const id = 278;
export const ids = [278,56];
export const modules = {

/***/ 4278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Verification: () => (/* binding */ Verification)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/gitlab/project.js
var gitlab_project = __webpack_require__(510);
// EXTERNAL MODULE: ./lib/gitlab/response.js
var response = __webpack_require__(3236);
// EXTERNAL MODULE: ./lib/gitlab/retry.js
var retry = __webpack_require__(7173);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/clock.js
var base_clock = __webpack_require__(4743);
// EXTERNAL MODULE: ./lib/network/certificates.js
var certificates = __webpack_require__(5056);
;// CONCATENATED MODULE: ./lib/network/programs.js


function findProgram(name, path, platform, isProgram) {
    const isWindows = platform === 'win32';
    const file = isWindows ? `${name}.exe` : name;
    for (const entry of path.split(isWindows ? ';' : ':')) {
        const folder = isWindows ? entry.replace(/^"(.*)"$/, '$1') : entry;
        if (!isAbsolute(folder, isWindows))
            continue;
        const found = (isWindows ? external_node_path_.win32 : external_node_path_.posix).join(folder, file);
        if (isProgram(found))
            return found;
    }
    return null;
}
function taskkillPath(systemRoot = '') {
    return isAbsolute(systemRoot, true) ? external_node_path_.win32.join(systemRoot, 'System32', 'taskkill.exe') : null;
}
function isAbsolute(folder, isWindows) {
    return isWindows ? /^([a-z]:[\\/]|[\\/]{2})/i.test(folder) : folder.startsWith('/');
}
function isExecutableFile(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/network/git.js










const isWindows = process.platform === 'win32';
const maxListingMiB = 128;
const maxMessageBytes = 256 * 1024;
async function remoteRefs(repository, timeoutMs, { clock, cancelled }) {
    if (/^[a-z]+:\/\/[^/]*%/i.test(repository.url)) {
        throw unreadable(`the host in ${repository.url} is percent-encoded, which is not supported.`, 'Write the host without percent-encoding');
    }
    const program = gitProgram();
    const folder = await privateFolder();
    try {
        const bundle = repository.hasExtraCertificates ? await writeBundle(folder) : null;
        const options = { program, folder, env: gitEnvironment(repository, folder, bundle) };
        return await (0,base_clock/* withTimeout */.wj)(clock, timeoutMs, cancelled, async (signal) => {
            const git = (...args) => runGit(args, options, { clock, signal });
            const usedUrl = (await git('ls-remote', '--get-url', '--', repository.url)).toString('utf8').trim();
            if (usedUrl !== repository.url) {
                throw unreadable(`the git configuration of the runner (url.….insteadOf) replaces ${repository.url}.`, 'Remove that setting for this URL');
            }
            return parseRefs(await git('ls-remote', '--refs', '--heads', '--tags', '--', repository.url));
        });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true }).then(() => folders.delete(folder), () => { });
    }
}
function gitProgram() {
    const program = findProgram('git', process.env.PATH ?? '', process.platform, isExecutableFile);
    if (program !== null)
        return program;
    throw unreadable('git is not installed on the runner, or not in an absolute folder of PATH.', 'Install git on the runner');
}
function unreadable(reason, solution) {
    return new errors/* StepError */.zg('input', `The refs cannot be read: ${reason}`, `${solution}, or list the refs in verify-refs by name, which does not need git.`);
}
const folders = new Set();
async function privateFolder() {
    const parent = (0,external_node_path_.resolve)((0,external_node_os_.tmpdir)());
    try {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'git-'));
        folders.add(folder);
        return folder;
    }
    catch (error) {
        throw unusableFolder(parent, error);
    }
}
async function writeBundle(folder) {
    const bundle = (0,external_node_path_.join)(folder, 'certificates.pem');
    const text = (0,certificates/* trustedBundle */.A)();
    try {
        await (0,promises_.writeFile)(bundle, text);
    }
    catch (error) {
        throw unusableFolder((0,external_node_path_.resolve)((0,external_node_os_.tmpdir)()), error);
    }
    return bundle;
}
function unusableFolder(folder, error) {
    const variable = isWindows ? 'TEMP' : 'TMPDIR';
    return new errors/* StepError */.zg('input', `The step cannot write to the temporary folder ${folder}: ${(0,errors/* messageOf */.bD)(error)}.`, `Set ${variable} to a folder that the step can write to, or make this folder writable.`, { cause: error });
}
function runGit(args, { program, folder, env }, { clock, signal }) {
    return new Promise((resolve, reject) => {
        const git = (0,external_node_child_process_.spawn)(program, args, {
            cwd: folder,
            env,
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
            detached: !isWindows,
        });
        running.set(git, folder);
        const closed = new AbortController();
        const out = collect(git.stdout, maxListingMiB * 1024 * 1024);
        const err = collect(git.stderr, maxMessageBytes);
        const closePipes = () => {
            git.stdout.destroy();
            git.stderr.destroy();
        };
        const stop = () => {
            kill(git, folder);
            closePipes();
            reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        git.once('error', (error) => reject(new errors/* NetworkError */.Dr(error.message, { cause: error })));
        git.once('exit', () => clock.sleep(drainMs, closed.signal).then(closePipes, () => { }));
        git.once('close', (code) => {
            running.delete(git);
            closed.abort();
            signal.removeEventListener('abort', stop);
            if (out.overflows()) {
                const reason = `git lists more than ${maxListingMiB} MiB of refs.`;
                reject(unreadable(reason, 'Delete branches and tags that nobody needs'));
            }
            else if (code === 0)
                resolve(out.bytes());
            else
                reject(gitError(err.bytes().toString('utf8').trim() || `git exited with code ${code}`));
        });
    });
}
function gitError(said) {
    const message = said.replace(/(?<=Unsupported proxy syntax in ).*/g, '***');
    if (!/SSL backend (to )?'openssl'/.test(message))
        return new errors/* NetworkError */.Dr(message);
    return unreadable(`the git of the runner cannot use ca-certificate (or NODE_EXTRA_CA_CERTS), since it has no OpenSSL: ${message}`, 'Install Git for Windows with its OpenSSL library');
}
const maxKillMs = 5_000;
const drainMs = 1_000;
const running = new Map();
process.once('exit', () => {
    for (const [git, folder] of running)
        kill(git, folder, true);
    for (const folder of folders) {
        try {
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
        }
        catch {
        }
    }
});
function kill(git, folder, isExit = false) {
    if (git.pid === undefined)
        return;
    if (!isWindows) {
        try {
            process.kill(-git.pid, 'SIGKILL');
        }
        catch {
        }
        return;
    }
    const { SystemRoot } = process.env;
    const taskkill = taskkillPath(SystemRoot);
    if (taskkill === null) {
        git.kill();
        return;
    }
    const args = ['/pid', String(git.pid), '/T', '/F'];
    const options = { cwd: folder, env: { SystemRoot }, stdio: 'ignore', windowsHide: true };
    if (isExit)
        (0,external_node_child_process_.spawnSync)(taskkill, args, { ...options, timeout: maxKillMs });
    else
        (0,external_node_child_process_.spawn)(taskkill, args, options).once('error', () => git.kill());
}
function collect(stream, maxBytes) {
    const chunks = [];
    let bytes = 0;
    stream.on('data', (chunk) => {
        if (bytes < maxBytes)
            chunks.push(chunk);
        bytes += chunk.length;
    });
    return { bytes: () => Buffer.concat(chunks), overflows: () => bytes > maxBytes };
}
function gitEnvironment({ url, user, password, followsRedirects }, folder, bundle) {
    const inherited = Object.entries(process.env).filter(([name]) => !isWithheld(name) && !(bundle !== null && /^GIT_SSL_CA/i.test(name)));
    const config = [
        [`http.${url}.followRedirects`, followsRedirects ? 'initial' : 'false'],
        [`http.${url}.sslVerify`, 'true'],
        [`http.${url}.extraHeader`, ''],
        [`url.${url}.insteadOf`, url],
        ['credential.helper', ''],
    ];
    if (bundle !== null) {
        config.push([`http.${url}.sslCAInfo`, bundle]);
        if (isWindows)
            config.push([`http.${url}.sslBackend`, 'openssl']);
    }
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
        GIT_DIR: isWindows ? (0,external_node_path_.join)(folder, 'none') : '/dev/null',
        GIT_TRACE2: '0',
        GIT_TRACE2_EVENT: '0',
        GIT_TRACE2_PERF: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        GIT_ALLOW_PROTOCOL: 'http:https:ssh:git',
        MIRROR_GIT_USER: user ?? (password === undefined ? '' : 'oauth2'),
        MIRROR_GIT_PASSWORD: password ?? '',
        LC_ALL: 'C',
    };
}
const credentialHelper = `!f() { printf 'username=%s\\npassword=%s\\n' "$MIRROR_GIT_USER" "$MIRROR_GIT_PASSWORD"; }; f`;
function isWithheld(name) {
    return (/^(INPUT_|MIRROR_|GITLAB_TOKEN$)/i.test(name) ||
        /^GIT_(DIR$|COMMON_DIR$|WORK_TREE$|TRACE|CURL_VERBOSE|SSL_NO_VERIFY|CONFIG_(COUNT|KEY|VALUE|PARAMETERS))/i.test(name));
}
function parseRefs(listing) {
    const refs = new Map();
    for (const line of listing.toString('latin1').split('\n')) {
        const [, object, name] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/(?:heads|tags)\/.+)$/s.exec(line) ?? [];
        if (object !== undefined && name !== undefined)
            refs.set(decodeRefName(name), object);
    }
    return refs;
}
function decodeRefName(latin1) {
    const bytes = Buffer.from(latin1, 'latin1');
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return bytes.toString('utf8');
    return latin1.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}

// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __webpack_require__(3831);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __webpack_require__(536);
;// CONCATENATED MODULE: ./lib/mirror/refs.js


function judgeRef({ ref, commit }, found) {
    const ok = found !== null && (commit === null || found.commit === commit || found.object === commit);
    return { ref, expected: commit, actual: found && (ok && commit !== null ? commit : found.commit), ok };
}
function compareRefs(upstream, mirror, filter) {
    const comparison = { wrong: [], equal: 0, excluded: 0 };
    for (const [ref, object] of upstream) {
        const actual = mirror.get(ref) ?? null;
        if (actual === object)
            comparison.equal++;
        else if (filter.excludes(ref) !== null)
            comparison.excluded++;
        else
            comparison.wrong.push({ ref, expected: object, actual, ok: false });
    }
    return comparison;
}
class BranchFilter {
    #pattern;
    #matching;
    #protected;
    #patternsMs = 0;
    constructor(settings, protectedBranches, refs) {
        this.#pattern = settings?.mirrorBranchRegex ?? null;
        const regex = this.#pattern === null ? null : jsRegex(this.#pattern);
        this.#matching = regex && matchingNames(regex, Array.from(refs, branchName));
        this.#protected = settings?.onlyMirrorProtectedBranches
            ? {
                names: new Set(protectedBranches),
                patterns: protectedBranches.filter((name) => name.includes('*')).map(wildcard),
            }
            : null;
    }
    excludes(ref) {
        if (!ref.startsWith('refs/heads/'))
            return null;
        const branch = branchName(ref);
        if (this.#matching?.has(branch) === false)
            return `mirror-branch-regex (${this.#pattern}) excludes it`;
        if (this.#protected !== null && !this.#isProtected(branch, this.#protected)) {
            return 'only-mirror-protected-branches excludes it, since it is not protected in GitLab';
        }
        return null;
    }
    #isProtected(branch, { names, patterns }) {
        if (names.has(branch) || this.#patternsMs > maxPatternsMs)
            return true;
        const begunAt = process.uptime();
        const spentMs = () => this.#patternsMs + (process.uptime() - begunAt) * 1_000;
        const isProtected = patterns.some((matches) => matches(branch) || spentMs() > maxPatternsMs);
        this.#patternsMs = spentMs();
        return isProtected;
    }
}
function branchName(ref) {
    return ref.replace(/^refs\/heads\//, '');
}
const maxMatchingMs = 1_000;
const maxPatternsMs = 500;
const shortMatchingMs = 50;
function matchingNames(regex, names) {
    if (slowRegexes.has(regex.source))
        return null;
    const timeout = slowRegexes.size === 0 ? maxMatchingMs : shortMatchingMs;
    try {
        return new Set((0,external_node_vm_.runInNewContext)('names.filter((name) => regex.test(name))', { regex, names }, { timeout }));
    }
    catch {
        slowRegexes.add(regex.source);
        return null;
    }
}
const slowRegexes = new Set();
function canEvaluate(pattern) {
    const regex = jsRegex(pattern);
    return regex !== null && !slowRegexes.has(regex.source);
}
function wildcard(pattern) {
    const [first = '', ...parts] = pattern.split('*');
    const last = parts.pop();
    if (last === undefined)
        return (name) => name === pattern;
    return (name) => {
        if (!name.startsWith(first) || !name.endsWith(last))
            return false;
        let end = first.length;
        for (const part of parts) {
            const at = name.indexOf(part, end);
            if (at === -1)
                return false;
            end = at + part.length;
        }
        return end + last.length <= name.length;
    };
}
const commonToken = new RegExp([
    String.raw `\\A|\\z|\\[dDwW]|\\[^A-Za-z0-9]`,
    String.raw `\[\^?(?:\\[dDwW]|\\[^A-Za-z0-9]|[^\]\[\\])+\]`,
    String.raw `\((?:\?:|\?P?<[A-Za-z_]\w*>|(?!\?))|[)|.^$]`,
    String.raw `(?:[*+?]|\{\d+(?:,\d*)?\})\??`,
    String.raw `[^\\[\](){}*+?|^$.]`,
].join('|'), 'suy');
function jsRegex(pattern) {
    if (pattern.length > schema/* maxRegexLength */.us)
        return null;
    const [, ignoresCase, body = pattern] = /^(\(\?i\))(.*)$/s.exec(pattern) ?? [];
    let source = '';
    for (let at = 0; at < body.length; at = commonToken.lastIndex) {
        commonToken.lastIndex = at;
        const token = commonToken.exec(body)?.[0];
        if (token === undefined)
            return null;
        source += toJavaScript(token);
    }
    if (ignoresCase && /\\w/i.test(body))
        return null;
    try {
        return new RegExp(source, ignoresCase ? 'isu' : 'su');
    }
    catch {
        return null;
    }
}
function toJavaScript(token) {
    if (token === '\\A')
        return '^';
    if (token === '\\z')
        return '$';
    if (token.startsWith('(?P<'))
        return `(?<${token.slice(4)}`;
    const literal = (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
    return token.replace(/\\([^A-Za-z0-9])/gu, (_, character) => literal(character));
}
function permanentReason(result, filter, relation, overwrites) {
    const exclusion = filter.excludes(result.ref);
    if (exclusion !== null)
        return exclusion;
    if (!result.ref.startsWith('refs/heads/') || overwrites)
        return null;
    if (relation === 'diverged') {
        return 'it has diverged from upstream, and GitLab does not overwrite it unless mirror-overwrites-diverged-branches is true';
    }
    if (relation === 'behind') {
        return 'GitLab already has later commits: verify the latest commit of upstream; if upstream was reset to the named commit, set mirror-overwrites-diverged-branches: true';
    }
    return null;
}
const maxShownRefs = 10;
function describeWrong(wrong, reasons) {
    const shown = wrong.slice(0, maxShownRefs).map(({ ref, expected, actual }) => {
        const state = actual === null
            ? `is missing${expected === null ? '' : ` (expected at ${expected.slice(0, 12)})`}`
            : `is at ${actual.slice(0, 12)}${expected === null ? '' : ` instead of ${expected.slice(0, 12)}`}`;
        const reason = reasons.get(ref);
        return `${ref} ${state}${reason === undefined ? '' : `: ${reason}`}`;
    });
    const rest = wrong.length - shown.length;
    return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

// EXTERNAL MODULE: ./lib/mirror/settings.js
var settings = __webpack_require__(2418);
;// CONCATENATED MODULE: ./lib/mirror/verify.js








const requestsPerListing = 3;
const tokenUser = 'oauth2';
const requestsPerComparison = 20;
const maxComparisons = 4;
class Verification {
    #context;
    #desired;
    constructor(context, desired) {
        this.#context = context;
        this.#desired = desired;
    }
    get outweighsFailure() {
        return this.#desired.refs.every(({ commit }) => commit !== null);
    }
    get outweighsConflict() {
        return !this.#desired.all && this.outweighsFailure;
    }
    get requests() {
        const { refs, all } = this.#desired;
        return refs.length + (all ? requestsPerComparison : 0);
    }
    async arrived(priority) {
        if (!this.outweighsConflict)
            return null;
        const results = [];
        for (const desired of this.#desired.refs) {
            const result = judgeRef(desired, await this.#context.project.ref(desired.ref, { priority, isOptional: true }));
            if (!result.ok)
                return null;
            results.push(result);
        }
        const text = verifiedText(results);
        return { results, wrong: [], isComplete: true, isPermanent: false, reasons: new Map(), text };
    }
    async judge(facts) {
        const { project } = this.#context;
        const { refs, all } = this.#desired;
        let results = [];
        for (const ref of refs)
            results.push(judgeRef(ref, await project.ref(ref.ref)));
        const sentences = [];
        let isEmpty = false;
        if (all) {
            const { wrong, equal, excluded } = await this.#compareAll(facts);
            const differing = new Map(wrong.map((result) => [result.ref, result]));
            results = results.map((result) => (result.ok && differing.get(result.ref)) || result);
            for (const { ref } of results)
                differing.delete(ref);
            results.push(...differing.values());
            isEmpty = equal + wrong.length === 0;
            const exclusions = excluded === 0
                ? ''
                : ` (the filter excludes ${excluded} that ${excluded === 1 ? 'differs' : 'differ'})`;
            const verb = equal === 1 ? 'matches' : 'match';
            sentences.push(isEmpty
                ? `The upstream has no branch or tag to mirror${exclusions}.`
                : `${equal} of ${equal + wrong.length} upstream refs ${verb} on GitLab${exclusions}.`);
        }
        if (refs.length > 0)
            sentences.unshift(verifiedText(results.slice(0, refs.length)));
        const wrong = results.filter(({ ok }) => !ok);
        const reasons = await this.#reasons(wrong, facts);
        if (wrong.length > 0)
            sentences.push(`${describeWrong(wrong, reasons)}.`, ...filterRemarks(facts));
        const isComplete = wrong.length === 0 && !isEmpty;
        const isPermanent = isEmpty || reasons.size > 0;
        return { results, wrong, isComplete, isPermanent, reasons, text: sentences.join(' ') };
    }
    async #compareAll(facts) {
        let before = new Set();
        for (let reading = 1;; reading++) {
            const upstream = await this.#upstreamRefs(facts);
            const mirror = await this.#mirrorRefs();
            const comparison = compareRefs(upstream, mirror, await this.#filter(facts, upstream.keys()));
            const isSettled = comparison.wrong.every(({ ref }) => before.has(ref));
            if (isSettled || reading === maxComparisons)
                return comparison;
            before = new Set(comparison.wrong.map(({ ref }) => ref));
        }
    }
    async #filter({ settings }, refs) {
        const protectedBranches = settings?.onlyMirrorProtectedBranches
            ? await this.#context.project.protectedBranches()
            : [];
        return new BranchFilter(settings, protectedBranches, refs);
    }
    async #reasons(wrong, facts) {
        const reasons = new Map();
        if (wrong.length === 0)
            return reasons;
        const filter = await this.#filter(facts, wrong.map(({ ref }) => ref));
        const overwrites = facts.settings?.mirrorOverwritesDivergedBranches ?? true;
        for (const result of wrong.slice(0, maxShownRefs)) {
            const { ref, expected, actual } = result;
            const isBranch = ref.startsWith('refs/heads/');
            const comparable = !overwrites && isBranch && expected !== null && actual !== null;
            const relation = comparable ? await this.#context.project.relation(expected, actual) : 'unknown';
            const reason = permanentReason(result, filter, relation, overwrites);
            if (reason !== null)
                reasons.set(ref, reason);
        }
        return reasons;
    }
    async #upstreamRefs({ url }) {
        const { authUser: user, authPassword: password } = this.#context.job.desired;
        if (url === null)
            throw new Error('the upstream is not known');
        const upstream = (0,settings/* withoutCredentials */.ri)(url).replace(/^ssh:\/\/(?=[^/@]*\/)/i, 'ssh://git@');
        const accessAdvice = user === undefined && password === undefined
            ? 'set auth-user and auth-password (or, for ssh, a key of the runner) if the repository is private'
            : 'that auth-user and auth-password may read the repository';
        return this.#readRefs({ url: upstream, user, password, followsRedirects: true }, 'upstream', `To verify all refs, the runner reads the upstream itself: check that it can reach that host, and ${accessAdvice}.`);
    }
    async #mirrorRefs() {
        const { gitlab, project } = this.#context;
        const { apiUrl, token } = gitlab.connection;
        const { path } = await project.record();
        return this.#readRefs({ url: `${(0,gitlab_project/* projectUrl */.Vn)(apiUrl, path)}.git`, user: tokenUser, password: token, followsRedirects: false }, 'GitLab', 'To verify all refs, the step reads the mirror with git over HTTP: the token needs the api scope, and the instance has to allow git over HTTP(S).');
    }
    async #readRefs(repository, owner, advice) {
        const { bounds, gitlab } = this.#context;
        const { scheduler, connection } = gitlab;
        const { hasExtraCertificates } = connection;
        const { result } = await (0,retry/* sendWithRetries */.HI)({
            send: (timeoutMs) => remoteRefs({ ...repository, hasExtraCertificates }, timeoutMs, bounds),
            transientFailure: (read) => (read instanceof errors/* NetworkError */.Dr ? transientGitError(read) : null),
            cost: owner === 'GitLab' ? requestsPerListing : 0,
        }, { ...connection, bounds, scheduler });
        if (result instanceof Map)
            return result;
        if (result === null) {
            throw new errors/* StepError */.zg('timeout', `The timeout was reached before the refs of ${owner} were read.`, advice);
        }
        const status = statusIn(result);
        throw new errors/* StepError */.zg((0,response/* isUnavailable */.Pd)(status) ? 'unavailable' : 'network', `Reading the refs of ${owner} from ${repository.url} failed: ${result.message}`, advice, { cause: result });
    }
}
function filterRemarks({ settings }) {
    const regex = settings?.mirrorBranchRegex;
    if (settings !== null && regex === undefined) {
        return [
            'GitLab before 17.5 does not show its filter. If the mirror has one, set mirror-branch-regex, so that the step knows which branches are excluded.',
        ];
    }
    return regex == null || canEvaluate(regex)
        ? []
        : [
            `The step cannot evaluate mirror-branch-regex (${regex}), so it does not know which branches the filter excludes.`,
        ];
}
function verifiedText(results) {
    return `Refs verified: ${results.filter(({ ok }) => ok).length} of ${results.length}.`;
}
const permanentGitErrors = [
    'upstream-authentication',
    'upstream-ssh-key',
    'upstream-host-key',
];
function transientGitError(error) {
    const { message } = error;
    const isPermanent = permanentGitErrors.includes((0,explanations/* explanationOf */.pg)(message)) || /not found/i.test(message);
    if (isPermanent)
        return null;
    const status = statusIn(error);
    return Number.isNaN(status) ? error : { status, headers: {}, text: message, serverTime: null };
}
function statusIn({ message }) {
    return Number(/returned error: (\d{3})/.exec(message)?.[1]);
}


/***/ }),

/***/ 5056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustedBundle),
/* harmony export */   readCertificates: () => (/* binding */ readCertificates),
/* harmony export */   trustCertificates: () => (/* binding */ trustCertificates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7594);




const pemCertificate = /-----BEGIN CERTIFICATE-----(?:[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----)?/g;
function readCertificates(text, readFile) {
    let pem = text;
    if (!text.includes('-----BEGIN')) {
        try {
            pem = readFile(text);
        }
        catch (error) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9(`is neither PEM text nor a readable file (${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)})`);
        }
    }
    const certificates = parseCertificates(pem);
    if (certificates === null) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9('must contain one or more valid certificates in PEM format (-----BEGIN CERTIFICATE-----)');
    }
    return certificates;
}
function parseCertificates(pem) {
    const certificates = pem.match(pemCertificate) ?? [];
    try {
        for (const certificate of certificates)
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(certificate);
    }
    catch {
        return null;
    }
    return certificates.length > 0 ? certificates : null;
}
function trustCertificates(certificates) {
    if (typeof node_tls__WEBPACK_IMPORTED_MODULE_2__.setDefaultCACertificates !== 'function') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StepError */ .zg('input', `ca-certificate needs Node 22.19 or later (of Node 24: 24.5 or later), but this is ${process.version}.`, 'Use a newer Node, or omit ca-certificate and set NODE_EXTRA_CA_CERTS to the path of the file.');
    }
    node_tls__WEBPACK_IMPORTED_MODULE_2__.setDefaultCACertificates([...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default'), ...certificates]);
}
function trustedBundle() {
    const trusted = typeof node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates === 'function'
        ? [...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default'), ...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('system')]
        : [...node_tls__WEBPACK_IMPORTED_MODULE_2__.rootCertificates, ...extraCertificates()];
    return [...new Set(trusted)].join('\n');
}
function extraCertificates() {
    const file = process.env.NODE_EXTRA_CA_CERTS;
    if (!file)
        return [];
    try {
        return parseCertificates((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8')) ?? [];
    }
    catch {
        return [];
    }
}


/***/ })

};
