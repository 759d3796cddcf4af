/** The direction of imports between the folders of `src`. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * What the files of each folder, and each file in the root of `src`, may import from other places: everything, or types only.
 * Each entry may use only entries above it, so no cycle is possible.
 */
const mayImport: Record<string, readonly string[]> = {
  base: [],
  text: ['base'],
  network: ['base', 'text'],
  gitlab: ['base', 'text', 'network'],
  mirror: ['base', 'text', 'network', 'gitlab'],
  inputs: ['base', 'text', 'network', 'gitlab', 'mirror (types)'],
  report: ['base', 'text', 'gitlab', 'mirror'],
  platform: ['base', 'text', 'report'],
  'session.ts': ['base', 'text', 'network', 'gitlab', 'inputs', 'platform'],
  'list-command.ts': ['base', 'gitlab', 'mirror', 'inputs', 'platform', 'report', 'session.ts'],
  'many.ts': ['base', 'text', 'gitlab', 'mirror', 'inputs', 'report', 'session.ts'],
  'step.ts': ['base', 'gitlab', 'mirror', 'inputs', 'report', 'platform', 'session.ts', 'many.ts'],
  'cli.ts': ['base', 'text', 'gitlab', 'inputs', 'platform', 'list-command.ts', 'step.ts'],
  'gather.ts': ['base', 'text', 'platform', 'report'],
  'index.ts': ['inputs', 'platform', 'step.ts', 'cli.ts', 'gather.ts'],
};

const source = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  from: string;
  to: string;
  isOfTypes: boolean;
}

const files = globSync('**/*.ts', { cwd: source });
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const text = readFileSync(join(source, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\b([^;'"]*)'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm);
  return [...statements].map(([, names = '', path, loadedLater]) => ({
    from,
    to: relative(source, join(source, dirname(from), path ?? loadedLater ?? '')),
    isOfTypes: path !== undefined && isOfTypes(names),
  }));
}

/** Whether an import statement is erased by the compiler. */
function isOfTypes(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true;
  const [, list = ''] = /^\s*\{([^}]*)\}/.exec(names) ?? [];
  const each = list.split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => /^\s*type\b/.test(name));
}

/** The folder of a file, or the file itself if it lies in the root. */
function placeOf(file: string): string {
  return file.split(sep)[0] ?? '';
}

/** An import against the direction, as `network → inputs`, or null. */
function breach({ from, to, isOfTypes }: Import): string | null {
  const [user, used] = [placeOf(from), placeOf(to)];
  const allowed = mayImport[user] ?? [];
  if (user === used || allowed.includes(used)) return null;
  if (!isOfTypes) return `${user} → ${used}`;
  return allowed.includes(`${used} (types)`) ? null : `${user} → ${used} (types)`;
}

test('each folder of src imports only from those that it may use', () => {
  const wrong = imports.flatMap((each) => {
    const found = breach(each);
    if (found === null) return [];
    return `src/${each.from} imports src/${each.to}, but the direction "${found}" is not in mayImport`;
  });
  expect(wrong).toEqual([]);
});

test('each folder of src and each file in its root is in the table, and imports only from entries above its own', () => {
  const places = Object.keys(mayImport);
  expect(places.toSorted()).toEqual([...new Set(files.map(placeOf))].toSorted());
  for (const [index, [place, used]] of Object.entries(mayImport).entries()) {
    for (const other of used) {
      const above = places.slice(0, index);
      expect(above, `${place} uses ${other}`).toContain(other.replace(' (types)', ''));
    }
  }
});

test('the imports of src have no cycle', () => {
  const circles: string[] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || finished.has(file)) return;
    for (const { from, to, isOfTypes } of imports) {
      if (from === file && !isOfTypes) visit(to, [...path, file]);
    }
    finished.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
