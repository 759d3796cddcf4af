import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need more than Node; `npm run test:examples` runs them.
    exclude: [...configDefaults.exclude, 'test/examples/**'],
    // Scenarios start a runner's child process and real git; a busy machine may take its time over that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
