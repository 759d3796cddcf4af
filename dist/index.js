import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

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

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ maxTimerMs),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   wj: () => (/* binding */ withTimeout)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);

const maxTimerMs = 2_147_483_647;
const systemClock = {
    now: () => process.uptime() * 1_000,
    async sleep(ms, signal) {
        signal.throwIfAborted();
        for (let left = ms; left > 0; left -= maxTimerMs) {
            await timer(Math.min(left, maxTimerMs), signal);
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
async function withTimeout(clock, timeoutMs, cancelled, work) {
    cancelled.throwIfAborted();
    const stop = new AbortController();
    const done = new AbortController();
    clock.sleep(timeoutMs, done.signal).then(() => stop.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr(`no complete response within ${Math.ceil(timeoutMs / 100) / 10}s`)), () => { });
    const cancel = () => stop.abort(cancelled.reason);
    cancelled.addEventListener('abort', cancel, { once: true });
    try {
        return await work(stop.signal);
    }
    catch (error) {
        throw stop.signal.aborted ? stop.signal.reason : error;
    }
    finally {
        done.abort();
        cancelled.removeEventListener('abort', cancel);
    }
}


/***/ }),

/***/ 7594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   Xd: () => (/* binding */ orNull),
/* harmony export */   Xg: () => (/* binding */ asStepError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   hS: () => (/* binding */ InvalidInputs),
/* harmony export */   o9: () => (/* binding */ InvalidInput),
/* harmony export */   sN: () => (/* binding */ errorKinds),
/* harmony export */   wy: () => (/* binding */ isStepTimeout),
/* harmony export */   zg: () => (/* binding */ StepError)
/* harmony export */ });
const errorKinds = [
    'input',
    'authentication',
    'scope',
    'permission',
    'not-found',
    'not-mirrored',
    'license',
    'unsupported',
    'refused',
    'conflict',
    'paused',
    'sync-failed',
    'ref-mismatch',
    'stale',
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
class InvalidInput extends Error {
    withoutValue;
    constructor(message, value) {
        super(value === undefined ? message : `${message} (got ${quote(value)})`);
        this.withoutValue = message;
    }
}
const maxShownProblems = 20;
const maxShownLength = 2_000;
class InvalidInputs extends StepError {
    problems;
    omitted;
    constructor(problems, hint = 'Correct the inputs; no request was made.') {
        const shown = shownProblems(problems);
        const omitted = problems.slice(shown.length);
        const more = omitted.length > 0 ? `; and ${omitted.length} more, which the log lists` : '';
        super('input', problems.length === 1
            ? `Invalid input: ${problems[0]}`
            : `${problems.length} problems in the inputs: ${shown.join('; ')}${more}`, hint);
        this.problems = problems;
        this.omitted = omitted;
    }
}
function shownProblems(problems) {
    let length = 0;
    const count = problems.findIndex((problem, index) => {
        length += problem.length;
        return index === maxShownProblems || (index > 0 && length > maxShownLength);
    });
    return count < 0 ? problems : problems.slice(0, count);
}
class NetworkError extends Error {
}
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
function isStepTimeout(error) {
    return error instanceof StepError && error.kind === 'timeout';
}
function asStepError(error) {
    if (error instanceof StepError)
        return error;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return new StepError('internal', `This is a bug in gitlab-pull-mirror: ${text}`, 'Please report it, with this message and the version in use. The mirror itself may be fine, and it is safe to run the step again.', { cause: error });
}
async function orNull(request) {
    try {
        return await request();
    }
    catch (error) {
        if (error instanceof StepError && !['cancelled', 'internal'].includes(error.kind))
            return null;
        throw error;
    }
}
function quote(text) {
    return text.length <= 200 ? JSON.stringify(text) : `a value of ${text.length} characters`;
}


/***/ }),

/***/ 3339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ waitingLogIntervalMs)
/* harmony export */ });
const waitingLogIntervalMs = 30_000;


/***/ }),

/***/ 6413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ userAgent),
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
const version = '1.0.0';
const userAgent = `gitlab-pull-mirror/${version}`;


/***/ }),

/***/ 6593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ GitLab),
  i: () => (/* binding */ expiryWarning)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
// EXTERNAL MODULE: ./lib/base/log.js
var log = __nccwpck_require__(3339);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(4620);
// EXTERNAL MODULE: ./lib/base/clock.js
var base_clock = __nccwpck_require__(4743);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __nccwpck_require__(3831);
;// CONCATENATED MODULE: ./lib/network/http.js




const maxMiB = 16;
class Http {
    #client;
    #clock;
    #headers;
    #signal;
    constructor(userAgent, headers, clock) {
        this.#clock = clock;
        this.#headers = {
            ...headers,
            accept: 'application/json',
            'accept-encoding': 'identity',
            'cache-control': 'no-cache',
        };
        const handler = {
            prepareRequest: (options) => {
                if (this.#signal !== undefined)
                    options.signal = this.#signal;
                if (options.host)
                    options.host = options.host.replace(/^\[(.*)\]$/, '$1');
            },
            canHandleAuthentication: () => false,
            handleAuthentication: () => Promise.reject(new Error('unused')),
        };
        const options = {
            allowRedirects: false,
            allowRetries: false,
            keepAlive: true,
            socketTimeout: base_clock/* maxTimerMs */.SH,
        };
        this.#client = new lib/* HttpClient */.Qq(userAgent, [handler], options);
    }
    async send(request, timeoutMs, cancelled) {
        return (0,base_clock/* withTimeout */.wj)(this.#clock, timeoutMs, cancelled, async (signal) => {
            try {
                return await Promise.race([this.#response(request, signal), rejectOnAbort(signal)]);
            }
            catch (error) {
                const isKnown = error instanceof errors/* NetworkError */.Dr || error instanceof errors/* StepError */.zg;
                throw isKnown ? error : new errors/* NetworkError */.Dr(allMessages(error), { cause: error });
            }
        });
    }
    async #response({ method, url, body }, signal) {
        const text = body === undefined ? null : JSON.stringify(body);
        const contentType = text === null ? {} : { 'content-type': 'application/json' };
        this.#signal = signal;
        const pending = this.#client.request(method, url, text ?? (method === 'GET' ? null : ''), {
            ...this.#headers,
            ...contentType,
        });
        this.#signal = undefined;
        const { message } = await pending;
        const chunks = [];
        let bytes = 0;
        for await (const chunk of message) {
            bytes += chunk.length;
            if (bytes > maxMiB * 1024 * 1024) {
                message.destroy();
                throw new errors/* StepError */.zg('protocol', `The response to a ${method} request is larger than ${maxMiB} MiB.`, (0,explanations/* hint */.aK)('not-gitlab'));
            }
            chunks.push(chunk);
        }
        if (!message.complete)
            throw new errors/* NetworkError */.Dr('the connection broke in the middle of the response');
        return {
            status: message.statusCode ?? 0,
            headers: message.headers,
            text: Buffer.concat(chunks).toString('utf8'),
            serverTime: timeOf(message.headers),
        };
    }
}
function timeOf({ date, age }) {
    const time = Date.parse(date ?? '');
    if (Number.isNaN(time) || new Date(time).toUTCString() !== date)
        return null;
    return time + (/^\d{1,9}$/.test(age ?? '') ? Number(age) * 1_000 : 0);
}
function rejectOnAbort(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
function allMessages(error) {
    if (error instanceof AggregateError)
        return [...new Set(error.errors.map(allMessages))].join('; ');
    return (0,errors/* messageOf */.bD)(error);
}

// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __nccwpck_require__(4783);
// EXTERNAL MODULE: ./lib/gitlab/project.js
var project = __nccwpck_require__(510);
// EXTERNAL MODULE: ./lib/gitlab/response.js
var gitlab_response = __nccwpck_require__(3236);
// EXTERNAL MODULE: ./lib/gitlab/retry.js
var retry = __nccwpck_require__(7173);
// EXTERNAL MODULE: ./lib/gitlab/scheduler.js
var scheduler = __nccwpck_require__(4102);
// EXTERNAL MODULE: ./lib/gitlab/schema.js
var schema = __nccwpck_require__(536);
// EXTERNAL MODULE: ./lib/gitlab/token-types.js
var token_types = __nccwpck_require__(5386);
;// CONCATENATED MODULE: ./lib/gitlab/client.js











const triedOnceTimeoutMs = 5_000;
const dayMs = 86_400_000;
const soonDays = 14;
function expiryWarning({ expiresAt, serverTime }) {
    if (expiresAt === null || serverTime === null)
        return null;
    const days = Math.floor((Date.parse(expiresAt) - serverTime) / dayMs);
    if (days >= soonDays)
        return null;
    if (days < 0)
        return `The token expired on ${expiresAt}. Create a new one, and store it in its place.`;
    const left = days < 1 ? 'in less than a day' : days === 1 ? 'in 1 day' : `in ${days} days`;
    return `The token expires on ${expiresAt}, ${left}. Create a new one before then, and store it in its place.`;
}
const maxRedirects = 5;
const pathIsTaken = /\bpath has already been taken/i;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
class GitLab {
    connection;
    #bounds;
    #http;
    #log;
    #token = null;
    #lastResponseAt = Number.NEGATIVE_INFINITY;
    #isSilenceLogged = false;
    #lastDate = null;
    scheduler;
    constructor(connection, bounds, log, http = httpFor(connection, bounds)) {
        this.connection = connection;
        this.#bounds = bounds;
        this.scheduler = new scheduler/* RequestScheduler */.Jx(connection, bounds);
        this.#http = http;
        this.#log = log;
    }
    get serverTime() {
        return this.#lastDate && this.#lastDate.serverTime + this.#bounds.clock.now() - this.#lastDate.at;
    }
    project(idOrPath) {
        return new project/* Project */.MM(idOrPath, this.#request);
    }
    version() {
        return (0,project/* readVersion */.$4)(this.#request);
    }
    async mirrorsOfGroup(idOrPath) {
        const { mirrorsOfGroup } = await __nccwpck_require__.e(/* import() */ 72).then(__nccwpck_require__.bind(__nccwpck_require__, 9072));
        return mirrorsOfGroup(idOrPath, this.#request);
    }
    token() {
        this.#token ??= this.#readToken();
        return this.#token;
    }
    async #readToken() {
        const request = { method: 'GET', path: '/personal_access_tokens/self', isTriedOnce: true };
        const { response } = await this.#request(request);
        const record = new schema/* JsonRecord */.OD((0,gitlab_response/* parseResponse */.xp)(response, 'Reading the token'), 'the token');
        return {
            scopes: record.strings('scopes'),
            expiresAt: record.timestampOrNull('expires_at'),
            serverTime: response.serverTime,
        };
    }
    async namespaceId(path) {
        const response = await this.#get(`/namespaces/${encodeURIComponent(path)}`);
        try {
            const namespace = new schema/* JsonRecord */.OD((0,gitlab_response/* parseResponse */.xp)(response, 'Reading the namespace'), 'the namespace');
            const hasPath = namespace.string('full_path').toLowerCase() === path.toLowerCase();
            return hasPath ? namespace.positiveInteger('id') : null;
        }
        catch (error) {
            if (error instanceof gitlab_response/* ApiError */.hD && error.status === 404)
                return null;
            throw error;
        }
    }
    async createProject(attributes, exists) {
        let hasLostResponse = false;
        const url = `${this.connection.apiUrl}/projects`;
        const response = await this.#send({ method: 'POST', url, body: attributes, name: nameOf('POST', url) }, {
            beforeRetry: async (failure) => {
                if ((0,retry/* isRateLimited */.Jz)(failure))
                    return null;
                hasLostResponse = true;
                return (await exists()) ? 'created' : null;
            },
        });
        if (response === 'created')
            return response;
        try {
            new schema/* JsonRecord */.OD((0,gitlab_response/* parseResponse */.xp)(response, 'Creating the project'), 'the new project').positiveInteger('id');
            return 'created';
        }
        catch (error) {
            const isTaken = error instanceof gitlab_response/* ApiError */.hD && error.status === 400 && pathIsTaken.test(error.reason);
            if (isTaken)
                return hasLostResponse ? 'created' : 'taken';
            throw error;
        }
    }
    async #get(path) {
        return (await this.#request({ method: 'GET', path })).response;
    }
    #request = async ({ method, path, body, ...options }) => {
        let url = `${this.connection.apiUrl}${path}`;
        let name = nameOf(method, url);
        for (let redirects = 0;; redirects++) {
            const response = await this.#send({ method, url, body, name }, options);
            const { location } = response.headers;
            const isRedirect = redirectStatuses.has(response.status) && location !== undefined;
            if (method !== 'GET' || !isRedirect) {
                return { response, movedTo: redirects === 0 ? null : this.#projectIn(url) };
            }
            const target = URL.canParse(location, url) ? new URL(location, url) : null;
            const isAllowed = target?.origin === this.#server.origin && redirects < maxRedirects;
            if (!isAllowed)
                return { response, movedTo: null };
            url = target.href;
            if (redirects === 0)
                name = `${name} (redirected)`;
        }
    };
    get #server() {
        return new URL(this.connection.apiUrl);
    }
    #projectIn(url) {
        const { apiUrl } = this.connection;
        if (!url.startsWith(`${apiUrl}/`))
            return null;
        return /^\/projects\/(\d+)(?:[/?]|$)/.exec(url.slice(apiUrl.length))?.[1] ?? null;
    }
    async #send(request, { isTriedOnce = false, ...options }) {
        let responded = new AbortController();
        let isWatched = false;
        const exchange = {
            ...options,
            send: async (timeoutMs) => {
                if (!isWatched && (options.onFailure === undefined || timeoutMs > log/* waitingLogIntervalMs */.p)) {
                    isWatched = true;
                    void this.#reportSilence(request, responded.signal);
                }
                const response = await this.#sendOnce(request, timeoutMs);
                responded.abort();
                responded = new AbortController();
                isWatched = false;
                return response;
            },
            transientFailure: (result) => (typeof result !== 'string' && (0,retry/* isTransient */.dg)(result) ? result : null),
        };
        const { requestTimeoutMs, maxRetries } = this.connection;
        const limits = {
            bounds: this.#bounds,
            scheduler: this.scheduler,
            requestTimeoutMs: isTriedOnce ? Math.min(requestTimeoutMs, triedOnceTimeoutMs) : requestTimeoutMs,
            maxRetries: isTriedOnce ? 0 : maxRetries,
        };
        const { result, tries } = await (0,retry/* sendWithRetries */.HI)(exchange, limits).finally(() => responded.abort());
        const last = result ?? this.scheduler.finalRejection;
        if (last === null)
            throw timeoutError(request);
        if (last instanceof errors/* NetworkError */.Dr)
            throw this.#noResponse(request, tries, last);
        return last;
    }
    async #reportSilence(request, responded) {
        const { clock } = this.#bounds;
        const sentAt = clock.now();
        try {
            let leftMs = log/* waitingLogIntervalMs */.p;
            while (leftMs > 0) {
                await clock.sleep(leftMs, responded);
                leftMs = Math.max(sentAt, this.#lastResponseAt) + log/* waitingLogIntervalMs */.p - clock.now();
            }
        }
        catch {
            return;
        }
        if (this.#isSilenceLogged)
            return;
        this.#isSilenceLogged = true;
        this.#log(`${this.#server.host} has not responded to ${request.name} for ${(0,duration/* formatDuration */.a3)(log/* waitingLogIntervalMs */.p)}.`);
    }
    async #sendOnce(request, timeoutMs) {
        const { clock, cancelled, debug } = this.#bounds;
        const sentAt = clock.now();
        const report = (result) => debug(`${request.name} → ${result} in ${Math.round(clock.now() - sentAt)} ms`);
        try {
            const response = await this.#http.send(request, timeoutMs, cancelled);
            report(response.status);
            const { serverTime } = response;
            if (serverTime !== null)
                this.#lastDate = { serverTime, at: clock.now() };
            if (response.status !== 429)
                this.scheduler.resetPauses();
            this.#lastResponseAt = clock.now();
            this.#isSilenceLogged = false;
            return response;
        }
        catch (error) {
            if (error instanceof errors/* NetworkError */.Dr)
                report(error.message);
            throw error;
        }
    }
    #noResponse(request, tries, error) {
        return new errors/* StepError */.zg('network', `No response from ${this.#server.host} to ${request.name} (${tries === 1 ? '1 try' : `${tries} tries`}): ${error.message}`, (0,explanations/* hint */.aK)(noResponseExplanation(error.message)), { cause: error });
    }
}
function noResponseExplanation(message) {
    if (/certificate|altnames|self[- ]signed/i.test(message))
        return 'gitlab-certificate';
    return /tunneling socket|proxy/i.test(message) ? 'proxy' : 'gitlab-unreachable';
}
function httpFor({ userAgent, token, tokenType }, { clock }) {
    return new Http(userAgent, token_types/* tokenTypes */.H[tokenType].header(token), clock);
}
function timeoutError(request) {
    return new errors/* StepError */.zg('timeout', `The timeout was reached before GitLab responded to ${request.name}.`, (0,explanations/* hint */.aK)('slow-gitlab'));
}
function nameOf(method, url) {
    return `${method} ${new URL(url).pathname}`;
}


/***/ }),

/***/ 510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   MM: () => (/* binding */ Project),
/* harmony export */   Vd: () => (/* binding */ serverUrl),
/* harmony export */   Vn: () => (/* binding */ projectUrl)
/* harmony export */ });
/* unused harmony export shownMirror */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3831);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3236);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(536);




async function readVersion(send) {
    const { response } = await send({ method: 'GET', path: '/version' });
    return new _schema_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonRecord */ .OD((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, 'Reading the version of GitLab'), 'the version').string('version');
}
function serverUrl(apiUrl) {
    return apiUrl.replace(/\/api\/v4$/, '');
}
function projectUrl(apiUrl, idOrPath) {
    const path = idOrPath.split('/').map(encodeURIComponent).join('/');
    return `${serverUrl(apiUrl)}/${path.includes('/') ? path : `projects/${path}`}`;
}
const maxBranchNameLength = 1_024;
const branchesPerPage = 100;
class Project {
    #id;
    #send;
    #savesOnProject = false;
    #onFailure;
    constructor(idOrPath, send) {
        this.#id = encodeURIComponent(idOrPath);
        this.#send = send;
    }
    retryUntilDeadline(onFailure) {
        this.#onFailure = onFailure;
    }
    async mirror(options = {}) {
        const response = await this.#get('/mirror/pull', options);
        try {
            const mirror = (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePullMirror */ .MF)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, 'Reading the pull mirror'));
            if (mirror.settings === null)
                this.#savesOnProject = true;
            return { mirror, serverTime: response.serverTime };
        }
        catch (error) {
            if (!(error instanceof _response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
                throw error;
            if (error.status === 400 && /not mirrored/i.test(error.reason))
                return null;
            if (error.isMissingRoute)
                throw await this.#unsupported();
            throw error;
        }
    }
    async #unsupported() {
        const version = await (0,_base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(() => readVersion(this.#send));
        const name = version === null ? 'This version of GitLab' : `GitLab ${version}`;
        return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('unsupported', `${name} is not supported.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hint */ .aK)('unsupported'));
    }
    async record(options = {}) {
        return (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .parseProject */ .XB)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(await this.#get('', options), 'Reading the project'));
    }
    async save(attributes, currentUrl) {
        const action = 'Saving the mirror settings';
        if (!this.#savesOnProject) {
            const response = await this.#write('PUT', '/mirror/pull', attributes);
            try {
                const mirror = (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePullMirror */ .MF)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, action));
                return { mirror, serverTime: response.serverTime, hasRunTimes: true };
            }
            catch (error) {
                if (!(error instanceof _response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD && error.isMissingRoute))
                    throw error;
                this.#savesOnProject = true;
            }
        }
        const response = await this.#write('PUT', '', projectAttributes(attributes, currentUrl));
        const mirror = shownMirror((0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .parseProject */ .XB)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, action)));
        return { mirror, serverTime: response.serverTime, hasRunTimes: false };
    }
    async requestUpdate({ force = false } = {}) {
        const response = await this.#write('POST', '/mirror/pull', force ? { force: true } : undefined);
        const { serverTime } = response;
        try {
            (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, 'Requesting an update', true);
            return { paused: false, serverTime };
        }
        catch (error) {
            const isPaused = error instanceof _response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD && error.status === 403 && /on pause/i.test(error.reason);
            if (!isPaused)
                throw error;
            return { paused: true, serverTime };
        }
    }
    async ref(ref, options = {}) {
        const name = ref.replace(/^refs\/(heads|tags)\//, '');
        const isTag = ref.startsWith('refs/tags/');
        const response = await this.#get(`/repository/${isTag ? 'tags' : 'branches'}/${encodeURIComponent(name)}`, options);
        try {
            const record = new _schema_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonRecord */ .OD((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, `Reading ${ref}`), ref);
            if (record.string('name') !== name)
                return null;
            if (!isTag) {
                const commit = record.record('commit').sha('id');
                return { object: commit, commit };
            }
            const object = record.sha('target');
            return { object, commit: record.recordOrNull('commit')?.sha('id') ?? object };
        }
        catch (error) {
            const isMissing = error instanceof _response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD &&
                ['Branch', 'Tag', 'Repository'].some((what) => error.isMissing(what));
            if (isMissing)
                return null;
            throw error;
        }
    }
    async relation(a, b) {
        const response = await this.#get(`/repository/merge_base?refs[]=${a}&refs[]=${b}`);
        try {
            const base = new _schema_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonRecord */ .OD((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, 'Comparing two commits'), 'the merge base').sha('id');
            if (base === b)
                return 'ahead';
            return base === a ? 'behind' : 'diverged';
        }
        catch (error) {
            if (!(error instanceof _response_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
                throw error;
            if (error.isMissing('Merge Base'))
                return 'diverged';
            if (error.status === 400 || error.status === 404)
                return 'unknown';
            throw error;
        }
    }
    async protectedBranches() {
        const names = [];
        for (let page = 1;; page++) {
            const response = await this.#get(`/protected_branches?per_page=${branchesPerPage}&page=${page}`);
            const json = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response, 'Listing the protected branches');
            const records = (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonRecords */ .dr)(json, 'the protected branches');
            names.push(...records.map((record) => record.string('name', maxBranchNameLength)));
            if (records.length < branchesPerPage)
                return names;
        }
    }
    async #get(path, { isOptional = false, ...options } = {}) {
        const { response, movedTo } = await this.#send({
            ...options,
            method: 'GET',
            path: `/projects/${this.#id}${path}`,
            onFailure: isOptional ? undefined : this.#onFailure,
        });
        if (movedTo !== null)
            this.#id = movedTo;
        return response;
    }
    async #write(method, path, body) {
        const send = async () => {
            const request = { method, path: `/projects/${this.#id}${path}`, body, onFailure: this.#onFailure };
            return (await this.#send(request)).response;
        };
        const idBefore = this.#id;
        const response = await send();
        if (response.status !== 405 || !/moved projects/i.test(response.text))
            return response;
        await this.#get('');
        return this.#id === idBefore ? response : send();
    }
}
function shownMirror({ mirror, isMaintainer }) {
    if (mirror !== null)
        return mirror;
    if (isMaintainer) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('license', 'Pull mirroring is not available for this project.', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hint */ .aK)('license'));
    }
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('permission', 'GitLab does not show the mirror settings of the project with this token.', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hint */ .aK)('role'));
}
function projectAttributes(attributes, currentUrl) {
    const { enabled = true, url, auth_user: user, auth_password: password, ...others } = attributes;
    const result = { mirror: enabled, ...others };
    const upstream = url ?? (user === undefined && password === undefined ? null : currentUrl);
    if (typeof upstream === 'string')
        result.import_url = urlWithCredentials(upstream, user, password);
    return result;
}
function urlWithCredentials(url, user, password) {
    if (user === undefined && password === undefined)
        return url;
    const userinfo = [user ?? '', ...(password === undefined ? [] : [password])].map((part) => encodeURIComponent(String(part)));
    return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/i, (_, scheme) => `${scheme}${userinfo.join(':')}@`);
}


