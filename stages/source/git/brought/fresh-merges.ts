// What merges brought that are new since a former survey, asked of git merge by merge: what an older one brought is what it always was, so the rest of the
// history is not looked at. It must come to what a survey of all comes to.
import type {Brought} from '../../../change/groups/brought.ts';
import {commitVertex} from '../../../change/groups/vertex.ts';
import {lines, revisions} from '../commit-listing.ts';
import {runGit, type Git} from '../git-process.ts';
import {listKnownMerges, type KnownMerge} from './known-merges.ts';
import {capped, farthest} from './most-brought.ts';

/** Git is asked once or twice for each. With more of them, a survey of all is as fast. */
const [mostMerges, mostInner] = [8, 32] as const;

export interface FreshSince {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly formerTips: readonly string[];
}

/** Of a history that is cut nowhere. `undefined` where there are too many. */
export async function surveyFresh(git: Git, {gitDir, tips, formerTips}: FreshSince, signal: AbortSignal): Promise<readonly Brought[] | undefined> {
  const fresh = await listKnownMerges(git, {gitDir, tips, not: formerTips}, signal);
  if (fresh.size > mostMerges) return undefined;
  const rows: Brought[] = [];
  let asked = 0;
  for (const [oid, merge] of fresh) {
    const all = await broughtBy(merge);
    const found = {vertex: commitVertex(oid), evidence: merge.evidence};
    if (all === undefined) {
      rows.push({...found, members: [], tooMany: farthest});
      continue;
    }
    // What merges among them brought belongs to those.
    const [first = '', ...others] = merge.parents;
    const known = all.length === 0 ? new Map<string, KnownMerge>() : await listKnownMerges(git, {gitDir, tips: others, not: [first]}, signal);
    if ((asked += known.size) > mostInner) return undefined;
    const inner = new Set<string>();
    for (const [nested, one] of known) {
      inner.add(nested);
      for (const member of (await broughtBy(one)) ?? []) inner.add(member);
    }
    rows.push({...found, ...capped(all.filter((commit) => !inner.has(commit)).sort())});
  }
  return rows;

  /** `undefined` where there are more than anybody looks at. */
  async function broughtBy({parents: [first = '', ...others]}: KnownMerge): Promise<readonly string[] | undefined> {
    const found = lines(await runGit(git, ['rev-list', `--max-count=${farthest + 1}`, '--stdin'], {gitDir, input: revisions({tips: others, not: [first]})}, signal));
    return found.length > farthest ? undefined : found;
  }
}
