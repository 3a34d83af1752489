// The feed of what requests changed: heads from git, ends from what is mirrored of the forge, now or as a build had seen them.
import {pullVertex} from '../../../stages/change/groups/vertex.ts';
import type {CommitCleaner} from '../../../stages/source/git/clean-commit.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {Mirror} from '../../../stages/source/git/mirror.ts';
import type {KnownEnds} from '../../../stages/source/git/requests/request-ends.ts';
import {headsIn, requestFeed} from '../../../stages/source/git/requests/request-feed.ts';
import {endsLengthIn, knownEnds} from '../../../stages/source/github/known-ends.ts';
import type {Feed} from '../../../graph/feed.ts';
import type {Dataset, ForgeChoice} from '../build/contract.ts';
import {forgeFolder} from './forge-folder.ts';
import {pageFolder} from './page-folder.ts';

export interface RequestSource {
  readonly dataset: Pick<Dataset, 'store' | 'forget'> & {readonly forge: ForgeChoice; readonly commits: Pick<Dataset['commits'], 'renames'>};
  readonly mirror: Mirror;
  readonly tips: readonly string[];
  readonly mainline: string | undefined;
  /** All references that there are. */
  readonly heads: ReadonlyMap<string, string>;
  readonly cleaner: CommitCleaner | undefined;
}

export async function feedOfRequests(git: Git, {dataset: {store, forge, commits, forget}, mirror, tips, mainline, heads, cleaner}: RequestSource, built?: Uint8Array): Promise<Feed> {
  const own = built === undefined ? headsOf(heads) : headsIn(built);
  const log = pageFolder(forgeFolder(store, forge));
  const ends = (await knownEnds({log, length: built === undefined ? undefined : endsLengthIn(built)})) ?? (await endsInGit());
  return requestFeed(git, {mirror, tips, mainline, heads: own, ends, renames: commits.renames, cleaner, forget});

  async function endsInGit(): Promise<KnownEnds> {
    const pulls = [...own].map(([number, oid]) => ({vertex: pullVertex(number), oid}));
    return (await import('../../../stages/source/github/git-ends.ts')).gitEnds(git, {gitDir: mirror.dir, verify: mirror.kind === 'local', mainline, not: mirror.boundary, pulls});
  }
}

function headsOf(refs: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  return new Map([...refs].flatMap(([name, oid]) => {
    const number = /^refs\/pull\/([1-9]\d{0,8})\/head$/.exec(name)?.[1];
    return number === undefined ? [] : [[Number(number), oid] as const];
  }));
}
