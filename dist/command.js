#!/usr/bin/env node
globalThis.gitlabPullMirrorProgram = 'command';
await import('./index.js');
