// The task that tells of a document what its samples contain: the hash of each text and, where likeness is asked for, the bands it falls into.
import {hash} from 'node:crypto';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {keptSamplesCodec} from '../../sample/kept-samples.ts';
import {documentOrder} from '../document-order.ts';
import {bandKeys} from './band-keys.ts';
import type {NearRules} from './near-rules.ts';
import {runsTaught} from './runs-taught.ts';
import {trainedText} from './trained-text.ts';

export interface Contents {
  readonly order: string;
  readonly name: string;
  /** One for each sample, in their order. */
  readonly texts: readonly TextSketch[];
  readonly samples: Digest | Part;
}

/** A text without a hash is empty: nothing of it is trained. */
export interface TextSketch {readonly hash: string; readonly bands: readonly string[]}

const headCodec = jsonCodec<Omit<Contents, 'samples'>>('contents');

export const contentsCodec: Codec<Contents> = {
  name: 'contents',
  links: ({samples}) => [typeof samples === 'string' ? samples : samples.digest],
  encode: ({samples: _, ...head}) => headCodec.encode(head),
  decode: (bytes, [samples]) => ({...headCodec.decode(bytes, []), samples: samples ?? noSamples()}),
};

export const contentsTask = defineTask({
  name: 'contents',
  // 2: a sketch is of what is not shown beside it.
  version: 2,
  input: {samples: keptSamplesCodec},
  output: contentsCodec,
  run({samples: {samples: row, kept}}, rules: NearRules | null): Contents {
    const {samples, leaves} = row.body();
    const texts = samples.map((sample): TextSketch => {
      const text = trainedText(sample, {leaves});
      if (text.length === 0) return {hash: '', bands: []};
      return {hash: hash('sha256', text, 'hex').slice(0, 40), bands: rules === null ? [] : bandKeys(runsTaught(sample, {leaves}, rules), rules)};
    });
    return {order: documentOrder(row), name: row.when.oid === '' ? row.name : row.when.oid, texts, samples: kept};
  },
});

export const hashesNamed = defineTask({name: 'hashes of contents', version: 1, ...naming(contentsCodec, ({texts}) => texts.map(({hash}) => hash))});

function noSamples(): never {
  throw new Error('Contents link to the samples that they are of');
}
