import {cpSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Amount, Difference} from '../../../tools/executors/diff/difference.ts';
import {random} from '../../graph/rig/random.ts';
import {step} from '../../mill/random-history.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

async function twice(t: ExecutionContext, change: (bench: CommandBench) => void): Promise<CommandBench> {
  const bench = commandBench(t);
  bench.repo.write('a.rs', 'fn a() {}\n');
  bench.repo.write('b.ts', 'let b = 1;\n');
  bench.repo.commit('first');
  t.is((await bench.run('build')).code, 0);
  cpSync(bench.out, join(bench.root, 'before'), {recursive: true});
  change(bench);
  t.is((await bench.run('build')).code, 0);
  return bench;
}

const change = ({repo}: CommandBench) => {
  repo.write('b.ts', 'let b = 2222;\n');
  repo.write('c.py', 'c = 1\n');
  repo.run('rm', '--quiet', 'a.rs');
  repo.commit('second');
};

test('diff counts documents, bytes and tokens that came, went and changed', async (t) => {
  const {ask, repo} = await twice(t, change);
  const {kinds, largest, moved, why} = await ask<Difference>('diff');
  const [file, commit] = kinds;
  const a = '// File: a.rs\n\nfn a() {}\n'.length;
  const b = ['// File: b.ts\n\nlet b = 1;\n'.length, '// File: b.ts\n\nlet b = 2222;\n'.length] as const;
  const c = '// File: c.py\n\nc = 1\n'.length;
  const one = (bytes: number): Amount => ({documents: 1, samples: 1, bytes, tokens: bytes});
  t.deepEqual(file, {
    kind: 'file',
    before: {documents: 2, samples: 2, bytes: a + b[0], tokens: a + b[0]},
    after: {documents: 2, samples: 2, bytes: b[1] + c, tokens: b[1] + c},
    added: one(c),
    removed: one(a),
    changed: {before: one(b[0]), after: one(b[1])},
  });
  t.like(commit, {kind: 'commit', before: {documents: 1}, after: {documents: 2}, added: {documents: 1}, removed: {documents: 0}, changed: {before: {documents: 0}}});
  t.is(moved, 4);
  t.deepEqual(largest.map(({kind, id, move}) => `${kind} ${id} ${move}`), [`commit ${repo.run('rev-parse', 'HEAD')} added`, 'file a.rs removed', 'file c.py added', 'file b.ts changed']);
  const [old, now] = [repo.run('rev-parse', 'HEAD~1'), repo.run('rev-parse', 'HEAD')];
  t.deepEqual(why, {
    sources: [
      {collection: 'files', before: [old], after: [now], added: 1, removed: 1, changed: 1},
      {collection: 'commits', before: [old], after: [now], added: 1, removed: 0, changed: 0},
    ],
    making: [],
    came: [],
    went: [],
  });
});

test('diff names what is done in another way', async (t) => {
  const {ask, run} = await twice(t, ({configure}) => configure({files: {exclude: ['b.*']}, tokenizer: 'none'}));
  const {why, kinds: [file]} = await ask<Difference>('diff');
  t.deepEqual(why, {
    sources: [],
    making: [{collection: 'samples.file', field: 'params.exclude', before: '[]', after: '["b.*"]'}],
    came: [],
    went: ['tokens.file', 'stats.tokens.file', 'shards.tokens.file', 'tokens.commit', 'stats.tokens.commit', 'shards.tokens.commit'],
  });
  t.like(file, {removed: {documents: 1, bytes: 26, tokens: 26}, after: {documents: 1, tokens: null}});
  const {out} = await run('diff');
  t.true(out.includes('  samples.file: params.exclude: [] → ["b.*"]\n  made before and not now: tokens.file, '), out);
});

test('diff takes builds back, starts of roots, and output folders', async (t) => {
  const {ask, run, out} = await twice(t, change);
  const {before, after} = await ask<Difference>('diff');
  for (const words of [['1'], ['1', '0'], [before.slice(0, 10)], [before, after], ['before', 'out'], ['before', out], ['1', 'out']]) {
    t.like(await ask<Difference>('diff', ...words), {before, after}, words.join(' '));
  }
  t.like(await ask<Difference>('diff', '0', '1'), {before: after, after: before});
  t.is((await run('diff', '0', 'out')).out, `Build ${after.slice(0, 12)} on both sides: nothing differs\n`);
  const unknown = await run('diff', '7');
  t.is(unknown.code, 1);
  t.true(unknown.err.includes(`Could not find a build "7": 2 are kept, 0 is ${after.slice(0, 12)}, 1 is ${before.slice(0, 12)}`), unknown.err);
  t.is((await run('diff', 'no/such/folder')).code, 1);
  t.is((await run('diff', 'dataset.config.json')).code, 1);
});

