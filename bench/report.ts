/** docs/benchmarks.md: what was measured, on which machine, and the bounds that it was held against. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { isKept, type Section, table } from './section.ts';

/** The machine and the versions of what was measured. */
export async function heading(): Promise<string> {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const rows = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['processor', `${cpus().length} × ${model.trim()}`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', type()],
    ['Node', process.version],
    ['curl', await curlVersion()],
    ...(await Promise.all(
      ['@gitbeaker/rest', '@actions/core', '@actions/http-client'].map(async (name) => [
        `\`${name}\``,
        await packageVersion(name),
      ]),
    )),
  ];
  return table(['', ''], rows);
}

export async function report(sections: readonly Section[]): Promise<string> {
  const bounds = sections.flatMap((section) => section.bounds);
  const number = (value: number, unit: string) => `${Number(value.toFixed(2))}${unit}`;
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`, which measures everything here side by side in one run, against the GitLab that the tests run on. Times of a shared machine mean little by themselves; the ratios and the numbers of requests do.',
    '',
    await heading(),
    '',
    '## In short',
    '',
    '<!-- in short -->',
    table(
      ['', 'this step', 'compared with'],
      sections.flatMap(({ short }) => short.map(({ what, ours, others }) => [what, ours, others])),
    ),
    '<!-- /in short -->',
    '',
    '## Bounds',
    '',
    '`npm run bench` fails where one of these is missed.',
    '',
    table(
      ['what', 'measured', 'at most', ''],
      bounds.map((bound) => [
        bound.what,
        number(bound.measured, bound.unit),
        number(bound.atMost, bound.unit),
        isKept(bound) ? '✔' : '✘',
      ]),
    ),
    '',
    ...sections.flatMap(({ title, text }) => [`## ${title}`, '', text, '']),
  ].join('\n');
}

/** The tests write a report as well, on machines that may not have curl. */
async function curlVersion(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('curl', ['--version']);
    return stdout.split(' ')[1] ?? '';
  } catch {
    return 'not installed';
  }
}

async function packageVersion(name: string): Promise<string> {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')).version;
}
