/**
 * Builds `dist`: TypeScript without its types (tsc), without what is never called (rolldown), each program in a folder of its
 * own that needs nothing else (ncc).
 */
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('.', import.meta.url));
const run = promisify(execFile);

/** The programs, and where in `dist` each of them is. */
const programs = { main: '', gather: 'gather', cli: 'cli' };

const shims = {
  undici: 'undici.js',
  '@actions/exec': 'actions-exec.js',
  crypto: 'crypto.cjs',
  https: 'https.cjs',
  tunnel: 'tunnel.cjs',
};

export interface BuildOptions {
  /** The folder that is written, and emptied before. */
  dist: string;
  /** Whether parts of libraries that are not needed, or not yet, are left out. */
  usesShims?: boolean;
}

/** Builds all programs. */
export async function build({ dist, usesShims = true }: BuildOptions): Promise<void> {
  const lib = join(root, 'lib');
  const shaken = join(lib, 'shaken');
  for (const folder of [dist, lib]) await rm(folder, { recursive: true, force: true });
  await tool('typescript', 'tsc', '-p', 'tsconfig.build.json');
  const modules = new Set<string>();
  for (const [name, folder] of Object.entries(programs)) {
    for (const module of await shake(join(lib, `${name}.js`), join(shaken, name), usesShims)) {
      modules.add(module);
    }
    await writeFile(join(shaken, name, 'package.json'), '{}');
    const to = join(dist, folder);
    const input = join(shaken, name, `${name}.js`);
    await tool('@vercel/ncc', 'ncc', 'build', input, '-o', to, '--no-cache', '--quiet');
    // Node starts a program in CommonJS sooner than one in ES modules, and loads its chunks sooner.
    await writeFile(join(to, 'package.json'), '{ "type": "commonjs" }\n');
  }
  await writeFile(join(dist, 'licenses.txt'), await licensesOf(modules));
}

/**
 * Writes a program, and each part that it loads later, in one file without what is never called.
 * @returns the modules that something of is left
 */
async function shake(input: string, folder: string, usesShims: boolean): Promise<string[]> {
  const shim = (file: string) => join(root, 'src', 'shims', file);
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    resolve: {
      alias: usesShims
        ? Object.fromEntries(Object.entries(shims).map(([name, file]) => [name, shim(file)]))
        : {},
    },
    treeshake: {
      // @actions/core says nothing of it, but none of its modules does anything by being imported.
      moduleSideEffects: (id) => !withSlashes(id).includes('/node_modules/@actions/core/'),
      propertyReadSideEffects: false,
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    chunkFileNames: '[name].js',
    minify: 'dce-only',
    comments: false,
    // ncc knows what require is.
    polyfillRequire: false,
  });
  await bundle.close();
  return output.flatMap((chunk) =>
    chunk.type === 'chunk'
      ? Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? id : []))
      : [],
  );
}

/** The license of every package that something of is shipped, as each package has it. */
async function licensesOf(modules: Iterable<string>): Promise<string> {
  const names = new Set<string>();
  for (const module of modules) {
    const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(withSlashes(module)) ?? [];
    if (name !== undefined) names.add(name);
  }
  const texts = [...names].sort().map(async (name) => {
    const folder = join(root, 'node_modules', name);
    const { license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
    return `${name}\n${license}\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n');
}

/** The bundler writes paths with backslashes on Windows. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Runs a program of an installed package. On Windows, `node_modules/.bin` has only scripts, which need a shell. */
async function tool(packageName: string, program: string, ...args: string[]): Promise<void> {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  await run(process.execPath, [join(folder, bin[program]), ...args], { cwd: root });
}

if (import.meta.main) await build({ dist: join(root, 'dist') });