test('diff of a first build says there is nothing to compare with', async (t) => {
  const {run, repo} = commandBench(t);
  repo.commit('only');
  t.is((await run('build')).code, 0);
  const {code, err} = await run('diff');
  t.is(code, 1);
  t.regex(err, /Could not compare: only one build is kept, the last/);
});

test('diff as a person reads it', async (t) => {
  const {run, ask, repo} = await twice(t, change);
  const {out} = await run('diff', '--limit', '2');
  const {before, after, largest: [commit]} = await ask<Difference>('diff');
  const short = (spec: string) => repo.run('rev-parse', spec).slice(0, 12);
  t.true(out.startsWith(`From build ${before.slice(0, 12)} to ${after.slice(0, 12)}

Documents
  kind      before  after  added  removed  changed
  file           2      2      1        1        1
  commit         1      2      1        0        0

Bytes of text
  kind      before  after  added  removed  changed  to
  file          51     50     21       25       26  29
`), out);
  t.true(out.endsWith(`
Shards
  kind           kept  written  dropped
  file              0        1        1
  tokens.file       0        1        1
  commit            0        1        1
  tokens.commit     1        1        0

Why
  files: the source moved, ${short('HEAD~1')} → ${short('HEAD')}: 1 new, 1 changed, 1 gone
  commits: the source moved, ${short('HEAD~1')} → ${short('HEAD')}: 1 new, 0 changed, 0 gone

Largest of 4 changes
  document      kind    what     bytes  tokens
  ${short('HEAD')}  commit  added    +${commit?.after?.bytes}   +${commit?.after?.tokens}
  a.rs          file    removed  -25    -25
`), out);
});

const seeds = process.env['GRISTMILL_LONG'] === '1' ? 40 : 3;

for (let seed = 1; seed <= seeds; seed++) {
  test.serial(`diff adds up, and counts what a reader of both folders finds (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, run, ask, out, configure} = commandBench(t);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    t.is((await run('build')).code, 0);
    for (let count = 0; count < 4; count++) {
      cpSync(out, join(root, `out${count}`), {recursive: true});
      for (let left = 1 + dice.int(3); left > 0; left--) step(repo, dice, count * 10 + left);
      configure(dice.chance(3) ? {files: {keep: dice.pick([[], ['generated', 'lock'] as const])}} : {});
      t.is((await run('build')).code, 0);
      const {kinds, shards, moved} = await ask<Difference>('diff', `out${count}`, out);
      for (const {kind, before, after, added, removed, changed} of kinds) {
        for (const member of ['documents', 'samples', 'bytes', 'tokens'] as const) {
          const [old = -1, came = -1, went = -1, was = -1, is = -1] = [before, added, removed, changed.before, changed.after].map((amount) => amount[member] ?? -1);
          t.is(old + came - went - was + is, after[member] ?? -1, `${kind} ${member}`);
        }
        const [old, now] = [documentsIn(join(root, `out${count}`), kind), documentsIn(out, kind)];
        t.is(added.documents, [...now.keys()].filter((id) => !old.has(id)).length, `${kind} added`);
        t.is(removed.documents, [...old.keys()].filter((id) => !now.has(id)).length, `${kind} removed`);
        t.is(changed.after.documents, [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).length, `${kind} changed`);
      }
      t.is(moved, kinds.reduce((sum, {added, removed, changed}) => sum + added.documents + removed.documents + changed.after.documents, 0));
      const [old, now] = [new Set(shardsIn(join(root, `out${count}`))), shardsIn(out)];
      t.is(shards.reduce((sum, {kept}) => sum + kept, 0), now.filter((name) => old.has(name)).length);
      t.is(shards.reduce((sum, {written}) => sum + written, 0), now.filter((name) => !old.has(name)).length);
    }
  });
}

/** One file of each: of a token shard, the ids. */
function shardsIn(out: string): readonly string[] {
  return readdirSync(join(out, 'shards'), {recursive: true, encoding: 'utf8'}).filter((name) => /\.(?:jsonl|bin)$/.test(name));
}

/** Records by what tells them apart. */
function documentsIn(out: string, kind: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(out, 'shards')).filter((name) => name.startsWith(`${kind}-`));
  const lines = files.flatMap((name) => readFileSync(join(out, 'shards', name), 'utf8').split('\n')).filter((line) => line !== '');
  return new Map(lines.map((line) => {
    const {path, commit_hash: oid} = JSON.parse(line) as {path?: string; commit_hash?: string};
    return [path ?? oid ?? '', line];
  }));
}
