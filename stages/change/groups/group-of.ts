// The change group of a commit or a request, by the membership that was joined to its row.
import type {Named} from '../../../graph/value/joined-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import type {Membership} from './membership.ts';

/** One of its own, called by its vertex, where nothing is known of another. */
export function groupOf(member: Named<Membership> | Stub | undefined, vertex: string): string {
  return valueIn(member)?.group ?? vertex;
}
