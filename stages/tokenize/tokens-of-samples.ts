// The task that tokenizes the samples of a document: each rendered from its spans, then encoded as one text.
import {defineTask} from '../../graph/task/task.ts';
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {render} from '../sample/render.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {textBytes} from '../sample/samples-of.ts';
import type {Tokenizer} from './tokenizer.ts';
import {tokensCodec} from './tokens-codec.ts';
import {tokenizeSample} from './tokenize-sample.ts';
import type {Tokens} from './tokens.ts';

/** The name under which threads load the tokenizer of the build. */
export const tokenizerResource = 'tokenizer';

/** Tokens of each sample of a document, in their order. */
export const tokenListCodec: Codec<readonly Tokens[]> = {
  name: 'tokens of samples',
  encode(list) {
    const writer = new ByteWriter(1024).varint(list.length).varint(list.reduce((sum, {ids}) => sum + ids.length, 0));
    for (const tokens of list) writer.bytes(tokensCodec.encode(tokens));
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const count = reader.varint();
    reader.varint();
    return Array.from({length: count}, () => tokensCodec.decode(reader.bytes(), []));
  },
};

/** How many tokens a value of this codec has in all, from its head alone. */
export function countTokens(payload: Uint8Array): number {
  const reader = new ByteReader(payload);
  reader.varint();
  return reader.varint();
}

export const tokensOfSamples = defineTask({
  name: 'tokens',
  // 2: texts over a megabyte have tokens, where the tokenizer can take them.
  version: 2,
  input: {samples: samplesCodec},
  output: tokenListCodec,
  resources: [tokenizerResource],
  run({samples: row}, _params: null, resources) {
    const tokenizer = resources.get(tokenizerResource) as Tokenizer;
    const list: Tokens[] = [];
    const {samples, leaves} = row.body();
    for (const sample of samples) {
      const length = textBytes(sample);
      // Such a text keeps its record and has no tokens.
      if (length > tokenizer.longestText) return {stub: `too-long: ${length} bytes of text`};
      const tokens = tokenizeSample(render(sample, {leaves}), tokenizer);
      if (isStub(tokens)) return tokens;
      list.push(tokens);
    }
    return list;
  },
});
