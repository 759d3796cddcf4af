/** Runs before each test file: all random values come from one seed, which is printed once. */
import fc from 'fast-check';
import { inject } from 'vitest';

fc.configureGlobal({ seed: inject('seed') });