/***/ }),

/***/ 3236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pd: () => (/* binding */ isUnavailable),
/* harmony export */   gr: () => (/* binding */ isMissingProject),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   xp: () => (/* binding */ parseResponse)
/* harmony export */ });
/* unused harmony export reasonOf */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3831);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6948);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7173);





class ApiError extends _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg {
    status;
    reason;
    constructor(kind, response, reason, message, hintText) {
        super(kind, message, hintText);
        this.status = response.status;
        this.reason = reason;
    }
    get isMissingRoute() {
        return this.reason === '404 Not Found' || this.reason === '405 Not Allowed';
    }
    isMissing(what) {
        return this.status === 404 && this.reason.toLowerCase().startsWith(`404 ${what} not found`.toLowerCase());
    }
}
function isMissingProject(error) {
    return error instanceof ApiError && error.isMissing('Project');
}
function parseResponse(response, action, mayBeEmpty = false) {
    const { status, headers, text } = response;
    const isSuccess = status >= 200 && status < 300;
    if (isSuccess && text === '' && mayBeEmpty)
        return null;
    const json = parseJson(response);
    if (status >= 300 && status < 400) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('protocol', `${action} failed: the server returned ${status}, a redirect${destination(response)}, which is not followed: the step follows only redirects of GET requests, within gitlab-url, and only a few.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('not-gitlab'));
    }
    if (isUnavailable(status))
        throw unavailableError(response, action, json);
    if (json === undefined) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('protocol', `${action} failed: the server returned ${status} with ${headers['content-type'] ?? 'no content type'} instead of GitLab's JSON: ${pageText(text)}`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('not-gitlab'));
    }
    if (!isSuccess)
        throw rejectedError(response, action, reasonOf(json));
    return json;
}
function isUnavailable(status) {
    return status === 408 || status === 429 || status >= 500;
}
function parseJson({ headers, text }) {
    if (!/^application\/([\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? ''))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function pageText(text) {
    const title = /<title[^>]{0,200}>([^<]{0,1000})<\/title/i.exec(text.slice(0, 10_000))?.[1]?.trim();
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .textOrLength */ .Rr)(title || text.trim()) || '(nothing)';
}
function destination({ headers }) {
    const location = headers.location ?? '';
    const origin = URL.canParse(location) ? new URL(location).origin : null;
    return origin !== null && location.startsWith(origin) ? ` to ${origin}` : '';
}
function unavailableError(response, action, json) {
    const reason = json === undefined ? '' : reasonOf(json);
    const pauseMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .requestedDelayMs */ .a9)(response);
    const pause = pauseMs === null ? '' : ` GitLab requests a pause of ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(pauseMs)}.`;
    return new ApiError('unavailable', response, reason, `${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(failedText(response, action, reason))}${pause}`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)(response.status === 429 ? 'rate-limit' : 'gitlab-down'));
}
function failedText({ status }, action, reason) {
    if (reason.startsWith(String(status)))
        return `${action} failed: ${reason}`;
    return `${action} failed: GitLab returned ${status}${reason && ': '}${reason}`;
}
function reasonOf(json) {
    if (typeof json !== 'object' || json === null)
        return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .textOrLength */ .Rr)(String(json));
    const { message, error, error_description: description } = json;
    const texts = [message, error, description].filter((part) => part != null).map((part) => textOf(part));
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .textOrLength */ .Rr)(texts.join(': ') || textOf(json));
}
function textOf(part, depth = 0) {
    if (typeof part !== 'object' || part === null)
        return String(part);
    if (depth === 3)
        return '…';
    if (Array.isArray(part))
        return part.map((item) => textOf(item, depth + 1)).join(', ');
    return Object.entries(part)
        .map(([attribute, texts]) => `${attribute} ${textOf(texts, depth + 1)}`)
        .join('; ');
}
function rejectedError(response, action, reason) {
    const [kind, hintText] = kindAndHint(response.status, reason);
    return new ApiError(kind, response, reason, failedText(response, action, reason), hintText);
}
function kindAndHint(status, reason) {
    const explanation = (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .explanationOf */ .pg)(reason);
    if (explanation === 'token-scope')
        return ['scope', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)(explanation)];
    if (status === 401)
        return ['authentication', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('token-rejected')];
    if (status === 403)
        return ['permission', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('role')];
    if (status === 404) {
        return ['not-found', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)(explanation === 'group-not-found' ? explanation : 'project-not-found')];
    }
    if (/not mirrored/i.test(reason))
        return ['not-mirrored', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('not-mirrored')];
    if (/moved projects/i.test(reason)) {
        return [
            'not-found',
            'The project was moved or renamed while the step was running. Set project to its new path or its ID.',
        ];
    }
    return [
        'refused',
        explanation === null
            ? 'Correct the input that GitLab names in its message, then run the step again.'
            : (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)(explanation),
    ];
}


/***/ }),

/***/ 7173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ sendWithRetries),
/* harmony export */   Jz: () => (/* binding */ isRateLimited),
/* harmony export */   a9: () => (/* binding */ requestedDelayMs),
/* harmony export */   dg: () => (/* binding */ isTransient)
/* harmony export */ });
/* unused harmony export retryDelayMs */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);

const lastRetryMs = 1_000;
async function sendWithRetries(exchange, { bounds, scheduler, requestTimeoutMs, maxRetries }) {
    const { priority = 'next', cost = 1, onStart, beforeRetry, onFailure } = exchange;
    const allowedRetries = onFailure === undefined ? maxRetries : Number.POSITIVE_INFINITY;
    const { clock, deadline, cancelled } = bounds;
    const sendOnce = async () => {
        const timeoutMs = Math.min(requestTimeoutMs, Math.max(1, deadline - clock.now()));
        try {
            return await exchange.send(timeoutMs);
        }
        catch (error) {
            if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr))
                throw error;
            return clock.now() < deadline ? error : null;
        }
    };
    const delayAfter = (failure, retries) => {
        const rateLimited = cost > 0 && isRateLimited(failure) ? failure : null;
        const exponent = rateLimited === null ? retries : Math.max(retries, scheduler.pauses);
        const delayMs = retryDelayMs(failure, exponent, bounds.random());
        const lastRetryInMs = deadline - lastRetryMs - clock.now();
        const mayShorten = onFailure !== undefined && requestedDelayMs(failure) === null && lastRetryInMs > 0;
        const ms = mayShorten ? Math.min(delayMs, lastRetryInMs) : delayMs;
        if (rateLimited !== null)
            scheduler.pauseAll(ms, rateLimited);
        return ms;
    };
    let last = null;
    for (let retries = 0;; retries++) {
        const attempt = await scheduler.schedule(priority, async () => {
            if (retries === 0)
                onStart?.();
            const result = await sendOnce();
            const failure = result === null ? null : exchange.transientFailure(result);
            if (failure !== null)
                onFailure?.(describeFailure(failure));
            return { result, retry: failure && { failure, delayMs: delayAfter(failure, retries) } };
        }, cost);
        if (attempt === null || attempt.result === null)
            return { result: last, tries: retries };
        const { result, retry } = attempt;
        if (retry === null || retries === allowedRetries || clock.now() + retry.delayMs >= deadline) {
            return { result, tries: retries + 1 };
        }
        last = result;
        await clock.sleep(retry.delayMs, cancelled);
        const done = (await beforeRetry?.(retry.failure)) ?? null;
        if (done !== null)
            return { result: done, tries: retries + 1 };
    }
}
const transientStatuses = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]);
const firstBackoffMs = 500;
const maxBackoffMs = 30_000;
const firstRateLimitMs = 3_000;
function isTransient(result) {
    return result instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr || transientStatuses.has(result.status);
}
function isRateLimited(result) {
    return 'status' in result && result.status === 429;
}
function retryDelayMs(failure, exponent, random) {
    const requestedMs = requestedDelayMs(failure);
    if (requestedMs !== null)
        return requestedMs;
    if (isRateLimited(failure)) {
        return (0.8 + random / 5) * Math.min(maxBackoffMs, firstRateLimitMs * 2 ** exponent);
    }
    return Math.max(1, random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** exponent));
}
function describeFailure(failure) {
    return 'status' in failure ? `GitLab returned ${failure.status}` : failure.message;
}
function requestedDelayMs(failure) {
    const ms = 'status' in failure ? delayInHeadersMs(failure) : null;
    return ms !== null && ms > 0 ? ms : null;
}
function delayInHeadersMs({ status, headers, serverTime }) {
    const retryAfter = headers['retry-after'];
    if (retryAfter !== undefined) {
        if (/^\d{1,9}$/.test(retryAfter.trim()))
            return Number(retryAfter) * 1_000;
        const date = Date.parse(retryAfter);
        if (!Number.isNaN(date) && serverTime !== null)
            return date - serverTime;
    }
    const reset = String(headers['ratelimit-reset']);
    if (status === 429 && /^\d+$/.test(reset) && serverTime !== null) {
        return Number(reset) * 1_000 - serverTime;
    }
    return null;
}


/***/ }),

