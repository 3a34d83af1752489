// A history that is parted rightly, with a change of every kind that may leak, and outputs that are changed afterwards so that one does.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import type {LeakReport} from '../../../tools/executors/leaks/leak.ts';
import {random} from '../../graph/rig/random.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

export interface LeakBench extends CommandBench {
  /** Commits by what they are, in the order of time. */
  readonly oids: Readonly<Record<string, string>>;
  /** Says of the shards that hold this text that they are of another part. Each document has a shard of its own. */
  move(kind: string, text: string, split: string): void;
  moveTokens(from: string, to: string): void;
  /** The outputs as they were built. */
  restore(): void;
  leaks(...args: readonly string[]): Promise<{readonly code: number; readonly report: LeakReport}>;
}

/** Words that nobody else says. */
export function text(seed: number, lines = 20): string {
  const dice = random(seed);
  return `${Array.from({length: lines}, () => `let v${dice.int(1e9)} = call_${dice.int(1e9)}(arg${dice.int(1e9)});`).join('\n')}\n`;
}

/** Commits of train, two of val, and what comes after them. The changes "squashed", "picked" and "reverted" are old ones. */
export async function leakBench(t: ExecutionContext, change: DatasetConfig = {}): Promise<LeakBench> {
  const place = commandBench(t);
  const {repo} = place;
  const oids: Record<string, string> = {};
  const commit = (name: string, message = `Add ${name}`) => {
    return (oids[name] = repo.commit(message));
  };
  const add = (name: string, seed: number) => {
    repo.write(`${name}.rs`, text(seed));
    return commit(name);
  };
  for (let at = 0; at < 5; at++) add(`old${at}`, at);
  for (const [at, name] of ['request', 'fix'].entries()) {
    repo.run('checkout', '--quiet', '-b', name);
    add(name, 100 + at);
    repo.run('checkout', '--quiet', 'main');
  }
  const mistake = add('mistake', 102);
  const train = add('old5', 5);
  add('val0', 200);
  const val = add('val1', 201);
  repo.write('old3.rs', `${text(3)}${text(300)}`);
  commit('edited');
  repo.run('checkout', 'request', '--', '.');
  repo.run('checkout', 'HEAD', '--', 'old3.rs');
  commit('squashed', 'Add request (#7)');
  repo.run('cherry-pick', '-x', '--no-commit', 'fix');
  commit('picked', `Add fix\n\n(cherry picked from commit ${oids['fix'] ?? ''})`);
  repo.run('revert', '--no-commit', mistake);
  commit('reverting', `Revert "Add mistake"\n\nThis reverts commit ${mistake}.`);
  add('new', 400);
  repo.run('mv', 'new.rs', 'moved.rs');
  commit('moved');
  add('last', 401);

  place.configure({split: true, refs: ['main', 'request', 'fix'], shards: {targetBytes: 1}, tokenizer: 'none', ...change});
  await place.ask('roll', '--promote');
  const lock = join(place.root, 'artefacts.lock');
  const dated = (oid: string) => ({corrected: Number(repo.run('log', '-1', '--format=%ct', oid)), oid});
  const pins = JSON.parse(readFileSync(lock, 'utf8')) as {readonly artefacts: Readonly<Record<string, object>>};
  writeFileSync(lock, JSON.stringify({...pins, artefacts: Object.fromEntries(Object.entries(pins.artefacts).map(([name, pin]) => [name, {...pin, train: dated(train), val: dated(val)}]))}));
  await place.ask('build');
  const file = join(place.out, 'manifest.json');
  const built = readFileSync(file, 'utf8');
  const edit = (change: (manifest: Manifest) => Manifest) => writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)));

  return {
    ...place,
    oids,
    move(kind, text, split) {
      let moved = 0;
      edit((manifest) => ({...manifest, shards: manifest.shards.map((shard) => {
        if (shard.kind !== kind || !readFileSync(join(place.out, shard.file), 'utf8').includes(text)) return shard;
        moved++;
        return {...shard, split};
      })}));
      t.is(moved, 1, `${kind} of ${text}`);
    },
    moveTokens(from, to) {
      edit((manifest) => ({...manifest, tokenizers: manifest.tokenizers.map((tokenizer) => {
        const at = tokenizer.shards.findIndex(({split}) => split === from);
        return {...tokenizer, shards: tokenizer.shards.with(at, {...tokenizer.shards[at]!, split: to})};
      })}));
    },
    restore: () => writeFileSync(file, built),
    async leaks(...args) {
      const {code, out, err} = await place.run('leaks', '--json', ...args);
      if (err !== '') t.log(err);
      return {code, report: JSON.parse(out) as LeakReport};
    },
  };
}
