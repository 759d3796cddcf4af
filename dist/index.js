import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


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
        // Detect the request to connect same origin server,
        // reuse the connection.
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
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
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
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
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

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
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
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const longestTimerMs = 2_147_483_647;
const systemClock = {
    now: () => performance.now(),
    async sleep(ms, signal) {
        for (let left = ms; left > 0; left -= longestTimerMs) {
            await timer(Math.min(left, longestTimerMs), signal);
        }
    },
};
function timer(ms, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(handle);
            reject(signal.reason);
        };
        if (signal.aborted)
            return reject(signal.reason);
        const handle = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, ms);
        signal.addEventListener('abort', stop, { once: true });
    });
}


/***/ }),

/***/ 813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V0: () => (/* binding */ inputDefaults),
/* harmony export */   gr: () => (/* binding */ outputNames),
/* harmony export */   vj: () => (/* binding */ inputNames)
/* harmony export */ });
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
    sync: 'true',
    wait: 'true',
    resume: 'true',
    timeout: '15m',
    'poll-interval': '1s',
    'request-timeout': '30s',
    'max-retries': '5',
    'dry-run': 'false',
};
const inputNames = Object.keys(inputDefaults);
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


/***/ }),

/***/ 999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const unitsMs = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
function parseDuration(text) {
    const [, h, m, s, ms] = pattern.exec(/^\d+$/.test(text) ? `${text}s` : text) ?? [];
    const part = (digits, unitMs) => Number(digits ?? 0) * unitMs;
    const totalMs = part(h, unitsMs.h) + part(m, unitsMs.m) + part(s, unitsMs.s) + part(ms, unitsMs.ms);
    return totalMs > 0 ? totalMs : null;
}
function formatDuration(ms) {
    if (ms < unitsMs.s)
        return `${Math.round(ms)}ms`;
    const seconds = Math.round(ms / unitsMs.s);
    const h = Math.floor(seconds / 3_600);
    const m = Math.floor((seconds % 3_600) / 60);
    const s = seconds % 60;
    if (h > 0)
        return m > 0 ? `${h}h${m}m` : `${h}h`;
    if (m > 0)
        return s > 0 ? `${m}m${s}s` : `${m}m`;
    return `${s}s`;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xg: () => (/* binding */ asStepError),
/* harmony export */   zg: () => (/* binding */ StepError)
/* harmony export */ });
/* unused harmony export errorKinds */
const errorKinds = (/* unused pure expression or super */ null && ([
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
]));
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
    if (error instanceof StepError)
        return error;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return new StepError('internal', `This is a defect of gitlab-pull-mirror: ${text}`, 'Please report it, with this message and the version in use. The mirror itself may be fine; running the step again does no harm.', { cause: error });
}


/***/ }),

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ GitLab)
});

// UNUSED EXPORTS: Project

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/harmless.js
var harmless = __nccwpck_require__(672);
;// CONCATENATED MODULE: ./lib/gitlab/answer.js


