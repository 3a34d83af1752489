// The source as it was when a build was made, read through a mirror of its own. Nothing is fetched.
import {appendFile, mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {readSurveyed} from '../../../stages/source/git/brought/brought-feed.ts';
import {groupFeeds} from '../../../stages/source/git/brought/group-feeds.ts';
import {commitFeed} from '../../../stages/source/git/commit-feed.ts';
import {countedWork, workBytes} from '../../../stages/source/git/counted-work.ts';
import {fileFeed} from '../../../stages/source/git/file-feed.ts';
import type {GitPlaces} from '../../../stages/source/git/git-environment.ts';
import {openMirror} from '../../../stages/source/git/mirror.ts';
import {refList} from '../../../stages/source/git/ref-list.ts';
import {readRenames, type RenameRules} from '../../../stages/source/git/rename-rules.ts';
import {splitFileFeed} from '../../../stages/source/git/split-file-feed.ts';
import {treeFeeds} from '../../../stages/source/git/tree-feeds.ts';
import {sourceAddress} from '../../../stages/source/git/source-address.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {mirrorFolder} from '../build/mirror-folder.ts';
import type {Manifest} from '../build/manifest.ts';
import {cleanerOf, type Source} from '../build/open-source.ts';
import type {FrozenStates} from './states-of.ts';

export interface SourceAsBuilt extends Source {
  /** Names of references that the source has now. */
  readonly refs: ReadonlySet<string>;
}

export interface Freezing {
  readonly frozen: FrozenStates;
  /** As the manifest names them, if it is to be believed. */
  readonly selected: Manifest['source']['refs'] | undefined;
  /** For the mirror, and for git to call its home. */
  readonly folder: string;
}

export async function sourceAsBuilt(dataset: Dataset, {frozen, selected, folder}: Freezing, {path, signal}: Surroundings): Promise<SourceAsBuilt> {
  const home = join(folder, 'git-home');
  await mkdir(home, {recursive: true});
  const places: GitPlaces = {path, home, globalConfig: join(dataset.store, 'git-config')};
  const shared = new SharedArrayBuffer(workBytes);
  const git = {...places, work: countedWork(shared)};
  // What was fetched from elsewhere lies in a mirror of ours, which is a source on this machine like any other.
  const source = sourceAddress(dataset.source).kind === 'local' ? dataset.source : mirrorFolder(dataset);
  const mirror = await openMirror(git, {source, dir: mirrorFolder({source: dataset.source, store: folder}), shallow: dataset.shallow}, signal);
  // What was not committed is in the dataset's own mirror alone.
  if (dataset.uncommitted === true) await appendFile(join(mirror.dir, 'objects', 'info', 'alternates'), `${join(mirrorFolder(dataset), 'objects')}\n`);
  const {refs} = await refList(git, mirror.refsDir, signal);
  const oids = new Set(frozen.selected);
  const believed = selected !== undefined && selected.length >= oids.size && selected.every(({oid}) => oids.has(oid));
  const cleaner = await cleanerOf(dataset.clean);
  const filed = {mirror, commit: frozen.commit, cleaner, forget: dataset.forget};
  const split = dataset.split && 'rules' in dataset.split ? dataset.split.rules : undefined;
  const surveyed = frozen.states.get('brought');
  const {store, forge, clean, forget} = dataset;
  const told = frozen.states.get('items');
  const asked = frozen.states.get('requests');
  return {
    places,
    mirror,
    frozen: {objectFormat: mirror.objectFormat, head: undefined, refs, selected: believed ? selected : [...oids].map((oid) => ({name: oid, oid})), skipped: []},
    commit: frozen.commit,
    feeds: {
      files: split?.method === 'time' ? splitFileFeed(git, {...filed, train: split.train.oid, val: split.val.oid}) : fileFeed(git, filed),
      commits: commitFeed(git, {mirror, tips: frozen.tips, merges: dataset.commits.merges, mergedBy: mergedBy(frozen), renames: renamesBuilt(frozen), cleaner, forget: dataset.forget}),
      ...(split?.method === 'time' && frozen.states.has('files of train') && {trees: treeFeeds(git, {...filed, train: split.train.oid, val: split.val.oid})}),
      ...(surveyed !== undefined && {groups: groupFeeds(git, {mirror, tips: frozen.tips, mainline: frozen.commit, pulls: readSurveyed(surveyed).pulls, renames: renamesBuilt(frozen), cleaner, forgetting: dataset.forget !== undefined})}),
      ...(told !== undefined && forge !== undefined && {items: await itemsAsBuilt(forge, told), templates: (await import('../../../stages/source/git/templates/template-feed.ts')).templateFeed(git, {mirror, mainline: frozen.commit, forget})}),
      ...(asked !== undefined && forge !== undefined && {requests: await (await import('../sync/feed-of-requests.ts')).feedOfRequests(git, {dataset: {store, forge, commits: {renames: renamesBuilt(frozen)}, forget}, mirror, tips: frozen.tips, mainline: frozen.commit, heads: refs, cleaner}, asked)}),
    },
    work: git.work,
    shared,
    refs: new Set(refs.keys()),
  };

  async function itemsAsBuilt(forge: NonNullable<Dataset['forge']>, state: Uint8Array): Promise<NonNullable<Source['feeds']['items']>> {
    const [{mirroredFeed}, {pullHeads}] = await Promise.all([import('../sync/mirrored-feed.ts'), import('../../../stages/source/git/brought/pull-heads.ts')]);
    return await mirroredFeed(git, {store, forge, clean, forget, state}, {gitDir: mirror.dir, verify: mirror.kind === 'local', mainline: frozen.commit, not: mirror.boundary, pulls: pullHeads(refs)});
  }
}

/** As the feed's state spells it; what a partial clone could not do is found again by itself. */
function renamesBuilt({states}: FrozenStates): RenameRules | 'none' | undefined {
  const renames = readRenames(/^renames (.*)$/m.exec(states.get('commits')?.toString('latin1') ?? '')?.[1] ?? '');
  return renames === 'exact' ? undefined : renames;
}

/** Another git may merge otherwise: then verifying finds what differs, and not only that it is another. */
function mergedBy({states}: FrozenStates): string | undefined {
  return /^git (.*)$/m.exec(states.get('commits')?.toString('latin1') ?? '')?.[1];
}
