// Tokenizes a sample with its marks as a profile writes them, and says for every token which span of the sample it came from.
import {isStub, type Stub} from '../../graph/value/stub.ts';
import type {Body, Sample} from '../sample/sample.ts';
import type {MarkWriter} from './profiles/mark-writer.ts';
import {writtenPieces, writtenText} from './profiles/written-pieces.ts';
import {tokenizeSample} from './tokenize-sample.ts';
import type {Tokens} from './tokens.ts';

/** Where a piece lies in the sample: a span may be several. */
interface Place {readonly span: number; readonly offset: number}

export function tokenizeDocument(sample: Sample, body: Pick<Body, 'leaves'>, writer: MarkWriter): Tokens | Stub {
  const written = writtenPieces(sample, body, writer);
  const places = written.flatMap((pieces, span) => pieces.map((_, at): Place => ({span, offset: at === 0 ? 0 : writtenText(pieces.slice(0, at)).length})));
  const tokens = tokenizeSample(written.flat(), writer.tokenizer);
  return isStub(tokens) ? tokens : {...tokens, origin: tokens.origin.map((value, at) => placed(value, tokens.origin, {at, places}))};
}

/** Origin goes in threes: token, piece, offset in it. */
function placed(value: number, origin: Uint32Array, {at, places}: {readonly at: number; readonly places: readonly Place[]}): number {
  if (at % 3 === 0) return value;
  const place = places[(at % 3 === 1 ? value : origin[at - 1]) ?? 0];
  return at % 3 === 1 ? (place?.span ?? value) : value + (place?.offset ?? 0);
}