class Refusal extends errors/* StepError */.zg {
    status;
    words;
    constructor(kind, status, words, message, hint) {
        super(kind, message, hint);
        this.status = status;
        this.words = words;
    }
}
const answersInPlace = 'Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and whether a sign-in page or a proxy answers in its place.';
function bodyJson(answer) {
    if (!/^application\/([\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? ''))
        return undefined;
    try {
        return { json: JSON.parse(answer.text) };
    }
    catch {
        return undefined;
    }
}
function answerJson(answer, action, emptyIsFine = false) {
    const { status, text } = answer;
    if (status >= 200 && status < 300 && text === '' && emptyIsFine)
        return null;
    const body = bodyJson(answer);
    if (status >= 300 && status < 400) {
        throw new errors/* StepError */.zg('protocol', `To the request to ${action}, the server answered ${status} with a redirect${destination(answer)}, which this step does not follow: the token goes to one address only.`, answersInPlace);
    }
    if (status === 408 || status === 429 || status >= 500)
        throw unavailable(answer, action, body?.json);
    if (body === undefined) {
        throw new errors/* StepError */.zg('protocol', `To the request to ${action}, the server answered ${status} with ${answer.headers['content-type'] ?? 'no content type'} in place of GitLab's JSON: ${pageText(text)}`, answersInPlace);
    }
    if (status < 200 || status >= 300)
        throw refusal(status, serverWords(body.json), action);
    return body.json;
}
function pageText(text) {
    const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
    return (0,harmless/* excerpt */.Kb)(title || text.trim()) || '(nothing)';
}
function destination(answer) {
    const location = answer.headers.location ?? '';
    return URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
}
function unavailable(answer, action, json) {
    const words = json === undefined ? '' : serverWords(json);
    const { status } = answer;
    return new Refusal('unavailable', status, words, `To the request to ${action}, GitLab answered ${status}${words ? `: ${words}` : ''}, after all tries.`, status === 429
        ? 'GitLab limits the rate of requests. Run the step less often or later, or use a token with a higher limit.'
        : 'GitLab is down, overloaded or being upgraded. Run the step again later; a larger max-retries and timeout bridge longer gaps.');
}
function serverWords(json) {
    if (typeof json !== 'object' || json === null)
        return (0,harmless/* excerpt */.Kb)(String(json));
    const { message, error, error_description: description } = json;
    const words = [message, error, description].filter((part) => part != null).map(phrase);
    return (0,harmless/* excerpt */.Kb)(words.join(': ') || JSON.stringify(json));
}
function phrase(part) {
    if (Array.isArray(part))
        return part.map(phrase).join(', ');
    if (typeof part === 'object' && part !== null) {
        return Object.entries(part)
            .map(([attribute, texts]) => `${attribute} ${phrase(texts)}`)
            .join('; ');
    }
    return String(part);
}
function refusal(status, words, action) {
    const make = (kind, hint) => new Refusal(kind, status, words, `GitLab refused to ${action}: ${status}: ${words}`, hint);
    if (/insufficient_scope/i.test(words)) {
        return make('scope', 'The token lacks the api scope. Create an access token with the api scope and put it into the input token.');
    }
    switch (status) {
        case 401:
            return make('authentication', 'The token is wrong, expired or revoked, or it is an OAuth token that needs token-type: bearer. Create an access token with the api scope and update the secret.');
        case 403:
            return make('permission', 'Pull mirroring needs the role Maintainer or Owner on the project. Give it to the user (or the bot user) that the token belongs to.');
        case 404:
            return make('not-found', 'The project does not exist, or the token may not see it. Check the input project (full path or ID), gitlab-url, and that the user of the token is a member.');
        default:
            return make('refused', 'GitLab names what it does not accept; correct that input of the step.');
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(669);
;// CONCATENATED MODULE: ./lib/gitlab/http.js

class NetworkFault extends Error {
}
const mostBytes = 8 * 1024 * 1024;
class Http {
    #client;
    #headers;
    #signal;
    constructor(userAgent, headers) {
        this.#headers = { ...headers, accept: 'application/json', 'accept-encoding': 'identity' };
        const passSignal = {
            prepareRequest: (options) => {
                if (this.#signal !== undefined)
                    options.signal = this.#signal;
            },
            canHandleAuthentication: () => false,
            handleAuthentication: () => Promise.reject(new Error('unused')),
        };
        const options = { allowRedirects: false, allowRetries: false, keepAlive: true };
        this.#client = new lib/* HttpClient */.Qq(userAgent, [passSignal], options);
    }
    async exchange(request, timeoutMs, cancelled) {
        cancelled.throwIfAborted();
        const stop = new AbortController();
        const fault = new NetworkFault(`no complete answer within ${Math.ceil(timeoutMs)} ms`);
        const timer = setTimeout(() => stop.abort(fault), Math.min(timeoutMs, 2_147_483_647));
        const cancel = () => stop.abort(cancelled.reason);
        cancelled.addEventListener('abort', cancel, { once: true });
        try {
            return await Promise.race([this.#answer(request, stop.signal), aborted(stop.signal)]);
        }
        catch (error) {
            if (stop.signal.aborted)
                throw stop.signal.reason;
            throw error instanceof NetworkFault ? error : new NetworkFault(faultText(error), { cause: error });
        }
        finally {
            clearTimeout(timer);
            cancelled.removeEventListener('abort', cancel);
        }
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
                throw new NetworkFault(`the answer is larger than ${mostBytes} bytes`);
            }
            chunks.push(chunk);
        }
        if (!message.complete)
            throw new NetworkFault('the connection broke in the middle of the answer');
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
    if (error instanceof AggregateError)
        return [...new Set(error.errors.map(faultText))].join('; ');
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/gitlab/retry.js
const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);
const firstBackoffMs = 500;
const longestBackoffMs = 30_000;
function isPassing(status) {
    return status === null || passingStatuses.has(status);
}
function retryDelayMs(failed, retries, random) {
    const asked = askedDelayMs(failed);
    if (asked !== null && asked > 0)
        return asked;
    return Math.max(1, random * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retries));
}
function askedDelayMs({ status, retryAfter, rateLimitReset, serverTime }) {
    if (retryAfter !== undefined) {
        if (/^\d+$/.test(retryAfter.trim()))
            return Number(retryAfter) * 1_000;
        const date = Date.parse(retryAfter);
        if (!Number.isNaN(date) && serverTime !== null)
            return date - serverTime;
    }
    if (status === 429 && rateLimitReset !== undefined && /^\d+$/.test(rateLimitReset) && serverTime !== null) {
        return Number(rateLimitReset) * 1_000 - serverTime;
    }
    return null;
}

;// CONCATENATED MODULE: ./lib/gitlab/schema.js

function parsePullMirror(json) {
    const record = new JsonRecord(json, 'the pull mirror');
    return {
        status: record.string('update_status'),
        lastError: record.stringOrNull('last_error'),
        lastUpdateAt: record.timestampOrNull('last_update_at'),
        lastUpdateStartedAt: record.timestampOrNull('last_update_started_at'),
        lastSuccessfulUpdateAt: record.timestampOrNull('last_successful_update_at'),
        url: record.stringOrNull('url'),
        settings: record.has('enabled')
            ? {
                enabled: record.flag('enabled'),
                mirrorTriggerBuilds: record.flag('mirror_trigger_builds'),
                onlyMirrorProtectedBranches: record.flag('only_mirror_protected_branches'),
                mirrorOverwritesDivergedBranches: record.flag('mirror_overwrites_diverged_branches'),
                mirrorBranchRegex: record.stringOrNull('mirror_branch_regex') || null,
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
        if (typeof value !== 'string')
            throw unexpected(`${key} of ${this.#what}`, 'a text', value);
        return value;
    }
    stringOrNull(key) {
        return this.#fields.get(key) == null ? null : this.string(key);
    }
    timestampOrNull(key) {
        const text = this.stringOrNull(key);
        if (text !== null && Number.isNaN(Date.parse(text)))
            throw unexpected(`${key} of ${this.#what}`, 'a time', text);
        return text;
    }
    flag(key) {
        const value = this.#fields.get(key) ?? false;
        if (typeof value !== 'boolean')
            throw unexpected(`${key} of ${this.#what}`, 'true, false or null', value);
        return value;
    }
}
function unexpected(what, wanted, value) {
    return new errors/* StepError */.zg('protocol', `The answer is JSON but not GitLab's: ${what} should be ${wanted} but is ${kindOf(value)}.`, 'Check that gitlab-url is the address of GitLab itself, and whether a proxy or a gateway answers in its place.');
}
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

;// CONCATENATED MODULE: ./lib/gitlab/client.js





const mostRedirects = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
class GitLab {
    #settings;
    #bounds;
    #http;
    constructor(settings, bounds) {
        this.#settings = settings;
        this.#bounds = bounds;
        const { token } = settings;
        const authorization = settings.tokenType === 'bearer' ? { authorization: `Bearer ${token}` } : { 'private-token': token };
        this.#http = new Http(settings.userAgent, authorization);
    }
    project(idOrPath) {
        return new Project(idOrPath, (request) => this.#request(request));
    }
    async #request({ method, path, body }) {
        const { origin } = new URL(this.#settings.apiUrl);
        let url = `${this.#settings.apiUrl}${path}`;
        for (let hop = 0;; hop++) {
            const answer = await this.#tryUntilAnswered({ method, url, body });
            const location = answer.headers.location;
            if (method !== 'GET' || !redirectStatuses.has(answer.status) || location === undefined)
                return { answer, url };
            const target = URL.canParse(location, url) ? new URL(location, url) : null;
            if (target === null || target.origin !== origin || hop === mostRedirects)
                return { answer, url };
            url = target.href;
        }
    }
    async #tryUntilAnswered(request) {
        const { clock, deadline, cancelled } = this.#bounds;
        const { maxRetries } = this.#settings;
        let failed = null;
        for (let retries = 0;; retries++) {
            const result = await this.#try(request);
            if (result === 'out of time') {
                if (failed === null)
                    throw this.#outOfTime(request);
                return this.#settled(failed, request, retries);
            }
            const status = result instanceof NetworkFault ? null : result.status;
            const delayMs = retryDelayMs(failedTry(result), retries, Math.random());
            if (!isPassing(status) || retries === maxRetries || clock.now() + delayMs >= deadline) {
                return this.#settled(result, request, retries + 1);
            }
            failed = result;
            await clock.sleep(delayMs, cancelled);
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
        }
        catch (error) {
            if (!(error instanceof NetworkFault))
                throw error;
            say(error.message);
            return clock.now() >= deadline ? 'out of time' : error;
        }
    }
    #settled(result, request, tries) {
        if (!(result instanceof NetworkFault))
            return result;
        const { host } = new URL(this.#settings.apiUrl);
        throw new errors/* StepError */.zg('network', `No answer from ${host} to ${describe(request)} (${tries === 1 ? 'one try' : `${tries} tries`}): ${result.message}`, 'Check gitlab-url, that the runner reaches this host (name resolution, firewall, proxy settings, certificate), and that GitLab is up.', { cause: result });
    }
    #outOfTime(request) {
        return new errors/* StepError */.zg('timeout', `The time of the step was over before GitLab answered ${describe(request)}.`, 'Raise timeout, or find out why GitLab answers so slowly.');
    }
}
function describe({ method, url }) {
    return `${method} ${new URL(url).pathname}`;
}
function failedTry(result) {
    if (result instanceof NetworkFault)
        return { status: null, serverTime: null };
    const reset = result.headers['ratelimit-reset'];
    return {
        status: result.status,
        retryAfter: result.headers['retry-after'],
        rateLimitReset: typeof reset === 'string' ? reset : undefined,
        serverTime: result.serverTime,
    };
}
class Project {
    #id;
    #send;
    constructor(idOrPath, send) {
        this.#id = encodeURIComponent(idOrPath);
        this.#send = send;
    }
    async mirror() {
        const { answer, url } = await this.#send({ method: 'GET', path: this.#path() });
        const movedTo = /\/projects\/(\d+)\//.exec(url)?.[1];
        if (movedTo !== undefined)
            this.#id = movedTo;
        try {
            return look(answer, 'show the pull mirror');
        }
        catch (error) {
            if (error instanceof Refusal && error.status === 400 && /not mirrored/i.test(error.words))
                return null;
            throw error;
        }
    }
    async saveMirror(attributes) {
        const { answer } = await this.#send({ method: 'PUT', path: this.#path(), body: attributes });
        return look(answer, 'save the settings of the pull mirror');
    }
    async requestUpdate(force) {
        const { answer } = await this.#send({
            method: 'POST',
            path: this.#path(),
            ...(force ? { body: { force: true } } : {}),
        });
        try {
            answerJson(answer, 'update the pull mirror', true);
            return { paused: false, serverTime: answer.serverTime };
        }
        catch (error) {
            if (error instanceof Refusal && error.status === 403 && /on pause/i.test(error.words)) {
                return { paused: true, serverTime: answer.serverTime };
            }
            throw error;
        }
    }
    #path() {
        return `/projects/${this.#id}/mirror/pull`;
    }
}
function look(answer, action) {
    return { mirror: parsePullMirror(answerJson(answer, action)), serverTime: answer.serverTime };
}


/***/ }),

