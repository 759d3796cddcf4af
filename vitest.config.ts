import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

declare module 'vitest' {
  interface ProvidedContext {
    /** How much of the random histories, lists and texts is tried. */
    randomShare: number;
    /** How many random histories of the whole step are tried. */
    histories: number;
    /** How many random failing runs are searched for secrets. */
    failingRuns: number;
    seed: number;
  }
}

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
console.log(`random tests: repeat them with SEED=${seed}`);

export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    // They need more than Node; `npm run test:examples` runs them.
    exclude: [...configDefaults.exclude, 'test/examples/**'],
    provide: {
      randomShare: { full: 1, ci: 0.4 }[mode] ?? 0.1,
      // Each takes some milliseconds, so all of them some minutes.
      histories: { full: 100_000, ci: 4_000 }[mode] ?? 1_000,
      failingRuns: { full: 20_000, ci: 2_000 }[mode] ?? 1_000,
      seed,
    },
    setupFiles: ['test/random.ts'],
    // By default one processor is left to whoever watches, which of two is half of the time.
    maxWorkers: availableParallelism(),
    // A process for each file would take as long to start as most files take.
    isolate: false,
    // Only what hangs takes so long: nothing is judged by how fast the machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
  },
}));
