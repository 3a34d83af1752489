// The tokens of a document's samples: a short head that orders and counts them, and beside it the tokens, decoded when asked for.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Samples} from '../sample/sample.ts';
import {tokensCodec} from './tokens-codec.ts';
import type {Tokens} from './tokens.ts';

export interface TokenList extends Pick<Samples, 'when' | 'name'> {
  /** Samples. */
  readonly count: number;
  /** Tokens, of all samples. */
  readonly tokens: number;
  /** Of each sample, in their order. */
  body(): readonly Tokens[];
}

export function tokenListOf({when, name}: Pick<Samples, 'when' | 'name'>, list: readonly Tokens[]): TokenList {
  return {count: list.length, tokens: list.reduce((sum, {ids}) => sum + ids.length, 0), when, name, body: () => list};
}

export const tokenListCodec: Codec<TokenList> = {
  name: 'tokens of a document',
  links: (list, keep) => [keep(bodyBytes(list.body()))],
  encode: ({tokens, count, when: {corrected, oid}, name}) => new ByteWriter(96).varint(tokens).varint(count).varint(corrected).bytes(Buffer.from(oid, 'hex')).text(name).done(),
  decode(bytes, [body]) {
    const reader = new ByteReader(bytes);
    const [tokens, count, corrected] = [reader.varint(), reader.varint(), reader.varint()];
    return {count, tokens, when: {corrected, oid: reader.bytes().toString('hex')}, name: reader.text(), body: () => readBody(whole(body).bytes, count)};
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
