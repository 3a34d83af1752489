// Tokenizes a sample with its marks as a profile writes them, and says for every token which span of the sample it came from.
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {render} from '../sample/render.ts';
import type {Body, Sample} from '../sample/sample.ts';
import type {MarkWriter} from './profiles/mark-writer.ts';
import {tokenizeSample, type RenderedSpan} from './tokenize-sample.ts';
import type {Tokens} from './tokens.ts';

/** A mark may be several pieces, a token among them: where each lies in the sample. */
interface Place {readonly span: number; readonly offset: number}

export function tokenizeDocument(sample: Sample, {leaves}: Pick<Body, 'leaves'>, {tokenizer, write}: MarkWriter): Tokens | Stub {
  const pieces: RenderedSpan[] = [];
  const places: Place[] = [];
  const plain = render(sample, {leaves});
  for (const [span, {text, loss}] of plain.entries()) {
    const original = sample.spans[span];
    let offset = 0;
    for (const piece of original?.kind === 'mark' ? write(original) : [{text, loss}]) {
      pieces.push(piece);
      places.push({span, offset});
      offset += Buffer.byteLength('control' in piece ? piece.control : piece.text);
    }
  }
  const tokens = tokenizeSample(pieces, tokenizer);
  return isStub(tokens) ? tokens : {...tokens, origin: tokens.origin.map((value, at) => placed(value, tokens.origin, {at, places}))};
}

/** Origin goes in threes: token, piece, offset in it. */
function placed(value: number, origin: Uint32Array, {at, places}: {readonly at: number; readonly places: readonly Place[]}): number {
  if (at % 3 === 0) return value;
  const place = places[(at % 3 === 1 ? value : origin[at - 1]) ?? 0];
  return at % 3 === 1 ? (place?.span ?? value) : value + (place?.offset ?? 0);
}
