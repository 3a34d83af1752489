// Tokenizes a sample with its marks as a profile writes them, and says for every token which span of the sample it came from.
import {isStub, type Stub} from '../../graph/value/stub.ts';
import type {Body, Sample} from '../sample/sample.ts';
import type {MarkWriter} from './profiles/mark-writer.ts';
import {writtenPieces, writtenText} from './profiles/written-pieces.ts';
import {toldOfTexts} from './told-of-texts.ts';
import {tokenFigures, type TokenFigures} from './token-figures.ts';
import {sampleStretches} from './token-statistics.ts';
import {tokenizeSample} from './tokenize-sample.ts';
import type {Tokens} from './tokens.ts';

/** Where a piece lies in the sample: a span may be several. */
interface Place {readonly span: number; readonly offset: number}

export interface TokenizedDocument extends Tokens {readonly figures: TokenFigures}

export function tokenizeDocument(sample: Sample, body: Pick<Body, 'leaves'>, writer: MarkWriter): TokenizedDocument | Stub {
  const written = writtenPieces(sample, body, writer);
  const places = written.flatMap((pieces, span) => pieces.map((_, at): Place => ({span, offset: at === 0 ? 0 : writtenText(pieces.slice(0, at)).length})));
  const pieces = written.flat();
  const tokens = tokenizeSample(pieces, writer.tokenizer);
  if (isStub(tokens)) return tokens;
  const origin = tokens.origin.map((value, at) => placed(value, tokens.origin, {at, places}));
  return {...tokens, origin, figures: tokenFigures({ids: tokens.ids, origin}, sampleStretches(sample.spans), toldOfTexts(pieces, writer.tokenizer))};
}

/** Origin goes in threes: token, piece, offset in it. */
function placed(value: number, origin: Uint32Array, {at, places}: {readonly at: number; readonly places: readonly Place[]}): number {
  if (at % 3 === 0) return value;
  const place = places[(at % 3 === 1 ? value : origin[at - 1]) ?? 0];
  return at % 3 === 1 ? (place?.span ?? value) : value + (place?.offset ?? 0);
}