/***/ 672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const longestLine = 4_000;
function oneLine(text, redact) {
    const line = redact(redact(text).replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim());
    return line.length > longestLine
        ? `${Array.from(line.slice(0, longestLine)).slice(0, -1).join('')} …`
        : line;
}
function logLine(text, redact) {
    return (oneLine(text, redact)
        .replace(/^::/, ': :')
        .replace(/##(?=(?:vso)?\[)/gi, '# #'));
}
function markdownText(text, redact) {
    return (oneLine(text, redact)
        .replace(/[&<>\\`*_[\]#|~@$^]|:(?! |$)/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`));
}
function excerpt(text) {
    return text.length <= 10_000 ? text : `(${text.length} characters)`;
}


/***/ }),

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   TL: () => (/* binding */ parseInputs),
/* harmony export */   _y: () => (/* binding */ secretInputs)
/* harmony export */ });
/* harmony import */ var _contract_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(999);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(672);




function readInputs(read) {
    return Object.fromEntries(_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.map((name) => [name, read(name).trim() || _contract_js__WEBPACK_IMPORTED_MODULE_0__/* .inputDefaults */ .V0[name]]));
}
function secretInputs(raw) {
    const { token, url, 'auth-user': user, 'auth-password': password } = raw;
    const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1] ?? '';
    const [urlUser = '', ...urlPassword] = userinfo.split(':');
    const inUrl = urlPassword.length > 0 ? urlPassword.join(':') : /^https?:/i.test(url) ? urlUser : '';
    return [token, password, password === '' ? user : '', inUrl, decoded(inUrl)].filter((secret) => secret !== '');
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return '';
    }
}
function parseInputs(raw) {
    const faults = [];
    const check = (name, parse) => {
        if (raw[name] === '')
            return undefined;
        try {
            return parse(raw[name]);
        }
        catch (error) {
            if (!(error instanceof Fault))
                throw error;
            faults.push(`${name}: ${error.message}`);
            return undefined;
        }
    };
    const required = (name, what) => {
        if (raw[name] === '')
            faults.push(`${name}: missing; give ${what}`);
    };
    required('token', 'an access token with the api scope');
    required('project', 'the numeric ID or the full path (group/sub/project) of the mirror');
    const wanted = {
        url: check('url', upstreamUrl),
        authUser: check('auth-user', credential),
        authPassword: check('auth-password', credential),
        enabled: check('enabled', boolean),
        mirrorTriggerBuilds: check('mirror-trigger-builds', boolean),
        onlyMirrorProtectedBranches: check('only-mirror-protected-branches', boolean),
        mirrorOverwritesDivergedBranches: check('mirror-overwrites-diverged-branches', boolean),
        mirrorBranchRegex: check('mirror-branch-regex', (text) => (text === 'none' ? null : text)),
    };
    if (wanted.onlyMirrorProtectedBranches && typeof wanted.mirrorBranchRegex === 'string') {
        faults.push('mirror-branch-regex: not together with only-mirror-protected-branches: true, for GitLab applies one filter at a time; give one of them');
    }
    const apiUrl = check('gitlab-url', apiBaseUrl);
    const inputs = {
        apiUrl,
        token: check('token', credential),
        tokenType: check('token-type', oneOf('private-token', 'bearer')),
        job: {
            project: check('project', projectIdOrPath),
            wanted: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
            sync: check('sync', syncMode),
            wait: check('wait', boolean),
            resume: check('resume', boolean),
            dryRun: check('dry-run', boolean),
        },
        timeoutMs: check('timeout', duration),
        pollIntervalMs: check('poll-interval', duration),
        requestTimeoutMs: check('request-timeout', duration),
        maxRetries: check('max-retries', wholeNumber),
    };
    if (faults.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StepError */ .zg('input', faults.length === 1
            ? `Wrong input: ${faults[0]}`
            : `${faults.length} wrong inputs: ${faults.join('; ')}`, 'Correct the inputs of the step; no request was made.');
    }
    return inputs;
}
class Fault extends Error {
}
function boolean(text) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    throw new Fault(`${quoted(text)} is neither true nor false`);
}
function syncMode(text) {
    if (text === 'immediate')
        return text;
    try {
        return boolean(text) ? 'true' : 'false';
    }
    catch {
        throw new Fault(`${quoted(text)} is none of true, immediate, false`);
    }
}
function oneOf(...values) {
    return (text) => {
        const value = values.find((candidate) => candidate === text);
        if (value === undefined)
            throw new Fault(`${quoted(text)} is none of ${values.join(', ')}`);
        return value;
    };
}
function duration(text) {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(text);
    if (ms === null) {
        throw new Fault(`${quoted(text)} is no duration above zero; valid are 500ms, 90s, 15m, 1h30m, or seconds as a bare number`);
    }
    return ms;
}
function wholeNumber(text) {
    if (!/^\d{1,9}$/.test(text))
        throw new Fault(`${quoted(text)} is no whole number such as 0 or 5`);
    return Number(text);
}
function credential(text) {
    if (/[\p{Cc}]/u.test(text))
        throw new Fault('holds a line break or another control character; give it in one line');
    return text;
}
function projectIdOrPath(text) {
    if (/^[1-9]\d*$/.test(text))
        return text;
    const segments = text.split('/');
    if (segments.length >= 2 &&
        segments.every((segment) => /^[\p{L}\p{N}_.-]+$/u.test(segment) && !/^\.+$/.test(segment)))
        return text;
    const example = 'valid are a numeric ID (4711) and a full path as it stands in the address of the project (group/sub/project)';
    if (/^[a-z]+:\/\//i.test(text))
        throw new Fault(`is a URL; ${example}`);
    if (/%2f/i.test(text))
        throw new Fault(`${quoted(text)} is percent-encoded; ${example}`);
    throw new Fault(`${quoted(text)} is neither an ID nor a full path; ${example}`);
}
function apiBaseUrl(text) {
    const valid = 'valid is a base URL such as https://gitlab.com or https://example.com/gitlab';
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
        throw new Fault(`is no http or https URL; ${valid}`);
    if (url.username !== '' || url.password !== '')
        throw new Fault(`holds credentials; ${valid}, and the token goes into the input token`);
    if (url.search !== '' || url.hash !== '')
        throw new Fault(`has a query or a fragment; ${valid}`);
    return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
}
function upstreamUrl(text) {
    const valid = 'valid is an http, https, ssh or git URL such as https://example.com/group/project.git';
    if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
        throw new Fault('is in the short form of scp; write ssh://git@host/group/project.git instead of git@host:group/project.git');
    }
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null ||
        !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) ||
        url.hostname === '' ||
        /[\s\p{Cc}]/u.test(text)) {
        throw new Fault(`is no URL that GitLab can mirror from; ${valid}`);
    }
    if (url.password !== '')
        throw new Fault('holds a password; move it to auth-user and auth-password');
    if (url.username !== '' && url.protocol !== 'ssh:')
        throw new Fault('holds a user name; move it to auth-user and auth-password');
    return text;
}
function quoted(text) {
    return JSON.stringify((0,_harmless_js__WEBPACK_IMPORTED_MODULE_3__/* .excerpt */ .Kb)(text));
}


