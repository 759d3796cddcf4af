export const id = 783;
export const ids = [783];
export const modules = {

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/base/version.js
var version = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/gitlab/project.js
var project = __webpack_require__(510);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(8408);
// EXTERNAL MODULE: ./lib/text/credentials.js
var credentials = __webpack_require__(4369);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __webpack_require__(4565);
// EXTERNAL MODULE: ./lib/inputs/values.js
var inputs_values = __webpack_require__(7035);
;// CONCATENATED MODULE: ./lib/inputs/flags.js






const secrets = table/* inputList */.Ds.flatMap(({ name, variable, description }) => variable === undefined ? [] : [{ name, variable, description }]);
const urlVariables = ['GITLAB_URL', 'CI_SERVER_URL'];
const inputsOfStep = table/* inputList */.Ds.map(({ name }) => name);
const inputsOfList = table/* inputList */.Ds.filter(({ inListCommand }) => inListCommand).map(({ name }) => name);
function optionsFor(names, more) {
    const files = secrets.filter(({ name }) => names.includes(name)).map(({ name }) => `${name}-file`);
    return {
        ...Object.fromEntries([...names, ...files].map((name) => [name, { type: 'string' }])),
        ...more,
        json: { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
    };
}
const optionsOfStep = optionsFor(inputsOfStep, {});
const optionsOfList = optionsFor(inputsOfList, { yaml: { type: 'boolean' } });
function isForList(args) {
    return args[0] === 'list';
}
function parseCommandLine(args, environment, readFile) {
    try {
        return parseArguments(args, environment, readFile);
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInput */.o9))
            throw error;
        const help = `gitlab-pull-mirror ${isForList(args) ? 'list ' : ''}--help`;
        throw new errors/* StepError */.zg('input', `Invalid command line: ${error.message}`, `See ${help}; no request was made.`);
    }
}
function parseArguments(args, environment, readFile) {
    if (args.length === 0) {
        throw new errors/* InvalidInput */.o9('one of --project, --mirrors and --group is needed (or the command list)');
    }
    const forList = isForList(args);
    const values = forList ? readFlags(args.slice(1), optionsOfList) : readFlags(args, optionsOfStep);
    const isHelp = values.has('help') || values.has('version');
    const inputs = {};
    for (const { name } of table/* inputList */.Ds) {
        const value = values.get(name);
        if (value !== undefined)
            inputs[name] = value;
    }
    const isSet = (text) => text !== undefined && text.trim() !== '';
    const showsSecrets = secrets.some(({ name }) => {
        const value = inputs[name] ?? '';
        return isSet(value) && (name !== 'auth-user' || (0,credentials/* looksLikeToken */.NM)(value));
    });
    for (const { name, variable } of secrets) {
        const file = isHelp ? undefined : values.get(`${name}-file`);
        if (file !== undefined && inputs[name] !== undefined)
            throw new errors/* InvalidInput */.o9(`--${name} cannot be combined with --${name}-file`);
        const isUnused = name !== 'token' && (forList || (0,table/* isForMany */.NL)(inputs));
        const fromEnvironment = isUnused ? undefined : environment[variable];
        if (file !== undefined)
            inputs[name] = secretFrom(file, name, readFile);
        else if (!isSet(inputs[name]) && fromEnvironment !== undefined)
            inputs[name] = fromEnvironment;
    }
    const urlVariable = isSet(inputs['gitlab-url'])
        ? undefined
        : urlVariables.find((name) => isSet(environment[name]));
    if (urlVariable !== undefined)
        inputs['gitlab-url'] = environment[urlVariable] ?? '';
    const list = forList ? listForm(values) : null;
    if (list !== null && !isHelp && !isSet(inputs.group)) {
        throw new errors/* InvalidInput */.o9('list needs --group, the numeric ID or full path of a group');
    }
    return {
        list,
        inputs,
        urlVariable: urlVariable ?? null,
        showsSecrets,
        json: values.has('json'),
        verbose: values.has('verbose'),
        help: values.has('help'),
        version: values.has('version'),
    };
}
function listForm(values) {
    if (values.has('yaml') && values.has('json'))
        throw new errors/* InvalidInput */.o9('--yaml cannot be combined with --json');
    if (values.has('yaml'))
        return 'yaml';
    return values.has('json') ? 'json' : 'table';
}
function isForJson(args) {
    return args.some((arg) => /^--json(=|$)/.test(arg));
}
function secretFilesIn(args) {
    return secrets.map(({ name }) => flagValue(`${name}-file`, args)).filter((file) => file !== '');
}
function flagValue(name, args) {
    const options = { [name]: { type: 'string' } };
    const { tokens } = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: false, tokens: true });
    const values = tokens.flatMap((token) => {
        if (token.kind !== 'option' || token.name !== name || isValueMissing(token))
            return [];
        return token.value ?? [];
    });
    return values.at(-1) ?? '';
}
function isValueMissing({ value, inlineValue }) {
    return value === undefined || (!inlineValue && /^-./.test(value));
}
function readFlags(args, options) {
    const values = new Map();
    const withValues = args.map((arg, index) => withSwitchValue(arg, args[index + 1] ?? ''));
    const { tokens } = (0,external_node_util_.parseArgs)({ args: withValues, options, strict: false, tokens: true });
    let lastFlag = null;
    for (const token of tokens) {
        if (token.kind === 'positional') {
            throw new errors/* InvalidInput */.o9(unexpectedArgument(token.value, lastFlag, options === optionsOfList));
        }
        if (token.kind === 'option-terminator')
            continue;
        const { name, value } = token;
        const option = Object.hasOwn(options, name) ? options[name] : undefined;
        if (option === undefined) {
            if (options === optionsOfList && Object.hasOwn(optionsOfStep, name)) {
                throw new errors/* InvalidInput */.o9(`--${name}: not supported by list`);
            }
            throw new errors/* InvalidInput */.o9(unknownFlag(args[token.index] ?? '', options));
        }
        if (option.type === 'string' && isValueMissing(token)) {
            throw new errors/* InvalidInput */.o9(`--${name}: needs a value; write one that begins with - as --${name}=value`);
        }
        if (option.type === 'boolean' && value !== undefined)
            throw new errors/* InvalidInput */.o9(`--${name}: takes no value`);
        if (values.has(name))
            throw new errors/* InvalidInput */.o9(`--${name}: given twice`);
        values.set(name, value ?? '');
        lastFlag = name;
    }
    return values;
}
function unexpectedArgument(arg, lastFlag, isList) {
    if (lastFlag !== null) {
        const values = switchValues(lastFlag);
        if (values.length > 0)
            return `unexpected argument after --${lastFlag}, which takes ${(0,inputs_values/* alternatives */.Vo)(values)}`;
        return `unexpected argument after --${lastFlag}${arg === 'list' ? '; list is the first argument' : ''}`;
    }
    if (isList)
        return 'unexpected argument after list; the group is given with --group';
    const meant = (0,closest/* closest */.k)(arg, ['list', 'help', 'version']);
    const advice = meant === null
        ? 'the project is given with --project'
        : `did you mean ${meant === 'list' ? '' : '--'}${meant}?`;
    return `unexpected argument; ${advice}`;
}
function unknownFlag(arg, options) {
    const [typed = ''] = arg.split('=');
    const [shown = ''] = /^(?:--[a-z_-]+|-[a-z]?)/i.exec(typed) ?? [];
    const meant = (0,closest/* closest */.k)(typed.replace(/^-+/, ''), Object.keys(options));
    const suggestion = meant === null ? '' : `; did you mean --${meant}?`;
    return `${shown}${shown === typed ? '' : '…'}: unknown flag${suggestion}`;
}
function withSwitchValue(arg, next) {
    const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? [];
    const values = switchValues(name);
    if (values.length === 0)
        return arg;
    if (no !== undefined)
        return `--${name}=false`;
    return values.includes(next.toLowerCase()) ? arg : `--${name}=true`;
}
function switchValues(name) {
    const input = table/* inputList */.Ds.find((candidate) => candidate.name === name);
    return input?.type.form === 'switch' ? ['true', ...input.type.choices, 'false'] : [];
}
function secretFrom(file, name, readFile) {
    let secret;
    try {
        secret = readFile(file).trim();
    }
    catch (error) {
        if (error instanceof errors/* InvalidInput */.o9)
            throw new errors/* InvalidInput */.o9(`--${name}-file: ${error.message}`);
        const { code = 'unknown error' } = error;
        throw new errors/* InvalidInput */.o9(`--${name}-file: cannot be read (${code})`);
    }
    if (secret === '')
        throw new errors/* InvalidInput */.o9(`--${name}-file: is empty`);
    return secret;
}
const helpWidth = 80;
const indent = ' '.repeat(6);
function helpLines(rows) {
    return rows.map(([flag, meaning]) => `  ${flag}\n${wrapped(meaning)}`).join('\n');
}
function wrapped(text) {
    const lines = [];
    let line = '';
    for (const word of text.replaceAll('`', '').split(' ')) {
        if (line !== '' && indent.length + line.length + 1 + word.length > helpWidth) {
            lines.push(indent + line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, indent + line].join('\n');
}
function valuesText({ name, type }) {
    if (type.form === 'switch')
        return `[${switchValues(name).join('|')}]`;
    return type.form === 'choice' ? type.choices.join('|') : 'VALUE';
}
function helpOnFlags(names, first, output) {
    const secretRows = secrets
        .filter(({ name }) => names.includes(name))
        .map(({ name, variable, description }) => [`${variable}, or --${name}-file FILE`, description]);
    const bySection = Object.entries(table/* sections */.V0).map(([section, title]) => {
        const rows = table/* inputList */.Ds
            .filter((input) => input.section === section && names.includes(input.name) && !input.variable)
            .map((input) => {
            const preset = input.default === undefined ? '' : ` [${input.default}]`;
            return [`--${input.name} ${valuesText(input)}`, `${input.description}${preset}`];
        });
        return { title, rows };
    });
    return [
        ...first,
        { title: 'Secrets (everybody on the machine can read the command line)', rows: secretRows },
        ...bySection,
        { title: 'Output', rows: output },
    ]
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => `${title}:\n${helpLines(rows)}`)
        .join('\n\n');
}
const verboseHelp = ['--verbose', 'Log every request'];
const helpHelp = ['-h, --help', 'Print this help'];
const defaultsHelp = 'Brackets at the end of a description show the default.';
const urlHelp = `Without --gitlab-url, the base URL comes from ${urlVariables.join(' or ')}.`;
function listHelpText() {
    const group = ['--group VALUE', 'Numeric ID or full path of the group'];
    const names = inputsOfList.filter((name) => name !== 'group');
    const flags = helpOnFlags(names, [{ title: 'Group', rows: [group] }], [
        ['--yaml', 'Print a list that --mirrors accepts; used as it is, it changes no setting'],
        ['--json', 'Print JSON'],
        verboseHelp,
        helpHelp,
    ]);
    return `Prints the pull mirrors that exist in a group and its subgroups, with their
state. Changes nothing.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup
      [--yaml | --json] [flags]

${flags}

${defaultsHelp}
${urlHelp}
The log is printed on standard error, the list on standard output.

Exit codes:
  0  all mirrors were read, whatever their state is
  1  the group or a mirror could not be read, or the list could not be
     written; the log says why, and what to do
  2  the command line or an input is invalid
`;
}
function helpText() {
    const flags = helpOnFlags(inputsOfStep, [], [
        ['--json', 'Print the outcome and the results of all mirrors as JSON'],
        verboseHelp,
        ['--version', 'Print the version'],
        helpHelp,
    ]);
    return `Configures a GitLab pull mirror, triggers an update, and succeeds only when that
update has finished.

Usage:
  GITLAB_TOKEN=… gitlab-pull-mirror --project group/project
      [--url https://example.com/upstream.git] [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --mirrors mirrors.yml [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror --group group/subgroup [flags]
  GITLAB_TOKEN=… gitlab-pull-mirror list --group group/subgroup [flags]
      (see gitlab-pull-mirror list --help)

${flags}

${defaultsHelp}
Switches may stand alone: --dry-run, --no-wait.
${urlHelp}
The log is printed on standard error, JSON on standard output.

Exit codes:
  0  everything succeeded
  1  something failed, or the JSON could not be written; the log says what
     failed, why, and what to do
  2  the command line or an input is invalid; no mirror was changed
On SIGINT or SIGTERM, the command ends with that signal.
`;
}

// EXTERNAL MODULE: ./lib/inputs/inputs.js
var inputs_inputs = __webpack_require__(8864);
// EXTERNAL MODULE: ./lib/platform/output.js
var output = __webpack_require__(9890);
// EXTERNAL MODULE: ./lib/platform/process.js
var platform_process = __webpack_require__(8402);
// EXTERNAL MODULE: ./lib/platform/terminal.js
var terminal = __webpack_require__(1483);
// EXTERNAL MODULE: ./lib/step.js + 1 modules
var step = __webpack_require__(1077);
// EXTERNAL MODULE: ./lib/text/encoding.js
var encoding = __webpack_require__(806);
;// CONCATENATED MODULE: ./lib/cli.js












const { apiUrl: urlInput, timeoutMs: timeoutInput, token, authPassword } = table/* inputs */.QL;
const defaultTimeoutMs = timeoutInput.type.parse(timeoutInput.default ?? '');
const args = process.argv.slice(2);
const command = commandLine();
void (0,platform_process/* runProgram */.m)((bounds) => run(command, bounds), [process.stderr], { endsBySignal: true });
function commandLine() {
    try {
        return parseCommandLine(args, process.env, (path) => (0,encoding/* decodeText */.g)((0,external_node_fs_.readFileSync)(path)));
    }
    catch (error) {
        return (0,errors/* asStepError */.Xg)(error);
    }
}
async function run(command, bounds) {
    const begun = bounds.clock.now();
    const secretFiles = secretFilesIn(args);
    if (command instanceof Error) {
        const json = isForJson(args);
        const deadline = begun + defaultTimeoutMs;
        const platform = (0,terminal/* terminalPlatform */.CH)({ bounds: { ...bounds, deadline }, json, verbose: false, secretFiles });
        if (isForList(args)) {
            const { reportListError } = await __webpack_require__.e(/* import() */ 322).then(__webpack_require__.bind(__webpack_require__, 6322));
            return reportListError(command, json ? 'json' : 'table', platform);
        }
        const known = {
            'results-file': flagValue('results-file', args),
            mirrors: flagValue('mirrors', args),
            'ca-certificate': flagValue('ca-certificate', args),
        };
        return platform.report(await (0,step/* failedStep */.c)(known, command, platform));
    }
    if (command.help)
        return print(command.list === null ? helpText() : listHelpText(), bounds);
    if (command.version)
        return print(`${version/* version */.r}\n`, bounds);
    const { inputs, urlVariable, showsSecrets, json, verbose } = command;
    const raw = (0,inputs_inputs/* readInputs */.Ko)((name) => inputs[name] ?? '');
    const { apiUrl, timeoutMs = defaultTimeoutMs } = (0,table/* parseTexts */.oh)(['apiUrl', 'timeoutMs'], raw).values;
    const deadline = begun + timeoutMs;
    const platform = (0,terminal/* terminalPlatform */.CH)({ bounds: { ...bounds, deadline }, json, verbose, secretFiles });
    if (showsSecrets) {
        platform.log.warning(`Other users of this machine can read the command line. Pass secrets in ${token.variable} and ${authPassword.variable}, or in files.`);
    }
    const server = apiUrl === undefined ? `invalid ${urlInput.name}` : (0,project/* serverUrl */.Vd)(apiUrl);
    const source = inputs['gitlab-url'] === undefined ? 'the default' : urlVariable && `from ${urlVariable}`;
    platform.log.info(`Server: ${server}${source === null ? '' : ` (${source})`}`);
    if (command.list !== null) {
        const { runList } = await __webpack_require__.e(/* import() */ 322).then(__webpack_require__.bind(__webpack_require__, 6322));
        return runList(raw, command.list, platform, bounds);
    }
    return platform.report(await (0,step/* runStep */.e)(raw, platform, bounds));
}
async function print(text, bounds) {
    const deadline = bounds.clock.now() + defaultTimeoutMs;
    const error = await (0,output/* handOver */.C)(text, process.stdout, { ...bounds, deadline });
    if (error === null || error.code === 'EPIPE')
        return terminal/* exitCodes */.hS.done;
    process.stderr.write(`error: Writing to standard output failed: ${error.message}\n`);
    return terminal/* exitCodes */.hS.failed;
}


/***/ }),

