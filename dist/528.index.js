export const id = 528;
export const ids = [528];
export const modules = {

/***/ 8528:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/base/version.js
var version = __webpack_require__(6413);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __webpack_require__(4565);
;// CONCATENATED MODULE: ./lib/inputs/flags.js



const secrets = table/* inputList */.Ds.flatMap(({ name, variable, description }) => variable === undefined ? [] : [{ name, variable, description }]);
const options = {
    ...Object.fromEntries(table/* inputList */.Ds.map(({ name }) => [name, { type: 'string' }])),
    ...Object.fromEntries(secrets.map(({ name }) => [`${name}-file`, { type: 'string' }])),
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
};
function parseCommandLine(args, environment, readFile) {
    let values;
    try {
        const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
        ({ values } = (0,external_node_util_.parseArgs)({ args: withValues, options, strict: true, allowPositionals: false }));
    }
    catch (error) {
        throw invalid(messageOf(error));
    }
    const text = (name) => (typeof values[name] === 'string' ? values[name] : undefined);
    const inputs = {};
    for (const { name } of table/* inputList */.Ds) {
        const value = text(name);
        if (value !== undefined)
            inputs[name] = value;
    }
    const showsSecrets = secrets.some(({ name }) => name !== 'auth-user' && inputs[name] !== undefined);
    for (const { name, variable } of secrets) {
        const file = text(`${name}-file`);
        if (file !== undefined && inputs[name] !== undefined)
            throw invalid(`--${name} cannot be combined with --${name}-file`);
        const isForList = name !== 'token' && (0,table/* isList */.Lv)(inputs);
        const fromEnvironment = isForList ? undefined : environment[variable];
        if (file !== undefined)
            inputs[name] = secretFrom(file, name, readFile);
        else if (inputs[name] === undefined && fromEnvironment !== undefined)
            inputs[name] = fromEnvironment;
    }
    const { json = false, verbose = false, help = false, version = false } = values;
    return {
        inputs,
        showsSecrets,
        json: Boolean(json),
        verbose: Boolean(verbose),
        help: Boolean(help),
        version: Boolean(version),
    };
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
function messageOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const [, flag = 'a flag'] = /'(-{1,2}[a-z][a-z-]*)/i.exec(error instanceof Error ? error.message : '') ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
        return `${flag}: unknown flag`;
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
        return 'unexpected argument';
    return `${flag}: a value is missing or not allowed; write a value that begins with - as --flag=value`;
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
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything was done
  1  something failed; the log says what failed, why, and what to do
  2  the command line or an input is invalid; no request was made
`;
}

// EXTERNAL MODULE: ./lib/inputs/inputs.js
var inputs_inputs = __webpack_require__(8864);
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
;// CONCATENATED MODULE: ./lib/platform/terminal.js






const exitCodes = { done: 0, failed: 1, usage: 2 };
function terminalPlatform(options) {
    const { clock, json, verbose } = options;
    const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
    const secrets = new platform/* Secrets */.S();
    const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
        clock,
        isLive: isTerminal && !process.env.CI,
        hasColors: isTerminal && !process.env.NO_COLOR,
        isVerbose: verbose,
    });
    return {
        log,
        hide: (more) => secrets.add(more),
        workspace: null,
        report(step) {
            log.close();
            const failures = (0,step_result/* failuresOf */.dJ)(step);
            for (const { project, error } of failures)
                log.error((0,annotations/* annotation */.w7)(project, error, secrets.redact).text);
            if (json)
                process.stdout.write(`${(0,outputs/* jsonOf */.o_)(step, secrets.redact)}\n`);
            if ((0,step_result/* hasPassed */.Pc)(step))
                return exitCodes.done;
            return failures[0]?.error.kind === 'input' ? exitCodes.usage : exitCodes.failed;
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
        const text = `${status} (${(0,duration/* formatDuration */.a)(clock.now() - since)})`;
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

// EXTERNAL MODULE: ./lib/step.js + 6 modules
var step = __webpack_require__(944);
;// CONCATENATED MODULE: ./lib/cli.js









process.exitCode = exitCodes.failed;
const command = commandLine();
if (command?.help) {
    process.stdout.write(helpText());
    process.exitCode = exitCodes.done;
}
else if (command?.version) {
    process.stdout.write(`${version/* version */.r}\n`);
    process.exitCode = exitCodes.done;
}
else if (command !== null) {
    void mirror(command);
}
function commandLine() {
    try {
        return parseCommandLine(process.argv.slice(2), process.env, (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        const { message, hint } = (0,errors/* asStepError */.Xg)(error);
        process.stderr.write(`error: ${message}. ${hint}\n`);
        process.exitCode = error instanceof errors/* StepError */.zg ? exitCodes.usage : exitCodes.failed;
        return null;
    }
}
async function mirror({ inputs, showsSecrets, json, verbose }) {
    await (0,platform_process/* runProgram */.m)(async (bounds) => {
        const platform = terminalPlatform({ clock: bounds.clock, json, verbose });
        if (showsSecrets) {
            const { token, authPassword } = table/* inputs */.QL;
            platform.log.warning(`Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`);
        }
        const raw = (0,inputs_inputs/* readInputs */.Ko)((name) => inputs[name] ?? '');
        return platform.report(await (0,step/* runStep */.e)(raw, platform, bounds));
    }, [process.stdout, process.stderr]);
}


/***/ })

};
