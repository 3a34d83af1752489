// Holds tokens of a shard's file against the spans that they are of: what the library decodes them to is what the spans have there.
import {traceTokens, type TokenRange} from '../../../stages/tokenize/trace-tokens.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../../stages/tokenize/tokens.ts';
import {differsAt} from './compare-record.ts';

export interface TokensAsked {
  readonly tokens: Tokens;
  readonly range: TokenRange;
  /** As they lie on the disk, of the whole sequence. */
  readonly ids: Int32Array;
  /** What each span was written as; missing where it could not be made again. */
  readonly spans: readonly {readonly bytes: Buffer | undefined; readonly length: number}[];
  readonly tokenizer: Pick<Tokenizer, 'decode' | 'byteLengths' | 'exact'>;
}

export type TokensCompared = {readonly bytes: number; readonly spans: readonly number[]} | {readonly untraced: string} | {readonly token: number; readonly span: number | null; readonly offset: number | null; readonly why: string};

export function compareTokens({tokens, range, ids, spans, tokenizer}: TokensAsked): TokensCompared {
  if (!tokenizer.exact) return {untraced: 'the tokenizer does not keep the bytes of a text'};
  const spanBytes = spans.map(({length}) => length);
  const trace = (asked: TokenRange) => traceTokens(tokens, asked, {tokenizer, spanBytes});
  const traced = trace(range);
  for (let at = range.from; at < range.to; at++) {
    if (ids[at] === tokens.ids[at]) continue;
    const [piece] = trace({from: at, to: at + 1});
    return {token: at, span: piece?.span ?? null, offset: piece?.from ?? null, why: `the file has token ${ids[at] ?? 'none'} where the build has ${tokens.ids[at] ?? 'none'}`};
  }
  if (traced.some(({span}) => spans[span]?.bytes === undefined)) return {untraced: 'their span could not be made again'};
  // A decoder shows half a character as something else: whole ones are compared.
  const whole = wholeCharacters(range);
  const wanted = Buffer.concat(trace(whole).map(({span, from, to}) => bytesAt({span, from, to})));
  const decoded = Buffer.from(tokenizer.decode(ids.slice(whole.from, whole.to)), 'utf8');
  const [first] = traced;
  // A sequence may be cut within a character of a tokenizer of bytes: what is left of one is shown alike on both sides.
  const shown = Buffer.from(wanted.toString('utf8'), 'utf8');
  if (!decoded.equals(shown)) return {token: range.from, span: first?.span ?? null, offset: first?.from ?? null, why: `they decode to another text, from byte ${differsAt(decoded, shown)} on`};
  return {bytes: traced.reduce((sum, {from, to}) => sum + to - from, 0), spans: [...new Set(traced.map(({span}) => span))]};

  function bytesAt({span, from, to}: {readonly span: number; readonly from: number; readonly to: number}): Buffer {
    return spans[span]?.bytes?.subarray(from, to) ?? Buffer.alloc(0);
  }

  function wholeCharacters({from, to}: TokenRange): TokenRange {
    let [first, end] = [from, to];
    while (first > 0 && beginsWithin(first)) first--;
    while (end < tokens.ids.length && beginsWithin(end)) end++;
    return {from: first, to: end};
  }

  /** Whether the token begins with a byte that goes on with a character. */
  function beginsWithin(token: number): boolean {
    const [piece] = trace({from: token, to: token + 1});
    const byte = piece === undefined ? undefined : bytesAt(piece)[0];
    return byte !== undefined && (byte & 0xc0) === 0x80;
  }
}