/***/ 9890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ handOver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);


const graceMs = 1_000;
async function handOver(text, stream, bounds) {
    stream.on('error', () => { });
    if (stream === process.stdout && !(stream instanceof node_net__WEBPACK_IMPORTED_MODULE_1__.Socket))
        return writeToFile(text, process.stdout.fd);
    const done = new AbortController();
    const writing = new Promise((resolve) => {
        stream.write(text, (error) => resolve(error ?? null));
    });
    try {
        return await Promise.race([writing, readerTimeout(bounds, done.signal)]);
    }
    finally {
        done.abort();
    }
}
function writeToFile(text, file) {
    const bytes = Buffer.from(text);
    try {
        for (let at = 0; at < bytes.length;)
            at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, at);
        return null;
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
async function readerTimeout({ clock, deadline, cancelled }, done) {
    const begun = clock.now();
    await clock.sleep(deadline - begun, AbortSignal.any([cancelled, done])).catch(() => { });
    const end = cancelled.aborted ? clock.now() + graceMs : Math.max(deadline, begun + graceMs);
    await clock.sleep(end - clock.now(), done);
    return new Error(`it was not read ${cancelled.aborted ? 'within a second of the cancellation' : 'before the timeout'}`);
}


/***/ }),

/***/ 1483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ terminalPlatform),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   hS: () => (/* binding */ exitCodes)
/* harmony export */ });
/* unused harmony export terminalLog */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _report_annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1116);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8568);
/* harmony import */ var _report_step_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2818);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4783);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1814);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6948);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9890);








