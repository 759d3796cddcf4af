import { expect, test } from 'vitest';
import { findProgram, taskkillPath } from '../../src/network/programs.ts';

/** Where `git` is found if all of these paths are programs. */
function found(path: string, platform: NodeJS.Platform, programs: string[]): string | null {
  return findProgram('git', path, platform, (file) => programs.includes(file));
}

test('a program is looked up in the folders of PATH, in order', () => {
  const both = ['/usr/local/bin/git', '/usr/bin/git'];
  expect(found('/sbin:/usr/local/bin:/usr/bin', 'linux', both)).toBe('/usr/local/bin/git');
  expect(found('/usr/bin/:/usr/local/bin', 'darwin', both)).toBe('/usr/bin/git');
  expect(found('/sbin', 'linux', both)).toBeNull();
  expect(found('', 'linux', both)).toBeNull();
});

test.each([
  ':/usr/bin',
  '/usr/bin:',
  '.:/usr/bin',
  './bin:bin:../bin:/usr/bin',
  '~/bin:/usr/bin',
  '::/usr/bin',
])('an entry of PATH that is empty or relative is ignored: %s', (path) => {
  const planted = ['git', './git', 'bin/git', './bin/git', '../bin/git', '~/bin/git', '/git'];
  expect(found(path, 'linux', [...planted, '/usr/bin/git'])).toBe('/usr/bin/git');
  expect(found(path, 'linux', planted)).toBeNull();
});

const onWindows = 'C:\\Program Files\\Git\\cmd\\git.exe';

test.each([
  'C:\\Program Files\\Git\\cmd',
  'C:\\Windows\\system32;C:\\Program Files\\Git\\cmd\\',
  '"C:\\Program Files\\Git\\cmd"',
  'C:/Program Files/Git/cmd',
])('on Windows, a program is an .exe in a folder of PATH: %s', (path) => {
  expect(found(path, 'win32', [onWindows])).toBe(onWindows);
});

test.each(['', ';', '.', 'bin', '.\\bin', '\\bin', '/bin', 'C:', 'C:bin', '""', '"."'])(
  'on Windows, an entry of PATH that depends on the current folder or drive is ignored: %j',
  (entry) => {
    const anything = () => true;
    expect(findProgram('git', entry, 'win32', anything)).toBeNull();
    expect(findProgram('git', `${entry};C:\\Git`, 'win32', anything)).toBe('C:\\Git\\git.exe');
  },
);

test('on Windows, a UNC path is absolute', () => {
  expect(findProgram('git', '\\\\server\\share', 'win32', () => true)).toBe('\\\\server\\share\\git.exe');
});

test('taskkill is found in the folder of Windows', () => {
  expect(taskkillPath('C:\\Windows')).toBe('C:\\Windows\\System32\\taskkill.exe');
});

test.each([undefined, '', '.', 'Windows', '\\Windows', 'C:Windows'])(
  'if SystemRoot is %j, no taskkill is run',
  (systemRoot) => {
    expect(taskkillPath(systemRoot)).toBeNull();
  },
);
