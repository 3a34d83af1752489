import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {patchedCodec} from '../../stages/change/groups/patch-ids.ts';
import {buildDataset} from '../../tools/executors/build/build-dataset.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {readValues, rowDigests} from '../../tools/executors/build/read-built.ts';
import {openFinished} from '../../tools/executors/look/finished.ts';
import {random} from '../graph/rig/random.ts';
import {bench} from '../stages/source/git/rig.ts';
import {groupStep} from './grouped-history.ts';
import {wildHistory} from './wild-history.ts';

/** The patch-ids of all commits of a source, by a build of it. */
async function patchIds(t: ExecutionContext, {source, root}: {readonly source: string; readonly root: string}): Promise<ReadonlyMap<string, string>> {
  const dataset: Dataset = {
    source, refs: ['HEAD'], store: join(root, 'store'), out: join(root, 'out'), target: 'patch-ids', threads: 1, groups: true,
    files: {include: [], exclude: ['**'], keep: [], maxBytes: 1}, commits: {merges: 'first-parent'}, tokenizer: {kind: 'none'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shards: {targetBytes: 1 << 24}, shallow: 'refuse',
  };
  const {signal} = new AbortController();
  await buildDataset(dataset, {path: process.env['PATH'] ?? '', home: root, progress: () => {}, signal});
  const finished = await openFinished(dataset, signal);
  t.teardown(() => finished.close());
  const ids = new Map<string, string>();
  for await (const {oid, id} of readValues(finished.store, await rowDigests(finished.store, finished.build, 'patch-ids'), patchedCodec)) if (id !== '') ids.set(oid, id);
  return ids;
}

/** Git's own patches, and its own ids of them. */
function theirs(source: string): ReadonlyMap<string, string> {
  const git = (args: readonly string[], input?: Buffer) => execFileSync('git', ['-C', source, ...args], {maxBuffer: 1 << 30, env: {PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1', HOME: source}, ...(input !== undefined && {input})});
  // Of a clone that lacks objects we call only equal files renamed.
  const packs = git(['rev-parse', '--path-format=absolute', '--git-path', 'objects/pack']).toString().trim();
  const renames = readdirSync(packs).some((name) => name.endsWith('.promisor')) ? '-M100%' : '-M50%';
  const patches = git(['-c', 'core.quotePath=false', 'log', '-p', renames, '-l1000', '--abbrev=7', '--root', '--diff-merges=first-parent', '--no-ext-diff', '--no-textconv', '--no-notes', '--format=commit %H', 'HEAD']);
  return new Map(git(['patch-id', '--stable'], patches).toString('latin1').trim().split('\n').map((line) => line.split(' ').reverse() as [string, string]));
}

test('patch-ids are those that git gives its own patches of all commits', async (t) => {
  const {root, repo} = bench(t);
  const dice = random(1);
  repo.write('a.rs', 'fn main() {}\n');
  repo.commit('first');
  for (let count = 0; count < 20; count++) groupStep(repo, dice, count);
  t.deepEqual([...(await patchIds(t, {source: repo.dir, root}))].sort(), [...theirs(repo.dir)].sort());
});

test('patch-ids are those of git where everything is odd', async (t) => {
  const {root, repo} = bench(t);
  wildHistory(repo, random(7), 80);
  t.deepEqual([...(await patchIds(t, {source: repo.dir, root}))].sort(), [...theirs(repo.dir)].sort());
});

// `GRISTMILL_REPOSITORY=path` names another one than this checkout.
(process.env['GRISTMILL_LONG'] === '1' ? test : test.skip)('patch-ids are those of git on all commits of a real repository', async (t) => {
  const {root} = bench(t);
  const source = process.env['GRISTMILL_REPOSITORY'] ?? join(import.meta.dirname, '../..');
  const [ours, wanted] = [await patchIds(t, {source, root}), theirs(source)];
  const other = [...wanted].filter(([oid, id]) => ours.get(oid) !== id);
  t.log(`${wanted.size} commits with a patch, ${other.length} ids differ: ${other.slice(0, 20).map(([oid]) => oid).join(' ')}`);
  t.is(ours.size, wanted.size);
  // A mark at the beginning of a text is no part of it to us, and two correct differences may say the same change otherwise.
  t.true(other.length <= wanted.size * 0.005);
});
