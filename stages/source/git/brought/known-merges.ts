// The merges behind some tips that were made for a change of their own, as their messages tell.
import type {Brought} from '../../../change/groups/brought.ts';
import {revisions, type ListingOptions} from '../commit-listing.ts';
import {runGit, type Git} from '../git-process.ts';
import {mergeKind} from './merge-kind.ts';

export interface KnownMerge {readonly evidence: Brought['evidence']; readonly parents: readonly string[]}
export type KnownMerges = ReadonlyMap<string, KnownMerge>;

export async function listKnownMerges(git: Git, {gitDir, tips, not}: Pick<ListingOptions, 'gitDir' | 'tips' | 'not'>, signal: AbortSignal): Promise<KnownMerges> {
  if (tips.length === 0) return new Map();
  const args = ['log', '--min-parents=2', '-z', '--format=%H %P%n%B', '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap', '--stdin'];
  const listed = (await runGit(git, args, {gitDir, input: revisions({tips, not})}, signal)).toString('utf8').split('\0');
  return new Map(listed.flatMap((merge) => {
    const end = merge.indexOf('\n');
    const evidence = mergeKind(merge.slice(end + 1));
    const [oid = '', ...parents] = merge.slice(0, Math.max(end, 0)).split(' ');
    return end < 0 || evidence === undefined ? [] : [[oid, {evidence, parents}] as const];
  }));
}
