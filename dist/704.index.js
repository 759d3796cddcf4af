export const id = 704;
export const ids = [704];
export const modules = {

/***/ 2704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prepareResultsFile: () => (/* binding */ prepareResultsFile),
/* harmony export */   withResultsFile: () => (/* binding */ withResultsFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7594);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8568);




function prepareResultsFile(text, workspace, usedFiles) {
    if (/\p{Cc}/u.test(text))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidInput */ .o9('contains a line break or another control character');
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(text);
    try {
        if (/[/\\]$/.test(text))
            throw new Error('it is a folder');
        if (usedFiles.some((file) => isSameFile(file, path))) {
            throw new Error('the step or the runner uses this file');
        }
        for (const base of [process.cwd(), ...(workspace === null ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace)])]) {
            if (hasLink(base, path))
                throw new Error('its path has a symbolic link');
        }
        const old = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
        if (old?.isSymbolicLink())
            throw new Error('it is a symbolic link');
        if (old !== undefined && !old.isFile())
            throw new Error('it is not a regular file');
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        createFolder(folder);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    }
    catch (error) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidInput */ .o9(`cannot be written (${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}); set it to the path of a file that the step may create or replace`, text);
    }
    return path;
}
function createFolder(folder) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return;
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder);
    if (parent !== folder)
        createFolder(parent);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder);
    }
    catch (error) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
            throw error;
    }
}
function isSameFile(one, other) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(one) === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(other))
        return true;
    try {
        const [first, second] = [(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(one), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(other)];
        return first.dev === second.dev && first.ino === second.ino;
    }
    catch {
        return false;
    }
}
function hasLink(base, path) {
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(base, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    const folders = below.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    if (base === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(base).root || below === '' || folders[0] === '..' || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(below))
        return false;
    return folders.some((_, index) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, ...folders.slice(0, index + 1)), { throwIfNoEntry: false })?.isSymbolicLink());
}
function removeIfFile(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    }
    catch {
    }
}
function withResultsFile(step, redact, log) {
    const { resultsFile = null, results } = step;
    if (resultsFile === null)
        return step;
    const unfinished = `${resultsFile}.${process.pid}.tmp`;
    try {
        removeIfFile(unfinished);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(unfinished, (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .resultsOf */ .qS)(step, redact).json, { flag: 'wx' });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(unfinished, resultsFile);
        return step;
    }
    catch (caught) {
        removeIfFile(unfinished);
        const message = `Writing results-file failed: ${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(caught)}`;
        const hint = 'Check that the folder exists and that the disk has free space, then run the step again.';
        const [single] = step.isList ? [] : results;
        if (step.error !== null || (single && single.error !== null)) {
            log.warning(message);
            return step;
        }
        const error = new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StepError */ .zg('input', message, hint);
        return single ? { ...step, results: [{ ...single, outcome: 'failed', error }] } : { ...step, error };
    }
}


/***/ })

};
