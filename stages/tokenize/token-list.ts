// The tokens of a document's samples: a short head that orders and counts them, and beside it the tokens, decoded when asked for.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Samples} from '../sample/sample.ts';
import type {TokenFigures} from './token-figures.ts';
import {tokensCodec} from './tokens-codec.ts';
import type {Tokens} from './tokens.ts';

export interface TokenList extends Pick<Samples, 'when' | 'name'> {
  /** Samples. */
  readonly count: number;
  /** Tokens, of all samples. */
  readonly tokens: number;
  /** Tokens of each sample. */
  readonly lengths: readonly number[];
  /** Of all samples. */
  readonly figures: TokenFigures;
  /** Of each sample, in their order. */
  body(): readonly Tokens[];
}

export function tokenListOf({when, name}: Pick<Samples, 'when' | 'name'>, list: readonly Tokens[], figures: TokenFigures): TokenList {
  const lengths = list.map(({ids}) => ids.length);
  return {count: list.length, tokens: lengths.reduce((sum, length) => sum + length, 0), lengths, figures, when, name, body: () => list};
}

export const tokenListCodec: Codec<TokenList> = {
  // 2: the head says what the tokens are of.
  name: 'tokens of a document 2',
  links: (list, keep) => [keep(bodyBytes(list.body()))],
  encode({tokens, count, lengths, figures: {code, unmarked, bytes, spelled}, when: {corrected, oid}, name}) {
    const writer = new ByteWriter(96 + lengths.length * 3).varint(tokens).varint(code).varint(unmarked).varint(bytes).varint(spelled).varint(corrected).bytes(Buffer.from(oid, 'hex')).text(name).varint(count);
    for (const length of lengths) writer.varint(length);
    return writer.done();
  },
  decode(head, [body]) {
    const reader = new ByteReader(head);
    const [tokens, code, unmarked, bytes, spelled, corrected] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    const [oid, name, count] = [reader.bytes().toString('hex'), reader.text(), reader.varint()];
    const lengths: number[] = [];
    // A length that is not there ends the reading, so a damaged number of them reserves nothing.
    for (let left = count; left > 0; left--) lengths.push(reader.varint());
    return {count, tokens, lengths, figures: {code, unmarked, bytes, spelled}, when: {corrected, oid}, name, body: () => readBody(whole(body).bytes, count)};
  },
};

/** How many tokens a value of this codec has in all, from its head alone. */
export function countTokens(payload: Uint8Array): number {
  return new ByteReader(payload).varint();
}

function bodyBytes(list: readonly Tokens[]): Uint8Array {
  const writer = new ByteWriter(1024);
  for (const tokens of list) writer.bytes(tokensCodec.encode(tokens));
  return writer.done();
}

function readBody(bytes: Uint8Array, count: number): readonly Tokens[] {
  const reader = new ByteReader(bytes);
  const list: Tokens[] = [];
  while (!reader.done) list.push(tokensCodec.decode(reader.bytes(), []));
  if (list.length !== count) throw new RangeError(`Expected the tokens of ${count} samples, found those of ${list.length}`);
  return list;
}
