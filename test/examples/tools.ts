/** The programs that `.ci/install-tools` installs. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = new URL('../..', import.meta.url);

const path = (name: string) => fileURLToPath(new URL(`.tools/bin/${name}`, root));

export function tool(name: string): string {
  if (!isInstalled(name)) throw new Error(`${name} is not installed; run .ci/install-tools`);
  return path(name);
}

export function isInstalled(name: string): boolean {
  return existsSync(path(name));
}
