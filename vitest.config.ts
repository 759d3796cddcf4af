import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need more than Node; `npm run test:examples` runs them.
    exclude: [...configDefaults.exclude, 'test/examples/**'],
    // By default one processor is left to whoever watches, which of two is half of the time.
    maxWorkers: availableParallelism(),
    // Scenarios start a runner's child process and real git; a busy machine may take its time over that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
