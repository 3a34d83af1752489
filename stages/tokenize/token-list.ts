// The tokens of a document's samples: a short head that orders and counts them, and beside it the tokens, decoded when asked for.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Samples} from '../sample/sample.ts';
import type {TokenFigures} from './token-figures.ts';
import {tokensCodec} from './tokens-codec.ts';
import type {Tokens} from './tokens.ts';

export interface TokenList extends Pick<Samples, 'when' | 'name'> {
  /** How many each sample has: more than one where it was cut. */
  readonly sequences: readonly number[];
  /** Tokens of all samples, each once. */
  readonly tokens: number;
  /** Tokens of each sequence. */
  readonly lengths: readonly number[];
  /** Of all samples. */
  readonly figures: TokenFigures;
  /** Of each sample, in their order. */
  body(): readonly Tokens[];
}

/** A sample, whole or cut, and how many tokens it has. */
export interface TokenizedSample {readonly tokens: number; readonly sequences: readonly Tokens[]}

export function tokenListOf({when, name}: Pick<Samples, 'when' | 'name'>, samples: readonly TokenizedSample[], figures: TokenFigures): TokenList {
  const list = samples.flatMap(({sequences}) => sequences);
  return {sequences: samples.map(({sequences}) => sequences.length), tokens: samples.reduce((sum, {tokens}) => sum + tokens, 0), lengths: list.map(({ids}) => ids.length), figures, when, name, body: () => list};
}

/** A sample that is one sequence. */
export function uncut(tokens: Tokens): TokenizedSample {
  return {tokens: tokens.ids.length, sequences: [tokens]};
}

/** The sequences of all samples, each with its sample's number and whether that goes on in the next one. */
export function* eachSequence({sequences, body}: TokenList): Generator<{readonly tokens: Tokens; readonly sample: number; readonly goesOn: boolean}, void, undefined> {
  const list = body().values();
  for (const [sample, count] of sequences.entries()) {
    for (let left = count; left > 0; left--) {
      const {value} = list.next();
      if (value !== undefined) yield {tokens: value, sample, goesOn: left > 1};
    }
  }
}

export const tokenListCodec: Codec<TokenList> = {
  // 2: the head says what the tokens are of. 3: it says which sequences a sample was cut into. 4: and how many lines there are.
  name: 'tokens of a document 4',
  links: ({body}, keep) => [read.get(body)?.digest ?? keep(bodyBytes(body()))],
  encode({tokens, sequences, lengths, figures: {code, unmarked, bytes, spelled, lines}, when: {corrected, oid}, name}) {
    const writer = new ByteWriter(96 + lengths.length * 3).varint(tokens).varint(code).varint(unmarked).varint(bytes).varint(spelled).varint(lines).varint(corrected).bytes(Buffer.from(oid, 'hex')).text(name).varint(sequences.length);
    for (const count of sequences) writer.varint(count);
    for (const length of lengths) writer.varint(length);
    return writer.done();
  },
  decode(head, [body]) {
    const reader = new ByteReader(head);
    const [tokens, code, unmarked, bytes, spelled, lines, corrected] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    const [oid, name] = [reader.bytes().toString('hex'), reader.text()];
    const [sequences, lengths]: [number[], number[]] = [[], []];
    // A number that is not there ends the reading, so a damaged count of them reserves nothing.
    for (let left = reader.varint(); left > 0; left--) sequences.push(reader.varint());
    const count = sequences.reduce((sum, own) => sum + own, 0);
    for (let left = count; left > 0; left--) lengths.push(reader.varint());
    return {sequences, tokens, lengths, figures: {code, unmarked, bytes, spelled, lines}, when: {corrected, oid}, name, body: bodyOf(body, count)};
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

/** What a decoded body is read from: who passes tokens on as they are neither reads nor writes them. */
const read = new WeakMap<TokenList['body'], Part>();

function bodyOf(part: Part | undefined, count: number): TokenList['body'] {
  const body = () => readBody(whole(part).bytes, count);
  if (part !== undefined) read.set(body, part);
  return body;
}

function readBody(bytes: Uint8Array, count: number): readonly Tokens[] {
  const reader = new ByteReader(bytes);
  const list: Tokens[] = [];
  while (!reader.done) list.push(tokensCodec.decode(reader.bytes(), []));
  if (list.length !== count) throw new RangeError(`Expected the tokens of ${count} samples, found those of ${list.length}`);
  return list;
}
