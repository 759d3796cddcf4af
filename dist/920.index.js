export const id = 920;
export const ids = [920];
export const modules = {

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseMirrors: () => (/* binding */ parseMirrors)
});

// UNUSED EXPORTS: refusedPrefixes, shardOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(8408);
// EXTERNAL MODULE: ./lib/text/credentials.js
var credentials = __webpack_require__(4369);
// EXTERNAL MODULE: ./lib/text/redact.js
var redact = __webpack_require__(1814);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/inputs/document.js

const unsupported = {
    alias: 'aliases (*name) are not supported; write the value itself, in quotes if it begins with *',
    anchor: 'anchors (&name) are not supported; put common values into defaults',
    merge: 'merge keys (<<) are not supported; put common values into defaults',
    tag: 'tags (!name) are not supported',
};
const unclosedQuote = 'a quote is not closed';
const tabIndent = 'a tab in the indentation; use spaces';
const messages = [
    [/^MISSING_CHAR Missing closing/, unclosedQuote],
    [/^MISSING_CHAR Missing ,/, 'a comma or colon is missing here or before'],
    [/^[A-Z_]+ Flow/, 'a bracket or brace is not closed here or before, or wrong indentation'],
    [
        /^MULTILINE|^MISSING_CHAR Implicit/,
        'a key without a colon and a space after it, an unclosed quote, or wrong indentation',
    ],
    [/^BAD_INDENT|^MISSING_CHAR Sequence/, 'wrong indentation'],
    [/^BAD_SCALAR_START/, 'a value cannot start with this character; put it in quotes'],
    [/^BAD_DQ/, 'unknown escape after a backslash in double quotes; use single quotes'],
    [
        /^BLOCK_AS/,
        'put a value that contains a colon in quotes, and check the indentation of this line and the next',
    ],
    [/^MULTIPLE_DOCS/, 'a second document (---) is not supported'],
    [/^RESOURCE/, 'lists and mappings are nested too deeply'],
    [/^TAB/, tabIndent],
    [/^TAG/, unsupported.tag],
];
const coreTags = new Set(['str', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));
const maxListLength = 8 * 1024 * 1024;
const maxTokens = 1_500_000;
const tooLarge = 'the list is too large to be read; split it into several lists';
const maxKeys = 100;
const options = {
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
};
function parseList(given) {
    const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const problems = text.length > maxListLength ? [{ line: 1, message: tooLarge }] : unsupportedTokens(text);
    if (problems.length > 0)
        return onePerLine(problems);
    delete process.env.LOG_TOKENS;
    delete process.env.LOG_STREAM;
    const lines = new dist/* LineCounter */.HN();
    const lineAt = (offset) => lines.linePos(offset).line || 1;
    const document = withoutStackTraces(() => (0,dist/* parseDocument */.Tp)(text, { ...options, lineCounter: lines }));
    if (document === null)
        return [{ line: 1, message: 'invalid YAML or JSON, or nested too deeply' }];
    const builder = new ItemBuilder(lineAt);
    const list = builder.build(document.contents, 1);
    const errors = [...document.errors, ...document.warnings]
        .filter(({ message }, i) => i === 0 || !/^Unexpected \S+ token in YAML stream/.test(message))
        .map(({ code, message, pos: [offset] }) => ({
        line: lineAt(offset),
        message: messageFor(`${code} ${message}`, text.slice(Math.max(0, offset - 99), offset)),
    }));
    const found = errors.length > 0 ? errors : builder.problems;
    return found.length === 0 ? list : onePerLine(found);
}
function messageFor(error, before) {
    if (/^(?:UNEXPECTED|BAD_INDENT)/.test(error) && /\n *\t[ \t]*$/.test(before))
        return tabIndent;
    const generic = 'invalid YAML or JSON; check the indentation, quotes and brackets';
    return messages.find(([pattern]) => pattern.test(error))?.[1] ?? generic;
}
function onePerLine(problems) {
    const inOrder = problems.toSorted((a, b) => a.line - b.line);
    return inOrder.filter(({ line }, i) => line !== inOrder[i - 1]?.line);
}
function unsupportedTokens(text) {
    const problems = [];
    let line = 1;
    let count = 0;
    let isPlainScalar = false;
    let mergeLine = null;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        if (++count > maxTokens)
            return [{ line, message: tooLarge }];
        const type = isPlainScalar ? 'scalar' : dist/* CST */.DB.tokenType(token);
        isPlainScalar = !isPlainScalar && token === dist/* CST */.DB.SCALAR;
        if (type === 'alias' || type === 'anchor')
            problems.push({ line, message: unsupported[type] });
        if (type?.endsWith('quoted-scalar') && (token.length === 1 || !token.endsWith(token.charAt(0))))
            problems.push({ line, message: unclosedQuote });
        if (type === 'map-value-ind' && mergeLine !== null)
            problems.push({ line: mergeLine, message: unsupported.merge });
        if (type !== 'space' && !isPlainScalar)
            mergeLine = /^(?:<<|"<<"|'<<')$/.test(token) ? line : null;
        if (token.includes('\n'))
            line += token.split('\n').length - 1;
    }
    return problems;
}
function withoutStackTraces(parse) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return parse();
    }
    catch (error) {
        if (error instanceof RangeError)
            return null;
        throw error;
    }
    finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
