// What belongs together in a sample: each span of a source with the text that leads to it, and where a file is outlined each declaration.
import type {Declaration, Outline} from '../../parse/outline/outline.ts';
import type {Span} from '../../sample/sample.ts';
import type {Tokenizer} from '../tokenizer.ts';
import type {Tokens} from '../tokens.ts';

/** A place in a sample, as the origin of a token says it. */
interface SpanPlace {readonly span: number; readonly offset: number}
interface Node {readonly from: SpanPlace; readonly to: SpanPlace}

/** `undefined` where no node is known. Of nodes of more tokens than fit, nothing is said: they have to be cut. */
export type NodesOf = (most: number) => ((token: number) => boolean) | undefined;

/** A declaration is asked for by its place in the blob that the sample shows. */
export function cutNodes(tokens: Tokens, {spans, outline, byteLengths}: {readonly spans: readonly Span[]; readonly outline: Outline | undefined} & Pick<Tokenizer, 'byteLengths'>): NodesOf {
  return (most) => {
    const nodes = [...piecesIn(spans), ...(outline === undefined ? [] : declarationsIn(spans, outline))];
    if (nodes.length === 0) return undefined;
    const places = placesOf(tokens, byteLengths);
    const borders = new Int32Array(tokens.ids.length + 2);
    for (const {from, to} of nodes) {
      const start = tokenWith(places, from);
      const end = tokenFrom(places, to);
      if (end - start < 2 || end - start > most) continue;
      borders[start + 1] = (borders[start + 1] ?? 0) + 1;
      borders[end] = (borders[end] ?? 0) - 1;
    }
    let inside = 0;
    const parts = Uint8Array.from(borders, (change) => Number((inside += change) > 0));
    return (token) => parts[token] === 1;
  };
}

/** The patch of a file with its head, a comment with who said it: whatever a template or a mark leads to. */
function piecesIn(spans: readonly Span[]): readonly Node[] {
  const nodes: Node[] = [];
  let first = 0;
  for (const [at, span] of spans.entries()) {
    if (span.kind !== 'source') continue;
    nodes.push({from: {span: first, offset: 0}, to: {span: at + 1, offset: 0}});
    first = at + 1;
  }
  return nodes;
}

function declarationsIn(spans: readonly Span[], {declarations}: Outline): readonly Node[] {
  return spans.flatMap((span, at) => (span.kind !== 'source' || span.text !== 'blob' ? [] : declarations.flatMap((declaration): readonly Node[] => {
    const from = startOf(declaration);
    return from < span.from || declaration.to > span.to ? [] : [{from: {span: at, offset: from - span.from}, to: {span: at, offset: declaration.to - span.from}}];
  })));
}

/** What is said about it stands before it and goes with it. */
function startOf({from, doc, attributes}: Declaration): number {
  return Math.min(from, ...(doc === undefined ? [] : [doc.from]), ...attributes.map((attribute) => attribute.from));
}

interface Places {readonly spans: Uint32Array; readonly offsets: Float64Array}

/** Where each token begins. */
function placesOf({ids, origin}: Tokens, byteLengths: Tokenizer['byteLengths']): Places {
  const [spans, offsets] = [new Uint32Array(ids.length), new Float64Array(ids.length)];
  let [next, span, offset] = [0, 0, 0];
  for (const [token, id] of ids.entries()) {
    for (; origin[next] === token; next += 3) [span, offset] = [origin[next + 1] ?? 0, origin[next + 2] ?? 0];
    [spans[token], offsets[token]] = [span, offset];
    offset += byteLengths[id] ?? 0;
  }
  return {spans, offsets};
}

/** The first token that begins there or later. */
function tokenFrom({spans, offsets}: Places, {span, offset}: SpanPlace): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = (spans[middle] ?? 0) < span || (spans[middle] === span && (offsets[middle] ?? 0) < offset);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The token that the place lies in. */
function tokenWith(places: Places, place: SpanPlace): number {
  const at = tokenFrom(places, place);
  return at < places.spans.length && places.spans[at] === place.span && places.offsets[at] === place.offset ? at : Math.max(0, at - 1);
}
