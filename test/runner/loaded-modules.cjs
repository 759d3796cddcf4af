/** Loaded into the action's process before anything else: at exit, writes the modules of Node that were loaded to LOADED_FILE. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const loaded = process.moduleLoadList.flatMap((entry) => /^NativeModule (.*)$/.exec(entry)?.[1] ?? []);
  writeFileSync(process.env.LOADED_FILE, JSON.stringify(loaded));
});
