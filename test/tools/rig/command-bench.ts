// A real repository with a configuration, and commands run on it as a user runs them: text out, text err, exit code.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {buildDataset} from '../../../tools/executors/build/build-dataset.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {giveTokenizer, keepTokenizer} from '../../mill/kept-tokenizer.ts';
import {mill} from '../../mill/rig.ts';
import type {Repo} from '../../stages/source/git/rig.ts';
import {fakeHost, type FakeHost, type FakeHostOptions} from './fake-host.ts';

export interface Ran {readonly code: number; readonly out: string; readonly err: string}

export interface CommandBench {
  readonly root: string;
  readonly repo: Repo;
  readonly out: string;
  readonly store: string;
  configure(change?: DatasetConfig): void;
  /** The process that a command line runs in. */
  host(options?: FakeHostOptions): FakeHost;
  /** Runs a command line in the folder of the configuration. */
  run(...args: readonly string[]): Promise<Ran>;
  /** Runs it with `--json`; it must end well. */
  ask<T>(...args: readonly string[]): Promise<T>;
  /** Runs a line as it was printed. */
  paste(line: string): Promise<Ran>;
}

export function commandBench(t: ExecutionContext): CommandBench {
  const {root, repo} = mill(t);
  const [out, store] = [join(root, 'out'), join(root, 'store')];
  // A test that is about other tokenizers keeps nothing for the others.
  let isUsual = true;
  giveTokenizer(store);
  const bench: CommandBench = {
    root,
    repo,
    out,
    store,
    configure(change = {}) {
      isUsual &&= !('tokenizer' in change || 'tokenizers' in change);
      const config = {source: repo.dir, out, store, tokenizer: {file: join(root, 'bytes.tokenizer.json')}, shards: {targetBytes: 2000}, threads: 1, ...change};
      writeFileSync(join(root, 'dataset.config.json'), JSON.stringify(config));
    },
    host: (options = {}) => fakeHost({folder: root, build: buildDataset, ...options, env: {PATH: process.env['PATH'] ?? '', ...options.env}}),
    async run(...args) {
      const host = bench.host();
      const code = await runCommand(args, host);
      if (isUsual) keepTokenizer(store);
      return {code, out: host.out(), err: host.err()};
    },
    async ask(...args) {
      const {code, out, err} = await bench.run(...args, '--json');
      if (code !== 0) throw new Error(`"${args.join(' ')}" ended with ${code}: ${out}${err}`);
      return JSON.parse(out);
    },
    async paste(line) {
      const [program, ...args] = [...line.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll("'\\''", "'")));
      if (program !== 'gristmill') throw new Error(`Not a line of ours: ${line}`);
      return await bench.run(...args);
    },
  };
  bench.configure();
  return bench;
}
