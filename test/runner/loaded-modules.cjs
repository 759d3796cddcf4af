/** Loaded into the action's process before anything else: writes at its end to LOADED_FILE which modules of Node it has loaded. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const loaded = process.moduleLoadList.flatMap((entry) => /^NativeModule (.*)$/.exec(entry)?.[1] ?? []);
  writeFileSync(process.env.LOADED_FILE, JSON.stringify(loaded));
});