/***/ 4102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ RequestScheduler),
/* harmony export */   Wp: () => (/* binding */ spacingMs)
/* harmony export */ });
/* unused harmony export burstOf */
class RequestScheduler {
    #bounds;
    #concurrency;
    #spacingMs;
    #burst;
    #next = [];
    #new = [];
    #polls = [];
    #inFlight = 0;
    #evenAt;
    #pausedUntil = 0;
    #lastRejection = null;
    #pauses = 0;
    #hasTimer = false;
    #waitingMirrors = 0;
    constructor({ concurrency, requestsPerMinute }, bounds) {
        this.#bounds = bounds;
        this.#concurrency = concurrency;
        this.#spacingMs = spacingMs(requestsPerMinute);
        this.#burst = burstOf(requestsPerMinute);
        this.#evenAt = bounds.clock.now();
        bounds.cancelled.addEventListener('abort', () => this.#sendWaiting(), { once: true });
    }
    get finalRejection() {
        return this.#pausedUntil >= this.#bounds.deadline ? this.#lastRejection : null;
    }
    get pauses() {
        return this.#pauses;
    }
    get roundMs() {
        return this.#waitingMirrors * this.#spacingMs;
    }
    async countAsWaiting(work) {
        this.#waitingMirrors++;
        try {
            return await work();
        }
        finally {
            this.#waitingMirrors--;
        }
    }
    async schedule(priority, send, cost = 1) {
        if (!(await this.#untilAllowed(priority, cost)))
            return null;
        try {
            return await send();
        }
        finally {
            this.#inFlight--;
            this.#sendWaiting();
        }
    }
    pauseAll(ms, rejection) {
        const now = this.#bounds.clock.now();
        if (now >= this.#pausedUntil)
            this.#pauses++;
        if (now + ms <= this.#pausedUntil)
            return;
        this.#pausedUntil = now + ms;
        this.#lastRejection = rejection;
        this.#sendWaiting();
    }
    resetPauses() {
        if (this.#bounds.clock.now() >= this.#pausedUntil)
            this.#pauses = 0;
    }
    #untilAllowed(priority, cost) {
        return new Promise((resolve, reject) => {
            const waiter = { priority, cost, resolve, reject };
            if (priority === 'next')
                this.#next.push(waiter);
            else if (priority === 'new')
                this.#new.push(waiter);
            else
                this.#polls.splice(indexFor(priority, this.#polls), 0, waiter);
            this.#sendWaiting();
        });
    }
    #sendWaiting() {
        const { clock, deadline, cancelled } = this.#bounds;
        if (cancelled.aborted) {
            for (const { reject } of this.#removeAll())
                reject(cancelled.reason);
            return;
        }
        for (;;) {
            const now = clock.now();
            if (now >= deadline || this.#pausedUntil >= deadline) {
                for (const { resolve } of this.#removeAll())
                    resolve(false);
                return;
            }
            if (this.#inFlight >= (this.#pauses > 0 ? 1 : this.#concurrency))
                return;
            const queue = this.#firstQueue(deadline - now);
            const waiter = queue === this.#polls ? queue.at(-1) : queue[0];
            if (waiter === undefined)
                return;
            const burstMs = (this.#burst - waiter.cost) * this.#spacingMs;
            const at = Math.max(this.#pausedUntil, waiter.cost === 0 ? now : this.#evenAt - burstMs);
            if (at > now) {
                this.#setTimer(Math.min(at, deadline) - now);
                return;
            }
            this.#evenAt = Math.max(this.#evenAt, now) + waiter.cost * this.#spacingMs;
            this.#inFlight++;
            if (queue === this.#polls)
                queue.pop();
            else
                queue.shift();
            waiter.resolve(true);
        }
    }
    #firstQueue(leftMs) {
        const queues = [this.#next, this.#new, this.#polls];
        if (this.roundMs >= leftMs)
            queues.unshift(this.#polls);
        return queues.find(({ length }) => length > 0) ?? this.#next;
    }
    #setTimer(ms) {
        if (this.#hasTimer)
            return;
        this.#hasTimer = true;
        const { clock, cancelled } = this.#bounds;
        void clock
            .sleep(ms, cancelled)
            .catch(() => { })
            .then(() => {
            this.#hasTimer = false;
            this.#sendWaiting();
        });
    }
    #removeAll() {
        return [...this.#next.splice(0), ...this.#new.splice(0), ...this.#polls.splice(0)];
    }
}
function indexFor(dueAt, polls) {
    let low = 0;
    let high = polls.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (Number(polls[middle]?.priority) <= dueAt)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
const minuteMs = 60_000;
const slackMs = 1_000;
function burstOf(requestsPerMinute) {
    return Math.max(1, Math.floor(requestsPerMinute / 20));
}
function spacingMs(requestsPerMinute) {
    return (minuteMs + slackMs) / (requestsPerMinute - burstOf(requestsPerMinute) + 1);
}


/***/ }),

/***/ 536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GR: () => (/* binding */ updateStatuses),
/* harmony export */   MF: () => (/* binding */ parsePullMirror),
/* harmony export */   OD: () => (/* binding */ JsonRecord),
/* harmony export */   Wf: () => (/* binding */ isFullSha),
/* harmony export */   XB: () => (/* binding */ parseProject),
/* harmony export */   dr: () => (/* binding */ jsonRecords),
/* harmony export */   i$: () => (/* binding */ parseStatus),
/* harmony export */   jk: () => (/* binding */ arrayOf),
/* harmony export */   us: () => (/* binding */ maxRegexLength)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3831);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6948);



const updateStatuses = {
    none: null,
    scheduled: 'queued',
    started: 'running',
    finished: null,
    failed: null,
    canceled: null,
};
const maintainerLevel = 40;
const maxUrlLength = 4_096;
const maxRegexLength = 1_024;
const timestamp = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?$/;
function parsePullMirror(json) {
    const record = new JsonRecord(json, 'the pull mirror');
    return {
        id: record.positiveIntegerOrNull('id'),
        ...parseStatus(record.string('update_status')),
        lastError: shorten(record.stringOrNull('last_error')),
        lastUpdateAt: record.timestampOrNull('last_update_at'),
        lastUpdateStartedAt: record.timestampOrNull('last_update_started_at'),
        lastSuccessfulUpdateAt: record.timestampOrNull('last_successful_update_at'),
        url: record.stringOrNull('url', maxUrlLength),
        settings: record.has('enabled') ? parseSettings(record, 'enabled') : null,
    };
}
function parseProject(json) {
    const record = new JsonRecord(json, 'the project');
    const permissions = record.recordOrNull('permissions');
    const levels = ['project_access', 'group_access'].flatMap((key) => permissions?.recordOrNull(key)?.positiveIntegerOrNull('access_level') ?? []);
    return {
        id: record.positiveInteger('id'),
        path: record.projectPath('path_with_namespace'),
        mirror: record.has('mirror') ? parseMirrorOfProject(record) : null,
        isMaintainer: levels.length > 0 ? Math.max(...levels) >= maintainerLevel : null,
        inactive: inactiveReason(record),
    };
}
function inactiveReason(record) {
    if (record.boolean('archived'))
        return 'archived';
    return record.stringOrNull('marked_for_deletion_on') === null ? null : 'marked for deletion';
}
function parseMirrorOfProject(record) {
    return {
        id: null,
        ...parseStatus(record.stringOrNull('import_status') ?? 'none'),
        lastError: shorten(record.stringOrNull('import_error')),
        lastUpdateAt: null,
        lastUpdateStartedAt: null,
        lastSuccessfulUpdateAt: null,
        url: record.stringOrNull('import_url', maxUrlLength),
        settings: parseSettings(record, 'mirror'),
    };
}
function parseSettings(record, enabledKey) {
    return {
        enabled: record.boolean(enabledKey),
        mirrorTriggerBuilds: record.boolean('mirror_trigger_builds'),
        onlyMirrorProtectedBranches: record.boolean('only_mirror_protected_branches'),
        mirrorOverwritesDivergedBranches: record.boolean('mirror_overwrites_diverged_branches'),
        mirrorBranchRegex: record.has('mirror_branch_regex')
            ? record.stringOrNull('mirror_branch_regex', maxRegexLength) || null
            : undefined,
    };
}
function shorten(message) {
    return message && (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .searchedPart */ .dQ)(message);
}
function parseStatus(text) {
    return Object.hasOwn(updateStatuses, text)
        ? { status: text }
        : { status: 'none', unknownStatus: text };
}
class JsonRecord {
    #fields;
    #name;
    constructor(json, name) {
        if (typeof json !== 'object' || json === null || Array.isArray(json)) {
            throw wrongType(name, 'an object', json);
        }
        this.#fields = new Map(Object.entries(json));
        this.#name = name;
    }
    has(key) {
        return this.#fields.has(key);
    }
    string(key, maxLength = Number.POSITIVE_INFINITY) {
        const text = this.#expect(key, 'a string', (value) => typeof value === 'string');
        this.#check(key, `is longer than ${maxLength} characters`, text.length <= maxLength);
        return text;
    }
    stringOrNull(key, maxLength) {
        return this.#isNull(key) ? null : this.string(key, maxLength);
    }
    projectPath(key) {
        const path = this.string(key, maxUrlLength);
        const isPath = /^[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+$/u.test(path);
        this.#check(key, 'is not the full path of a project', isPath);
        return path;
    }
    sha(key) {
        const text = this.string(key);
        this.#check(key, 'is not a full SHA', isFullSha(text));
        return text;
    }
    timestampOrNull(key) {
        const text = this.stringOrNull(key, 64);
        if (text !== null) {
            this.#check(key, 'is not a timestamp', timestamp.test(text) && !Number.isNaN(Date.parse(text)));
        }
        return text;
    }
    positiveInteger(key) {
        const number = this.#expect(key, 'a number', (value) => typeof value === 'number');
        this.#check(key, 'is not a positive whole number', Number.isSafeInteger(number) && number > 0);
        return number;
    }
    positiveIntegerOrNull(key) {
        return this.#isNull(key) ? null : this.positiveInteger(key);
    }
    boolean(key) {
        if (this.#isNull(key))
            return false;
        return this.#expect(key, 'true, false or null', (value) => typeof value === 'boolean');
    }
    record(key) {
        return new JsonRecord(this.#fields.get(key), `${key} of ${this.#name}`);
    }
    recordOrNull(key) {
        return this.#isNull(key) ? null : this.record(key);
    }
    strings(key) {
        return this.#expect(key, 'an array of strings', (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'));
    }
    #isNull(key) {
        return this.#fields.get(key) == null;
    }
    #expect(key, expected, isExpected) {
        const value = this.#fields.get(key);
        if (!isExpected(value))
            throw wrongType(`${key} of ${this.#name}`, expected, value);
        return value;
    }
    #check(key, problem, isRight) {
        if (!isRight)
            throw unexpectedError(`${key} of ${this.#name} ${problem}`);
    }
}
function isFullSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function arrayOf(json, name) {
    if (!Array.isArray(json))
        throw wrongType(name, 'an array', json);
    return json;
}
function jsonRecords(json, name) {
    return arrayOf(json, name).map((item) => new JsonRecord(item, `an item of ${name}`));
}
function wrongType(name, expected, value) {
    return unexpectedError(`${name} should be ${expected}, but it is ${typeName(value)}`);
}
function unexpectedError(problem) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('protocol', `The response is JSON but not GitLab's: ${problem}.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hint */ .aK)('not-gitlab'));
}
function typeName(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}


/***/ }),

/***/ 5386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ tokenTypes),
/* harmony export */   S: () => (/* binding */ tokenTypeNames)
/* harmony export */ });
const tokenTypes = {
    'private-token': {
        header: (token) => ({ 'private-token': token }),
        meaning: 'personal, group or project access token',
    },
    bearer: { header: (token) => ({ authorization: `Bearer ${token}` }), meaning: 'OAuth token' },
};
const tokenTypeNames = Object.keys(tokenTypes);


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8864);
/* harmony import */ var _platform_actions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1194);
/* harmony import */ var _platform_process_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8402);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1077);




const programs = {
    action,
    command: () => __nccwpck_require__.e(/* import() */ 783).then(__nccwpck_require__.bind(__nccwpck_require__, 2164)),
    gather: () => __nccwpck_require__.e(/* import() */ 203).then(__nccwpck_require__.bind(__nccwpck_require__, 3203)),
};
await programs[globalThis.gitlabPullMirrorProgram ?? 'action']();
function action() {
    return (0,_platform_process_js__WEBPACK_IMPORTED_MODULE_2__/* .runProgram */ .m)(async (bounds) => {
        const platform = (0,_platform_actions_js__WEBPACK_IMPORTED_MODULE_1__/* .actionsPlatform */ .VH)();
        return platform.report(await (0,_step_js__WEBPACK_IMPORTED_MODULE_3__/* .runStep */ .e)((0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_platform_actions_js__WEBPACK_IMPORTED_MODULE_1__/* .readInput */ .R5), platform, bounds));
    }, [process.stdout]);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uh: () => (/* binding */ groupProblems),
/* harmony export */   nz: () => (/* binding */ shardOfGroup),
/* harmony export */   v8: () => (/* binding */ groupJob)
/* harmony export */ });
/* harmony import */ var _parse_job_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9524);

const forbiddenWithGroup = ['url', 'auth-user', 'auth-password', 'enabled'];
function groupProblems(raw, values) {
    const problem = (name) => `${name}: cannot be combined with group; put the mirrors into a list`;
    return [
        ...(raw.project ? ['group: cannot be combined with project; set one of them'] : []),
        ...(raw.mirrors ? ['group: cannot be combined with mirrors; set one of them'] : []),
        ...forbiddenWithGroup.filter((name) => raw[name]).map(problem),
        ...(values.createProject ? [problem('create-project')] : []),
        ...(values.verifyRefs && values.verifyRefs.refs.length > 0
            ? ['verify-refs: must be all if group is set, since each mirror has its own refs']
            : []),
    ];
}
function groupJob(idOrPath, shard, values, dryRun) {
    const job = (0,_parse_job_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorJob */ .vp)({ ...values, project: idOrPath }, dryRun);
    return job && { idOrPath, shard, job };
}
function shardOfGroup(mirrors, shard) {
    return mirrors.filter(({ id }) => shard === null || id % shard.of === shard.number - 1);
}


/***/ }),

/***/ 8864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   TL: () => (/* binding */ parseInputs),
/* harmony export */   _y: () => (/* binding */ secretInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7594);
/* harmony import */ var _text_encoding_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(806);
/* harmony import */ var _group_input_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1639);
/* harmony import */ var _parse_job_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9524);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4565);






function readInputs(read) {
    const texts = _table_js__WEBPACK_IMPORTED_MODULE_5__/* .inputList */ .Ds.map((input) => [input.name, read(input.name).trim() || (input.default ?? '')]);
    return Object.fromEntries(texts);
}
function secretInputs(raw) {
    const ofStep = _table_js__WEBPACK_IMPORTED_MODULE_5__/* .inputList */ .Ds.filter(({ scope, variable }) => scope === 'step' && variable !== undefined);
    return [...ofStep.map(({ name }) => raw[name]), ...(0,_parse_job_js__WEBPACK_IMPORTED_MODULE_4__/* .mirrorSecrets */ .pp)(raw)].filter((secret) => secret !== '');
}
const missingToken = `token: missing; set it to an access token with the api scope (for the command: the environment variable ${_table_js__WEBPACK_IMPORTED_MODULE_5__/* .inputs */ .QL.token.variable}). In a workflow, the secret does not exist, or the event (such as a pull request from a fork) has no access to it`;
async function parseInputs(raw, sources, known = []) {
    const missing = raw.token === '' ? [missingToken] : [];
    const stepKeys = (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .keysOf */ .YD)('step');
    const step = (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTexts */ .oh)(stepKeys, raw);
    const mirror = (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTexts */ .oh)(_table_js__WEBPACK_IMPORTED_MODULE_5__/* .entryKeys */ .rW, raw);
    const layer = { texts: raw, values: mirror.values };
    const { caCertificates, invalid } = await readCertificateInput(raw['ca-certificate'], sources);
    const { problems, ...mirrors } = await parseMirrorInputs(raw, layer, step.values, sources);
    const all = [
        ...missing,
        ...mirror.invalid.map(asProblem),
        ...problems,
        ...[...step.invalid, ...invalid, ...known].map(asProblem),
    ];
    if (all.length > 0 || !(0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .isComplete */ .As)(stepKeys, step.values))
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .hS(all);
    return { ...step.values, ...mirrors, caCertificates };
}
function asProblem({ name, error }) {
    return `${name}: ${error.message}`;
}
async function readCertificateInput(text, { readFile }) {
    if (text === '')
        return { caCertificates: [], invalid: [] };
    const { readCertificates } = await __nccwpck_require__.e(/* import() */ 56).then(__nccwpck_require__.bind(__nccwpck_require__, 5056));
    try {
        return { caCertificates: readCertificates(text, readFile), invalid: [] };
    }
    catch (error) {
        if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInput */ .o9))
            throw error;
        return { caCertificates: [], invalid: [{ name: 'ca-certificate', error }] };
    }
}
function parseMirrorInputs(raw, layer, values, sources) {
    if (raw.group !== '')
        return parseGroupInput(raw, layer, values);
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .isForMany */ .NL)(raw) ? parseListInput(raw, layer, values, sources) : parseProjectInput(raw, layer, values);
}
const noList = { entries: [], listedSecrets: [], listedVariables: [] };
function parseGroupInput(raw, { values }, { group, shard, dryRun = false }) {
    const others = { ...values, authUser: undefined, createProject: undefined };
    const problems = [...(0,_group_input_js__WEBPACK_IMPORTED_MODULE_3__/* .groupProblems */ .Uh)(raw, values), ...(0,_parse_job_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidCombinations */ .Gg)(others).map(asProblem)];
    const job = group === undefined ? null : (0,_group_input_js__WEBPACK_IMPORTED_MODULE_3__/* .groupJob */ .v8)(group, shard ?? null, values, dryRun);
    return { ...noList, jobs: [], groupJob: job, problems };
}
function parseProjectInput(raw, { values }, { dryRun = false }) {
    const problems = (0,_parse_job_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidCombinations */ .Gg)(values).map(asProblem);
    if (raw.project === '') {
        problems.unshift('project: missing; set it to the numeric ID or the full path (group/sub/project) of the mirror, or set mirrors or group');
    }
    if (raw.shard !== '')
        problems.push('shard: needs mirrors or group');
    const job = (0,_parse_job_js__WEBPACK_IMPORTED_MODULE_4__/* .mirrorJob */ .vp)(values, dryRun);
    return { ...noList, jobs: job === null ? [] : [job], groupJob: null, problems };
}
const forbiddenWithMirrors = ['url', 'auth-user', 'auth-password'];
async function parseListInput(raw, layer, { dryRun = false, shard }, sources) {
    const { parseMirrors } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(920)]).then(__nccwpck_require__.bind(__nccwpck_require__, 920));
    const values = { ...layer.values, authUser: undefined };
    const list = parseMirrors(raw.mirrors, { ...layer, values }, shard ?? null, sources);
    const problems = [
        ...(raw.project === '' ? [] : ['mirrors: cannot be combined with project; set one of them']),
        ...forbiddenWithMirrors
            .filter((name) => raw[name] !== '')
            .map((name) => `${name}: cannot be combined with mirrors; put it into the list or its defaults`),
        ...list.problems,
    ];
    const jobs = list.mirrors.flatMap((values) => (0,_parse_job_js__WEBPACK_IMPORTED_MODULE_4__/* .mirrorJob */ .vp)(values, dryRun) ?? []);
    const { entries, secrets: listedSecrets, variables: listedVariables } = list;
    return { jobs, groupJob: null, entries, listedSecrets, listedVariables, problems };
}
const maxFileBytes = 32 * 1024 * 1024;
function readTextFile(path) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (!stats.isFile())
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInput */ .o9('the file is not a regular file');
    if (stats.size > maxFileBytes)
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInput */ .o9(`the file is larger than ${maxFileBytes} bytes`);
    return (0,_text_encoding_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeText */ .g)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
}


/***/ }),

/***/ 9524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ invalidCombinations),
/* harmony export */   pp: () => (/* binding */ mirrorSecrets),
/* harmony export */   vp: () => (/* binding */ mirrorJob)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4369);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1814);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4565);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7035);





const passwordUsers = new Set(['x-access-token', 'x-token-auth', 'oauth2', 'gitlab-ci-token']);
function invalidCombinations(values) {
    const invalid = [];
    const add = (name, message) => invalid.push({ name, error: new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9(message) });
    if (values.onlyMirrorProtectedBranches && typeof values.mirrorBranchRegex === 'string') {
        add('mirror-branch-regex', 'cannot be combined with only-mirror-protected-branches: true, since GitLab applies one filter; set one of them');
    }
    if (values.authUser !== undefined && passwordUsers.has(values.authUser) && !('authPassword' in values)) {
        add('auth-password', 'missing; this auth-user needs a password. Check that the secret is set');
    }
    if (values.createProject && !('url' in values)) {
        add('create-project', 'needs url, the upstream of the new project');
    }
    if (values.createProject && (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumericId */ .tQ)(values.project ?? '')) {
        add('create-project', 'needs project as a full path (group/sub/project), since GitLab assigns the IDs');
    }
    if (values.verifyRefs && values.wait === false) {
        add('verify-refs', 'cannot be combined with wait: false, since refs are verified after the update');
    }
    return invalid;
}
const mirrorKeys = (0,_table_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)('mirror');
const settingKeys = (0,_table_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)('setting');
function mirrorJob(values, dryRun) {
    const own = pick(values, mirrorKeys);
    if (!(0,_table_js__WEBPACK_IMPORTED_MODULE_3__/* .isComplete */ .As)(mirrorKeys, own))
        return null;
    const { createProject, visibility, verifyRefs = null, maxAgeMs = null, ...rest } = own;
    const newProjectVisibility = createProject ? visibility : null;
    return { ...rest, desired: pick(values, settingKeys), newProjectVisibility, verifyRefs, maxAgeMs, dryRun };
}
function pick(values, keys) {
    const picked = {};
    for (const key of keys)
        if (values[key] !== undefined)
            picked[key] = values[key];
    return picked;
}
function mirrorSecrets(texts) {
    const { url = '', 'auth-user': user = '', 'auth-password': password = '' } = texts;
    const found = [...secretsAmong(user, password, url), ...secretsIn(url).flatMap(_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .rawAndDecoded */ .gl)];
    return found.filter((secret) => secret !== '');
}
function secretsAmong(user, password, url) {
    return (0,_text_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretUser */ .I0)(user, password, url) ? [user, password] : [password];
}
function secretsIn(url) {
    const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url)?.[1];
    if (userinfo === undefined || /^[*:]+$/.test(userinfo))
        return [];
    const [user = '', ...password] = userinfo.split(':');
    return secretsAmong(user, password.join(':'), url);
}


/***/ }),

/***/ 4565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   Ds: () => (/* binding */ inputList),
/* harmony export */   NL: () => (/* binding */ isForMany),
/* harmony export */   QL: () => (/* binding */ inputs),
/* harmony export */   V0: () => (/* binding */ sections),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   oh: () => (/* binding */ parseTexts),
/* harmony export */   rW: () => (/* binding */ entryKeys)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _gitlab_token_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5386);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7035);



const sections = {
    connection: 'Connection and project',
    upstream: 'Upstream',
    settings: 'Settings of the mirror',
    update: 'Update',
    many: 'Lists and groups',
    network: 'Network and polling',
};
const table = {
    apiUrl: { name: 'gitlab-url', section: 'connection', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .apiBaseUrl */ .tj), default: 'https://gitlab.com', inListCommand: true,
        description: 'Base URL of GitLab. May contain a path (relative URL root), and may end in `/` or `/api/v4`' },
    token: { name: 'token', section: 'connection', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .accessToken */ .aS), requiredIn: 'step', variable: 'GITLAB_TOKEN', inListCommand: true,
        description: 'Access token with the `api` scope, of a user with the role Maintainer or Owner on the project' },
    tokenType: { name: 'token-type', section: 'connection', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(..._gitlab_token_types_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenTypeNames */ .S), default: 'private-token', inListCommand: true,
        description: `Type of the token: ${_gitlab_token_types_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenTypeNames */ .S.map((name) => `\`${name}\` (${_gitlab_token_types_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenTypes */ .H[name].meaning})`).join(' or ')}` },
    project: { name: 'project', section: 'connection', scope: 'mirror', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .projectIdOrPath */ .VU), requiredIn: 'entry',
        description: 'Numeric ID or full path (`group/sub/project`) of the mirror. Set exactly one of `project`, `mirrors` and `group`' },
    url: { name: 'url', section: 'upstream', scope: 'setting', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .upstreamUrl */ .DH),
        description: 'URL of the upstream repository (http, https, ssh or git), without credentials' },
    authUser: { name: 'auth-user', section: 'upstream', scope: 'setting', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .credential */ .eE), variable: 'MIRROR_USER',
        description: 'User name for the upstream. Treated as a secret if there is no password or only a placeholder (`x-oauth-basic`, `x-token-auth`), or if it looks like a token' },
    authPassword: { name: 'auth-password', section: 'upstream', scope: 'setting', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .credential */ .eE), variable: 'MIRROR_PASSWORD',
        description: 'Password or token for the upstream. GitLab never returns it, so every run saves it again. Without `url`, the stored upstream must use https or ssh' },
    enabled: { name: 'enabled', section: 'settings', scope: 'setting', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM,
        description: '`false` stops mirroring, and keeps the project; no update follows. If not set: `true` with `url`, otherwise unchanged' },
    mirrorTriggerBuilds: { name: 'mirror-trigger-builds', section: 'settings', scope: 'setting', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM,
        description: 'Whether updates trigger pipelines' },
    onlyMirrorProtectedBranches: { name: 'only-mirror-protected-branches', section: 'settings', scope: 'setting', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM,
        description: 'Whether only protected branches are mirrored. `true` removes `mirror-branch-regex`' },
    mirrorOverwritesDivergedBranches: { name: 'mirror-overwrites-diverged-branches', section: 'settings', scope: 'setting', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM,
        description: 'Whether branches that have diverged from upstream are overwritten' },
    mirrorBranchRegex: { name: 'mirror-branch-regex', section: 'settings', scope: 'setting', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((regex) => (regex === 'none' ? null : regex)),
        description: 'Mirror only branches whose name contains a match of this RE2 regex; `none` removes the filter. Needs GitLab 16.0 or later. Cannot be combined with `only-mirror-protected-branches: true`, which it turns off on GitLab' },
    createProject: { name: 'create-project', section: 'settings', scope: 'mirror', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM, default: 'false',
        description: 'Create the project if it does not exist. `project` must be a path in an existing namespace, and `url` must be set. A project access token cannot create projects' },
    visibility: { name: 'visibility', section: 'settings', scope: 'mirror', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)('private', 'internal', 'public'), default: 'private',
        description: 'Visibility of a project that the step creates: `private`, `internal` or `public`' },
    sync: { name: 'sync', section: 'update', scope: 'mirror', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .syncMode */ .t4, default: 'true',
        description: '`true` requests an update, which GitLab may postpone by up to five minutes; `immediate` starts one now; `false` requests none, and does not wait for the one that GitLab starts after a changed setting' },
    wait: { name: 'wait', section: 'update', scope: 'mirror', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM, default: 'true',
        description: 'Wait until the update has finished, and fail the step if it fails' },
    verifyRefs: { name: 'verify-refs', section: 'update', scope: 'mirror', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .desiredRefs */ .P4),
        description: 'Refs that must be on GitLab, one per line: `refs/tags/v1.2.3=<full sha>` (at that commit), `refs/heads/main` (at any commit), or `all` (every branch and tag that is mirrored, at the same object as upstream). Requires `wait: true`. With `sync: false`, they are checked once' },
    maxAgeMs: { name: 'max-age', section: 'update', scope: 'mirror', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0),
        description: 'Fail (`stale`) if, at the end of the step, no update has succeeded within this time; a dry run only warns. With `sync: false`, and without `url`, credentials and settings, the step is a monitor: it changes nothing' },
    resume: { name: 'resume', section: 'update', scope: 'mirror', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM, default: 'true',
        description: 'Resume a mirror that GitLab has paused after too many failures. Saving settings, as `sync: immediate` does, resumes it even if this is `false`' },
    timeoutMs: { name: 'timeout', section: 'update', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0), default: '15m', inListCommand: true,
        description: 'Maximum duration of the step' },
    pollIntervalMs: { name: 'poll-interval', section: 'network', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0), default: '1s',
        description: 'Initial interval between status polls. It grows to at most 15 times this, or further if `requests-per-minute` requires it' },
    requestTimeoutMs: { name: 'request-timeout', section: 'network', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0), default: '30s', inListCommand: true,
        description: 'Maximum duration of one HTTP request (from connecting to the last byte), and of one listing of refs with git' },
    maxRetries: { name: 'max-retries', section: 'network', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumber */ .rD), default: '5', inListCommand: true,
        description: 'Retries per request after a transient error. While the step waits for an update, it retries until `timeout`' },
    dryRun: { name: 'dry-run', section: 'update', scope: 'step', type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM, default: 'false',
        description: 'Change nothing: only read, and report what would change' },
    caCertificate: { name: 'ca-certificate', section: 'network', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(String), inListCommand: true,
        description: 'Additional certificate authority to trust: PEM text, or the path of a PEM file. TLS is always verified' },
    mirrors: { name: 'mirrors', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(String),
        description: 'List of mirrors: YAML or JSON text, or the path of such a file (for the action, in the workspace). Cannot be combined with `project`, `url`, `auth-user` or `auth-password`' },
    group: { name: 'group', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .groupIdOrPath */ .NX), inListCommand: true,
        description: 'Numeric ID or full path of a group. The step processes all pull mirrors in it and its subgroups that the token can see, except those of archived projects. The given settings apply to all of them. Cannot be combined with `project`, `mirrors`, `url`, `auth-user`, `auth-password`, `enabled` or `create-project: true`' },
    concurrency: { name: 'concurrency', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9), default: '8', inListCommand: true,
        description: 'Maximum number of requests in flight, across all mirrors' },
    requestsPerMinute: { name: 'requests-per-minute', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9), default: '600', inListCommand: true,
        description: 'Maximum number of requests per minute, across all mirrors. Status polls are spaced out accordingly' },
    shard: { name: 'shard', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(_values_js__WEBPACK_IMPORTED_MODULE_2__/* .shard */ .B5),
        description: 'Part of `mirrors` or `group` to process, such as `2/5`, the second of five parts' },
    resultsFile: { name: 'results-file', section: 'many', scope: 'step', type: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(String),
        description: 'File to write all results to, as in the output `results` but without its size limit. An existing file is removed first' },
};
const inputs = table;
const inputList = Object.values(inputs);
function keysOf(...scopes) {
    const isOfScope = (key) => scopes.some((scope) => scope === inputs[key].scope);
    return Object.keys(table).filter(isOfScope);
}
const entryKeys = keysOf('mirror', 'setting');
function isForMany({ mirrors = '', group = '' }) {
    return mirrors.trim() !== '' || group.trim() !== '';
}
function parseTexts(keys, texts) {
    const values = {};
    const invalid = [];
    for (const key of keys) {
        const { name, type } = inputs[key];
        const text = texts[name] ?? '';
        if (text === '')
            continue;
        try {
            values[key] = type.parse(text);
        }
        catch (error) {
            if (!(error instanceof _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9))
                throw error;
            values[key] = undefined;
            invalid.push({ name, error });
        }
    }
    return { values, invalid };
}
function isComplete(keys, values) {
    return keys.every((key) => {
        const isRequired = inputs[key].default !== undefined || inputs[key].requiredIn !== undefined;
        return !isRequired || values[key] !== undefined;
    });
}


/***/ }),

/***/ 7035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ shard),
/* harmony export */   DH: () => (/* binding */ upstreamUrl),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   NX: () => (/* binding */ groupIdOrPath),
/* harmony export */   P4: () => (/* binding */ desiredRefs),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   VU: () => (/* binding */ projectIdOrPath),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   aS: () => (/* binding */ accessToken),
/* harmony export */   dV: () => (/* binding */ mayHoldSecret),
/* harmony export */   eE: () => (/* binding */ credential),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   t4: () => (/* binding */ syncMode),
/* harmony export */   tQ: () => (/* binding */ isNumericId),
/* harmony export */   tj: () => (/* binding */ apiBaseUrl),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony export booleanSpellings */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(536);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4783);



function fail(message, value) {
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9(message, value);
}
function text(parse) {
    return { parse, form: 'text', choices: [] };
}
function lines(parse) {
    return { parse, form: 'lines', choices: [] };
}
function choice(...choices) {
    return { parse: (text) => oneOf(choices, text), form: 'choice', choices };
}
const booleanSpellings = { true: ['true', 'True', 'TRUE'], false: ['false', 'False', 'FALSE'] };
const boolean = {
    parse: (text) => oneOf(['true', 'false'], lowerCaseBoolean(text)) === 'true',
    form: 'switch',
    choices: [],
};
const syncMode = {
    parse: (text) => oneOf(['true', 'immediate', 'false'], lowerCaseBoolean(text)),
    form: 'switch',
    choices: ['immediate'],
};
function lowerCaseBoolean(text) {
    if (booleanSpellings.true.includes(text))
        return 'true';
    return booleanSpellings.false.includes(text) ? 'false' : text;
}
function oneOf(choices, text) {
    const value = choices.find((candidate) => candidate === text);
    return value ?? fail(`must be ${alternatives(choices)}`, text);
}
function alternatives(choices) {
    return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
function duration(text) {
    const expected = 'must be a duration above zero: 500ms, 90s, 15m, 1h30m, or a number of seconds';
    return (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text) ?? fail(expected, text);
}
function wholeNumber(text) {
    if (/^\d{1,9}$/.test(text))
        return Number(text);
    fail('must be a whole number such as 0 or 5', text);
}
function count(text) {
    if (/^[1-9]\d{0,8}$/.test(text))
        return Number(text);
    fail('must be a whole number above zero such as 8', text);
}
function shard(text) {
    const [, number = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
    if (number < 1 || number > of) {
        fail('must be a shard number and the number of shards, such as 2/5', text);
    }
    return { number, of };
}
function accessToken(text) {
    if (!/^[\x21-\x7e]+$/.test(text)) {
        fail('contains a space, a line break or a non-ASCII character; copy the token again, exactly as GitLab shows it');
    }
    return text;
}
function credential(text) {
    if (/\p{Cc}/u.test(text))
        fail('contains a line break or another control character');
    return text;
}
function isNumericId(text) {
    return /^[1-9]\d*$/.test(text);
}
function projectIdOrPath(text) {
    return idOrPath(text, 2, 'project (group/sub/project)', text);
}
function groupIdOrPath(text) {
    return idOrPath(text, 1, 'group (group/subgroup)', undefined);
}
function idOrPath(text, minSegments, of, shown) {
    if (isNumericId(text))
        return text;
    const segments = text.split('/');
    const isPath = segments.every((segment) => isPathSegment(segment) && !/^\.+$/.test(segment));
    if (isPath && segments.length >= minSegments)
        return text;
    const isUrl = /^[a-z]+:\/\//i.test(text);
    const problem = isUrl ? 'a URL' : /%2f/i.test(text) ? 'percent-encoded' : 'not an ID or a full path';
    fail(`is ${problem}; use a numeric ID (4711) or the full path from the address of the ${of}`, mayHoldSecret(text) ? undefined : shown);
}
function mayHoldSecret(text) {
    return /[\s:@?#,={}]|%(?:3a|40)/i.test(text);
}
function isPathSegment(text) {
    return /^[\w.-]+$/.test(text) || /^[\p{L}\p{N}_.-]+$/u.test(text);
}
function desiredRefs(text) {
    const desired = { refs: [], all: false };
    const commits = new Map();
    for (const item of text
        .split(/[\r\n]+|,(?=\s*(?:refs\/|all\s*(?:$|[\r\n,])))/)
        .map((line) => line.trim())
        .filter(Boolean)) {
        if (item === 'all') {
            desired.all = true;
            continue;
        }
        const [, ref = item, commit = null] = /^(.*)=([^=]*)$/s.exec(item) ?? [];
        if (!/^refs\/(heads|tags)\/[^\s/]/.test(ref) || !isRefName(ref)) {
            fail('must be all, or a ref such as refs/heads/main or refs/tags/v1.2.3=<full sha>', item);
        }
        const sha = commit?.toLowerCase() ?? null;
        if (sha !== null && !(0,_gitlab_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullSha */ .Wf)(sha)) {
            fail('needs a full commit SHA (40 or 64 hexadecimal digits) after the last =', item);
        }
        const known = commits.get(ref);
        if (known !== undefined && known !== sha)
            fail('lists a ref twice: with two commits, or both with and without one', ref);
        if (known === undefined)
            desired.refs.push({ ref, commit: sha });
        commits.set(ref, sha);
    }
    if (desired.refs.length === 0 && !desired.all)
        fail('contains no ref; add one, or omit the input');
    return desired;
}
function isRefName(ref) {
    const hasForbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/u.test(ref);
    return !hasForbidden && ref.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}
function apiBaseUrl(text) {
    const valid = 'use a base URL such as https://gitlab.com or https://example.com/gitlab';
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
        fail(`is not an http or https URL; ${valid}`);
    if (text.includes('@'))
        fail(`contains credentials; ${valid}, and put the token into the input token`);
    if (url.search !== '' || url.hash !== '')
        fail(`has a query or a fragment; ${valid}`);
    return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v4$/, '')}/api/v4`;
}
function upstreamUrl(text) {
    if (text.includes('*****')) {
        const correction = /^ssh:/i.test(text)
            ? 'write the user name instead: ssh://git@host/group/project.git'
            : 'remove them from the URL, and set auth-user and auth-password';
        fail(`contains *****, which GitLab shows in place of credentials; ${correction}`);
    }
    const valid = 'use an http, https, ssh or git URL such as https://example.com/group/project.git';
    if (/^[^/:@\s]+@[^/:\s]+:(?!\/\/)/.test(text)) {
        fail('is in scp form; write ssh://git@host/group/project.git instead of git@host:group/project.git');
    }
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null ||
        !['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol) ||
        url.hostname === '' ||
        /[\s\p{Cc}\\]/u.test(text)) {
        fail(`is not a URL that GitLab can mirror from; ${valid}`);
    }
    if (url.search !== '' || url.hash !== '')
        fail(`has a query or a fragment; ${valid}`);
    if (url.password !== '' || (url.username !== '' && url.protocol !== 'ssh:')) {
        const found = url.password === '' ? 'user name' : 'password';
        fail(`contains a ${found}; move it to auth-user and auth-password`);
    }
    return text;
}


/***/ }),

/***/ 1556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ lastFailureText),
/* harmony export */   TU: () => (/* binding */ lastSuccessText),
/* harmony export */   TZ: () => (/* binding */ staleness),
/* harmony export */   WO: () => (/* binding */ ageMs),
/* harmony export */   lB: () => (/* binding */ lastUpdateText)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3831);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6948);




function ageMs({ lastSuccessfulUpdateAt }, serverTime) {
    return lastSuccessfulUpdateAt === null
        ? null
        : Math.max(0, serverTime - Date.parse(lastSuccessfulUpdateAt));
}
function lastSuccessText(state, serverTime) {
    if (state.lastSuccessfulUpdateAt === null)
        return 'never';
    const at = Date.parse(state.lastSuccessfulUpdateAt);
    if (Number.isNaN(at))
        return '';
    const time = timeText(new Date(at));
    const age = serverTime === null ? null : ageMs(state, serverTime);
    return age === null ? time : `${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAge */ .nV)(age)} ago (${time})`;
}
function timeText(time) {
    const [, day, month, year, clock] = time.toUTCString().split(' ');
    return `${Number(day)} ${month} ${year}, ${clock?.slice(0, 5)} UTC`;
}
function staleness(state, serverTime, maxAgeMs) {
    const limit = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(maxAgeMs);
    if (state === null || state.lastSuccessfulUpdateAt === null) {
        return staleError(`No update of this mirror has succeeded yet, but max-age requires one within ${limit}.`, state);
    }
    if (serverTime === null)
        return unknownAge('no response from GitLab had a Date header');
    const age = serverTime - Date.parse(state.lastSuccessfulUpdateAt);
    if (age < -maxSkewMs) {
        return unknownAge(`that update is later than the Date header of GitLab's response: ${state.lastSuccessfulUpdateAt}`);
    }
    if (age <= maxAgeMs)
        return null;
    return staleError(`The last successful update was ${lastSuccessText(state, serverTime)}, but max-age allows ${limit}.`, state);
}
function lastUpdateText(state, serverTime) {
    const { status, lastError, lastSuccessfulUpdateAt } = state;
    const success = lastSuccessfulUpdateAt === null
        ? 'No update has succeeded yet.'
        : `The last successful update was ${lastSuccessText(state, serverTime)}.`;
    if (status !== 'failed' && lastError === null)
        return success;
    return `${lastFailureText(lastError)} ${success}`;
}
function lastFailureText(lastError) {
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(`The last update failed${lastError === null ? '' : `: ${lastError}`}`);
}
const maxSkewMs = 60_000;
function unknownAge(why) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('protocol', `The age of the last successful update is not known, since ${why}.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('not-gitlab'));
}
function staleError(text, state) {
    const lastError = state?.lastError ?? null;
    const explanation = lastError === null ? null : (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .explanationOf */ .pg)(lastError);
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('stale', lastError === null ? text : `${text} GitLab's last error: ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(lastError)}`, explanation === null ? (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('stale') : hintForStale((0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)(explanation)));
}
function hintForStale(text) {
    if (text.startsWith('Run the step again'))
        return (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('stale');
    const change = 'with sync: true';
    const advice = (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hintWithoutUpdate */ .TB)(text, change);
    return advice.includes(change) ? advice : `${advice} Then run the step ${change}.`;
}


/***/ }),

/***/ 2669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L3: () => (/* binding */ hintOnFailure),
/* harmony export */   jO: () => (/* binding */ withHintFor),
/* harmony export */   zp: () => (/* binding */ hintOnLastError)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3831);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2418);



