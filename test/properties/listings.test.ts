/** Random mirrors of GitLab, written as a list and read as one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMirrors } from '../../src/inputs/mirror-list.ts';
import { isAccepted } from '../../src/list-command.ts';
import { settingsPlan } from '../../src/mirror/settings.ts';
import { listingYaml } from '../../src/report/listing-yaml.ts';
import { runs } from './runs.ts';

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aZ09-._~/:#@!&*?|>\'"%`{}[],\\ \n\r\t'),
      fc.constantFrom(
        'null',
        'true',
        '~',
        '- ',
        ': ',
        ' #',
        '##[x]',
        '${',
        '\u001b',
        '\u009b',
        '\u2028',
        '\ufeff',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));
const segment = fc.oneof(text, fc.constantFrom('null', 'yes', '1', '0x1f', '1e3', '.inf', '12:30'));
const path = fc.array(segment, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('/'));
const url = fc
  .tuple(fc.constantFrom('https', 'http', 'ssh', 'git'), fc.constantFrom('', '*****@', '*****:*****@'), text)
  .map(([scheme, user, rest]) => `${scheme}://${user}example.com/${rest}`);
const mirror = fc.record({
  id: fc.constant(1),
  status: fc.constant('finished' as const),
  lastError: fc.constant(null),
  lastUpdateAt: fc.constant(null),
  lastUpdateStartedAt: fc.constant(null),
  lastSuccessfulUpdateAt: fc.constant(null),
  url: fc.oneof(url, fc.constant(null)),
  settings: fc.record({
    enabled: fc.constant(true),
    mirrorTriggerBuilds: fc.boolean(),
    onlyMirrorProtectedBranches: fc.boolean(),
    mirrorOverwritesDivergedBranches: fc.boolean(),
    mirrorBranchRegex: fc.oneof(text.filter(Boolean), fc.constant(null), fc.constant(undefined)),
  }),
});

const sources = { readFile: () => '', workspace: null, environment: {} };

test('a list of any mirror is accepted, and changes nothing', () => {
  fc.assert(
    fc.property(path, mirror, fc.boolean(), (anyPath, found, isPlain) => {
      const project = isPlain ? 'team/a' : anyPath;
      const listing = {
        group: 'team',
        mirrors: [{ id: 1, path: project, mirror: found, error: null }],
        excluded: { withoutMirror: 0, archived: 0, markedForDeletion: 0 },
        serverTime: null,
      };
      const yaml = listingYaml(listing, (shown) => shown, isAccepted);
      expect(yaml).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u);
      if (!isAccepted('project', project)) {
        expect(yaml).toContain('\n[]\n');
        return;
      }
      const { mirrors, problems } = parseMirrors(yaml, { texts: {}, values: {} }, null, sources);
      expect(problems).toEqual([]);
      expect(mirrors).toHaveLength(1);
      const [{ project: written, ...desired } = {}] = mirrors;
      expect(written).toBe(project);
      expect(settingsPlan(desired, found).attributes).toEqual({});
    }),
    { numRuns: runs(4_000) },
  );
});
