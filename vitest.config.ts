import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Scenarios start a runner's child process and real git; a busy machine may take its time over that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
