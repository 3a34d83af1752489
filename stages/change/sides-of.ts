// Both sides of a changed file as they are shown whole, or why they cannot be: what its edit came to says so first.
import type {Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import type {Edit} from './edit.ts';
import type {MeasuredPair} from './measured-pair.ts';

/** A rule about licences makes a stub of the edit. */
export function sidesOf(edit: Named<Edit> | Stub | undefined, sides: Named<MeasuredPair> | Stub | undefined): MeasuredPair | Stub {
  if (edit !== undefined && isStub(edit)) return edit;
  if (sides === undefined) return {stub: 'no-text'};
  return isStub(sides) ? sides : sides.value;
}