function configuredBy({ job, gitlab }) {
    const { desired, newProjectVisibility } = job;
    return {
        credentials: (0,_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .givesCredentials */ .fX)(desired),
        overwrites: desired.mirrorOverwritesDivergedBranches === true,
        mayCreate: desired.url !== undefined && newProjectVisibility === null && job.project.includes('/'),
        caCertificate: gitlab.connection.hasExtraCertificates,
        immediate: job.sync === 'immediate',
        requestsUpdate: job.sync !== 'false',
    };
}
function withHintFor(context, error) {
    const better = (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hintFor */ .JR)(error.hint, configuredBy(context));
    return better === error.hint ? error : new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg(error.kind, error.message, better, { cause: error });
}
function hintOnLastError(context, message) {
    return message === null || (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .explanationOf */ .pg)(message) === null ? null : hintOnFailure(context, message);
}
function hintOnFailure(context, message) {
    const { sync, dryRun } = context.job;
    const hint = (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hintFor */ .JR)((0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hintForMessage */ .ql)(message), configuredBy(context));
    if (sync === 'false')
        return (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hintWithoutUpdate */ .TB)(hint, 'with sync: true');
    return dryRun ? (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_1__/* .hintWithoutUpdate */ .TB)(hint, 'without dry-run') : hint;
}


/***/ }),

/***/ 2635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ maxLagMs),
/* harmony export */   X: () => (/* binding */ retryWhileLagging)
/* harmony export */ });
const maxLagMs = 120_000;
async function retryWhileLagging({ bounds, pollIntervalMs, writtenAt }, contradicts, request) {
    const { clock, deadline, cancelled } = bounds;
    for (;;) {
        try {
            return await request();
        }
        catch (error) {
            const mayLag = writtenAt !== null && clock.now() - writtenAt < maxLagMs;
            if (!mayLag || !contradicts(error))
                throw error;
        }
        await clock.sleep(Math.min(pollIntervalMs, Math.max(0, deadline - clock.now())), cancelled);
    }
}


/***/ }),

/***/ 7462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KI: () => (/* binding */ outcomes),
/* harmony export */   SZ: () => (/* binding */ initialResult),
/* harmony export */   pz: () => (/* binding */ failedMirror)
/* harmony export */ });
const outcomes = [
    'failed',
    'requested',
    'synced',
    'verified',
    'removed',
    'configured',
    'planned',
    'unchanged',
];
function initialResult(project, projectUrl = null) {
    return {
        project,
        projectUrl,
        outcome: 'failed',
        changes: [],
        changed: false,
        synced: false,
        verified: null,
        refs: [],
        state: null,
        lastErrorHint: null,
        isStale: false,
        serverTime: null,
        queuedMs: null,
        runningMs: null,
        error: null,
        durationMs: 0,
    };
}
function failedMirror(project, error) {
    return { ...initialResult(project), error };
}


/***/ }),

/***/ 2418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ hasCredentials),
/* harmony export */   SP: () => (/* binding */ assertSaved),
/* harmony export */   d8: () => (/* binding */ credentialsDropped),
/* harmony export */   fX: () => (/* binding */ givesCredentials),
/* harmony export */   gK: () => (/* binding */ isOff),
/* harmony export */   iq: () => (/* binding */ isSavedAgain),
/* harmony export */   jU: () => (/* binding */ conflictError),
/* harmony export */   ri: () => (/* binding */ withoutCredentials),
/* harmony export */   t9: () => (/* binding */ settingsPlan),
/* harmony export */   y6: () => (/* binding */ assertEncryptedUpstream),
/* harmony export */   zm: () => (/* binding */ conflictsIn)
/* harmony export */ });
/* unused harmony exports isSameUpstream, withoutSecrets */
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);
/* harmony import */ var _text_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4369);
/* harmony import */ var _text_explanations_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3831);



const hidden = '***';
const credentialsDropped = 'The upstream changes without new credentials, so GitLab drops the stored ones. Set auth-user and auth-password if the new upstream needs them.';
function isSavedAgain({ from }) {
    return from === hidden;
}
function settingsPlan(desired, current) {
    const has = current?.settings ?? null;
    const isNewUrl = desired.url !== undefined && (current?.url == null || !isSameUpstream(desired.url, current.url));
    const filter = desiredFilter(desired, has);
    const rows = {
        enabled: [
            'enabled',
            has?.enabled ?? (current === null ? false : null),
            desired.enabled ?? (desired.url === undefined ? undefined : true),
        ],
        url: ['url', current?.url ?? null, isNewUrl ? desired.url : undefined],
        mirrorTriggerBuilds: [
            'mirror_trigger_builds',
            has?.mirrorTriggerBuilds ?? null,
            desired.mirrorTriggerBuilds,
        ],
        mirrorOverwritesDivergedBranches: [
            'mirror_overwrites_diverged_branches',
            has?.mirrorOverwritesDivergedBranches ?? null,
            desired.mirrorOverwritesDivergedBranches,
        ],
        onlyMirrorProtectedBranches: [
            protectedOnly,
            has?.onlyMirrorProtectedBranches ?? null,
            filter.onlyMirrorProtectedBranches,
        ],
        mirrorBranchRegex: [branchRegex, has === null ? null : has.mirrorBranchRegex, filter.mirrorBranchRegex],
    };
    const changes = [];
    const attributes = {};
    for (const [setting, from, to] of Object.values(rows)) {
        if (to === undefined || to === from)
            continue;
        changes.push({ setting, from: from ?? null, to });
        attributes[setting] = to;
    }
    if (protectedOnly in attributes && branchRegex in attributes) {
        delete attributes[typeof desired.mirrorBranchRegex === 'string' ? protectedOnly : branchRegex];
    }
    const { authUser: user, authPassword: password, url = '' } = desired;
    const stored = current?.url != null && hasCredentials(current.url) ? hidden : null;
    const write = (setting, value, isSecret) => {
        changes.push({ setting, from: stored, to: isSecret ? hidden : value });
        attributes[setting] = value;
    };
    if (user !== undefined)
        write('auth_user', user, (0,_text_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretUser */ .I0)(user, password ?? '', url));
    if (password !== undefined)
        write('auth_password', password, true);
    const dropsCredentials = 'url' in attributes && stored !== null && !givesCredentials(desired);
    return { changes, attributes, dropsCredentials };
}
const protectedOnly = 'only_mirror_protected_branches';
const branchRegex = 'mirror_branch_regex';
function desiredFilter(desired, has) {
    const { onlyMirrorProtectedBranches, mirrorBranchRegex } = desired;
    const clearsProtected = typeof mirrorBranchRegex === 'string' && has?.onlyMirrorProtectedBranches;
    const clearsRegex = onlyMirrorProtectedBranches && typeof has?.mirrorBranchRegex === 'string';
    return {
        onlyMirrorProtectedBranches: clearsProtected ? false : onlyMirrorProtectedBranches,
        mirrorBranchRegex: clearsRegex ? null : mirrorBranchRegex,
    };
}
function givesCredentials({ authUser, authPassword }) {
    return authUser !== undefined || authPassword !== undefined;
}
function hasCredentials(url) {
    const [, scheme = '', user, password] = masked.exec(url) ?? [];
    return password !== undefined || (user !== undefined && !/^ssh$/i.test(scheme));
}
const masked = /^([a-z]+):\/\/(\*+)?(:\*+)?@/i;
function withoutCredentials(url) {
    return url.replace(masked, '$1://');
}
function isSameUpstream(a, b) {
    const comparesUsers = !masked.test(a) && !masked.test(b);
    return normalizedUpstream(a, comparesUsers) === normalizedUpstream(b, comparesUsers);
}
const defaultPorts = { 'ssh:': '22', 'git:': '9418' };
function normalizedUpstream(text, comparesUsers) {
    const withoutMask = withoutCredentials(text);
    if (!URL.canParse(withoutMask))
        return text;
    const url = new URL(withoutMask);
    const user = comparesUsers && url.protocol === 'ssh:' ? url.username : '';
    const port = url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port;
    return `${url.protocol}//${user}@${url.hostname.toLowerCase()}:${port}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`;
}
function assertEncryptedUpstream(desired, current) {
    const url = current?.url ?? null;
    if (!givesCredentials(desired) || desired.url !== undefined || /^(?:https|ssh):\/\//i.test(url ?? ''))
        return;
    const shown = url === null ? 'no upstream' : `the upstream ${withoutCredentials(url)}`;
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('input', `Without url, auth-user and auth-password are sent only to an https or ssh upstream, but GitLab shows ${shown}.`, 'Set url to the upstream that auth-user and auth-password are for.');
}
function isOff(mirror) {
    return mirror === null || mirror.settings?.enabled === false;
}
function withoutSecrets(desired) {
    const { authUser: _user, authPassword: _password, ...readable } = desired;
    return readable;
}
function unmetSettings(desired, mirror) {
    const { settings } = mirror;
    const isShown = (setting) => setting === 'url' ||
        (settings !== null && (setting !== 'mirror_branch_regex' || settings.mirrorBranchRegex !== undefined));
    return settingsPlan(withoutSecrets(desired), mirror).changes.filter(({ setting }) => isShown(setting));
}
function conflictsIn(desired, first, saved, latest) {
    const id = first?.id ?? saved.id;
    if (id !== null && latest.id !== null && id !== latest.id) {
        return ['the path now belongs to another project'];
    }
    const url = desired.url ?? first?.url ?? saved.url;
    const texts = unmetSettings({ ...desired, ...(url === null ? {} : { url }) }, latest).map(conflictText);
    const hasLost = hasCredentials(saved.url ?? '') && !hasCredentials(latest.url ?? '');
    return givesCredentials(desired) && hasLost
        ? [...texts, 'the credentials of the upstream are gone']
        : texts;
}
function conflictError(conflicts) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('conflict', `Somebody else changed the mirror while the step was running: ${conflicts.join('; ')}.`, (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('conflict'));
}
function assertSaved(desired, sent, saved) {
    if (isOff(saved)) {
        if (sent.enabled !== true)
            throw conflictError(['mirroring was switched off']);
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('license', 'GitLab accepted the settings but mirroring stays off.', (0,_text_explanations_js__WEBPACK_IMPORTED_MODULE_2__/* .hint */ .aK)('license'));
    }
    const unmet = unmetSettings(desired, saved);
    const changed = unmet.filter(({ setting }) => !(setting in sent));
    if (changed.length > 0)
        throw conflictError(changed.map(conflictText));
    if (unmet.length === 0)
        return;
    const kept = unmet.map(({ setting, from }) => `${setting} at ${JSON.stringify(from)}`);
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('refused', `GitLab accepted the settings but kept ${kept.join(', ')}.`, 'Change the settings in GitLab (Settings, Repository, Mirroring repositories), which shows why they were rejected.');
}
function conflictText({ setting, from, to }) {
    return `${setting} is ${JSON.stringify(from)} instead of ${JSON.stringify(to)}`;
}


/***/ }),