class ItemBuilder {
    problems = [];
    #lineAt;
    constructor(lineAt) {
        this.#lineAt = lineAt;
    }
    build(node, parentLine) {
        if (!(0,dist/* isNode */.Ll)(node))
            return { line: parentLine, value: null };
        const line = this.#lineOf(node, parentLine);
        this.#checkTag(node, line);
        if ((0,dist/* isSeq */.oP)(node))
            return { line, value: node.items.map((item) => this.build(item, line)) };
        if ((0,dist/* isScalar */.jn)(node)) {
            const { value } = node;
            return { line, value: typeof value === 'string' || typeof value === 'boolean' ? value : null };
        }
        const mapping = new Map();
        const pairs = (0,dist/* isMap */.jh)(node) ? node.items : [];
        if (pairs.length > maxKeys)
            this.#report(line, `more than ${maxKeys} keys in one mapping`);
        for (const { key, value } of pairs.slice(0, maxKeys)) {
            const keyLine = (0,dist/* isNode */.Ll)(key) ? this.#lineOf(key, line) : line;
            if ((0,dist/* isNode */.Ll)(key))
                this.#checkTag(key, keyLine);
            if (!(0,dist/* isScalar */.jn)(key))
                this.#report(keyLine, 'a key must be a string; put a value that starts with { or [ in quotes');
            else if (mapping.has(String(key.value)))
                this.#report(keyLine, 'duplicate key');
            else
                mapping.set(String(key.value), { ...this.build(value, keyLine), line: keyLine });
        }
        return { line, value: mapping };
    }
    #checkTag({ tag }, line) {
        if (tag !== undefined && !coreTags.has(tag))
            this.#report(line, unsupported.tag);
    }
    #lineOf(node, parentLine) {
        return node.range ? this.#lineAt(node.range[0]) : parentLine;
    }
    #report(line, message) {
        this.problems.push({ line, message });
    }
}

// EXTERNAL MODULE: ./lib/inputs/parse-job.js
var parse_job = __webpack_require__(9524);
// EXTERNAL MODULE: ./lib/inputs/same-projects.js
var same_projects = __webpack_require__(5334);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __webpack_require__(4565);
;// CONCATENATED MODULE: ./lib/inputs/mirror-list.js











