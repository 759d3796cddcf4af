export const id = 514;
export const ids = [514];
export const modules = {
	5133: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			summaryOf: () => summaryOf,
		});
		var harmless = __webpack_require__(2672);
		var annotations = __webpack_require__(1116);
		var summary = __webpack_require__(3394);
		const mostMirrors = 40;
		const longestName = 60;
		function timeLine(results, redact) {
			const runs = results.flatMap(runOf);
			if (runs.length === 0) return [];
			const longest = runs
				.toSorted((a, b) => b.endedAt - b.askedAt - (a.endedAt - a.askedAt))
				.slice(0, mostMirrors)
				.toSorted((a, b) => a.askedAt - b.askedAt);
			const which = runs.length > mostMirrors ? ` of the ${mostMirrors} that took longest` : '';
			return [
				`#### Time line${which}, on GitLab's clock (UTC)`,
				'',
				'```mermaid',
				'gantt',
				'  dateFormat x',
				'  axisFormat %H:%M:%S',
				...longest.flatMap((run) => section(run, redact)),
				'```',
				'',
			];
		}
		function runOf({ project, state, error, queuedMs, runningMs }) {
			if (state?.lastUpdateStartedAt == null || runningMs === null) return [];
			const startedAt = Date.parse(state.lastUpdateStartedAt);
			const askedAt = startedAt - (queuedMs ?? 0);
			return [{ project, failed: error !== null, askedAt, startedAt, endedAt: startedAt + runningMs }];
		}
		function section({ project, failed, askedAt, startedAt, endedAt }, redact) {
			const name = (0, harmless.TN)(project, redact, longestName).replace(/[^\p{L}\p{N}_./ -]/gu, '·');
			return [
				`  section ${name}`,
				...(startedAt > askedAt ? [`  queued :done, ${askedAt}, ${startedAt}`] : []),
				`  ${failed ? 'failed :crit' : 'ran :active'}, ${startedAt}, ${endedAt}`,
			];
		}
		const shares = { failed: 480_000, changed: 240_000, unchanged: 240_000 };
		function summaryOf(step, redact) {
			const [result] = step.results;
			return step.isList || result === undefined ? page(step, redact) : (0, summary.z)(result, redact);
		}
		function page({ results, error }, redact) {
			const cell = (text) => (0, harmless.p7)(text, redact);
			const failed = results.filter((result) => result.error !== null);
			const changed = results.filter((result) => result.error === null && result.changed);
			const unchanged = results.filter((result) => result.error === null && !result.changed);
			const settings = changed.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
			const lines = ['### GitLab pull mirrors', '', `**${count(results.length, 'mirror')}${results.length === 0 ? '' : ':'}** ${counts(results)}`, ''];
			if (error !== null) {
				lines.push(`**What happened:** ${cell((0, annotations.em)(error.message))}`, '', `**What to do:** ${cell(error.hint)}`, '');
			}
			if (failed.length > 0) {
				const row = (result) => [
					cell(result.project),
					`${summary.zE.failed} ${result.error?.kind ?? ''}`,
					cell((0, annotations.em)(result.error?.message ?? '')),
					cell(result.error?.hint ?? ''),
					(0, summary.E)(result, redact),
					(0, summary.Fy)(result),
					(0, summary.lR)(result),
				];
				const head = ['project', 'failure', 'what happened', 'what to do', 'settings changed', 'update', 'refs'];
				lines.push(`#### Failed: ${failed.length}`, '', ...table(head, failed.map(row), shares.failed), '');
			}
			const row = (result) => (0, summary.OB)(result, redact);
			if (changed.length > 0) {
				const head = ['project', 'outcome', `settings ${settings}`, 'update', 'refs'];
				lines.push(`#### Settings ${settings}: ${changed.length}`, '', ...table(head, changed.map(row), shares.changed), '');
			}
			lines.push(...timeLine(results, redact));
			if (unchanged.length > 0) {
				const head = ['project', 'outcome', 'update', 'refs'];
				const rows = unchanged.map(row).map(([project = '', outcome = '', , ...others]) => [project, outcome, ...others]);
				lines.push(`<details><summary>Settings as they were: ${unchanged.length}</summary>`, '', ...table(head, rows, shares.unchanged), '', '</details>', '');
			}
			return lines.join('\n');
		}
		function counts(results) {
			const outcomes = [...new Set(results.map(({ outcome }) => outcome))];
			const text = (outcome) => {
				const number = results.filter((result) => result.outcome === outcome).length;
				return `${summary.zE[outcome]} ${number} ${outcome}`;
			};
			return outcomes
				.sort((a, b) => Number(b === 'failed') - Number(a === 'failed'))
				.map(text)
				.join(' · ');
		}
		function count(number, noun) {
			return `${number} ${noun}${number === 1 ? '' : 's'}`;
		}
		function table(head, rows, mostBytes) {
			const lines = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`];
			let left = mostBytes;
			for (const [index, row] of rows.entries()) {
				const line = `| ${row.join(' | ')} |`;
				left -= Buffer.byteLength(line) + 1;
				if (left < 0) return [...lines, '', `… and ${rows.length - index} more, which the output \`results\` tells of.`];
				lines.push(line);
			}
			return lines;
		}
	},
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
};
