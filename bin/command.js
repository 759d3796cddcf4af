#!/usr/bin/env node
import { command } from '../dist/index.js';

await command();
