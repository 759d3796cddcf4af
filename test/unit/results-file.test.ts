import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidInput, StepError } from '../../src/base/errors.ts';
import { failedMirror, initialResult, type MirrorResult } from '../../src/mirror/result.ts';
import { prepareResultsFile, withResultsFile } from '../../src/platform/results-file.ts';
import { resultsOf } from '../../src/report/outputs.ts';
import { hasPassed, type StepResult } from '../../src/report/step-result.ts';
import { redactor } from '../../src/text/redact.ts';
import { systemPath } from '../platform.ts';

let workspace = '';
let elsewhere = '';
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-file-')));
  workspace = join(folder, 'workspace');
  elsewhere = join(folder, 'elsewhere');
  mkdirSync(workspace);
  mkdirSync(elsewhere);
});
afterEach(() => rmSync(join(workspace, '..'), { recursive: true }));

const prepare = (path: string, read: string[] = []) => prepareResultsFile(path, workspace, read);
const keep = (text: string) => text;
const synced: MirrorResult = { ...initialResult('group/a'), outcome: 'synced', synced: true };

function write(step: Partial<StepResult>, redact = keep): { step: StepResult; warnings: string[] } {
  const warnings: string[] = [];
  const log = { info: () => {}, warning: (text: string) => warnings.push(text) };
  const given: StepResult = { results: [synced], isList: true, error: null, ...step };
  return { step: withResultsFile(given, redact, log), warnings };
}

test('the folder is created, and the file of an earlier run is removed at once', () => {
  const path = join(workspace, 'new', 'folder', 'results.json');
  expect(prepare(path)).toBe(path);
  writeFileSync(path, 'stale');
  prepare(path);
  expect(readdirSync(join(workspace, 'new', 'folder'))).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a folder that cannot be created is an error',
  { timeout: 10_000 },
  () => {
    for (const path of ['/proc/self/new/results.json', '/dev/fd/new/results.json', '/sys/new/results.json']) {
      expect(() => prepareResultsFile(path, null, [])).toThrow('cannot be written');
    }
  },
);

test('a path is relative to the working directory', () => {
  const path = join(workspace, 'results.json');
  expect(prepare(relative(process.cwd(), path))).toBe(path);
});

test('a symbolic link in place of the file is an error, and its target is unchanged', () => {
  const target = join(elsewhere, 'important');
  writeFileSync(target, 'content');
  symlinkSync(target, join(workspace, 'results.json'));
  expect(() => prepare(join(workspace, 'results.json'))).toThrow(InvalidInput);
  expect(readFileSync(target, 'utf8')).toBe('content');
});

test.each(['link/results.json', 'link/new/results.json', 'folder/link/results.json'])(
  'a symbolic link among the folders of the workspace is an error, and nothing is created behind it: %s',
  (name) => {
    mkdirSync(join(workspace, 'folder'));
    writeFileSync(join(elsewhere, 'results.json'), 'content');
    symlinkSync(elsewhere, join(workspace, 'link'));
    symlinkSync(elsewhere, join(workspace, 'folder', 'link'));
    expect(() => prepare(join(workspace, name))).toThrow('its path has a symbolic link');
    expect(readdirSync(elsewhere)).toEqual(['results.json']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a folder, a pipe and a device are errors, and are not removed',
  () => {
    mkdirSync(join(workspace, 'folder'));
    execFileSync('mkfifo', [join(workspace, 'pipe')], { env: { PATH: systemPath } });
    for (const path of [join(workspace, 'folder'), join(workspace, 'pipe'), '/dev/null', '/dev/stdout']) {
      expect(() => prepare(path), path).toThrow(/^cannot be written/);
      expect(existsSync(path) || lstatSync(path), path).toBeTruthy();
    }
  },
);

test('a path that ends in a slash, has a control character, or is below a file is an error', () => {
  writeFileSync(join(workspace, 'file'), '');
  expect(() => prepare(`${workspace}/folder/`)).toThrow('it is a folder');
  expect(() => prepare('a\nb')).toThrow('control character');
  expect(() => prepare('a\0b')).toThrow('control character');
  expect(() => prepare(join(workspace, 'file', 'results.json'))).toThrow(/^cannot be written/);
});

test('the list of mirrors is not removed', () => {
  const path = join(workspace, 'mirrors.yml');
  writeFileSync(path, 'content');
  expect(() => prepare(path, [relative(process.cwd(), path)])).toThrow(
    'the step or the runner uses this file',
  );
  expect(readFileSync(path, 'utf8')).toBe('content');
});

test('the list of mirrors is not removed if results-file names it through another path', () => {
  const path = join(elsewhere, 'mirrors.yml');
  writeFileSync(path, 'content');
  linkSync(path, join(elsewhere, 'results.json'));
  symlinkSync(elsewhere, join(workspace, 'link'));
  expect(() => prepare(path, [join(workspace, 'link', 'mirrors.yml')])).toThrow(
    'the step or the runner uses this file',
  );
  expect(() => prepare(join(elsewhere, 'results.json'), [path])).toThrow(
    'the step or the runner uses this file',
  );
  expect(readFileSync(path, 'utf8')).toBe('content');
});

test('the file contains the JSON of the output, without secrets', () => {
  const resultsFile = prepare(join(workspace, 'results.json'));
  const error = new StepError('refused', 'hunter2 is wrong', 'Use another one than hunter2.');
  const { step } = write(
    { results: [synced, failedMirror('group/b', error)], resultsFile },
    redactor(['hunter2']),
  );
  expect(step.error).toBeNull();
  const written = readFileSync(resultsFile, 'utf8');
  expect(written).toBe(resultsOf(step, redactor(['hunter2'])).output);
  expect(written).not.toContain('hunter2');
  expect(readdirSync(workspace)).toEqual(['results.json']);
});

test('an unfinished file of an earlier process with the same ID is replaced', () => {
  const resultsFile = prepare(join(workspace, 'results.json'));
  writeFileSync(`${resultsFile}.${process.pid}.tmp`, 'unfinished');
  expect(write({ resultsFile }).step.error).toBeNull();
  expect(JSON.parse(readFileSync(resultsFile, 'utf8'))).toHaveLength(1);
});

test('a link that appears while the step runs is replaced, and its target is unchanged', () => {
  const target = join(elsewhere, 'important');
  writeFileSync(target, 'content');
  const resultsFile = prepare(join(workspace, 'results.json'));
  symlinkSync(target, resultsFile);
  write({ resultsFile });
  expect(readFileSync(target, 'utf8')).toBe('content');
  expect(lstatSync(resultsFile).isFile()).toBe(true);
});

test.each([true, false])(
  'a file that cannot be written fails the step, which keeps its results (list: %s)',
  (isList) => {
    const resultsFile = prepare(join(workspace, 'folder', 'results.json'));
    rmSync(join(workspace, 'folder'), { recursive: true });
    const { step } = write({ isList, resultsFile });
    const error = { kind: 'input', message: expect.stringContaining('ENOENT') };
    expect(step).toMatchObject({
      error: isList ? error : null,
      results: [{ project: 'group/a', synced: true, error: isList ? null : error }],
    });
    expect(hasPassed(step)).toBe(false);
  },
);

test('a step that has failed keeps its error if the file cannot be written, and warns', () => {
  const resultsFile = join(workspace, 'folder', 'results.json');
  const error = new StepError('timeout', 'It took long.', 'Wait.');
  const { step, warnings } = write({ resultsFile, error });
  expect(step.error).toBe(error);
  expect(warnings).toEqual([expect.stringMatching(/^Writing results-file failed: ENOENT/)]);
});
