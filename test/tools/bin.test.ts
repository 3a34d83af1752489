import {execFile} from 'node:child_process';
import {access} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {cacheFolder} from '../../tools/executors/host.ts';
import {folderWith} from './rig/folder.ts';

const bin = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;

test('The binary runs, and keeps what it compiled in the cache folder of the user alone', async (t) => {
  const home = await folderWith(t, {});
  const env = {PATH: process.env['PATH'], HOME: home};
  const {stdout, stderr} = await promisify(execFile)(process.execPath, [bin, '--version'], {env});
  t.regex(stdout, /^\d+\.\d+\.\d+\n$/);
  t.is(stderr, '');
  await t.notThrowsAsync(access(join(cacheFolder({env, home}), 'compiled')));
});

test('The binary ends with 2 for a mistake in its arguments', async (t) => {
  const home = await folderWith(t, {});
  const failure = await t.throwsAsync<Error & {code?: number; stdout?: string; stderr?: string}>(promisify(execFile)(process.execPath, [bin, 'biuld'], {env: {HOME: home}}));
  t.like(failure, {code: 2, stdout: ''});
  t.true(failure.stderr?.includes('Did you mean "build"?'));
});

test('cacheFolder() follows XDG_CACHE_HOME only where it is absolute', (t) => {
  t.is(cacheFolder({env: {XDG_CACHE_HOME: '/x'}, home: '/h'}), '/x/gristmill');
  t.is(cacheFolder({env: {XDG_CACHE_HOME: 'x'}, home: '/h'}), '/h/.cache/gristmill');
  t.is(cacheFolder({env: {}, home: '/h'}), '/h/.cache/gristmill');
});
