export const id = 322;
export const ids = [322];
export const modules = {

/***/ 6322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportListError: () => (/* binding */ reportListError),
  runList: () => (/* binding */ runList)
});

// UNUSED EXPORTS: isAccepted

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __webpack_require__(4565);
// EXTERNAL MODULE: ./lib/mirror/settings.js
var mirror_settings = __webpack_require__(2418);
// EXTERNAL MODULE: ./lib/platform/terminal.js
var terminal = __webpack_require__(1483);
// EXTERNAL MODULE: ./lib/mirror/age.js
var mirror_age = __webpack_require__(1556);
// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __webpack_require__(6948);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __webpack_require__(8568);
// EXTERNAL MODULE: ./lib/report/state.js
var state = __webpack_require__(4127);
;// CONCATENATED MODULE: ./lib/report/listing.js




const states = ['unreadable', 'failing', 'never-updated', 'ok'];
function stateOf({ mirror }) {
    if (mirror === null)
        return 'unreadable';
    if ((0,state/* lastUpdateFailed */.$7)({ state: mirror }))
        return 'failing';
    return mirror.lastSuccessfulUpdateAt === null ? 'never-updated' : 'ok';
}
const stateLabels = {
    unreadable: 'unreadable',
    failing: 'failing',
    'never-updated': 'never updated',
    ok: 'healthy',
};
const marks = { unreadable: '?', failing: '✗', 'never-updated': '–', ok: '✓' };
const colors = { unreadable: 31, failing: 31, 'never-updated': 33, ok: 32 };
const header = ['STATE', 'PROJECT', 'LAST SUCCESS', 'UPSTREAM', 'LAST ERROR'];
const maxTextLength = 300;
function listingTable({ mirrors, serverTime }, redact, { hasColors, columns }) {
    if (mirrors.length === 0)
        return 'No mirrors.\n';
    const short = (text) => (0,sanitize/* logLine */.BP)(text ?? '', redact, maxTextLength);
    const rows = mirrors
        .map((listed) => ({ listed, state: stateOf(listed) }))
        .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
        .map(({ listed: { path, mirror, error }, state }) => ({
        state,
        cells: [
            `${marks[state]} ${stateLabels[state]}`,
            short(path),
            mirror === null ? '' : (0,mirror_age/* lastSuccessText */.TU)(mirror, serverTime),
            short(mirror?.url ?? null),
            short(mirror?.lastError ?? error?.message ?? null),
        ],
    }));
    const all = [header, ...rows.map(({ cells }) => cells)];
    const widths = header.map((_, column) => Math.max(...all.map((cells) => width(cells[column] ?? ''))));
    const isShown = header.map((_, column) => rows.some(({ cells }) => cells[column] !== ''));
    const line = (cells, color) => {
        const padded = cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)));
        const text = padded
            .filter((_, column) => isShown[column])
            .join('  ')
            .trimEnd();
        const hasError = isShown.at(-1) && cells.at(-1) !== '';
        const cut = columns === null || hasError ? text : cutAt(text, columns);
        const first = cells[0] ?? '';
        return hasColors && cut.startsWith(first)
            ? `\u001b[${color}m${first}\u001b[0m${cut.slice(first.length)}\n`
            : `${cut}\n`;
    };
    const bold = 1;
    return [line(header, bold), ...rows.map(({ cells, state }) => line(cells, colors[state]))].join('');
}
const combining = /^[\p{Mn}\p{Me}]$/u;
const wide = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})$/u;
function width(text) {
    if (/^[\x20-\x7e]*$/.test(text))
        return text.length;
    return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}