/***/ 1194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _D: () => (/* binding */ actionsLog),
  VH: () => (/* binding */ actionsPlatform),
  R5: () => (/* binding */ readInput),
  KB: () => (/* binding */ writeResults)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
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
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(4620);
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
const summary = (/* unused pure expression or super */ null && (_summary));
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
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
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
function core_warning(message, properties = {}) {
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
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
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
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
// EXTERNAL MODULE: ./lib/report/annotations.js
var annotations = __nccwpck_require__(1116);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/text/sanitize.js
var sanitize = __nccwpck_require__(6948);
// EXTERNAL MODULE: ./lib/report/columns.js
var columns = __nccwpck_require__(2269);
;// CONCATENATED MODULE: ./lib/report/single-page.js


const { project, outcome, state, lastSuccess, update } = columns/* columns */.YB;
const shownColumns = [
    project,
    outcome,
    state,
    lastSuccess,
    { head: columns/* settingsHead */.sI, cell: (result, redact) => (0,columns/* joinFilled */.tI)((0,columns/* changeTexts */.Pw)(result, redact)) },
    update,
    { head: 'refs', cell: refsCell },
];
const maxShownRefs = 20;
function refsCell(result, redact) {
    const { refs } = result;
    const short = (commit) => (0,sanitize/* markdownText */.p7)(commit.slice(0, 12), redact);
    const shown = refs.slice(0, maxShownRefs).map(({ ref, expected, actual, ok }) => {
        const at = actual === null ? 'is missing' : `is at ${short(actual)}`;
        const desired = ok || actual === null || expected === null ? '' : ` instead of ${short(expected)}`;
        return `${ok ? '✅' : '❌'} ${(0,sanitize/* markdownText */.p7)(ref, redact)} ${at}${desired}`;
    });
    const rest = refs.length - shown.length;
    return (0,columns/* joinFilled */.tI)([(0,columns/* refsText */.qI)(result), ...shown, rest > 0 ? `… and ${rest} more` : '']);
}
function singlePage({ results, warnings = [] }, redact) {
    const [single] = results;
    const cells = results.map((result) => shownColumns.map(({ cell }) => cell(result, redact)));
    const { heads, rows } = (0,columns/* filledColumns */.kP)(shownColumns, results, cells);
    const [first = '', ...rest] = heads.map((head, index) => (0,columns/* tableRow */.jD)([head, rows[0]?.[index] ?? '']));
    if (single?.outcome === 'planned' && !single.changed) {
        rest.push((0,columns/* tableRow */.jD)(['settings that would change', 'none']));
    }
    const lines = [
        '### GitLab pull mirror',
        '',
        ...(0,columns/* whatHappened */.ez)(single?.error ?? null, redact),
        first,
        '| --- | --- |',
        ...rest,
        '',
        ...(0,columns/* warningLines */._F)(warnings, redact),
    ];
    return lines.join('\n');
}

// EXTERNAL MODULE: ./lib/report/step-result.js
var step_result = __nccwpck_require__(2818);
// EXTERNAL MODULE: ./lib/text/redact.js
var redact = __nccwpck_require__(1814);
;// CONCATENATED MODULE: ./lib/platform/actions.js









function readInput(name) {
    return getInput(name);
}
function actionsPlatform(secrets = new redact/* Secrets */.Sb()) {
    const log = actionsLog(secrets.redact);
    return {
        log,
        hide(more) {
            secrets.add(more);
            mask(more);
        },
        workspace: process.env.GITHUB_WORKSPACE || process.cwd(),
        protectedFiles: protectedFileVariables.flatMap((name) => process.env[name] ?? []),
        async report(result) {
            const { redact } = secrets;
            const step = result.resultsFile
                ? (await __nccwpck_require__.e(/* import() */ 704).then(__nccwpck_require__.bind(__nccwpck_require__, 2704))).withResultsFile(result, redact, log)
                : result;
            const { error } = step;
            if (error instanceof errors/* InvalidInputs */.hS)
                error.omitted.forEach(log.info);
            for (const { title, text } of (0,annotations/* annotations */.hk)(step, redact))
                log.error(text, title);
            return (await writeResults(step, redact, log)) && (0,step_result/* hasPassed */.Pc)(step) ? 0 : 1;
        },
    };
}
const protectedFileVariables = [
    'GITHUB_OUTPUT',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_EVENT_PATH',
    'NODE_EXTRA_CA_CERTS',
];
function mask(secrets) {
    if (process.env.GITHUB_ACTIONS !== 'true')
        return;
    for (const line of (0,redact/* secretLines */._o)(secrets))
        core_setSecret(line);
}
function actionsLog(redact) {
    const safe = (text) => (0,sanitize/* logLine */.BP)(text, redact);
    let warnings = 0;
    const warning = (text) => {
        warnings++;
        core_warning(safe(text), { title: 'Pull mirror' });
    };
    return {
        info: (text) => info(safe(text)),
        warning,
        error: (text, title) => error(safe(text), { title }),
        group: (title, lines) => {
            startGroup(safe(title));
            for (const { level, text } of lines) {
                if (level === 'warning' && warnings < annotations/* maxAnnotations */.Z6)
                    warning(text);
                else
                    info(safe(level === 'warning' ? `Warning: ${text}` : text));
            }
            endGroup();
        },
        debug: (text) => {
            if (isDebug())
                core_debug(safe(text));
        },
    };
}
async function writeResults(step, redact, log) {
    let hasOutputs = true;
    try {
        writeOutputs((0,outputs/* outputs */.V4)(step, redact, log.warning));
    }
    catch (error) {
        hasOutputs = false;
        log.error(`Writing the outputs failed (GITHUB_OUTPUT): ${(0,errors/* messageOf */.bD)(error)}`, 'Pull mirror: internal');
    }
    try {
        await writeSummary(step, redact);
    }
    catch (error) {
        log.warning(`Writing the job summary failed (GITHUB_STEP_SUMMARY): ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return hasOutputs;
}
function writeOutputs(outputs) {
    const entries = Object.entries(outputs);
    const file = process.env.GITHUB_OUTPUT;
    if (!file) {
        for (const [name, value] of entries)
            setOutput(name, value);
        return;
    }
    if (!(0,external_node_fs_.existsSync)(file))
        throw new Error(`${file} does not exist`);
    for (const [name, value] of entries) {
        if (/[\r\n]/.test(value))
            throw new Error(`the output ${name} has a line break`);
    }
    append(file, entries.map(([name, value]) => `${name}=${value}\n`).join(''));
}
async function writeSummary(step, redact) {
    const file = process.env.GITHUB_STEP_SUMMARY;
    if (file === undefined || !(0,external_node_fs_.existsSync)(file))
        return;
    const page = step.isList ? (await __nccwpck_require__.e(/* import() */ 694).then(__nccwpck_require__.bind(__nccwpck_require__, 9694))).listPage : singlePage;
    append(file, page(step, redact));
}
function append(file, text) {
    (0,external_node_fs_.appendFileSync)(file, (0,external_node_fs_.statSync)(file).size > 0 ? `\n${text}` : text);
}


/***/ }),

/***/ 8402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _base_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4743);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7594);



async function runProgram(program, streams, { endsBySignal = false } = {}) {
    process.exitCode = 1;
    process.noDeprecation = true;
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    const cancellation = new AbortController();
    let received = null;
    for (const signal of signals) {
        process.on(signal, () => {
            received ??= signal;
            cancellation.abort(cancelledBy(signal));
        });
    }
    process.on('uncaughtException', (error) => cancellation.abort((0,_base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asStepError */ .Xg)(error)));
    for (const stream of streams)
        stream.on('error', () => { });
    let code = 1;
    try {
        code = await program({ clock: _base_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .ml, random: Math.random, cancelled: cancellation.signal });
    }
    catch (error) {
        const { name, code: errorCode = name } = error;
        const advice = errorCode === 'ENOENT'
            ? 'Check that the working directory exists.'
            : 'This is a bug in gitlab-pull-mirror: please report it.';
        streams[0]?.write(`error: The program failed (${errorCode}). ${advice}\n`);
    }
    finally {
        await flush(streams, cancellation.signal);
        if (received !== null && endsBySignal)
            endBy(received);
        process.exit(received === null ? code : 1);
    }
}
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
function endBy(signal) {
    const exitCode = 128 + node_os__WEBPACK_IMPORTED_MODULE_0__.constants.signals[signal];
    process.emit('exit', exitCode);
    process.removeAllListeners(signal);
    if (process.platform !== 'win32')
        process.kill(process.pid, signal);
    process.exit(exitCode);
}
const pauseMs = 1_000;
const cancelledMs = 500;
async function flush(streams, cancelled) {
    const flushed = Promise.all(streams.map((stream) => new Promise((resolve) => stream.write('', () => resolve())))).then(() => true);
    for (let unwrittenBefore = Number.POSITIVE_INFINITY; !cancelled.aborted;) {
        const unwritten = streams.reduce((sum, { writableLength }) => sum + writableLength, 0);
        if (unwritten >= unwrittenBefore)
            return;
        unwrittenBefore = unwritten;
        const notFlushed = () => false;
        const pause = _base_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .ml.sleep(pauseMs, cancelled).then(notFlushed, notFlushed);
        if (await Promise.race([flushed, pause]))
            return;
    }
    await Promise.race([flushed, _base_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .ml.sleep(cancelledMs, new AbortController().signal)]);
}
function cancelledBy(signal) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StepError */ .zg('cancelled', `The step was cancelled (${signal}).`, 'If the step has requested an update, GitLab continues it, and shows its result under Settings, Repository, Mirroring repositories.');
}


/***/ }),

/***/ 1116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z6: () => (/* binding */ maxAnnotations),
/* harmony export */   hk: () => (/* binding */ annotations),
/* harmony export */   w7: () => (/* binding */ annotation)
/* harmony export */ });
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6948);
/* harmony import */ var _step_result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2818);


const maxAnnotations = 10;
function annotations(step, redact) {
    const failures = (0,_step_result_js__WEBPACK_IMPORTED_MODULE_1__/* .failuresOf */ .dJ)(step);
    const isAll = failures.length <= maxAnnotations;
    const shown = isAll ? failures : failures.slice(0, maxAnnotations - 1);
    const rest = failures.slice(shown.length);
    return [
        ...shown.map((failure) => annotation(failure.project, failure.error, redact)),
        ...(isAll ? [] : [restAnnotation(rest.map((failure) => failure.error.kind))]),
    ];
}
function restAnnotation(kinds) {
    const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((other) => other === kind).length} ${kind}`);
    return {
        title: `Pull mirror: ${kinds.length} more failures`,
        text: `${kinds.length} more mirrors failed: ${counts.join(', ')}. The job summary lists them; the input results-file writes all results to a file.`,
    };
}
function annotation(project, error, redact) {
    const subject = project === '' ? '' : `${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(project, redact, 300)}: `;
    const message = (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error.message, redact, 2_500));
    return {
        title: `Pull mirror: ${error.kind}`,
        text: `${subject}${message} ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error.hint, redact, 1_000)}`.trimEnd(),
    };
}


/***/ }),

/***/ 2269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ timesText),
/* harmony export */   Pw: () => (/* binding */ changeTexts),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   _F: () => (/* binding */ warningLines),
/* harmony export */   ab: () => (/* binding */ hintLine),
/* harmony export */   ez: () => (/* binding */ whatHappened),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   kP: () => (/* binding */ filledColumns),
/* harmony export */   qI: () => (/* binding */ refsText),
/* harmony export */   sI: () => (/* binding */ settingsHead),
/* harmony export */   sx: () => (/* binding */ changedOrPlanned),
/* harmony export */   tI: () => (/* binding */ joinFilled),
/* harmony export */   uw: () => (/* binding */ stepText)
/* harmony export */ });
/* harmony import */ var _mirror_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2418);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6948);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4127);
/* harmony import */ var _step_result_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2818);





const columns = {
    project: {
        head: 'project',
        cell: ({ project, projectUrl }, redact) => (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownLink */ .iQ)(project, projectUrl, redact),
    },
    outcome: { head: 'outcome', cell: stepText },
    state: { head: 'state in GitLab', cell: _state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateText */ .r9 },
    lastSuccess: { head: 'last success', cell: _state_js__WEBPACK_IMPORTED_MODULE_3__/* .lastSuccessCell */ .Mp },
    update: { head: 'update', cell: timesText },
};
function settingsHead(rows) {
    return `settings ${changedOrPlanned(rows)}`;
}
function hintLine(hint, redact) {
    return hint === '' ? '' : `**What to do:** ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(hint, redact)}`;
}
function joinFilled(texts, separator = '<br>') {
    return texts.filter((text) => text !== '').join(separator);
}
function stepText(result) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isObserved */ .XJ)(result) && result.state !== null ? '' : (0,_step_result_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomeText */ .EL)(result);
}
function changedOrPlanned(rows) {
    return rows.some(({ outcome }) => outcome === 'planned') ? 'that would change' : 'changed';
}
function changeTexts({ changes }, redact) {
    const valueText = (value) => (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(JSON.stringify(value), redact);
    return changes.map((change) => {
        const { setting, from, to } = change;
        const text = (0,_mirror_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .isSavedAgain */ .iq)(change) ? 'saved on every run' : `${valueText(from)} → ${valueText(to)}`;
        return `<code>${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(setting, redact)}</code>: ${text}`;
    });
}
function timesText({ queuedMs, runningMs, state }) {
    const times = [
        ...(queuedMs === null ? [] : [`queued ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(queuedMs)}`]),
        ...(runningMs === null ? [] : [`ran ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(runningMs)}`]),
    ];
    if (times.length > 0 && runningMs === null && state?.status === 'started')
        times.push('still running');
    return times.join(', ');
}
function refsText({ outcome, verified, refs }) {
    if (verified === null || outcome === 'verified')
        return '';
    if (verified)
        return '✅ refs verified';
    const wrong = refs.filter(({ ok }) => !ok);
    const missing = wrong.filter(({ actual }) => actual === null).length;
    const different = wrong.length - missing;
    const counts = [
        countText(different, different === 1 ? 'differs' : 'differ'),
        countText(missing, 'missing'),
    ];
    return wrong.length === 0 ? 'refs not verified' : `❌ ${joinFilled(counts, ', ')}`;
}
function countText(count, what) {
    return count === 0 ? '' : `${count} ref${count === 1 ? '' : 's'} ${what}`;
}
function tableRow(cells) {
    return `| ${cells.join(' | ')} |`;
}
function filledColumns(shown, results, rows) {
    const isFilled = shown.map((_, index) => rows.some((cells) => cells[index] !== ''));
    const heads = shown.map(({ head }) => (typeof head === 'string' ? head : head(results)));
    const filled = (cells) => cells.filter((_, index) => isFilled[index]);
    return { heads: filled(heads), rows: rows.map((cells) => filled(cells).map((cell) => cell || '–')) };
}
function warningLines(warnings, redact) {
    return warnings.flatMap((text) => [`**⚠️ Warning:** ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(text, redact)}`, '']);
}
function whatHappened(error, redact) {
    if (error === null)
        return [];
    return [
        `**What happened:** ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(error.message), redact)}`,
        '',
        hintLine(error.hint, redact),
        '',
    ];
}


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RR: () => (/* binding */ lineOrNull),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   cn: () => (/* binding */ errorRecord),
/* harmony export */   ic: () => (/* binding */ commandJson),
/* harmony export */   qS: () => (/* binding */ resultsOf)
/* harmony export */ });
/* unused harmony exports outputNames, listOutputNames, snakeCase */
/* harmony import */ var _mirror_result_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7462);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6948);
/* harmony import */ var _step_result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2818);



const table = {
    outcome: {
        ofMirror: ({ outcome }) => outcome,
        ofList({ results, error }) {
            if (error !== null)
                return 'failed';
            return _mirror_result_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomes */ .KI.find((each) => results.some(({ outcome }) => outcome === each)) ?? 'unchanged';
        },
    },
    changed: {
        ofMirror: ({ changed }) => changed,
        ofList: ({ results }) => results.some(({ changed }) => changed),
    },
    changes: {
        ofMirror: ({ changes }, redact) => changes.map((change) => changeRecord(change, redact)),
        ofList: ({ results }, redact) => results.flatMap(({ project, changes }) => changes.map((change) => ({ project: (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(project, redact), ...changeRecord(change, redact) }))),
    },
    synced: {
        ofMirror: ({ synced }) => synced,
        ofList: ({ results }) => results.length > 0 && results.every(({ synced }) => synced),
    },
    verified: {
        ofMirror: ({ verified }) => verified,
        ofList({ results }) {
            const verified = results.flatMap((result) => result.verified ?? []);
            return verified.length === 0 ? null : verified.every(Boolean);
        },
    },
    'update-status': {
        ofMirror: ({ state }, redact) => lineOrNull(state?.unknownStatus ?? state?.status, redact),
    },
    'last-error': { ofMirror: ({ state }, redact) => lineOrNull(state?.lastError, redact) },
    'last-update-at': { ofMirror: ({ state }, redact) => lineOrNull(state?.lastUpdateAt, redact) },
    'last-update-started-at': {
        ofMirror: ({ state }, redact) => lineOrNull(state?.lastUpdateStartedAt, redact),
    },
    'last-successful-update-at': {
        ofMirror: ({ state }, redact) => lineOrNull(state?.lastSuccessfulUpdateAt, redact),
    },
    'error-kind': {
        ofMirror: ({ error }) => error?.kind ?? null,
        ofList: ({ results, error }) => error?.kind ?? results.find((result) => result.error)?.error?.kind ?? null,
    },
};
const outputNames = [...Object.keys(table), 'results'];
const entries = Object.entries(table);
const listEntries = entries.filter(([, { ofList }]) => ofList !== undefined);
const listOutputNames = listEntries.map(([name]) => name);
function outputs(step, redact, warn = () => { }) {
    const limited = (name, content) => warn(`GitHub allows 1 MiB for outputs, so the output ${name} contains only ${content}. The input results-file writes all results to a file.`);
    const texts = Object.fromEntries(entries.map(([name, output]) => [name, outputText(outputValue(output, step, redact))]));
    if (texts.changes.length > maxOutputLength / 2) {
        const all = JSON.parse(texts.changes);
        const changes = fitting(all.map((change) => JSON.stringify(change)), maxOutputLength / 2);
        texts.changes = jsonArray(changes);
        limited('changes', `${changes.length} of ${all.length} changes`);
    }
    const left = maxOutputLength - Object.values(texts).join('').length;
    const { output, shown, total } = resultsOf(step, redact, left);
    if (shown < total)
        limited('results', `failures (${shown} of ${total} mirrors)`);
    return { ...texts, results: output };
}
const maxOutputLength = (1024 * 1024) / 2;
function resultsOf(step, redact, maxLength = maxOutputLength) {
    const records = shownResults(step).map((result) => ({
        hasFailed: (0,_step_result_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailure */ .N6)(result),
        text: JSON.stringify(resultRecord(result, redact)),
    }));
    const total = records.length;
    const json = jsonArray(records.map(({ text }) => text));
    if (json.length <= maxLength)
        return { json, output: json, shown: total, total };
    const failures = records.flatMap(({ hasFailed, text }) => (hasFailed ? text : []));
    const shown = fitting(failures, maxLength);
    return { json, output: jsonArray(shown), shown: shown.length, total };
}
function fitting(items, maxLength) {
    let left = maxLength - '[]'.length;
    return items.filter((text) => {
        const fits = text.length < left;
        if (fits)
            left -= text.length + ','.length;
        return fits;
    });
}
function jsonArray(items) {
    return `[${items.join(',')}]`;
}
function commandJson(step, redact) {
    const values = listEntries.map(([name, output]) => [snakeCase(name), outputValue(output, step, redact)]);
    const error = step.error && errorRecord(step.error, redact);
    const results = shownResults(step).map((result) => resultRecord(result, redact));
    return (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .escapedInQuotes */ .qW)(JSON.stringify({ ...Object.fromEntries(values), error, results }, null, 2));
}
function outputValue({ ofMirror, ofList }, step, redact) {
    const [single] = step.isList ? [] : step.results;
    return single === undefined ? (ofList?.(step, redact) ?? null) : ofMirror(single, redact);
}
function outputText(value) {
    if (value === null)
        return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}
const maxRefs = 1_000;
function shownResults(step) {
    const { results, error } = step;
    const known = isInvalidInput(step) ? [] : results;
    const isShown = error === null || known.some((result) => result.error === error);
    return isShown ? known : [(0,_mirror_result_js__WEBPACK_IMPORTED_MODULE_2__/* .failedMirror */ .pz)('', error), ...known];
}
function isInvalidInput({ results, error }) {
    return (error?.kind === 'input' && results.every((result) => result.error === error && result.state === null));
}
function resultRecord(result, redact) {
    return {
        project: result.project === '' ? null : (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(result.project, redact),
        project_url: result.projectUrl === null ? null : (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(result.projectUrl, redact),
        ...Object.fromEntries(entries.map(([name, { ofMirror }]) => [snakeCase(name), ofMirror(result, redact)])),
        refs: result.refs.slice(0, maxRefs).map((found) => ({ ...found, ref: (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(found.ref, redact) })),
        error: result.error && errorRecord(result.error, redact),
        duration_seconds: Math.round(result.durationMs) / 1_000,
    };
}
function changeRecord({ setting, from, to }, redact) {
    const safe = (value) => (typeof value === 'string' ? (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(value, redact) : value);
    return { setting, from: safe(from), to: safe(to) };
}
function errorRecord({ kind, message, hint }, redact) {
    return { kind, message: (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)(message, redact), hint: (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)(hint, redact) };
}
function lineOrNull(text, redact) {
    return text == null ? null : (0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)(text, redact);
}
function snakeCase(name) {
    return name.replaceAll('-', '_');
}


/***/ }),

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ lastUpdateFailed),
/* harmony export */   Mp: () => (/* binding */ lastSuccessCell),
/* harmony export */   UH: () => (/* binding */ stateLabel),
/* harmony export */   XJ: () => (/* binding */ isObserved),
/* harmony export */   r9: () => (/* binding */ stateText)
/* harmony export */ });
/* harmony import */ var _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(536);
/* harmony import */ var _mirror_age_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1556);
/* harmony import */ var _text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6948);



