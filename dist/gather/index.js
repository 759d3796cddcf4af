import { createRequire as __WEBPACK_EXTERNAL_createRequire } from 'module';
var __webpack_modules__ = {
	770: (module, __unused_webpack_exports, __nccwpck_require__) => {
		__nccwpck_require__(218);
	},
	218: (__unused_webpack_module, exports, __nccwpck_require__) => {
		var __webpack_unused_export__;
		var net = __nccwpck_require__(278);
		var tls = __nccwpck_require__(756);
		var http = __nccwpck_require__(611);
		var https = __nccwpck_require__(692);
		var events = __nccwpck_require__(434);
		var assert = __nccwpck_require__(613);
		var util = __nccwpck_require__(23);
		__webpack_unused_export__ = httpOverHttp;
		__webpack_unused_export__ = httpsOverHttp;
		__webpack_unused_export__ = httpOverHttps;
		__webpack_unused_export__ = httpsOverHttps;
		function httpOverHttp(options) {
			var agent = new TunnelingAgent(options);
			agent.request = http.request;
			return agent;
		}
		function httpsOverHttp(options) {
			var agent = new TunnelingAgent(options);
			agent.request = http.request;
			agent.createSocket = createSecureSocket;
			agent.defaultPort = 443;
			return agent;
		}
		function httpOverHttps(options) {
			var agent = new TunnelingAgent(options);
			agent.request = https.request;
			return agent;
		}
		function httpsOverHttps(options) {
			var agent = new TunnelingAgent(options);
			agent.request = https.request;
			agent.createSocket = createSecureSocket;
			agent.defaultPort = 443;
			return agent;
		}
		function TunnelingAgent(options) {
			var self = this;
			self.options = options || {};
			self.proxyOptions = self.options.proxy || {};
			self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
			self.requests = [];
			self.sockets = [];
			self.on('free', function onFree(socket, host, port, localAddress) {
				var options = toOptions(host, port, localAddress);
				for (var i = 0, len = self.requests.length; i < len; ++i) {
					var pending = self.requests[i];
					if (pending.host === options.host && pending.port === options.port) {
						self.requests.splice(i, 1);
						pending.request.onSocket(socket);
						return;
					}
				}
				socket.destroy();
				self.removeSocket(socket);
			});
		}
		util.inherits(TunnelingAgent, events.EventEmitter);
		TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
			var self = this;
			var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
			if (self.sockets.length >= this.maxSockets) {
				self.requests.push(options);
				return;
			}
			self.createSocket(options, function (socket) {
				socket.on('free', onFree);
				socket.on('close', onCloseOrRemove);
				socket.on('agentRemove', onCloseOrRemove);
				req.onSocket(socket);
				function onFree() {
					self.emit('free', socket, options);
				}
				function onCloseOrRemove(err) {
					self.removeSocket(socket);
					socket.removeListener('free', onFree);
					socket.removeListener('close', onCloseOrRemove);
					socket.removeListener('agentRemove', onCloseOrRemove);
				}
			});
		};
		TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
			var self = this;
			var placeholder = {};
			self.sockets.push(placeholder);
			var connectOptions = mergeOptions({}, self.proxyOptions, {
				method: 'CONNECT',
				path: options.host + ':' + options.port,
				agent: false,
				headers: {
					host: options.host + ':' + options.port,
				},
			});
			if (options.localAddress) {
				connectOptions.localAddress = options.localAddress;
			}
			if (connectOptions.proxyAuth) {
				connectOptions.headers = connectOptions.headers || {};
				connectOptions.headers['Proxy-Authorization'] = 'Basic ' + new Buffer(connectOptions.proxyAuth).toString('base64');
			}
			debug('making CONNECT request');
			var connectReq = self.request(connectOptions);
			connectReq.useChunkedEncodingByDefault = false;
			connectReq.once('response', onResponse);
			connectReq.once('upgrade', onUpgrade);
			connectReq.once('connect', onConnect);
			connectReq.once('error', onError);
			connectReq.end();
			function onResponse(res) {
				res.upgrade = true;
			}
			function onUpgrade(res, socket, head) {
				process.nextTick(function () {
					onConnect(res, socket, head);
				});
			}
			function onConnect(res, socket, head) {
				connectReq.removeAllListeners();
				socket.removeAllListeners();
				if (res.statusCode !== 200) {
					debug('tunneling socket could not be established, statusCode=%d', res.statusCode);
					socket.destroy();
					var error = new Error('tunneling socket could not be established, ' + 'statusCode=' + res.statusCode);
					error.code = 'ECONNRESET';
					options.request.emit('error', error);
					self.removeSocket(placeholder);
					return;
				}
				if (head.length > 0) {
					debug('got illegal response body from proxy');
					socket.destroy();
					var error = new Error('got illegal response body from proxy');
					error.code = 'ECONNRESET';
					options.request.emit('error', error);
					self.removeSocket(placeholder);
					return;
				}
				debug('tunneling connection has established');
				self.sockets[self.sockets.indexOf(placeholder)] = socket;
				return cb(socket);
			}
			function onError(cause) {
				connectReq.removeAllListeners();
				debug('tunneling socket could not be established, cause=%s\n', cause.message, cause.stack);
				var error = new Error('tunneling socket could not be established, ' + 'cause=' + cause.message);
				error.code = 'ECONNRESET';
				options.request.emit('error', error);
				self.removeSocket(placeholder);
			}
		};
		TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
			var pos = this.sockets.indexOf(socket);
			if (pos === -1) {
				return;
			}
			this.sockets.splice(pos, 1);
			var pending = this.requests.shift();
			if (pending) {
				this.createSocket(pending, function (socket) {
					pending.request.onSocket(socket);
				});
			}
		};
		function createSecureSocket(options, cb) {
			var self = this;
			TunnelingAgent.prototype.createSocket.call(self, options, function (socket) {
				var hostHeader = options.request.getHeader('host');
				var tlsOptions = mergeOptions({}, self.options, {
					socket: socket,
					servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host,
				});
				var secureSocket = tls.connect(0, tlsOptions);
				self.sockets[self.sockets.indexOf(socket)] = secureSocket;
				cb(secureSocket);
			});
		}
		function toOptions(host, port, localAddress) {
			if (typeof host === 'string') {
				return {
					host: host,
					port: port,
					localAddress: localAddress,
				};
			}
			return host;
		}
		function mergeOptions(target) {
			for (var i = 1, len = arguments.length; i < len; ++i) {
				var overrides = arguments[i];
				if (typeof overrides === 'object') {
					var keys = Object.keys(overrides);
					for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
						var k = keys[j];
						if (overrides[k] !== undefined) {
							target[k] = overrides[k];
						}
					}
				}
			}
			return target;
		}
		var debug;
		if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
			debug = function () {
				var args = Array.prototype.slice.call(arguments);
				if (typeof args[0] === 'string') {
					args[0] = 'TUNNEL: ' + args[0];
				} else {
					args.unshift('TUNNEL:');
				}
				console.error.apply(console, args);
			};
		} else {
			debug = function () {};
		}
		__webpack_unused_export__ = debug;
	},
	613: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('assert');
	},
	434: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('events');
	},
	611: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('http');
	},
	692: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('https');
	},
	278: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('net');
	},
	24: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:fs');
	},
	760: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:path');
	},
	756: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('tls');
	},
	23: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('util');
	},
	452: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			sN: () => errorKinds,
			zg: () => StepError,
		});
		const errorKinds = [
			'input',
			'authentication',
			'scope',
			'permission',
			'not-found',
			'not-mirrored',
			'license',
			'refused',
			'paused',
			'sync-failed',
			'ref-mismatch',
			'timeout',
			'network',
			'unavailable',
			'protocol',
			'cancelled',
			'internal',
		];
		class StepError extends Error {
			kind;
			hint;
			constructor(kind, message, hint, options) {
				super(message, options);
				this.name = 'StepError';
				this.kind = kind;
				this.hint = hint;
			}
		}
		function asStepError(error) {
			if (error instanceof StepError) return error;
			const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
			return new StepError(
				'internal',
				`This is a defect of gitlab-pull-mirror: ${text}`,
				'Please report it, with this message and the version in use. The mirror itself may be fine; running the step again does no harm.',
				{ cause: error },
			);
		}
	},
	828: (__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.a(
			__webpack_module__,
			async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
				try {
					var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
					var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
					var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(428);
					var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
					var _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(495);
					var _report_outputs_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(568);
					var _report_page_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(245);
					var _report_results_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(421);
					var _runner_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(528);
					process.exitCode = 1;
					const asItIs = (text) => text;
					const log = (0, _runner_js__WEBPACK_IMPORTED_MODULE_6__.t1)(asItIs);
					const { results, error } = gathered(
						(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.V4)('folder'),
						(0, _actions_core__WEBPACK_IMPORTED_MODULE_2__.V4)('shards'),
					);
					const step = { results, isList: true, error };
					const failed = results.filter((result) => result.error !== null || result.outcome === 'failed').length;
					for (const { title, text } of (0, _report_annotations_js__WEBPACK_IMPORTED_MODULE_7__.hk)({ ...step, results: [] }, asItIs)) log.error(text, title);
					if (failed > 0) {
						log.error(`${failed} of ${results.length} mirrors failed. The job summary tells of each, and so do the annotations of its shard.`, 'Pull mirrors');
					}
					(0, _runner_js__WEBPACK_IMPORTED_MODULE_6__.Kn)((0, _report_outputs_js__WEBPACK_IMPORTED_MODULE_8__.V4)(step, asItIs));
					await (0, _runner_js__WEBPACK_IMPORTED_MODULE_6__.Sy)(async () => (0, _report_page_js__WEBPACK_IMPORTED_MODULE_4__.M)(step, asItIs));
					if (error === null && failed === 0) process.exitCode = 0;
					function gathered(folder, shards) {
						if (!/^[1-9]\d{0,4}$/.test(shards)) {
							const message = 'Wrong input: shards: is no whole number above zero';
							return { results: [], error: new _errors_js__WEBPACK_IMPORTED_MODULE_3__.zg('input', message, 'Give the number of shards.') };
						}
						const results = [];
						const missing = [];
						for (let number = 1; number <= Number(shards); number++) {
							const shard = readResults((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${number}.json`));
							if (shard === null) missing.push(number);
							else results.push(...shard);
						}
						if (missing.length === 0) return { results, error: null };
						return {
							results,
							error: new _errors_js__WEBPACK_IMPORTED_MODULE_3__.zg(
								'cancelled',
								`Of ${shards} shards these have left no results: ${missing.join(', ')}.`,
								'Their jobs were cancelled or lost: look at their logs, and run them again.',
							),
						};
					}
					function readResults(file) {
						try {
							return (0, _report_results_js__WEBPACK_IMPORTED_MODULE_5__.c)((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
						} catch {
							return null;
						}
					}
					__webpack_async_result__();
				} catch (e) {
					__webpack_async_result__(e);
				}
			},
			1,
		);
	},
	672: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			BP: () => logLine,
			TN: () => oneLine,
			p7: () => markdownText,
		});
		const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
		const longestLine = 4_000;
		function oneLine(text, redact, longest = longestLine) {
			const clean = redact(text).replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
			const line = redact(withoutUserinfo(clean));
			return line.length > longest ? `${Array.from(line.slice(0, longest)).slice(0, -1).join('')} …` : line;
		}
		function withoutUserinfo(text) {
			return text.replace(/(\bhttps?:\/\/|\bssh:\/\/[^\s/@:]{0,200}:)[^\s/@]{1,1000}@/gi, (_, start) => `${start}***@`);
		}
		function logLine(text, redact) {
			return oneLine(text, redact)
				.replace(/^::/, ': :')
				.replace(/##(?=(?:vso)?\[)/gi, '# #');
		}
		function markdownText(text, redact) {
			return oneLine(text, redact)
				.replace(/[&<>\\`*_[\]#|~@$^]|:(?! |$)/g, (character) => `&#${character.charCodeAt(0)};`)
				.replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
		}
		function excerpt(text) {
			return text.length <= 10_000 ? text : `(${text.length} characters)`;
		}
	},
	495: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			hk: () => annotations,
			em: () => sentence,
		});
		var harmless = __nccwpck_require__(672);
		function hasPassed({ results, error }) {
			return error === null && results.every((result) => result.error === null && result.outcome !== 'failed');
		}
		function failuresOf({ results, isList, error }) {
			const whole = isList && error !== null ? [{ project: '', error }] : [];
			const own = results.flatMap((result) =>
				result.error === null || (isList && result.error === error) ? [] : { project: result.project, error: result.error },
			);
			return [...whole, ...own];
		}
		const mostShown = 10;
		function annotations(step, redact) {
			const failures = failuresOf(step);
			const isAll = failures.length <= mostShown;
			const shown = isAll ? failures : failures.slice(0, mostShown - 1);
			const rest = failures.slice(shown.length);
			return [
				...shown.map((failure) => annotation(failure.project, failure.error, redact)),
				...(isAll ? [] : [countOf(rest.map((failure) => failure.error.kind))]),
			];
		}
		function countOf(kinds) {
			const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((other) => other === kind).length} ${kind}`);
			return {
				title: `Pull mirror: ${kinds.length} more failures`,
				text: `${kinds.length} more mirrors failed: ${counts.join(', ')}. The job summary and the output results tell of each.`,
			};
		}
		function annotation(project, error, redact) {
			const subject = project === '' ? '' : `${(0, harmless.TN)(project, redact, 300)}: `;
			const message = sentence((0, harmless.TN)(error.message, redact, 2_500));
			return {
				title: `Pull mirror: ${error.kind}`,
				text: `${subject}${message} ${(0, harmless.TN)(error.hint, redact, 1_000)}`,
			};
		}
		function sentence(text) {
			return /[.!?…]$/.test(text) ? text : `${text}.`;
		}
	},
	568: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Jg: () => precedence,
			V4: () => outputs,
		});
		var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(672);
		function outputs(step, redact) {
			const records = step.results.map((result) => resultRecord(result, redact));
			const said = (step.isList ? null : records[0]) ?? inAll(step, records);
			return {
				outcome: said.outcome,
				changed: String(said.changed),
				changes: JSON.stringify(said.changes),
				synced: String(said.synced),
				verified: said.verified === null ? '' : String(said.verified),
				'update-status': said.update_status ?? '',
				'last-error': said.last_error ?? '',
				'last-update-at': said.last_update_at ?? '',
				'last-update-started-at': said.last_update_started_at ?? '',
				'last-successful-update-at': said.last_successful_update_at ?? '',
				'error-kind': said.error_kind ?? '',
				results: JSON.stringify(records),
			};
		}
		function jsonOf(step, redact) {
			const results = step.results.map((result) => resultRecord(result, redact));
			const { outcome, changed, changes, synced, verified, error_kind } = (step.isList ? null : results[0]) ?? inAll(step, results);
			const error = step.error && errorRecord(step.error, redact);
			return JSON.stringify({ outcome, changed, changes, synced, verified, error_kind, error, results }, null, 2);
		}
		const precedence = ['failed', 'requested', 'synced', 'removed', 'configured', 'planned', 'unchanged'];
		function inAll({ error }, records) {
			const verified = records.flatMap((record) => record.verified ?? []);
			const occurs = (outcome) => records.some((record) => record.outcome === outcome);
			return {
				outcome: error === null ? (precedence.find(occurs) ?? 'unchanged') : 'failed',
				changed: records.some(({ changed }) => changed),
				changes: records.flatMap(({ project, changes }) => changes.map((change) => ({ project, ...change }))),
				synced: records.length > 0 && records.every(({ synced }) => synced),
				verified: verified.length === 0 ? null : verified.every(Boolean),
				error_kind: error?.kind ?? records.find(({ error_kind }) => error_kind !== null)?.error_kind ?? null,
			};
		}
		const mostRefs = 1_000;
		function resultRecord(result, redact) {
			const clean = (text) => (text == null ? null : (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.BP)(text, redact));
			const cleanValue = (value) => (typeof value === 'string' ? (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.TN)(value, redact) : value);
			const { state, error } = result;
			return {
				project: (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.TN)(result.project, redact),
				outcome: result.outcome,
				changed: result.changed,
				changes: result.changes.map(({ setting, from, to }) => ({
					setting,
					from: cleanValue(from),
					to: cleanValue(to),
				})),
				synced: result.synced,
				verified: result.verified,
				update_status: clean(state?.status),
				last_error: clean(state?.lastError),
				last_update_at: clean(state?.lastUpdateAt),
				last_update_started_at: clean(state?.lastUpdateStartedAt),
				last_successful_update_at: clean(state?.lastSuccessfulUpdateAt),
				error_kind: error?.kind ?? null,
				refs: result.refs.slice(0, mostRefs).map((found) => ({ ...found, ref: (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.TN)(found.ref, redact) })),
				error: error && errorRecord(error, redact),
				duration_seconds: Math.round(result.durationMs) / 1_000,
			};
		}
		function errorRecord({ kind, message, hint }, redact) {
			return {
				kind,
				message: (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.BP)(message, redact),
				hint: (0, _harmless_js__WEBPACK_IMPORTED_MODULE_0__.BP)(hint, redact),
			};
		}
	},
	245: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			M: () => page,
		});
		var harmless = __nccwpck_require__(672);
		var annotations = __nccwpck_require__(495);
		const unitsMs = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
		const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
		function parseDuration(text) {
			const [, h, m, s, ms] = pattern.exec(/^\d+$/.test(text) ? `${text}s` : text) ?? [];
			const part = (digits, unitMs) => Number(digits ?? 0) * unitMs;
			const totalMs = part(h, unitsMs.h) + part(m, unitsMs.m) + part(s, unitsMs.s) + part(ms, unitsMs.ms);
			return totalMs > 0 ? totalMs : null;
		}
		function formatDuration(ms) {
			if (ms < unitsMs.s) return `${Math.round(ms)}ms`;
			const seconds = Math.round(ms / unitsMs.s);
			const h = Math.floor(seconds / 3_600);
			const m = Math.floor((seconds % 3_600) / 60);
			const s = seconds % 60;
			if (h > 0) return m > 0 ? `${h}h${m}m` : `${h}h`;
			if (m > 0) return s > 0 ? `${m}m${s}s` : `${m}m`;
			return `${s}s`;
		}
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
			const value = (of) => (0, harmless.p7)(JSON.stringify(of), redact);
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
			return [(0, harmless.p7)(result.project, redact), outcomeCell(result), changesCell(result, redact), timesCell(result), refsCell(result)];
		}
		function summary_summary(result, redact) {
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
			return step.isList || result === undefined ? page(step, redact) : summary(result, redact);
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
					`${outcomeMarks.failed} ${result.error?.kind ?? ''}`,
					cell((0, annotations.em)(result.error?.message ?? '')),
					cell(result.error?.hint ?? ''),
					changesCell(result, redact),
					timesCell(result),
					refsCell(result),
				];
				const head = ['project', 'failure', 'what happened', 'what to do', 'settings changed', 'update', 'refs'];
				lines.push(`#### Failed: ${failed.length}`, '', ...table(head, failed.map(row), shares.failed), '');
			}
			const row = (result) => rowOf(result, redact);
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
				return `${outcomeMarks[outcome]} ${number} ${outcome}`;
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
	421: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			c: () => parseResults,
		});
		function encodePointer(p) {
			return encodeURI(escapePointer(p)).replace(/#/g, '%23');
		}
		function escapePointer(p) {
			return p.replace(/~/g, '~0').replace(/\//g, '~1');
		}
		const uriFragmentCharacter = /^[A-Za-z0-9._~!$&'()*+,;=:@/?-]$/;
		const uriPercentEncoding = /^%[0-9A-Fa-f]{2}$/;
		const uriUnreservedCharacter = /^[A-Za-z0-9._~-]$/;
		function normalizeURIFragment(fragment) {
			let normalized = '';
			for (let index = 0; index < fragment.length; ) {
				const character = fragment[index];
				const encoded = fragment.slice(index, index + 3);
				if (character === '%' && uriPercentEncoding.test(encoded)) {
					const decoded = String.fromCharCode(parseInt(encoded.slice(1), 16));
					normalized += uriUnreservedCharacter.test(decoded) ? decoded : encoded.toUpperCase();
					index += 3;
					continue;
				}
				const codePoint = String.fromCodePoint(fragment.codePointAt(index));
				normalized += uriFragmentCharacter.test(codePoint) ? codePoint : encodeURIComponent(codePoint);
				index += codePoint.length;
			}
			return normalized;
		}
		function resolveURI(reference, baseURI) {
			const url = new URL(reference, baseURI.href);
			url.hash = url.hash ? normalizeURIFragment(url.hash.slice(1)) : '';
			return url;
		}
		const schemaKeyword = {
			additionalItems: true,
			unevaluatedItems: true,
			items: true,
			contains: true,
			additionalProperties: true,
			unevaluatedProperties: true,
			propertyNames: true,
			not: true,
			if: true,
			then: true,
			else: true,
		};
		const schemaArrayKeyword = {
			prefixItems: true,
			items: true,
			allOf: true,
			anyOf: true,
			oneOf: true,
		};
		const schemaMapKeyword = {
			$defs: true,
			definitions: true,
			properties: true,
			patternProperties: true,
			dependentSchemas: true,
		};
		const ignoredKeyword = {
			id: true,
			$id: true,
			$ref: true,
			$schema: true,
			$anchor: true,
			$vocabulary: true,
			$comment: true,
			default: true,
			enum: true,
			const: true,
			required: true,
			dependentRequired: true,
			type: true,
			maximum: true,
			minimum: true,
			exclusiveMaximum: true,
			exclusiveMinimum: true,
			multipleOf: true,
			maxLength: true,
			minLength: true,
			pattern: true,
			format: true,
			maxItems: true,
			minItems: true,
			uniqueItems: true,
			maxProperties: true,
			minProperties: true,
		};
		let initialBaseURI =
			typeof self !== 'undefined' && self.location && self.location.origin !== 'null'
				? new URL(self.location.origin + self.location.pathname + location.search)
				: new URL('https://github.com/cfworker');
		function dereference(schema, lookup = Object.create(null), baseURI = initialBaseURI, basePointer = '') {
			if (schema && typeof schema === 'object' && !Array.isArray(schema)) {
				const id = schema.$id || schema['id'];
				if (id) {
					const url = resolveURI(id, baseURI);
					if (url.hash.length > 1) {
						lookup[url.href] = schema;
					} else {
						url.hash = '';
						if (basePointer === '') {
							baseURI = url;
						} else {
							dereference(schema, lookup, baseURI);
						}
					}
				}
			} else if (schema !== true && schema !== false) {
				return lookup;
			}
			const schemaURI = baseURI.href + (basePointer ? '#' + basePointer : '');
			if (lookup[schemaURI] !== undefined && lookup[schemaURI] !== schema) {
				throw new Error(`Duplicate schema URI "${schemaURI}".`);
			}
			lookup[schemaURI] = schema;
			if (schema === true || schema === false) {
				return lookup;
			}
			if (schema.__absolute_uri__ === undefined) {
				Object.defineProperty(schema, '__absolute_uri__', {
					enumerable: false,
					value: schemaURI,
				});
			}
			if (schema.$ref && schema.__absolute_ref__ === undefined) {
				const url = resolveURI(schema.$ref, baseURI);
				Object.defineProperty(schema, '__absolute_ref__', {
					enumerable: false,
					value: url.href,
				});
			}
			if (schema.$recursiveRef && schema.__absolute_recursive_ref__ === undefined) {
				const url = resolveURI(schema.$recursiveRef, baseURI);
				Object.defineProperty(schema, '__absolute_recursive_ref__', {
					enumerable: false,
					value: url.href,
				});
			}
			if (schema.$anchor) {
				const url = resolveURI('#' + schema.$anchor, baseURI);
				lookup[url.href] = schema;
			}
			for (let key in schema) {
				if (ignoredKeyword[key]) {
					continue;
				}
				const keyBase = `${basePointer}/${encodePointer(key)}`;
				const subSchema = schema[key];
				if (Array.isArray(subSchema)) {
					if (schemaArrayKeyword[key]) {
						const length = subSchema.length;
						for (let i = 0; i < length; i++) {
							dereference(subSchema[i], lookup, baseURI, `${keyBase}/${i}`);
						}
					}
				} else if (schemaMapKeyword[key]) {
					for (let subKey in subSchema) {
						dereference(subSchema[subKey], lookup, baseURI, `${keyBase}/${encodePointer(subKey)}`);
					}
				} else {
					dereference(subSchema, lookup, baseURI, keyBase);
				}
			}
			return lookup;
		}
		function deepCompareStrict(a, b) {
			const typeofa = typeof a;
			if (typeofa !== typeof b) {
				return false;
			}
			const aIsArray = Array.isArray(a);
			const bIsArray = Array.isArray(b);
			if (aIsArray !== bIsArray) {
				return false;
			}
			if (aIsArray) {
				const length = a.length;
				if (length !== b.length) {
					return false;
				}
				for (let i = 0; i < length; i++) {
					if (!deepCompareStrict(a[i], b[i])) {
						return false;
					}
				}
				return true;
			}
			if (typeofa === 'object') {
				if (!a || !b) {
					return a === b;
				}
				const aKeys = Object.keys(a);
				const bKeys = Object.keys(b);
				const length = aKeys.length;
				if (length !== bKeys.length) {
					return false;
				}
				for (const k of aKeys) {
					if (!Object.prototype.hasOwnProperty.call(b, k)) {
						return false;
					}
					if (!deepCompareStrict(a[k], b[k])) {
						return false;
					}
				}
				return true;
			}
			return a === b;
		}
		const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
		const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
		const TIME = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(z|([+-])(\d\d):(\d\d))?$/i;
		const HOSTNAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*$/i;
		const URIREF =
			/^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
		const URITEMPLATE =
			/^(?:(?:[^\x00-\x20\x7f"<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i;
		const URL_ =
			/^(?:(?:https?|ftp):\/\/)(?:\S+(?::\S*)?@)?(?:(?!10(?:\.\d{1,3}){3})(?!127(?:\.\d{1,3}){3})(?!169\.254(?:\.\d{1,3}){2})(?!192\.168(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z\u{00a1}-\u{ffff}0-9]+-?)*[a-z\u{00a1}-\u{ffff}0-9]+)(?:\.(?:[a-z\u{00a1}-\u{ffff}0-9]+-?)*[a-z\u{00a1}-\u{ffff}0-9]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu;
		const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
		const JSON_POINTER = /^(?:\/(?:[^~/]|~0|~1)*)*$/;
		const JSON_POINTER_URI_FRAGMENT = /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i;
		const RELATIVE_JSON_POINTER = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/;
		const EMAIL_ADDRESS = /^("(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"|[a-z0-9.!#$%&'*+/=?^_`{|}~-]+)@(.+)$/i;
		const EMAIL = (input) => {
			const matches = input.match(EMAIL_ADDRESS);
			if (!matches) return false;
			const name = matches[1];
			const host = matches[2];
			if (!name || !host || name.length > 64 || host.length > 253) return false;
			if (name[0] !== '"' && (name[0] === '.' || name.endsWith('.') || name.includes('..'))) {
				return false;
			}
			if (host.startsWith('[') && host.endsWith(']')) {
				const address = host.slice(1, -1);
				if (/^ipv6:/i.test(address)) return IPV6.test(address.slice(5));
				return IPV4.test(address);
			}
			return HOSTNAME.test(host);
		};
		const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)$/;
		const IPV6 =
			/^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i;
		const DURATION = (input) =>
			/^P(?:\d+W|(?:(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)))$/.test(
				input,
			);
		function bind(r) {
			return r.test.bind(r);
		}
		const format = {
			date,
			time: time.bind(undefined, true),
			'date-time': date_time,
			duration: DURATION,
			uri,
			'uri-reference': bind(URIREF),
			'uri-template': bind(URITEMPLATE),
			url: bind(URL_),
			email: EMAIL,
			hostname: bind(HOSTNAME),
			ipv4: bind(IPV4),
			ipv6: bind(IPV6),
			regex: regex,
			uuid: bind(UUID),
			'json-pointer': bind(JSON_POINTER),
			'json-pointer-uri-fragment': bind(JSON_POINTER_URI_FRAGMENT),
			'relative-json-pointer': bind(RELATIVE_JSON_POINTER),
		};
		function isLeapYear(year) {
			return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
		}
		function date(str) {
			const matches = str.match(DATE);
			if (!matches) return false;
			const yearPart = matches[1];
			const monthPart = matches[2];
			const dayPart = matches[3];
			if (!yearPart || !monthPart || !dayPart) return false;
			const year = +yearPart;
			const month = +monthPart;
			const day = +dayPart;
			const maxDay = month == 2 && isLeapYear(year) ? 29 : DAYS[month];
			return month >= 1 && month <= 12 && day >= 1 && maxDay !== undefined && day <= maxDay;
		}
		function time(full, str) {
			const matches = str.match(TIME);
			if (!matches) return false;
			const hourPart = matches[1];
			const minutePart = matches[2];
			const secondPart = matches[3];
			if (!hourPart || !minutePart || !secondPart) return false;
			const hour = +hourPart;
			const minute = +minutePart;
			const second = +secondPart;
			const timeZone = matches[5];
			const offsetSign = matches[6];
			const offsetHour = +(matches[7] ?? 0);
			const offsetMinute = +(matches[8] ?? 0);
			if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59 || (full && timeZone === undefined)) {
				return false;
			}
			if (second < 60) return true;
			const offsetDirection = offsetSign === '+' ? 1 : offsetSign === '-' ? -1 : 0;
			const utcMinute = (hour * 60 + minute - offsetDirection * (offsetHour * 60 + offsetMinute) + 24 * 60) % (24 * 60);
			return utcMinute === 23 * 60 + 59;
		}
		const DATE_TIME_SEPARATOR = /t|\s/i;
		function date_time(str) {
			const [datePart, timePart, extra] = str.split(DATE_TIME_SEPARATOR);
			return datePart !== undefined && timePart !== undefined && extra === undefined && date(datePart) && time(true, timePart);
		}
		const NOT_URI_FRAGMENT = /\/|:/;
		const URI_PATTERN =
			/^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
		function uri(str) {
			return NOT_URI_FRAGMENT.test(str) && URI_PATTERN.test(str);
		}
		const Z_ANCHOR = /[^\\]\\Z/;
		function regex(str) {
			if (Z_ANCHOR.test(str)) return false;
			try {
				new RegExp(str, 'u');
				return true;
			} catch (e) {
				return false;
			}
		}
		function ucs2length(s) {
			let result = 0;
			let length = s.length;
			let index = 0;
			let charCode;
			while (index < length) {
				result++;
				charCode = s.charCodeAt(index++);
				if (charCode >= 0xd800 && charCode <= 0xdbff && index < length) {
					charCode = s.charCodeAt(index);
					if ((charCode & 0xfc00) == 0xdc00) {
						index++;
					}
				}
			}
			return result;
		}
		function validate_hasOwnProperty(instance, key) {
			return Object.prototype.hasOwnProperty.call(instance, key);
		}
		function decimalInteger(value) {
			const coefficientAndExponent = Math.abs(value).toString().split('e');
			const coefficient = coefficientAndExponent[0];
			const exponent = coefficientAndExponent[1] ?? '0';
			const point = coefficient.indexOf('.');
			const fractionLength = point === -1 ? 0 : coefficient.length - point - 1;
			return [BigInt(coefficient.replace('.', '')), Number(exponent) - fractionLength];
		}
		function isMultipleOf(instance, divisor) {
			if (!Number.isFinite(instance) || !Number.isFinite(divisor) || divisor <= 0) {
				return false;
			}
			const [instanceCoefficient, instanceExponent] = decimalInteger(instance);
			const [divisorCoefficient, divisorExponent] = decimalInteger(divisor);
			const exponentDifference = instanceExponent - divisorExponent;
			if (exponentDifference >= 0) {
				return (instanceCoefficient * 10n ** BigInt(exponentDifference)) % divisorCoefficient === 0n;
			}
			return instanceCoefficient % (divisorCoefficient * 10n ** BigInt(-exponentDifference)) === 0n;
		}
		function validate(
			instance,
			schema,
			draft = '2019-09',
			lookup = dereference(schema),
			shortCircuit = true,
			recursiveAnchor = null,
			instanceLocation = '#',
			schemaLocation = '#',
			evaluated = Object.create(null),
		) {
			if (schema === true) {
				return { valid: true, errors: [] };
			}
			if (schema === false) {
				return {
					valid: false,
					errors: [
						{
							instanceLocation,
							keyword: 'false',
							keywordLocation: instanceLocation,
							error: 'False boolean schema.',
						},
					],
				};
			}
			const rawInstanceType = typeof instance;
			let instanceType;
			switch (rawInstanceType) {
				case 'boolean':
				case 'number':
				case 'string':
					instanceType = rawInstanceType;
					break;
				case 'object':
					if (instance === null) {
						instanceType = 'null';
					} else if (Array.isArray(instance)) {
						instanceType = 'array';
					} else {
						instanceType = 'object';
					}
					break;
				default:
					throw new Error(`Instances of "${rawInstanceType}" type are not supported.`);
			}
			const {
				$ref,
				$recursiveRef,
				$recursiveAnchor,
				type: $type,
				const: $const,
				enum: $enum,
				required: $required,
				not: $not,
				anyOf: $anyOf,
				allOf: $allOf,
				oneOf: $oneOf,
				if: $if,
				then: $then,
				else: $else,
				format: $format,
				properties: $properties,
				patternProperties: $patternProperties,
				additionalProperties: $additionalProperties,
				unevaluatedProperties: $unevaluatedProperties,
				minProperties: $minProperties,
				maxProperties: $maxProperties,
				propertyNames: $propertyNames,
				dependentRequired: $dependentRequired,
				dependentSchemas: $dependentSchemas,
				dependencies: $dependencies,
				prefixItems: $prefixItems,
				items: $items,
				additionalItems: $additionalItems,
				unevaluatedItems: $unevaluatedItems,
				contains: $contains,
				minContains: $minContains,
				maxContains: $maxContains,
				minItems: $minItems,
				maxItems: $maxItems,
				uniqueItems: $uniqueItems,
				minimum: $minimum,
				maximum: $maximum,
				exclusiveMinimum: $exclusiveMinimum,
				exclusiveMaximum: $exclusiveMaximum,
				multipleOf: $multipleOf,
				minLength: $minLength,
				maxLength: $maxLength,
				pattern: $pattern,
				__absolute_ref__,
				__absolute_recursive_ref__,
			} = schema;
			const errors = [];
			if ($recursiveAnchor === true && recursiveAnchor === null) {
				recursiveAnchor = schema;
			}
			if ($recursiveRef === '#') {
				const refSchema = recursiveAnchor === null ? lookup[__absolute_recursive_ref__] : recursiveAnchor;
				const keywordLocation = `${schemaLocation}/$recursiveRef`;
				const result = validate(
					instance,
					recursiveAnchor === null ? schema : recursiveAnchor,
					draft,
					lookup,
					shortCircuit,
					refSchema,
					instanceLocation,
					keywordLocation,
					evaluated,
				);
				if (!result.valid) {
					errors.push(
						{
							instanceLocation,
							keyword: '$recursiveRef',
							keywordLocation,
							error: 'A subschema had errors.',
						},
						...result.errors,
					);
				}
			}
			if ($ref !== undefined) {
				const uri = __absolute_ref__ || $ref;
				const refSchema = lookup[uri];
				if (refSchema === undefined) {
					let message = `Unresolved $ref "${$ref}".`;
					if (__absolute_ref__ && __absolute_ref__ !== $ref) {
						message += `  Absolute URI "${__absolute_ref__}".`;
					}
					message += `\nKnown schemas:\n- ${Object.keys(lookup).join('\n- ')}`;
					throw new Error(message);
				}
				const keywordLocation = `${schemaLocation}/$ref`;
				const result = validate(instance, refSchema, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation, evaluated);
				if (!result.valid) {
					errors.push(
						{
							instanceLocation,
							keyword: '$ref',
							keywordLocation,
							error: 'A subschema had errors.',
						},
						...result.errors,
					);
				}
				if (draft === '4' || draft === '7') {
					return { valid: errors.length === 0, errors };
				}
			}
			if (Array.isArray($type)) {
				let length = $type.length;
				let valid = false;
				for (let i = 0; i < length; i++) {
					if (instanceType === $type[i] || ($type[i] === 'integer' && instanceType === 'number' && instance % 1 === 0 && instance === instance)) {
						valid = true;
						break;
					}
				}
				if (!valid) {
					errors.push({
						instanceLocation,
						keyword: 'type',
						keywordLocation: `${schemaLocation}/type`,
						error: `Instance type "${instanceType}" is invalid. Expected "${$type.join('", "')}".`,
					});
				}
			} else if ($type === 'integer') {
				if (instanceType !== 'number' || instance % 1 || instance !== instance) {
					errors.push({
						instanceLocation,
						keyword: 'type',
						keywordLocation: `${schemaLocation}/type`,
						error: `Instance type "${instanceType}" is invalid. Expected "${$type}".`,
					});
				}
			} else if ($type !== undefined && instanceType !== $type) {
				errors.push({
					instanceLocation,
					keyword: 'type',
					keywordLocation: `${schemaLocation}/type`,
					error: `Instance type "${instanceType}" is invalid. Expected "${$type}".`,
				});
			}
			if ($const !== undefined) {
				if (instanceType === 'object' || instanceType === 'array') {
					if (!deepCompareStrict(instance, $const)) {
						errors.push({
							instanceLocation,
							keyword: 'const',
							keywordLocation: `${schemaLocation}/const`,
							error: `Instance does not match ${JSON.stringify($const)}.`,
						});
					}
				} else if (instance !== $const) {
					errors.push({
						instanceLocation,
						keyword: 'const',
						keywordLocation: `${schemaLocation}/const`,
						error: `Instance does not match ${JSON.stringify($const)}.`,
					});
				}
			}
			if ($enum !== undefined) {
				if (instanceType === 'object' || instanceType === 'array') {
					if (!$enum.some((value) => deepCompareStrict(instance, value))) {
						errors.push({
							instanceLocation,
							keyword: 'enum',
							keywordLocation: `${schemaLocation}/enum`,
							error: `Instance does not match any of ${JSON.stringify($enum)}.`,
						});
					}
				} else if (!$enum.some((value) => instance === value)) {
					errors.push({
						instanceLocation,
						keyword: 'enum',
						keywordLocation: `${schemaLocation}/enum`,
						error: `Instance does not match any of ${JSON.stringify($enum)}.`,
					});
				}
			}
			if ($not !== undefined) {
				const keywordLocation = `${schemaLocation}/not`;
				const result = validate(instance, $not, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation);
				if (result.valid) {
					errors.push({
						instanceLocation,
						keyword: 'not',
						keywordLocation,
						error: 'Instance matched "not" schema.',
					});
				}
			}
			let subEvaluateds = [];
			if ($anyOf !== undefined) {
				const keywordLocation = `${schemaLocation}/anyOf`;
				const errorsLength = errors.length;
				let anyValid = false;
				for (const [i, subSchema] of $anyOf.entries()) {
					const subEvaluated = Object.create(evaluated);
					const result = validate(
						instance,
						subSchema,
						draft,
						lookup,
						shortCircuit,
						$recursiveAnchor === true ? recursiveAnchor : null,
						instanceLocation,
						`${keywordLocation}/${i}`,
						subEvaluated,
					);
					errors.push(...result.errors);
					anyValid = anyValid || result.valid;
					if (result.valid) {
						subEvaluateds.push(subEvaluated);
					}
				}
				if (anyValid) {
					errors.length = errorsLength;
				} else {
					errors.splice(errorsLength, 0, {
						instanceLocation,
						keyword: 'anyOf',
						keywordLocation,
						error: 'Instance does not match any subschemas.',
					});
				}
			}
			if ($allOf !== undefined) {
				const keywordLocation = `${schemaLocation}/allOf`;
				const errorsLength = errors.length;
				let allValid = true;
				for (const [i, subSchema] of $allOf.entries()) {
					const subEvaluated = Object.create(evaluated);
					const result = validate(
						instance,
						subSchema,
						draft,
						lookup,
						shortCircuit,
						$recursiveAnchor === true ? recursiveAnchor : null,
						instanceLocation,
						`${keywordLocation}/${i}`,
						subEvaluated,
					);
					errors.push(...result.errors);
					allValid = allValid && result.valid;
					if (result.valid) {
						subEvaluateds.push(subEvaluated);
					}
				}
				if (allValid) {
					errors.length = errorsLength;
				} else {
					errors.splice(errorsLength, 0, {
						instanceLocation,
						keyword: 'allOf',
						keywordLocation,
						error: `Instance does not match every subschema.`,
					});
				}
			}
			if ($oneOf !== undefined) {
				const keywordLocation = `${schemaLocation}/oneOf`;
				const errorsLength = errors.length;
				const matches = $oneOf.filter((subSchema, i) => {
					const subEvaluated = Object.create(evaluated);
					const result = validate(
						instance,
						subSchema,
						draft,
						lookup,
						shortCircuit,
						$recursiveAnchor === true ? recursiveAnchor : null,
						instanceLocation,
						`${keywordLocation}/${i}`,
						subEvaluated,
					);
					errors.push(...result.errors);
					if (result.valid) {
						subEvaluateds.push(subEvaluated);
					}
					return result.valid;
				}).length;
				if (matches === 1) {
					errors.length = errorsLength;
				} else {
					errors.splice(errorsLength, 0, {
						instanceLocation,
						keyword: 'oneOf',
						keywordLocation,
						error: `Instance does not match exactly one subschema (${matches} matches).`,
					});
				}
			}
			if (instanceType === 'object' || instanceType === 'array') {
				Object.assign(evaluated, ...subEvaluateds);
			}
			if ($if !== undefined) {
				const keywordLocation = `${schemaLocation}/if`;
				const ifEvaluated = Object.create(null);
				const conditionResult = validate(instance, $if, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation, ifEvaluated).valid;
				if (conditionResult) {
					Object.assign(evaluated, ifEvaluated);
					if ($then !== undefined) {
						const thenResult = validate(instance, $then, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${schemaLocation}/then`, evaluated);
						if (!thenResult.valid) {
							errors.push(
								{
									instanceLocation,
									keyword: 'if',
									keywordLocation,
									error: `Instance does not match "then" schema.`,
								},
								...thenResult.errors,
							);
						}
					}
				} else if ($else !== undefined) {
					const elseResult = validate(instance, $else, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${schemaLocation}/else`, evaluated);
					if (!elseResult.valid) {
						errors.push(
							{
								instanceLocation,
								keyword: 'if',
								keywordLocation,
								error: `Instance does not match "else" schema.`,
							},
							...elseResult.errors,
						);
					}
				}
			}
			if (instanceType === 'object') {
				if ($required !== undefined) {
					for (const key of $required) {
						if (!validate_hasOwnProperty(instance, key)) {
							errors.push({
								instanceLocation,
								keyword: 'required',
								keywordLocation: `${schemaLocation}/required`,
								error: `Instance does not have required property "${key}".`,
							});
						}
					}
				}
				const keys = Object.keys(instance);
				if ($minProperties !== undefined && keys.length < $minProperties) {
					errors.push({
						instanceLocation,
						keyword: 'minProperties',
						keywordLocation: `${schemaLocation}/minProperties`,
						error: `Instance does not have at least ${$minProperties} properties.`,
					});
				}
				if ($maxProperties !== undefined && keys.length > $maxProperties) {
					errors.push({
						instanceLocation,
						keyword: 'maxProperties',
						keywordLocation: `${schemaLocation}/maxProperties`,
						error: `Instance does not have at least ${$maxProperties} properties.`,
					});
				}
				if ($propertyNames !== undefined) {
					const keywordLocation = `${schemaLocation}/propertyNames`;
					for (const key in instance) {
						const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
						const result = validate(key, $propertyNames, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
						if (!result.valid) {
							errors.push(
								{
									instanceLocation,
									keyword: 'propertyNames',
									keywordLocation,
									error: `Property name "${key}" does not match schema.`,
								},
								...result.errors,
							);
						}
					}
				}
				if ($dependentRequired !== undefined) {
					const keywordLocation = `${schemaLocation}/dependantRequired`;
					for (const key in $dependentRequired) {
						if (validate_hasOwnProperty(instance, key)) {
							const required = $dependentRequired[key];
							for (const dependantKey of required) {
								if (!validate_hasOwnProperty(instance, dependantKey)) {
									errors.push({
										instanceLocation,
										keyword: 'dependentRequired',
										keywordLocation,
										error: `Instance has "${key}" but does not have "${dependantKey}".`,
									});
								}
							}
						}
					}
				}
				if ($dependentSchemas !== undefined) {
					for (const [key, dependentSchema] of Object.entries($dependentSchemas)) {
						const keywordLocation = `${schemaLocation}/dependentSchemas`;
						if (validate_hasOwnProperty(instance, key)) {
							const result = validate(
								instance,
								dependentSchema,
								draft,
								lookup,
								shortCircuit,
								recursiveAnchor,
								instanceLocation,
								`${keywordLocation}/${encodePointer(key)}`,
								evaluated,
							);
							if (!result.valid) {
								errors.push(
									{
										instanceLocation,
										keyword: 'dependentSchemas',
										keywordLocation,
										error: `Instance has "${key}" but does not match dependant schema.`,
									},
									...result.errors,
								);
							}
						}
					}
				}
				if ($dependencies !== undefined) {
					const keywordLocation = `${schemaLocation}/dependencies`;
					for (const key in $dependencies) {
						if (validate_hasOwnProperty(instance, key)) {
							const propsOrSchema = $dependencies[key];
							if (Array.isArray(propsOrSchema)) {
								for (const dependantKey of propsOrSchema) {
									if (!validate_hasOwnProperty(instance, dependantKey)) {
										errors.push({
											instanceLocation,
											keyword: 'dependencies',
											keywordLocation,
											error: `Instance has "${key}" but does not have "${dependantKey}".`,
										});
									}
								}
							} else {
								const result = validate(
									instance,
									propsOrSchema,
									draft,
									lookup,
									shortCircuit,
									recursiveAnchor,
									instanceLocation,
									`${keywordLocation}/${encodePointer(key)}`,
								);
								if (!result.valid) {
									errors.push(
										{
											instanceLocation,
											keyword: 'dependencies',
											keywordLocation,
											error: `Instance has "${key}" but does not match dependant schema.`,
										},
										...result.errors,
									);
								}
							}
						}
					}
				}
				const thisEvaluated = Object.create(null);
				let stop = false;
				if ($properties !== undefined) {
					const keywordLocation = `${schemaLocation}/properties`;
					for (const [key, propertySchema] of Object.entries($properties)) {
						if (!validate_hasOwnProperty(instance, key)) {
							continue;
						}
						const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
						const result = validate(
							instance[key],
							propertySchema,
							draft,
							lookup,
							shortCircuit,
							recursiveAnchor,
							subInstancePointer,
							`${keywordLocation}/${encodePointer(key)}`,
						);
						thisEvaluated[key] = true;
						if (result.valid) {
							evaluated[key] = true;
						} else {
							stop = shortCircuit;
							errors.push(
								{
									instanceLocation,
									keyword: 'properties',
									keywordLocation,
									error: `Property "${key}" does not match schema.`,
								},
								...result.errors,
							);
							if (stop) break;
						}
					}
				}
				if (!stop && $patternProperties !== undefined) {
					const keywordLocation = `${schemaLocation}/patternProperties`;
					for (const [pattern, subSchema] of Object.entries($patternProperties)) {
						const regex = new RegExp(pattern, 'u');
						for (const key in instance) {
							if (!regex.test(key)) {
								continue;
							}
							const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
							const result = validate(
								instance[key],
								subSchema,
								draft,
								lookup,
								shortCircuit,
								recursiveAnchor,
								subInstancePointer,
								`${keywordLocation}/${encodePointer(pattern)}`,
							);
							thisEvaluated[key] = true;
							if (result.valid) {
								evaluated[key] = true;
							} else {
								stop = shortCircuit;
								errors.push(
									{
										instanceLocation,
										keyword: 'patternProperties',
										keywordLocation,
										error: `Property "${key}" matches pattern "${pattern}" but does not match associated schema.`,
									},
									...result.errors,
								);
							}
						}
					}
				}
				if (!stop && $additionalProperties !== undefined) {
					const keywordLocation = `${schemaLocation}/additionalProperties`;
					for (const key in instance) {
						if (thisEvaluated[key]) {
							continue;
						}
						const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
						const result = validate(instance[key], $additionalProperties, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
						if (result.valid) {
							evaluated[key] = true;
						} else {
							stop = shortCircuit;
							errors.push(
								{
									instanceLocation,
									keyword: 'additionalProperties',
									keywordLocation,
									error: `Property "${key}" does not match additional properties schema.`,
								},
								...result.errors,
							);
						}
					}
				} else if (!stop && $unevaluatedProperties !== undefined) {
					const keywordLocation = `${schemaLocation}/unevaluatedProperties`;
					for (const key in instance) {
						if (!evaluated[key]) {
							const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
							const result = validate(instance[key], $unevaluatedProperties, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
							if (result.valid) {
								evaluated[key] = true;
							} else {
								errors.push(
									{
										instanceLocation,
										keyword: 'unevaluatedProperties',
										keywordLocation,
										error: `Property "${key}" does not match unevaluated properties schema.`,
									},
									...result.errors,
								);
							}
						}
					}
				}
			} else if (instanceType === 'array') {
				if ($maxItems !== undefined && instance.length > $maxItems) {
					errors.push({
						instanceLocation,
						keyword: 'maxItems',
						keywordLocation: `${schemaLocation}/maxItems`,
						error: `Array has too many items (${instance.length} > ${$maxItems}).`,
					});
				}
				if ($minItems !== undefined && instance.length < $minItems) {
					errors.push({
						instanceLocation,
						keyword: 'minItems',
						keywordLocation: `${schemaLocation}/minItems`,
						error: `Array has too few items (${instance.length} < ${$minItems}).`,
					});
				}
				const length = instance.length;
				let i = 0;
				let stop = false;
				if ($prefixItems !== undefined) {
					const keywordLocation = `${schemaLocation}/prefixItems`;
					const length2 = Math.min($prefixItems.length, length);
					for (; i < length2; i++) {
						const result = validate(
							instance[i],
							$prefixItems[i],
							draft,
							lookup,
							shortCircuit,
							recursiveAnchor,
							`${instanceLocation}/${i}`,
							`${keywordLocation}/${i}`,
						);
						evaluated[i] = true;
						if (!result.valid) {
							stop = shortCircuit;
							errors.push(
								{
									instanceLocation,
									keyword: 'prefixItems',
									keywordLocation,
									error: `Items did not match schema.`,
								},
								...result.errors,
							);
							if (stop) break;
						}
					}
				}
				if ($items !== undefined) {
					const keywordLocation = `${schemaLocation}/items`;
					if (Array.isArray($items)) {
						const length2 = Math.min($items.length, length);
						for (; i < length2; i++) {
							const result = validate(
								instance[i],
								$items[i],
								draft,
								lookup,
								shortCircuit,
								recursiveAnchor,
								`${instanceLocation}/${i}`,
								`${keywordLocation}/${i}`,
							);
							evaluated[i] = true;
							if (!result.valid) {
								stop = shortCircuit;
								errors.push(
									{
										instanceLocation,
										keyword: 'items',
										keywordLocation,
										error: `Items did not match schema.`,
									},
									...result.errors,
								);
								if (stop) break;
							}
						}
					} else {
						for (; i < length; i++) {
							const result = validate(instance[i], $items, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
							evaluated[i] = true;
							if (!result.valid) {
								stop = shortCircuit;
								errors.push(
									{
										instanceLocation,
										keyword: 'items',
										keywordLocation,
										error: `Items did not match schema.`,
									},
									...result.errors,
								);
								if (stop) break;
							}
						}
					}
					if (!stop && $additionalItems !== undefined) {
						const keywordLocation = `${schemaLocation}/additionalItems`;
						for (; i < length; i++) {
							const result = validate(instance[i], $additionalItems, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
							evaluated[i] = true;
							if (!result.valid) {
								stop = shortCircuit;
								errors.push(
									{
										instanceLocation,
										keyword: 'additionalItems',
										keywordLocation,
										error: `Items did not match additional items schema.`,
									},
									...result.errors,
								);
							}
						}
					}
				}
				if ($contains !== undefined) {
					if (length === 0 && $minContains === undefined) {
						errors.push({
							instanceLocation,
							keyword: 'contains',
							keywordLocation: `${schemaLocation}/contains`,
							error: `Array is empty. It must contain at least one item matching the schema.`,
						});
					} else if ($minContains !== undefined && length < $minContains) {
						errors.push({
							instanceLocation,
							keyword: 'minContains',
							keywordLocation: `${schemaLocation}/minContains`,
							error: `Array has less items (${length}) than minContains (${$minContains}).`,
						});
					} else {
						const keywordLocation = `${schemaLocation}/contains`;
						const errorsLength = errors.length;
						let contained = 0;
						for (let j = 0; j < length; j++) {
							const result = validate(instance[j], $contains, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${j}`, keywordLocation);
							if (result.valid) {
								evaluated[j] = true;
								contained++;
							} else {
								errors.push(...result.errors);
							}
						}
						if (contained >= ($minContains || 0)) {
							errors.length = errorsLength;
						}
						if ($minContains === undefined && contained === 0) {
							errors.splice(errorsLength, 0, {
								instanceLocation,
								keyword: 'contains',
								keywordLocation,
								error: `Array does not contain item matching schema.`,
							});
						} else if ($minContains !== undefined && contained < $minContains) {
							errors.push({
								instanceLocation,
								keyword: 'minContains',
								keywordLocation: `${schemaLocation}/minContains`,
								error: `Array must contain at least ${$minContains} items matching schema. Only ${contained} items were found.`,
							});
						} else if ($maxContains !== undefined && contained > $maxContains) {
							errors.push({
								instanceLocation,
								keyword: 'maxContains',
								keywordLocation: `${schemaLocation}/maxContains`,
								error: `Array may contain at most ${$maxContains} items matching schema. ${contained} items were found.`,
							});
						}
					}
				}
				if (!stop && $unevaluatedItems !== undefined) {
					const keywordLocation = `${schemaLocation}/unevaluatedItems`;
					for (i; i < length; i++) {
						if (evaluated[i]) {
							continue;
						}
						const result = validate(instance[i], $unevaluatedItems, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
						evaluated[i] = true;
						if (!result.valid) {
							errors.push(
								{
									instanceLocation,
									keyword: 'unevaluatedItems',
									keywordLocation,
									error: `Items did not match unevaluated items schema.`,
								},
								...result.errors,
							);
						}
					}
				}
				if ($uniqueItems) {
					for (let j = 0; j < length; j++) {
						const a = instance[j];
						const ao = typeof a === 'object' && a !== null;
						for (let k = 0; k < length; k++) {
							if (j === k) {
								continue;
							}
							const b = instance[k];
							const bo = typeof b === 'object' && b !== null;
							if (a === b || (ao && bo && deepCompareStrict(a, b))) {
								errors.push({
									instanceLocation,
									keyword: 'uniqueItems',
									keywordLocation: `${schemaLocation}/uniqueItems`,
									error: `Duplicate items at indexes ${j} and ${k}.`,
								});
								j = Number.MAX_SAFE_INTEGER;
								k = Number.MAX_SAFE_INTEGER;
							}
						}
					}
				}
			} else if (instanceType === 'number') {
				if (draft === '4') {
					if ($minimum !== undefined && (($exclusiveMinimum === true && instance <= $minimum) || instance < $minimum)) {
						errors.push({
							instanceLocation,
							keyword: 'minimum',
							keywordLocation: `${schemaLocation}/minimum`,
							error: `${instance} is less than ${$exclusiveMinimum ? 'or equal to ' : ''} ${$minimum}.`,
						});
					}
					if ($maximum !== undefined && (($exclusiveMaximum === true && instance >= $maximum) || instance > $maximum)) {
						errors.push({
							instanceLocation,
							keyword: 'maximum',
							keywordLocation: `${schemaLocation}/maximum`,
							error: `${instance} is greater than ${$exclusiveMaximum ? 'or equal to ' : ''} ${$maximum}.`,
						});
					}
				} else {
					if ($minimum !== undefined && instance < $minimum) {
						errors.push({
							instanceLocation,
							keyword: 'minimum',
							keywordLocation: `${schemaLocation}/minimum`,
							error: `${instance} is less than ${$minimum}.`,
						});
					}
					if ($maximum !== undefined && instance > $maximum) {
						errors.push({
							instanceLocation,
							keyword: 'maximum',
							keywordLocation: `${schemaLocation}/maximum`,
							error: `${instance} is greater than ${$maximum}.`,
						});
					}
					if ($exclusiveMinimum !== undefined && instance <= $exclusiveMinimum) {
						errors.push({
							instanceLocation,
							keyword: 'exclusiveMinimum',
							keywordLocation: `${schemaLocation}/exclusiveMinimum`,
							error: `${instance} is less than ${$exclusiveMinimum}.`,
						});
					}
					if ($exclusiveMaximum !== undefined && instance >= $exclusiveMaximum) {
						errors.push({
							instanceLocation,
							keyword: 'exclusiveMaximum',
							keywordLocation: `${schemaLocation}/exclusiveMaximum`,
							error: `${instance} is greater than or equal to ${$exclusiveMaximum}.`,
						});
					}
				}
				if ($multipleOf !== undefined) {
					if (!isMultipleOf(instance, $multipleOf)) {
						errors.push({
							instanceLocation,
							keyword: 'multipleOf',
							keywordLocation: `${schemaLocation}/multipleOf`,
							error: `${instance} is not a multiple of ${$multipleOf}.`,
						});
					}
				}
			} else if (instanceType === 'string') {
				const length = $minLength === undefined && $maxLength === undefined ? 0 : ucs2length(instance);
				if ($minLength !== undefined && length < $minLength) {
					errors.push({
						instanceLocation,
						keyword: 'minLength',
						keywordLocation: `${schemaLocation}/minLength`,
						error: `String is too short (${length} < ${$minLength}).`,
					});
				}
				if ($maxLength !== undefined && length > $maxLength) {
					errors.push({
						instanceLocation,
						keyword: 'maxLength',
						keywordLocation: `${schemaLocation}/maxLength`,
						error: `String is too long (${length} > ${$maxLength}).`,
					});
				}
				if ($pattern !== undefined && !new RegExp($pattern, 'u').test(instance)) {
					errors.push({
						instanceLocation,
						keyword: 'pattern',
						keywordLocation: `${schemaLocation}/pattern`,
						error: `String does not match pattern.`,
					});
				}
				if ($format !== undefined && format[$format] && !format[$format](instance)) {
					errors.push({
						instanceLocation,
						keyword: 'format',
						keywordLocation: `${schemaLocation}/format`,
						error: `String does not match format "${$format}".`,
					});
				}
			}
			return { valid: errors.length === 0, errors };
		}
		class Validator {
			schema;
			draft;
			shortCircuit;
			lookup;
			constructor(schema, draft = '2019-09', shortCircuit = true) {
				this.schema = schema;
				this.draft = draft;
				this.shortCircuit = shortCircuit;
				this.lookup = dereference(schema);
			}
			validate(instance) {
				return validate(instance, this.schema, this.draft, this.lookup, this.shortCircuit);
			}
			addSchema(schema, id) {
				if (id) {
					schema = { ...schema, $id: id };
				}
				dereference(schema, this.lookup);
			}
		}
		var errors = __nccwpck_require__(452);
		var outputs = __nccwpck_require__(568);
		const results_text = { type: 'string' };
		const textOrNull = { type: ['string', 'null'] };
		const results_boolean = { type: 'boolean' };
		const schema = {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					project: results_text,
					outcome: { enum: [...outputs.Jg] },
					changed: results_boolean,
					changes: { type: 'array', items: { type: 'object', required: ['setting', 'from', 'to'] } },
					synced: results_boolean,
					verified: { type: ['boolean', 'null'] },
					update_status: textOrNull,
					last_error: textOrNull,
					last_update_at: textOrNull,
					last_update_started_at: textOrNull,
					last_successful_update_at: textOrNull,
					refs: { type: 'array', items: { type: 'object', required: ['ref', 'ok'] } },
					error: {
						type: ['object', 'null'],
						properties: { kind: { enum: [...errors.sN] }, message: results_text, hint: results_text },
						required: ['kind', 'message', 'hint'],
					},
					duration_seconds: { type: 'number' },
				},
				required: ['project', 'outcome', 'changed', 'changes', 'synced', 'verified', 'refs', 'error', 'duration_seconds'],
			},
		};
		function parseResults(json) {
			let records;
			try {
				records = JSON.parse(json);
			} catch {
				return null;
			}
			if (!new Validator(schema, '2020-12').validate(records).valid) return null;
			return records.map(mirrorResult);
		}
		function mirrorResult(record) {
			const { update_status: status, last_update_started_at: startedAt, last_update_at: endedAt, error } = record;
			const runningMs = record.synced && startedAt != null && endedAt != null ? Date.parse(endedAt) - Date.parse(startedAt) : null;
			return {
				project: record.project,
				outcome: record.outcome,
				changes: record.changes,
				changed: record.changed,
				synced: record.synced,
				verified: record.verified,
				refs: record.refs,
				state:
					status == null
						? null
						: {
								status,
								lastError: record.last_error ?? null,
								lastUpdateAt: endedAt ?? null,
								lastUpdateStartedAt: startedAt ?? null,
								lastSuccessfulUpdateAt: record.last_successful_update_at ?? null,
							},
				queuedMs: null,
				runningMs,
				error: error && new errors.zg(error.kind, error.message ?? '', error.hint ?? ''),
				durationMs: record.duration_seconds * 1_000,
			};
		}
	},
	528: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			t1: () => runnerLog,
			Kn: () => writeOutputs,
			Sy: () => writeSummary,
		});
		var external_node_fs_ = __nccwpck_require__(24);
		var lib_core = __nccwpck_require__(428);
		const inputDefaults = {
			'gitlab-url': 'https://gitlab.com',
			token: '',
			'token-type': 'private-token',
			project: '',
			url: '',
			'auth-user': '',
			'auth-password': '',
			enabled: '',
			'mirror-trigger-builds': '',
			'only-mirror-protected-branches': '',
			'mirror-overwrites-diverged-branches': '',
			'mirror-branch-regex': '',
			'create-project': 'false',
			visibility: 'private',
			sync: 'true',
			wait: 'true',
			'verify-refs': '',
			resume: 'true',
			timeout: '15m',
			'poll-interval': '1s',
			'request-timeout': '30s',
			'max-retries': '5',
			'dry-run': 'false',
			'ca-certificate': '',
			mirrors: '',
			concurrency: '8',
			'requests-per-minute': '600',
			shard: '',
		};
		const inputNames = Object.keys(inputDefaults);
		const jobInputNames = null && [
			'project',
			'url',
			'auth-user',
			'auth-password',
			'enabled',
			'mirror-trigger-builds',
			'only-mirror-protected-branches',
			'mirror-overwrites-diverged-branches',
			'mirror-branch-regex',
			'create-project',
			'visibility',
			'sync',
			'wait',
			'verify-refs',
			'resume',
		];
		const outputNames = [
			'outcome',
			'changed',
			'changes',
			'synced',
			'verified',
			'update-status',
			'last-error',
			'last-update-at',
			'last-update-started-at',
			'last-successful-update-at',
			'error-kind',
			'results',
		];
		var harmless = __nccwpck_require__(672);
		const shortestBase64 = 4;
		function redactor(secrets) {
			const lines = redact_secretLines(secrets);
			if (lines.length === 0) return (text) => text;
			const plain = new Index(
				lines.map((line) => Array.from(line)),
				charactersAt,
			);
			const base64 = new Index(
				lines.flatMap(base64Cores).map((core) => Array.from(core)),
				base64CharactersAt,
			);
			return (text) => {
				const hidden = [...plain.matches(text), ...base64.matches(text)].sort((a, b) => a.from - b.from);
				let shown = '';
				let end = 0;
				for (const { from, to } of hidden) {
					if (from >= end) shown += `${text.slice(end, from)}***`;
					end = Math.max(end, to);
				}
				return shown + text.slice(end);
			};
		}
		class Index {
			#single = new Set();
			#byStart = new Map();
			#readingsAt;
			constructor(secrets, readingsAt) {
				this.#readingsAt = readingsAt;
				for (const characters of secrets) {
					const [first = '', second] = characters;
					if (second === undefined) this.#single.add(first);
					else {
						const start = first + second;
						const known = this.#byStart.get(start);
						if (known === undefined) this.#byStart.set(start, [characters]);
						else known.push(characters);
					}
				}
			}
			matches(text) {
				const found = [];
				for (let at = 0; at < text.length; at++) {
					if (this.#isOutOfQuestion(text, at)) continue;
					const to = this.#longestFrom(text, at);
					if (to > at) found.push({ from: at, to });
				}
				return found;
			}
			#isOutOfQuestion(text, at) {
				if (!isPlain(text, at)) return isSpace(text, at);
				if (!isPlain(text, at + 1)) return false;
				return !this.#byStart.has(text.slice(at, at + 2)) && !this.#single.has(text[at] ?? '');
			}
			#longestFrom(text, at) {
				let longest = -1;
				for (const first of this.#readingsAt(text, at)) {
					if (this.#single.has(first.character)) longest = Math.max(longest, first.end);
					for (const second of this.#readingsAt(text, first.end)) {
						const candidates = this.#byStart.get(first.character + second.character) ?? [];
						for (const secret of candidates) longest = Math.max(longest, this.#endOf(secret, text, second.end));
					}
				}
				return longest;
			}
			#endOf(secret, text, from) {
				let index = 2;
				let end = from;
				for (; index < secret.length && isPlain(text, end); index++, end++) {
					if (text[end] !== secret[index]) return -1;
				}
				let ends = [end];
				for (; index < secret.length && ends.length > 0; index++) {
					const next = ends.flatMap((place) => this.#readingsAt(text, place).filter(({ character }) => character === secret[index]));
					ends = next.length > 1 ? [...new Set(next.map((reading) => reading.end))] : next.map((reading) => reading.end);
				}
				return Math.max(-1, ...ends);
			}
		}
		function isPlain(text, at) {
			const code = text.charCodeAt(at);
			return code > 0x20 && code < 0x7f && !ambiguous.has(code);
		}
		function isSpace(text, at) {
			return text.charCodeAt(at) === 0x20 || /\s/.test(text[at] ?? '');
		}
		const ambiguous = new Set(Array.from('%&\\+-_/', (sign) => sign.charCodeAt(0)));
		const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
		function charactersAt(text, at) {
			const code = text.codePointAt(at);
			if (code === undefined) return [];
			const character = String.fromCodePoint(code);
			const readings = [{ character, end: at + character.length }];
			if (character === '%') readings.push(...percentDecoded(text, at));
			else if (character === '&') readings.push(...entityAt(text, at));
			else if (character === '\\') readings.push(...unescaped(text, at));
			else if (character === '+') readings.push({ character: ' ', end: at + 1 });
			return readings;
		}
		function bytesOf(first) {
			return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
		}
		const percentBytes = [0, 1, 2, 3].map((times) => new RegExp(`%(?:25){${times}}([0-9a-f]{2})`, 'iy'));
		function bytesAt(text, at) {
			if (text[at] !== '%') return [];
			return percentBytes.flatMap((pattern) => {
				pattern.lastIndex = at;
				const [whole = '', hex] = pattern.exec(text) ?? [];
				return hex === undefined ? [] : { byte: Number.parseInt(hex, 16), end: at + whole.length };
			});
		}
		function percentDecoded(text, at) {
			return bytesAt(text, at).flatMap(({ byte, end }) => {
				const bytes = [byte];
				let last = end;
				while (bytes.length < bytesOf(byte)) {
					const next = bytesAt(text, last).find((following) => following.byte >= 0x80);
					if (next === undefined) return [];
					bytes.push(next.byte);
					last = next.end;
				}
				return { character: Buffer.from(bytes).toString('utf8'), end: last };
			});
		}
		const entity = /&(?:#0{0,4}(\d{1,7})|#[xX]0{0,4}([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y;
		function entityAt(text, at) {
			entity.lastIndex = at;
			const [whole = '', decimal, hex, name = ''] = entity.exec(text) ?? [];
			const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
			const character = code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
			return whole === '' || character === undefined ? [] : [{ character, end: at + whole.length }];
		}
		const escapedUnits = /(?:\\u[0-9a-fA-F]{4}){1,2}/y;
		function unescaped(text, at) {
			const next = text[at + 1] ?? '';
			if (next !== '' && '"\\/'.includes(next)) return [{ character: next, end: at + 2 }];
			escapedUnits.lastIndex = at;
			const [units = ''] = escapedUnits.exec(text) ?? [];
			if (units === '') return [];
			const decoded = units.replace(/\\u(.{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
			const [character = ''] = Array.from(decoded);
			return [{ character, end: at + 6 * character.length }];
		}
		function base64CharactersAt(text, at) {
			let place = at;
			while (place < at + 2 && /\s/.test(text[place] ?? '')) place++;
			const character = text[place];
			if (character === undefined) return [];
			return [{ character: { '-': '+', _: '/' }[character] ?? character, end: place + 1 }];
		}
		function base64Cores(secret) {
			const bytes = Buffer.from(secret);
			return [0, 1, 2].flatMap((offset) => {
				const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
				const from = Math.ceil((offset * 8) / 6);
				const to = Math.floor(((offset + bytes.length) * 8) / 6);
				const core = encoded.slice(from, to);
				return core.length < shortestBase64 ? [] : [core];
			});
		}
		function redact_secretLines(secrets) {
			const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
			return [...new Set(lines.filter((line) => line !== ''))];
		}
		function readInput(name) {
			return core.getInput(name);
		}
		function mask(secrets) {
			if (process.env.GITHUB_ACTIONS !== 'true') return;
			for (const line of secretLines(secrets)) core.setSecret(line);
		}
		const mostWarnings = 10;
		function runnerLog(redact) {
			const safe = (text) => (0, harmless.BP)(text, redact);
			let warnings = 0;
			return {
				info: (text) => lib_core.pq(safe(text)),
				warning: (text) => lib_core.$e(safe(text)),
				error: (text, title) => lib_core.z3(safe(text), { title }),
				group: (title, lines) => {
					lib_core.Oh(safe(title));
					for (const { level, text } of lines) {
						if (level === 'warning' && ++warnings <= mostWarnings) lib_core.$e(safe(text));
						else lib_core.pq(safe(level === 'warning' ? `Warning: ${text}` : text));
					}
					lib_core.N4();
				},
				debug: (text) => {
					if (lib_core._o()) lib_core.Yz(safe(text));
				},
			};
		}
		function writeOutputs(outputs) {
			for (const name of outputNames) lib_core.uH(name, outputs[name]);
		}
		async function writeSummary(markdown) {
			const file = process.env.GITHUB_STEP_SUMMARY;
			if (file === undefined || !(0, external_node_fs_.existsSync)(file)) return;
			await lib_core.z.addRaw(await markdown()).write();
		}
	},
	428: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Yz: () => core_debug,
			N4: () => endGroup,
			z3: () => error,
			V4: () => getInput,
			pq: () => info,
			_o: () => isDebug,
			uH: () => setOutput,
			Oh: () => startGroup,
			z: () => summary,
			$e: () => warning,
		});
		const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('os');
		function utils_toCommandValue(input) {
			if (input === null || input === undefined) {
				return '';
			} else if (typeof input === 'string' || input instanceof String) {
				return input;
			}
			return JSON.stringify(input);
		}
		function utils_toCommandProperties(annotationProperties) {
			if (!Object.keys(annotationProperties).length) {
				return {};
			}
			return {
				title: annotationProperties.title,
				file: annotationProperties.file,
				line: annotationProperties.startLine,
				endLine: annotationProperties.endLine,
				col: annotationProperties.startColumn,
				endColumn: annotationProperties.endColumn,
			};
		}
		function command_issueCommand(command, properties, message) {
			const cmd = new Command(command, properties, message);
			process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
		}
		function command_issue(name, message = '') {
			command_issueCommand(name, {}, message);
		}
		const CMD_STRING = '::';
		class Command {
			constructor(command, properties, message) {
				if (!command) {
					command = 'missing.command';
				}
				this.command = command;
				this.properties = properties;
				this.message = message;
			}
			toString() {
				let cmdStr = CMD_STRING + this.command;
				if (this.properties && Object.keys(this.properties).length > 0) {
					cmdStr += ' ';
					let first = true;
					for (const key in this.properties) {
						if (this.properties.hasOwnProperty(key)) {
							const val = this.properties[key];
							if (val) {
								if (first) {
									first = false;
								} else {
									cmdStr += ',';
								}
								cmdStr += `${key}=${escapeProperty(val)}`;
							}
						}
					}
				}
				cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
				return cmdStr;
			}
		}
		function escapeData(s) {
			return utils_toCommandValue(s).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
		}
		function escapeProperty(s) {
			return utils_toCommandValue(s).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/:/g, '%3A').replace(/,/g, '%2C');
		}
		const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('crypto');
		const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('fs');
		function file_command_issueFileCommand(command, message) {
			const filePath = process.env[`GITHUB_${command}`];
			if (!filePath) {
				throw new Error(`Unable to find environment variable for file command ${command}`);
			}
			if (!external_fs_namespaceObject.existsSync(filePath)) {
				throw new Error(`Missing file at path: ${filePath}`);
			}
			external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
				encoding: 'utf8',
			});
		}
		function file_command_prepareKeyValueMessage(key, value) {
			const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
			const convertedValue = utils_toCommandValue(value);
			if (key.includes(delimiter)) {
				throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
			}
			if (convertedValue.includes(delimiter)) {
				throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
			}
			return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
		}
		const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('path');
		var external_http_ = __nccwpck_require__(611);
		var external_https_ = __nccwpck_require__(692);
		function getProxyUrl(reqUrl) {
			const usingSsl = reqUrl.protocol === 'https:';
			if (checkBypass(reqUrl)) {
				return undefined;
			}
			const proxyVar = (() => {
				if (usingSsl) {
					return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
				} else {
					return process.env['http_proxy'] || process.env['HTTP_PROXY'];
				}
			})();
			if (proxyVar) {
				try {
					return new DecodedURL(proxyVar);
				} catch (_a) {
					if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://')) return new DecodedURL(`http://${proxyVar}`);
				}
			} else {
				return undefined;
			}
		}
		function checkBypass(reqUrl) {
			if (!reqUrl.hostname) {
				return false;
			}
			const reqHost = reqUrl.hostname;
			if (isLoopbackAddress(reqHost)) {
				return true;
			}
			const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
			if (!noProxy) {
				return false;
			}
			let reqPort;
			if (reqUrl.port) {
				reqPort = Number(reqUrl.port);
			} else if (reqUrl.protocol === 'http:') {
				reqPort = 80;
			} else if (reqUrl.protocol === 'https:') {
				reqPort = 443;
			}
			const upperReqHosts = [reqUrl.hostname.toUpperCase()];
			if (typeof reqPort === 'number') {
				upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
			}
			for (const upperNoProxyItem of noProxy
				.split(',')
				.map((x) => x.trim().toUpperCase())
				.filter((x) => x)) {
				if (
					upperNoProxyItem === '*' ||
					upperReqHosts.some(
						(x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || (upperNoProxyItem.startsWith('.') && x.endsWith(`${upperNoProxyItem}`)),
					)
				) {
					return true;
				}
			}
			return false;
		}
		function isLoopbackAddress(host) {
			const hostLower = host.toLowerCase();
			return hostLower === 'localhost' || hostLower.startsWith('127.') || hostLower.startsWith('[::1]') || hostLower.startsWith('[0:0:0:0:0:0:0:1]');
		}
		class DecodedURL extends URL {
			constructor(url, base) {
				super(url, base);
				this._decodedUsername = decodeURIComponent(super.username);
				this._decodedPassword = decodeURIComponent(super.password);
			}
			get username() {
				return this._decodedUsername;
			}
			get password() {
				return this._decodedPassword;
			}
		}
		var node_modules_tunnel = __nccwpck_require__(770);
		var __awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		var HttpCodes;
		(function (HttpCodes) {
			HttpCodes[(HttpCodes['OK'] = 200)] = 'OK';
			HttpCodes[(HttpCodes['MultipleChoices'] = 300)] = 'MultipleChoices';
			HttpCodes[(HttpCodes['MovedPermanently'] = 301)] = 'MovedPermanently';
			HttpCodes[(HttpCodes['ResourceMoved'] = 302)] = 'ResourceMoved';
			HttpCodes[(HttpCodes['SeeOther'] = 303)] = 'SeeOther';
			HttpCodes[(HttpCodes['NotModified'] = 304)] = 'NotModified';
			HttpCodes[(HttpCodes['UseProxy'] = 305)] = 'UseProxy';
			HttpCodes[(HttpCodes['SwitchProxy'] = 306)] = 'SwitchProxy';
			HttpCodes[(HttpCodes['TemporaryRedirect'] = 307)] = 'TemporaryRedirect';
			HttpCodes[(HttpCodes['PermanentRedirect'] = 308)] = 'PermanentRedirect';
			HttpCodes[(HttpCodes['BadRequest'] = 400)] = 'BadRequest';
			HttpCodes[(HttpCodes['Unauthorized'] = 401)] = 'Unauthorized';
			HttpCodes[(HttpCodes['PaymentRequired'] = 402)] = 'PaymentRequired';
			HttpCodes[(HttpCodes['Forbidden'] = 403)] = 'Forbidden';
			HttpCodes[(HttpCodes['NotFound'] = 404)] = 'NotFound';
			HttpCodes[(HttpCodes['MethodNotAllowed'] = 405)] = 'MethodNotAllowed';
			HttpCodes[(HttpCodes['NotAcceptable'] = 406)] = 'NotAcceptable';
			HttpCodes[(HttpCodes['ProxyAuthenticationRequired'] = 407)] = 'ProxyAuthenticationRequired';
			HttpCodes[(HttpCodes['RequestTimeout'] = 408)] = 'RequestTimeout';
			HttpCodes[(HttpCodes['Conflict'] = 409)] = 'Conflict';
			HttpCodes[(HttpCodes['Gone'] = 410)] = 'Gone';
			HttpCodes[(HttpCodes['TooManyRequests'] = 429)] = 'TooManyRequests';
			HttpCodes[(HttpCodes['InternalServerError'] = 500)] = 'InternalServerError';
			HttpCodes[(HttpCodes['NotImplemented'] = 501)] = 'NotImplemented';
			HttpCodes[(HttpCodes['BadGateway'] = 502)] = 'BadGateway';
			HttpCodes[(HttpCodes['ServiceUnavailable'] = 503)] = 'ServiceUnavailable';
			HttpCodes[(HttpCodes['GatewayTimeout'] = 504)] = 'GatewayTimeout';
		})(HttpCodes || (HttpCodes = {}));
		var Headers;
		(function (Headers) {
			Headers['Accept'] = 'accept';
			Headers['ContentType'] = 'content-type';
		})(Headers || (Headers = {}));
		var MediaTypes;
		(function (MediaTypes) {
			MediaTypes['ApplicationJson'] = 'application/json';
		})(MediaTypes || (MediaTypes = {}));
		function lib_getProxyUrl(serverUrl) {
			const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
			return proxyUrl ? proxyUrl.href : '';
		}
		const HttpRedirectCodes = [
			HttpCodes.MovedPermanently,
			HttpCodes.ResourceMoved,
			HttpCodes.SeeOther,
			HttpCodes.TemporaryRedirect,
			HttpCodes.PermanentRedirect,
		];
		const HttpResponseRetryCodes = [HttpCodes.BadGateway, HttpCodes.ServiceUnavailable, HttpCodes.GatewayTimeout];
		const RetryableHttpVerbs = null && ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
		const ExponentialBackoffCeiling = 10;
		const ExponentialBackoffTimeSlice = 5;
		class HttpClientError extends Error {
			constructor(message, statusCode) {
				super(message);
				this.name = 'HttpClientError';
				this.statusCode = statusCode;
				Object.setPrototypeOf(this, HttpClientError.prototype);
			}
		}
		class HttpClientResponse {
			constructor(message) {
				this.message = message;
			}
			readBody() {
				return __awaiter(this, void 0, void 0, function* () {
					return new Promise((resolve) =>
						__awaiter(this, void 0, void 0, function* () {
							let output = Buffer.alloc(0);
							this.message.on('data', (chunk) => {
								output = Buffer.concat([output, chunk]);
							});
							this.message.on('end', () => {
								resolve(output.toString());
							});
						}),
					);
				});
			}
			readBodyBuffer() {
				return __awaiter(this, void 0, void 0, function* () {
					return new Promise((resolve) =>
						__awaiter(this, void 0, void 0, function* () {
							const chunks = [];
							this.message.on('data', (chunk) => {
								chunks.push(chunk);
							});
							this.message.on('end', () => {
								resolve(Buffer.concat(chunks));
							});
						}),
					);
				});
			}
		}
		function isHttps(requestUrl) {
			const parsedUrl = new URL(requestUrl);
			return parsedUrl.protocol === 'https:';
		}
		class lib_HttpClient {
			constructor(userAgent, handlers, requestOptions) {
				this._ignoreSslError = false;
				this._allowRedirects = true;
				this._allowRedirectDowngrade = false;
				this._maxRedirects = 50;
				this._allowRetries = false;
				this._maxRetries = 1;
				this._keepAlive = false;
				this._disposed = false;
				this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
				this.handlers = handlers || [];
				this.requestOptions = requestOptions;
				if (requestOptions) {
					if (requestOptions.ignoreSslError != null) {
						this._ignoreSslError = requestOptions.ignoreSslError;
					}
					this._socketTimeout = requestOptions.socketTimeout;
					if (requestOptions.allowRedirects != null) {
						this._allowRedirects = requestOptions.allowRedirects;
					}
					if (requestOptions.allowRedirectDowngrade != null) {
						this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
					}
					if (requestOptions.maxRedirects != null) {
						this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
					}
					if (requestOptions.keepAlive != null) {
						this._keepAlive = requestOptions.keepAlive;
					}
					if (requestOptions.allowRetries != null) {
						this._allowRetries = requestOptions.allowRetries;
					}
					if (requestOptions.maxRetries != null) {
						this._maxRetries = requestOptions.maxRetries;
					}
				}
			}
			options(requestUrl, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
				});
			}
			get(requestUrl, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('GET', requestUrl, null, additionalHeaders || {});
				});
			}
			del(requestUrl, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('DELETE', requestUrl, null, additionalHeaders || {});
				});
			}
			post(requestUrl, data, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('POST', requestUrl, data, additionalHeaders || {});
				});
			}
			patch(requestUrl, data, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('PATCH', requestUrl, data, additionalHeaders || {});
				});
			}
			put(requestUrl, data, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('PUT', requestUrl, data, additionalHeaders || {});
				});
			}
			head(requestUrl, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request('HEAD', requestUrl, null, additionalHeaders || {});
				});
			}
			sendStream(verb, requestUrl, stream, additionalHeaders) {
				return __awaiter(this, void 0, void 0, function* () {
					return this.request(verb, requestUrl, stream, additionalHeaders);
				});
			}
			getJson(requestUrl_1) {
				return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
					additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
					const res = yield this.get(requestUrl, additionalHeaders);
					return this._processResponse(res, this.requestOptions);
				});
			}
			postJson(requestUrl_1, obj_1) {
				return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
					const data = JSON.stringify(obj, null, 2);
					additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
					additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
					const res = yield this.post(requestUrl, data, additionalHeaders);
					return this._processResponse(res, this.requestOptions);
				});
			}
			putJson(requestUrl_1, obj_1) {
				return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
					const data = JSON.stringify(obj, null, 2);
					additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
					additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
					const res = yield this.put(requestUrl, data, additionalHeaders);
					return this._processResponse(res, this.requestOptions);
				});
			}
			patchJson(requestUrl_1, obj_1) {
				return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
					const data = JSON.stringify(obj, null, 2);
					additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
					additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
					const res = yield this.patch(requestUrl, data, additionalHeaders);
					return this._processResponse(res, this.requestOptions);
				});
			}
			request(verb, requestUrl, data, headers) {
				return __awaiter(this, void 0, void 0, function* () {
					if (this._disposed) {
						throw new Error('Client has already been disposed.');
					}
					const parsedUrl = new URL(requestUrl);
					let info = this._prepareRequest(verb, parsedUrl, headers);
					const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
					let numTries = 0;
					let response;
					do {
						response = yield this.requestRaw(info, data);
						if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
							let authenticationHandler;
							for (const handler of this.handlers) {
								if (handler.canHandleAuthentication(response)) {
									authenticationHandler = handler;
									break;
								}
							}
							if (authenticationHandler) {
								return authenticationHandler.handleAuthentication(this, info, data);
							} else {
								return response;
							}
						}
						let redirectsRemaining = this._maxRedirects;
						while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
							const redirectUrl = response.message.headers['location'];
							if (!redirectUrl) {
								break;
							}
							const parsedRedirectUrl = new URL(redirectUrl);
							if (parsedUrl.protocol === 'https:' && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
								throw new Error(
									'Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.',
								);
							}
							yield response.readBody();
							if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
								for (const header in headers) {
									if (header.toLowerCase() === 'authorization') {
										delete headers[header];
									}
								}
							}
							info = this._prepareRequest(verb, parsedRedirectUrl, headers);
							response = yield this.requestRaw(info, data);
							redirectsRemaining--;
						}
						if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
							return response;
						}
						numTries += 1;
						if (numTries < maxTries) {
							yield response.readBody();
							yield this._performExponentialBackoff(numTries);
						}
					} while (numTries < maxTries);
					return response;
				});
			}
			dispose() {
				if (this._agent) {
					this._agent.destroy();
				}
				this._disposed = true;
			}
			requestRaw(info, data) {
				return __awaiter(this, void 0, void 0, function* () {
					return new Promise((resolve, reject) => {
						function callbackForResult(err, res) {
							if (err) {
								reject(err);
							} else if (!res) {
								reject(new Error('Unknown error'));
							} else {
								resolve(res);
							}
						}
						this.requestRawWithCallback(info, data, callbackForResult);
					});
				});
			}
			requestRawWithCallback(info, data, onResult) {
				if (typeof data === 'string') {
					if (!info.options.headers) {
						info.options.headers = {};
					}
					info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
				}
				let callbackCalled = false;
				function handleResult(err, res) {
					if (!callbackCalled) {
						callbackCalled = true;
						onResult(err, res);
					}
				}
				const req = info.httpModule.request(info.options, (msg) => {
					const res = new HttpClientResponse(msg);
					handleResult(undefined, res);
				});
				let socket;
				req.on('socket', (sock) => {
					socket = sock;
				});
				req.setTimeout(this._socketTimeout || 3 * 60000, () => {
					if (socket) {
						socket.end();
					}
					handleResult(new Error(`Request timeout: ${info.options.path}`));
				});
				req.on('error', function (err) {
					handleResult(err);
				});
				if (data && typeof data === 'string') {
					req.write(data, 'utf8');
				}
				if (data && typeof data !== 'string') {
					data.on('close', function () {
						req.end();
					});
					data.pipe(req);
				} else {
					req.end();
				}
			}
			getAgent(serverUrl) {
				const parsedUrl = new URL(serverUrl);
				return this._getAgent(parsedUrl);
			}
			getAgentDispatcher(serverUrl) {
				const parsedUrl = new URL(serverUrl);
				const proxyUrl = pm.getProxyUrl(parsedUrl);
				const useProxy = proxyUrl && proxyUrl.hostname;
				if (!useProxy) {
					return;
				}
				return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
			}
			_prepareRequest(method, requestUrl, headers) {
				const info = {};
				info.parsedUrl = requestUrl;
				const usingSsl = info.parsedUrl.protocol === 'https:';
				info.httpModule = usingSsl ? https : http;
				const defaultPort = usingSsl ? 443 : 80;
				info.options = {};
				info.options.host = info.parsedUrl.hostname;
				info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
				info.options.path = (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
				info.options.method = method;
				info.options.headers = this._mergeHeaders(headers);
				if (this.userAgent != null) {
					info.options.headers['user-agent'] = this.userAgent;
				}
				info.options.agent = this._getAgent(info.parsedUrl);
				if (this.handlers) {
					for (const handler of this.handlers) {
						handler.prepareRequest(info.options);
					}
				}
				return info;
			}
			_mergeHeaders(headers) {
				if (this.requestOptions && this.requestOptions.headers) {
					return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
				}
				return lowercaseKeys(headers || {});
			}
			_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
				let clientHeader;
				if (this.requestOptions && this.requestOptions.headers) {
					const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
					if (headerValue) {
						clientHeader = typeof headerValue === 'number' ? headerValue.toString() : headerValue;
					}
				}
				const additionalValue = additionalHeaders[header];
				if (additionalValue !== undefined) {
					return typeof additionalValue === 'number' ? additionalValue.toString() : additionalValue;
				}
				if (clientHeader !== undefined) {
					return clientHeader;
				}
				return _default;
			}
			_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
				let clientHeader;
				if (this.requestOptions && this.requestOptions.headers) {
					const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
					if (headerValue) {
						if (typeof headerValue === 'number') {
							clientHeader = String(headerValue);
						} else if (Array.isArray(headerValue)) {
							clientHeader = headerValue.join(', ');
						} else {
							clientHeader = headerValue;
						}
					}
				}
				const additionalValue = additionalHeaders[Headers.ContentType];
				if (additionalValue !== undefined) {
					if (typeof additionalValue === 'number') {
						return String(additionalValue);
					} else if (Array.isArray(additionalValue)) {
						return additionalValue.join(', ');
					} else {
						return additionalValue;
					}
				}
				if (clientHeader !== undefined) {
					return clientHeader;
				}
				return _default;
			}
			_getAgent(parsedUrl) {
				let agent;
				const proxyUrl = pm.getProxyUrl(parsedUrl);
				const useProxy = proxyUrl && proxyUrl.hostname;
				if (this._keepAlive && useProxy) {
					agent = this._proxyAgent;
				}
				if (!useProxy) {
					agent = this._agent;
				}
				if (agent) {
					return agent;
				}
				const usingSsl = parsedUrl.protocol === 'https:';
				let maxSockets = 100;
				if (this.requestOptions) {
					maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
				}
				if (proxyUrl && proxyUrl.hostname) {
					const agentOptions = {
						maxSockets,
						keepAlive: this._keepAlive,
						proxy: Object.assign(
							Object.assign(
								{},
								(proxyUrl.username || proxyUrl.password) && {
									proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`,
								},
							),
							{ host: proxyUrl.hostname, port: proxyUrl.port },
						),
					};
					let tunnelAgent;
					const overHttps = proxyUrl.protocol === 'https:';
					if (usingSsl) {
						tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
					} else {
						tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
					}
					agent = tunnelAgent(agentOptions);
					this._proxyAgent = agent;
				}
				if (!agent) {
					const options = { keepAlive: this._keepAlive, maxSockets };
					agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
					this._agent = agent;
				}
				if (usingSsl && this._ignoreSslError) {
					agent.options = Object.assign(agent.options || {}, {
						rejectUnauthorized: false,
					});
				}
				return agent;
			}
			_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
				let proxyAgent;
				if (this._keepAlive) {
					proxyAgent = this._proxyAgentDispatcher;
				}
				if (proxyAgent) {
					return proxyAgent;
				}
				const usingSsl = parsedUrl.protocol === 'https:';
				proxyAgent = new ProxyAgent(
					Object.assign(
						{ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 },
						(proxyUrl.username || proxyUrl.password) && {
							token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`,
						},
					),
				);
				this._proxyAgentDispatcher = proxyAgent;
				if (usingSsl && this._ignoreSslError) {
					proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
						rejectUnauthorized: false,
					});
				}
				return proxyAgent;
			}
			_getUserAgentWithOrchestrationId(userAgent) {
				const baseUserAgent = userAgent || 'actions/http-client';
				const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
				if (orchId) {
					const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
					return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
				}
				return baseUserAgent;
			}
			_performExponentialBackoff(retryNumber) {
				return __awaiter(this, void 0, void 0, function* () {
					retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
					const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
					return new Promise((resolve) => setTimeout(() => resolve(), ms));
				});
			}
			_processResponse(res, options) {
				return __awaiter(this, void 0, void 0, function* () {
					return new Promise((resolve, reject) =>
						__awaiter(this, void 0, void 0, function* () {
							const statusCode = res.message.statusCode || 0;
							const response = {
								statusCode,
								result: null,
								headers: {},
							};
							if (statusCode === HttpCodes.NotFound) {
								resolve(response);
							}
							function dateTimeDeserializer(key, value) {
								if (typeof value === 'string') {
									const a = new Date(value);
									if (!isNaN(a.valueOf())) {
										return a;
									}
								}
								return value;
							}
							let obj;
							let contents;
							try {
								contents = yield res.readBody();
								if (contents && contents.length > 0) {
									if (options && options.deserializeDates) {
										obj = JSON.parse(contents, dateTimeDeserializer);
									} else {
										obj = JSON.parse(contents);
									}
									response.result = obj;
								}
								response.headers = res.message.headers;
							} catch (err) {}
							if (statusCode > 299) {
								let msg;
								if (obj && obj.message) {
									msg = obj.message;
								} else if (contents && contents.length > 0) {
									msg = contents;
								} else {
									msg = `Failed request: (${statusCode})`;
								}
								const err = new HttpClientError(msg, statusCode);
								err.result = response.result;
								reject(err);
							} else {
								resolve(response);
							}
						}),
					);
				});
			}
		}
		const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
		var auth_awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		class BasicCredentialHandler {
			constructor(username, password) {
				this.username = username;
				this.password = password;
			}
			prepareRequest(options) {
				if (!options.headers) {
					throw Error('The request has no headers');
				}
				options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
			}
			canHandleAuthentication() {
				return false;
			}
			handleAuthentication() {
				return auth_awaiter(this, void 0, void 0, function* () {
					throw new Error('not implemented');
				});
			}
		}
		class auth_BearerCredentialHandler {
			constructor(token) {
				this.token = token;
			}
			prepareRequest(options) {
				if (!options.headers) {
					throw Error('The request has no headers');
				}
				options.headers['Authorization'] = `Bearer ${this.token}`;
			}
			canHandleAuthentication() {
				return false;
			}
			handleAuthentication() {
				return auth_awaiter(this, void 0, void 0, function* () {
					throw new Error('not implemented');
				});
			}
		}
		class PersonalAccessTokenCredentialHandler {
			constructor(token) {
				this.token = token;
			}
			prepareRequest(options) {
				if (!options.headers) {
					throw Error('The request has no headers');
				}
				options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
			}
			canHandleAuthentication() {
				return false;
			}
			handleAuthentication() {
				return auth_awaiter(this, void 0, void 0, function* () {
					throw new Error('not implemented');
				});
			}
		}
		var oidc_utils_awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		class oidc_utils_OidcClient {
			static createHttpClient(allowRetry = true, maxRetry = 10) {
				const requestOptions = {
					allowRetries: allowRetry,
					maxRetries: maxRetry,
				};
				return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
			}
			static getRequestToken() {
				const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
				if (!token) {
					throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
				}
				return token;
			}
			static getIDTokenUrl() {
				const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
				if (!runtimeUrl) {
					throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
				}
				return runtimeUrl;
			}
			static getCall(id_token_url) {
				return oidc_utils_awaiter(this, void 0, void 0, function* () {
					var _a;
					const httpclient = oidc_utils_OidcClient.createHttpClient();
					const res = yield httpclient.getJson(id_token_url).catch((error) => {
						throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
					});
					const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
					if (!id_token) {
						throw new Error('Response json body do not have ID Token field');
					}
					return id_token;
				});
			}
			static getIDToken(audience) {
				return oidc_utils_awaiter(this, void 0, void 0, function* () {
					try {
						let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
						if (audience) {
							const encodedAudience = encodeURIComponent(audience);
							id_token_url = `${id_token_url}&audience=${encodedAudience}`;
						}
						debug(`ID token url is ${id_token_url}`);
						const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
						setSecret(id_token);
						return id_token;
					} catch (error) {
						throw new Error(`Error message: ${error.message}`);
					}
				});
			}
		}
		var summary_awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
		const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
		const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
		class Summary {
			constructor() {
				this._buffer = '';
			}
			filePath() {
				return summary_awaiter(this, void 0, void 0, function* () {
					if (this._filePath) {
						return this._filePath;
					}
					const pathFromEnv = process.env[SUMMARY_ENV_VAR];
					if (!pathFromEnv) {
						throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
					}
					try {
						yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
					} catch (_a) {
						throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
					}
					this._filePath = pathFromEnv;
					return this._filePath;
				});
			}
			wrap(tag, content, attrs = {}) {
				const htmlAttrs = Object.entries(attrs)
					.map(([key, value]) => ` ${key}="${value}"`)
					.join('');
				if (!content) {
					return `<${tag}${htmlAttrs}>`;
				}
				return `<${tag}${htmlAttrs}>${content}</${tag}>`;
			}
			write(options) {
				return summary_awaiter(this, void 0, void 0, function* () {
					const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
					const filePath = yield this.filePath();
					const writeFunc = overwrite ? writeFile : appendFile;
					yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
					return this.emptyBuffer();
				});
			}
			clear() {
				return summary_awaiter(this, void 0, void 0, function* () {
					return this.emptyBuffer().write({ overwrite: true });
				});
			}
			stringify() {
				return this._buffer;
			}
			isEmptyBuffer() {
				return this._buffer.length === 0;
			}
			emptyBuffer() {
				this._buffer = '';
				return this;
			}
			addRaw(text, addEOL = false) {
				this._buffer += text;
				return addEOL ? this.addEOL() : this;
			}
			addEOL() {
				return this.addRaw(external_os_namespaceObject.EOL);
			}
			addCodeBlock(code, lang) {
				const attrs = Object.assign({}, lang && { lang });
				const element = this.wrap('pre', this.wrap('code', code), attrs);
				return this.addRaw(element).addEOL();
			}
			addList(items, ordered = false) {
				const tag = ordered ? 'ol' : 'ul';
				const listItems = items.map((item) => this.wrap('li', item)).join('');
				const element = this.wrap(tag, listItems);
				return this.addRaw(element).addEOL();
			}
			addTable(rows) {
				const tableBody = rows
					.map((row) => {
						const cells = row
							.map((cell) => {
								if (typeof cell === 'string') {
									return this.wrap('td', cell);
								}
								const { header, data, colspan, rowspan } = cell;
								const tag = header ? 'th' : 'td';
								const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
								return this.wrap(tag, data, attrs);
							})
							.join('');
						return this.wrap('tr', cells);
					})
					.join('');
				const element = this.wrap('table', tableBody);
				return this.addRaw(element).addEOL();
			}
			addDetails(label, content) {
				const element = this.wrap('details', this.wrap('summary', label) + content);
				return this.addRaw(element).addEOL();
			}
			addImage(src, alt, options) {
				const { width, height } = options || {};
				const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
				const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
				return this.addRaw(element).addEOL();
			}
			addHeading(text, level) {
				const tag = `h${level}`;
				const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag) ? tag : 'h1';
				const element = this.wrap(allowedTag, text);
				return this.addRaw(element).addEOL();
			}
			addSeparator() {
				const element = this.wrap('hr', null);
				return this.addRaw(element).addEOL();
			}
			addBreak() {
				const element = this.wrap('br', null);
				return this.addRaw(element).addEOL();
			}
			addQuote(text, cite) {
				const attrs = Object.assign({}, cite && { cite });
				const element = this.wrap('blockquote', text, attrs);
				return this.addRaw(element).addEOL();
			}
			addLink(text, href) {
				const element = this.wrap('a', text, { href });
				return this.addRaw(element).addEOL();
			}
		}
		const _summary = new Summary();
		const markdownSummary = null && _summary;
		const summary = _summary;
		function toPosixPath(pth) {
			return pth.replace(/[\\]/g, '/');
		}
		function toWin32Path(pth) {
			return pth.replace(/[/]/g, '\\');
		}
		function toPlatformPath(pth) {
			return pth.replace(/[/\\]/g, path.sep);
		}
		var platform_awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		const getWindowsInfo = () =>
			platform_awaiter(void 0, void 0, void 0, function* () {
				const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
					silent: true,
				});
				const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
					silent: true,
				});
				return {
					name: name.trim(),
					version: version.trim(),
				};
			});
		const getMacOsInfo = () =>
			platform_awaiter(void 0, void 0, void 0, function* () {
				var _a, _b, _c, _d;
				const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
					silent: true,
				});
				const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
				const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
				return {
					name,
					version,
				};
			});
		const getLinuxInfo = () =>
			platform_awaiter(void 0, void 0, void 0, function* () {
				const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
					silent: true,
				});
				const [name, version] = stdout.trim().split('\n');
				return {
					name,
					version,
				};
			});
		const platform = external_os_namespaceObject.platform();
		const arch = external_os_namespaceObject.arch();
		const isWindows = platform === 'win32';
		const isMacOS = platform === 'darwin';
		const isLinux = platform === 'linux';
		function getDetails() {
			return platform_awaiter(this, void 0, void 0, function* () {
				return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {
					platform,
					arch,
					isWindows,
					isMacOS,
					isLinux,
				});
			});
		}
		var core_awaiter =
			(undefined && undefined.__awaiter) ||
			function (thisArg, _arguments, P, generator) {
				function adopt(value) {
					return value instanceof P
						? value
						: new P(function (resolve) {
								resolve(value);
							});
				}
				return new (P || (P = Promise))(function (resolve, reject) {
					function fulfilled(value) {
						try {
							step(generator.next(value));
						} catch (e) {
							reject(e);
						}
					}
					function rejected(value) {
						try {
							step(generator['throw'](value));
						} catch (e) {
							reject(e);
						}
					}
					function step(result) {
						result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
					}
					step((generator = generator.apply(thisArg, _arguments || [])).next());
				});
			};
		var ExitCode;
		(function (ExitCode) {
			ExitCode[(ExitCode['Success'] = 0)] = 'Success';
			ExitCode[(ExitCode['Failure'] = 1)] = 'Failure';
		})(ExitCode || (ExitCode = {}));
		function exportVariable(name, val) {
			const convertedVal = toCommandValue(val);
			process.env[name] = convertedVal;
			const filePath = process.env['GITHUB_ENV'] || '';
			if (filePath) {
				return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
			}
			issueCommand('set-env', { name }, convertedVal);
		}
		function core_setSecret(secret) {
			issueCommand('add-mask', {}, secret);
		}
		function addPath(inputPath) {
			const filePath = process.env['GITHUB_PATH'] || '';
			if (filePath) {
				issueFileCommand('PATH', inputPath);
			} else {
				issueCommand('add-path', {}, inputPath);
			}
			process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
		}
		function getInput(name, options) {
			const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
			if (options && options.required && !val) {
				throw new Error(`Input required and not supplied: ${name}`);
			}
			if (options && options.trimWhitespace === false) {
				return val;
			}
			return val.trim();
		}
		function getMultilineInput(name, options) {
			const inputs = getInput(name, options)
				.split('\n')
				.filter((x) => x !== '');
			if (options && options.trimWhitespace === false) {
				return inputs;
			}
			return inputs.map((input) => input.trim());
		}
		function getBooleanInput(name, options) {
			const trueValue = ['true', 'True', 'TRUE'];
			const falseValue = ['false', 'False', 'FALSE'];
			const val = getInput(name, options);
			if (trueValue.includes(val)) return true;
			if (falseValue.includes(val)) return false;
			throw new TypeError(
				`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` + `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``,
			);
		}
		function setOutput(name, value) {
			const filePath = process.env['GITHUB_OUTPUT'] || '';
			if (filePath) {
				return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
			}
			process.stdout.write(external_os_namespaceObject.EOL);
			command_issueCommand('set-output', { name }, utils_toCommandValue(value));
		}
		function setCommandEcho(enabled) {
			issue('echo', enabled ? 'on' : 'off');
		}
		function setFailed(message) {
			process.exitCode = ExitCode.Failure;
			error(message);
		}
		function isDebug() {
			return process.env['RUNNER_DEBUG'] === '1';
		}
		function core_debug(message) {
			command_issueCommand('debug', {}, message);
		}
		function error(message, properties = {}) {
			command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function warning(message, properties = {}) {
			command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function notice(message, properties = {}) {
			issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function info(message) {
			process.stdout.write(message + external_os_namespaceObject.EOL);
		}
		function startGroup(name) {
			command_issue('group', name);
		}
		function endGroup() {
			command_issue('endgroup');
		}
		function group(name, fn) {
			return core_awaiter(this, void 0, void 0, function* () {
				startGroup(name);
				let result;
				try {
					result = yield fn();
				} finally {
					endGroup();
				}
				return result;
			});
		}
		function saveState(name, value) {
			const filePath = process.env['GITHUB_STATE'] || '';
			if (filePath) {
				return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
			}
			issueCommand('save-state', { name }, toCommandValue(value));
		}
		function getState(name) {
			return process.env[`STATE_${name}`] || '';
		}
		function getIDToken(aud) {
			return core_awaiter(this, void 0, void 0, function* () {
				return yield OidcClient.getIDToken(aud);
			});
		}
	},
};
var __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	var module = (__webpack_module_cache__[moduleId] = {
		exports: {},
	});
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if (threw) delete __webpack_module_cache__[moduleId];
	}
	return module.exports;
}
if (typeof __nccwpck_require__ !== 'undefined')
	__nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + '/';
(() => {
	var webpackQueues = typeof Symbol === 'function' ? Symbol('webpack queues') : '__webpack_queues__';
	var webpackExports = typeof Symbol === 'function' ? Symbol('webpack exports') : '__webpack_exports__';
	var webpackError = typeof Symbol === 'function' ? Symbol('webpack error') : '__webpack_error__';
	var resolveQueue = (queue) => {
		if (queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => fn.r--);
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	};
	var wrapDeps = (deps) =>
		deps.map((dep) => {
			if (dep !== null && typeof dep === 'object') {
				if (dep[webpackQueues]) return dep;
				if (dep.then) {
					var queue = [];
					queue.d = 0;
					dep.then(
						(r) => {
							obj[webpackExports] = r;
							resolveQueue(queue);
						},
						(e) => {
							obj[webpackError] = e;
							resolveQueue(queue);
						},
					);
					var obj = {};
					obj[webpackQueues] = (fn) => fn(queue);
					return obj;
				}
			}
			var ret = {};
			ret[webpackQueues] = (x) => {};
			ret[webpackExports] = dep;
			return ret;
		});
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise['catch']((x) => {}));
		module.exports = promise;
		body(
			(deps) => {
				currentDeps = wrapDeps(deps);
				var fn;
				var getResult = () =>
					currentDeps.map((d) => {
						if (d[webpackError]) throw d[webpackError];
						return d[webpackExports];
					});
				var promise = new Promise((resolve) => {
					fn = () => resolve(getResult);
					fn.r = 0;
					var fnQueue = (q) => q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn)));
					currentDeps.map((dep) => dep[webpackQueues](fnQueue));
				});
				return fn.r ? promise : getResult();
			},
			(err) => (err ? reject((promise[webpackError] = err)) : outerResolve(exports), resolveQueue(queue)),
		);
		queue && queue.d < 0 && (queue.d = 0);
	};
})();
(() => {
	__nccwpck_require__.d = (exports, definition) => {
		for (var key in definition) {
			if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();
(() => {
	__nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();
var __webpack_exports__ = __nccwpck_require__(828);
__webpack_exports__ = await __webpack_exports__;
