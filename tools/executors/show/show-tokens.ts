// Tokens of a shard, and where each piece of them comes from: document, sample, span, and the bytes of a leaf.
import {join} from 'node:path';
import {digestsIn, rootOf, type RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Span} from '../../../stages/sample/sample.ts';
import {spanBytes as plainBytes} from '../../../stages/sample/samples-of.ts';
import {markWriter, type MarkWriter} from '../../../stages/tokenize/profiles/mark-writer.ts';
import {profileParams} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {writtenPieces, writtenText} from '../../../stages/tokenize/profiles/written-pieces.ts';
import {structureKind} from '../../../stages/tokenize/structural/structural-collections.ts';
import {loadTokenizer, storedTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import {traceTokens, type TokenRange, type Traced} from '../../../stages/tokenize/trace-tokens.ts';
import {cutsBuilt, viewsOf} from '../build/cuts-built.ts';
import {tokenizersBuilt} from '../build/tokenizers-built.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {spellDigest} from '../look/readable.ts';
import {spellId} from '../look/row-id.ts';
import {asBuilt} from '../verify/as-built.ts';
import {leafRows} from './leaf-rows.ts';
import {renderSamples} from './render-samples.ts';
import {samplesIn} from './samples-in.ts';
import {structureReader} from './show-structure.ts';
import type {ShownPiece, ShownSequence, ShownTokens} from './shown.ts';
import {documentOf, tokenPlaces, type TokenPlace} from './token-place.ts';

export interface TokensAsked {
  readonly shard: RowName;
  readonly digest: Digest;
  readonly range: TokenRange;
  /** Where git is looked up. */
  readonly path: string;
  /** The line that builds what is gone. */
  readonly build: string;
}

export async function showTokens(finished: Finished, {shard, digest, range, path, build}: TokensAsked): Promise<ShownTokens> {
  const meant = tokensMeant(shard.collection.replace(/^shards\./, ''));
  const {collections} = finished.build;
  const planned = viewsOf(tokenizersBuilt(collections), cutsBuilt(collections)).find(({view}) => view === meant?.view);
  if (planned === undefined || rootOf(finished.build, shard.collection) === undefined) throw new LookFailure('not-found', `Could not find tokens in "${shard.collection}"`, build);
  const tokenizer = await loaded(finished, planned.digest, build);
  const writer = markWriter(profileParams(asBuilt(finished.dataset, finished.build).profile), tokenizer);
  const read = meant?.kind === structureKind ? await structureReader(finished, tokenizer, build) : (place: TokenPlace) => shownSequence(finished, place, {writer, path});
  const places = await tokenPlaces(finished, {shard, digest, end: planned.end}, range);
  const sequences: ShownSequence[] = [];
  for (const place of places) sequences.push(await read(place));
  return {view: 'tokens', shard: {collection: shard.collection, id: spellId(shard.id)}, tokenizer: {name: planned.view, digest: planned.digest, exact: writer.tokenizer.exact}, from: range.from, to: range.to, sequences};
}

async function loaded({dataset: {store}}: Finished, digest: Digest, build: string): Promise<Tokenizer> {
  const stored = await storedTokenizer('of the build', digest, join(store, 'tokenizers'));
  if (stored === undefined) throw new LookFailure('not-found', 'Could not load the tokenizer of the build: it is gone from the store, or damaged', build);
  return await loadTokenizer(stored);
}

async function shownSequence(finished: Finished, {row, sample: index, sequence, range, tokens}: TokenPlace, {writer, path}: {readonly writer: MarkWriter; readonly path: string}): Promise<ShownSequence> {
  const document = documentOf(row);
  const [digest] = await digestsIn(finished, finished.build, {collection: document.collection, ids: [row.id]});
  const spans = digest === undefined ? [] : ((await samplesIn(finished, digest))[index]?.spans ?? []);
  const rendered = digest === undefined ? undefined : (await renderSamples(finished, digest, {path, texts: (sample, body) => writtenPieces(sample, body, writer).map(writtenText)}))[index];
  const texts = rendered !== undefined && 'spans' in rendered ? rendered.spans : undefined;
  const spanBytes = texts?.map((text) => text.length) ?? spans.map(plainBytes);
  const rows = await leafRows(finished, finished.build, document, {leaves: spans.flatMap((span) => (span.kind === 'source' ? [span.leaf] : []))});
  const own = {from: range.from, to: Math.min(range.to, tokens.ids.length)};
  const traced = traceTokens(tokens, own, {tokenizer: writer.tokenizer, spanBytes});
  return {
    document: {collection: document.collection, id: spellId(row.id)},
    sample: index,
    sequence,
    ...range,
    ids: Array.from(tokens.ids.subarray(own.from, own.to)),
    text: writer.tokenizer.decode(tokens.ids.slice(own.from, own.to)),
    end: range.to > tokens.ids.length,
    pieces: traced.map((piece) => shownPiece(piece, {span: spans[piece.span], text: texts?.[piece.span], rows})),
  };
}

interface PieceOf {readonly span: Span | undefined; readonly text: Uint8Array | undefined; readonly rows: ReadonlyMap<Digest, readonly RowName[]>}

/** `from` and `to` are bytes of the leaf, or of the template. */
function shownPiece({span: index, from, to}: Traced, {span, text, rows}: PieceOf): ShownPiece {
  const bytes = text?.subarray(from, to);
  const common = {span: index, text: bytes === undefined ? null : Buffer.from(bytes).toString('utf8')};
  if (span?.kind !== 'source') return {...common, kind: span?.kind ?? 'mark', of: null, leaf: null, row: null, from, to};
  const [row = null] = rows.get(span.leaf) ?? [];
  return {...common, kind: 'source', of: span.text, leaf: spellDigest(span.leaf), row: row && {collection: row.collection, id: spellId(row.id)}, from: span.from + from, to: span.from + to};
}
