/** Loaded into the action's process before anything else: writes at its end to LOADED_FILE which modules it has loaded. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const files = [];
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) files.push(url);
    return nextLoad(url, context);
  },
});

process.on('exit', () => {
  const ofNode = process.moduleLoadList.flatMap((entry) => /^NativeModule (.*)$/.exec(entry)?.[1] ?? []);
  writeFileSync(process.env.LOADED_FILE, JSON.stringify({ ofNode, files }));
});
