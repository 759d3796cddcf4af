/**
 * Loaded into a Node program before the program itself (`node --import`), so that the action as shipped, not a
 * special build, runs through an hour within seconds. TIME_SPEED is how many times as fast its time passes.
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