const exitCodes = { done: 0, failed: 1, usage: 2 };
function terminalPlatform(options) {
    const { bounds, json, verbose, secretFiles = [], secrets = new _text_redact_js__WEBPACK_IMPORTED_MODULE_5__/* .Secrets */ .Sb() } = options;
    const isTerminal = ({ isTTY }) => isTTY === true && process.env.TERM !== 'dumb';
    const isShown = isTerminal(process.stderr);
    const log = terminalLog((text) => process.stderr.write(text), secrets.redact, {
        clock: bounds.clock,
        isLive: isShown && !process.env.CI,
        hasColors: isShown && !process.env.NO_COLOR,
        isVerbose: verbose,
    });
    const { redact } = secrets;
    const conclude = async ({ failures, output, exitCode }) => {
        log.close();
        const hint = (0,_report_step_result_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedHint */ .$B)(failures.map(({ error }) => error.hint));
        for (const { project, error } of failures) {
            if (error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS) {
                for (const problem of error.problems)
                    log.error(problem);
                log.info(error.hint);
            }
            else
                log.error((0,_report_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .annotation */ .w7)(project, hint === null ? error : (0,_report_step_result_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutHint */ .u7)(error), redact).text);
        }
        if (hint !== null)
            log.info(hint);
        const error = output === null ? null : await (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .handOver */ .C)(output.text, process.stdout, bounds);
        const isWritten = error === null || (output?.mayBeCut === true && error.code === 'EPIPE');
        if (!isWritten)
            log.error(`The ${output?.name} on standard output is incomplete: ${error.message}`);
        return exitCode === exitCodes.done && !isWritten ? exitCodes.failed : exitCode;
    };
    return {
        log,
        redact,
        hide: (more) => secrets.add(more),
        workspace: null,
        protectedFiles: [...secretFiles, process.env.NODE_EXTRA_CA_CERTS ?? ''],
        get display() {
            const { stdout } = process;
            return isTerminal(stdout)
                ? { hasColors: !process.env.NO_COLOR, columns: stdout.columns || null }
                : { hasColors: false, columns: null };
        },
        conclude,
        async report(result) {
            const step = result.resultsFile
                ? (await __webpack_require__.e(/* import() */ 704).then(__webpack_require__.bind(__webpack_require__, 2704))).withResultsFile(result, redact, log)
                : result;
            const output = json ? { name: 'JSON', text: `${(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .commandJson */ .ic)(step, redact)}\n` } : null;
            const exitCode = exitCodeOf(result.error, (0,_report_step_result_js__WEBPACK_IMPORTED_MODULE_3__/* .hasPassed */ .Pc)(step));
            return conclude({ failures: (0,_report_step_result_js__WEBPACK_IMPORTED_MODULE_3__/* .failuresOf */ .dJ)(step), output, exitCode });
        },
    };
}
function exitCodeOf(error, hasPassed) {
    if (error?.kind === 'input')
        return exitCodes.usage;
    return hasPassed ? exitCodes.done : exitCodes.failed;
}
const colors = { red: 31, yellow: 33, grey: 90, bold: 1 };
const lineStart = '\r\u001b[2K';
function terminalLog(print, redact, { clock, isLive, hasColors, isVerbose }) {
    const paint = (color, text) => hasColors ? `\u001b[${colors[color]}m${text}\u001b[0m` : text;
    let status = '';
    let statusSince = clock.now();
    const clear = () => {
        if (isLive && status !== '')
            print(lineStart);
    };
    const show = () => {
        const columns = process.stderr.columns || 80;
        const text = `${status} (${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(clock.now() - statusSince)})`;
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
    const safe = (text) => (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text, redact);
    const prefix = { warning: paint('yellow', 'warning:'), error: paint('red', 'error:') };
    return {
        info(text) {
            line(safe(text));
            status = safe(text);
            statusSince = clock.now();
        },
        warning: (text) => line(`${prefix.warning} ${safe(text)}`),
        error: (text) => line(`${prefix.error} ${safe(text)}`),
        debug: (text) => isVerbose && line(paint('grey', safe(text))),
        group(title, lines) {
            line(paint('bold', safe(title)));
            for (const { level, text } of lines) {
                line(`  ${level === 'warning' ? `${prefix.warning} ` : ''}${safe(text)}`);
            }
        },
        progress(text) {
            status = safe(text);
        },
        close() {
            closed.abort();
            clear();
            status = '';
        },
    };
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
