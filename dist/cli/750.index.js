export const id = 750;
export const ids = [750];
export const modules = {
	3750: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			createProject: () => createProject,
		});
		var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
		var _gitlab_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2429);
		var _gitlab_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3350);
		var _progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8988);
		var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2418);
		const looksToBelieve = 3;
		async function createProject(error, { job, gitlab, project, log, bounds, pollIntervalMs }, result) {
			const isMissing = error instanceof _gitlab_answer_js__WEBPACK_IMPORTED_MODULE_1__.P_ && error.isMissing('Project');
			if (!isMissing || job.createWith === null || job.wanted.enabled === false) throw error;
			const slash = job.project.lastIndexOf('/');
			const namespace = job.project.slice(0, slash);
			const path = job.project.slice(slash + 1);
			const namespaceId = await gitlab.namespaceId(namespace);
			if (namespaceId === null) {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.zg(
					'not-found',
					`The namespace ${namespace} does not exist, or the token may not see it.`,
					'Create the group first, and make the user of the token a member who may create projects in it.',
				);
			}
			const { attributes, changes } = (0, _settings_js__WEBPACK_IMPORTED_MODULE_4__.t9)(job.wanted, null);
			result.changes = [{ setting: 'visibility', from: null, to: job.createWith }, ...changes];
			if (job.dryRun) {
				result.changed = true;
				log.info(`would create the ${job.createWith} project ${job.project} as a mirror`);
				return 'planned';
			}
			const created = await gitlab.createProject(
				{
					name: path,
					path,
					namespace_id: namespaceId,
					visibility: job.createWith,
					...(0, _gitlab_record_js__WEBPACK_IMPORTED_MODULE_2__.tn)(attributes, null),
				},
				() => isThere(project),
			);
			if (created === 'taken') {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.zg(
					'not-found',
					`GitLab has a project ${job.project} already, which the token may not see.`,
					'Make the user of the token a Maintainer of that project, or choose another path.',
				);
			}
			result.changed = true;
			log.info(`Created the ${job.createWith} project ${job.project} as a mirror.`);
			project.markAsNew();
			const look = await firstLook(project, bounds, pollIntervalMs);
			return look && { ...look, state: _progress_js__WEBPACK_IMPORTED_MODULE_3__.mj, tellsTimes: true };
		}
		async function firstLook(project, { clock, deadline, cancelled }, pollIntervalMs) {
			for (let looks = 1; ; looks++) {
				const isLast = looks === looksToBelieve;
				try {
					const look = await project.mirror();
					if (look !== null || isLast) return look;
				} catch (error) {
					if (isLast || !(error instanceof _gitlab_answer_js__WEBPACK_IMPORTED_MODULE_1__.P_ && error.isMissing('Project'))) throw error;
				}
				await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
			}
		}
		async function isThere(project) {
			try {
				await project.record();
				return true;
			} catch (error) {
				if (error instanceof _gitlab_answer_js__WEBPACK_IMPORTED_MODULE_1__.P_ && error.isMissing('Project')) return false;
				throw error;
			}
		}
	},
};
