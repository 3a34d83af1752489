// What a forge knows of the two ends of a request and of its versions in between: object names and times, without any text.
import type {Item} from '../../github/item.ts';
import type {RequestFacts, Seconds} from '../../github/request-facts.ts';

export interface RequestEnds {
  readonly number: number;
  /** Missing where only git knows of it. */
  readonly facts?: Pick<RequestFacts, 'base' | 'head' | 'merged'>;
  /** Heads it had, and when each was first seen: by a review, or by a push that went over it. */
  readonly versions: readonly Version[];
  /** It was known once, and is not there any more. */
  readonly gone?: boolean;
}

/** What a forge knows, read only where it moved. */
export interface KnownEnds {
  /** Short, in ASCII, equal while nothing moved. */
  readonly state: string;
  /** Whether all that was known in a former state is known now, if only as gone. */
  follows(state: string): Promise<boolean>;
  /** It is told by the line that requests were made for, so that another line in its place tells of other requests. */
  readonly ofLine?: true;
  read(signal: AbortSignal): Promise<readonly RequestEnds[]>;
}

export interface Version {readonly oid: string; readonly at: Seconds}

/** From the items of one request, in any order. */
export function endsOf(number: number, items: Iterable<Item>): RequestEnds {
  const seen = new Map<string, Seconds>();
  const see = (oid: string | null | undefined, at: Seconds) => {
    if (oid !== null && oid !== undefined && oid !== '') seen.set(oid, Math.min(at, seen.get(oid) ?? at));
  };
  let facts: RequestEnds['facts'];
  for (const item of items) {
    if (item.kind === 'request') facts = {base: item.base, head: item.head, merged: item.merged};
    else if (item.kind === 'review') see(item.commit, item.at);
    else if (item.kind === 'remark') see(item.originalCommit, item.at);
    else if (item.kind === 'event' && item.event === 'force_pushed') {
      see(item.before, item.at - 1);
      see(item.after, item.at);
    }
  }
  const versions = [...seen].map(([oid, at]) => ({oid, at})).sort((a, b) => a.at - b.at || (a.oid < b.oid ? -1 : 1));
  return {number, ...(facts !== undefined && {facts}), versions};
}
