export const id = 839;
export const ids = [839];
export const modules = {

/***/ 5839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectMirror: () => (/* binding */ inspectMirror),
/* harmony export */   inspectServer: () => (/* binding */ inspectServer)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _gitlab_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6593);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3831);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6948);
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1556);
/* harmony import */ var _hints_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2669);






async function inspectServer(gitlab, log) {
    const version = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => gitlab.version());
    log.info(version === null ? 'GitLab did not return its version.' : `GitLab ${version}`);
    const token = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => gitlab.token());
    if (token === null) {
        log.info('GitLab did not return the details of the token: it may be an OAuth token, or this GitLab is too old.');
        return;
    }
    for (const { level, text } of tokenFindings(token))
        log[level](text);
}
async function inspectMirror(context, mirror) {
    const { project, log, gitlab } = context;
    const { isMaintainer } = await project.record();
    if (isMaintainer === false) {
        log.warning("The token's user has a role below Maintainer on this project: a real run cannot change settings or request updates.");
    }
    if (mirror === null)
        return;
    if (mirror.lastError !== null && mirror.status === 'failed') {
        const hint = (0,_hints_js__WEBPACK_IMPORTED_MODULE_5__/* .hintOnLastError */ .zp)(context, mirror.lastError) ?? (0,_hints_js__WEBPACK_IMPORTED_MODULE_5__/* .forThisStep */ .Wt)(context, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hintForMessage */ .ql)(mirror.lastError));
        log.warning(`The last update failed: ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(mirror.lastError)} ${hint}`);
    }
    else if (mirror.lastSuccessfulUpdateAt !== null) {
        log.info((0,_age_js__WEBPACK_IMPORTED_MODULE_4__/* .lastUpdateText */ .lB)(mirror, gitlab.serverTime));
    }
}
function tokenFindings(token) {
    const { scopes, expiresAt, serverTime } = token;
    const findings = [];
    if (!scopes.includes('api')) {
        findings.push({
            level: 'warning',
            text: `The token lacks the scope api (it has ${scopes.join(', ')}), without which a real run cannot save settings or request an update.`,
        });
    }
    const warning = (0,_gitlab_client_js__WEBPACK_IMPORTED_MODULE_1__/* .expiryWarning */ .i)(token);
    if (warning !== null)
        findings.push({ level: 'warning', text: warning });
    if (findings.length === 0) {
        const until = expiresAt === null || serverTime === null ? '' : ` until ${expiresAt}`;
        findings.push({ level: 'info', text: `The token is valid${until}.` });
    }
    return findings;
}


/***/ })

};
