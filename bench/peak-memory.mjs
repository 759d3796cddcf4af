/** Loaded before a program: writes the program's peak memory to MEMORY_FILE when it exits. */
import { writeFileSync } from 'node:fs';
import { peakBytes } from '../test/runner/peak-memory.mjs';

process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(peakBytes())));
