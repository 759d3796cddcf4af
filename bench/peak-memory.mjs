/** Loaded before a program: writes at its end how much memory it held at the most. */
import { writeFileSync } from 'node:fs';
import { peakBytes } from '../test/runner/peak-memory.mjs';

process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(peakBytes())));
