export const id = 72;
export const ids = [72];
export const modules = {

/***/ 9072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mirrorsOfGroup: () => (/* binding */ mirrorsOfGroup)
/* harmony export */ });
/* unused harmony export nextQuery */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3831);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3236);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(536);




const projectsPerPage = 100;
const placeholderUrl = 'https://gitlab.invalid';
async function mirrorsOfGroup(idOrPath, send) {
    const path = `/groups/${encodeURIComponent(idOrPath)}/projects`;
    const projects = new Map();
    const readQueries = new Set();
    let query = `?include_subgroups=true&with_shared=false&order_by=id&sort=asc&per_page=${projectsPerPage}&pagination=keyset`;
    while (query !== null) {
        if (readQueries.has(query))
            throw paginationError('the next page is one that was already read');
        readQueries.add(query);
        const { response } = await send({ method: 'GET', path: `${path}${query}` });
        const json = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, `Listing the projects of the group ${idOrPath}`);
        for (const project of (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .arrayOf */ .jk)(json, 'the projects of the group').map(_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .parseProject */ .XB)) {
            if (!isActiveMirror(projects.get(project.id)))
                projects.set(project.id, project);
        }
        query = nextQuery(response.headers);
        const total = Number(response.headers['x-total'] ?? 0);
        if (query === null && total > projects.size)
            throw paginationError(`the address of the next page is missing after ${projects.size} of ${total} projects`);
    }
    return groupMirrors([...projects.values()]);
}
function isActiveMirror(project) {
    return project?.inactive === null && project.mirror?.settings?.enabled === true;
}
function groupMirrors(projects) {
    const active = projects.filter(({ inactive }) => inactive === null);
    const count = (inactive) => projects.filter((project) => project.inactive === inactive).length;
    const mirrors = active.filter(isActiveMirror);
    return {
        mirrors: mirrors.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        archived: count('archived'),
        markedForDeletion: count('marked for deletion'),
        withoutMirror: active.length - mirrors.length,
        lacksMirroring: projects.length > 0 && projects.every(({ mirror }) => mirror === null),
    };
}
function nextQuery(headers) {
    const links = [headers.link ?? '']
        .flat()
        .join(', ')
        .split(/,\s*(?=<)/);
    const next = links.find((each) => /;\s*rel\s*=\s*["']?(?:[\w-]+ )*next(?![\w-])/i.test(each));
    if (next === undefined) {
        if (/\d/.test(String(headers['x-next-page'] ?? '')))
            throw paginationError('the address of the next page is missing');
        return null;
    }
    const address = /^\s*<([^<>]*)>/.exec(next)?.[1] ?? '';
    const query = URL.canParse(address, placeholderUrl) ? new URL(address, placeholderUrl).search : '';
    if (query === '')
        throw paginationError('the address of the next page has no query');
    return query;
}
function paginationError(problem) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('protocol', `Listing the projects of the group failed: ${problem}, so mirrors would be missed.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hint */ .aK)('not-gitlab'));
}


/***/ })

};
