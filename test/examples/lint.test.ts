/** Lints the examples, the workflows of this repository and the snippets of the documentation. */
import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Validator } from '@cfworker/json-schema';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { helpText } from '../../src/inputs/flags.ts';
import { layOutAction } from './act.ts';
import { readBlocks, readSnippets, type Snippet } from './snippets.ts';
import { isInstalled, root, tool } from './tools.ts';

const folder = (name: string) => fileURLToPath(new URL(name, root));
const examples = (await readdir(folder('examples'))).filter((name) => name.endsWith('.yml'));
const lists = ['mirrors.yml'];
const pages = (await readdir(folder('docs'))).filter((name) => name.endsWith('.md'));
const documents = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...pages.map((name) => `docs/${name}`)];
const blocks = await readBlocks(documents);
const snippets = await readSnippets(documents);

/** By language: a program that reads a snippet from its standard input, and fails if it is not valid. */
const checks: Record<string, string[]> = {
  sh: ['bash', '-n'],
  python: ['python3', '-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
  terraform: ['terraform', 'fmt', '-check', '-'],
};

test('the documentation has snippets of every kind', () => {
  const kinds: Snippet['kind'][] = ['workflow', 'steps', 'list'];
  expect(new Set(snippets.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test('examples and snippets that are laid out to be linted replace no workflow of this repository', async () => {
  const workflows = await layOutWorkflows({ local: false });
  for (const name of await readdir(folder('.github/workflows'))) {
    const own = await readFile(folder(`.github/workflows/${name}`), 'utf8');
    expect(await readFile(join(workflows, name), 'utf8'), name).toBe(own);
  }
});

test('actionlint reports no errors in examples, snippets and the workflows of this repository', async () => {
  const { printed, passed } = await actionlint(await layOutWorkflows());
  expect(printed).toBe('');
  expect(passed).toBe(true);
});

test.each([
  ['example-release.yml', 'verify-refs:', 'verify-ref:', 'input "verify-ref" is not defined in action'],
  ['example-schedule.yml', 'token:', 'key:', 'missing input "token"'],
  ['example-outputs.yml', 'outputs.synced', 'outputs.sinced', 'property "sinced" is not defined'],
  [
    'example-many-jobs.yml',
    'shards:',
    'shard:',
    'input "shard" is not defined in "./.github/workflows/mirrors.yml"',
  ],
  ['mirrors.yml', 'folder:', 'directory:', 'input "directory" is not defined in action'],
])('actionlint reports it if %s has %s misspelled as %s', async (name, right, wrong, message) => {
  const workflows = await layOutWorkflows();
  const path = join(workflows, name);
  const content = await readFile(path, 'utf8');
  expect(content).toContain(right);
  await writeFile(path, content.replace(right, wrong));

  const { printed, passed } = await actionlint(workflows);

  expect(passed).toBe(false);
  expect(printed).toContain(message);
});

test.skipIf(!isInstalled('zizmor'))(
  'zizmor reports no errors in actions, examples, snippets and the workflows of this repository',
  async () => {
    const workflows = await layOutWorkflows({ local: false });
    const config = folder('.github/zizmor.yml');
    const { printed, passed } = await execute('zizmor', [
      ...['--offline', '--quiet', '--color', 'never', '--config', config],
      ...[workflows, folder('action.yml'), folder('gather/action.yml')],
    ]);
    expect(passed, printed).toBe(true);
  },
);

test('each script of the reusable workflow sets bash as its shell and contains no expression, and every input is used', async () => {
  const { on, jobs } = await readReusable();
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const { run, shell } of steps) expect(shell).toBe(run === undefined ? undefined : 'bash');
  // An expression in a script would be code.
  for (const { run = '' } of steps) expect(run).not.toContain('${{');
  const used = JSON.stringify(jobs);
  for (const name of Object.keys(on.workflow_call.inputs)) expect(used).toContain(`inputs.${name}`);
});

test('the results of shards pass through the temporary folder of the runner', async () => {
  const { jobs } = await readReusable();
  const paths = Object.values(jobs).flatMap((job) =>
    job.steps.flatMap(({ with: { 'results-file': file = [], path = [], folder = [] } = {} }) =>
      [file, path, folder].flat(),
    ),
  );
  expect(paths).toHaveLength(4);
  for (const path of paths) expect(path).toMatch(/^\$\{\{ runner\.temp \}\}\/pull-mirror-results\b/);
});

test('every snippet is in a language that these tests check', () => {
  // A text is what GitLab or the command prints.
  const languages = ['yaml', 'text', ...Object.keys(checks)];
  expect(blocks.filter(({ language }) => !languages.includes(language)).map(({ name }) => name)).toEqual([]);
});

test.each(
  Object.entries(checks).filter(
    ([, [program = '']]) => spawnSync(program, ['--version']).error === undefined,
  ),
)('every snippet in the language %s is valid', (language, [program = '', ...parameters]) => {
  const check = (input: string) => spawnSync(program, parameters, { input, encoding: 'utf8' });
  const snippetsOf = blocks.filter((block) => block.language === language);
  expect(snippetsOf).not.toEqual([]);
  for (const { name, text } of snippetsOf) {
    const { status, stderr } = check(text);
    expect({ name, status, stderr }).toEqual({ name, status: 0, stderr });
  }
  expect(check('if (').status).not.toBe(0);
});

test('every flag of the command in a snippet exists', () => {
  const known = new Set(helpText().match(/--[a-z-]+/g));
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => /^(npx|gitlab-pull-mirror) /.test(line) && !line.includes(' vitest '));
  expect(commands.length).toBeGreaterThan(2);
  for (const command of commands) {
    const [, after = ''] = command.split(/gitlab-pull-mirror(?:@[\d.]+)?(?= |$)/);
    const unknown = (after.match(/--[a-z-]+/g) ?? []).filter(
      (flag) => !known.has(flag.replace('--no-', '--')),
    );
    // Flags of `list` alone.
    const isOfList = (flag: string) => / list /.test(after) && ['--yaml', '--json'].includes(flag);
    expect(
      unknown.filter((flag) => !isOfList(flag)),
      command,
    ).toEqual([]);
  }
});

test('every list of mirrors matches the published schema', async () => {
  const schema = JSON.parse(await readFile(folder('mirrors.schema.json'), 'utf8'));
  const texts = [
    ...(await Promise.all(lists.map((name) => readFile(folder(`examples/${name}`), 'utf8')))),
    ...snippets.filter(({ kind }) => kind === 'list').map(({ text }) => text),
  ];
  for (const text of texts) expect(new Validator(schema).validate(parse(text)).errors, text).toEqual([]);
});

test('examples/README.md has a line for each example', async () => {
  const page = await readFile(folder('examples/README.md'), 'utf8');
  expect([...page.matchAll(/^\| \[([\w-]+\.yml)\]\(\1\)/gm)].map(([, name]) => name).sort()).toEqual(
    examples.sort(),
  );
});

interface Reusable {
  on: { workflow_call: { inputs: object } };
  jobs: Record<string, { steps: { run?: string; shell?: string; with?: Record<string, string> }[] }>;
}

async function readReusable(): Promise<Reusable> {
  return parse(await readFile(folder('.github/workflows/mirrors.yml'), 'utf8'));
}

/** A repository with all workflows of this one, examples and snippets as its workflows. With `local`, they use the action of that repository. */
async function layOutWorkflows({ local = true } = {}): Promise<string> {
  const repository = await mkdtemp(join(tmpdir(), 'lint-'));
  onTestFinished(() => rm(repository, { recursive: true, force: true }));
  await layOutAction(repository);
  await mkdir(join(repository, '.git'));
  const workflows = join(repository, '.github/workflows');
  for (const name of examples.filter((name) => !lists.includes(name))) {
    await cp(folder(`examples/${name}`), join(workflows, `example-${name}`));
  }
  for (const { name, text, kind } of snippets) {
    if (kind !== 'list') await writeFile(join(workflows, name), kind === 'steps' ? wrapped(text) : text);
  }
  for (const name of local ? await readdir(workflows) : []) {
    const content = await readFile(join(workflows, name), 'utf8');
    // Linters check the inputs of local actions only.
    const rewritten = content.replace(
      /[\w-]+\/gitlab-pull-mirror(\/[\w./-]+)?@v[\d.]+/g,
      (_, path: string | undefined) => `.${path ?? '/'}`,
    );
    await writeFile(join(workflows, name), rewritten);
  }
  return workflows;
}

function wrapped(steps: string): string {
  const head = [
    'name: Steps',
    'on: push',
    'permissions: {}',
    'jobs:',
    '  job:',
    '    runs-on: ubuntu-latest',
  ];
  return `${head.join('\n')}\n    steps:\n${steps}`;
}

async function actionlint(workflows: string): Promise<{ printed: string; passed: boolean }> {
  const names = await readdir(workflows);
  return execute(
    'actionlint',
    ['-no-color', '-oneline', ...names.map((name) => join(workflows, name))],
    workflows,
  );
}

function execute(
  name: string,
  parameters: string[],
  cwd?: string,
): Promise<{ printed: string; passed: boolean }> {
  return new Promise((resolve) => {
    execFile(tool(name), parameters, { cwd }, (error, stdout, stderr) =>
      resolve({ printed: stdout + stderr, passed: error === null }),
    );
  });
}
