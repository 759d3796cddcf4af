/**
 * What one would write today to update many mirrors: a client library for GitLab with its own timeouts, retries and
 * rate limits. Handles eight mirrors at a time: reads the mirror, so as to wait for the right run, requests an update, and
 * polls every five seconds. The library has no method for that request, since its `createPullMirror` also sends a URL, so
 * the request goes through the library's requester.
 */
import { readFile } from 'node:fs/promises';
import { Gitlab } from '@gitbeaker/rest';

const { GITLAB_URL = '', GITLAB_TOKEN = '', MIRRORS_FILE = '' } = process.env;
const concurrency = 8;
const pollIntervalMs = 5_000;

const gitlab = new Gitlab({ host: GITLAB_URL, token: GITLAB_TOKEN });
const paths = JSON.parse(await readFile(MIRRORS_FILE, 'utf8'));
const left = paths.values();
let failed = 0;
await Promise.all(Array.from({ length: concurrency }, work));
console.log(JSON.stringify({ failed }));

async function work() {
  for (const path of left) {
    try {
      await update(path);
    } catch (error) {
      failed++;
      console.error(`${path}: ${error}`);
    }
  }
}

async function update(path) {
  const before = await gitlab.Projects.showPullMirror(path);
  await gitlab.Projects.requester.post(`projects/${encodeURIComponent(path)}/mirror/pull`);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
    const now = await gitlab.Projects.showPullMirror(path);
    if (now.last_update_at === before.last_update_at) continue;
    if (now.update_status !== 'finished') throw new Error(now.last_error ?? now.update_status);
    return;
  }
}
