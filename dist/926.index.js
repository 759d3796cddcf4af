export const id = 926;
export const ids = [926];
export const modules = {
	3394: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Bl: () => outcomeCell,
			E: () => changesCell,
			Fy: () => timesCell,
			OB: () => rowOf,
			lR: () => refsCell,
			z: () => summary,
			zE: () => outcomeMarks,
		});
		var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1999);
		var _harmless_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
		var _annotations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1116);
		const outcomeMarks = {
			planned: '📝',
			unchanged: '✅',
			configured: '✅',
			removed: '✅',
			requested: '⏳',
			synced: '✅',
			failed: '❌',
		};
		function refsCell({ verified, refs }) {
			if (verified === null) return '–';
			const wrong = refs.filter(({ ok }) => !ok).length;
			if (verified) return '✅ verified';
			return wrong === 0 ? 'not verified' : `❌ ${wrong} wrong`;
		}
		function changesCell({ changes }, redact) {
			const value = (of) => (0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.p7)(JSON.stringify(of), redact);
			return changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join('<br>') || 'none';
		}
		function outcomeCell({ outcome, error }) {
			return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
		}
		function timesCell({ queuedMs, runningMs }) {
			const times = [
				...(queuedMs === null ? [] : [`queued ${(0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(queuedMs)}`]),
				...(runningMs === null ? [] : [`ran ${(0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(runningMs)}`]),
			];
			return times.join(', ') || '–';
		}
		function rowOf(result, redact) {
			return [
				(0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.p7)(result.project, redact),
				outcomeCell(result),
				changesCell(result, redact),
				timesCell(result),
				refsCell(result),
			];
		}
		function summary(result, redact) {
			const cell = (text) => (0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.p7)(text, redact);
			return [
				'### GitLab pull mirror',
				'',
				`| project | outcome | settings ${result.outcome === 'planned' ? 'that would change' : 'changed'} | update | refs |`,
				'| --- | --- | --- | --- | --- |',
				`| ${rowOf(result, redact).join(' | ')} |`,
				...(result.error
					? [
							'',
							`**What happened:** ${cell((0, _annotations_js__WEBPACK_IMPORTED_MODULE_2__.em)(result.error.message))}`,
							'',
							`**What to do:** ${cell(result.error.hint)}`,
						]
					: []),
				'',
			].join('\n');
		}
	},
	3926: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			mirrorAll: () => mirrorAll,
			tooManyMirrors: () => tooManyMirrors,
		});
		var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1999);
		var _gitlab_spacing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5226);
		var _mirror_mirror_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7678);
		var _report_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3394);
		const progressMs = 30_000;
		const requestsPerMirror = 3;
		async function mirrorAll(jobs, results, context) {
			const { bounds, log } = context;
			const done = new AbortController();
			const counts = { begun: 0, well: 0, badly: 0 };
			void tellProgress(jobs.length, counts, bounds, done.signal, log);
			const each = jobs.map(async (job, index) => {
				const result = results[index];
				if (result === undefined) throw new Error('a job without a result');
				const story = new Recording();
				const onBegin = () => {
					counts.begun++;
				};
				await (0, _mirror_mirror_js__WEBPACK_IMPORTED_MODULE_1__.B)({ ...context, job, onBegin, log: story }, result);
				counts[result.error === null ? 'well' : 'badly']++;
				if (result.error !== null) story.info(`${result.error.message} ${result.error.hint}`);
				const time = (0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(result.durationMs);
				log.group(`${result.project}: ${(0, _report_summary_js__WEBPACK_IMPORTED_MODULE_2__.Bl)(result)} in ${time}`, story.lines);
			});
			try {
				await Promise.all(each);
			} finally {
				done.abort();
			}
		}
		function tooManyMirrors(count, requestsPerMinute, timeoutMs) {
			const neededMs = count * requestsPerMirror * (0, _gitlab_spacing_js__WEBPACK_IMPORTED_MODULE_3__.W)(requestsPerMinute);
			if (neededMs <= timeoutMs) return null;
			return [
				`${count} mirrors take at least ${(0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(neededMs)} at ${requestsPerMinute} requests a minute, and timeout is`,
				`${(0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(timeoutMs)}: those that are left then fail. Raise timeout, or requests-per-minute as far as GitLab`,
				'allows it, or divide the list with shard.',
			].join(' ');
		}
		class Recording {
			lines = [];
			info(text) {
				this.lines.push({ level: 'info', text });
			}
			warning(text) {
				this.lines.push({ level: 'warning', text });
			}
		}
		async function tellProgress(all, counts, { clock }, until, log) {
			for (;;) {
				try {
					await clock.sleep(progressMs, until);
				} catch {
					return;
				}
				const { begun, well, badly } = counts;
				const running = Math.max(0, begun - well - badly);
				log.info(`Mirrors: ${well} done, ${running} running, ${badly} failed, ${all - running - well - badly} left.`);
			}
		}
	},
};
