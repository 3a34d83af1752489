// How much one merge or request may bring and still be a change of its own.
import type {Brought} from '../../../change/groups/brought.ts';

/** As many as GitHub itself lists. */
export const mostBrought = 250;

/** Nobody looks further than this, whatever belongs to others among them. */
export const farthest = 4 * mostBrought;

export function capped(members: readonly string[]): Pick<Brought, 'members' | 'tooMany'> {
  return members.length > mostBrought ? {members: [], tooMany: members.length} : {members};
}
