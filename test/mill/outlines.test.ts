// What runs when outlines and facts are asked for: each version of a text is parsed once, and a comment reaches nobody.
import test, {type ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill, type Milled} from './rig.ts';

const outlines: Partial<Dataset> = {outlines: {history: true}};
/** Rows that ran; of what the tree and the history ask alike, how many in all, since either may be the one that runs it. */
function ran({ledger}: Pick<Milled, 'ledger'>): {readonly outlined: number; readonly surfaced: number; readonly facts?: readonly string[]} {
  const count = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (ledger[name]?.length ?? 0), 0);
  const named: Readonly<Record<string, readonly string[]>> = Object.fromEntries(['pairs.languages', 'facts', 'edits'].flatMap((name) => (ledger[name] === undefined ? [] : [[name, ledger[name]]])));
  return {outlined: count('outlines', 'outlines.history'), surfaced: count('surfaces', 'surfaces.history'), ...named};
}

function first(repo: Repo): void {
  repo.write('a.rs', 'fn a() { 1 }\nfn b() { 2 }\n');
  repo.write('b.ts', 'let b = 1;\n');
  repo.write('c.txt', 'one\n');
  repo.commit('first');
}

async function after(t: ExecutionContext, change: (repo: Repo) => void) {
  const {repo, build} = mill(t);
  first(repo);
  await build(outlines);
  change(repo);
  const {ledger, report} = await build(outlines);
  return {repo, ledger, report, pair: (path: string) => `${path}:${repo.run('rev-parse', `HEAD~1:${path}`)}..${repo.run('rev-parse', `HEAD:${path}`)}`};
}

test('one edited body: its outline, its surface, the edit and the facts of its pair, and nothing of other files', async (t) => {
  const {ledger, pair} = await after(t, (repo) => {
    repo.write('a.rs', 'fn a() { 3 }\nfn b() { 2 }\n');
    repo.commit('edit');
  });
  t.deepEqual(ran({ledger}), {outlined: 1, surfaced: 1, 'pairs.languages': [pair('a.rs')], facts: [pair('a.rs')], edits: [pair('a.rs')]});
});

test('an edited comment stops at the surface', async (t) => {
  const {ledger, pair} = await after(t, (repo) => {
    repo.write('a.rs', '// Now said.\nfn a() { 1 }\nfn b() { 2 }\n');
    repo.commit('comment');
  });
  t.deepEqual(ran({ledger}), {outlined: 1, surfaced: 1, 'pairs.languages': [pair('a.rs')], edits: [pair('a.rs')]});
});

test('a revert, a moved file, an amended message and a rebase parse nothing', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  repo.write('a.rs', 'fn a() { 3 }\n');
  repo.commit('second');
  await build(outlines);
  const next = async (change: () => void) => {
    change();
    const {outlined, surfaced, facts = []} = ran(await build(outlines));
    return [outlined, surfaced, facts.length];
  };
  t.deepEqual(await next(() => repo.run('commit', '--quiet', '--amend', '-m', 'another message')), [0, 0, 0]);
  t.deepEqual(await next(() => void (repo.run('mv', 'a.rs', 'z.rs'), repo.commit('move'))), [0, 0, 0]);
  t.deepEqual(await next(() => void (repo.run('mv', 'z.rs', 'a.rs'), repo.commit('move back'))), [0, 0, 0]);
  // Back to what it was: the change is another one, and its texts are known.
  t.deepEqual(await next(() => repo.run('revert', '--no-edit', 'HEAD~2')), [0, 0, 1]);
  t.deepEqual(await next(() => {
    repo.run('checkout', '--quiet', '-b', 'other', 'HEAD~4');
    repo.write('d.txt', 'd\n');
    repo.commit('other');
    repo.run('rebase', '--quiet', '-');
  }), [0, 0, 0]);
});

test('each version of a text is parsed once ever, by one thread or two', async (t) => {
  for (const threads of [1, 2]) {
    const {repo, build} = mill(t);
    for (let at = 0; at < 12; at++) {
      repo.write('src/a.rs', `fn a() { ${at % 5} }\n`);
      repo.write('src/copy.rs', `fn a() { ${at % 3} }\n`);
      repo.commit(`change ${at}`, '--allow-empty');
    }
    t.like(ran(await build({...outlines, threads})), {outlined: 5, surfaced: 5});
  }
});

test('statistics say which languages a grammar reads, which patterns do, and which nothing', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  repo.write('d.lua', 'function d() end\n');
  repo.write('e.nim', 'proc e() = discard\n');
  repo.commit('more');
  const stats = JSON.parse((await build({outlines: {history: false}})).files['stats.json'] ?? '') as {readonly outlines: Record<string, number>; readonly unoutlined: Record<string, number>};
  t.deepEqual(Object.entries(stats.outlines).filter(([name]) => name.includes(' by ')), [['language Lua by patterns', 1], ['language Rust by grammar', 1], ['language TypeScript by grammar', 1]]);
  t.deepEqual(stats.unoutlined, {'no-grammar': 2}, 'gristmill stats names the languages');
});

test('a build that asks for no outlines runs nothing of them', async (t) => {
  const {repo, build} = mill(t);
  first(repo);
  const {ledger} = await build();
  t.deepEqual(Object.keys(ledger).filter((name) => /outline|surface|facts|languages/.test(name)), []);
});
