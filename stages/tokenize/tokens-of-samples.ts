// The task that tokenizes the samples of a document: each rendered from its spans by a profile, then encoded as one text.
import {defineTask} from '../../graph/task/task.ts';
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {textBytes} from '../sample/samples-of.ts';
import {markWriter} from './profiles/mark-writer.ts';
import type {ProfileParams} from './profiles/profile-choice.ts';
import type {Tokenizer} from './tokenizer.ts';
import {tokensCodec} from './tokens-codec.ts';
import {tokenizeDocument} from './tokenize-document.ts';
import type {Tokens} from './tokens.ts';

/** The name under which threads load the tokenizer of the build. */
export const tokenizerResource = 'tokenizer';

/** A word of a few megabytes is more than the reference library's patterns can take: they overflow. Such a text keeps its record and has no tokens. */
const longestText = 1024 * 1024;

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
  // 2: marks are written as a profile has them.
  version: 2,
  input: {samples: samplesCodec},
  output: tokenListCodec,
  resources: [tokenizerResource],
  run({samples: row}, params: ProfileParams, resources) {
    const writer = markWriter(params, resources.get(tokenizerResource) as Tokenizer);
    const list: Tokens[] = [];
    const {samples, leaves} = row.body();
    for (const sample of samples) {
      const length = textBytes(sample);
      if (length > longestText) return {stub: `too-long: ${length} bytes of text`};
      const tokens = tokenizeDocument(sample, {leaves}, writer);
      if (isStub(tokens)) return tokens;
      list.push(tokens);
    }
    return list;
  },
});
