export const id = 824;
export const ids = [824];
export const modules = {

/***/ 5824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyOnce: () => (/* binding */ verifyOnce),
/* harmony export */   waitForRefs: () => (/* binding */ waitForRefs),
/* harmony export */   waitForUpdate: () => (/* binding */ waitForUpdate)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4783);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3831);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6948);
/* harmony import */ var _hints_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2669);





async function waitForUpdate({ note, log }, update, findConflict) {
    let partial = null;
    try {
        for (;;) {
            const ending = await update.wait();
            if (ending.kind !== 'failed')
                break;
            if (!ending.isPartial)
                throw ending.error;
            partial = ending.error;
            await requestAgain(update, partial, log);
        }
    }
    catch (error) {
        throw partial !== null && (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isStepTimeout */ .wy)(error) ? partial : error;
    }
    note({ synced: true });
    const error = await findConflict(false);
    if (error !== null)
        throw error;
}
async function requestAgain(update, error, log) {
    if (!update.hasTimeLeft)
        throw error;
    log.info(`${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(error.message)} Another update is needed.`);
    await update.requestAgain();
}
async function waitForRefs(context, update, verification, facts, findConflict) {
    const progress = { succeeded: 0, partial: null, sinceSuccess: null, arrived: null };
    const judge = async () => {
        const findings = await verification.judge(facts());
        context.note({ refs: findings.results });
        return findings;
    };
    try {
        await untilComplete(context, update, verification, progress, judge, findConflict);
    }
    catch (error) {
        if (!(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isStepTimeout */ .wy)(error))
            throw error;
        const { sinceSuccess, partial, succeeded } = progress;
        if (sinceSuccess === null || sinceSuccess.isComplete)
            throw partial ?? error;
        throw mismatchError(sinceSuccess, waited(context, succeeded));
    }
}
async function untilComplete(context, update, verification, progress, judge, findConflict) {
    const { log, note } = context;
    const hasArrived = async (priority, isLast) => {
        if (isLast && progress.sinceSuccess !== null) {
            progress.sinceSuccess = (await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(judge)) ?? progress.sinceSuccess;
            progress.arrived = progress.sinceSuccess.isComplete ? progress.sinceSuccess : null;
        }
        else {
            progress.arrived = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => verification.arrived(priority));
        }
        return progress.arrived !== null;
    };
    for (;;) {
        const ending = await update.wait(hasArrived);
        if (ending.kind === 'succeeded') {
            progress.succeeded++;
            progress.partial = null;
        }
        note({ synced: progress.succeeded > 0 });
        const findings = await findingsAt(ending, progress, judge);
        if (findings !== null)
            note({ refs: findings.results });
        if (ending.kind === 'failed' && !(findings?.isComplete && verification.outweighsFailure)) {
            if (!ending.isPartial)
                throw ending.error;
            progress.partial = ending.error;
            await requestAgain(update, ending.error, log);
            continue;
        }
        if (findings === null)
            throw new Error('the refs of an update that has not failed are not known');
        if (ending.kind === 'arrived' && (await update.hasSucceeded()))
            progress.succeeded++;
        if (progress.sinceSuccess !== null)
            progress.sinceSuccess = findings;
        const isProven = findings.isComplete && verification.outweighsConflict;
        const isCompared = !isProven || ending.kind !== 'arrived' || progress.succeeded > 0;
        const compare = () => findConflict(isProven);
        const conflict = !isCompared ? null : isProven ? await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(compare) : await compare();
        if (conflict !== null && !isProven)
            throw conflict;
        if (findings.isComplete) {
            const failure = ending.kind === 'failed' ? ending.error : conflict;
            return pass(context, findings, failure, progress.succeeded > 0);
        }
        progress.sinceSuccess = findings;
        const error = mismatchError(findings);
        if (findings.isPermanent)
            throw error;
        await requestAgain(update, error, log);
    }
}
async function findingsAt(ending, { arrived }, judge) {
    if (ending.kind === 'arrived' && arrived !== null)
        return arrived;
    try {
        return await judge();
    }
    catch (error) {
        const isUnreadable = error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg && unreadableKinds.includes(error.kind);
        if (ending.kind === 'failed' && isUnreadable)
            return null;
        throw error;
    }
}
const unreadableKinds = ['network', 'unavailable', 'timeout', 'input'];
function pass(context, findings, failure, synced) {
    const { log, note } = context;
    if (failure !== null) {
        const { message, hint } = (0,_hints_js__WEBPACK_IMPORTED_MODULE_4__/* .withHintFor */ .jO)(context, failure);
        log.warning(`All refs are on GitLab, so the step passes despite this failure: ${message} ${hint}`);
    }
    note({ synced, verified: true });
    log.info(findings.text);
}
async function verifyOnce({ log, note }, verification, facts) {
    const findings = await verification.judge(facts);
    note({ refs: findings.results, verified: findings.isComplete });
    log.info(findings.text);
    if (!findings.isComplete)
        throw mismatchError(findings, ' This step requests no update (sync: false).');
}
function mismatchError({ text, wrong, reasons }, remark = '') {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('ref-mismatch', `${text}${remark}`, mismatchHint(wrong, reasons.size));
}
function waited({ timeoutMs }, updates) {
    const finished = updates === 1 ? '1 update' : `${updates} updates`;
    return ` The timeout of ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeoutMs)} was reached after ${finished}.`;
}
function mismatchHint(wrong, explained) {
    if (wrong.length === 0)
        return 'Check url, and the filter of the mirror. If the upstream repository is empty, push to it, then run the step again.';
    if (explained > 0) {
        return 'Another update will not help: change the setting that the message names, or verify another ref or commit.';
    }
    const isBranch = wrong.some(({ ref }) => ref.startsWith('refs/heads/'));
    const where = ' In GitLab, Code, Branches shows which branches have diverged from upstream.';
    return `${(0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('ref-mismatch')}${isBranch ? where : ''}`;
}


/***/ })

};
