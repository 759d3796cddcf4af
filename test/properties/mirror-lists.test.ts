import { readFile } from 'node:fs/promises';
import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseMirrors, shardOf } from '../../src/inputs/mirror-list.ts';
import { entryKeys, inputs as inputTable } from '../../src/inputs/table.ts';
import { runs } from './runs.ts';

const published = JSON.parse(await readFile(new URL('../../mirrors.schema.json', import.meta.url), 'utf8'));
const editor = new Validator(published, '2020-12', false);
const step = {
  texts: {},
  values: { sync: 'true', wait: true, resume: true, visibility: 'private' },
} as const;

const surroundings = { workspace: '.', environment: {}, readFile: () => '' };

const problemsOf = (list: unknown) => {
  // The leading --- makes it a list, not the path of a file.
  return parseMirrors(`---\n${stringify(list, { aliasDuplicateObjects: false })}`, step, null, surroundings);
};

const scalar = fc.oneof(
  fc.constantFrom(
    true,
    false,
    null,
    '',
    'true',
    'False',
    'TRUE',
    'yes',
    'immediate',
    'public',
    'none',
    'all',
  ),
  fc.constantFrom('https://example.com/a.git', 'group/project', 'refs/heads/main', 4711, 0, 1.5, -3),
  fc.string({ maxLength: 6 }),
);
const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant({ a: 1 }) },
);
const credentials = ['auth-user', 'auth-password'];
const keys = entryKeys.map((name) => inputTable[name].name).filter((name) => !credentials.includes(name));
const key = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...keys) },
  { weight: 1, arbitrary: fc.constantFrom('token', 'Url', '__proto__', 'toString', 'mirrors') },
);
const fitting = fc.oneof(
  fc.tuple(fc.constantFrom('enabled', 'resume', 'sync'), fc.constantFrom(true, false, 'True', null, '')),
  fc.tuple(fc.constant('url'), fc.constant('https://example.com/a.git')),
  fc.tuple(fc.constant('verify-refs'), fc.constantFrom('all', ['refs/heads/main'], null)),
);
// A credential is hidden in every message. A short one would be part of the names of inputs, by which this test knows them.
const credential = fc.tuple(
  fc.constantFrom(...credentials),
  fc.constantFrom('pw-4711', 4711, '', null, true, ['pw-4711'], { a: 1 }),
);
const pair = fc.oneof(
  { weight: 30, arbitrary: fitting },
  { weight: 5, arbitrary: fc.tuple(key, value) },
  { weight: 1, arbitrary: credential },
);
const inputs = fc.array(pair, { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs));
let count = 0;
const entry = fc.oneof(
  { weight: 8, arbitrary: inputs.map((given) => ({ project: `group/p${count++}`, ...given })) },
  { weight: 1, arbitrary: inputs },
  { weight: 1, arbitrary: value },
);
const entries = fc.array(entry, { maxLength: 4 });
const list = fc.oneof(
  { weight: 4, arbitrary: entries },
  { weight: 4, arbitrary: fc.record({ defaults: inputs, mirrors: entries }, { requiredKeys: ['mirrors'] }) },
  { weight: 1, arbitrary: fc.record({ mirrors: value, more: value }, { requiredKeys: [] }) },
);

/** What a schema cannot express: the grammar of texts, values that exclude each other, and duplicates. */
const beyondSchema =
  /: (project|url|auth-user|auth-password|verify-refs|create-project|max-age|mirror-branch-regex): |the same project/;

test('the step and the published schema reject the same lists, as far as a schema can express the rules', () => {
  let [rejected, accepted] = [0, 0];
  fc.assert(
    fc.property(list, (given) => {
      const { valid } = editor.validate(JSON.parse(JSON.stringify(given)));
      const { problems, mirrors } = problemsOf(given);
      if (valid) expect(problems.filter((problem) => !beyondSchema.test(problem))).toEqual([]);
      else expect(problems).not.toEqual([]);
      if (problems.length === 0) {
        accepted++;
        for (const { project } of mirrors) expect(project).toMatch(/./);
      } else rejected++;
    }),
    { numRuns: runs(6_000) },
  );
  console.log(`lists: ${rejected} rejected, ${accepted} accepted`);
  expect(Math.min(rejected, accepted)).toBeGreaterThan(runs(300));
});

const projects = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9-]{1,12}$/), { maxLength: 120 });

test('for every N up to 50 the shards cover the list exactly once, in its order', () => {
  fc.assert(
    fc.property(projects, (paths) => {
      const mirrors = paths.map((project) => ({ project }));
      for (let of = 1; of <= 50; of++) {
        const shards = Array.from({ length: of }, (_, index) => shardOf(mirrors, { number: index + 1, of }));
        const all = shards.flat();
        expect(all).toHaveLength(mirrors.length);
        expect(new Set(all)).toEqual(new Set(mirrors));
        for (const shard of shards) {
          const places = shard.map((mirror) => mirrors.indexOf(mirror));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }
    }),
    { numRuns: runs(60) },
  );
});

const shardsOf = (paths: string[], of: number) =>
  Array.from({ length: of }, (_, index) =>
    shardOf(
      paths.map((project) => ({ project })),
      { number: index + 1, of },
    ).map(({ project }) => project),
  );

test('the sizes of the shards of a list differ by one at most', () => {
  fc.assert(
    fc.property(projects, fc.integer({ min: 1, max: 50 }), (paths, of) => {
      const sizes = shardsOf(paths, of).map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    { numRuns: runs(300) },
  );
});

test('seven mirrors over three shards are two, two and three', () => {
  const paths = Array.from({ length: 7 }, (_, index) => `group/p${index}`);
  expect(shardsOf(paths, 3).map(({ length }) => length)).toEqual([2, 2, 3]);
});

test('when a mirror is added, fewer of the others than there are shards move, each into a neighboring shard', () => {
  fc.assert(
    fc.property(projects, fc.nat(), fc.integer({ min: 1, max: 50 }), (paths, at, of) => {
      // With fewer mirrors than shards, the neighbor may be empty.
      fc.pre(paths.length > of);
      const before = shardsOf(paths.toSpliced(at % paths.length, 1), of);
      const after = shardsOf(paths, of);
      const moved = before.flatMap((shard, index) =>
        shard.filter((path) => !after[index]?.includes(path)).map((path) => ({ path, index })),
      );
      expect(moved.length).toBeLessThan(of);
      for (const { path, index } of moved) {
        expect([...(after[index - 1] ?? []), ...(after[index + 1] ?? [])]).toContain(path);
      }
    }),
    { numRuns: runs(1_000) },
  );
});

test('the shard of a mirror does not depend on the order of the list or on the case of its project', () => {
  fc.assert(
    fc.property(projects, fc.integer({ min: 1, max: 50 }), (paths, of) => {
      const changed = paths.toReversed().map((path) => path.toUpperCase());
      const sorted = (shards: string[][]) =>
        shards.map((shard) => shard.map((path) => path.toLowerCase()).sort());
      expect(sorted(shardsOf(changed, of))).toEqual(sorted(shardsOf(paths, of)));
    }),
    { numRuns: runs(100) },
  );
});
