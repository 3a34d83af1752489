// A value the build relied on is gone from the store. Not the user's failure: the build answers by starting from nothing.
import type {Digest} from '../value/digest.ts';

export class ValueLost extends Error {
  readonly digest: Digest;
  constructor(digest: Digest) {
    super(`The store no longer holds ${digest.slice(0, 16)}…: the value was lost or damaged`);
    this.name = 'ValueLost';
    this.digest = digest;
  }
}
