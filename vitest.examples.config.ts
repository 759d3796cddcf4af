import { defineConfig } from 'vitest/config';

/** The examples, for which `.ci/install-tools` has to have installed a runner and the linters. */
export default defineConfig({
  test: {
    include: ['test/examples/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