function isObserved({ outcome }) {
    return outcome === 'planned' || outcome === 'unchanged';
}
function lastUpdateFailed({ state }) {
    return (state !== null && (state.lastError !== null || state.status === 'failed' || state.status === 'canceled'));
}
function stateLabel({ state }) {
    if (state === null)
        return { mark: '✅', text: 'not mirrored' };
    if (state.status === 'scheduled')
        return { mark: '⏳', text: 'update queued' };
    if (state.status === 'started')
        return { mark: '⏳', text: 'update running' };
    if (state.lastSuccessfulUpdateAt === null)
        return { mark: '⏳', text: 'never updated' };
    return { mark: '✅', text: 'healthy' };
}
function showsState(result) {
    const hasArrived = result.outcome === 'verified' && !result.synced;
    return isObserved(result) || result.error !== null || (hasArrived && lastUpdateFailed(result));
}
function stateText(result, redact) {
    const { state, error, isStale } = result;
    if (state === null || !showsState(result))
        return '';
    const omitsLastError = state.lastError === null || error?.message.includes(state.lastError);
    const lastError = omitsLastError ? '' : `: ${(0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(state.lastError ?? '', redact)}`;
    const shown = [
        ...(error?.kind === 'paused' ? ['⚠️ paused'] : []),
        ...(isStale || error?.kind === 'stale' ? ['⚠️ stale'] : []),
        ...(lastUpdateFailed(result)
            ? [`⚠️ ${state.status === 'canceled' ? 'canceled' : 'failing'}${lastError}`]
            : []),
    ];
    const { mark, text } = stateLabel(result);
    if (shown.length === 0 || _gitlab_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .updateStatuses */ .GR[state.status] !== null)
        shown.push(`${mark} ${text}`);
    if (state.unknownStatus !== undefined)
        shown.push((0,_text_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(state.unknownStatus, redact));
    return shown.join('<br>');
}
function lastSuccessCell(result) {
    const { state, serverTime } = result;
    return state === null || !showsState(result) ? '' : (0,_mirror_age_js__WEBPACK_IMPORTED_MODULE_1__/* .lastSuccessText */ .TU)(state, serverTime);
}


/***/ }),

/***/ 2818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ sharedHint),
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   Pc: () => (/* binding */ hasPassed),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   u7: () => (/* binding */ withoutHint),
/* harmony export */   zE: () => (/* binding */ outcomeMarks)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);

const outcomeMarks = {
    failed: '❌',
    requested: '⏳',
    synced: '✅',
    verified: '✅',
    removed: '✅',
    configured: '✅',
    planned: '📝',
    unchanged: '✅',
};
function outcomeText({ outcome, error }) {
    return `${outcomeMarks[outcome]} ${outcome}${error ? ` (${error.kind})` : ''}`;
}
function isFailure({ outcome, error }) {
    return error !== null || outcome === 'failed';
}
function hasPassed({ results, error }) {
    return error === null && !results.some(isFailure);
}
function sharedHint(hints) {
    const different = new Set(hints);
    const [hint = null] = different;
    return hints.length > 1 && different.size === 1 ? hint : null;
}
function withoutHint({ kind, message }) {
    return new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg(kind, message, '');
}
function failuresOf({ results, isList, error }) {
    const whole = isList && error !== null ? [{ project: '', error }] : [];
    const own = results.flatMap((result) => result.error === null || (isList && result.error === error)
        ? []
        : { project: result.project, error: result.error });
    return [...whole, ...own];
}


/***/ }),

/***/ 5650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ activeMirrors),
  U: () => (/* binding */ withGitLab)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
// EXTERNAL MODULE: ./lib/base/version.js
var version = __nccwpck_require__(6413);
// EXTERNAL MODULE: ./lib/gitlab/client.js + 1 modules
var client = __nccwpck_require__(6593);
// EXTERNAL MODULE: ./lib/inputs/inputs.js
var inputs_inputs = __nccwpck_require__(8864);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(9783);
// EXTERNAL MODULE: ./lib/text/credentials.js
var credentials = __nccwpck_require__(4369);
// EXTERNAL MODULE: ./lib/text/redact.js
var redact = __nccwpck_require__(1814);
;// CONCATENATED MODULE: ./lib/network/proxy.js




const variables = {
    https: ['https_proxy', 'HTTPS_PROXY'],
    http: ['http_proxy', 'HTTP_PROXY'],
    all: ['all_proxy', 'ALL_PROXY'],
};
function useProxy(apiUrl, environment) {
    const url = new URL(apiUrl);
    const names = url.protocol === 'https:' ? variables.https : variables.http;
    const source = [...names, ...variables.all].find((name) => environment[name]);
    if (source === undefined || (0,proxy/* checkBypass */.H)(url))
        return;
    const address = proxyAddress(environment[source] ?? '');
    if (address === null) {
        throw new errors/* StepError */.zg('input', `The environment variable ${source} is not the URL of an HTTP proxy.`, 'Set it to http://host:port, if necessary with user:password and @ before the host (special characters percent-encoded), or add the host of GitLab to no_proxy. No request was made.');
    }
    environment[names[0]] = address;
}
function proxyAddress(value) {
    try {
        const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
        const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
        decodeURIComponent(username + password);
        const isAddress = hostname !== '' && `${pathname}${search}${hash}` === '/';
        if (protocol !== 'http:' || !isAddress)
            return null;
        const credentials = username === '' && password === '' ? '' : `${username}:${password}@`;
        return `http://${credentials}${hostname}:${port || '80'}`;
    }
    catch {
        return null;
    }
}
const minPartLength = 4;
function proxySecrets(environment) {
    const names = Object.values(variables).flat();
    return names.flatMap((name) => {
        const [, user = '', password = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^:]*)(?::(.*))?@/is.exec(environment[name] ?? '') ?? [];
        const secrets = [password, (0,credentials/* isSecretUser */.I0)(user, password, '') ? user : ''].filter(Boolean);
        const parts = secrets.flatMap((secret) => {
            const [part = ''] = secret.split(/[/?#]/);
            const host = part.slice(part.lastIndexOf('@') + 1);
            return part === secret
                ? []
                : [`${user}:${part}`, part, host].filter(({ length }) => length >= minPartLength);
        });
        return [...secrets, ...parts].flatMap(redact/* rawAndDecoded */.gl);
    });
}

// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __nccwpck_require__(4783);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __nccwpck_require__(3831);
;// CONCATENATED MODULE: ./lib/session.js







async function withGitLab(raw, invalid, { log, hide, workspace }, processBounds, work) {
    hide([...(0,inputs_inputs/* secretInputs */._y)(raw), ...proxySecrets(process.env)]);
    const sources = { readFile: inputs_inputs/* readTextFile */.Gu, workspace, environment: process.env };
    const inputs = await (0,inputs_inputs/* parseInputs */.TL)(raw, sources, invalid);
    const { apiUrl, caCertificates, listedSecrets, listedVariables, timeoutMs } = inputs;
    hide(listedSecrets);
    for (const name of listedVariables)
        delete process.env[name];
    if (caCertificates.length > 0) {
        const { trustCertificates } = await __nccwpck_require__.e(/* import() */ 56).then(__nccwpck_require__.bind(__nccwpck_require__, 5056));
        trustCertificates(caCertificates);
    }
    const hasExtraCertificates = caCertificates.length > 0 || Boolean(process.env.NODE_EXTRA_CA_CERTS);
    useProxy(apiUrl, process.env);
    if (isUnencrypted(apiUrl)) {
        log.warning('gitlab-url is http, so the token is sent unencrypted. Use https.');
    }
    const { clock, cancelled } = processBounds;
    const bounds = { ...processBounds, deadline: clock.now() + timeoutMs, debug: log.debug };
    const gitlab = new client/* GitLab */.e({ ...inputs, userAgent: version/* userAgent */.N, hasExtraCertificates }, bounds, log.info);
    const done = new AbortController();
    try {
        return await Promise.race([
            work({ gitlab, inputs, bounds, done: done.signal }),
            failAfterTimeout(bounds, timeoutMs, cancelled, done.signal),
        ]);
    }
    finally {
        done.abort();
    }
}
async function activeMirrors(idOrPath, gitlab, log) {
    const group = await gitlab.mirrorsOfGroup(idOrPath);
    const { mirrors, withoutMirror, archived, markedForDeletion, lacksMirroring } = group;
    if (lacksMirroring) {
        throw new errors/* StepError */.zg('license', 'No project of the group shows pull mirroring: this GitLab has no license for it, or the token is not allowed to see it.', (0,explanations/* hint */.aK)('license'));
    }
    const count = `${mirrors.length} mirror${mirrors.length === 1 ? '' : 's'}`;
    const excluded = `${withoutMirror} without a mirror, ${archived} archived, ${markedForDeletion} marked for deletion`;
    if (mirrors.length === 0)
        log.warning('The token can see no active pull mirror in this group.');
    log.info(`The group has ${count}. Projects excluded: ${excluded}.`);
    return group;
}
async function failAfterTimeout({ clock }, timeoutMs, cancelled, done) {
    const graceMs = 500;
    await clock.sleep(timeoutMs, AbortSignal.any([cancelled, done])).catch(() => { });
    await clock.sleep(graceMs, done);
    throw cancelled.aborted
        ? cancelled.reason
        : new errors/* StepError */.zg('timeout', `The step did not finish within ${(0,duration/* formatDuration */.a3)(timeoutMs)}.`, (0,explanations/* hint */.aK)('slow-gitlab'));
}
function isUnencrypted(url) {
    const { protocol, hostname } = new URL(url);
    return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}


/***/ }),

/***/ 1077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ failedStep),
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
// EXTERNAL MODULE: ./lib/gitlab/client.js + 1 modules
var client = __nccwpck_require__(6593);
// EXTERNAL MODULE: ./lib/gitlab/project.js
var project = __nccwpck_require__(510);
// EXTERNAL MODULE: ./lib/inputs/table.js
var table = __nccwpck_require__(4565);
// EXTERNAL MODULE: ./lib/inputs/values.js
var values = __nccwpck_require__(7035);
// EXTERNAL MODULE: ./lib/mirror/result.js
var result = __nccwpck_require__(7462);
// EXTERNAL MODULE: ./lib/gitlab/response.js
var response = __nccwpck_require__(3236);
// EXTERNAL MODULE: ./lib/text/explanations.js
var explanations = __nccwpck_require__(3831);
// EXTERNAL MODULE: ./lib/mirror/age.js
var age = __nccwpck_require__(1556);
// EXTERNAL MODULE: ./lib/mirror/hints.js
var hints = __nccwpck_require__(2669);
// EXTERNAL MODULE: ./lib/mirror/lag.js
var lag = __nccwpck_require__(2635);
// EXTERNAL MODULE: ./lib/mirror/settings.js
var settings = __nccwpck_require__(2418);
;// CONCATENATED MODULE: ./lib/mirror/run.js







