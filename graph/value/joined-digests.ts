// A joined row read as digests alone: for a light task that only compares what was joined, and loads none of it.
import type {Collection} from '../graph.ts';
import type {Codec} from './codec.ts';
import type {Digest} from './digest.ts';
import type {Joined} from './joined-codec.ts';

export interface JoinedDigests {
  readonly row: Digest;
  /** In the order in which the row named them: `undefined` where no such row exists. */
  readonly refs: readonly (Digest | undefined)[];
}

export const joinedDigestsCodec: Codec<JoinedDigests> = {
  name: 'digests of joined rows',
  encode() {
    throw new Error('Joined rows are made by the engine, not encoded');
  },
  decode(bytes, parts) {
    const [row, ...present] = parts;
    if (row === undefined) throw new Error('Decoded a joined row without the row');
    let next = 0;
    return {row: row.digest, refs: [...bytes].map((flag) => (flag === 1 ? present[next++]?.digest : undefined))};
  },
};

/** The same rows. */
export function asDigests<A, B>({name}: Collection<Joined<A, B>>): Collection<JoinedDigests> {
  return {name, value: joinedDigestsCodec};
}
