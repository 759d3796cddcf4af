export const id = 328;
export const ids = [328];
export const modules = {

/***/ 1328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listingYaml: () => (/* binding */ listingYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _mirror_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2418);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6948);



function listingYaml({ group, mirrors }, redact, isAccepted) {
    const comment = (text) => ` ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(text, redact, 300)}`;
    const mayWrite = (name, text) => isAccepted(name, text) && redact(text) === text;
    const entries = [];
    const missing = [];
    for (const { path, mirror, error } of mirrors) {
        if (mirror === null)
            missing.push(`${path}: excluded, since it could not be read (${error?.kind})`);
        else if (mayWrite('project', path))
            entries.push(entryOf(path, mirror, mayWrite));
        else
            missing.push(`${path}: excluded, since the input project does not accept its path, or the path contains a secret`);
    }
    const document = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo(entries.map(({ values }) => values), { version: '1.2', compat: 'yaml-1.1' });
    document.commentBefore = comment(`The pull mirrors of the group ${group}, found by gitlab-pull-mirror list --yaml.`);
    for (const [index, { hasCredentials, exclusions }] of entries.entries()) {
        const map = document.getIn([index]);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map))
            throw new Error('an entry is not a mapping');
        quoteUnsafe(map);
        const url = map.get('url', true);
        if (hasCredentials && url !== undefined) {
            url.comment =
                ' GitLab has stored credentials for it, and keeps them as long as the url stays the same.';
        }
        if (exclusions.length > 0)
            map.comment = exclusions.map(comment).join('\n');
    }
    if (missing.length > 0)
        document.comment = missing.map(comment).join('\n');
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .escapedInQuotes */ .qW)(document.toString({ lineWidth: 0, blockQuote: false, doubleQuotedAsJSON: true }));
}
function quoteUnsafe(map) {
    for (const { value } of map.items) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) || typeof value.value !== 'string')
            continue;
        if ((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .needsEscapes */ .Eq)(value.value))
            value.type = 'QUOTE_DOUBLE';
    }
}
function entryOf(path, { url, settings }, mayWrite) {
    const entry = {
        values: { project: path },
        hasCredentials: (0,_mirror_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCredentials */ .Lk)(url ?? ''),
        exclusions: [],
    };
    const exclude = (what, reason) => entry.exclusions.push(`${what}: excluded, since ${reason}.`);
    const add = (name, text) => {
        if (mayWrite(name, text))
            entry.values[name] = text;
        else
            exclude(name, 'the input does not accept the value in GitLab, or the value contains a secret');
    };
    const plain = (0,_mirror_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutCredentials */ .ri)(url ?? '');
    const isMaskedSsh = plain !== url && /^ssh:/i.test(plain);
    if (isMaskedSsh)
        exclude('url', 'GitLab does not show the user of an ssh URL');
    else if (url === null)
        exclude('url', 'GitLab does not show it');
    else
        add('url', plain);
    if (settings === null) {
        exclude('settings', 'GitLab does not show them');
        return entry;
    }
    const { enabled: _, mirrorTriggerBuilds, mirrorOverwritesDivergedBranches, onlyMirrorProtectedBranches: isProtectedOnly, mirrorBranchRegex: regex, ...unlisted } = settings;
    unlisted;
    entry.values['mirror-trigger-builds'] = mirrorTriggerBuilds;
    entry.values['mirror-overwrites-diverged-branches'] = mirrorOverwritesDivergedBranches;
    if (isProtectedOnly && typeof regex === 'string') {
        exclude('only-mirror-protected-branches, mirror-branch-regex', 'they cannot be combined, and GitLab has both');
        return entry;
    }
    entry.values['only-mirror-protected-branches'] = isProtectedOnly;
    if (regex === undefined)
        exclude('mirror-branch-regex', 'GitLab before 17.5 does not show it');
    else if (regex === null)
        entry.values['mirror-branch-regex'] = 'none';
    else
        add('mirror-branch-regex', regex);
    return entry;
}


/***/ })

};
