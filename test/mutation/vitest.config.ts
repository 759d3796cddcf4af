import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first failing test finishes a mutant, so the slow tests run last. */
class PropertiesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProperty = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/test/properties/'));
    return files.toSorted((a, b) => isProperty(a) - isProperty(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** The tests that run against each mutant: those that start no child process, with the same random values each time. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/properties/timelines.test.ts'],
    // These take long and test other files.
    exclude: [...configDefaults.exclude, 'test/unit/{page,redact}.test.ts'],
    sequence: { sequencer: PropertiesLast },
    provide: { randomShare: 0.02, seed: 1 },
    setupFiles: ['test/random.ts'],
    testTimeout: 60_000,
  },
});
