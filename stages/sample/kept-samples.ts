// Samples of which it is known where they are kept, for those who link to them or tell one document from another.
import type {Collection} from '../../graph/graph.ts';
import type {Codec} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {samplesCodec} from './samples-codec.ts';
import type {Samples} from './sample.ts';

/** Samples with the digest of what they are kept in, to link to it. */
export interface KeptSamples {readonly samples: Samples; readonly kept: Digest}

export const keptSamplesCodec: Codec<KeptSamples> = {
  name: `${samplesCodec.name}, kept`,
  encode: ({samples}) => samplesCodec.encode(samples),
  decode: (bytes, parts) => ({samples: samplesCodec.decode(bytes, parts), kept: (parts[0] ?? noSamples()).digest}),
};

/** The same rows. */
export function asKept({name}: Collection<Samples>): Collection<KeptSamples> {
  return {name, value: keptSamplesCodec};
}

function noSamples(): never {
  throw new Error('A row of samples links to what it keeps them in');
}
