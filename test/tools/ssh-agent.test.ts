// Whoever fetches from an ssh address the user named does so with the user's ssh agent.
import {chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../tools/executors/cli/run-command.ts';
import {commandBench} from './rig/command-bench.ts';

/** An ssh that writes down which agent it was given, and connects to nothing. */
function fakeSsh(folder: string): {readonly path: string; readonly heard: () => string} {
  const [bin, file] = [join(folder, 'bin'), join(folder, 'agent')];
  mkdirSync(bin);
  writeFileSync(join(bin, 'ssh'), `#!/bin/sh\necho "$SSH_AUTH_SOCK" > '${file}'\nexit 1\n`);
  chmodSync(join(bin, 'ssh'), 0o755);
  return {
    path: `${bin}:${process.env['PATH'] ?? ''}`,
    heard() {
      const text = readFileSync(file, 'utf8').trim();
      rmSync(file);
      return text;
    },
  };
}

for (const line of [['build'], ['export', 'commits-json'], ['vocab'], ['forget', '--path', 'docs']]) {
  test(`gristmill ${line[0] ?? ''} hands on the ssh agent`, async (t) => {
    const place = commandBench(t);
    place.configure({source: 'ssh://git@host.example/team/project.git', tokenizer: line[0] === 'vocab' ? {learned: {size: 300}} : 'none'});
    const {path, heard} = fakeSsh(place.root);
    const host = place.host({env: {PATH: path, SSH_AUTH_SOCK: '/agent/of/the/user'}});
    t.not(await runCommand(line, host), 0);
    t.is(heard(), '/agent/of/the/user');
  });
}
