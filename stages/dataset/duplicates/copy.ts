// A text of a document as others find it: by a hash, with where it stands among all, and a link to its samples, which nobody loads who does not compare.
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

export interface Copy {
  /** Of the trained text. */
  readonly hash: string;
  /** By date, then by name. What comes first is what later ones repeat, and stays so whatever else comes. */
  readonly order: string;
  /** What the document is called in reasons. */
  readonly name: string;
  /** Which of its samples. */
  readonly at: number;
  /** Of the document. As decoded it may be at hand. */
  readonly samples: Digest | Part;
}

export function copyCodec<T extends Copy>(name: string): Codec<T> {
  const json = jsonCodec<Omit<T, 'samples'>>(name);
  return {
    name,
    links: ({samples}) => [typeof samples === 'string' ? samples : samples.digest],
    encode: ({samples: _, ...value}) => json.encode(value),
    decode: (bytes, [samples]) => ({...json.decode(bytes, []), samples: samples ?? noSamples()}) as unknown as T,
  };
}

export const plainCopyCodec: Codec<Copy> = copyCodec('copy');

export function comesBefore(one: Pick<Copy, 'at' | 'order'>, other: Pick<Copy, 'at' | 'order'>): boolean {
  return one.order === other.order ? one.at < other.at : one.order < other.order;
}

export function inOrder<T extends Pick<Copy, 'at' | 'order'>>(copies: readonly T[]): readonly T[] {
  return copies.toSorted((one, other) => (comesBefore(one, other) ? -1 : 1));
}

function noSamples(): never {
  throw new Error('A copy links to the samples that it is of');
}
