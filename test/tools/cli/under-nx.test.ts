import {execFile} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {runExecutor} from '../../../tools/executors/cli/executor-of.ts';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';

const words: Readonly<Record<string, readonly string[]>> = {explain: ['a.rs'], show: ['a.rs'], diff: ['0', '1'], export: ['commits-json'], remote: ['keygen'], predict: ['text', 'fn']};

const small = {length: 64, batch: 1, model: {width: 8, heads: 1, layers: 1}};

const asking: Readonly<Record<string, DatasetConfig>> = {vocab: {tokenizer: {learned: {size: 300}}}, roll: {split: true}, sync: {github: {repository: 'a/b'}}, leaks: {split: {method: 'random'}}, train: {train: {python: './python', ...small}}, predict: {train: {engine: 'onnx', out: 'predicting', ...small}}};

/** Asks about what its own configuration made. */
const made: Readonly<Record<string, readonly string[]>> = {leaks: ['build'], predict: ['build', 'train']};

test('Under Nx every command about a dataset ends well, reads its options from the root, and moves no cursor on what looks like a terminal', async (t) => {
  const {root, repo, host, configure} = commandBench(t);
  writeFileSync(join(root, 'dump.json'), '[]');
  writeFileSync(join(root, 'python'), `#!/bin/sh\nexec '${process.execPath}' '${new URL('../train/fake-python.ts', import.meta.url).pathname}' "$@"\n`, {mode: 0o755});
  for (const time of ['once', 'twice']) {
    repo.write('a.rs', `fn main() { ${time}(); }\n`);
    repo.commit(time);
    const processes = host({folder: '/somewhere/else', env: {NX_TASK_TARGET_TARGET: 'build'}, terminal: {columns: 80, rows: 24}});
    const written = () => processes.out() + processes.err();
    for (const command of commands.filter(({name, group}) => group !== 'Set up' && (name === 'build' || time === 'twice'))) {
      const before = written().length;
      configure(asking[command.name] ?? {});
      for (const former of made[command.name] ?? []) t.deepEqual(await runExecutor(commands.find(({name}) => name === former) ?? command, {config: 'dataset.config.json'}, {root, projectName: 'data', processes}), {success: true}, processes.err());
      const options = {config: 'dataset.config.json', ...(words[command.name] === undefined ? {} : {words: words[command.name] ?? []}), ...(command.name === 'sync' && {import: ['dump.json']}), ...(command.name === 'watch' && {builds: 1})};
      t.deepEqual(await runExecutor(command, options, {root, projectName: 'data', processes}), {success: true}, `${command.name}: ${processes.err()}`);
      t.true(written().length > before, command.name);
      // Time passes: what is shown again and again would be shown now.
      processes.pass(60_000);
      t.false(/[\r\x1b]/.test(written()), command.name);
    }
  }
});

test('An executor takes a switch that is off for none', async (t) => {
  const {root, host} = commandBench(t);
  const sweep = commands.find(({name}) => name === 'sweep') ?? t.fail('No such command');
  const [on, off] = [host(), host()];
  await runExecutor(sweep, {config: 'dataset.config.json', 'dry-run': true, json: true}, {root, processes: on});
  await runExecutor(sweep, {config: 'dataset.config.json', 'dry-run': false, json: true}, {root, processes: off});
  t.is(JSON.parse(on.out()).dryRun, true);
  t.is(JSON.parse(off.out()).dryRun, false);
});

test('Nx itself runs a target that was inferred, with an option of its command', async (t) => {
  const workspace = new URL('../../..', import.meta.url).pathname;
  const {root} = commandBench(t);
  const run = promisify(execFile)(process.execPath, [`${workspace}node_modules/.bin/nx`, 'run', 'dataset:graph', '--format', 'json'], {cwd: workspace, env: {...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', XDG_CACHE_HOME: root}, maxBuffer: 1 << 24});
  const {stdout, stderr} = await run;
  t.true(stdout.includes('"name": "samples.file"'), stdout);
  t.false(stdout.includes('\r') || stderr.includes('\r'));
});
