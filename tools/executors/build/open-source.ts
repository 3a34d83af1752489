// Opens what a dataset is made from: our mirror of the repository, the commits it is frozen to, and the feeds of both.
import {hasRoom, lookAtDisk} from '../../../cache/disk.ts';
import {StoreError} from '../../../cache/store-error.ts';
import type {SplitRules} from '../../../stages/dataset/split/split-rules.ts';
import type {Feeds} from '../../../stages/recipe.ts';
import {noRules} from '../../../stages/clean/rules-in-force.ts';
import type {CommitCleaner} from '../../../stages/source/git/clean-commit.ts';
import {commitFeed} from '../../../stages/source/git/commit-feed.ts';
import {gitVersion} from '../../../stages/source/git/git-version.ts';
import {countedWork, workBytes} from '../../../stages/source/git/counted-work.ts';
import {fileFeed} from '../../../stages/source/git/file-feed.ts';
import {GitFailure} from '../../../stages/source/git/git-failure.ts';
import type {GitPlaces} from '../../../stages/source/git/git-environment.ts';
import type {GitWork} from '../../../stages/source/git/git-process.ts';
import {openMirror, type Mirror} from '../../../stages/source/git/mirror.ts';
import {selectRefs} from '../../../stages/source/git/select-refs.ts';
import type {WorkTree} from '../../../stages/source/git/work-tree.ts';
import {snapshot, type Snapshot} from '../../../stages/source/git/snapshot.ts';
import type {Dataset} from './contract.ts';
import type {Surroundings} from './surroundings.ts';
import {gitPlaces} from './git-places.ts';
import {mirrorFolder} from './mirror-folder.ts';

export interface Source {
  readonly places: GitPlaces;
  readonly mirror: Mirror;
  readonly frozen: Snapshot;
  /** Whose files are taken; none before the first. */
  readonly commit: string | undefined;
  readonly feeds: Feeds;
  readonly work: GitWork;
  readonly shared: SharedArrayBuffer;
  readonly uncommitted?: number;
}

