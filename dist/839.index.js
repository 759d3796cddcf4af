export const id = 839;
export const ids = [839];
export const modules = {

/***/ 5839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dryRun: () => (/* binding */ dryRun),
/* harmony export */   inspectServer: () => (/* binding */ inspectServer)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _gitlab_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6593);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6948);
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1556);
/* harmony import */ var _hints_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2669);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2418);






async function inspectServer(gitlab, log) {
    const version = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => gitlab.version());
    log.info(version === null ? 'GitLab did not return its version.' : `GitLab ${version}`);
    const token = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => gitlab.token());
    if (token === null) {
        log.info('GitLab did not return the details of the token: it may be an OAuth token, this GitLab may be too old, or the request failed.');
        return;
    }
    const { scopes, expiresAt, serverTime } = token;
    const isMissing = !scopes.includes('api');
    if (isMissing) {
        log.warning(`The token lacks the api scope (it has ${scopes.join(', ') || 'none'}). Without that scope, a real run cannot save settings or request an update.`);
    }
    const expiry = (0,_gitlab_client_js__WEBPACK_IMPORTED_MODULE_1__/* .expiryWarning */ .i)(token);
    if (expiry !== null)
        log.warning(expiry);
    const until = expiresAt === null || serverTime === null ? '' : ` until ${expiresAt}`;
    if (!isMissing && expiry === null)
        log.info(`The token is valid${until}.`);
}
async function dryRun(context, { changes, dropsCredentials }, mirror, judge) {
    const { job, log, note } = context;
    note({ changes, changed: changes.length > 0 });
    log.info(changes.length === 0 ? 'Settings are up to date.' : 'A real run would change:');
    for (const change of changes) {
        const { setting, from, to } = change;
        if (!(0,_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .isSavedAgain */ .iq)(change))
            log.info(`- ${setting}: ${JSON.stringify(from)}`);
        log.info(`+ ${setting}: ${(0,_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .isSavedAgain */ .iq)(change) ? 'saved on every run' : JSON.stringify(to)}`);
    }
    if (dropsCredentials)
        log.warning(_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .credentialsDropped */ .d8);
    if (job.sync !== 'false')
        log.info('A real run would also update the mirror.');
    await inspectMirror(context, mirror);
    if (judge === null)
        return 'planned';
    try {
        const { results, isComplete, text } = await judge();
        note({ refs: results, verified: isComplete });
        log.info(text);
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg) || error.kind === 'cancelled')
            throw error;
        log.warning(`The refs could not be verified: ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(error.message)} ${error.hint}`);
    }
    return 'planned';
}
async function inspectMirror(context, mirror) {
    const { project, log, gitlab } = context;
    const { isMaintainer } = await project.record();
    if (isMaintainer === false) {
        log.warning("The token's user has a role below Maintainer on this project: a real run cannot change settings or request updates.");
    }
    if (mirror === null)
        return;
    const { status, lastError } = mirror;
    if (status !== 'failed')
        return log.info((0,_age_js__WEBPACK_IMPORTED_MODULE_3__/* .lastUpdateText */ .lB)(mirror, gitlab.serverTime));
    log.warning(`${(0,_age_js__WEBPACK_IMPORTED_MODULE_3__/* .lastFailureText */ .A8)(lastError)} ${(0,_hints_js__WEBPACK_IMPORTED_MODULE_4__/* .hintOnFailure */ .L3)(context, lastError)}`);
}


/***/ })

};
