// What a commit is told of its change group: which one, why it belongs there, and what it undoes or brings back.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {changeGroupCodec, type ChangeGroup} from './change-group.ts';
import {ofIssues, type Link} from './evidence.ts';
import {revertsOf} from './reverts.ts';
import {commitIn, isIssue} from './vertex.ts';

export interface Membership {
  readonly group: string;
  /** Of the whole group. */
  readonly commits: number;
  /** Of the same change: those that only close the same issue are not among them. */
  readonly requests: readonly string[];
  /** Of the whole group. Missing where there are none. */
  readonly issues?: readonly string[];
  /** The commit's own, each with its other end. */
  readonly links: readonly Link[];
  /** Ids of commits. */
  readonly reverts: readonly string[];
  readonly revertedBy: readonly string[];
  readonly relands: readonly string[];
  readonly relandedBy: readonly string[];
}

export const membershipCodec: Codec<Membership> = jsonCodec('member of a change group');

/** Commits by their oids, requests and issues as `vertex.ts` calls them. A merge may bring many commits, and each of them says so itself. */
const mostShown = 64;

export const spreadMembers = defineTask({
  name: 'members of a change group',
  // 2: requests and issues are members, too, and the requests of a commit are those of its own change.
  version: 2,
  input: {row: changeGroupCodec},
  output: jsonCodec<readonly Piece<Membership>[]>('members of a change group'),
  light: true,
  run: ({row}) => membersOf(row),
});

function membersOf({id, members, links}: ChangeGroup): readonly Piece<Membership>[] {
  const {reverted, relanded} = revertsOf(links);
  const [revertedBy, relandedBy] = [backwards(reverted), backwards(relanded)];
  const own = new Map<string, Link[]>();
  for (const link of links) for (const end of [link.from, link.to]) own.set(end, [...(own.get(end) ?? []).slice(0, mostShown), link]);
  const oids = (vertices: ReadonlySet<string> | undefined) => [...(vertices ?? [])].flatMap((vertex) => commitIn(vertex) ?? []).sort().slice(0, mostShown);
  const commits = members.filter((member) => commitIn(member) !== undefined);
  const issues = members.filter(isIssue).slice(0, mostShown);
  const changeOf = changesIn(members, links);
  const requests = Map.groupBy(members.filter((member) => commitIn(member) === undefined && !isIssue(member)), changeOf);
  return members.map((vertex) => ({
    bucket: commitIn(vertex) ?? vertex,
    piece: {
      group: id,
      commits: commits.length,
      requests: (requests.get(changeOf(vertex)) ?? []).slice(0, mostShown),
      ...(issues.length > 0 && {issues}),
      links: (own.get(vertex) ?? []).slice(0, mostShown),
      reverts: oids(reverted.get(vertex)),
      revertedBy: oids(revertedBy.get(vertex)),
      relands: oids(relanded.get(vertex)),
      relandedBy: oids(relandedBy.get(vertex)),
    },
  }));
}

/** Members that belong together without any issue, by the least of them. */
function changesIn(members: readonly string[], links: readonly Link[]): (vertex: string) => string {
  const least = new Map(members.map((member) => [member, member]));
  const find = (vertex: string): string => {
    let at = vertex;
    for (let up = least.get(at); up !== undefined && up !== at; up = least.get(at)) {
      least.set(at, least.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const {from, to, evidence} of links) {
    if (ofIssues.has(evidence)) continue;
    const [a, b] = [find(from), find(to)];
    least.set(a < b ? b : a, a < b ? a : b);
  }
  return find;
}

function backwards(pairs: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const turned = new Map<string, Set<string>>();
  for (const [from, tos] of pairs) for (const to of tos) turned.set(to, (turned.get(to) ?? new Set()).add(from));
  return turned;
}