export async function openSource({source, refs, store, commits, shallow, clean, groups, requests, outlines, testPairs, problems, forge, forget, uncommitted, out}: Dataset, {path, signal, progress, sshAgent, refs: known, warmth}: Surroundings, split?: SplitRules): Promise<Source> {
  const places = await gitPlaces({store, path, sshAgent});
  const shared = new SharedArrayBuffer(workBytes);
  const git = {...places, work: countedWork(shared), porter: warmth?.porter};
  const mirror = await openMirror(git, {source, dir: mirrorFolder({source, store}), shallow}, signal).catch(async (failure: unknown) => {
    throw (await isFull(failure, store)) ? new StoreError('full', store, failure) : failure;
  });
  for (const text of mirror.notes) progress({kind: 'note', text});
  const frozen = await snapshot(git, mirror.kind === 'local' ? {...mirror, known} : mirror, refs, signal);
  for (const {name, reason} of frozen.skipped) progress({kind: 'note', text: `Left out "${name}": ${reason}`});
  if (clean?.guessable === true) progress({kind: 'note', text: guessable});
  const cleaner = await cleanerOf(clean);
  const commit = snapshotCommit(frozen, refs, source);
  const tree = uncommitted === true ? await workTreeOf() : undefined;
  const tips = commits.none === true ? [] : frozen.selected.map(({oid}) => oid);
  const feeds: Feeds = {
    files: split?.method === 'time' ? await filesByTime(split) : fileFeed(git, {mirror, commit: tree === undefined ? commit : tree.commit, cleaner, forget}),
    commits: commitFeed(git, {mirror, tips, merges: commits.merges, mergedBy: commits.merges === 'remerge' ? await gitVersion(git, mirror.dir, signal) : undefined, renames: commits.renames, cleaner, forget}),
    ...(split?.method === 'time' && (outlines?.calls === true || testPairs === true) && {trees: await treesOf(split)}),
    ...(groups === true && {groups: await feedsOfGroups()}),
    ...(problems !== undefined && {problems: await feedOfProblems(problems)}),
    ...(forge !== undefined && {items: await itemsOf(forge), templates: (await import('../../../stages/source/git/templates/template-feed.ts')).templateFeed(git, {mirror, mainline: commit, forget})}),
    ...(forge !== undefined && (forge.discussed !== undefined || requests === true) && {requests: await (await import('../sync/feed-of-requests.ts')).feedOfRequests(git, {dataset: {store, forge, commits, forget}, mirror, tips, mainline: commit, heads: frozen.refs, cleaner})}),
  };
  return {places, mirror, frozen, commit, feeds, work: git.work, shared, ...(tree !== undefined && {uncommitted: tree.changed})};

  /** Loaded only for a dataset of what is not committed. */
  async function workTreeOf(): Promise<WorkTree> {
    const {takeWorkTree} = await import('./take-work-tree.ts');
    return await takeWorkTree(git, {source, mirror, head: commit, without: [out, store], progress}, signal);
  }

  /** Loaded only for a split by time. */
  async function filesByTime({train, val}: Extract<SplitRules, {method: 'time'}>): Promise<Feeds['files']> {
    const {splitFileFeed} = await import('../../../stages/source/git/split-file-feed.ts');
    return splitFileFeed(git, {mirror, commit, cleaner, forget, train: train.oid, val: val.oid});
  }

  async function treesOf({train, val}: Extract<SplitRules, {method: 'time'}>): Promise<NonNullable<Feeds['trees']>> {
    const {treeFeeds} = await import('../../../stages/source/git/tree-feeds.ts');
    return treeFeeds(git, {mirror, commit, cleaner, forget, train: train.oid, val: val.oid});
  }

  /** Loaded only when an export asks about problems. */
  async function feedOfProblems(paths: readonly string[]): Promise<NonNullable<Feeds['problems']>> {
    const [{problemFeed}, {readProblemFiles}] = await Promise.all([import('../../../stages/source/problems/problem-feed.ts'), import('../export/read-problem-files.ts')]);
    return problemFeed(git, {texts: await readProblemFiles(paths, progress), gitDir: mirror.dir, clean: cleaner?.tag ?? noRules});
  }

  /** Loaded only when a forge is asked about. */
  async function itemsOf(forge: NonNullable<Dataset['forge']>): Promise<NonNullable<Feeds['items']>> {
    const [{mirroredFeed}, {pullHeads}] = await Promise.all([import('../sync/mirrored-feed.ts'), import('../../../stages/source/git/brought/pull-heads.ts')]);
    return await mirroredFeed(git, {store, forge, clean, forget}, {gitDir: mirror.dir, verify: mirror.kind === 'local', mainline: commit, not: mirror.boundary, pulls: pullHeads(frozen.refs)});
  }

  /** Loaded only when commits are grouped. */
  async function feedsOfGroups(): Promise<NonNullable<Feeds['groups']>> {
    const [{groupFeeds}, {pullHeads}] = await Promise.all([import('../../../stages/source/git/brought/group-feeds.ts'), import('../../../stages/source/git/brought/pull-heads.ts')]);
    return groupFeeds(git, {mirror, tips, mainline: commit, pulls: pullHeads(frozen.refs), renames: commits.renames, cleaner, forgetting: forget !== undefined});
  }
}

const guessable = 'The salt of "clean" is made of the name of the source, so pseudonyms and hashes of the audit can be guessed. Set "salt" of "clean" to a text of your own that is kept secret';

/** Loaded only when there are rules. */
export async function cleanerOf(clean: Dataset['clean']): Promise<CommitCleaner | undefined> {
  if (clean === undefined) return undefined;
  const {commitCleaner} = await import('../../../stages/source/git/clean-commit.ts');
  return await commitCleaner(clean.rules);
}

/** Git does not always say that it found no space: the disk is asked after a failure that nothing else explains. */
async function isFull(failure: unknown, store: string): Promise<boolean> {
  if (!(failure instanceof GitFailure)) return false;
  return failure.kind === 'full' || (failure.kind === 'other' && !hasRoom(await lookAtDisk(store), 0));
}

/** The first reference asked for is the snapshot whose files are taken; of several that it means, the first by name. */
function snapshotCommit({head, selected}: Snapshot, [first = 'HEAD']: readonly string[], source: string): string | undefined {
  const refs = new Map(selected.map(({name, oid}) => [name, oid]));
  return selectRefs({head, refs}, [first], source).selected[0]?.oid;
}