function widthOf(character) {
    if (combining.test(character))
        return 0;
    return wide.test(character) ? 2 : 1;
}
function cutAt(text, columns) {
    if (width(text) <= columns)
        return text;
    let left = columns - 1;
    let cut = '';
    for (const character of text) {
        left -= widthOf(character);
        if (left < 0)
            break;
        cut += character;
    }
    return `${cut}…`;
}
function listingJson(listing, error, redact) {
    const { group = null, mirrors = [], excluded = null, serverTime = null } = listing ?? {};
    const document = {
        group: (0,outputs/* lineOrNull */.RR)(group, redact),
        server_time: serverTime === null ? null : new Date(serverTime).toISOString(),
        excluded: excluded && {
            without_mirror: excluded.withoutMirror,
            archived: excluded.archived,
            marked_for_deletion: excluded.markedForDeletion,
        },
        error: error && (0,outputs/* errorRecord */.cn)(error, redact),
        mirrors: mirrors.map((listed) => listedRecord(listed, serverTime, redact)),
    };
    return `${(0,sanitize/* escapedInQuotes */.qW)(JSON.stringify(document, null, 2))}\n`;
}
function listedRecord(listed, serverTime, redact) {
    const { id, path, mirror, error } = listed;
    const age = mirror === null || serverTime === null ? null : (0,mirror_age/* ageMs */.WO)(mirror, serverTime);
    const exact = (text) => (text == null ? null : redact(text));
    return {
        project: (0,sanitize/* oneLine */.TN)(path, redact),
        project_id: id,
        state: stateOf(listed),
        url: exact(mirror?.url),
        ...settingsRecord(mirror?.settings ?? null, exact),
        update_status: (0,outputs/* lineOrNull */.RR)(mirror?.unknownStatus ?? mirror?.status, redact),
        last_error: (0,outputs/* lineOrNull */.RR)(mirror?.lastError, redact),
        last_update_at: mirror?.lastUpdateAt ?? null,
        last_update_started_at: mirror?.lastUpdateStartedAt ?? null,
        last_successful_update_at: mirror?.lastSuccessfulUpdateAt ?? null,
        age_seconds: age === null ? null : Math.round(age / 1_000),
        error: error && (0,outputs/* errorRecord */.cn)(error, redact),
    };
}
function settingsRecord(settings, exact) {
    const { mirrorBranchRegex: regex } = settings ?? {};
    const rows = {
        mirrorTriggerBuilds: { mirror_trigger_builds: settings?.mirrorTriggerBuilds ?? null },
        onlyMirrorProtectedBranches: {
            only_mirror_protected_branches: settings?.onlyMirrorProtectedBranches ?? null,
        },
        mirrorOverwritesDivergedBranches: {
            mirror_overwrites_diverged_branches: settings?.mirrorOverwritesDivergedBranches ?? null,
        },
        mirrorBranchRegex: regex === undefined ? {} : { mirror_branch_regex: exact(regex) },
    };
    return Object.assign({}, ...Object.values(rows));
}

// EXTERNAL MODULE: ./lib/session.js + 1 modules
var session = __webpack_require__(5650);
;// CONCATENATED MODULE: ./lib/list-command.js






async function runList(raw, form, platform, bounds) {
    try {
        const listing = await (0,session/* withGitLab */.U)(raw, [], platform, bounds, ({ gitlab }) => readGroup(raw.group, gitlab, platform.log));
        const failures = listing.mirrors.flatMap(({ path, error }) => error === null ? [] : [{ project: path, error }]);
        const output = await outputOf(listing, form, platform);
        return await platform.conclude({ failures, output, exitCode: (0,terminal/* exitCodeOf */.FO)(null, failures.length === 0) });
    }
    catch (error) {
        return reportListError((0,errors/* asStepError */.Xg)(error), form, platform);
    }
}
function reportListError(error, form, { redact, conclude }) {
    const output = form === 'json' ? { name: 'JSON', text: listingJson(null, error, redact) } : null;
    return conclude({ failures: [{ project: '', error }], output, exitCode: (0,terminal/* exitCodeOf */.FO)(error, false) });
}
async function readGroup(group, gitlab, log) {
    const { mirrors: records, withoutMirror, archived, markedForDeletion, } = await (0,session/* activeMirrors */.l)(group, gitlab, log);
    let count = 0;
    const read = async (record) => {
        const mirror = await readMirror(record, gitlab);
        log.progress(`Read ${++count} of ${records.length} mirrors`);
        return mirror;
    };
    const mirrors = (await Promise.all(records.map(read))).filter((mirror) => mirror !== null);
    const disabledMeanwhile = records.length - mirrors.length;
    return {
        group,
        mirrors,
        excluded: { withoutMirror: withoutMirror + disabledMeanwhile, archived, markedForDeletion },
        serverTime: gitlab.serverTime,
    };
}
async function readMirror(record, gitlab) {
    const { id, path } = record;
    try {
        const snapshot = await gitlab.project(String(id)).mirror();
        if (snapshot === null || (0,mirror_settings/* isOff */.gK)(snapshot.mirror))
            return null;
        const settings = snapshot.mirror.settings ?? record.mirror?.settings ?? null;
        return { id, path, mirror: { ...snapshot.mirror, settings }, error: null };
    }
    catch (thrown) {
        const error = (0,errors/* asStepError */.Xg)(thrown);
        if (error.kind === 'cancelled')
            throw error;
        return { id, path, mirror: null, error };
    }
}
async function outputOf(listing, form, { redact, display }) {
    if (form === 'json')
        return { name: 'JSON', text: listingJson(listing, null, redact) };
    if (form === 'table') {
        return { name: 'table', text: listingTable(listing, redact, display), mayBeCut: true };
    }
    const { listingYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(328)]).then(__webpack_require__.bind(__webpack_require__, 1328));
    return { name: 'YAML', text: listingYaml(listing, redact, isAccepted) };
}
const types = {
    project: table/* inputs */.QL.project.type,
    url: table/* inputs */.QL.url.type,
    'mirror-branch-regex': table/* inputs */.QL.mirrorBranchRegex.type,
};
const isAccepted = (name, text) => {
    try {
        return types[name].parse(text) === text;
    }
    catch (error) {
        if (error instanceof errors/* InvalidInput */.o9)
            return false;
        throw error;
    }
};


/***/ })

};