/***/ }),

/***/ 342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(233);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _gitlab_client_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(403);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(646);
/* harmony import */ var _mirror_mirror_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(532);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(78);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(293);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(411);









process.exitCode = 1;
const raw = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)(_runner_js__WEBPACK_IMPORTED_MODULE_7__/* .readInput */ .R5);
const secrets = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .secretInputs */ ._y)(raw);
(0,_runner_js__WEBPACK_IMPORTED_MODULE_7__/* .mask */ .dK)(secrets);
const redact = (0,_redact_js__WEBPACK_IMPORTED_MODULE_5__/* .redactor */ .$)(secrets);
const log = (0,_runner_js__WEBPACK_IMPORTED_MODULE_7__/* .runnerLog */ .t1)(redact);
const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => cancellation.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StepError */ .zg('cancelled', `The step was cancelled (${signal}).`, 'An update that GitLab has taken goes on; run the step again to see how it ends.')));
}
process.on('uncaughtException', (error) => void finish((0,_mirror_mirror_js__WEBPACK_IMPORTED_MODULE_4__/* .failedMirror */ .p)(raw.project, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asStepError */ .Xg)(error))));
await finish(await run());
async function run() {
    try {
        const { job, timeoutMs, pollIntervalMs, ...connection } = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .TL)(raw);
        const bounds = {
            clock: _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m,
            deadline: _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m.now() + timeoutMs,
            cancelled: cancellation.signal,
            debug: log.debug,
        };
        const gitlab = new _gitlab_client_js__WEBPACK_IMPORTED_MODULE_2__/* .GitLab */ .e({ ...connection, userAgent: _version_js__WEBPACK_IMPORTED_MODULE_8__/* .userAgent */ .N }, bounds);
        if (travelsInTheClear(connection.apiUrl))
            log.warning('gitlab-url is http: the token travels unencrypted. Use https.');
        return await (0,_mirror_mirror_js__WEBPACK_IMPORTED_MODULE_4__/* .mirrorProject */ .B)({
            job,
            project: gitlab.project(job.project),
            bounds,
            timeoutMs,
            pollIntervalMs,
            log,
        });
    }
    catch (error) {
        return (0,_mirror_mirror_js__WEBPACK_IMPORTED_MODULE_4__/* .failedMirror */ .p)(raw.project, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asStepError */ .Xg)(error));
    }
}
function travelsInTheClear(url) {
    const { protocol, hostname } = new URL(url);
    return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
async function finish(result) {
    let passed = result.error === null;
    try {
        if (result.error !== null) {
            const { title, text } = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .annotation */ .w7)(result.project, result.error);
            log.error(text, title);
        }
        (0,_runner_js__WEBPACK_IMPORTED_MODULE_7__/* .writeOutputs */ .Kn)((0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .outputs */ .V4)(result, redact));
        await (0,_runner_js__WEBPACK_IMPORTED_MODULE_7__/* .writeSummary */ .Sy)((0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .summary */ .z)(result, redact));
    }
    catch (error) {
        passed = false;
        log.error(`The results could not be handed to the runner: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asStepError */ .Xg)(error).message}`, 'Pull mirror: internal');
    }
    process.stdout.write('', () => process.exit(passed ? 0 : 1));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ failedMirror),
  B: () => (/* binding */ mirrorProject)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/mirror/settings.js
