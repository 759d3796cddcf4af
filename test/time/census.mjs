/**
 * Finds out whether anything is in progress in this process. It is idle if, for each connection, one end has read all that the
 * other has written, and both or neither are closed; if no child process runs; and if libuv has no open request.
 *
 * Loaded by the tests, and by child processes on their clock before the built program, on any version of Node.
 */
import { subscribe } from 'node:diagnostics_channel';

/**
 * One end of a connection. The ports are known once it is connected, and kept when the socket forgets them.
 * @typedef {{ socket: import('node:net').Socket, local: number, remote: number }} End
 */

/**
 * The client's end of a connection, as another process reports it.
 * @typedef {{ local: number, remote: number, read: number, written: number, isClosed: boolean }} ReportedEnd
 */

/** @type {Set<End>} */
const clients = new Set();
/** @type {Set<End>} */
const servers = new Set();
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** @type {Set<import('node:stream').Readable>} */
const pipes = new Set();
let events = 0;
let hung = 0;

/** @param {import('node:net').Socket} socket @param {Set<End>} ends */
function follow(socket, ends) {
  events++;
  const end = { socket, local: 0, remote: 0 };
  ends.add(end);
  const learnPorts = () => {
    end.local = socket.localPort ?? 0;
    end.remote = socket.remotePort ?? 0;
  };
  learnPorts();
  // Listens to no other event: code that takes over a socket of a proxy removes all listeners from it.
  socket.once('connect', learnPorts);
}

subscribe('net.client.socket', (message) => follow(/** @type {any} */ (message).socket, clients));
subscribe('net.server.socket', (message) => follow(/** @type {any} */ (message).socket, servers));
subscribe('child_process', (message) => {
  /** @type {import('node:child_process').ChildProcess} */
  const child = /** @type {any} */ (message).process;
  events++;
  children.add(child);
  const end = () => {
    events++;
    children.delete(child);
  };
  child.once('exit', end);
  child.once('error', end);
  // The last output is read after the exit. The streams exist only after the process has been started.
  queueMicrotask(() => {
    for (const pipe of [child.stdout, child.stderr]) {
      if (pipe === null || pipe === undefined) continue;
      pipes.add(pipe);
      pipe.once('close', () => pipes.delete(pipe));
    }
  });
});

/**
 * Excludes a child process from the census, since it takes part in the clock itself.
 * @param {import('node:child_process').ChildProcess} child
 */
export function excuse(child) {
  children.delete(child);
}

/**
 * Declares that a connection of some child process never gets a response, so the child is idle until it closes.
 * @param {import('node:net').Socket} socket
 */
export function leaveUnanswered(socket) {
  events++;
  hung++;
  socket.once('close', () => {
    events++;
    hung--;
  });
}

/** Resources that exist even if nothing is in progress. */
const idleResources = new Set([
  'HTTPCLIENTREQUEST',
  'HTTPINCOMINGMESSAGE',
  'Immediate',
  'MessagePort',
  'PipeWrap',
  'ProcessWrap',
  'SignalWrap',
  'TCPServerWrap',
  'TCPSocketWrap',
  'TLSWrap',
  'TTYWrap',
  'Timeout',
]);

/** Bytes on the wire, below TLS if there is any. @param {import('node:net').Socket} socket */
function wire(socket) {
  const raw = /** @type {any} */ (socket)._handle?._parent;
  const { bytesRead, bytesWritten } = raw ?? socket;
  return { read: bytesRead, written: bytesWritten };
}

/** A number that changes with everything that happens. */
export function stamp() {
  let sum = events * 1e9;
  for (const ends of [clients, servers]) {
    for (const { socket } of ends) sum += socket.closed ? 1e6 : wire(socket).read + wire(socket).written;
  }
  for (const pipe of pipes) sum += /** @type {any} */ (pipe).bytesRead ?? 0;
  return sum;
}

/** What this process is busy with, as text; null if it is idle. */
export function work() {
  if (children.size > hung) {
    const [child] = children;
    return `the process ${child?.spawnargs?.slice(0, 3).join(' ')}`;
  }
  for (const { socket, remote } of clients) {
    if (socket.closed) continue;
    if (socket.connecting) return 'a connection that is being made';
    if (socket.destroyed) return `a connection to port ${remote} that is being closed`;
  }
  return process.getActiveResourcesInfo().find((name) => !idleResources.has(name)) ?? null;
}

/** The clients' ends in this process. @returns {ReportedEnd[]} */
export function clientEnds() {
  return [...clients]
    .filter(({ local }) => local !== 0)
    .map(({ socket, local, remote }) => ({
      local,
      remote,
      isClosed: socket.closed,
      ...(socket.closed ? { read: 0, written: 0 } : wire(socket)),
    }));
}

/**
 * A connection to a server of this process with data in transit, as text; null if there is none.
 * @param {readonly ReportedEnd[]} ends of clients, here or in another process
 */
export function transit(ends) {
  /** @type {Map<string, End>} */
  const accepted = new Map();
  for (const end of servers) accepted.set(`${end.remote}-${end.local}`, end);
  for (const { local, remote, read, written, isClosed } of ends) {
    const peer = accepted.get(`${local}-${remote}`);
    if (isClosed) {
      if (peer !== undefined && !peer.socket.closed) return `the end of the connection from port ${local}`;
    } else if (peer === undefined) {
      return `the acceptance of the connection from port ${local}`;
    } else if (peer.socket.closed) {
      return `the end of the connection to port ${local}`;
    } else if (written !== wire(peer.socket).read) {
      return `what was sent from port ${local}`;
    } else if (read !== wire(peer.socket).written) {
      return `what was sent to port ${local}`;
    }
  }
  return null;
}

/** Closes the connections that this process has made, as its exit would. */
export function disconnect() {
  for (const { socket } of clients) socket.destroy();
}

/** Forgets connections that both ends have closed. */
export function forgetClosed() {
  for (const ends of [clients, servers]) {
    for (const end of ends) if (end.socket.closed) ends.delete(end);
  }
}