function parseMirrors(given, stepLayer, shard, { workspace, environment, readFile }) {
    try {
        const { text, file } = listText(given, workspace, readFile);
        const list = parseList(text);
        const place = (line) => (file === null ? `line ${line}` : `${file}:${line}`);
        if (Array.isArray(list)) {
            const problems = atMost(maxProblems, list.map(({ line, message }) => `mirrors: ${place(line)}: ${message}`));
            return { ...nothing, problems };
        }
        const parser = new ListParser(place, environment);
        const mirrors = parser.parse(list, stepLayer);
        return {
            mirrors: shard === null ? mirrors : shardOf(mirrors, shard),
            entries: parser.entries,
            secrets: [...parser.secrets],
            variables: [...parser.variables],
            problems: parser.problems,
        };
    }
    catch (error) {
        if (error instanceof errors/* InvalidInput */.o9)
            return { ...nothing, problems: [`mirrors: ${error.message}`] };
        throw new Error(`the list of mirrors could not be read (${error instanceof Error ? error.name : typeof error})`);
    }
}
const nothing = { mirrors: [], entries: [], secrets: [], variables: [] };
function listText(given, workspace, readFile) {
    if (/[\r\n]|^(?:-\s|---|[[{#])/.test(given))
        return { text: given, file: null };
    const expected = `must be a list in YAML or JSON, or the path of a file with one${workspace === null ? '' : ' in the workspace'}`;
    try {
        const real = (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(workspace ?? '.', given));
        const file = workspace === null ? given : (0,external_node_path_.relative)((0,external_node_fs_.realpathSync)(workspace), real);
        const isOutside = file === '..' || file.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.resolve)(file) === file;
        if (isOutside && workspace !== null)
            throw new errors/* InvalidInput */.o9('the file is outside of the workspace');
        return { text: readFile(real), file };
    }
    catch (error) {
        if (error instanceof errors/* InvalidInput */.o9)
            throw new errors/* InvalidInput */.o9(`${expected}; ${error.message}`);
        const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
        const advice = code === 'ENOENT' && workspace !== null ? '. Check out the repository before this step' : '';
        throw new errors/* InvalidInput */.o9(`${expected}; the file cannot be read (${code})${advice}`);
    }
}
const maxProblems = 10_000;
function atMost(max, problems) {
    const rest = problems.length - max;
    if (rest <= 0)
        return problems;
    return [...problems.slice(0, max), `mirrors: ${rest} more error${rest === 1 ? '' : 's'}`];
}
const expectedRoot = 'must be a list of mirrors, or a mapping with mirrors and, optionally, defaults';
const defaultKeys = table/* entryKeys */.rW.filter((key) => table/* inputs */.QL[key].requiredIn !== 'entry');
class ListParser {
    secrets = new Set();
    variables = new Set();
    entries = [];
    #suggestions = 0;
    #problems = [];
    #place;
    #environment;
    constructor(place, environment) {
        this.#place = place;
        this.#environment = environment;
    }
    get problems() {
        const texts = this.#problems.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
        return atMost(maxProblems, texts).map((0,redact/* redactor */.$p)([...this.secrets]));
    }
    parse(root, stepLayer) {
        const { defaults, entries } = this.#partsOf(root);
        const base = defaults === null ? stepLayer : mergeLayers(stepLayer, this.#layer(defaults, defaultKeys, 'defaults'));
        const { 'auth-user': user = '', 'auth-password': password = '' } = base.texts;
        if (password !== '') {
            for (const secret of (0,parse_job/* mirrorSecrets */.pp)(base.texts))
                this.secrets.add(secret);
        }
        else if ((0,credentials/* looksLikeToken */.NM)(user)) {
            this.secrets.add(user);
        }
        const stepCombinations = (0,parse_job/* invalidCombinations */.Gg)(stepLayer.values).map(({ error }) => error.message);
        const stepProblems = new Set();
        const mirrors = entries.map((item, index) => {
            const number = index + 1;
            const part = `entry ${number}`;
            const { texts, values } = mergeLayers(base, this.#layer(item, table/* entryKeys */.rW, part));
            for (const { name, error } of (0,parse_job/* invalidCombinations */.Gg)(values)) {
                const message = `${name}: ${error.message}`;
                const isOfStep = name !== 'create-project' && stepCombinations.includes(error.message);
                if (isOfStep)
                    stepProblems.add(message);
                else
                    this.#report(lineOf(item, name), part, message);
            }
            for (const secret of (0,parse_job/* mirrorSecrets */.pp)(texts))
                this.secrets.add(secret);
            if (values.project !== undefined) {
                const line = lineOf(item, 'project');
                this.entries.push({ project: values.project, number, line, place: this.#placeOf(line, part) });
            }
            return values;
        });
        for (const text of stepProblems)
            this.#problems.push({ line: 0, text });
        this.#problems.push(...(0,same_projects/* sameProjects */.L)(this.entries, new Map()));
        return mirrors;
    }
    #partsOf(root) {
        const mapping = root.value instanceof Map ? root.value : null;
        if (mapping !== null)
            this.#reportUnknownKeys(mapping, ['defaults', 'mirrors'], '');
        const list = mapping === null ? root : mapping.get('mirrors');
        const defaults = mapping?.get('defaults') ?? null;
        const entries = Array.isArray(list?.value) ? list.value : [];
        if (list === undefined)
            this.#report(root.line, '', 'the key mirrors, which holds the list, is missing');
        else if (list.value !== entries)
            this.#report(list.line, '', list === root ? expectedRoot : 'mirrors must be a list');
        else if (entries.length === 0)
            this.#report(list.line, '', 'must contain at least one mirror');
        return { defaults: defaults?.value === null ? null : defaults, entries };
    }
    #layer({ line, value: mapping }, keys, part) {
        const rows = keys.map((key) => table/* inputs */.QL[key]);
        const names = rows.map(({ name }) => name);
        if (!(mapping instanceof Map)) {
            this.#report(line, part, `must be a mapping of inputs, such as ${names[0]}: …`);
            return { texts: {}, values: {} };
        }
        for (const { name, requiredIn } of rows) {
            if (requiredIn === 'entry' && !mapping.has(name))
                this.#report(line, part, `${name} is missing`);
        }
        this.#reportUnknownKeys(mapping, names, part);
        const texts = {};
        const unreadable = {};
        for (const key of keys) {
            const item = mapping.get(table/* inputs */.QL[key].name);
            if (item === undefined)
                continue;
            const text = this.#textOf(item, table/* inputs */.QL[key], part);
            if (text === null)
                unreadable[key] = undefined;
            else if (text !== '')
                texts[table/* inputs */.QL[key].name] = text;
        }
        const parsed = (0,table/* parseTexts */.oh)(keys, texts);
        for (const { name, error } of parsed.invalid) {
            this.#report(mapping.get(name)?.line ?? line, part, `${name}: ${error.withoutValue}`);
        }
        return { texts, values: { ...parsed.values, ...unreadable } };
    }
    #textOf(item, input, part) {
        const problem = shapeProblem(item, input);
        if (problem !== null) {
            this.#report(problem.line, part, `${input.name}: ${problem.message}`);
            return null;
        }
        const { line, value } = item;
        const text = Array.isArray(value) ? value.map((each) => each.value).join('\n') : String(value ?? '');
        if (input.variable === undefined)
            return text;
        try {
            return withVariables(text, this.#environment, (name, secret) => {
                this.variables.add(name);
                this.secrets.add(secret);
            });
        }
        catch (error) {
            if (!(error instanceof errors/* InvalidInput */.o9))
                throw error;
            this.#report(line, part, `${input.name}: ${error.withoutValue}`);
            return null;
        }
    }
    #reportUnknownKeys(mapping, names, part) {
        for (const [key, { line }] of mapping) {
            if (names.includes(key))
                continue;
            this.#report(line, part, unknownKey(key, names, this.#suggestions++ < maxSuggestions));
        }
    }
    #report(line, part, message) {
        this.#problems.push({ line, text: `${this.#placeOf(line, part)}: ${message}` });
    }
    #placeOf(line, part) {
        return `mirrors: ${this.#place(line)}${part === '' ? '' : ` (${part})`}`;
    }
}
function mergeLayers(under, over) {
    return { texts: { ...under.texts, ...over.texts }, values: { ...under.values, ...over.values } };
}
function lineOf({ line, value }, name) {
    return (value instanceof Map ? value.get(name)?.line : undefined) ?? line;
}
function shapeProblem({ line, value }, { type, requiredIn }) {
    if (value === null || typeof value === 'string') {
        return requiredIn === 'entry' && !value ? { line, message: 'is empty' } : null;
    }
    if (typeof value === 'boolean') {
        const isText = type.form === 'text' || type.form === 'lines';
        return isText ? { line, message: 'must be a string; put true or false in quotes' } : null;
    }
    if (type.form !== 'lines')
        return { line, message: 'must be one value, not a list or mapping' };
    const wrong = Array.isArray(value) ? value.find((item) => typeof item.value !== 'string') : { line };
    if (wrong !== undefined)
        return { line: wrong.line, message: 'must be a string or a list of strings' };
    const isEmpty = Array.isArray(value) && value.every((item) => item.value === '');
    return isEmpty ? { line, message: 'is an empty list; add a value, or omit the key' } : null;
}
const maxShownKeyLength = 40;
const maxSuggestions = 100;
function unknownKey(key, names, isSuggesting) {
    const isPlain = key.length <= maxShownKeyLength && /^[A-Za-z]+(?:-[A-Za-z]+)*$/.test(key);
    const kebab = names.find((name) => name === key.replaceAll('_', '-'));
    const meant = kebab ?? (isPlain && isSuggesting ? (0,closest/* closest */.k)(key, names) : null);
    const hint = meant === null ? `valid keys: ${names.join(', ')}` : `did you mean ${meant}?`;
    return `unknown key${isPlain ? ` ${key}` : ''}; ${hint}`;
}
const malformedVariable = 'contains an incomplete ${…}; write ${NAME}, or put the password into a variable';
const refusedPrefixes = [
    ...['MIRROR_', 'INPUT_', 'GITHUB_', 'ACTIONS_', 'RUNNER_', 'CI_', 'GITEA_', 'FORGEJO_'],
    ...['AWS_', 'AZURE_', 'GOOGLE_'],
];
function isRefused(variable) {
    const name = variable.toUpperCase();
    return name === 'GITLAB_TOKEN' || refusedPrefixes.some((prefix) => name.startsWith(prefix));
}
function withVariables(text, environment, used) {
    return text.replace(/\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g, (_, name) => {
        if (name === undefined)
            throw new errors/* InvalidInput */.o9(malformedVariable);
        if (isRefused(name)) {
            throw new errors/* InvalidInput */.o9(`names the variable ${name}, which may hold a token for something else; copy the value to a variable of another name`);
        }
        const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
        if (value === undefined || value === '') {
            throw new errors/* InvalidInput */.o9(`names the environment variable ${name}, which is unset or empty; set it (in a workflow: under env)`);
        }
        used(name, value);
        return value;
    });
}
function shardOf(mirrors, { number, of }) {
    const byHash = mirrors
        .map((mirror) => ({ mirror, hash: hashOf(mirror.project ?? '') }))
        .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)));
    const start = (part) => Math.floor((part * mirrors.length) / of);
    const own = new Set(byHash.slice(start(number - 1), start(number)).map(({ mirror }) => mirror));
    return mirrors.filter((mirror) => own.has(mirror));
}
function hashOf(project) {
    return (0,external_node_crypto_.createHash)('sha256').update(project.toLowerCase()).digest('hex');
}


/***/ }),

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ sameProjects),
/* harmony export */   e: () => (/* binding */ idsToRead)
/* harmony export */ });
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7035);

function idsToRead(entries) {
    const ids = entries.map(({ project }) => project).filter(_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumericId */ .tQ);
    return ids.length === entries.length ? [] : ids;
}
function sameProjects(entries, paths) {
    const seen = new Map();
    return entries.flatMap((entry) => {
        const path = (paths.get(entry.project) ?? entry.project).toLowerCase();
        const first = seen.get(path);
        if (first === undefined) {
            seen.set(path, entry);
            return [];
        }
        const text = `${entry.place}: the same project as entry ${first.number} on line ${first.line}`;
        return [{ line: entry.line, text }];
    });
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