const settings_hidden = '***';
function settingsPlan(wanted, current) {
    const has = current?.settings ?? null;
    const changes = [];
    const attributes = {};
    const plan = (setting, from, to) => {
        if (to === undefined || to === from)
            return;
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
    const stored = current?.url != null && hasCredentials(current.url) ? settings_hidden : null;
    const credentials = { auth_user: wanted.authUser, auth_password: wanted.authPassword };
    for (const [setting, value] of Object.entries(credentials)) {
        if (value === undefined)
            continue;
        const isSecret = setting === 'auth_password' || wanted.authPassword === undefined;
        changes.push({ setting, from: stored, to: isSecret ? settings_hidden : value });
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
    return /^[a-z]+:\/\/[^/@]*\*[^/@]*@/i.test(url);
}
function isSameUpstream(a, b) {
    return normalizedUpstream(a) === normalizedUpstream(b);
}
const defaultPorts = { 'http:': '80', 'https:': '443', 'ssh:': '22', 'git:': '9418' };
function normalizedUpstream(text) {
    const withoutMask = text.replace(/^([a-z]+:\/\/)\*+(?::\*+)?@/i, '$1');
    if (!URL.canParse(withoutMask))
        return text;
    const url = new URL(withoutMask);
    const user = url.protocol === 'ssh:' && url.username !== '' ? `${url.username}@` : '';
    const port = url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port;
    return `${url.protocol}//${user}${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

// EXTERNAL MODULE: ./lib/duration.js
var duration = __nccwpck_require__(999);
;// CONCATENATED MODULE: ./lib/mirror/explanations.js
const explanations = [
    {
        message: /default branch .* has diverged from its upstream counterpart/i,
        remedy: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror. To take over what upstream has, set mirror-overwrites-diverged-branches: true; commits that are only on the mirror are lost by that.',
    },
    {
        message: /authentication failed|could not read (username|password)|access denied|http basic|returned error: 40[13]/i,
        remedy: 'The upstream did not accept the credentials that GitLab has stored. Give auth-user and auth-password with a user or token that may read the upstream.',
    },
    {
        message: /repository .*not found|not found$|does not appear to be a git repository|returned error: 404/i,
        remedy: 'The upstream has no repository at this URL, or hides it from these credentials. Check url, and give auth-user and auth-password where it is private.',
    },
    {
        message: /ssl certificate problem|certificate verif/i,
        remedy: 'GitLab does not trust the certificate of the upstream and has paused the mirror at once. Renew the certificate, or have an administrator add its CA to GitLab; the next run of this step resumes the mirror.',
    },
    {
        message: /deadline exceeded|timed? ?out/i,
        remedy: 'The update took GitLab too long. Run the step again: what was fetched stays, so that the next update has less to do.',
    },
    {
        message: /could not resolve host|connection refused|failed to connect|no route to host|network is unreachable/i,
        remedy: 'GitLab does not reach the upstream. Check url, and whether GitLab may connect to that host.',
    },
];
const anyRemedy = 'See the message of GitLab; correct the cause, then run the step again.';
function remedyFor(message) {
    if (message === null)
        return 'GitLab gave no reason. Run the step again; if it fails again, an administrator finds the reason in the log of Sidekiq.';
    return explanations.find((explanation) => explanation.message.test(message))?.remedy ?? anyRemedy;
}
function remedyForTimeout(waitingFor, sync) {
    switch (waitingFor) {
        case 'waiting':
            return sync === 'immediate'
                ? 'GitLab did not even schedule the update. Its background jobs may be overloaded, or the instance is in Silent Mode.'
                : 'GitLab puts an update off until five minutes (or what the instance has set) after the last one. Raise timeout above that, or set sync: immediate. Where that does not help, the background jobs of GitLab are overloaded, or the instance is in Silent Mode.';
        case 'scheduled':
            return 'The update is queued in GitLab, whose background jobs are busy. Raise timeout; GitLab itself gives up a queued update after half an hour.';
        case 'foreign-running':
            return 'An update that was already running when this step began did not end, and GitLab takes no other until then. Raise timeout; GitLab itself gives up a dead update after a day.';
        default:
            return 'The update is still running. Raise timeout if the repository is large; GitLab itself gives up a dead update after a day.';
    }
}

;// CONCATENATED MODULE: ./lib/mirror/pacing.js
const longestPauseFactor = 15;
function pauseMs(sinceChangeMs, pollIntervalMs, leftMs) {
    const pause = Math.min(Math.max(sinceChangeMs / 10, pollIntervalMs), longestPauseFactor * pollIntervalMs);
    if (leftMs <= pollIntervalMs)
        return leftMs;
    return Math.min(pause, leftMs - pollIntervalMs);
}
const usualIntervalMs = 300_000;
function putOffMs(state, requestedAt) {
    if (state.lastUpdateAt === null || state.lastSuccessfulUpdateAt === null || requestedAt === null)
        return null;
    const leftMs = Date.parse(state.lastUpdateAt) + usualIntervalMs - requestedAt;
    return leftMs > 0 ? leftMs : null;
}

;// CONCATENATED MODULE: ./lib/mirror/progress.js
function verdict(baseline, latest) {
    const before = baseline.state;
    if (isLater(before.lastUpdateStartedAt, latest.lastUpdateStartedAt))
        return waitingVerdict(before);
    if (isLater(before.lastUpdateAt, latest.lastUpdateAt))
        return waitingVerdict(before);
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
        if (latest.status === 'canceled')
            return 'canceled';
        return over ? ending(latest) : pendingVerdict(latest.status);
    }
    if (latest.status === 'canceled')
        return before.status === 'canceled' && !ended ? 'waiting' : 'canceled';
    if (ended && latest.status !== 'started') {
        return isBefore(latest.lastUpdateAt, baseline.takenAt) ? 'foreign-ended' : ending(latest);
    }
    return latest.status === 'scheduled' ? 'scheduled' : 'waiting';
}
function hasEnded(latest, somethingEnded) {
    if (latest.status === 'finished' || latest.status === 'failed')
        return true;
    return (latest.status === 'scheduled' &&
        somethingEnded &&
        !isLater(latest.lastUpdateStartedAt, latest.lastUpdateAt));
}
function ending(state) {
    if (state.status === 'finished')
        return 'succeeded';
    if (state.status === 'failed')
        return 'failed';
    return isLater(state.lastUpdateAt, state.lastSuccessfulUpdateAt) ? 'failed' : 'succeeded';
}
function pendingVerdict(status) {
    if (status === 'started')
        return 'running';
    return status === 'scheduled' ? 'scheduled' : 'waiting';
}
function waitingVerdict(before) {
    return before.status === 'started' ? 'foreign-running' : 'waiting';
}
function isLater(a, b) {
    if (a === null)
        return false;
    return b === null || Date.parse(a) > Date.parse(b);
}
function isBefore(time, moment) {
    return time !== null && moment !== null && Date.parse(time) < moment;
}

;// CONCATENATED MODULE: ./lib/mirror/update.js





const signOfLifeMs = 30_000;
const lateMessageMs = 2_000;
const switchedOff = () => new errors/* StepError */.zg('not-mirrored', 'The mirror was switched off while this step waited for its update.', 'Somebody or something else changes the settings of this mirror. Find out who, then run the step again.');
class Update {
    #context;
    #baseline;
    #resumed = false;
    #askedAt;
    constructor(context, baseline, askedAt) {
        this.#context = context;
        this.#baseline = baseline;
        this.#askedAt = askedAt;
    }
    async ask() {
        const { job, project, log } = this.#context;
        const { status } = this.#baseline.state;
        if (status === 'scheduled')
            return log.info('An update is scheduled already and serves as well.');
        if (status === 'started') {
            return log.info('An update was already running and may have missed the latest commits: waiting for its end to ask for another.');
        }
        if (job.sync === 'immediate') {
            await this.#save();
            return log.info('Asked GitLab for an update now, by saving the settings of the mirror again.');
        }
        const asked = await project.requestUpdate(false);
        this.#askedAt = asked.serverTime;
        if (asked.paused)
            return this.#resume();
        const leftMs = putOffMs(this.#baseline.state, asked.serverTime);
        log.info(leftMs === null
            ? 'Asked GitLab for an update.'
            : `Asked GitLab for an update. It will probably put it off for ${(0,duration/* formatDuration */.a)(leftMs)}, until five minutes after the last one; sync: immediate would not wait.`);
    }
    queuedMs(state) {
        if (state?.lastUpdateStartedAt == null || this.#askedAt === null)
            return null;
        return Math.max(0, Date.parse(state.lastUpdateStartedAt) - this.#askedAt);
    }
    get isForeign() {
        return this.#baseline.state.status === 'started';
    }
    async wait(untilAsked = false) {
        const { bounds, pollIntervalMs, log } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        const begun = clock.now();
        let changedAt = begun;
        let saidAt = begun;
        let phase = this.isForeign ? 'foreign-running' : 'waiting';
        let errorBefore = this.#baseline.state.lastError;
        while (!untilAsked || this.isForeign) {
            const pause = pauseMs(clock.now() - changedAt, pollIntervalMs, deadline - clock.now());
            if (pause > 0)
                await clock.sleep(pause, cancelled);
            if (clock.now() >= deadline)
                throw this.#timeout(phase);
            const look = await this.#look(phase);
            const now = verdict(this.#baseline, look.mirror);
            if (now !== phase) {
                if (now !== 'foreign-ended')
                    log.info(phaseText[now]);
                changedAt = saidAt = clock.now();
                phase = now;
            }
            else if (clock.now() - saidAt >= signOfLifeMs) {
                saidAt = clock.now();
                log.info(`${phaseText[now]} (${(0,duration/* formatDuration */.a)(saidAt - changedAt)} so far)`);
            }
            switch (now) {
                case 'succeeded':
                    return;
                case 'canceled':
                    throw new errors/* StepError */.zg('sync-failed', 'The update was canceled in GitLab.', 'Somebody or something in GitLab canceled it; run the step again.');
                case 'failed':
                    throw await this.#failure(look, errorBefore);
                case 'foreign-ended':
                    log.info('The update that was running before has ended.');
                    this.#baseline = { state: look.mirror, takenAt: null };
                    await this.ask();
                    changedAt = saidAt = clock.now();
                    phase = this.isForeign ? 'foreign-running' : 'waiting';
            }
            errorBefore = look.mirror.lastError;
        }
    }
    async #look(phase) {
        const look = await this.#context.project.mirror().catch((error) => {
            throw error instanceof errors/* StepError */.zg && error.kind === 'timeout' ? this.#timeout(phase) : error;
        });
        if (look === null)
            throw switchedOff();
        this.#context.onLook(look);
        return look;
    }
    async #save() {
        const look = await this.#context.project.saveMirror({ enabled: true });
        this.#context.onLook(look);
        this.#baseline = { state: look.mirror, takenAt: null };
        this.#askedAt = look.serverTime;
    }
    async #resume() {
        const { job, project, log } = this.#context;
        const paused = (hint) => new errors/* StepError */.zg('paused', 'GitLab has paused this mirror after too many failed updates.', hint);
        const { lastError } = this.#baseline.state;
        if (!job.resume) {
            throw paused(`${lastError === null ? '' : `The last failure was: ${lastError} `}${remedyFor(lastError)} Then set resume: true, or save the settings of the mirror in GitLab.`);
        }
        if (this.#resumed)
            throw paused(remedyFor(lastError));
        this.#resumed = true;
        const forced = await project.requestUpdate(true);
        if (forced.paused)
            await this.#save();
        log.info('GitLab had paused this mirror after too many failed updates: resumed it and asked for an update.');
    }
    async #failure(look, errorBefore) {
        const { bounds, pollIntervalMs, project, onLook } = this.#context;
        const { clock, deadline, cancelled } = bounds;
        const until = Math.min(clock.now() + lateMessageMs, deadline);
        let message = look.mirror.lastError;
        const isOld = () => message === null || message === errorBefore;
        while (isOld() && clock.now() < until) {
            await clock.sleep(Math.min(pollIntervalMs, until - clock.now()), cancelled);
            const again = await project.mirror();
            if (again === null)
                break;
            onLook(again);
            message = again.mirror.lastError;
        }
        return new errors/* StepError */.zg('sync-failed', `The update failed. ${message === null ? 'GitLab gave no reason.' : `GitLab says: ${message}`}`, remedyFor(message));
    }
    #timeout(phase) {
        const { timeoutMs, job } = this.#context;
        return new errors/* StepError */.zg('timeout', `The update had not ended within ${(0,duration/* formatDuration */.a)(timeoutMs)}. Last seen: ${phaseText[phase]}`, remedyForTimeout(phase, job.sync));
    }
}
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

;// CONCATENATED MODULE: ./lib/mirror/mirror.js



function failedMirror(project, error) {
    return {
        project,
        outcome: 'failed',
        changes: [],
        changed: false,
        synced: false,
        state: null,
        queuedMs: null,
        runningMs: null,
        error,
        durationMs: 0,
    };
}
async function mirrorProject(context) {
    const { clock } = context.bounds;
    const begun = clock.now();
    const result = failedMirror(context.job.project, null);
    try {
        result.outcome = await tell(context, result);
    }
    catch (error) {
        result.error = (0,errors/* asStepError */.Xg)(error);
    }
    result.durationMs = clock.now() - begun;
    return result;
}
async function tell(bare, result) {
    const onLook = (look) => {
        result.state = look.mirror;
    };
    const context = { ...bare, onLook };
    const { job, project, log } = context;
    const first = await project.mirror();
    if (first !== null)
        onLook(first);
    const mirror = first?.mirror ?? null;
    if (job.wanted.enabled === false)
        return remove(context, mirror, result);
    const plan = settingsPlan(job.wanted, mirror);
    if (isOff(mirror) && plan.attributes.enabled !== true) {
        throw new errors/* StepError */.zg('not-mirrored', 'The project is not a pull mirror, or GitLab has no licence for mirroring it.', 'Give url to make the project a mirror of that repository. Pull mirroring needs GitLab Premium or Ultimate.');
    }
    for (const { setting, from, to } of plan.changes) {
        log.info(`${job.dryRun ? 'would set' : 'sets'} ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
    }
    if (plan.dropsCredentials) {
        log.warning('The upstream changes and no credentials are given: GitLab drops those it has stored. Give auth-user and auth-password if the new upstream needs them.');
    }
    if (job.dryRun) {
        result.changes = plan.changes;
        result.changed = plan.changes.length > 0;
        if (!result.changed)
            log.info('All settings are as wanted.');
        return 'planned';
    }
    let baseline = first === null ? null : { state: mirror, takenAt: first.serverTime };
    let savedAt = null;
    const saves = Object.keys(plan.attributes).length > 0;
    if (saves) {
        const saved = await project.saveMirror(plan.attributes);
        onLook(saved);
        result.changes = plan.changes;
        result.changed = true;
        assertSaved(job.wanted, saved.mirror);
        baseline = { state: saved.mirror, takenAt: null };
        savedAt = saved.serverTime;
    }
    else {
        log.info('All settings are as wanted.');
    }
    if (job.sync === 'false')
        return result.changed ? 'configured' : 'unchanged';
    if (baseline === null)
        throw new Error('no baseline to tell the update by');
    const update = new Update(context, baseline, savedAt);
    if (saves && !update.isForeign)
        log.info('GitLab starts an update by itself, since settings were saved.');
    else
        await update.ask();
    await update.wait(!job.wait);
    if (!job.wait)
        return 'requested';
    result.synced = true;
    result.queuedMs = update.queuedMs(result.state);
    result.runningMs = elapsed(result.state?.lastUpdateStartedAt, result.state?.lastUpdateAt);
    log.info('The mirror is up to date.');
    return 'synced';
}
async function remove({ job, project, onLook, log }, mirror, result) {
    if (isOff(mirror)) {
        log.info('The project is no pull mirror: nothing to remove.');
        return job.dryRun ? 'planned' : 'unchanged';
    }
    const changes = [{ setting: 'enabled', from: true, to: false }];
    log.info(`${job.dryRun ? 'would switch' : 'switches'} mirroring off, and GitLab drops the stored credentials`);
    if (!job.dryRun) {
        const saved = await project.saveMirror({ enabled: false });
        onLook(saved);
        if (!isOff(saved.mirror)) {
            throw new errors/* StepError */.zg('refused', 'GitLab accepted the request but mirroring stays on.', 'Switch it off in the project by hand to see what GitLab has against it.');
        }
    }
    result.changes = changes;
    result.changed = true;
    return job.dryRun ? 'planned' : 'removed';
}
function isOff(mirror) {
    return mirror === null || mirror.settings?.enabled === false;
}
function assertSaved(wanted, saved) {
    if (isOff(saved)) {
        throw new errors/* StepError */.zg('license', 'GitLab accepted the settings but mirroring stays off.', 'Pull mirroring needs GitLab Premium or Ultimate for the namespace of the project, and has to be allowed on the instance.');
    }
    const { authUser: _user, authPassword: _password, ...readable } = wanted;
    const kept = settingsPlan(readable, saved).changes.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
    if (kept.length === 0)
        return;
    throw new errors/* StepError */.zg('refused', `GitLab accepted the settings but kept ${kept.join(', ')}.`, 'Set this in the project by hand (Settings, Repository, Mirroring repositories) to see what GitLab has against it.');
}
function elapsed(from, to) {
    return from == null || to == null ? null : Math.max(0, Date.parse(to) - Date.parse(from));
}


/***/ }),

