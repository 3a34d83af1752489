// What a row needs, as far as its digests tell: found without reading any stored value.
import type {Slot} from '../task/key.ts';
import {inlineBytes, isForeign, isStored, type Digest} from '../value/digest.ts';
import {linksIn} from '../value/wire.ts';

export interface Surface {
  /** The first value of it that lies in a store, if any does. */
  readonly stored: Digest | undefined;
  readonly foreign: readonly Digest[];
}

export function surfaceOf(slots: readonly Slot[]): Surface {
  const foreign: Digest[] = [];
  let stored: Digest | undefined;
  for (const slot of slots) {
    if (typeof slot === 'string') look(slot);
    else for (const digest of slot) look(digest);
  }
  return {stored, foreign};

  function look(digest: Digest): void {
    if (isStored(digest)) stored ??= digest;
    else if (isForeign(digest)) foreign.push(digest);
    else {
      const wire = inlineBytes(digest);
      if (wire !== undefined) for (const link of linksIn(wire)) look(link);
    }
  }
}
