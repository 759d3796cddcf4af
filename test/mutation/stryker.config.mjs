/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // The files without side effects.
  mutate: [
    'src/gitlab/retry.ts',
    'src/inputs/document.ts',
    'src/inputs/mirror-list.ts',
    'src/mirror/refs.ts',
    'src/mirror/settings.ts',
    'src/mirror/verdict.ts',
    'src/mirror/wait.ts',
    'src/text/duration.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  // Stryker would read tsconfig.json with an API that TypeScript 7 does not have. A missing file is skipped.
  tsconfigFile: 'none',
  concurrency: 2,
  timeoutMS: 60_000,
  reporters: ['clear-text'],
  clearTextReporter: { reportTests: false, logTests: false },
};
