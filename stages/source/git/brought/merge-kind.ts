// What a merge was made for, as far as its message tells: a request, a branch of somebody's own, or only to catch up.
import {claimsOf} from '../../../change/groups/claims.ts';
import type {Brought} from '../../../change/groups/brought.ts';

/** Lines that others build upon: what comes from them is no one's change. */
const common = /^(?:.*\/)?(?:master|main|trunk|develop|development|devel|dev|stable|beta|nightly|next|staging|production|release.*|v?\d+(?:\.[\dx]+)*(?:-.*)?|.*-(?:stable|branch|dev|release))$/i;

/** `undefined` for a merge whose commits are no change of their own. */
export function mergeKind(message: string): Brought['evidence'] | undefined {
  if (claimsOf(message).requests.some(({evidence}) => evidence !== 'reverts pull')) return 'merged by a merge of a pull';
  const subject = message.replace(/^\s+/, '').split('\n', 1)[0] ?? '';
  const [, branch, rest = ''] = /^Merge (?:remote-tracking )?branch '([^']{1,200})'(.*)$/.exec(subject.slice(0, 1000)) ?? [];
  if (branch === undefined || common.test(branch)) return undefined;
  const into = / into '?([^' ]{1,200})'?$/.exec(rest)?.[1];
  return into === undefined || common.test(into) ? 'merged by a merge of a branch' : undefined;
}
