export const id = 69;
export const ids = [69];
export const modules = {

/***/ 6069:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/base/version.js
var version = __webpack_require__(6413);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(8408);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __webpack_require__(4565);
;// CONCATENATED MODULE: ./lib/inputs/flags.js




const secrets = table/* inputList */.Ds.flatMap(({ name, variable, description }) => variable === undefined ? [] : [{ name, variable, description }]);
const urlVariables = ['GITLAB_URL', 'CI_SERVER_URL'];
const options = {
    ...Object.fromEntries(table/* inputList */.Ds.map(({ name }) => [name, { type: 'string' }])),
    ...Object.fromEntries(secrets.map(({ name }) => [`${name}-file`, { type: 'string' }])),
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
};
function parseCommandLine(args, environment, readFile) {
    const values = readFlags(args);
    const inputs = {};
    for (const { name } of table/* inputList */.Ds) {
        const value = values.get(name);
        if (value !== undefined)
            inputs[name] = value;
    }
    const showsSecrets = secrets.some(({ name }) => name !== 'auth-user' && inputs[name] !== undefined);
    for (const { name, variable } of secrets) {
        const file = values.get(`${name}-file`);
        if (file !== undefined && inputs[name] !== undefined)
            throw invalid(`--${name} cannot be combined with --${name}-file`);
        const isForList = name !== 'token' && (0,table/* isForMany */.NL)(inputs);
        const fromEnvironment = isForList ? undefined : environment[variable];
        if (file !== undefined)
            inputs[name] = secretFrom(file, name, readFile);
        else if (inputs[name] === undefined && fromEnvironment !== undefined)
            inputs[name] = fromEnvironment;
    }
    const isSet = (text) => text !== undefined && text.trim() !== '';
    const urlVariable = isSet(inputs['gitlab-url'])
        ? undefined
        : urlVariables.find((name) => isSet(environment[name]));
    if (urlVariable !== undefined)
        inputs['gitlab-url'] = environment[urlVariable] ?? '';
    return {
        inputs,
        urlVariable: urlVariable ?? null,
        showsSecrets,
        json: values.has('json'),
        verbose: values.has('verbose'),
        help: values.has('help'),
        version: values.has('version'),
    };
}
function isForJson(args) {
    return args.some((arg) => /^--json(=|$)/.test(arg));
}
function readFlags(args) {
    const values = new Map();
    const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
    const { tokens } = (0,external_node_util_.parseArgs)({ args: withValues, options, strict: false, tokens: true });
    for (const token of tokens) {
        if (token.kind === 'positional')
            throw invalid('unexpected argument');
        if (token.kind === 'option-terminator')
            continue;
        const { name, value, inlineValue } = token;
        const option = Object.hasOwn(options, name) ? options[name] : undefined;
        if (option === undefined)
            throw invalid(unknownFlag(args[token.index] ?? ''));
        const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
        if (option.type === 'string' ? isMissing : value !== undefined) {
            throw invalid(`--${name}: a value is missing or not allowed; write a value that begins with - as --flag=value`);
        }
        if (values.has(name))
            throw invalid(`--${name}: given twice`);
        values.set(name, value ?? '');
    }
    return values;
}
function unknownFlag(arg) {
    const [typed = ''] = arg.split('=');
    const [shown = ''] = /^(?:--[a-z_-]+|-[a-z]?)/i.exec(typed) ?? [];
    const meant = (0,closest/* closest */.k)(typed.replace(/^-+/, ''), Object.keys(options));
    const suggestion = meant === null ? '' : `; did you mean --${meant}?`;
    return `${shown}${shown === typed ? '' : '…'}: unknown flag${suggestion}`;
}
function withSwitchValue(arg, next) {
    const [, no, name] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
    const input = table/* inputList */.Ds.find((candidate) => candidate.name === name);
    if (input?.type.form !== 'switch')
        return arg;
    if (no !== undefined)
        return `--${name}=false`;
    const values = ['true', 'false', ...input.type.choices];
    return values.includes(next.toLowerCase()) ? arg : `--${name}=true`;
}
function invalid(message) {
    return new errors/* StepError */.zg('input', `Invalid command line: ${message}`, 'See gitlab-pull-mirror --help; no request was made.');
}
function secretFrom(file, name, readFile) {
    let secret;
    try {
        secret = readFile(file).trim();
    }
    catch (error) {
        throw invalid(`--${name}-file: cannot be read (${error instanceof Error ? error.message : error})`);
    }
    if (secret === '')
        throw invalid(`--${name}-file: is empty`);
    return secret;
}
function helpText() {
    const width = Math.max(...table/* inputList */.Ds.map(({ name }) => name.length)) + 4;
    const line = (start, column, meaning) => `  ${start.padEnd(column)} ${meaning.replaceAll('`', '')}`;
    const secretLines = secrets.map(({ name, variable, description }) => line(`${variable}, or --${name}-file FILE`, width + 23, description));
    const flagLines = table/* inputList */.Ds
        .filter(({ variable }) => variable === undefined)
        .map(({ name, description, default: preset }) => line(`--${name}`, width, preset === undefined ? description : `${description} [${preset}]`));
    return `gitlab-pull-mirror: configures a GitLab pull mirror, triggers an update, and succeeds only when that update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]

Secrets (keep them off the command line, which everybody on the machine can read):
${secretLines.join('\n')}

Flags, with their defaults:
${flagLines.join('\n')}
${line('--json', width, 'Print the outcome and the results of all mirrors as JSON')}
${line('--verbose', width, 'Log every request')}
${line('--version', width, 'Print the version')}
${line('-h, --help', width, 'Print this help')}

Switches such as --wait take true or false, or stand alone: --dry-run, --no-wait.
The base URL comes from ${urlVariables.join(' or ')} if --gitlab-url is not given.
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything was done
  1  something failed, or the JSON could not be written; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no mirror was changed
SIGINT and SIGTERM end the command by that signal.
`;
}

// EXTERNAL MODULE: ./lib/inputs/inputs.js + 1 modules
var inputs_inputs = __webpack_require__(6736);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/platform/output.js


const graceMs = 1_000;
async function handOver(text, stream, bounds) {
    stream.on('error', () => { });
    if (stream === process.stdout && !(stream instanceof external_node_net_.Socket))
        return writeToFile(text, process.stdout.fd);
    const done = new AbortController();
    const written = new Promise((resolve) => {
        stream.write(text, (error) => resolve(error ?? null));
    });
    try {
        return await Promise.race([written, timeIsUp(bounds, done.signal)]);
    }
    finally {
        done.abort();
    }
}
function writeToFile(text, file) {
    const bytes = Buffer.from(text);
    try {
        for (let at = 0; at < bytes.length;)
            at += (0,external_node_fs_.writeSync)(file, bytes, at);
        return null;
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
async function timeIsUp({ clock, deadline, cancelled }, done) {
    const begun = clock.now();
    await clock.sleep(deadline - begun, AbortSignal.any([cancelled, done])).catch(() => { });
    const end = cancelled.aborted ? clock.now() + graceMs : Math.max(deadline, begun + graceMs);
    await clock.sleep(end - clock.now(), done);
    return new Error(`it was not read ${cancelled.aborted ? 'within a second' : 'before the timeout'}`);
}

// EXTERNAL MODULE: ./lib/platform/process.js
var platform_process = __webpack_require__(8402);
// EXTERNAL MODULE: ./lib/report/annotations.js
var annotations = __webpack_require__(1116);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __webpack_require__(8568);
// EXTERNAL MODULE: ./lib/report/step-result.js
var step_result = __webpack_require__(2818);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(4783);
// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __webpack_require__(6948);
// EXTERNAL MODULE: ./lib/platform/platform.js
var platform = __webpack_require__(1124);
// EXTERNAL MODULE: ./lib/platform/results-file.js
var results_file = __webpack_require__(2704);
;// CONCATENATED MODULE: ./lib/platform/terminal.js








const exitCodes = { done: 0, failed: 1, usage: 2 };
function terminalPlatform(options) {
    const { bounds, json, verbose } = options;
    const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
    const secrets = new platform/* Secrets */.S();
    const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
        clock: bounds.clock,
        isLive: isTerminal && !process.env.CI,
        hasColors: isTerminal && !process.env.NO_COLOR,
        isVerbose: verbose,
    });
    return {
        log,
        hide: (more) => secrets.add(more),
        workspace: null,
        async report(given) {
            log.close();
            const step = (0,results_file/* withResultsFile */.T)(given, secrets.redact, log);
            for (const { project, error } of (0,step_result/* failuresOf */.dJ)(step))
                log.error((0,annotations/* annotation */.w7)(project, error, secrets.redact).text);
            const unwritten = json
                ? await handOver(`${(0,outputs/* jsonOf */.o_)(step, secrets.redact)}\n`, process.stdout, bounds)
                : null;
            if (unwritten !== null)
                log.error(`The JSON on standard output is incomplete: ${unwritten.message}`);
            if (step.error?.kind === 'input')
                return exitCodes.usage;
            return (0,step_result/* hasPassed */.Pc)(step) && unwritten === null ? exitCodes.done : exitCodes.failed;
        },
    };
}
const colors = { red: 31, yellow: 33, grey: 90, bold: 1 };
const lineStart = '\r\u001b[2K';
function terminalLog(print, redact, { clock, isLive, hasColors, isVerbose }) {
    const paint = (color, text) => hasColors ? `\u001b[${colors[color]}m${text}\u001b[0m` : text;
    let status = '';
    let since = clock.now();
    const clear = () => {
        if (isLive && status !== '')
            print(lineStart);
    };
    const show = () => {
        const columns = process.stderr.columns ?? 80;
        const text = `${status} (${(0,duration/* formatDuration */.a3)(clock.now() - since)})`;
        print(`${lineStart}${paint('grey', text.slice(0, columns - 1))}`);
    };
    const line = (text) => {
        clear();
        print(`${text}\n`);
    };
    const closed = new AbortController();
    const tick = async () => {
        for (;;) {
            await clock.sleep(1_000, closed.signal);
            if (status !== '')
                show();
        }
    };
    if (isLive)
        tick().catch(() => { });
    const safe = (text) => (0,sanitize/* oneLine */.TN)(text, redact);
    const mark = { warning: paint('yellow', 'warning:'), error: paint('red', 'error:') };
    return {
        info(text) {
            line(safe(text));
            status = safe(text);
            since = clock.now();
        },
        warning: (text) => line(`${mark.warning} ${safe(text)}`),
        error: (text) => line(`${mark.error} ${safe(text)}`),
        debug: (text) => isVerbose && line(paint('grey', safe(text))),
        group(title, lines) {
            line(paint('bold', safe(title)));
            for (const { level, text } of lines) {
                line(`  ${level === 'warning' ? `${mark.warning} ` : ''}${safe(text)}`);
            }
        },
        close() {
            closed.abort();
            clear();
            status = '';
        },
    };
}

// EXTERNAL MODULE: ./lib/step.js + 2 modules
var step = __webpack_require__(5376);
;// CONCATENATED MODULE: ./lib/cli.js










const { apiUrl: urlInput, timeoutMs: timeoutInput, token, authPassword } = table/* inputs */.QL;
const defaultTimeoutMs = timeoutInput.type.parse(timeoutInput.default ?? '');
const command = commandLine();
void (0,platform_process/* runProgram */.m)((bounds) => run(bounds), [process.stderr], { endsBySignal: true });
function commandLine() {
    try {
        return parseCommandLine(process.argv.slice(2), process.env, (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        return (0,errors/* asStepError */.Xg)(error);
    }
}
async function run(bounds) {
    const begun = bounds.clock.now();
    if (command instanceof Error) {
        const json = isForJson(process.argv.slice(2));
        const deadline = begun + defaultTimeoutMs;
        const platform = terminalPlatform({ bounds: { ...bounds, deadline }, json, verbose: false });
        return platform.report({ results: [], isList: true, error: command });
    }
    if (command.help)
        return print(helpText(), bounds);
    if (command.version)
        return print(`${version/* version */.r}\n`, bounds);
    const { inputs, urlVariable, showsSecrets, json, verbose } = command;
    const raw = (0,inputs_inputs/* readInputs */.Ko)((name) => inputs[name] ?? '');
    const { apiUrl, timeoutMs = defaultTimeoutMs } = (0,table/* parseTexts */.oh)(['apiUrl', 'timeoutMs'], raw).values;
    const deadline = begun + timeoutMs;
    const platform = terminalPlatform({ bounds: { ...bounds, deadline }, json, verbose });
    if (showsSecrets) {
        platform.log.warning(`Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`);
    }
    const server = apiUrl?.replace(/\/api\/v4$/, '') ?? `invalid ${urlInput.name}`;
    platform.log.info(`Server: ${server}${urlVariable === null ? '' : ` (from ${urlVariable})`}`);
    return platform.report(await (0,step/* runStep */.e)(raw, platform, bounds));
}
async function print(text, bounds) {
    const deadline = bounds.clock.now() + defaultTimeoutMs;
    const error = await handOver(text, process.stdout, { ...bounds, deadline });
    if (error === null || error.code === 'EPIPE')
        return exitCodes.done;
    process.stderr.write(`error: Writing to standard output failed: ${error.message}\n`);
    return exitCodes.failed;
}


/***/ }),

/***/ 8408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest)
/* harmony export */ });
function closest(typed, words) {
    if (typed.length > 100)
        return null;
    let best = null;
    let least = Math.min(Math.max(2, Math.floor(typed.length / 3)), typed.length - 1) + 1;
    for (const word of words) {
        const distance = editDistance(typed.toLowerCase(), word);
        if (distance < least)
            [best, least] = [word, distance];
    }
    return best;
}
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [row, letter] of Array.from(a).entries()) {
        const current = [row + 1];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (previous[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ })

};
