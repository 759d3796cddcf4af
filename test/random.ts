/** Runs before each file of tests: all that is random in it comes from one seed, which is printed once. */
import fc from 'fast-check';
import { inject } from 'vitest';

fc.configureGlobal({ seed: inject('seed') });