/***/ 78:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ redactor),
/* harmony export */   _: () => (/* binding */ secretLines)
/* harmony export */ });
const shortestBase64 = 4;
function redactor(secrets) {
    const patterns = secretLines(secrets).flatMap((secret) => [encodedForms(secret), ...base64Forms(secret)]);
    if (patterns.length === 0)
        return (text) => text;
    return (text) => {
        const hidden = patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), (match) => ({
            from: match.index,
            to: match.index + match[0].length,
        })));
        hidden.sort((a, b) => a.from - b.from);
        let shown = '';
        let end = 0;
        for (const { from, to } of hidden) {
            if (from >= end)
                shown += `${text.slice(end, from)}***`;
            end = Math.max(end, to);
        }
        return shown + text.slice(end);
    };
}
function secretLines(secrets) {
    const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
    return [...new Set(lines.filter((line) => line !== ''))];
}
const entityNames = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
function encodedForms(secret) {
    return new RegExp(Array.from(secret, encodedCharacter).join(''), 'gu');
}
function encodedCharacter(character) {
    const literal = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const bytes = Array.from(Buffer.from(character), (byte) => byte.toString(16).padStart(2, '0'));
    const percent = bytes.map((hex) => `%(?:25)*${eitherCase(hex)}`).join('');
    const forms = [literal, percent];
    if (/[^A-Za-z0-9]/.test(character)) {
        const code = character.codePointAt(0) ?? 0;
        forms.push(`&#0*${code};`, `&#[xX]0*${eitherCase(code.toString(16))};`);
    }
    if (character === ' ')
        forms.push('\\+');
    if (character === '"' || character === '\\' || character === '/')
        forms.unshift(`\\\\${literal}`);
    const entity = entityNames[character];
    if (entity !== undefined)
        forms.push(`&${entity};`);
    return `(?:${forms.join('|')})`;
}
function eitherCase(hex) {
    return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
function base64Forms(secret) {
    const bytes = Buffer.from(secret);
    return [0, 1, 2].flatMap((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        const from = Math.ceil((offset * 8) / 6);
        const to = Math.floor(((offset + bytes.length) * 8) / 6);
        const core = encoded.slice(from, to);
        if (core.length < shortestBase64)
            return [];
        return [new RegExp(core.replace(/\+/g, '[+-]').replace(/\//g, '[/_]'), 'g')];
    });
}


/***/ }),

/***/ 293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   w7: () => (/* binding */ annotation),
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(999);
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(672);


function outputs(result, redact) {
    const record = resultRecord(result, redact);
    const text = (value) => value ?? '';
    return {
        outcome: record.outcome,
        changed: String(record.changed),
        changes: JSON.stringify(record.changes),
        synced: String(record.synced),
        verified: '',
        'update-status': text(record.update_status),
        'last-error': text(record.last_error),
        'last-update-at': text(record.last_update_at),
        'last-update-started-at': text(record.last_update_started_at),
        'last-successful-update-at': text(record.last_successful_update_at),
        'error-kind': text(record.error_kind),
        results: JSON.stringify([record]),
    };
}
function resultRecord(result, redact) {
    const clean = (text) => (text == null ? null : (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, redact));
    const cleanValue = (value) => (typeof value === 'string' ? (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(value, redact) : value);
    const { state, error } = result;
    return {
        project: (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(result.project, redact),
        outcome: result.outcome,
        changed: result.changed,
        changes: result.changes.map(({ setting, from, to }) => ({
            setting,
            from: cleanValue(from),
            to: cleanValue(to),
        })),
        synced: result.synced,
        verified: null,
        update_status: clean(state?.status),
        last_error: clean(state?.lastError),
        last_update_at: clean(state?.lastUpdateAt),
        last_update_started_at: clean(state?.lastUpdateStartedAt),
        last_successful_update_at: clean(state?.lastSuccessfulUpdateAt),
        error_kind: error?.kind ?? null,
        refs: [],
        error: error && { kind: error.kind, message: clean(error.message), hint: clean(error.hint) },
        duration_seconds: Math.round(result.durationMs) / 1_000,
    };
}
function annotation(project, error) {
    const subject = project === '' ? '' : `${project}: `;
    return { title: `Pull mirror: ${error.kind}`, text: `${subject}${error.message} ${error.hint}` };
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
function summary(result, redact) {
    const cell = (text) => (0,_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownText */ .p7)(text, redact);
    const changes = result.changes.map(({ setting, from, to }) => `\`${setting}\`: ${cell(JSON.stringify(from))} → ${cell(JSON.stringify(to))}`);
    const times = [
        ...(result.queuedMs === null ? [] : [`queued ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(result.queuedMs)}`]),
        ...(result.runningMs === null ? [] : [`ran ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(result.runningMs)}`]),
    ];
    const row = [
        cell(result.project),
        `${outcomeMarks[result.outcome]} ${result.outcome}${result.error ? ` (${result.error.kind})` : ''}`,
        changes.join('<br>') || 'none',
        times.join(', ') || '–',
    ];
    return [
        '### GitLab pull mirror',
        '',
        `| project | outcome | settings ${result.outcome === 'planned' ? 'that would change' : 'changed'} | update |`,
        '| --- | --- | --- | --- |',
        `| ${row.join(' | ')} |`,
        ...(result.error
            ? [
                '',
                `**What happened:** ${cell(result.error.message)}`,
                '',
                `**What to do:** ${cell(result.error.hint)}`,
            ]
            : []),
        '',
    ].join('\n');
}


/***/ }),

/***/ 5:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dK: () => (/* binding */ mask),
  R5: () => (/* binding */ readInput),
  t1: () => (/* binding */ runnerLog),
  Kn: () => (/* binding */ writeOutputs),
  Sy: () => (/* binding */ writeSummary)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
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
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
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
                        }
                        else {
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
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(669);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
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
    // This handler cannot handle 401
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
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
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
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
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
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
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
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
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
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
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
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
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
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/contract.js
var contract = __nccwpck_require__(813);
// EXTERNAL MODULE: ./lib/harmless.js
var harmless = __nccwpck_require__(672);
// EXTERNAL MODULE: ./lib/redact.js
var redact = __nccwpck_require__(78);
;// CONCATENATED MODULE: ./lib/runner.js





function readInput(name) {
    return getInput(name);
}
function mask(secrets) {
    if (process.env.GITHUB_ACTIONS !== 'true')
        return;
    for (const line of (0,redact/* secretLines */._)(secrets))
        core_setSecret(line);
}
function runnerLog(redact) {
    const safe = (text) => (0,harmless/* logLine */.BP)(text, redact);
    return {
        info: (text) => info(safe(text)),
        warning: (text) => warning(safe(text)),
        error: (text, title) => error(safe(text), { title }),
        debug: (text) => {
            if (isDebug())
                core_debug(safe(text));
        },
    };
}
function writeOutputs(outputs) {
    for (const name of contract/* outputNames */.gr)
        setOutput(name, outputs[name]);
}
async function writeSummary(markdown) {
    const file = process.env.GITHUB_STEP_SUMMARY;
    if (file === undefined || !(0,external_node_fs_namespaceObject.existsSync)(file))
        return;
    await summary.addRaw(markdown).write();
}


/***/ }),

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ userAgent)
/* harmony export */ });
/* unused harmony export version */
const version = '0.1.0';
const userAgent = `gitlab-pull-mirror/${version}`;


/***/ }),

/***/ 669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
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
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
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
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./src/unused/undici.js
/** In place of the npm package `undici` in the bundle, of which it would be nine tenths. */
class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle; proxies are reached through the agents of node:http');
  }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
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
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
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
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
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
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
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
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
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
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
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
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
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
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
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
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
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
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
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
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
