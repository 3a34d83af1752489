// Merges that are made again are git's own judgement, so another git is asked anew.
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {commandBench} from '../rig/command-bench.ts';

interface Told {readonly upToDate: boolean; readonly root: string}

test('merges are made again by another git, and by no other one', async (t) => {
  const place = commandBench(t);
  const {repo} = place;
  repo.write('a', 'a\n');
  repo.commit('first');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.write('b', 'b\n');
  repo.commit('second');
  repo.run('checkout', '--quiet', 'main');
  repo.write('c', 'c\n');
  repo.commit('third');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge side', 'side');
  const bin = join(place.root, 'bin');
  mkdirSync(bin);
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const build = async (version: string | undefined): Promise<Told> => {
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nfor last; do :; done\n${version === undefined ? '' : `[ "$last" = version ] && { echo 'git version ${version}'; exit 0; }\n`}exec '${real}' "$@"\n`);
    chmodSync(join(bin, 'git'), 0o755);
    const host = place.host({env: {PATH: `${bin}:${process.env['PATH'] ?? ''}`}});
    t.is(await runCommand(['build', '--json'], host), 0, host.err());
    return JSON.parse(host.out());
  };
  place.configure({commits: {merges: 'remerge'}, tokenizer: 'none'});
  const first = await build('9.8.7');
  t.true((await build('9.8.7')).upToDate);
  t.false((await build('9.9.0 (with a\nsecond line)')).upToDate);
  t.is((await build('9.8.7')).root, first.root);
  place.configure({tokenizer: 'none'});
  await build('9.8.7');
  t.true((await build('9.9.0')).upToDate);
});
