import { createRequire as __WEBPACK_EXTERNAL_createRequire } from 'module';
var __webpack_modules__ = {
	770: (module, __unused_webpack_exports, __nccwpck_require__) => {
		module.exports = __nccwpck_require__(218);
	},
	218: (__unused_webpack_module, exports, __nccwpck_require__) => {
		var __webpack_unused_export__;
		var net = __nccwpck_require__(9278);
		var tls = __nccwpck_require__(4756);
		var http = __nccwpck_require__(8611);
		var https = __nccwpck_require__(5692);
		var events = __nccwpck_require__(4434);
		var assert = __nccwpck_require__(2613);
		var util = __nccwpck_require__(9023);
		exports.httpOverHttp = httpOverHttp;
		exports.httpsOverHttp = httpsOverHttp;
		exports.httpOverHttps = httpOverHttps;
		exports.httpsOverHttps = httpsOverHttps;
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
	2613: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('assert');
	},
	181: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('buffer');
	},
	4434: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('events');
	},
	8611: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('http');
	},
	5692: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('https');
	},
	9278: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('net');
	},
	1421: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:child_process');
	},
	7598: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:crypto');
	},
	3024: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:fs');
	},
	1455: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:fs/promises');
	},
	8161: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:os');
	},
	6760: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:path');
	},
	714: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:vm');
	},
	932: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('process');
	},
	4756: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('tls');
	},
	9023: (module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('util');
	},
	5355: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			WW: () => parseCertificates,
			tY: () => trust,
			AN: () => trustedBundle,
		});
		var external_node_crypto_ = __nccwpck_require__(7598);
		var external_node_fs_ = __nccwpck_require__(3024);
		const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)('node:tls');
		var errors = __nccwpck_require__(452);
		const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
		function parseCertificates(pem) {
			const certificates = pem.match(block) ?? [];
			try {
				for (const certificate of certificates) new external_node_crypto_.X509Certificate(certificate);
			} catch {
				return null;
			}
			return certificates.length > 0 ? certificates : null;
		}
		function trust(certificates) {
			if (typeof external_node_tls_namespaceObject.setDefaultCACertificates !== 'function') {
				throw new errors.zg(
					'input',
					`ca-certificate needs Node 22.19, 24.5 or later, and this is ${process.version}.`,
					'Use a newer Node, or leave ca-certificate out and set NODE_EXTRA_CA_CERTS to the path of the file.',
				);
			}
			external_node_tls_namespaceObject.setDefaultCACertificates([...external_node_tls_namespaceObject.getCACertificates('default'), ...certificates]);
		}
		function trustedBundle() {
			const known =
				typeof external_node_tls_namespaceObject.getCACertificates === 'function'
					? [...external_node_tls_namespaceObject.getCACertificates('default'), ...external_node_tls_namespaceObject.getCACertificates('system')]
					: [...external_node_tls_namespaceObject.rootCertificates, ...extraCertificates()];
			return [...new Set(known)].join('\n');
		}
		function extraCertificates() {
			const file = process.env.NODE_EXTRA_CA_CERTS;
			return file === undefined ? [] : (parseCertificates((0, external_node_fs_.readFileSync)(file, 'utf8')) ?? []);
		}
	},
	2813: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			V0: () => inputDefaults,
			gr: () => outputNames,
			qW: () => jobInputNames,
			vj: () => inputNames,
		});
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
		const jobInputNames = [
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
	},
	1999: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			E: () => parseDuration,
			a: () => formatDuration,
		});
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
	},
	452: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Xg: () => asStepError,
			zg: () => StepError,
		});
		const errorKinds = null && [
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
	8791: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			pg: () => explanationOf,
			wJ: () => remedyFor,
			zL: () => remedy,
		});
		const explanations = {
			'diverged-default-branch': {
				title: 'The default branch has diverged',
				says: 'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
				message: /default branch .* has diverged from its upstream counterpart/i,
				cause: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror.',
				remedy:
					'The history of the default branch was rewritten upstream, or somebody committed to the mirror. To take over what upstream has, set mirror-overwrites-diverged-branches: true; commits that are only on the mirror are lost by that.',
			},
			'upstream-certificate': {
				title: 'The certificate of the upstream is not trusted',
				says: 'SSL certificate problem: self-signed certificate',
				message: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
				cause:
					'The certificate has expired, is for another host, or comes from an authority that GitLab does not know. GitLab counts this as unrecoverable and pauses the mirror at once.',
				remedy:
					'Renew the certificate of the upstream, or have an administrator make GitLab trust its authority. If GitLab has paused the mirror over this, the next run of this step resumes it.',
			},
			'upstream-authentication': {
				title: 'The upstream does not accept the credentials',
				says: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
				message:
					/authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|permission denied \(publickey|host key verification failed|returned error: 40[13]/i,
				cause:
					'GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts answer so to a repository that does not exist, too.',
				remedy: 'Give auth-user and auth-password with a user or token that may read the upstream; with ssh, GitLab has to know the key of the mirror.',
			},
			'upstream-not-found': {
				title: 'The upstream repository is not found',
				says: "fatal: repository 'https://example.com/group/project.git/' not found",
				message: /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
				cause: 'There is no repository at this URL, it was moved, or the credentials may not see it.',
				remedy: 'Check url; give auth-user and auth-password where the repository is private, for many hosts hide what one may not see.',
			},
			'upstream-unreachable': {
				title: 'GitLab does not reach the upstream',
				says: "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
				message:
					/could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
				cause:
					'The host name is wrong or unknown to GitLab, the host is down, or a firewall lies between GitLab and it. What the runner reaches does not matter here.',
				remedy: 'Check the host in url and that GitLab itself (not the runner) may connect to it.',
			},
			'protected-ref': {
				title: 'The mirror user may not write a protected branch or tag',
				says: 'GitLab: You are not allowed to push code to protected branches on this project.',
				message: /not allowed to (push|create|update|change|delete).*(protected|this tag)|protected (branch|tag)/i,
				cause: 'A protection rule keeps the user in whose name GitLab mirrors from writing. The other branches and tags were updated.',
				remedy:
					'Allow the mirror user (whoever saved the settings of the mirror last) to push in Settings, Repository, Protected branches or Protected tags, or save the settings with the token of somebody who may.',
			},
			'mirror-user': {
				title: 'The mirror user has lost its rights',
				says: 'The mirror user is not allowed to push code to all branches on this project.',
				message: /mirror user/i,
				cause: 'The user in whose name GitLab mirrors left the project, was demoted or blocked.',
				remedy:
					'Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of the token the mirror user.',
			},
			'update-timed-out': {
				title: 'The update took too long',
				says: 'Deadline Exceeded',
				message: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
				cause:
					'The repository is large or the upstream slow, or GitLab gave up an update whose worker had died. The branches and tags may have arrived all the same.',
				remedy: 'Run the step again: what was fetched stays, so the next update has less to do. With verify-refs, refs that did arrive pass.',
			},
			'branch-lock': {
				title: 'GitLab was busy with the repository',
				says: 'fatal: Unable to create packed-refs.lock: File exists.',
				message: /\.lock|reference already exists|cannot lock ref/i,
				cause: 'Something else was writing to the repository at the same time, or upstream has branches such as a and a/b one after the other.',
				remedy: 'Run the step again. Where it stays, delete in the mirror the branch that stands in the way.',
			},
			'stuck-waiting': {
				title: 'GitLab does not schedule the update',
				says: 'Last seen: GitLab has not scheduled the update yet.',
				cause:
					'GitLab puts an update off until five minutes (or what the instance has set) after the last one. Beyond that its background jobs are overloaded, the instance is in Silent Mode, or an earlier update was canceled.',
				remedy:
					'Raise timeout above the interval of the instance (five minutes unless changed), or set sync: immediate. Where that does not help, ask an administrator about Sidekiq and Silent Mode, and to reset a mirror whose last update was canceled, for GitLab schedules none after that.',
			},
			'stuck-scheduled': {
				title: 'The update stays scheduled',
				says: 'Last seen: The update is scheduled.',
				cause: 'The background jobs of GitLab are busy, or the worker that had taken the update has died.',
				remedy: 'Raise timeout. GitLab itself gives up a scheduled update after half an hour, and nothing in the API does so sooner.',
			},
			'stuck-started': {
				title: 'The update does not end',
				says: 'Last seen: The update is running.',
				cause: 'The repository is large, the upstream slow, or the worker has died.',
				remedy: 'Raise timeout where the repository is large. GitLab itself gives up a dead update after a day, and takes no other until then.',
			},
			'fork-network': {
				title: 'The project belongs to a fork network',
				says: 'GitLab refused to save the settings of the pull mirror: 400: mirror is not available for a project in a fork network',
				message: /fork network|forked project|is a fork\b/i,
				cause: 'GitLab does not mirror into a fork, nor into a project with forks.',
				remedy: 'Remove the fork relationship in Settings, General, Advanced, or mirror into a project of its own.',
			},
			'blocked-url': {
				title: 'GitLab blocks the URL',
				says: 'import_url is blocked: Only allowed schemes are http, https, ssh, git',
				message: /is blocked/i,
				cause: 'The scheme is not allowed, or the host is in a local network that the administrator keeps GitLab from.',
				remedy: 'Use an http, https, ssh or git URL; for a host in a local network, have an administrator allow it (Network, Outbound requests).',
			},
			'url-not-readable': {
				title: 'GitLab cannot read the upstream with these settings',
				says: 'import_url Unable to access repository with the URL and credentials provided',
				message: /unable to access repository/i,
				cause: 'GitLab tried the URL with the credentials before saving them, and failed.',
				remedy: 'Check url, auth-user and auth-password, and that GitLab itself reaches that host.',
			},
			'url-missing': {
				title: 'No upstream was ever set',
				says: 'url is missing',
				message: /url is missing|import_url can't be blank/i,
				cause: 'The mirror was to be switched on, and GitLab has no URL for it.',
				remedy: 'Give url, the repository to mirror from.',
			},
			'bad-regex': {
				title: 'GitLab does not understand the regex',
				says: 'mirror_branch_regex not valid RE2 syntax: missing closing )',
				message: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
				cause: 'mirror-branch-regex is RE2, which knows no look-ahead, look-behind or back-references, and has at most 255 characters.',
				remedy: 'Write mirror-branch-regex in RE2; a list of alternatives in parentheses takes the place of most look-arounds.',
			},
			'mirroring-off': {
				title: 'The instance does not mirror',
				says: 'GitLab refused to save the settings of the pull mirror: 400: Access Denied',
				message: /\bAccess Denied\b/,
				cause: 'An administrator has switched pull mirroring off.',
				remedy: 'Have an administrator allow mirroring (Settings, Repository, Repository mirroring).',
			},
			license: {
				title: 'Mirroring stays off',
				says: 'GitLab accepted the settings but mirroring stays off.',
				cause: 'Pull mirroring is not part of the free tier; GitLab saves the settings there and does nothing with them.',
				remedy: 'Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be allowed on the instance.',
			},
			'not-mirrored': {
				title: 'The project is not a pull mirror',
				says: 'The project is not a pull mirror, or GitLab has no licence for mirroring it.',
				cause: 'The mirror was never set up or has been removed, the licence lacks mirroring, or the instance is in Silent Mode.',
				remedy: 'Give url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate.',
			},
			paused: {
				title: 'GitLab has paused the mirror',
				says: 'GitLab has paused this mirror after too many failed updates.',
				cause: 'More than 14 updates in a row failed, or one over a certificate. GitLab shows this nowhere but in its answer to a request for an update.',
				remedy: 'Correct what made the updates fail, then set resume: true, or save the settings of the mirror in GitLab.',
			},
			'token-rejected': {
				title: 'The token is not accepted',
				says: 'GitLab refused to show the pull mirror: 401: 401 Unauthorized',
				cause: 'The token is wrong, expired or revoked, or it is an OAuth token sent as a private one.',
				remedy:
					'The token is wrong, expired or revoked, or it is an OAuth token that needs token-type: bearer. Create an access token with the api scope and update the secret.',
			},
			'token-scope': {
				title: 'The token lacks a scope',
				says: 'insufficient_scope: The request requires higher privileges than provided by the access token.',
				message: /insufficient_scope/i,
				cause: 'Changing a mirror needs the scope api; read_api is not enough.',
				remedy: 'The token lacks the api scope. Create an access token with the api scope and put it into the input token.',
			},
			role: {
				title: 'The role is too low',
				says: 'GitLab refused to show the pull mirror: 403: 403 Forbidden',
				cause: 'Pull mirroring is for Maintainers and Owners.',
				remedy: 'Pull mirroring needs the role Maintainer or Owner on the project. Give it to the user (or the bot user) that the token belongs to.',
			},
			'project-not-found': {
				title: 'The project is not found',
				says: 'GitLab refused to show the pull mirror: 404: 404 Project Not Found',
				cause: 'There is no project at this path, or the user of the token is no member; GitLab does not tell which.',
				remedy:
					'The project does not exist, or the token may not see it. Check the input project (full path or ID), gitlab-url, and that the user of the token is a member.',
			},
		};
		function remedy(id) {
			return explanations[id].remedy;
		}
		function explanationOf(words) {
			const searched = words.length > 4_000 ? `${words.slice(0, 2_000)}\n${words.slice(-2_000)}` : words;
			const found = Object.entries(explanations).find(([, { message }]) => message?.test(searched));
			return found?.[0] ?? null;
		}
		function remedyFor(message) {
			if (message === null) {
				return 'GitLab gave no reason. Run the step again; if it fails again, an administrator finds the reason in the log of Sidekiq.';
			}
			const id = explanationOf(message);
			return id === null ? 'See the message of GitLab; correct the cause, then run the step again.' : remedy(id);
		}
	},
	2429: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			P_: () => Refusal,
			hi: () => answerJson,
		});
		var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1999);
		var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
		var _explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8791);
		var _harmless_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2672);
		class Refusal extends _errors_js__WEBPACK_IMPORTED_MODULE_1__.zg {
			status;
			words;
			constructor(kind, status, words, message, hint) {
				super(kind, message, hint);
				this.status = status;
				this.words = words;
			}
			get isMissingRoute() {
				return this.words === '404 Not Found' || this.words === '405 Not Allowed';
			}
			isMissing(what) {
				return this.status === 404 && this.words.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
			}
		}
		const answersInPlace =
			'Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and whether a sign-in page or a proxy answers in its place.';
		function bodyJson(answer) {
			if (!/^application\/([\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '')) return undefined;
			try {
				return { json: JSON.parse(answer.text) };
			} catch {
				return undefined;
			}
		}
		function answerJson(answer, action, emptyIsFine = false) {
			const { status, text } = answer;
			if (status >= 200 && status < 300 && text === '' && emptyIsFine) return null;
			const body = bodyJson(answer);
			if (status >= 300 && status < 400) {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.zg(
					'protocol',
					`To the request to ${action}, the server answered ${status} with a redirect${destination(answer)}, which this step does not follow: the token goes to one address only.`,
					answersInPlace,
				);
			}
			if (status === 408 || status === 429 || status >= 500) throw unavailable(answer, action, body?.json);
			if (body === undefined) {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.zg(
					'protocol',
					`To the request to ${action}, the server answered ${status} with ${answer.headers['content-type'] ?? 'no content type'} in place of GitLab's JSON: ${pageText(text)}`,
					answersInPlace,
				);
			}
			if (status < 200 || status >= 300) throw refusal(status, serverWords(body.json), action);
			return body.json;
		}
		function pageText(text) {
			const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 10_000))?.[1]?.trim();
			return (0, _harmless_js__WEBPACK_IMPORTED_MODULE_3__.Kb)(title || text.trim()) || '(nothing)';
		}
		function destination(answer) {
			const location = answer.headers.location ?? '';
			return URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
		}
		function unavailable(answer, action, json) {
			const words = json === undefined ? '' : serverWords(json);
			const { status } = answer;
			return new Refusal(
				'unavailable',
				status,
				words,
				`To the request to ${action}, GitLab answered ${status}${words ? `: ${words}` : ''}.${askedToWait(answer)}`,
				status === 429
					? 'GitLab limits the rate of requests. Run the step less often or later, or use a token with a higher limit.'
					: 'GitLab is down, overloaded or being upgraded. Run the step again later; a larger max-retries and timeout bridge longer gaps.',
			);
		}
		function askedToWait({ headers }) {
			const asked = headers['retry-after'];
			return asked === undefined || !/^\d{1,9}$/.test(asked)
				? ''
				: ` It asked to wait ${(0, _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(Number(asked) * 1_000)} before the next request.`;
		}
		function serverWords(json) {
			if (typeof json !== 'object' || json === null) return (0, _harmless_js__WEBPACK_IMPORTED_MODULE_3__.Kb)(String(json));
			const { message, error, error_description: description } = json;
			const words = [message, error, description].filter((part) => part != null).map((part) => phrase(part));
			return (0, _harmless_js__WEBPACK_IMPORTED_MODULE_3__.Kb)(words.join(': ') || phrase(json));
		}
		function phrase(part, depth = 0) {
			if (typeof part !== 'object' || part === null) return String(part);
			if (depth === 3) return '…';
			if (Array.isArray(part)) return part.map((item) => phrase(item, depth + 1)).join(', ');
			return Object.entries(part)
				.map(([attribute, texts]) => `${attribute} ${phrase(texts, depth + 1)}`)
				.join('; ');
		}
		function refusal(status, words, action) {
			const [kind, hint] = verdictOn(status, words);
			return new Refusal(kind, status, words, `GitLab refused to ${action}: ${status}${words ? `: ${words}` : ', without a word'}`, hint);
		}
		function verdictOn(status, words) {
			const explanation = (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.pg)(words);
			if (explanation === 'token-scope') return ['scope', (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)(explanation)];
			if (status === 401) return ['authentication', (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)('token-rejected')];
			if (status === 403) return ['permission', (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)('role')];
			if (status === 404) return ['not-found', (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)('project-not-found')];
			if (/not mirrored/i.test(words)) return ['not-mirrored', (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)('not-mirrored')];
			if (/moved projects/i.test(words)) {
				return ['not-found', 'The project was moved or renamed while the step was at work. Set project to its new path or its ID.'];
			}
			return [
				'refused',
				explanation === null
					? 'GitLab names what it does not accept; correct that input of the step.'
					: (0, _explanations_js__WEBPACK_IMPORTED_MODULE_2__.zL)(explanation),
			];
		}
	},
	3350: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			FN: () => maintainerLevel,
			XB: () => parseProject,
			d: () => StatusObserver,
			nn: () => shownMirror,
			tn: () => projectAttributes,
		});
		var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
		var _explanations_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8791);
		var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(536);
		const maintainerLevel = 40;
		function parseProject(json) {
			const record = new _schema_js__WEBPACK_IMPORTED_MODULE_2__.OD(json, 'the project');
			const permissions = record.recordOrNull('permissions');
			const levels = ['project_access', 'group_access'].flatMap((key) => {
				const level = permissions?.recordOrNull(key)?.numberOrNull('access_level');
				return level == null ? [] : [level];
			});
			return {
				id: record.number('id'),
				path: record.string('path_with_namespace'),
				mirror: record.has('mirror') ? parseMirror(record) : null,
				accessLevel: levels.length > 0 ? Math.max(...levels) : null,
			};
		}
		function parseMirror(record) {
			return {
				status: record.stringOrNull('import_status') ?? 'none',
				lastError: record.stringOrNull('import_error'),
				lastUpdateAt: null,
				lastUpdateStartedAt: null,
				lastSuccessfulUpdateAt: null,
				url: record.shortStringOrNull('import_url', _schema_js__WEBPACK_IMPORTED_MODULE_2__.KH),
				settings: {
					enabled: record.flag('mirror'),
					mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
					onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
					mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
					mirrorBranchRegex: record.shortStringOrNull('mirror_branch_regex', _schema_js__WEBPACK_IMPORTED_MODULE_2__.q0) || null,
				},
			};
		}
		function shownMirror({ mirror, accessLevel }) {
			if (mirror !== null) return mirror;
			if (accessLevel !== null && accessLevel >= maintainerLevel) {
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.zg(
					'license',
					'This GitLab does not know pull mirroring.',
					(0, _explanations_js__WEBPACK_IMPORTED_MODULE_1__.zL)('license'),
				);
			}
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.zg(
				'permission',
				'GitLab does not show the mirror settings of the project to this token.',
				(0, _explanations_js__WEBPACK_IMPORTED_MODULE_1__.zL)('role'),
			);
		}
		function projectAttributes(attributes, currentUrl) {
			const { enabled = true, url, auth_user: user, auth_password: password, ...others } = attributes;
			const result = { mirror: enabled, ...others };
			const upstream = url ?? (user === undefined && password === undefined ? null : currentUrl);
			if (typeof upstream === 'string') result.import_url = urlWithCredentials(upstream, user, password);
			return result;
		}
		function urlWithCredentials(url, user, password) {
			if (user === undefined && password === undefined) return url;
			const secret = password === undefined ? '' : `:${encodeURIComponent(String(password))}`;
			return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/i, `$1${encodeURIComponent(String(user ?? '')).replace(/\$/g, '$$$$')}${secret}@`);
		}
		const wary = {
			looksToBelieve: 3,
			looksUntilTrust: 40,
		};
		class StatusObserver {
			#looks = 0;
			#state = null;
			#endSeenAt = null;
			#unbelieved = 0;
			observe(status, lastError) {
				const before = this.#state;
				const now = new Date(++this.#looks).toISOString();
				const state = before ? { ...before, status, lastError } : { ...neverSeen, status, lastError };
				if (before !== null && status === 'started' && this.#isDoubtful(before.status)) return { ...before, lastError };
				this.#unbelieved = 0;
				if (status !== before?.status) {
					if (before?.status === 'started') this.#endSeenAt = this.#looks;
					if (status === 'started') state.lastUpdateStartedAt = now;
					if (before !== null && status === 'finished') {
						if (before.status !== 'started') state.lastUpdateStartedAt = now;
						state.lastUpdateAt = state.lastSuccessfulUpdateAt = now;
					}
					if (before !== null && status === 'failed') state.lastUpdateAt = now;
				}
				this.#state = state;
				return state;
			}
			#isDoubtful(before) {
				if (before === 'started' || before === 'scheduled' || this.#endSeenAt === null) return false;
				if (this.#looks - this.#endSeenAt > wary.looksUntilTrust) return false;
				return ++this.#unbelieved < wary.looksToBelieve;
			}
		}
		const neverSeen = { lastUpdateAt: null, lastUpdateStartedAt: null, lastSuccessfulUpdateAt: null };
	},
	536: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			KH: () => longestUrl,
			MF: () => parsePullMirror,
			OD: () => JsonRecord,
			dr: () => jsonRecords,
			q0: () => longestRegex,
		});
		var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
		const longestUrl = 4_096;
		const longestRegex = 1_024;
		function parsePullMirror(json) {
			const record = new JsonRecord(json, 'the pull mirror');
			return {
				status: record.string('update_status'),
				lastError: record.stringOrNull('last_error'),
				lastUpdateAt: record.timestampOrNull('last_update_at'),
				lastUpdateStartedAt: record.timestampOrNull('last_update_started_at'),
				lastSuccessfulUpdateAt: record.timestampOrNull('last_successful_update_at'),
				url: record.shortStringOrNull('url', longestUrl),
				settings: record.has('enabled')
					? {
							enabled: record.flag('enabled'),
							mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
							onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
							mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
							mirrorBranchRegex: record.shortStringOrNull('mirror_branch_regex', longestRegex) || null,
						}
					: null,
			};
		}
		class JsonRecord {
			#fields;
			#what;
			constructor(json, what) {
				if (typeof json !== 'object' || json === null || Array.isArray(json)) {
					throw unexpected(what, 'an object', json);
				}
				this.#fields = new Map(Object.entries(json));
				this.#what = what;
			}
			has(key) {
				return this.#fields.has(key);
			}
			string(key) {
				const value = this.#fields.get(key);
				if (typeof value !== 'string') throw unexpected(`${key} of ${this.#what}`, 'a text', value);
				return value;
			}
			shortStringOrNull(key, longest) {
				const text = this.stringOrNull(key);
				if (text !== null && text.length > longest) throw unexpected(`${key} of ${this.#what}`, `at most ${longest} characters`, text);
				return text;
			}
			sha(key) {
				const text = this.string(key);
				if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) throw unexpected(`${key} of ${this.#what}`, 'a full SHA', text);
				return text;
			}
			stringOrNull(key) {
				return this.#fields.get(key) == null ? null : this.string(key);
			}
			timestampOrNull(key) {
				const text = this.shortStringOrNull(key, 64);
				if (text !== null && Number.isNaN(Date.parse(text))) throw unexpected(`${key} of ${this.#what}`, 'a time', text);
				return text;
			}
			number(key) {
				const value = this.#fields.get(key);
				if (typeof value !== 'number') throw unexpected(`${key} of ${this.#what}`, 'a number', value);
				return value;
			}
			numberOrNull(key) {
				return this.#fields.get(key) == null ? null : this.number(key);
			}
			record(key) {
				return new JsonRecord(this.#fields.get(key), `${key} of ${this.#what}`);
			}
			recordOrNull(key) {
				return this.#fields.get(key) == null ? null : this.record(key);
			}
			strings(key) {
				const value = this.#fields.get(key);
				const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
				if (!isList) throw unexpected(`${key} of ${this.#what}`, 'a list of texts', value);
				return value;
			}
			flag(key) {
				const value = this.#fields.get(key) ?? false;
				if (typeof value !== 'boolean') throw unexpected(`${key} of ${this.#what}`, 'true, false or null', value);
				return value;
			}
		}
		function unexpected(what, wanted, value) {
			return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.zg(
				'protocol',
				`The answer is JSON but not GitLab's: ${what} should be ${wanted} but is ${kindOf(value)}.`,
				'Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.',
			);
		}
		function kindOf(value) {
			if (value === undefined) return 'missing';
			if (value === null) return 'null';
			return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
		}
		function jsonRecords(json, what) {
			if (!Array.isArray(json)) throw unexpected(what, 'a list', json);
			return json.map((item) => new JsonRecord(item, `an item of ${what}`));
		}
	},
	5226: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			W: () => spacingMs,
			g: () => burstOf,
		});
		const minuteMs = 60_000;
		function burstOf(requestsPerMinute) {
			return Math.max(1, Math.floor(requestsPerMinute / 20));
		}
		function spacingMs(requestsPerMinute) {
			return minuteMs / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
		}
	},
	2672: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			BP: () => logLine,
			Kb: () => excerpt,
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
	5106: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B5: () => shard,
			DH: () => upstreamUrl,
			TB: () => caCertificates,
			U9: () => count,
			VU: () => projectIdOrPath,
			aS: () => accessToken,
			eE: () => credential,
			p0: () => duration,
			rD: () => wholeNumber,
			t4: () => syncMode,
			tj: () => apiBaseUrl,
			vC: () => Fault,
			y2: () => wantedRefs,
			yL: () => oneOf,
			zM: () => boolean,
		});
		var _certificates_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5355);
		var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1999);
		class Fault extends Error {
			discreet;
			constructor(words, value) {
				super(value === undefined ? words : `${quoted(value)} ${words}`);
				this.discreet = words;
			}
		}
		function boolean(text) {
			if (['true', 'True', 'TRUE'].includes(text)) return true;
			if (['false', 'False', 'FALSE'].includes(text)) return false;
			throw new Fault('is neither true nor false', text);
		}
		function syncMode(text) {
			if (text === 'immediate') return text;
			try {
				return boolean(text) ? 'true' : 'false';
			} catch {
				throw new Fault('is none of true, immediate, false', text);
			}
		}
		function oneOf(...values) {
			return (text) => {
				const value = values.find((candidate) => candidate === text);
				if (value === undefined) throw new Fault(`is none of ${values.join(', ')}`, text);
				return value;
			};
		}
		function duration(text) {
			const ms = (0, _duration_js__WEBPACK_IMPORTED_MODULE_1__.E)(text);
			if (ms === null) {
				throw new Fault('is no duration above zero; valid are 500ms, 90s, 15m, 1h30m, or seconds as a bare number', text);
			}
			return ms;
		}
		function wholeNumber(text) {
			if (!/^\d{1,9}$/.test(text)) throw new Fault('is no whole number such as 0 or 5', text);
			return Number(text);
		}
		function count(text) {
			if (!/^[1-9]\d{0,8}$/.test(text)) throw new Fault('is no whole number above zero such as 8', text);
			return Number(text);
		}
		function shard(text) {
			const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
			if (number < 1 || number > of) {
				throw new Fault('is no shard; valid is the number of one and how many there are, from 1/5 to 5/5', text);
			}
			return { number, of };
		}
		function accessToken(text) {
			if (!/^[\x21-\x7e]+$/.test(text)) {
				throw new Fault('holds a space, a line break or a character beyond ASCII, as copying may add; valid is the token as GitLab shows it');
			}
			return text;
		}
		function credential(text) {
			if (/[\p{Cc}]/u.test(text)) throw new Fault('holds a line break or another control character; give it in one line');
			return text;
		}
		function caCertificates(text, readFile) {
			let pem = text;
			if (!text.includes('-----BEGIN')) {
				try {
					pem = readFile(text);
				} catch (error) {
					throw new Fault(`is neither PEM text nor a file that can be read (${error instanceof Error ? error.message : error})`);
				}
			}
			const certificates = (0, _certificates_js__WEBPACK_IMPORTED_MODULE_0__.WW)(pem);
			if (certificates === null) throw new Fault('holds no certificate that can be read; valid are one or more -----BEGIN CERTIFICATE----- blocks');
			return certificates;
		}
		function projectIdOrPath(text) {
			if (/^[1-9]\d*$/.test(text)) return text;
			const segments = text.split('/');
			if (segments.length >= 2 && segments.every((segment) => /^[\p{L}\p{N}_.-]+$/u.test(segment) && !/^\.+$/.test(segment))) return text;
			const example = 'valid are a numeric ID (4711) and a full path as it stands in the address of the project (group/sub/project)';
			if (/^[a-z]+:\/\//i.test(text)) throw new Fault(`is a URL; ${example}`);
			if (/%2f/i.test(text)) throw new Fault(`is percent-encoded; ${example}`, text);
			throw new Fault(`is neither an ID nor a full path; ${example}`, text);
		}
		function wantedRefs(text) {
			const wanted = { refs: [], all: false };
			const commits = new Map();
			for (const item of text
				.split(/[\r\n]+|,(?=\s*(?:refs\/|all\s*(?:$|[\r\n,])))/)
				.map((line) => line.trim())
				.filter(Boolean)) {
				if (item === 'all') {
					wanted.all = true;
					continue;
				}
				const [, ref = item, commit = null] = /^(.*)=([^=]*)$/s.exec(item) ?? [];
				if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) {
					throw new Fault('is no ref; valid are refs/heads/main, refs/tags/v1.2.3=<full sha>, and all', item);
				}
				if (commit !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) {
					throw new Fault('has no full commit SHA of 40 (or 64) hexadecimal digits behind its last =', item);
				}
				const sha = commit?.toLowerCase() ?? null;
				const known = commits.get(ref);
				if (known !== undefined && known !== sha) throw new Fault('is given twice, with different commits', ref);
				if (known === undefined) wanted.refs.push({ ref, commit: sha });
				commits.set(ref, sha);
			}
			if (wanted.refs.length === 0 && !wanted.all) throw new Fault('names no ref; leave it out, or name one');
			return wanted;
		}
		function isRefName(ref) {
			const hasForbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref);
			return !hasForbidden && ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
		}
		function apiBaseUrl(text) {
			const valid = 'valid is a base URL such as https://gitlab.com or https://example.com/gitlab';
			const url = URL.canParse(text) ? new URL(text) : null;
			if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw new Fault(`is no http or https URL; ${valid}`);
			if (url.username !== '' || url.password !== '') throw new Fault(`holds credentials; ${valid}, and the token goes into the input token`);
			if (url.search !== '' || url.hash !== '') throw new Fault(`has a query or a fragment; ${valid}`);
			return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
		}
		function upstreamUrl(text) {
			const valid = 'valid is an http, https, ssh or git URL such as https://example.com/group/project.git';
			if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
				throw new Fault('is in the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git');
			}
			const url = URL.canParse(text) ? new URL(text) : null;
			if (url === null || !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) || url.hostname === '' || /[\s\p{Cc}]/u.test(text)) {
				throw new Fault(`is no URL that GitLab can mirror from; ${valid}`);
			}
			if (url.search !== '' || url.hash !== '') throw new Fault(`has a query or a fragment, which no repository needs; ${valid}`);
			if (url.password !== '') throw new Fault('holds a password; move it to auth-user and auth-password');
			if (url.username !== '' && url.protocol !== 'ssh:') throw new Fault('holds a user name; move it to auth-user and auth-password');
			return text;
		}
		function quoted(text) {
			return text.length <= 200 ? JSON.stringify(text) : `(a text of ${text.length} characters)`;
		}
	},
	646: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Ko: () => readInputs,
			Ls: () => WrongInputs,
			TL: () => parseInputs,
			_y: () => secretInputs,
		});
		var _contract_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2813);
		var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
		var _input_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5106);
		var _job_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7200);
		function readInputs(read) {
			return Object.fromEntries(
				_contract_js__WEBPACK_IMPORTED_MODULE_0__.vj.map((name) => [name, read(name).trim() || _contract_js__WEBPACK_IMPORTED_MODULE_0__.V0[name]]),
			);
		}
		function secretInputs(raw) {
			return [raw.token, ...(0, _job_js__WEBPACK_IMPORTED_MODULE_3__.pc)(raw)].filter((secret) => secret !== '');
		}
		async function parseInputs(raw, surroundings) {
			const faults = [];
			const check = (name, parse) => {
				if (raw[name] === '') return undefined;
				try {
					return parse(raw[name]);
				} catch (error) {
					if (!(error instanceof _input_values_js__WEBPACK_IMPORTED_MODULE_2__.vC)) throw error;
					faults.push(`${name}: ${error.message}`);
					return undefined;
				}
			};
			if (raw.token === '') faults.push('token: missing; give an access token with the api scope');
			const given = (0, _job_js__WEBPACK_IMPORTED_MODULE_3__.tA)(raw);
			faults.push(...given.faults.map(({ name, fault }) => `${name}: ${fault.message}`));
			const dryRun = check('dry-run', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.zM) ?? false;
			const part = check('shard', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.B5) ?? null;
			const { jobs, secrets, ...list } = raw.mirrors === '' ? single(raw, given.values, dryRun) : await listed(raw, given.values, dryRun, part, surroundings);
			faults.push(...list.faults);
			const inputs = {
				apiUrl: check('gitlab-url', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.tj),
				token: check('token', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.aS),
				tokenType: check('token-type', (0, _input_values_js__WEBPACK_IMPORTED_MODULE_2__.yL)('private-token', 'bearer')),
				jobs,
				listedSecrets: secrets,
				timeoutMs: check('timeout', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.p0),
				pollIntervalMs: check('poll-interval', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.p0),
				requestTimeoutMs: check('request-timeout', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.p0),
				maxRetries: check('max-retries', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.rD),
				concurrency: check('concurrency', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.U9),
				requestsPerMinute: check('requests-per-minute', _input_values_js__WEBPACK_IMPORTED_MODULE_2__.U9),
				caCertificates: check('ca-certificate', (text) => (0, _input_values_js__WEBPACK_IMPORTED_MODULE_2__.TB)(text, surroundings.readFile)) ?? [],
			};
			if (faults.length > 0) throw new WrongInputs(faults);
			return inputs;
		}
		function single(raw, values, dryRun) {
			const faults = (0, _job_js__WEBPACK_IMPORTED_MODULE_3__.em)(values).map(({ name, fault }) => `${name}: ${fault.message}`);
			if (raw.project === '') {
				faults.unshift('project: missing; give the numeric ID or the full path (group/sub/project) of the mirror, or mirrors');
			}
			if (raw.shard !== '') faults.push('shard: is a part of mirrors, which is missing');
			return { jobs: [(0, _job_js__WEBPACK_IMPORTED_MODULE_3__.vp)(values, dryRun)], secrets: [], faults };
		}
		async function listed(raw, values, dryRun, part, surroundings) {
			const { parseMirrors } = await Promise.all([__nccwpck_require__.e(133), __nccwpck_require__.e(585)]).then(
				__nccwpck_require__.bind(__nccwpck_require__, 8585),
			);
			const step = { texts: raw, values };
			const { mirrors, secrets, faults } = parseMirrors(raw.mirrors, step, part, surroundings);
			if (raw.project !== '') faults.unshift('mirrors: not together with project; give one of them');
			return { jobs: mirrors.map((mirror) => (0, _job_js__WEBPACK_IMPORTED_MODULE_3__.vp)(mirror, dryRun)), secrets, faults };
		}
		const mostTold = 20;
		class WrongInputs extends _errors_js__WEBPACK_IMPORTED_MODULE_1__.zg {
			faults;
			constructor(faults) {
				const more = faults.length > mostTold ? `; and ${faults.length - mostTold} more, which the log lists` : '';
				super(
					'input',
					faults.length === 1 ? `Wrong input: ${faults[0]}` : `${faults.length} wrong inputs: ${faults.slice(0, mostTold).join('; ')}${more}`,
					'Correct the inputs of the step; no request was made.',
				);
				this.faults = faults;
			}
		}
	},
	7200: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			em: () => conflicts,
			pc: () => jobSecrets,
			tA: () => parseJobValues,
			vp: () => mirrorJob,
		});
		var _contract_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2813);
		var _input_values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5106);
		const parsers = {
			project: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.VU,
			url: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.DH,
			'auth-user': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.eE,
			'auth-password': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.eE,
			enabled: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			'mirror-trigger-builds': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			'only-mirror-protected-branches': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			'mirror-overwrites-diverged-branches': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			'mirror-branch-regex': (text) => (text === 'none' ? null : text),
			'create-project': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			visibility: (0, _input_values_js__WEBPACK_IMPORTED_MODULE_1__.yL)('private', 'internal', 'public'),
			sync: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.t4,
			wait: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
			'verify-refs': _input_values_js__WEBPACK_IMPORTED_MODULE_1__.y2,
			resume: _input_values_js__WEBPACK_IMPORTED_MODULE_1__.zM,
		};
		function parseJobValues(texts) {
			const faults = [];
			const parse = (name) => {
				try {
					return parsers[name](texts[name] ?? '');
				} catch (error) {
					if (!(error instanceof _input_values_js__WEBPACK_IMPORTED_MODULE_1__.vC)) throw error;
					faults.push({ name, fault: error });
					return undefined;
				}
			};
			const given = _contract_js__WEBPACK_IMPORTED_MODULE_0__.qW.filter((name) => (texts[name] ?? '') !== '');
			return { values: Object.fromEntries(given.map((name) => [name, parse(name)])), faults };
		}
		function conflicts(values) {
			const faults = [];
			const add = (name, words) => faults.push({ name, fault: new _input_values_js__WEBPACK_IMPORTED_MODULE_1__.vC(words) });
			if (values['only-mirror-protected-branches'] && typeof values['mirror-branch-regex'] === 'string') {
				add('mirror-branch-regex', 'not together with only-mirror-protected-branches: true, for GitLab applies one filter at a time; give one of them');
			}
			if (values['create-project'] && !('url' in values)) {
				add('create-project', 'needs url, the upstream that the new project mirrors');
			}
			if (values['create-project'] && /^\d+$/.test(values.project ?? '')) {
				add('create-project', 'needs project as a full path (group/sub/project), for GitLab itself gives out the IDs');
			}
			if (values['verify-refs'] && values.wait === false) {
				add('verify-refs', 'not together with wait: false, for only a finished update tells; leave out one of them');
			}
			return faults;
		}
		function mirrorJob(values, dryRun) {
			const wanted = {
				url: values.url,
				authUser: values['auth-user'],
				authPassword: values['auth-password'],
				enabled: values.enabled,
				mirrorTriggerBuilds: values['mirror-trigger-builds'],
				onlyMirrorProtectedBranches: values['only-mirror-protected-branches'],
				mirrorOverwritesDivergedBranches: values['mirror-overwrites-diverged-branches'],
				mirrorBranchRegex: values['mirror-branch-regex'],
			};
			const job = {
				project: values.project,
				wanted: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
				createWith: values['create-project'] ? values.visibility : null,
				sync: values.sync,
				wait: values.wait,
				verifyRefs: values['verify-refs'] ?? null,
				resume: values.resume,
				dryRun,
			};
			return job;
		}
		function jobSecrets({ url = '', 'auth-user': user = '', 'auth-password': password = '' }) {
			const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1] ?? '';
			const [urlUser = '', ...urlPassword] = userinfo.split(':');
			const inUrl = urlPassword.length > 0 ? urlPassword.join(':') : /^https?:/i.test(url) ? urlUser : '';
			return [password, password === '' ? user : '', inUrl, decoded(inUrl)].filter((secret) => secret !== '');
		}
		function decoded(text) {
			try {
				return decodeURIComponent(text);
			} catch {
				return '';
			}
		}
	},
	342: (__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.a(
			__webpack_module__,
			async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
				try {
					var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(646);
					var _report_annotations_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1116);
					var _report_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8568);
					var _report_step_result_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2818);
					var _runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1176);
					var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(411);
					await (0, _step_js__WEBPACK_IMPORTED_MODULE_2__.e)(
						(0, _inputs_js__WEBPACK_IMPORTED_MODULE_0__.Ko)(_runner_js__WEBPACK_IMPORTED_MODULE_1__.R5),
						(redact) => {
							const log = (0, _runner_js__WEBPACK_IMPORTED_MODULE_1__.t1)(redact);
							return {
								log,
								mask: _runner_js__WEBPACK_IMPORTED_MODULE_1__.dK,
								workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
								async deliver(step) {
									let hasDelivered = true;
									for (const { title, text } of (0, _report_annotations_js__WEBPACK_IMPORTED_MODULE_3__.hk)(step, redact)) log.error(text, title);
									try {
										(0, _runner_js__WEBPACK_IMPORTED_MODULE_1__.Kn)((0, _report_outputs_js__WEBPACK_IMPORTED_MODULE_4__.V4)(step, redact));
									} catch (error) {
										hasDelivered = false;
										log.error(`The runner does not take the outputs (GITHUB_OUTPUT): ${reason(error)}`, 'Pull mirror: internal');
									}
									try {
										await (0, _runner_js__WEBPACK_IMPORTED_MODULE_1__.Sy)(async () => {
											const { summaryOf } = await __nccwpck_require__.e(514).then(__nccwpck_require__.bind(__nccwpck_require__, 5133));
											return summaryOf(step, redact);
										});
									} catch (error) {
										log.warning(`The runner does not take the job summary (GITHUB_STEP_SUMMARY): ${reason(error)}`);
									}
									return hasDelivered && (0, _report_step_result_js__WEBPACK_IMPORTED_MODULE_5__.P)(step) ? 0 : 1;
								},
							};
						},
					);
					function reason(error) {
						return error instanceof Error ? error.message : String(error);
					}
					__webpack_async_result__();
				} catch (e) {
					__webpack_async_result__(e);
				}
			},
			1,
		);
	},
	7678: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B: () => mirrorProject,
		});
		var errors = __nccwpck_require__(452);
		var explanations = __nccwpck_require__(8791);
		var settings = __nccwpck_require__(2418);
		function isOff(mirror) {
			return mirror === null || mirror.settings?.enabled === false;
		}
		function withoutSecrets({ authUser: _user, authPassword: _password, ...readable }) {
			return readable;
		}
		function assertSaved(wanted, saved) {
			if (isOff(saved)) {
				throw new errors.zg('license', 'GitLab accepted the settings but mirroring stays off.', (0, explanations.zL)('license'));
			}
			const kept = (0, settings.t9)(withoutSecrets(wanted), saved).changes.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
			if (kept.length === 0) return;
			throw new errors.zg(
				'refused',
				`GitLab accepted the settings but kept ${kept.join(', ')}.`,
				'Set this in the project by hand (Settings, Repository, Mirroring repositories) to see what GitLab has against it.',
			);
		}
		const longestPause = { withTimes: 15, withoutTimes: 2 };
		function longestBlindMs(pollIntervalMs) {
			return longestPause.withoutTimes * pollIntervalMs;
		}
		function pauseMs(sinceChangeMs, pollIntervalMs, leftMs, { tellsTimes = true, roundMs = 0 } = {}) {
			const longest = tellsTimes ? longestPause.withTimes : longestPause.withoutTimes;
			const wanted = Math.min(Math.max(sinceChangeMs / 10, pollIntervalMs), longest * pollIntervalMs);
			const pause = tellsTimes && roundMs < leftMs ? Math.max(wanted, roundMs) : wanted;
			const lastLookMs = Math.min(pollIntervalMs, longestLastLookMs);
			return leftMs <= lastLookMs ? leftMs : Math.min(pause, leftMs - lastLookMs);
		}
		const longestLastLookMs = 1_000;
		const usualIntervalMs = 300_000;
		function putOffMs(state, requestedAt) {
			if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null) return null;
			const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
			return leftMs > 0 ? leftMs : null;
		}
		var duration = __nccwpck_require__(1999);
		const phaseText = {
			waiting: 'GitLab has not scheduled the update yet.',
			scheduled: 'The update is scheduled.',
			running: 'The update is running.',
			'foreign-running': 'An update that began before this step is running.',
			'foreign-ended': 'The update that was running before has ended.',
			succeeded: 'The update has finished.',
			failed: 'The update has failed.',
			canceled: 'The update was canceled.',
		};
		const stuckIn = {
			waiting: 'stuck-waiting',
			scheduled: 'stuck-scheduled',
		};
		function canceled() {
			return new errors.zg('sync-failed', 'The update was canceled in GitLab.', 'Somebody or something in GitLab canceled it; run the step again.');
		}
		function switchedOff() {
			return new errors.zg(
				'not-mirrored',
				'The mirror was switched off while this step waited for its update.',
				'Somebody or something else changes the settings of this mirror. Find out who, then run the step again.',
			);
		}
		function timedOut(timeoutMs, phase) {
			return new errors.zg(
				'timeout',
				`The update had not ended within ${(0, duration.a)(timeoutMs)}. Last seen: ${phaseText[phase]}`,
				(0, explanations.zL)(stuckIn[phase] ?? 'stuck-started'),
			);
		}
		var progress = __nccwpck_require__(8988);
		const signOfLifeMs = 30_000;
		const lateMessageMs = 2_000;
		const longestLagMs = 120_000;
		const looksToBelieve = 3;
		const againAfterPolls = 15;
		class Update {
			#context;
			#baseline;
			#latest;
			#resumed = false;
			#askedAt = null;
			#dueAt;
			#begun;
			constructor(context, look) {
				this.#context = context;
				this.#latest = look;
				this.#begun = this.#dueAt = context.bounds.clock.now();
				this.#baseline = { state: look.state, takenAt: context.project.tellsTimes ? look.serverTime : null };
			}
			static async afterSave(context, saved) {
				const update = new Update(context, saved);
				await update.#take(saved);
				return update;
			}
			get isForeign() {
				return this.#baseline.state.status === 'started';
			}
			get times() {
				const isOurs = ['running', 'succeeded', 'failed'].includes((0, progress.WJ)(this.#baseline, this.#latest.state));
				const { lastUpdateStartedAt, lastUpdateAt } = isOurs ? this.#latest.mirror : progress.mj;
				const [started, ended] = [lastUpdateStartedAt, lastUpdateAt].map((time) => (time === null ? null : Date.parse(time)));
				return {
					queuedMs: started == null || this.#askedAt === null ? null : Math.max(0, started - this.#askedAt),
					runningMs: started == null || ended == null || ended < started ? null : ended - started,
				};
			}
			async ask() {
				const { job, project, log, bounds } = this.#context;
				const { status } = this.#baseline.state;
				this.#dueAt = bounds.clock.now();
				if (status === 'scheduled') return log.info('An update is scheduled already and serves as well.');
				if (status === 'started') {
					return log.info('An update was already running and may have missed the latest commits: waiting for its end to ask for another.');
				}
				if (job.sync === 'immediate') {
					await this.#save();
					return log.info('Asked GitLab for an update now, by saving the settings of the mirror again.');
				}
				const asked = await project.requestUpdate(false);
				if (asked.paused) return this.#resume();
				this.#askedAt = asked.serverTime;
				const leftMs = putOffMs(this.#baseline.state, asked.serverTime);
				this.#dueAt = bounds.clock.now() + (leftMs ?? 0);
				log.info(
					leftMs === null || !project.tellsTimes
						? 'Asked GitLab for an update.'
						: `Asked GitLab for an update. It will probably put it off for ${(0, duration.a)(leftMs)}, until five minutes after the last one; sync: immediate would not wait.`,
				);
			}
			async askAgain() {
				const { bounds, pollIntervalMs, job } = this.#context;
				const { clock, deadline, cancelled } = bounds;
				if (job.sync === 'immediate') {
					await clock.sleep(Math.min(againAfterPolls * pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
				}
				if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, 'waiting');
				this.#rebase(this.#latest);
				await this.ask();
			}
			#rebase({ state }) {
				const isLate = this.#context.bounds.clock.now() - this.#begun > longestLagMs;
				this.#baseline = { state, takenAt: isLate ? null : this.#baseline.takenAt };
			}
			async waitUntilAsked() {
				await this.#wait(async () => false, true);
			}
			async wait(hasArrived) {
				if (await hasArrived()) return { kind: 'arrived' };
				return this.#wait(hasArrived, false);
			}
			async hasSucceeded() {
				try {
					const look = await this.#look('waiting');
					return (0, progress.WJ)(this.#baseline, look.state) === 'succeeded';
				} catch (error) {
					if (error instanceof errors.zg && error.kind !== 'cancelled') return false;
					throw error;
				}
			}
			async #wait(hasArrived, untilAsked) {
				const { project, traffic } = this.#context;
				this.#letOthersGoFirst(this.#dueAt);
				try {
					return await traffic.whileWaiting(() => this.#watch(hasArrived, untilAsked));
				} finally {
					project.turn = 'next';
				}
			}
			#letOthersGoFirst(since) {
				const { project } = this.#context;
				if (project.tellsTimes) project.turn = since;
			}
			async #watch(hasArrived, untilAsked) {
				const { traffic, bounds, pollIntervalMs, log, project } = this.#context;
				const { clock, deadline, cancelled } = bounds;
				let changedAt = clock.now();
				let saidAt = changedAt;
				let phase = this.isForeign ? 'foreign-running' : 'waiting';
				let errorBefore = this.#baseline.state.lastError;
				let canceledLooks = 0;
				for (;;) {
					const leftMs = deadline - clock.now();
					const { tellsTimes } = project;
					const { roundMs } = traffic;
					const pause = pauseMs(clock.now() - changedAt, pollIntervalMs, leftMs, { tellsTimes, roundMs });
					if (pause > 0) await clock.sleep(pause, cancelled);
					if (clock.now() >= deadline) throw timedOut(this.#context.timeoutMs, phase);
					const look = await this.#look(phase);
					this.#letOthersGoFirst(clock.now());
					const now = this.#verdictOn(look, phase);
					if (untilAsked && now !== 'foreign-running' && now !== 'foreign-ended') return { kind: 'arrived' };
					canceledLooks = now === 'canceled' ? canceledLooks + 1 : 0;
					if (now !== phase) {
						log.info(phaseText[now]);
						changedAt = saidAt = clock.now();
						phase = now;
					} else if (clock.now() - saidAt >= signOfLifeMs) {
						saidAt = clock.now();
						log.info(`${phaseText[now]} (${(0, duration.a)(saidAt - changedAt)} so far)`);
					}
					if (now === 'succeeded') return { kind: 'succeeded' };
					if (now === 'failed') return { kind: 'failed', error: await this.#failure(look, errorBefore) };
					if (canceledLooks === looksToBelieve) return { kind: 'failed', error: canceled() };
					const mayArrive = now === 'running' || now === 'foreign-running' || now === 'foreign-ended';
					if (mayArrive && (await hasArrived())) return { kind: 'arrived' };
					if (now === 'foreign-ended') {
						this.#rebase(look);
						project.turn = 'next';
						await this.ask();
						this.#letOthersGoFirst(this.#dueAt);
						changedAt = saidAt = clock.now();
						phase = this.isForeign ? 'foreign-running' : 'waiting';
						if (untilAsked && !this.isForeign) return { kind: 'arrived' };
					}
					errorBefore = this.#latest.state.lastError;
				}
			}
			#verdictOn({ state }, phase) {
				const seen = (0, progress.WJ)(this.#baseline, state);
				const wasOn = phase === 'scheduled' || phase === 'canceled';
				return seen === 'waiting' && state.status === 'canceled' && wasOn ? 'canceled' : seen;
			}
			async #look(phase) {
				const { project, bounds, pollIntervalMs } = this.#context;
				for (let looks = 1; ; looks++) {
					try {
						const look = await project.mirror();
						if (look !== null && look.mirror.settings?.enabled !== false) return this.#see(look);
					} catch (error) {
						throw error instanceof errors.zg && error.kind === 'timeout' ? timedOut(this.#context.timeoutMs, phase) : error;
					}
					if (looks === looksToBelieve) throw switchedOff();
					const { clock, deadline, cancelled } = bounds;
					await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
				}
			}
			#see(look) {
				this.#latest = look;
				this.#context.onLook(look);
				return look;
			}
			async #save() {
				const { mirror } = this.#latest;
				await this.#take(await this.#context.project.save({ enabled: true }, mirror.url));
			}
			async #take(saved) {
				this.#askedAt = saved.serverTime;
				if (saved.tellsTimes) {
					this.#see(saved);
					this.#baseline = { state: saved.state, takenAt: null };
					return;
				}
				const seen = await this.#look('waiting');
				this.#baseline = (0, progress.EI)(saved.mirror.status, saved.serverTime, seen.state);
			}
			async #resume() {
				const { job, project, log } = this.#context;
				const { lastError } = this.#baseline.state;
				const last = lastError === null ? '' : ` The last failure was: ${lastError}`;
				const paused = (hint) => new errors.zg('paused', `GitLab has paused this mirror after too many failed updates.${last}`, hint);
				if (!job.resume) {
					throw paused((0, explanations.zL)('paused'));
				}
				if (this.#resumed) throw paused((0, explanations.wJ)(lastError));
				this.#resumed = true;
				const forced = await project.requestUpdate(true);
				if (forced.paused) await this.#save();
				else this.#askedAt = forced.serverTime;
				log.info('GitLab had paused this mirror after too many failed updates: resumed it and asked for an update.');
			}
			async #failure(look, errorBefore) {
				const { bounds, pollIntervalMs } = this.#context;
				const { clock, deadline, cancelled } = bounds;
				const until = Math.min(clock.now() + lateMessageMs, deadline);
				let message = look.mirror.lastError;
				while ((message === null || message === errorBefore) && clock.now() < until) {
					await clock.sleep(Math.min(pollIntervalMs, until - clock.now()), cancelled);
					message = (await this.#lookAgain(look))?.mirror.lastError ?? message;
				}
				const words = message === null ? 'GitLab gave no reason.' : `GitLab says: ${message}`;
				return new errors.zg('sync-failed', `The update failed. ${words}`, (0, explanations.wJ)(message));
			}
			async #lookAgain(failed) {
				try {
					const again = await this.#context.project.mirror();
					if (again === null || (0, progress.d8)(failed.state.lastUpdateAt, again.state.lastUpdateAt)) return null;
					return this.#see(again);
				} catch (error) {
					if (error instanceof errors.zg && error.kind !== 'cancelled') return null;
					throw error;
				}
			}
		}
		async function mirrorProject(context, result) {
			const { job, bounds } = context;
			let begun = bounds.clock.now();
			const onBegin = () => {
				begun = bounds.clock.now();
				context.onBegin?.();
			};
			if (job.verifyRefs !== null && job.wanted.enabled !== false) result.verified = false;
			try {
				result.outcome = await new Story({ ...context, onBegin }, result).tell();
			} catch (error) {
				result.error = (0, errors.Xg)(error);
			}
			result.durationMs = bounds.clock.now() - begun;
		}
		class Story {
			#context;
			#result;
			#verification = null;
			constructor(context, result) {
				const { job, gitlab } = context;
				const project = gitlab.project(job.project);
				project.onFirstTurn = context.onBegin;
				const onLook = (look) => {
					result.state = look.mirror;
				};
				this.#context = { ...context, project, onLook, traffic: gitlab.traffic };
				this.#result = result;
			}
			async tell() {
				const { job, project, gitlab, pollIntervalMs, onLook } = this.#context;
				this.#verification = await this.#loadVerification();
				let wanted = job.wanted;
				let first;
				let created = null;
				try {
					first = await project.mirror();
				} catch (error) {
					const { createProject } = await __nccwpck_require__.e(750).then(__nccwpck_require__.bind(__nccwpck_require__, 3750));
					const answer = await createProject(error, this.#context, this.#result);
					if (answer === 'planned') return 'planned';
					first = created = answer;
					if (created !== null) wanted = withoutSecrets(wanted);
				}
				if (first !== null) onLook(first);
				if (job.wanted.enabled === false) return this.#remove(first?.mirror ?? null);
				const mirror = first && (await this.#withSettings(first.mirror, wanted));
				const plan = (0, settings.t9)(wanted, mirror);
				if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirrored();
				this.#tellPlan(plan);
				if (job.dryRun) return this.#rehearse(mirror, plan);
				const seen = { mirror, first, created };
				if (project.tellsTimes) return this.#carryOut(wanted, plan, seen);
				return gitlab.traffic.whileWatched(longestBlindMs(pollIntervalMs), async () =>
					this.#carryOut(wanted, plan, { ...seen, first: first && (await project.mirror()) }),
				);
			}
			async #carryOut(wanted, plan, { mirror, first, created }) {
				const { job, log } = this.#context;
				const saved = await this.#save(wanted, plan, mirror);
				const facts = factsOf(saved?.mirror ?? mirror, job.wanted);
				if (job.sync === 'false') {
					if (this.#verification !== null) this.#conclude(await this.#verification.judge(facts));
					return this.#result.changed ? 'configured' : 'unchanged';
				}
				const update = await this.#startUpdate(saved ?? created, first);
				if (!job.wait) {
					await update.waitUntilAsked();
					return 'requested';
				}
				try {
					await (this.#verification === null ? this.#awaitUpdate(update) : this.#awaitRefs(update, this.#verification, facts));
				} finally {
					Object.assign(this.#result, update.times);
				}
				log.info(this.#result.synced ? 'The mirror is up to date.' : 'The refs to verify are on the mirror.');
				return 'synced';
			}
			async #loadVerification() {
				const { job, gitlab, project, bounds } = this.#context;
				if (job.verifyRefs === null) return null;
				const { Verification } = await __nccwpck_require__.e(95).then(__nccwpck_require__.bind(__nccwpck_require__, 1095));
				const { authUser: upstreamUser, authPassword: upstreamPassword } = job.wanted;
				return new Verification({
					wanted: job.verifyRefs,
					project,
					bounds,
					traffic: gitlab.traffic,
					...gitlab.access,
					upstreamUser,
					upstreamPassword,
				});
			}
			async #withSettings(mirror, wanted) {
				if (mirror.settings !== null) return mirror;
				if (Object.keys(wanted).length === 0 && this.#verification === null) return mirror;
				const { mirror: shown } = await this.#context.project.record();
				return { ...mirror, settings: shown?.settings ?? null };
			}
			#tellPlan({ changes, dropsCredentials }) {
				const { log, job } = this.#context;
				if (changes.length === 0) log.info('All settings are as wanted.');
				else if (job.dryRun) log.info('A real run would change:');
				for (const { setting, from, to } of changes) {
					if (job.dryRun) {
						log.info(`- ${setting}: ${JSON.stringify(from)}`);
						log.info(`+ ${setting}: ${JSON.stringify(to)}`);
					} else {
						log.info(`sets ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
					}
				}
				if (dropsCredentials) {
					log.warning(
						'The upstream changes and no credentials are given: GitLab drops those it has stored. Give auth-user and auth-password if the new upstream needs them.',
					);
				}
			}
			async #rehearse(mirror, plan) {
				const { project, gitlab, log, job } = this.#context;
				this.#result.changes = plan.changes;
				this.#result.changed = plan.changes.length > 0;
				const { inspect } = await __nccwpck_require__.e(257).then(__nccwpck_require__.bind(__nccwpck_require__, 7257));
				await inspect({ project, gitlab, log, mirror });
				if (this.#verification === null) return 'planned';
				try {
					const { results, wrong, text } = await this.#verification.judge(factsOf(mirror, job.wanted));
					this.#result.refs = results;
					this.#result.verified = wrong.length === 0;
					log.info(text);
				} catch (error) {
					if (!(error instanceof errors.zg) || error.kind === 'cancelled') throw error;
					log.warning(`The refs could not be verified: ${error.message} ${error.hint}`);
				}
				return 'planned';
			}
			async #save(wanted, plan, mirror) {
				if (Object.keys(plan.attributes).length === 0) return null;
				const saved = await this.#context.project.save(plan.attributes, mirror?.url ?? null);
				if (saved.tellsTimes) this.#context.onLook(saved);
				this.#result.changes = [...this.#result.changes, ...plan.changes];
				this.#result.changed = true;
				assertSaved(wanted, saved.mirror);
				return saved;
			}
			async #startUpdate(saved, first) {
				const { log } = this.#context;
				if (saved !== null) {
					const update = await Update.afterSave(this.#context, saved);
					if (update.isForeign) await update.ask();
					else log.info('GitLab starts an update by itself, since settings were saved.');
					return update;
				}
				if (first === null) throw new Error('no look to tell the update by');
				const update = new Update(this.#context, first);
				await update.ask();
				return update;
			}
			async #awaitUpdate(update) {
				const ending = await update.wait(async () => false);
				if (ending.kind === 'failed') throw ending.error;
				this.#result.synced = true;
			}
			async #awaitRefs(update, verification, facts) {
				const { log, bounds } = this.#context;
				let short = null;
				const inTime = async (work) => {
					try {
						return await work;
					} catch (error) {
						if (short !== null && error instanceof errors.zg && error.kind === 'timeout') throw mismatch(short);
						throw error;
					}
				};
				for (;;) {
					const ending = await inTime(update.wait(() => verification.hasArrived()));
					this.#result.synced = ending.kind === 'succeeded';
					const findings = await inTime(verification.judge(facts));
					this.#result.refs = findings.results;
					if (ending.kind === 'failed' && (findings.wrong.length > 0 || !verification.provesByCommit)) throw ending.error;
					if (findings.wrong.length === 0) {
						this.#result.verified = true;
						if (ending.kind === 'arrived') this.#result.synced = await update.hasSucceeded();
						if (ending.kind === 'failed') log.warning(`The refs are all there, although GitLab reports: ${ending.error.message}`);
						log.info(findings.text);
						return;
					}
					if (ending.kind !== 'succeeded') continue;
					short = findings;
					if (findings.reasons.size > 0 || bounds.clock.now() >= bounds.deadline) throw mismatch(findings);
					log.info(`${findings.text} Asking for another update.`);
					await inTime(update.askAgain());
				}
			}
			#conclude(findings) {
				this.#result.refs = findings.results;
				this.#result.verified = findings.wrong.length === 0;
				this.#context.log.info(findings.text);
				if (findings.wrong.length > 0) throw mismatch(findings);
			}
			async #remove(mirror) {
				const { job, project, onLook, log } = this.#context;
				if (isOff(mirror)) {
					log.info('The project is no pull mirror: nothing to remove.');
					return job.dryRun ? 'planned' : 'unchanged';
				}
				log.info(`${job.dryRun ? 'would switch' : 'switches'} mirroring off, and GitLab drops the stored credentials`);
				if (!job.dryRun) {
					const saved = await project.save({ enabled: false }, null);
					onLook(saved);
					if (!isOff(saved.mirror)) {
						throw new errors.zg(
							'refused',
							'GitLab accepted the request but mirroring stays on.',
							'Switch it off in the project by hand to see what GitLab has against it.',
						);
					}
				}
				this.#result.changes = [{ setting: 'enabled', from: true, to: false }];
				this.#result.changed = true;
				return job.dryRun ? 'planned' : 'removed';
			}
		}
		function factsOf(mirror, wanted) {
			return { settings: mirror?.settings ?? null, url: wanted.url ?? mirror?.url ?? null };
		}
		function notMirrored() {
			return new errors.zg(
				'not-mirrored',
				'The project is not a pull mirror, or GitLab has no licence for mirroring it.',
				(0, explanations.zL)('not-mirrored'),
			);
		}
		function mismatch({ text, reasons }) {
			return new errors.zg(
				'ref-mismatch',
				text,
				reasons.size > 0
					? 'No further update will bring this: change the setting that is named, or verify another ref or commit.'
					: 'Check that upstream has these refs at these commits. If it has, run the step again, and look in GitLab at what its updates leave behind.',
			);
		}
	},
	8988: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EI: () => baselineOfSave,
			WJ: () => verdict,
			d8: () => isLater,
			mj: () => neverRun,
		});
		function verdict(baseline, latest) {
			const before = baseline.state;
			if (isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt)) return waitingVerdict(before);
			if (isLater(before.lastUpdateAt, latest.lastUpdateAt)) return waitingVerdict(before);
			const began = isLater(latest.lastUpdateStartedAt, before.lastUpdateStartedAt);
			const ended = isLater(latest.lastUpdateAt, before.lastUpdateAt);
			if (before.status === 'started' && !began) {
				return latest.status !== 'started' || ended ? 'foreign-ended' : 'foreign-running';
			}
			if (began) {
				const over = hasEnded(latest, ended);
				if (isBefore(latest.lastUpdateStartedAt, baseline.takenAt)) {
					return over || latest.status !== 'started' ? 'foreign-ended' : 'foreign-running';
				}
				if (latest.status === 'canceled') return 'canceled';
				return over ? ending(latest) : pendingVerdict(latest.status);
			}
			if (latest.status === 'canceled') return before.status === 'canceled' && !ended ? 'waiting' : 'canceled';
			if (ended && latest.status !== 'started') {
				if (isBefore(latest.lastUpdateAt, baseline.takenAt)) return 'foreign-ended';
				return ending(latest) === 'failed' ? 'failed' : 'foreign-ended';
			}
			return latest.status === 'scheduled' ? 'scheduled' : 'waiting';
		}
		function hasEnded(latest, somethingEnded) {
			if (latest.status === 'finished' || latest.status === 'failed') return true;
			return latest.status === 'scheduled' && somethingEnded && !isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt);
		}
		function ending(state) {
			if (state.status === 'finished') return 'succeeded';
			if (state.status === 'failed') return 'failed';
			return isLater(state.lastUpdateAt, state.lastSuccessfulUpdateAt) ? 'failed' : 'succeeded';
		}
		function pendingVerdict(status) {
			if (status === 'started') return 'running';
			return status === 'scheduled' ? 'scheduled' : 'waiting';
		}
		function waitingVerdict(before) {
			return before.status === 'started' ? 'foreign-running' : 'waiting';
		}
		function isLater(a, b) {
			if (a === null) return false;
			return b === null || Date.parse(a) > Date.parse(b);
		}
		function isBefore(time, moment) {
			return time !== null && moment !== null && Date.parse(time) < moment;
		}
		const neverRun = {
			status: 'none',
			lastError: null,
			lastUpdateAt: null,
			lastUpdateStartedAt: null,
			lastSuccessfulUpdateAt: null,
		};
		function baselineOfSave(status, savedAt, seen) {
			if (status === 'started' || savedAt === null) return { state: { ...seen, status }, takenAt: savedAt };
			const oursFrom = status === 'scheduled' ? savedAt : savedAt + 1_000;
			const isOurs = seen.lastUpdateStartedAt !== null && Date.parse(seen.lastUpdateStartedAt) >= oursFrom;
			return { state: isOurs ? { ...neverRun, status } : seen, takenAt: savedAt };
		}
	},
	2418: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			ri: () => withoutCredentials,
			t9: () => settingsPlan,
		});
		const hidden = '***';
		function settingsPlan(wanted, current) {
			const has = current?.settings ?? null;
			const changes = [];
			const attributes = {};
			const plan = (setting, from, to) => {
				if (to === undefined || to === from) return;
				changes.push({ setting, from, to });
				attributes[setting] = to;
			};
			plan('enabled', has?.enabled ?? (current === null ? false : null), wanted.enabled ?? (wanted.url === undefined ? undefined : true));
			if (wanted.url !== undefined && !(current?.url != null && isSameUpstream(wanted.url, current.url))) {
				plan('url', current?.url ?? null, wanted.url);
			}
			plan('mirror_trigger_builds', has?.mirrorTriggerBuilds ?? null, wanted.mirrorTriggerBuilds);
			plan('mirror_overwrites_diverged_branches', has?.mirrorOverwritesDivergedBranches ?? null, wanted.mirrorOverwritesDivergedBranches);
			planFilter(wanted, has, plan, attributes);
			const stored = current?.url != null && hasCredentials(current.url) ? hidden : null;
			const credentials = { auth_user: wanted.authUser, auth_password: wanted.authPassword };
			for (const [setting, value] of Object.entries(credentials)) {
				if (value === undefined) continue;
				const isSecret = setting === 'auth_password' || wanted.authPassword === undefined;
				changes.push({ setting, from: stored, to: isSecret ? hidden : value });
				attributes[setting] = value;
			}
			const givesCredentials = wanted.authUser !== undefined || wanted.authPassword !== undefined;
			return {
				changes,
				attributes,
				dropsCredentials: 'url' in attributes && stored !== null && !givesCredentials,
			};
		}
		function planFilter(wanted, has, plan, attributes) {
			const setsRegex = typeof wanted.mirrorBranchRegex === 'string';
			const setsProtected = wanted.onlyMirrorProtectedBranches === true;
			const protectedBefore = has?.onlyMirrorProtectedBranches ?? null;
			const regexBefore = has?.mirrorBranchRegex ?? null;
			plan('only_mirror_protected_branches', protectedBefore, setsRegex && protectedBefore ? false : wanted.onlyMirrorProtectedBranches);
			plan('mirror_branch_regex', regexBefore, setsProtected && regexBefore !== null ? null : wanted.mirrorBranchRegex);
			if ('only_mirror_protected_branches' in attributes && 'mirror_branch_regex' in attributes) {
				delete attributes[setsRegex ? 'only_mirror_protected_branches' : 'mirror_branch_regex'];
			}
		}
		function hasCredentials(url) {
			const [, scheme, user, password] = masked.exec(url) ?? [];
			return user !== undefined && (password !== undefined || !/^ssh$/i.test(scheme ?? ''));
		}
		const masked = /^([a-z]+):\/\/(\*+)?(:\*+)?@/i;
		function withoutCredentials(url) {
			return url.replace(masked, '$1://');
		}
		function isSameUpstream(a, b) {
			const usersCount = !masked.test(a) && !masked.test(b);
			return normalizedUpstream(a, usersCount) === normalizedUpstream(b, usersCount);
		}
		const defaultPorts = { 'http:': '80', 'https:': '443', 'ssh:': '22', 'git:': '9418' };
		function normalizedUpstream(text, userCounts) {
			const withoutMask = withoutCredentials(text);
			if (!URL.canParse(withoutMask)) return text;
			const url = new URL(withoutMask);
			const user = userCounts && url.protocol === 'ssh:' && url.username !== '' ? `${url.username}@` : '';
			const port = url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port;
			return `${url.protocol}//${user}${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`;
		}
	},
	441: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H6: () => NetworkFault,
			dn: () => withinTime,
			ss: () => longestTimerMs,
		});
		class NetworkFault extends Error {}
		const longestTimerMs = 2_147_483_647;
		async function withinTime(timeoutMs, cancelled, work) {
			cancelled.throwIfAborted();
			const stop = new AbortController();
			const timer = setTimeout(() => stop.abort(new NetworkFault(`no complete answer within ${Math.ceil(timeoutMs)} ms`)), Math.min(timeoutMs, longestTimerMs));
			const cancel = () => stop.abort(cancelled.reason);
			cancelled.addEventListener('abort', cancel, { once: true });
			try {
				return await work(stop.signal);
			} catch (error) {
				if (stop.signal.aborted) throw stop.signal.reason;
				throw error;
			} finally {
				clearTimeout(timer);
				cancelled.removeEventListener('abort', cancel);
			}
		}
	},
	5078: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			$: () => redactor,
			_: () => secretLines,
		});
		const shortestBase64 = 4;
		function redactor(secrets) {
			const lines = secretLines(secrets);
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
		function secretLines(secrets) {
			const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
			return [...new Set(lines.filter((line) => line !== ''))];
		}
	},
	1116: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			em: () => sentence,
			hk: () => annotations,
		});
		var _harmless_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2672);
		var _step_result_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2818);
		const mostShown = 10;
		function annotations(step, redact) {
			const failures = (0, _step_result_js__WEBPACK_IMPORTED_MODULE_0__.d)(step);
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
			const subject = project === '' ? '' : `${(0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.TN)(project, redact, 300)}: `;
			const message = sentence((0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.TN)(error.message, redact, 2_500));
			return {
				title: `Pull mirror: ${error.kind}`,
				text: `${subject}${message} ${(0, _harmless_js__WEBPACK_IMPORTED_MODULE_1__.TN)(error.hint, redact, 1_000)}`,
			};
		}
		function sentence(text) {
			return /[.!?…]$/.test(text) ? text : `${text}.`;
		}
	},
	8568: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			V4: () => outputs,
		});
		var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2672);
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
	2818: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			P: () => hasPassed,
			d: () => failuresOf,
		});
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
	},
	1176: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			dK: () => mask,
			R5: () => readInput,
			t1: () => runnerLog,
			Kn: () => writeOutputs,
			Sy: () => writeSummary,
		});
		var external_node_fs_ = __nccwpck_require__(3024);
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
		var lib = __nccwpck_require__(7891);
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
				return __awaiter(this, void 0, void 0, function* () {
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
				return __awaiter(this, void 0, void 0, function* () {
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
				return __awaiter(this, void 0, void 0, function* () {
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
			command_issueCommand('add-mask', {}, secret);
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
		var contract = __nccwpck_require__(2813);
		var harmless = __nccwpck_require__(2672);
		var redact = __nccwpck_require__(5078);
		function readInput(name) {
			return getInput(name);
		}
		function mask(secrets) {
			if (process.env.GITHUB_ACTIONS !== 'true') return;
			for (const line of (0, redact._)(secrets)) core_setSecret(line);
		}
		const mostWarnings = 10;
		function runnerLog(redact) {
			const safe = (text) => (0, harmless.BP)(text, redact);
			let warnings = 0;
			return {
				info: (text) => info(safe(text)),
				warning: (text) => warning(safe(text)),
				error: (text, title) => error(safe(text), { title }),
				group: (title, lines) => {
					startGroup(safe(title));
					for (const { level, text } of lines) {
						if (level === 'warning' && ++warnings <= mostWarnings) warning(safe(text));
						else info(safe(level === 'warning' ? `Warning: ${text}` : text));
					}
					endGroup();
				},
				debug: (text) => {
					if (isDebug()) core_debug(safe(text));
				},
			};
		}
		function writeOutputs(outputs) {
			for (const name of contract.gr) setOutput(name, outputs[name]);
		}
		async function writeSummary(markdown) {
			const file = process.env.GITHUB_STEP_SUMMARY;
			if (file === undefined || !(0, external_node_fs_.existsSync)(file)) return;
			await summary.addRaw(await markdown()).write();
		}
	},
	411: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			e: () => runStep,
		});
		var certificates = __nccwpck_require__(5355);
		var network = __nccwpck_require__(441);
		const systemClock = {
			now: () => performance.now(),
			async sleep(ms, signal) {
				for (let left = ms; left > 0; left -= network.ss) {
					await timer(Math.min(left, network.ss), signal);
				}
			},
		};
		function timer(ms, signal) {
			return new Promise((resolve, reject) => {
				const stop = () => {
					clearTimeout(handle);
					reject(signal.reason);
				};
				if (signal.aborted) return reject(signal.reason);
				const handle = setTimeout(() => {
					signal.removeEventListener('abort', stop);
					resolve();
				}, ms);
				signal.addEventListener('abort', stop, { once: true });
			});
		}
		var errors = __nccwpck_require__(452);
		var gitlab_answer = __nccwpck_require__(2429);
		var lib = __nccwpck_require__(7891);
		const mostBytes = 2 * 1024 * 1024;
		class Http {
			#client;
			#headers;
			#signal;
			constructor(userAgent, headers) {
				this.#headers = { ...headers, accept: 'application/json', 'accept-encoding': 'identity' };
				const passSignal = {
					prepareRequest: (options) => {
						if (this.#signal !== undefined) options.signal = this.#signal;
						if (options.host) options.host = options.host.replace(/^\[(.*)\]$/, '$1');
					},
					canHandleAuthentication: () => false,
					handleAuthentication: () => Promise.reject(new Error('unused')),
				};
				const options = {
					allowRedirects: false,
					allowRetries: false,
					keepAlive: true,
					socketTimeout: network.ss,
				};
				this.#client = new lib.Qq(userAgent, [passSignal], options);
			}
			async exchange(request, timeoutMs, cancelled) {
				return (0, network.dn)(timeoutMs, cancelled, async (signal) => {
					try {
						return await Promise.race([this.#answer(request, signal), aborted(signal)]);
					} catch (error) {
						const isKnown = error instanceof network.H6 || error instanceof errors.zg;
						throw isKnown ? error : new network.H6(faultText(error), { cause: error });
					}
				});
			}
			async #answer({ method, url, body }, signal) {
				const text = body === undefined ? null : JSON.stringify(body);
				const contentType = text === null ? {} : { 'content-type': 'application/json' };
				this.#signal = signal;
				const sent = this.#client.request(method, url, text ?? (method === 'GET' ? null : ''), {
					...this.#headers,
					...contentType,
				});
				this.#signal = undefined;
				const { message } = await sent;
				const chunks = [];
				let bytes = 0;
				for await (const chunk of message) {
					bytes += chunk.length;
					if (bytes > mostBytes) {
						message.destroy();
						throw new errors.zg(
							'protocol',
							`The answer to ${method} ${new URL(url).pathname} is larger than ${mostBytes} bytes, which none of GitLab's is.`,
							'Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.',
						);
					}
					chunks.push(chunk);
				}
				if (!message.complete) throw new network.H6('the connection broke in the middle of the answer');
				const date = Date.parse(message.headers.date ?? '');
				return {
					status: message.statusCode ?? 0,
					headers: message.headers,
					text: Buffer.concat(chunks).toString('utf8'),
					serverTime: Number.isNaN(date) ? null : date,
				};
			}
		}
		function aborted(signal) {
			return new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason), { once: true });
			});
		}
		function faultText(error) {
			if (error instanceof AggregateError) return [...new Set(error.errors.map(faultText))].join('; ');
			return error instanceof Error ? error.message : String(error);
		}
		var record = __nccwpck_require__(3350);
		var schema = __nccwpck_require__(536);
		class Project {
			turn = 'new';
			onFirstTurn;
			#id;
			#send;
			#observer = null;
			#savesOnProject = false;
			constructor(idOrPath, send) {
				this.#id = encodeURIComponent(idOrPath);
				this.#send = send;
			}
			get tellsTimes() {
				return this.#observer === null;
			}
			markAsNew() {
				this.#observer?.observe('none', null);
			}
			async mirror() {
				if (this.#observer === null) {
					const answer = await this.#get('/mirror/pull');
					try {
						const mirror = (0, schema.MF)((0, gitlab_answer.hi)(answer, 'show the pull mirror'));
						if (mirror.settings === null) this.#savesOnProject = true;
						return { mirror, state: mirror, serverTime: answer.serverTime };
					} catch (error) {
						if (!(error instanceof gitlab_answer.P_)) throw error;
						if (error.status === 400 && /not mirrored/i.test(error.words)) return null;
						if (!error.isMissingRoute) throw error;
						this.#observer = new record.d();
						this.#savesOnProject = true;
					}
				}
				const answer = await this.#get('');
				const mirror = (0, record.nn)((0, record.XB)((0, gitlab_answer.hi)(answer, 'show the project')));
				if (!mirror.settings?.enabled) return null;
				return {
					mirror,
					state: this.#observer.observe(mirror.status, mirror.lastError),
					serverTime: answer.serverTime,
				};
			}
			async record() {
				return (0, record.XB)((0, gitlab_answer.hi)(await this.#get(''), 'show the project'));
			}
			async save(attributes, currentUrl) {
				if (!this.#savesOnProject) {
					const answer = await this.#write('PUT', '/mirror/pull', attributes);
					try {
						const mirror = (0, schema.MF)((0, gitlab_answer.hi)(answer, saving));
						return { mirror, state: mirror, serverTime: answer.serverTime, tellsTimes: true };
					} catch (error) {
						if (!(error instanceof gitlab_answer.P_ && error.isMissingRoute)) throw error;
						this.#savesOnProject = true;
					}
				}
				const answer = await this.#write('PUT', '', (0, record.tn)(attributes, currentUrl));
				const mirror = (0, record.nn)((0, record.XB)((0, gitlab_answer.hi)(answer, saving)));
				const state = this.#observer?.observe(mirror.status, mirror.lastError) ?? mirror;
				return { mirror, state, serverTime: answer.serverTime, tellsTimes: this.#observer !== null };
			}
			async requestUpdate(force) {
				const answer = await this.#write('POST', '/mirror/pull', force ? { force: true } : undefined);
				try {
					(0, gitlab_answer.hi)(answer, 'update the pull mirror', true);
					return { paused: false, serverTime: answer.serverTime };
				} catch (error) {
					if (error instanceof gitlab_answer.P_ && error.status === 403 && /on pause/i.test(error.words)) {
						return { paused: true, serverTime: answer.serverTime };
					}
					throw error;
				}
			}
			async ref(ref) {
				const name = encodeURIComponent(ref.replace(/^refs\/(heads|tags)\//, ''));
				const isTag = ref.startsWith('refs/tags/');
				const answer = await this.#get(`/repository/${isTag ? 'tags' : 'branches'}/${name}`);
				try {
					const record = new schema.OD((0, gitlab_answer.hi)(answer, `show ${ref}`), ref);
					if (!isTag) {
						const commit = record.record('commit').sha('id');
						return { object: commit, commit };
					}
					const object = record.sha('target');
					return { object, commit: record.recordOrNull('commit')?.sha('id') ?? object };
				} catch (error) {
					const isMissing = error instanceof gitlab_answer.P_ && ['Branch', 'Tag', 'Repository'].some((what) => error.isMissing(what));
					if (isMissing) return null;
					throw error;
				}
			}
			async relation(a, b) {
				if (a === b) return 'same';
				const answer = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
				try {
					const base = new schema.OD((0, gitlab_answer.hi)(answer, 'compare two commits'), 'the merge base').sha('id');
					if (base === b) return 'ahead';
					return base === a ? 'behind' : 'diverged';
				} catch (error) {
					if (!(error instanceof gitlab_answer.P_)) throw error;
					if (error.isMissing('Merge Base')) return 'diverged';
					if (error.status === 400 || error.status === 404) return 'unknown';
					throw error;
				}
			}
			async protectedBranches() {
				const names = [];
				for (let page = 1; ; page++) {
					const answer = await this.#get(`/protected_branches?per_page=100&page=${page}`);
					const records = (0, schema.dr)((0, gitlab_answer.hi)(answer, 'list the protected branches'), 'the protected branches');
					names.push(...records.map((record) => record.string('name')));
					if (records.length < 100) return names;
				}
			}
			async #get(path) {
				const { answer, movedTo } = await this.#send({
					method: 'GET',
					path: `/projects/${this.#id}${path}`,
					turn: this.turn,
					onTurn: this.onFirstTurn,
				});
				this.onFirstTurn = undefined;
				if (this.turn === 'new') this.turn = 'next';
				if (movedTo !== null) this.#id = movedTo;
				return answer;
			}
			async #write(method, path, body) {
				const { answer } = await this.#send({
					method,
					path: `/projects/${this.#id}${path}`,
					...(body === undefined ? {} : { body }),
				});
				return answer;
			}
		}
		const saving = 'save the settings of the pull mirror';
		const passingStatuses = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]);
		const firstBackoffMs = 500;
		const longestBackoffMs = 30_000;
		const firstRefusedMs = 3_000;
		function isPassing(status) {
			return status === null || passingStatuses.has(status);
		}
		function retryDelayMs(failed, retries, random) {
			const asked = askedDelayMs(failed);
			if (asked !== null && asked > 0) return asked;
			if (failed.status === 429) {
				return (0.8 + random / 5) * Math.min(longestBackoffMs, firstRefusedMs * 2 ** retries);
			}
			return Math.max(1, random * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retries));
		}
		function askedDelayMs({ status, retryAfter, rateLimitReset, serverTime }) {
			if (retryAfter !== undefined) {
				if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
				const date = Date.parse(retryAfter);
				if (!Number.isNaN(date) && serverTime !== null) return date - serverTime;
			}
			if (status === 429 && rateLimitReset !== undefined && /^\d+$/.test(rateLimitReset) && serverTime !== null) {
				return Number(rateLimitReset) * 1_000 - serverTime;
			}
			return null;
		}
		var spacing = __nccwpck_require__(5226);
		class Traffic {
			#bounds;
			#concurrency;
			#spacingMs;
			#burst;
			#next = [];
			#new = [];
			#looking = [];
			#inFlight = 0;
			#evenAt;
			#pausedUntil = 0;
			#refusal = null;
			#refusals = 0;
			#isTimed = false;
			#waits = 0;
			#watched = 0;
			#watchers = [];
			constructor({ concurrency, requestsPerMinute }, bounds) {
				this.#bounds = bounds;
				this.#concurrency = concurrency;
				this.#spacingMs = (0, spacing.W)(requestsPerMinute);
				this.#burst = (0, spacing.g)(requestsPerMinute);
				this.#evenAt = bounds.clock.now();
				bounds.cancelled.addEventListener('abort', () => this.#pump(), { once: true });
			}
			get refusal() {
				return this.#pausedUntil >= this.#bounds.deadline ? this.#refusal : null;
			}
			get roundMs() {
				return this.#waits * this.#spacingMs;
			}
			async whileWatched(everyMs, work) {
				const most = Math.max(1, Math.floor(everyMs / this.#spacingMs));
				while (this.#watched >= most) await new Promise((resolve) => this.#watchers.push(resolve));
				this.#watched++;
				try {
					return await work();
				} finally {
					this.#watched--;
					this.#watchers.shift()?.();
				}
			}
			async whileWaiting(work) {
				this.#waits++;
				try {
					return await work();
				} finally {
					this.#waits--;
				}
			}
			async pass(turn, send, cost = 1) {
				if (!(await this.#await(turn, cost))) return null;
				try {
					return await send();
				} finally {
					this.#inFlight--;
					this.#pump();
				}
			}
			get refusals() {
				return this.#refusals;
			}
			delayMs(failed, retries, refusal) {
				const before = refusal === null ? retries : Math.max(retries, this.#refusals);
				const ms = retryDelayMs(failed, before, Math.random());
				if (refusal !== null) this.pauseAll(ms, refusal);
				return ms;
			}
			pauseAll(ms, refusal) {
				const now = this.#bounds.clock.now();
				if (now >= this.#pausedUntil) this.#refusals++;
				if (now + ms <= this.#pausedUntil) return;
				this.#pausedUntil = now + ms;
				this.#refusal = refusal;
				this.#pump();
			}
			resumeAll() {
				if (this.#bounds.clock.now() >= this.#pausedUntil) this.#refusals = 0;
			}
			#await(turn, cost) {
				return new Promise((open, fail) => {
					const waiter = { turn, cost, open, fail };
					if (turn === 'next') this.#next.push(waiter);
					else if (turn === 'new') this.#new.push(waiter);
					else this.#looking.splice(placeOf(turn, this.#looking), 0, waiter);
					this.#pump();
				});
			}
			#pump() {
				const { clock, deadline, cancelled } = this.#bounds;
				if (cancelled.aborted) {
					for (const { fail } of this.#all()) fail(cancelled.reason);
					return;
				}
				while (this.#next.length + this.#new.length + this.#looking.length > 0) {
					const now = clock.now();
					if (now >= deadline || this.#pausedUntil >= deadline) {
						for (const { open } of this.#all()) open(false);
						return;
					}
					if (this.#inFlight >= (this.#refusals > 0 ? 1 : this.#concurrency)) return;
					const waiter = this.#first(deadline - now);
					if (waiter === undefined) return;
					const room = (this.#burst - waiter.cost) * this.#spacingMs;
					const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - room);
					if (at > now) {
						this.#comeBack(Math.min(at, deadline) - now);
						return;
					}
					this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
					this.#inFlight++;
					this.#take(waiter);
					waiter.open(true);
				}
			}
			#first(leftMs) {
				const look = this.#looking.at(-1);
				return (this.roundMs >= leftMs ? look : undefined) ?? this.#next[0] ?? this.#new[0] ?? look;
			}
			#take(waiter) {
				if (waiter.turn === 'next') this.#next.shift();
				else if (waiter.turn === 'new') this.#new.shift();
				else this.#looking.pop();
			}
			#comeBack(ms) {
				if (this.#isTimed) return;
				this.#isTimed = true;
				const { clock, cancelled } = this.#bounds;
				void clock
					.sleep(ms, cancelled)
					.catch(() => {})
					.then(() => {
						this.#isTimed = false;
						this.#pump();
					});
			}
			#all() {
				return [...this.#next.splice(0), ...this.#new.splice(0), ...this.#looking.splice(0)];
			}
		}
		function placeOf(since, looking) {
			let low = 0;
			let high = looking.length;
			while (low < high) {
				const middle = (low + high) >>> 1;
				if (Number(looking[middle]?.turn) <= since) high = middle;
				else low = middle + 1;
			}
			return low;
		}
		const mostRedirects = 5;
		const redirectStatuses = new Set([301, 302, 303, 307, 308]);
		class GitLab {
			#settings;
			#bounds;
			#http;
			traffic;
			constructor(settings, bounds) {
				this.#settings = settings;
				this.#bounds = bounds;
				this.traffic = new Traffic(settings, bounds);
				const { token } = settings;
				const authorization = settings.tokenType === 'bearer' ? { authorization: `Bearer ${token}` } : { 'private-token': token };
				this.#http = new Http(settings.userAgent, authorization);
			}
			project(idOrPath) {
				return new Project(idOrPath, (request) => this.#request(request));
			}
			get access() {
				const { apiUrl, token, requestTimeoutMs, maxRetries, trustsMore } = this.#settings;
				return { gitlabUrl: apiUrl.replace(/\/api\/v4$/, ''), token, requestTimeoutMs, maxRetries, trustsMore };
			}
			async version() {
				const { answer } = await this.#request({ method: 'GET', path: '/version' });
				return new schema.OD((0, gitlab_answer.hi)(answer, 'show the version'), 'the version').string('version');
			}
			async token() {
				const { answer } = await this.#request({ method: 'GET', path: '/personal_access_tokens/self' });
				const record = new schema.OD((0, gitlab_answer.hi)(answer, 'show the token'), 'the token');
				return {
					scopes: record.strings('scopes'),
					expiresAt: record.timestampOrNull('expires_at'),
					serverTime: answer.serverTime,
				};
			}
			async namespaceId(path) {
				const { answer } = await this.#request({
					method: 'GET',
					path: `/namespaces/${encodeURIComponent(path)}`,
				});
				try {
					const namespace = new schema.OD((0, gitlab_answer.hi)(answer, 'show the namespace'), 'the namespace');
					const isMeant = namespace.string('full_path').toLowerCase() === path.toLowerCase();
					return isMeant ? namespace.number('id') : null;
				} catch (error) {
					if (error instanceof gitlab_answer.P_ && error.status === 404) return null;
					throw error;
				}
			}
			async createProject(attributes, isCreated) {
				const request = {
					method: 'POST',
					url: `${this.#settings.apiUrl}/projects`,
					body: attributes,
				};
				const answer = await this.#tryUntilAnswered(request, { turn: 'next' }, isCreated);
				if (answer === null) return 'created';
				try {
					new schema.OD((0, gitlab_answer.hi)(answer, 'create the project'), 'the new project').number('id');
					return 'created';
				} catch (error) {
					if (error instanceof gitlab_answer.P_ && error.status === 400 && /already been taken/i.test(error.words)) {
						return (await isCreated()) ? 'created' : 'taken';
					}
					throw error;
				}
			}
			async #request({ method, path, body, turn = 'next', onTurn }) {
				const { origin } = new URL(this.#settings.apiUrl);
				let url = `${this.#settings.apiUrl}${path}`;
				for (let hop = 0; ; hop++) {
					const answer = await this.#tryUntilAnswered({ method, url, body }, { turn, onTurn });
					const location = answer.headers.location;
					if (method !== 'GET' || !redirectStatuses.has(answer.status) || location === undefined)
						return { answer, movedTo: hop === 0 ? null : this.#projectIn(url) };
					const target = URL.canParse(location, url) ? new URL(location, url) : null;
					if (target === null || target.origin !== origin || hop === mostRedirects) return { answer, movedTo: null };
					url = target.href;
				}
			}
			#projectIn(url) {
				const { apiUrl } = this.#settings;
				if (!url.startsWith(`${apiUrl}/`)) return null;
				return /^\/projects\/(\d+)(?:[/?]|$)/.exec(url.slice(apiUrl.length))?.[1] ?? null;
			}
			async #tryUntilAnswered(request, place, isDone) {
				const { clock, deadline, cancelled } = this.#bounds;
				const { maxRetries } = this.#settings;
				let failed = null;
				for (let retries = 0; ; retries++) {
					let delayMs = 0;
					const result = await this.traffic.pass(place.turn, async () => {
						if (retries === 0) place.onTurn?.();
						const tried = await this.#try(request);
						if (tried === null) return null;
						const answer = tried instanceof network.H6 ? null : tried;
						delayMs = this.traffic.delayMs(failedTry(tried), retries, answer?.status === 429 ? answer : null);
						if (answer !== null && answer.status !== 429) this.traffic.resumeAll();
						return tried;
					});
					if (result === null) {
						const cause = failed ?? this.traffic.refusal;
						if (cause === null) throw this.#outOfTime(request);
						return this.#settled(cause, request, retries);
					}
					const status = result instanceof network.H6 ? null : result.status;
					if (!isPassing(status) || retries === maxRetries || clock.now() + delayMs >= deadline) {
						return this.#settled(result, request, retries + 1);
					}
					failed = result;
					await clock.sleep(delayMs, cancelled);
					if (await isDone?.()) return null;
				}
			}
			async #try(request) {
				const { clock, deadline, cancelled, debug } = this.#bounds;
				const begun = clock.now();
				const leftMs = Math.max(1, deadline - begun);
				const say = (result) => debug(`${describe(request)} → ${result} in ${Math.round(clock.now() - begun)} ms`);
				try {
					const answer = await this.#http.exchange(request, Math.min(this.#settings.requestTimeoutMs, leftMs), cancelled);
					say(answer.status);
					return answer;
				} catch (error) {
					if (!(error instanceof network.H6)) throw error;
					say(error.message);
					return clock.now() >= deadline ? null : error;
				}
			}
			#settled(result, request, tries) {
				if (!(result instanceof network.H6)) return result;
				const { host } = new URL(this.#settings.apiUrl);
				throw new errors.zg(
					'network',
					`No answer from ${host} to ${describe(request)} (${tries === 1 ? 'one try' : `${tries} tries`}): ${result.message}`,
					'Check gitlab-url, that the runner reaches this host (name resolution, firewall, proxy settings, certificate), and that GitLab is up.',
					{ cause: result },
				);
			}
			#outOfTime(request) {
				return new errors.zg(
					'timeout',
					`The time of the step was over before GitLab answered ${describe(request)}.`,
					'Raise timeout, or find out why GitLab answers so slowly.',
				);
			}
		}
		function describe({ method, url }) {
			return `${method} ${new URL(url).pathname}`;
		}
		function failedTry(result) {
			if (result instanceof network.H6) return { status: null, serverTime: null };
			const reset = result.headers['ratelimit-reset'];
			return {
				status: result.status,
				retryAfter: result.headers['retry-after'],
				rateLimitReset: typeof reset === 'string' ? reset : undefined,
				serverTime: result.serverTime,
			};
		}
		var inputs = __nccwpck_require__(646);
		var mirror = __nccwpck_require__(7678);
		function failedMirror(project, error) {
			return {
				project,
				outcome: 'failed',
				changes: [],
				changed: false,
				synced: false,
				verified: null,
				refs: [],
				state: null,
				queuedMs: null,
				runningMs: null,
				error,
				durationMs: 0,
			};
		}
		var proxy = __nccwpck_require__(9783);
		function assertUsableProxy(apiUrl, environment) {
			const url = new URL(apiUrl);
			const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
			const value = environment[name] || environment[name.toUpperCase()];
			if (value === undefined || value === '' || (0, proxy.H)(url)) return;
			const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
			if (isProxyUrl(text)) return;
			throw new errors.zg(
				'input',
				`The environment variable ${name} (or ${name.toUpperCase()}) holds no URL of an HTTP proxy.`,
				'Valid is http://host:port or http://user:password@host:port, with special characters percent-encoded; or name the host of GitLab in no_proxy. No request was made.',
			);
		}
		function isProxyUrl(text) {
			try {
				const { protocol, hostname, username, password } = new URL(text);
				decodeURIComponent(username + password);
				return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
			} catch {
				return false;
			}
		}
		function decoded(text) {
			try {
				return decodeURIComponent(text);
			} catch {
				return text;
			}
		}
		function proxySecrets(environment) {
			return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => {
				const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:/@]*:([^/]*)@/i.exec(environment[name] ?? '') ?? [];
				return password === '' ? [] : [password, decoded(password)];
			});
		}
		var redact = __nccwpck_require__(5078);
		var external_node_fs_ = __nccwpck_require__(3024);
		const text_file_mostBytes = 32 * 1024 * 1024;
		function readTextFile(path) {
			const facts = (0, external_node_fs_.statSync)(path);
			if (!facts.isFile()) throw new Error('it is no regular file');
			if (facts.size > text_file_mostBytes) throw new Error(`it is larger than ${text_file_mostBytes} bytes`);
			return (0, external_node_fs_.readFileSync)(path, 'utf8');
		}
		const version = '1.0.0';
		const userAgent = `gitlab-pull-mirror/${version}`;
		async function runStep(raw, open) {
			process.exitCode = 1;
			process.noDeprecation = true;
			delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
			await new Step(raw, open).run();
		}
		class Step {
			#raw;
			#host;
			#secrets;
			#cancellation = new AbortController();
			#isList;
			#redact;
			#results;
			#error = null;
			#isEnding = false;
			constructor(raw, open) {
				this.#raw = raw;
				this.#secrets = [...(0, inputs._y)(raw), ...proxySecrets(process.env)];
				this.#redact = (0, redact.$)(this.#secrets);
				this.#host = open((text) => this.#redact(text));
				this.#host.mask(this.#secrets);
				this.#isList = raw.mirrors !== '';
				this.#results = this.#isList ? [] : [failedMirror(raw.project, null)];
			}
			async run() {
				for (const signal of ['SIGINT', 'SIGTERM']) {
					process.on(signal, () => this.#cancellation.abort(cancelledBy(signal)));
				}
				for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
				process.on('uncaughtException', (error) => {
					this.#error = (0, errors.Xg)(error);
					void this.#end();
				});
				try {
					await this.#work();
				} catch (error) {
					this.#error = (0, errors.Xg)(error);
				}
				await this.#end();
			}
			async #work() {
				const { log, mask, workspace } = this.#host;
				const { jobs, listedSecrets, timeoutMs, pollIntervalMs, ...connection } = await (0, inputs.TL)(this.#raw, {
					readFile: readTextFile,
					workspace,
					environment: process.env,
				});
				if (listedSecrets.length > 0) {
					mask(listedSecrets);
					this.#redact = (0, redact.$)([...this.#secrets, ...listedSecrets]);
				}
				const { apiUrl, caCertificates, requestsPerMinute } = connection;
				if (caCertificates.length > 0) (0, certificates.tY)(caCertificates);
				const trustsMore = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
				assertUsableProxy(apiUrl, process.env);
				if (travelsInTheClear(apiUrl)) {
					log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
				}
				const clock = systemClock;
				const cancelled = this.#cancellation.signal;
				const bounds = { clock, deadline: clock.now() + timeoutMs, cancelled, debug: log.debug };
				const gitlab = new GitLab({ ...connection, userAgent: userAgent, trustsMore }, bounds);
				const context = { gitlab, bounds, timeoutMs, pollIntervalMs, log };
				await Promise.race([this.#mirror(jobs, context, requestsPerMinute), overdue(clock, timeoutMs, cancelled)]);
			}
			async #mirror(jobs, context, requestsPerMinute) {
				const [job] = jobs;
				const [result] = this.#results;
				if (!this.#isList && job !== undefined && result !== undefined) {
					return (0, mirror.B)({ ...context, job }, result);
				}
				const { mirrorAll, tooManyMirrors } = await __nccwpck_require__.e(926).then(__nccwpck_require__.bind(__nccwpck_require__, 3926));
				this.#results = jobs.map(({ project }) => failedMirror(project, null));
				const warning = tooManyMirrors(jobs.length, requestsPerMinute, context.timeoutMs);
				if (warning !== null) context.log.warning(warning);
				await mirrorAll(jobs, this.#results, context);
			}
			async #end() {
				if (this.#isEnding) process.exit(1);
				this.#isEnding = true;
				for (const result of this.#error === null ? [] : this.#results) {
					if (result.outcome === 'failed') result.error ??= this.#error;
				}
				if (this.#error instanceof inputs.Ls && this.#error.faults.length > 1) {
					for (const fault of this.#error.faults) this.#host.log.info(fault);
				}
				const code = await this.#host.deliver({
					results: this.#results,
					isList: this.#isList,
					error: this.#error,
				});
				process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
			}
		}
		function cancelledBy(signal) {
			return new errors.zg(
				'cancelled',
				`The step was cancelled (${signal}).`,
				'An update that GitLab has taken goes on; run the step again to see how it ends.',
			);
		}
		async function overdue(clock, timeoutMs, cancelled) {
			const graceMs = 500;
			const never = new AbortController().signal;
			await clock.sleep(timeoutMs, cancelled).catch(() => {});
			await clock.sleep(graceMs, never);
			throw cancelled.aborted
				? cancelled.reason
				: new errors.zg('timeout', 'The time of the step is over.', 'Raise timeout, or find out why GitLab answers so slowly.');
		}
		function travelsInTheClear(url) {
			const { protocol, hostname } = new URL(url);
			return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
		}
	},
	7891: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Qq: () => HttpClient,
		});
		var external_http_ = __nccwpck_require__(8611);
		var external_http_namespaceObject = __nccwpck_require__.t(external_http_, 2);
		var external_https_ = __nccwpck_require__(5692);
		var external_https_namespaceObject = __nccwpck_require__.t(external_https_, 2);
		var proxy = __nccwpck_require__(9783);
		var tunnel = __nccwpck_require__(770);
		class ProxyAgent {
			constructor() {
				throw new Error('undici is not part of this bundle; proxies are reached through the agents of node:http');
			}
		}
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
		function getProxyUrl(serverUrl) {
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
		const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
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
		class HttpClient {
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
				const proxyUrl = proxy.s(parsedUrl);
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
				info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
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
				const proxyUrl = proxy.s(parsedUrl);
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
					maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
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
					agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
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
	},
	9783: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H: () => checkBypass,
			s: () => getProxyUrl,
		});
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
__nccwpck_require__.m = __webpack_modules__;
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
	var getProto = Object.getPrototypeOf ? (obj) => Object.getPrototypeOf(obj) : (obj) => obj.__proto__;
	var leafPrototypes;
	__nccwpck_require__.t = function (value, mode) {
		if (mode & 1) value = this(value);
		if (mode & 8) return value;
		if (typeof value === 'object' && value) {
			if (mode & 4 && value.__esModule) return value;
			if (mode & 16 && typeof value.then === 'function') return value;
		}
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
		for (var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => value[key]));
		}
		def['default'] = () => value;
		__nccwpck_require__.d(ns, def);
		return ns;
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
	__nccwpck_require__.f = {};
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(
			Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
				__nccwpck_require__.f[key](chunkId, promises);
				return promises;
			}, []),
		);
	};
})();
(() => {
	__nccwpck_require__.u = (chunkId) => {
		return '' + chunkId + '.index.js';
	};
})();
(() => {
	__nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();
(() => {
	__nccwpck_require__.r = (exports) => {
		if (typeof Symbol !== 'undefined' && Symbol.toStringTag) {
			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
		}
		Object.defineProperty(exports, '__esModule', { value: true });
	};
})();
(() => {
	var installedChunks = {
		792: 0,
	};
	var installChunk = (data) => {
		var { ids, modules, runtime } = data;
		var moduleId,
			chunkId,
			i = 0;
		for (moduleId in modules) {
			if (__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if (runtime) runtime(__nccwpck_require__);
		for (; i < ids.length; i++) {
			chunkId = ids[i];
			if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	};
	__nccwpck_require__.f.j = (chunkId, promises) => {
		var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
		if (installedChunkData !== 0) {
			if (installedChunkData) {
				promises.push(installedChunkData[1]);
			} else {
				if (true) {
					var promise = import('./' + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
						if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
						throw e;
					});
					var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))]);
					promises.push((installedChunkData[1] = promise));
				}
			}
		}
	};
})();
var __webpack_exports__ = __nccwpck_require__(342);
__webpack_exports__ = await __webpack_exports__;
