/**
 * Loaded into the action's process before the action itself (`node --import`), so that the action that is shipped, and
 * not a special build of it, lives through an hour within seconds. TIME_SPEED says how much faster its time runs.
 */
const speed = Number(process.env.TIME_SPEED);
const realNow = performance.now.bind(performance);
const realUptime = process.uptime;
const realDateNow = Date.now;
const realSetTimeout = globalThis.setTimeout;
const begun = realNow();
const begunUptime = realUptime();
const begunDate = realDateNow();

performance.now = () => begun + (realNow() - begun) * speed;
process.uptime = () => begunUptime + (realUptime() - begunUptime) * speed;
Date.now = () => Math.round(begunDate + (realDateNow() - begunDate) * speed);
globalThis.setTimeout = (callback, ms, ...rest) => realSetTimeout(callback, ms / speed, ...rest);
