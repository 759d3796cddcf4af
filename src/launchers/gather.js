globalThis.gitlabPullMirrorProgram = 'gather';
await import('./index.js');
