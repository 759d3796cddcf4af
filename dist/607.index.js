export const id = 607;
export const ids = [607];
export const modules = {

/***/ 6607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createProject: () => (/* binding */ createProject)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _gitlab_response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3236);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3831);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2418);




async function createProject(context) {
    const { job, gitlab, log, note } = context;
    const slash = job.project.lastIndexOf('/');
    const namespace = job.project.slice(0, slash);
    const path = job.project.slice(slash + 1);
    const namespaceId = await gitlab.namespaceId(namespace);
    if (namespaceId === null) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('not-found', `The namespace ${namespace} does not exist, or the token has no access to it.`, "Create the group first, and make the token's user a member who may create projects in it.");
    }
    if (job.dryRun) {
        const visibility = { setting: 'visibility', from: null, to: job.newProjectVisibility };
        note({ changes: [visibility, ...(0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsPlan */ .t9)(job.desired, null).changes], changed: true });
        log.info(`A real run would create the ${job.newProjectVisibility} project ${job.project} as a mirror.`);
        return 'planned';
    }
    const attributes = { name: path, path, namespace_id: namespaceId, visibility: job.newProjectVisibility };
    try {
        if ((await gitlab.createProject(attributes, () => exists(context))) === 'taken') {
            if (await exists(context))
                return 'exists';
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('not-found', `The project ${job.project} already exists, but the token has no access to it.`, "Make the token's user a Maintainer of that project, or choose another path.");
        }
    }
    catch (failure) {
        throw creationError(failure, namespace, path);
    }
    log.info(`Created the ${job.newProjectVisibility} project ${job.project}.`);
    return 'created';
}
function creationError(failure, namespace, path) {
    if (!(failure instanceof _gitlab_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD))
        return failure;
    if (failure.status === 403) {
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg(failure.kind, failure.message, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('may-not-create'), { cause: failure });
    }
    if (/\bname has already been taken/i.test(failure.reason)) {
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('refused', `Another project in ${namespace} has the name ${path}, at another path. ${failure.message}`, 'Rename that project, or choose another path for this one.', { cause: failure });
    }
    return failure;
}
async function exists({ project }) {
    try {
        await project.record();
        return true;
    }
    catch (error) {
        if ((0,_gitlab_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissingProject */ .gr)(error))
            return false;
        throw error;
    }
}


/***/ })

};