async function mirrorProject(context, result) {
    const { job, bounds, gitlab } = context;
    let begunAt = bounds.clock.now();
    const onBegin = () => {
        begunAt = bounds.clock.now();
        context.onBegin?.();
    };
    const note = (known) => {
        Object.assign(result, known);
    };
    const project = gitlab.project(job.project);
    if (job.verifyRefs !== null && job.desired.enabled !== false)
        note({ verified: false });
    try {
        const outcome = await run({ ...context, project, onBegin, note });
        assertFresh(context, result);
        note({ outcome });
    }
    catch (error) {
        note({ error: (0,hints/* withHintFor */.jO)(context, (0,errors/* asStepError */.Xg)(error)) });
    }
    const lastErrorHint = (0,hints/* hintOnLastError */.zp)(context, result.state?.lastError ?? null);
    note({ lastErrorHint, durationMs: bounds.clock.now() - begunAt, serverTime: gitlab.serverTime });
}
function assertFresh(context, result) {
    const { job, log } = context;
    const error = job.desired.enabled === false ? null : stalenessOf(context, result.state);
    if (error === null)
        return;
    if (!job.dryRun)
        throw error;
    result.isStale = error.kind === 'stale';
    log.warning(`${error.message} ${error.hint}`);
}
function stalenessOf({ job, gitlab }, state) {
    return job.maxAgeMs === null ? null : (0,age/* staleness */.TZ)(state, gitlab.serverTime, job.maxAgeMs);
}
async function run(context) {
    const { job } = context;
    const { desired } = job;
    const read = await readMirror(context);
    if (read === 'planned')
        return 'planned';
    const { first } = read;
    if (desired.enabled === false)
        return remove(context, first?.mirror ?? null);
    const mirror = first && (await withSettings(context, first.mirror));
    const plan = (0,settings/* settingsPlan */.t9)(desired, mirror);
    if ((0,settings/* isOff */.gK)(mirror) && plan.attributes.enabled !== true)
        throw notMirroredError();
    (0,settings/* assertEncryptedUpstream */.y6)(desired, mirror);
    const verification = await loadVerification(context);
    if (job.dryRun) {
        const { dryRun } = await __nccwpck_require__.e(/* import() */ 839).then(__nccwpck_require__.bind(__nccwpck_require__, 5839));
        return dryRun(context, plan, mirror, verification && (() => verification.judge(factsOf(mirror, desired))));
    }
    const saved = await write(context, plan, mirror, read);
    const known = saved?.mirror ?? mirror;
    const before = saved ?? first;
    if (known === null || before === null) {
        throw new Error('nothing was saved, although the project was not a mirror');
    }
    const facts = factsOf(known, desired);
    if (job.sync === 'false')
        return withoutUpdate(context, saved, known, verification, facts);
    const { Update } = await __nccwpck_require__.e(/* import() */ 665).then(__nccwpck_require__.bind(__nccwpck_require__, 7665));
    const update = new Update(context, {
        baseline: before,
        seenBefore: first?.mirror ?? null,
        readAt: read.readAt,
        isNew: (0,settings/* isOff */.gK)(mirror),
        lastCheckRequests: verification?.requests ?? 0,
    });
    const isAccepted = await update.start(saved);
    if (job.wait)
        return waitFor(context, update, first?.mirror ?? null, known, verification);
    if (!isAccepted)
        await update.wait();
    return 'requested';
}
async function waitFor(context, update, first, known, verification) {
    const { desired } = context.job;
    const saved = { ...known, id: known.id ?? update.latest.id };
    const findConflict = (isProven) => readConflict(context, first, saved, update, isProven);
    const facts = () => factsOf(update.latest.settings === null ? known : update.latest, desired);
    const { waitForRefs, waitForUpdate } = await __nccwpck_require__.e(/* import() */ 824).then(__nccwpck_require__.bind(__nccwpck_require__, 5824));
    try {
        if (verification !== null) {
            await waitForRefs(context, update, verification, facts, findConflict);
            return 'verified';
        }
        await waitForUpdate(context, update, findConflict);
        context.log.info('The mirror is up to date.');
        return 'synced';
    }
    finally {
        context.note(update.times);
    }
}
async function withoutUpdate(context, saved, mirror, verification, facts) {
    const { log, gitlab } = context;
    if (saved !== null) {
        log.info('Saving the settings makes GitLab update the mirror. With sync: false, the step does not wait for that update.');
    }
    if (verification !== null) {
        const { verifyOnce } = await __nccwpck_require__.e(/* import() */ 824).then(__nccwpck_require__.bind(__nccwpck_require__, 5824));
        await verifyOnce(context, verification, facts);
        return 'verified';
    }
    if (saved !== null)
        return 'configured';
    const isStale = stalenessOf(context, mirror)?.kind === 'stale';
    if (!isStale)
        log.info((0,age/* lastUpdateText */.lB)(mirror, gitlab.serverTime));
    return 'unchanged';
}
async function readMirror(context) {
    const { job, project, onBegin, note, bounds } = context;
    let first = null;
    const changes = [];
    try {
        first = await project.mirror({ priority: 'new', onStart: onBegin });
    }
    catch (error) {
        const mayCreate = job.newProjectVisibility !== null && job.desired.enabled !== false;
        if (!mayCreate || !(0,response/* isMissingProject */.gr)(error))
            throw error;
        const { createProject } = await __nccwpck_require__.e(/* import() */ 607).then(__nccwpck_require__.bind(__nccwpck_require__, 6607));
        const creation = await createProject(context);
        if (creation === 'planned')
            return creation;
        if (creation === 'exists')
            first = await project.mirror();
        else {
            changes.push({ setting: 'visibility', from: null, to: job.newProjectVisibility });
            note({ changes, changed: true });
        }
    }
    if (first !== null)
        note({ state: first.mirror });
    return { first, readAt: bounds.clock.now(), changes };
}
async function readConflict(context, first, saved, update, isProven) {
    const { job, bounds, pollIntervalMs } = context;
    const { clock, cancelled } = bounds;
    const until = Math.min(clock.now() + lag/* maxLagMs */.F, bounds.deadline - pollIntervalMs);
    for (;;) {
        const latest = await withSettings(context, update.latest);
        const conflicts = (0,settings/* conflictsIn */.zm)(job.desired, first, saved, latest);
        if (conflicts.length === 0)
            return null;
        if (update.latest.settings !== null || isProven || clock.now() >= until) {
            return (0,settings/* conflictError */.jU)(conflicts);
        }
        await clock.sleep(pollIntervalMs, cancelled);
    }
}
async function withSettings({ job, project }, mirror) {
    const isNeeded = Object.keys(job.desired).length > 0 || job.verifyRefs !== null;
    if (mirror.settings !== null || !isNeeded)
        return mirror;
    const record = await project.record();
    return { ...mirror, settings: record.mirror?.settings ?? null };
}
async function write({ project, log, note, job, bounds, pollIntervalMs }, { attributes, changes, dropsCredentials }, mirror, read) {
    if (Object.keys(attributes).length === 0) {
        if (Object.keys(job.desired).length > 0)
            log.info('Settings are up to date.');
        return null;
    }
    const lagOptions = { bounds, pollIntervalMs, writtenAt: read.changes.length > 0 ? read.readAt : null };
    const saved = await (0,lag/* retryWhileLagging */.X)(lagOptions, response/* isMissingProject */.gr, () => project.save(attributes, mirror?.url ?? null));
    if (saved.hasRunTimes)
        note({ state: saved.mirror });
    note({ changes: [...read.changes, ...changes], changed: true });
    (0,settings/* assertSaved */.SP)(job.desired, attributes, saved.mirror);
    for (const change of changes) {
        const { setting, from, to } = change;
        log.info((0,settings/* isSavedAgain */.iq)(change)
            ? `Saved ${setting}, as on every run.`
            : `Changed ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
    }
    if (dropsCredentials)
        log.warning(settings/* credentialsDropped */.d8);
    return saved;
}
async function remove(context, mirror) {
    const { job, project, log, note } = context;
    if ((0,settings/* isOff */.gK)(mirror)) {
        log.info('The project is not a pull mirror: there is nothing to remove.');
        return job.dryRun ? 'planned' : 'unchanged';
    }
    const changes = [{ setting: 'enabled', from: true, to: false }];
    if (job.dryRun) {
        note({ changes, changed: true });
        log.info('A real run would switch mirroring off, and GitLab would drop any stored credentials.');
        return 'planned';
    }
    const saved = await project.save({ enabled: false }, null);
    if (saved.hasRunTimes)
        note({ state: saved.mirror });
    if (!(0,settings/* isOff */.gK)(saved.mirror)) {
        throw new errors/* StepError */.zg('refused', 'GitLab accepted the request but mirroring stays on.', 'Switch mirroring off in GitLab (Settings, Repository, Mirroring repositories), which shows the reason.');
    }
    note({ changes, changed: true });
    log.info('Switched mirroring off. GitLab drops any stored credentials.');
    return 'removed';
}
async function loadVerification(context) {
    const { verifyRefs } = context.job;
    if (verifyRefs === null)
        return null;
    const { Verification } = await __nccwpck_require__.e(/* import() */ 278).then(__nccwpck_require__.bind(__nccwpck_require__, 4278));
    return new Verification(context, verifyRefs);
}
function factsOf(mirror, desired) {
    const shown = mirror?.settings ?? null;
    const mirrorBranchRegex = shown?.mirrorBranchRegex === undefined ? desired.mirrorBranchRegex : shown.mirrorBranchRegex;
    return { settings: shown && { ...shown, mirrorBranchRegex }, url: desired.url ?? mirror?.url ?? null };
}
function notMirroredError() {
    return new errors/* StepError */.zg('not-mirrored', 'The project is not a pull mirror, or its GitLab license does not include mirroring.', (0,explanations/* hint */.aK)('not-mirrored'));
}

// EXTERNAL MODULE: ./lib/session.js + 1 modules
var session = __nccwpck_require__(5650);
;// CONCATENATED MODULE: ./lib/step.js









async function runStep(raw, platform, bounds) {
    const isList = (0,table/* isForMany */.NL)(raw);
    const warnings = [];
    const warning = (text) => {
        warnings.push(text);
        platform.log.warning(text);
    };
    const recordingPlatform = { ...platform, log: { ...platform.log, warning } };
    let results = isList ? [] : [(0,result/* initialResult */.SZ)((0,values/* mayHoldSecret */.dV)(raw.project) ? '' : raw.project)];
    const { resultsFile, invalid } = await resultsFileOf(raw, platform);
    let error = null;
    try {
        await runMirrors(raw, invalid, recordingPlatform, bounds, (mirrors) => {
            results = mirrors.map(({ result }) => result);
        });
    }
    catch (thrown) {
        error = (0,errors/* asStepError */.Xg)(thrown);
        for (const result of results) {
            if (!isList)
                result.outcome = 'failed';
            if (result.outcome === 'failed')
                result.error ??= error;
        }
    }
    return { results, isList, error, warnings, resultsFile };
}
async function failedStep(known, error, platform) {
    const { resultsFile } = await resultsFileOf(known, platform);
    return { results: [], isList: true, error, resultsFile };
}
async function resultsFileOf(raw, { workspace, protectedFiles }) {
    const path = raw['results-file'];
    if (path === '')
        return { resultsFile: null, invalid: [] };
    const { prepareResultsFile } = await __nccwpck_require__.e(/* import() */ 704).then(__nccwpck_require__.bind(__nccwpck_require__, 2704));
    try {
        const usedFiles = [(0,external_node_path_.resolve)(workspace ?? '.', raw.mirrors), raw['ca-certificate'], ...protectedFiles];
        return { resultsFile: prepareResultsFile(path, workspace, usedFiles), invalid: [] };
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInput */.o9))
            throw error;
        return { resultsFile: null, invalid: [{ name: 'results-file', error }] };
    }
}
function runMirrors(raw, invalid, platform, processBounds, onMirrors) {
    const { log } = platform;
    return (0,session/* withGitLab */.U)(raw, invalid, platform, processBounds, async (session) => {
        const { gitlab, inputs, bounds, done } = session;
        const { jobs, groupJob, timeoutMs, pollIntervalMs } = inputs;
        const run = ({ job, result }, ownLog, onBegin) => mirrorProject({ job, gitlab, bounds, timeoutMs, pollIntervalMs, log: ownLog, onBegin }, result);
        const many = (0,table/* isForMany */.NL)(raw) ? await __nccwpck_require__.e(/* import() */ 292).then(__nccwpck_require__.bind(__nccwpck_require__, 1292)) : null;
        const all = many === null || groupJob === null ? jobs : await many.jobsOfGroup(groupJob, gitlab, log);
        const mirrors = all.map((job) => ({
            job,
            result: (0,result/* initialResult */.SZ)(job.project, (0,project/* projectUrl */.Vn)(inputs.apiUrl, job.project)),
        }));
        onMirrors(mirrors);
        if (many === null)
            await Promise.all(mirrors.map((mirror) => run(mirror, log)));
        else
            await many.runAll(mirrors, run, session, log);
        const succeeded = mirrors.filter(({ result }) => result.error === null);
        if (succeeded.some(({ job }) => job.dryRun)) {
            const { inspectServer } = await __nccwpck_require__.e(/* import() */ 839).then(__nccwpck_require__.bind(__nccwpck_require__, 5839));
            await inspectServer(gitlab, log);
        }
        else if (succeeded.length > 0)
            await warnOfExpiry(gitlab, log, bounds.clock, done);
    });
}
const maxExpiryCheckMs = 5_000;
async function warnOfExpiry(gitlab, log, clock, done) {
    if (gitlab.connection.tokenType === 'bearer')
        return;
    const noToken = () => null;
    const token = await Promise.race([
        (0,errors/* orNull */.Xd)(() => gitlab.token()),
        clock.sleep(maxExpiryCheckMs, done).then(noToken, noToken),
    ]);
    const warning = token && (0,client/* expiryWarning */.i)(token);
    if (warning !== null)
        log.warning(warning);
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I0: () => (/* binding */ isSecretUser),
/* harmony export */   NM: () => (/* binding */ looksLikeToken)
/* harmony export */ });
/* unused harmony export placeholderPasswords */
const tokenPrefixes = [
    ...['ghp_', 'github_pat_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    ...['glpat-', 'gldt-', 'glcbt-', 'gloas-', 'glrt-', 'glrtr-', 'GR1348941', 'glptt-', 'glft-', 'glimt-'],
    ...['glagent-', 'glsoat-', 'glffct-', 'glwt-'],
    ...['ATBB', 'ATATT', 'ATCTT'],
    'hf_',
];
const minTokenLength = 20;
const placeholderPasswords = ['x-oauth-basic', 'x-token-auth'];
function looksLikeToken(text) {
    return text.length >= minTokenLength || tokenPrefixes.some((prefix) => text.startsWith(prefix));
}
function isSecretUser(user, password, url) {
    if (looksLikeToken(user))
        return true;
    if (user === 'git' || /^ssh:/i.test(url))
        return false;
    return password === '' || placeholderPasswords.includes(password.toLowerCase());
}


/***/ }),

/***/ 4783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   nV: () => (/* binding */ formatAge)
/* harmony export */ });
const unitsMs = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
function parseDuration(text) {
    const [, h, m, s, ms] = pattern.exec(/^\d+$/.test(text) ? `${text}s` : text) ?? [];
    const part = (digits, unitMs) => Number(digits ?? 0) * unitMs;
    const totalMs = part(h, unitsMs.h) + part(m, unitsMs.m) + part(s, unitsMs.s) + part(ms, unitsMs.ms);
    return totalMs > 0 ? totalMs : null;
}
function formatAge(ms) {
    const days = Math.floor(ms / (24 * unitsMs.h));
    if (days >= 2)
        return `${days} days`;
    return ms < unitsMs.s ? 'less than 1s' : formatDuration(ms);
}
function formatDuration(ms) {
    const wholeMs = Math.round(ms);
    if (wholeMs < unitsMs.s)
        return `${wholeMs}ms`;
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

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ decodeText)
/* harmony export */ });
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7594);

const marks = [
    [[0xff, 0xfe, 0, 0], 'UTF-32'],
    [[0, 0, 0xfe, 0xff], 'UTF-32'],
    [[0xff, 0xfe], 'UTF-16LE'],
    [[0xfe, 0xff], 'UTF-16BE'],
];
const advice = 'save it as UTF-8';
function decodeText(bytes) {
    const [, encoding = 'UTF-8'] = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [];
    if (encoding === 'UTF-32')
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9(`the file is in UTF-32; ${advice}`);
    if (encoding === 'UTF-8' && (bytes[0] === 0 || bytes[1] === 0)) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9(`the file seems to be in UTF-16, without a byte order mark; ${advice}`);
    }
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        const other = encoding === 'UTF-8' ? ' (perhaps Windows-1252 or ISO 8859-1)' : '';
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInput */ .o9(`the file is not valid ${encoding}${other}; ${advice}`);
    }
}


/***/ }),

/***/ 3831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JR: () => (/* binding */ hintFor),
/* harmony export */   TB: () => (/* binding */ hintWithoutUpdate),
/* harmony export */   aK: () => (/* binding */ hint),
/* harmony export */   pg: () => (/* binding */ explanationOf),
/* harmony export */   ql: () => (/* binding */ hintForMessage)
/* harmony export */ });
/* unused harmony export explanations */
const allowForcePush = 'In GitLab, enable "Allowed to force push" for the branch (Settings, Repository, Protected branches).';
const askAdministrator = 'If that does not help, ask an administrator to check Sidekiq and Silent Mode. After a canceled update, older versions of GitLab schedule no further update until an administrator resets the mirror.';
const checkProject = "Check the input project (full path or ID), gitlab-url, and that the token's user is a member. A project access token can access only its own project.";
const explanations = {
    'diverged-default-branch': {
        title: 'The default branch has diverged',
        kind: 'sync-failed',
        example: 'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
        pattern: /default branch .* has diverged from its upstream counterpart/i,
        cause: 'The history of the default branch was rewritten upstream, or somebody committed to the mirror.',
        hint: 'To overwrite the mirror with what the upstream has, set mirror-overwrites-diverged-branches: true, and in GitLab enable "Allowed to force push" for the branch if it is protected, as the default branch usually is (Settings, Repository, Protected branches). Commits that are only on the mirror are then lost. If its only commit is an initial README, you can instead delete the project and create a blank one.',
        hintIfConfigured: ({ overwrites }) => (overwrites ? allowForcePush : null),
    },
    'protected-force-push': {
        title: 'A protected branch may not be force-pushed',
        kind: 'sync-failed',
        example: '9:Could not update main. Please refresh and try again..',
        pattern: /could not update .{1,300}\. please refresh and try again|not allowed to force push/i,
        cause: 'The branch was rewritten upstream, and its protection rule does not allow force pushes, which is the default. The update stopped there: later branches were not updated, and no new branch was created.',
        hint: `${allowForcePush} Then run the step again.`,
    },
    'upstream-certificate': {
        title: "The upstream's certificate is not trusted",
        kind: 'sync-failed',
        example: 'SSL certificate problem: self-signed certificate',
        pattern: /ssl certificate problem|certificate verif|ssl: no alternative certificate/i,
        cause: 'The certificate has expired, is for another host, or was issued by an authority that GitLab does not know. GitLab pauses the mirror at the next failure, whatever its cause.',
        hint: 'Renew the certificate, or ask an administrator to add its authority to GitLab. If GitLab pauses the mirror meanwhile, the next run of this step resumes it.',
    },
    'upstream-authentication': {
        title: 'The upstream rejects the credentials',
        kind: 'sync-failed',
        example: "fatal: Authentication failed for 'https://example.com/group/project.git/'",
        pattern: /authentication failed|could not read (username|password)|http basic|access denied (?:for|or repository not exported)|returned error: 40[13]/i,
        cause: 'GitLab has no credentials for the upstream, or wrong ones, or their token has expired. Some hosts respond in the same way for a repository that does not exist.',
        hint: 'Check url. If the upstream is private, set auth-user and auth-password to a user or token that can read it.',
        hintIfConfigured: ({ credentials }) => credentials
            ? 'Check url, that the user or token in auth-user and auth-password can read the upstream, and that it has not expired.'
            : null,
    },
    'upstream-ssh-key': {
        title: 'The upstream rejects the SSH key',
        kind: 'sync-failed',
        example: 'git@example.com: Permission denied (publickey).',
        pattern: /permission denied \(publickey/i,
        cause: 'GitLab connects with the SSH key of the mirror, which the upstream does not know.',
        hint: 'Add the public key of the mirror (Settings, Repository, Mirroring repositories, Copy SSH public key) to the upstream as a key that may read it.',
    },
    'upstream-host-key': {
        title: 'GitLab does not know the host key of the upstream',
        kind: 'sync-failed',
        example: 'Host key verification failed.',
        pattern: /host key verification failed/i,
        cause: 'GitLab has stored no host key for this mirror, or the host has changed its key since.',
        hint: 'In GitLab, remove the mirror and add it again with "Detect host keys" (Settings, Repository, Mirroring repositories), or set url to an https URL.',
    },
    'upstream-not-found': {
        title: 'The upstream repository is not found',
        kind: 'sync-failed',
        example: "fatal: repository 'https://example.com/group/project.git/' not found",
        pattern: /repository .*not found|does not appear to be a git repository|returned error: 404|project you were looking for could not be found/i,
        cause: 'There is no repository at this URL, it was moved, or the credentials give no access to it.',
        hint: 'Check url. If the repository is private, set auth-user and auth-password: many hosts answer "not found" without access.',
        hintIfConfigured: ({ credentials }) => credentials
            ? 'Check url, and that the user or token in auth-user and auth-password can read the repository: many hosts answer "not found" without access.'
            : null,
    },
    'upstream-redirect': {
        title: 'The upstream has moved',
        kind: 'sync-failed',
        example: "fatal: unable to access 'https://example.com/group/project.git/': The requested URL returned error: 301",
        pattern: /returned error: 30[1278]/i,
        cause: 'The upstream redirects to another URL, which GitLab does not follow.',
        hint: 'Set url to the new URL of the upstream.',
    },
    'upstream-unreachable': {
        title: 'GitLab cannot reach the upstream',
        kind: 'sync-failed',
        example: "fatal: unable to access 'https://example.com/group/project.git/': Failed to connect to example.com port 443",
        pattern: /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|connection timed out|resolving timed out|operation timed out/i,
        cause: 'The host name is wrong or GitLab cannot resolve it, the host is down, or a firewall blocks the connection. The connection is made by GitLab, not by the runner.',
        hint: 'Check the host in url, and that GitLab itself (not the runner) can connect to it.',
    },
    'protected-tag': {
        title: 'The mirror user may not create a protected tag',
        kind: 'sync-failed',
        example: 'You are not allowed to create tags: v1.0.0 as they are protected.',
        pattern: /not allowed to (?:create|update|change|delete) .{0,300}tag|protected tag/i,
        cause: 'GitLab mirrors on behalf of a user, and a protection rule denies that user the tag. Nothing else was updated either: GitLab updates tags before branches.',
        hint: 'In Settings, Repository, Protected tags, allow the mirror user (whoever last saved the settings of the mirror) to create the tag, or save the settings with the token of a user who may.',
    },
    'protected-branch': {
        title: 'The mirror user may not push to a protected branch',
        kind: 'sync-failed',
        example: 'GitLab: You are not allowed to push code to protected branches on this project.',
        pattern: /not allowed to (?:push|create|update|change|delete).*protected|protected branch/i,
        cause: 'GitLab mirrors on behalf of a user, and a protection rule denies that user the push. The other branches and tags were updated.',
        hint: 'In Settings, Repository, Protected branches, allow the mirror user (whoever last saved the settings of the mirror) to push to the branch, or save the settings with the token of a user who may.',
    },
    'mirror-user': {
        title: 'The mirror user has lost access',
        kind: 'sync-failed',
        example: 'The mirror user is not allowed to push code to all branches on this project.',
        pattern: /mirror user/i,
        cause: 'The user on whose behalf GitLab mirrors has left the project, now has a lower role, or is blocked.',
        hint: 'Run this step once with sync: immediate and a token of a Maintainer or Owner: saving the settings makes the user of that token the mirror user.',
    },
    'update-timed-out': {
        title: 'The update took too long',
        kind: 'sync-failed',
        example: 'Deadline Exceeded',
        pattern: /deadline exceeded|import timed out|context deadline|rpc .*timed out/i,
        cause: 'The repository is large or the upstream is slow, or GitLab gave up on an update whose worker had died. The branches and tags may have arrived nevertheless.',
        hint: 'Run the step again: what was fetched is kept, so the next update is shorter. With verify-refs (all, or each ref with its commit), the step passes if the refs have arrived.',
    },
    'branch-hierarchy': {
        title: 'The names of two branches conflict',
        kind: 'sync-failed',
        example: "Failed to create branch 'feature/login': Branch name conflicts with existing branch hierarchy.",
        pattern: /conflicts with existing branch hierarchy|cannot lock ref .{1,300}' exists/i,
        cause: 'The upstream has a branch such as feature/login, and the mirror one such as feature. Git cannot have both.',
        hint: 'Delete the conflicting branch in the mirror, then run the step again.',
    },
    'branch-lock': {
        title: 'GitLab was busy with the repository',
        kind: 'sync-failed',
        example: 'fatal: Unable to create packed-refs.lock: File exists.',
        pattern: /\.lock|reference already exists|cannot lock ref/i,
        cause: 'Another process was writing to the repository.',
        hint: 'Run the step again. If it keeps failing, ask an administrator to remove stale lock files.',
    },
    'too-many-branches': {
        title: 'Too many new branches for one update',
        kind: 'sync-failed',
        example: 'Mirror update could not create all branches: 12 branches exceeded the limit of 1100 and will be synced in subsequent updates',
        pattern: /could not create all branches|branches exceeded the limit|branch creation timed out/i,
        cause: 'GitLab creates at most 1,100 branches in one update, or as many as time allows, and leaves the others for the next one.',
        hint: 'Nothing is wrong: another update creates more of them. The step requests it by itself while time remains, so raise timeout or run the step again.',
    },
    'branch-name': {
        title: 'GitLab does not allow the name of a branch',
        kind: 'sync-failed',
        example: 'Branch name is invalid',
        pattern: /branch name is invalid/i,
        cause: 'The upstream has a branch with a name that GitLab does not allow, such as HEAD.',
        hint: 'Rename or delete that branch upstream, or exclude it with mirror-branch-regex.',
    },
    'import-url': {
        title: 'GitLab no longer allows the stored URL',
        kind: 'sync-failed',
        example: 'The import URL is invalid: Requests to the local network are not allowed',
        pattern: /import url is invalid/i,
        cause: 'The URL was allowed when it was saved. Since then, an administrator has restricted outbound requests, or the host resolves to another address.',
        hint: 'Set url to a URL that GitLab may connect to, or ask an administrator to allow the host (Admin area, Settings, Network, Outbound requests).',
    },
    'given-up': {
        title: 'GitLab gave up on a scheduled update',
        kind: 'sync-failed',
        example: 'Project import state stuck in scheduled for too long',
        pattern: /stuck in scheduled/i,
        cause: 'The worker that had picked up the update died, or background jobs were too busy for half an hour.',
        hint: 'Run the step again. If it fails again, ask an administrator to check Sidekiq.',
    },
    canceled: {
        title: 'The update was canceled',
        kind: 'sync-failed',
        example: 'The update was canceled in GitLab.',
        cause: 'An administrator or GitLab itself canceled the update.',
        hint: 'Run the step again in a few minutes: newer versions of GitLab recover by themselves. Older ones run no update of this mirror until an administrator resets its state.',
    },
    recovering: {
        title: 'GitLab is recovering from a canceled update',
        kind: 'sync-failed',
        example: 'Mirror recovering from canceled state',
        pattern: /recovering from canceled/i,
        cause: 'An earlier update was canceled. Newer versions of GitLab mark it as failed and schedule another.',
        hint: 'Run the step again.',
    },
    'ref-mismatch': {
        title: 'A ref is not on GitLab after the update',
        kind: 'ref-mismatch',
        example: 'refs/tags/v1.0.0 is missing.',
        cause: 'The upstream does not have the ref, or GitLab skipped the branch (it has diverged, or a filter excludes it). GitLab finishes such an update without an error.',
        hint: 'Check that the upstream has these refs at these commits, and that the filter of the mirror includes them. If so, run the step again.',
    },
    'gitlab-certificate': {
        title: 'The certificate of GitLab is not trusted',
        kind: 'network',
        example: 'unable to verify the first certificate',
        cause: "GitLab's certificate has expired, is for another host, or was issued by an authority that the runner does not trust.",
        hint: 'Set ca-certificate to the certificate of the authority that issued the certificate of GitLab. If the certificate has expired or is for another host, correct it in GitLab.',
        hintIfConfigured: ({ caCertificate }) => caCertificate
            ? 'Check that ca-certificate is the authority that issued the certificate of GitLab, that the certificate has not expired, and that it is for the host in gitlab-url.'
            : null,
    },
    'gitlab-unreachable': {
        title: 'GitLab does not respond',
        kind: 'network',
        example: 'No response from gitlab.example.com to GET /api/v4/projects/1/mirror/pull',
        pattern: /No response from \S+ to (?:GET|PUT|POST) /,
        cause: 'The host name is wrong, GitLab is down, or a firewall or proxy is in between.',
        hint: 'Check gitlab-url (gitlab.com if it is empty), that the runner reaches this host (name resolution, firewall, proxy settings), and that GitLab is up.',
    },
    proxy: {
        title: 'The proxy does not let the connection through',
        kind: 'network',
        example: 'tunneling socket could not be established, statusCode=407',
        cause: 'The proxy that https_proxy, http_proxy or all_proxy names requires a password, rejects the host, or is not reachable.',
        hint: 'Check the environment variable https_proxy, http_proxy or all_proxy, with user and password if the proxy requires them, or add the host of GitLab to no_proxy.',
    },
    'rate-limit': {
        title: 'GitLab limits the rate of requests',
        kind: 'unavailable',
        example: 'Reading the pull mirror failed: GitLab returned 429',
        cause: "The token's user, or the address of the runner, has sent too many requests.",
        hint: 'Run the step less often or later, lower requests-per-minute, or use the token of another user.',
    },
    'gitlab-down': {
        title: 'GitLab is not available',
        kind: 'unavailable',
        example: 'Reading the pull mirror failed: GitLab returned 503',
        cause: 'GitLab is down, overloaded or being upgraded.',
        hint: 'Run the step again later. To bridge longer outages, raise timeout and max-retries: max-retries limits the retries before the update is requested; after that, the step retries until timeout.',
    },
    'inactive-project': {
        title: 'The project is archived or marked for deletion',
        kind: 'timeout',
        example: 'GitLab did not schedule the update within 15m: the project is archived.',
        cause: 'GitLab accepts requests for an update of such a project, but runs none.',
        hint: 'Unarchive or restore the project in GitLab, or stop mirroring it.',
    },
    'may-not-create': {
        title: 'The token may not create projects',
        kind: 'permission',
        example: 'Creating the project failed: 403 Forbidden',
        cause: "The token's user has a role that may not create projects in this namespace. A setting of the group determines which roles may.",
        hint: "Give the token's user the right to create projects in the namespace, or create the project by hand.",
    },
    conflict: {
        title: 'Somebody else changed the mirror',
        kind: 'conflict',
        example: 'Somebody else changed the mirror while the step was running: mirror_trigger_builds is true instead of false.',
        cause: 'Another job, another tool or a person saved other settings between the start of the step and the end of its update.',
        hint: 'Find out what else configures this mirror, and let only one of them do it. Then run the step again.',
    },
    'stuck-waiting': {
        title: 'GitLab does not schedule the update',
        kind: 'timeout',
        example: 'Last status: GitLab has not scheduled the update yet.',
        cause: "GitLab postpones an update until five minutes (or the interval that the instance has set) after the last one. If it takes longer, GitLab's background jobs may be overloaded, the instance may be in Silent Mode, the project may be archived, or an earlier update may have been canceled.",
        hint: `Raise timeout above the interval of the instance (five minutes by default), or set sync: immediate. ${askAdministrator}`,
        hintIfConfigured: ({ immediate }) => immediate ? `Raise timeout if GitLab is busy. ${askAdministrator}` : null,
    },
    'stuck-scheduled': {
        title: 'The update stays scheduled',
        kind: 'timeout',
        example: 'Last status: The update is scheduled.',
        cause: "GitLab's background jobs are busy, or the worker that had picked up the update has died.",
        hint: 'Raise timeout. GitLab gives up on a scheduled update after half an hour; the API offers no way to cancel it earlier.',
    },
    'stuck-started': {
        title: 'The update does not finish',
        kind: 'timeout',
        example: 'Last status: The update is running.',
        cause: 'The repository is large, the upstream is slow, or the worker has died.',
        hint: 'If the repository is large, raise timeout. If its worker has died, GitLab gives up on the update only after a day, and starts no other until then.',
    },
    'fork-network': {
        title: 'The project belongs to a fork network',
        kind: 'refused',
        example: 'mirror is not available for a project in a fork network',
        pattern: /fork network|forked project|is a fork\b/i,
        cause: 'GitLab does not mirror into a fork, or into a project that has forks.',
        hint: 'Remove the fork relationship in Settings, General, Advanced, or use a project without forks.',
    },
    'blocked-url': {
        title: 'GitLab blocks the URL',
        kind: 'refused',
        example: 'import_url is blocked: Only allowed schemes are http, https, ssh, git',
        pattern: /is blocked/i,
        cause: 'The scheme is not allowed, or the host is in a local network that the administrator has not opened to GitLab.',
        hint: 'Use an http, https, ssh or git URL. For a host in a local network, ask an administrator to allow it (Admin area, Settings, Network, Outbound requests).',
    },
    'url-not-readable': {
        title: 'GitLab cannot read the upstream with these settings',
        kind: 'refused',
        example: 'import_url Unable to access repository with the URL and credentials provided',
        pattern: /unable to access repository/i,
        cause: 'With the feature flag validate_pull_mirror_url, GitLab tests the URL before it saves it, but without auth-user and auth-password. So it rejects every private upstream and every ssh URL.',
        hint: 'Check url, and that GitLab itself can reach that host. If the upstream is private or has an ssh URL, ask an administrator to disable the feature flag validate_pull_mirror_url.',
    },
    'url-missing': {
        title: 'The mirror has no upstream',
        kind: 'refused',
        example: 'url is missing',
        pattern: /url is missing|import_url can't be blank/i,
        cause: 'The mirror cannot be switched on, since GitLab has no URL for it.',
        hint: 'Set url to the repository to mirror from.',
    },
    'bad-regex': {
        title: 'GitLab does not accept the regex',
        kind: 'refused',
        example: 'mirror_branch_regex not valid RE2 syntax: missing closing )',
        pattern: /re2 syntax|mirror_branch_regex .*(?:too long|invalid|not valid)/i,
        cause: 'mirror-branch-regex uses RE2, which has no look-ahead, look-behind or back-references, and is limited to 255 characters.',
        hint: 'Write mirror-branch-regex in RE2 syntax. A list of alternatives in parentheses replaces most look-arounds.',
    },
    'mirroring-off': {
        title: 'Mirroring is disabled on the instance',
        kind: 'refused',
        example: 'Access Denied',
        pattern: /\bAccess Denied\b/,
        cause: 'An administrator has disabled pull mirroring.',
        hint: 'Ask an administrator to enable it (Admin area, Settings, Repository, Repository mirroring).',
    },
    unsupported: {
        title: 'GitLab is too old',
        kind: 'unsupported',
        example: 'GitLab 15.5.0-ee is not supported.',
        cause: 'GitLab shows the state of a pull mirror only since version 15.6.',
        hint: 'Upgrade GitLab to 15.6 or later.',
    },
    license: {
        title: 'Mirroring stays off',
        kind: 'license',
        example: 'GitLab accepted the settings but mirroring stays off.',
        cause: 'Pull mirroring is not part of the free tier, or is disabled on the instance: GitLab saves the settings but does not apply them.',
        hint: 'Check that the license of the namespace is Premium or Ultimate, and that pull mirroring is enabled on the instance.',
    },
    'not-mirrored': {
        title: 'The project is not a pull mirror',
        kind: 'not-mirrored',
        example: 'The project is not a pull mirror, or its GitLab license does not include mirroring.',
        cause: 'The mirror was never set up or was removed, the license does not include mirroring, or the instance is in Silent Mode.',
        hint: 'Set url to the upstream repository, which makes the project a mirror of it. Pull mirroring needs GitLab Premium or Ultimate.',
    },
    paused: {
        title: 'GitLab has paused the mirror',
        kind: 'paused',
        example: 'GitLab has paused this mirror after too many failed updates.',
        cause: '15 updates in a row have failed, or an update has failed right after one that failed with a certificate error. GitLab shows this only in its response to a request for an update.',
        hint: 'Fix the cause of the failed updates. Then set resume: true, or save the settings of the mirror in GitLab.',
    },
    'token-rejected': {
        title: 'GitLab rejects the token',
        kind: 'authentication',
        example: '401 Unauthorized',
        cause: 'The token is wrong, expired or revoked, or from another GitLab, or it is an OAuth token sent as a private token.',
        hint: 'Check that the token was copied completely, and that it is from the GitLab in gitlab-url (gitlab.com if that is empty). If it has expired or was revoked, create one with the api scope and the role Maintainer, and store it in its place. For an OAuth token, set token-type: bearer.',
    },
    'token-scope': {
        title: 'The token lacks a scope',
        kind: 'scope',
        example: 'insufficient_scope: The request requires higher privileges than provided by the access token.',
        pattern: /insufficient_scope/i,
        cause: 'Changing a mirror needs the api scope; read_api is not enough.',
        hint: 'Create an access token with the api scope and the role Maintainer, and store it in place of this one.',
    },
    role: {
        title: 'The role is too low',
        kind: 'permission',
        example: '403 Forbidden',
        cause: 'Only Maintainers and Owners may manage pull mirrors.',
        hint: "Give the token's user the role Maintainer or Owner on the project. For a project or group access token, create a new one with that role, since the role of an existing one cannot be changed.",
    },
    'project-not-found': {
        title: 'The project is not found',
        kind: 'not-found',
        example: '404 Project Not Found',
        cause: "There is no project with this path or ID, or the token's user is not a member; GitLab does not say which.",
        hint: checkProject,
        hintIfConfigured: ({ mayCreate }) => mayCreate
            ? `${checkProject} If the project does not exist yet, create-project: true creates it, but not with a project access token.`
            : null,
    },
    stale: {
        title: 'The mirror is stale',
        kind: 'stale',
        example: 'No update of this mirror has succeeded yet, but max-age requires one within 24h.',
        cause: 'GitLab has not updated the mirror for longer than max-age allows: it is paused, its updates fail, or its project is archived or marked for deletion. By itself, GitLab updates a mirror every 30 minutes to 5 hours.',
        hint: 'Run the step for this mirror with sync: true, which resumes it if it is paused, requests an update, and reports why it fails. If GitLab updates this mirror less often than max-age allows, raise max-age.',
        hintIfConfigured: ({ requestsUpdate }) => requestsUpdate
            ? 'The step has requested an update: check again when that has finished. With wait: true and without verify-refs, the step waits for it and reports why it fails.'
            : null,
    },
    'group-not-found': {
        title: 'The group is not found',
        kind: 'not-found',
        example: '404 Group Not Found',
        pattern: /404 group not found/i,
        cause: "There is no group with this path or ID, or the token's user is not a member; GitLab does not say which.",
        hint: "Check the input group (full path or ID), gitlab-url, and that the token's user is a member of the group. A project access token cannot read a group: use a group access token.",
    },
    'not-gitlab': {
        title: 'The response is not from GitLab',
        kind: 'protocol',
        example: "Reading the pull mirror failed: the server returned 200 with text/html instead of GitLab's JSON: Sign in",
        cause: 'A sign-in page, a proxy or another server responds at gitlab-url, or gitlab-url lacks the path of a relative URL root.',
        hint: 'Check that gitlab-url is the address of GitLab itself, with the path of a relative URL root if there is one, and that no sign-in page or proxy responds in its place.',
    },
    'slow-gitlab': {
        title: 'GitLab does not respond in time',
        kind: 'timeout',
        example: 'The timeout was reached before GitLab responded to GET',
        cause: 'GitLab or a proxy is overloaded, or timeout is very short.',
        hint: 'Raise timeout, or requests-per-minute if the step waits for that limit, or find out why GitLab responds so slowly.',
    },
};
function hint(id) {
    return explanations[id].hint;
}
function hintFor(text, configured) {
    const entry = Object.values(explanations).find(({ hint, hintIfConfigured }) => hintIfConfigured !== undefined && text.includes(hint));
    const better = entry?.hintIfConfigured?.(configured) ?? null;
    return entry === undefined || better === null ? text : text.replace(entry.hint, () => better);
}
function hintWithoutUpdate(text, change) {
    return text.replace(/\b([Rr])un the step again\b/g, `$1un the step ${change}`);
}
function explanationOf(message) {
    const searched = message.length > 4_000 ? `${message.slice(0, 2_000)}\n${message.slice(-2_000)}` : message;
    const found = Object.entries(explanations).find(([, entry]) => entry.pattern?.test(searched));
    return found?.[0] ?? null;
}
function hintForMessage(message) {
    if (message === null) {
        return 'Run the step again. If it fails again, an administrator can find the reason in the Sidekiq log.';
    }
    const id = explanationOf(message);
    return id === null ? "Fix the cause that GitLab's message names, then run the step again." : hint(id);
}


/***/ }),

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ redactor),
/* harmony export */   Sb: () => (/* binding */ Secrets),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   gl: () => (/* binding */ rawAndDecoded)
/* harmony export */ });
const minBase64Length = 4;
function redactor(secrets, budget = { stepsLeft: Number.POSITIVE_INFINITY }) {
    const lines = secretLines(secrets);
    if (lines.length === 0)
        return (text) => text;
    const plain = new Index(lines.map((line) => Array.from(line)), charactersAt, [...encodingStarts, '+']);
    const base64 = new Index(lines.flatMap(base64Cores).map((core) => Array.from(core)), base64CharactersAt, [...encodingStarts, ...Object.keys(urlSafeBase64)]);
    return (text) => {
        const hidden = [...plain.matches(text, budget), ...base64.matches(text, budget)].sort((a, b) => a.from - b.from);
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
const maxTotalSteps = 10_000_000;
class Secrets {
    #budget = { stepsLeft: maxTotalSteps };
    #known = [];
    #redact = redactor([]);
    redact = (text) => this.#redact(text);
    add(secrets) {
        if (secrets.length === 0)
            return;
        this.#known = [...this.#known, ...secrets];
        this.#redact = redactor(this.#known, this.#budget);
    }
}
const maxStepsPerCharacter = 30;
const maxExtraSteps = 300_000;
const stepsOfOrdinaryText = 2;
class Index {
    #secrets;
    #firsts;
    #starts;
    #decodeAt;
    #ambiguous;
    #minLength;
    #places;
    #stepsLeft = 0;
    constructor(secrets, decodeAt, ambiguous) {
        this.#secrets = secrets.toSorted(compareCharacters);
        this.#decodeAt = decodeAt;
        this.#ambiguous = new Set(ambiguous);
        this.#firsts = new Set(secrets.map(([first = '']) => first));
        this.#starts = new Set(secrets.map(([first = '', second = '']) => first + second));
        this.#minLength = secrets.reduce((min, { length }) => Math.min(min, length), Number.POSITIVE_INFINITY);
        const ascii = [...this.#firsts, ...ambiguous]
            .map((first) => first.codePointAt(0) ?? 0)
            .filter((code) => code < 0x80)
            .map((code) => `\\x${code.toString(16).padStart(2, '0')}`);
        this.#places = new RegExp(`[${ascii.join('')}]|[^\\x20-\\x7e]`, 'g');
    }
    matches(text, budget) {
        if (text.length < this.#minLength)
            return [];
        const maxSteps = Math.min(maxExtraSteps + maxStepsPerCharacter * text.length, Math.max(budget.stepsLeft, stepsOfOrdinaryText * text.length));
        this.#stepsLeft = maxSteps;
        const found = [];
        for (const { index: at } of text.matchAll(this.#places)) {
            if (this.#isExcluded(text, at))
                continue;
            const to = this.#longestEnd(text, at);
            if (this.#stepsLeft < 0)
                break;
            if (to > at)
                found.push({ from: at, to });
        }
        budget.stepsLeft -= maxSteps - Math.max(0, this.#stepsLeft);
        return this.#stepsLeft < 0 ? [{ from: 0, to: text.length }] : found;
    }
    #isExcluded(text, at) {
        if (!this.#isPlain(text, at))
            return isSpace(text, at);
        if (!this.#isPlain(text, at + 1))
            return false;
        return !this.#starts.has(text.slice(at, at + 2)) && !this.#starts.has(text[at] ?? '');
    }
    #isPlain(text, at) {
        const code = text.charCodeAt(at);
        return code > 0x20 && code < 0x7f && !this.#ambiguous.has(text[at] ?? '');
    }
    #longestEnd(text, at) {
        let longest = -1;
        let candidates = [{ low: 0, high: this.#secrets.length, end: at }];
        for (let length = 0; candidates.length > 0 && this.#stepsLeft >= 0; length++) {
            const next = [];
            for (const { low, high, end } of candidates) {
                if (this.#secrets[low]?.length === length)
                    longest = Math.max(longest, end);
                for (const decoded of this.#decodeAt(text, end)) {
                    this.#stepsLeft -= 1 + next.length;
                    if (length === 0 && !this.#firsts.has(decoded.character))
                        continue;
                    const narrowed = this.#narrowed(low, high, length, decoded);
                    const isNew = !next.some((other) => other.low === narrowed.low && other.end === narrowed.end);
                    if (narrowed.low < narrowed.high && isNew)
                        next.push(narrowed);
                }
            }
            candidates = next;
        }
        return longest;
    }
    #narrowed(low, high, index, { character, end }) {
        const from = this.#lowest(low, high, (secret) => (secret[index] ?? '') >= character);
        return { low: from, high: this.#lowest(from, high, (secret) => (secret[index] ?? '') > character), end };
    }
    #lowest(low, high, passes) {
        let [from, to] = [low, high];
        while (from < to) {
            const middle = (from + to) >> 1;
            if (passes(this.#secrets[middle] ?? []))
                to = middle;
            else
                from = middle + 1;
        }
        return from;
    }
}
function compareCharacters(a, b) {
    const index = a.findIndex((character, place) => character !== b[place]);
    if (index === -1)
        return a.length - b.length;
    return (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}
function isSpace(text, at) {
    return text.charCodeAt(at) === 0x20 || /\s/.test(text[at] ?? '');
}
const encodingStarts = ['%', '&', '\\'];
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function charactersAt(text, at) {
    const found = decodedAt(text, at);
    if (text[at] === '+')
        found.push({ character: ' ', end: at + 1 });
    return found;
}
function decodedAt(text, at) {
    const code = text.codePointAt(at);
    if (code === undefined)
        return [];
    const character = String.fromCodePoint(code);
    const found = [{ character, end: at + character.length }];
    if (character === '%')
        found.push(...readPercentEncoding(text, at));
    else if (character === '&')
        found.push(...entityAt(text, at));
    else if (character === '\\')
        found.push(...readEscapes(text, at));
    return found;
}
function utf8Length(first) {
    return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
const maxEncodings = 4;
function bytesAt(text, at) {
    const bytes = [];
    if (text[at] !== '%')
        return bytes;
    for (let times = 1, from = at + 1; times <= maxEncodings; times++, from += 2) {
        const high = hexDigit(text, from);
        const low = hexDigit(text, from + 1);
        if (high !== -1 && low !== -1)
            bytes.push({ byte: 16 * high + low, end: from + 2 });
        if (high !== 2 || low !== 5)
            break;
    }
    return bytes;
}
function hexDigit(text, at) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39)
        return code - 0x30;
    const letter = code | 0x20;
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? [];
}
function readPercentEncoding(text, at) {
    return bytesAt(text, at).flatMap(({ byte, end }) => {
        const bytes = [byte];
        let last = end;
        while (bytes.length < utf8Length(byte)) {
            const next = bytesAt(text, last).find((following) => following.byte >= 0x80);
            if (next === undefined)
                return [];
            bytes.push(next.byte);
            last = next.end;
        }
        return { character: Buffer.from(bytes).toString('utf8'), end: last };
    });
}
const entity = /&(?:#0{0,4}(\d{1,7})|#[xX]0{0,4}([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y;
function entityAt(text, at) {
    const [whole = '', decimal, hex, name = ''] = matchAt(entity, text, at);
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    const character = code === null ? entities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    return whole === '' || character === undefined ? [] : [{ character, end: at + whole.length }];
}
const escapes = {
    '/': '/',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
};
const backslashes = Array.from({ length: maxEncodings }, (_, times) => 2 ** times);
const maxBackslashes = 2 ** maxEncodings;
function readEscapes(text, at) {
    let end = at;
    while (text[end] === '\\' && end - at < maxBackslashes)
        end++;
    const count = end - at;
    const found = backslashes
        .filter((each) => 2 * each <= count)
        .map((each) => ({ character: '\\', end: at + 2 * each }));
    const next = text[end] ?? '';
    if (next === '"') {
        if (backslashes.includes((count + 1) / 2))
            found.push({ character: next, end: end + 1 });
    }
    else if (backslashes.includes(count)) {
        const character = escapes[next];
        if (next === 'u')
            found.push(...readUnicodeEscape(text, end + 1, count));
        else if (character !== undefined)
            found.push({ character, end: end + 1 });
    }
    return found;
}
function readUnicodeEscape(text, at, count) {
    const unit = unitAt(text, at);
    if (unit === -1)
        return [];
    const character = String.fromCharCode(unit);
    const found = [{ character, end: at + 4 }];
    const start = `${'\\'.repeat(count)}u`;
    if ((unit & 0xfc00) !== 0xd800 || !text.startsWith(start, at + 4))
        return found;
    const second = unitAt(text, at + 4 + start.length);
    if ((second & 0xfc00) !== 0xdc00)
        return found;
    return [{ character: String.fromCharCode(unit, second), end: at + 8 + start.length }];
}
function unitAt(text, at) {
    let unit = 0;
    for (let index = at; index < at + 4; index++) {
        const digit = hexDigit(text, index);
        if (digit === -1)
            return -1;
        unit = 16 * unit + digit;
    }
    return unit;
}
const urlSafeBase64 = { '-': '+', _: '/' };
function base64CharactersAt(text, at, breaks = 2) {
    return decodedAt(text, at).flatMap(({ character, end }) => {
        if (/\s/.test(character))
            return breaks === 0 ? [] : base64CharactersAt(text, end, breaks - 1);
        return { character: urlSafeBase64[character] ?? character, end };
    });
}
function base64Cores(secret) {
    const bytes = Buffer.from(secret);
    return [0, 1, 2].flatMap((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        const from = Math.ceil((offset * 8) / 6);
        const to = Math.floor(((offset + bytes.length) * 8) / 6);
        const core = encoded.slice(from, to);
        return core.length < minBase64Length ? [] : [core];
    });
}
function rawAndDecoded(secret) {
    try {
        return [secret, decodeURIComponent(secret)];
    }
    catch {
        return [secret];
    }
}
function secretLines(secrets) {
    const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).map((line) => line.trim());
    return [...new Set(lines.filter((line) => line !== ''))];
}


/***/ }),

/***/ 6948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Eq: () => (/* binding */ needsEscapes),
/* harmony export */   Rr: () => (/* binding */ textOrLength),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   dQ: () => (/* binding */ searchedPart),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   iQ: () => (/* binding */ markdownLink),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   qW: () => (/* binding */ escapedInQuotes),
/* harmony export */   z8: () => (/* binding */ maxLineLength)
/* harmony export */ });
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxLineLength = 4_000;
const maxSearched = 16_384;
function searchedPart(text) {
    return text.slice(0, 2 * maxSearched);
}
function oneLine(text, redact, maxLength = maxLineLength) {
    const line = text.length <= maxSearched ? cleanLine(text, redact) : cleanBeginning(text, redact);
    return line.length > maxLength ? `${Array.from(line.slice(0, maxLength)).slice(0, -1).join('')} …` : line;
}
function cleanBeginning(text, redact) {
    const shorter = cleanLine(text.slice(0, maxSearched), redact);
    const longer = cleanLine(searchedPart(text), redact);
    let end = 0;
    while (end < shorter.length && shorter[end] === longer[end])
        end++;
    return `${shorter.slice(0, end)} …`;
}
function cleanLine(text, redact) {
    const shown = redact(text);
    const printable = /^[\x20-\x7e]*$/.test(shown) ? shown : shown.replace(unprintable, ' ');
    const clean = withoutUserinfo(printable.replace(/ {2,}/g, ' ').trim());
    return clean === text ? clean : redact(clean);
}
function withoutUserinfo(text) {
    if (!text.includes('://'))
        return text;
    return text.replace(/((?<!\bssh):\/\/|\bssh:\/\/[^\s/:]*:)[^\s/]+@/gi, '$1***@');
}
function logLine(text, redact, maxLength = maxLineLength) {
    return (oneLine(text, redact, maxLength)
        .replace(/^::/, ': :')
        .replace(/##(?=\w*\[)/g, '# #'));
}
const unsafe = new RegExp(`${unprintable.source}|#(?=#\\w*\\[)`, 'gu');
function needsEscapes(text) {
    return text.search(unsafe) >= 0;
}
function escapedInQuotes(document) {
    return document.replace(unsafe, (part) => part.replace(/[^\n]/g, escapeUnit));
}
function escapeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function markdownText(text, redact) {
    return oneLine(text, redact).replace(meaningful, (part) => {
        if (part.length > 1)
            return insertBreaks(part);
        const shown = part === '/' ? part : `&#${part.charCodeAt(0)};`;
        return /[@#:$/_]/.test(part) ? `${shown}<wbr>` : shown;
    });
}
const meaningful = /(?<![\da-z])[\da-f]{7,}(?![\da-z])|[a-z]-(?=\d)|www\.|[&<>\\`*_[\]#|~@$^/]|:(?! |$)/gi;
function insertBreaks(part) {
    if (/^www/i.test(part))
        return `${part.slice(0, 3)}&#46;<wbr>`;
    return part.endsWith('-') ? `${part}<wbr>` : part.replace(/.{6}(?=.)/g, '$&<wbr>');
}
function markdownLink(text, url, redact) {
    const shown = markdownText(text, redact);
    if (url === null || !/^https?:\/\/[^\s[\]]+$/.test(url) || oneLine(url, redact) !== url)
        return shown;
    const destination = url.replace(/[^\w:/.%~-]/gu, (character) => `&#${character.codePointAt(0)};`);
    return `[${shown}](${destination})`;
}
function textOrLength(text) {
    return text.length <= 10_000 ? text : `(${text.length} characters)`;
}
function sentence(text) {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}


/***/ }),

/***/ 4620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(9783);
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./src/shims/undici/index.js
/** Replaces the package undici, which would make up most of the bundle. @actions/http-client needs it only for fetch. */
class ProxyAgent {
  constructor() {
    throw new Error('proxies are used through the agents of node:http, not through undici');
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
function getProxyUrl(serverUrl) {
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
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
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
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
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

/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkBypass),
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
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
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
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
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
