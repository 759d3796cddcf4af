export const id = 693;
export const ids = [693];
export const modules = {
	8693: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			mirrorAll: () => mirrorAll,
			tooManyMirrors: () => tooManyMirrors,
		});
		var duration = __webpack_require__(1999);
		var spacing = __webpack_require__(5226);
		var mirror = __webpack_require__(7678);
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
			const value = (of) => markdownText(JSON.stringify(of), redact);
			return changes.map(({ setting, from, to }) => `\`${setting}\`: ${value(from)} → ${value(to)}`).join('<br>') || 'none';
		}
		function outcomeCell({ outcome, error }) {
			return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
		}
		function timesCell({ queuedMs, runningMs }) {
			const times = [...(queuedMs === null ? [] : [`queued ${formatDuration(queuedMs)}`]), ...(runningMs === null ? [] : [`ran ${formatDuration(runningMs)}`])];
			return times.join(', ') || '–';
		}
		function rowOf(result, redact) {
			return [markdownText(result.project, redact), outcomeCell(result), changesCell(result, redact), timesCell(result), refsCell(result)];
		}
		function summary(result, redact) {
			const cell = (text) => markdownText(text, redact);
			return [
				'### GitLab pull mirror',
				'',
				`| project | outcome | settings ${result.outcome === 'planned' ? 'that would change' : 'changed'} | update | refs |`,
				'| --- | --- | --- | --- | --- |',
				`| ${rowOf(result, redact).join(' | ')} |`,
				...(result.error ? ['', `**What happened:** ${cell(sentence(result.error.message))}`, '', `**What to do:** ${cell(result.error.hint)}`] : []),
				'',
			].join('\n');
		}
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
				await (0, mirror.B)({ ...context, job, onBegin, log: story }, result);
				counts[result.error === null ? 'well' : 'badly']++;
				if (result.error !== null) story.info(`${result.error.message} ${result.error.hint}`);
				const time = (0, duration.a)(result.durationMs);
				log.group(`${result.project}: ${outcomeCell(result)} in ${time}`, story.lines);
			});
			try {
				await Promise.all(each);
			} finally {
				done.abort();
			}
		}
		function tooManyMirrors(count, requestsPerMinute, timeoutMs) {
			const neededMs = count * requestsPerMirror * (0, spacing.W)(requestsPerMinute);
			if (neededMs <= timeoutMs) return null;
			return [
				`${count} mirrors take at least ${(0, duration.a)(neededMs)} at ${requestsPerMinute} requests a minute, and timeout is`,
				`${(0, duration.a)(timeoutMs)}: those that are left then fail. Raise timeout, or requests-per-minute as far as GitLab`,
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
