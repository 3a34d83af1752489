import test from 'ava';
import type {Declaration, Outline} from '../../../../stages/parse/outline/outline.ts';
import type {Span} from '../../../../stages/sample/sample.ts';
import {cutNodes} from '../../../../stages/tokenize/cut/cut-nodes.ts';
import {cutSample} from '../../../../stages/tokenize/cut/cut-sample.ts';
import {byteTokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../../../stages/tokenize/tokens.ts';
import {bestFit} from '../../../../stages/format/native/best-fit.ts';
import {random, type Random} from '../../../graph/rig/random.ts';

const tokenizer = byteTokenizer();

interface Piece {readonly kind: Span['kind']; readonly text: string}

/** A byte a token, but for a few that are one with the byte before them, as real tokenizers have it: a token may lie over a border. */
function tokensOf(pieces: readonly Piece[], spanning: (at: number) => boolean): {readonly tokens: Tokens; readonly spans: readonly Span[]; readonly starts: readonly number[]} {
  const text = pieces.map((piece) => piece.text).join('');
  const starts = Array.from({length: text.length}, (_, at) => at).filter((at) => at === 0 || !spanning(at));
  const origin: number[] = [];
  const begins = pieces.map((_, span) => pieces.slice(0, span).reduce((sum, piece) => sum + piece.text.length, 0));
  let shown = -1;
  for (const [token, start] of starts.entries()) {
    const span = begins.findLastIndex((begin, at) => begin <= start && (pieces[at]?.text.length ?? 0) > 0);
    // Lengths of tokens are not known to the tables of a tokenizer of bytes, so every token says where it is.
    if (span !== shown || spanning(start - 1)) origin.push(token, span, start - (begins[span] ?? 0));
    shown = span;
  }
  const spans = pieces.map(({kind, text: own}): Span => (kind === 'source' ? {kind, leaf: 'x' as never, text: 'blob', from: 0, to: own.length, loss: 1} : {kind: 'template', text: own, loss: 1}));
  return {tokens: {ids: Int32Array.from(starts, (start) => text.charCodeAt(start)), loss: new Uint8Array(starts.length).fill(1), origin: Uint32Array.from(origin)}, spans, starts};
}

function outlineOf(places: readonly {readonly from: number; readonly to: number; readonly doc?: number}[]): Outline {
  const declarations = places.map(({from, to, doc}): Declaration => ({
    kind: 'function', name: 'f', from, to, nameAt: from, parent: -1, of: '', visibility: '', modifiers: [], signature: {from, to: from}, attributes: [], bases: [], line: 1, lastLine: 1, test: false,
    hashes: {signature: '', body: '', attributes: ''}, sketch: '', conditions: 0, queries: [], ...(doc !== undefined && {doc: {from: doc, to: from}}),
  }));
  return {language: 'Rust', how: 'grammar', damaged: false, declarations, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}};
}

/** Declarations side by side and inside of one another, over a text of this length. */
function declared(dice: Random, from: number, to: number, depth = 0): readonly {readonly from: number; readonly to: number}[] {
  const all: {readonly from: number; readonly to: number}[] = [];
  for (let at = from + dice.int(6); at < to - 2; ) {
    const end = Math.min(to, at + 2 + dice.int(depth === 0 ? 80 : 20));
    all.push({from: at, to: end}, ...(depth < 2 ? declared(dice, at + 1, end - 1, depth + 1) : []));
    at = end + dice.int(12);
  }
  return all;
}

const textOf = (dice: Random, length: number) => Array.from({length}, () => 'ab \n\n}'[dice.int(6)]).join('');

for (const pack of [false, true]) {
  test(`cutSample: no declaration and no piece that fits is in two sequences, and together they are the text${pack ? ', packed' : ''}`, (t) => {
    let [cuts, unfit] = [0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const dice = random(seed);
      const [head, body, tail] = [textOf(dice, dice.int(30)), textOf(dice, 100 + dice.int(300)), textOf(dice, dice.int(90))];
      const places = declared(dice, 0, body.length);
      // A token that ends one declaration and begins the next can only be with one of them.
      const touching = new Set(places.flatMap(({from}) => (places.some(({to}) => to === from) ? [head.length + from] : [])));
      const straddles = new Set(Array.from({length: 40}, () => 1 + dice.int(500)).filter((at) => at !== head.length + body.length && !touching.has(at)));
      const {tokens, spans, starts} = tokensOf([{kind: 'template', text: head}, {kind: 'source', text: body}, {kind: 'template', text: 'diff\n'}, {kind: 'source', text: tail}], (at) => straddles.has(at) && !straddles.has(at - 1));
      const most = 40 + dice.int(60);
      const overlap = dice.int(3) === 0 ? dice.int(10) : 0;
      const end = dice.int(2) === 0 ? null : 256;
      // The second source is no longer than a declaration may be, so its outline would be that of the first: only the first is outlined.
      const nodes = cutNodes(tokens, {spans: [spans[0], spans[1], spans[2], {...spans[3], text: 'edit'}] as readonly Span[], outline: outlineOf(places), byteLengths: tokenizer.byteLengths});
      const sequences = cutSample(tokens, tokenizer, {rules: {tokens: most, overlap, ...(pack && {pack})}, end, nodes});
      t.true(sequences.every(({ids}, at) => ids.length + (at === sequences.length - 1 && end !== null ? 1 : 0) <= most), `seed ${seed}`);
      t.deepEqual(sequences.flatMap(({ids, loss}) => Array.from(ids).filter((_, at) => loss[at] === 1)), Array.from(tokens.ids), `seed ${seed}`);
      const borders = new Set<number>();
      let at = 0;
      for (const {loss} of sequences.slice(0, -1)) borders.add((at += loss.filter((weight) => weight === 1).length));
      cuts += borders.size;
      // By the bytes of the whole text: a token belongs to a node that any byte of it is in.
      const begin = head.length;
      const wholes = [...places.map(({from, to}) => ({from: begin + from, to: begin + to})), {from: begin + body.length, to: begin + body.length + 5 + tail.length}];
      for (const {from, to} of tail === '' ? wholes.slice(0, -1) : wholes) {
        const first = starts.findLastIndex((start) => start <= from);
        const found = starts.findIndex((start) => start >= to);
        const last = found < 0 ? starts.length : found;
        if (last - first > most - overlap - (end === null ? 0 : 1)) {
          unfit++;
          continue;
        }
        for (let token = first + 1; token < last; token++) t.false(borders.has(token), `seed ${seed}: a cut at ${token} parts ${from} to ${to}`);
      }
    }
    t.true(cuts > 1000 && unfit > 100, `${cuts} cuts, ${unfit} that do not fit`);
  });
}

test('cutNodes: what is said about a declaration goes with it, and a long one is no node', (t) => {
  const text = '/// Says.\nfn a() {}\n';
  const {tokens, spans} = tokensOf([{kind: 'source', text}], () => false);
  const nodes = cutNodes(tokens, {spans, outline: outlineOf([{from: 10, to: 19, doc: 0}]), byteLengths: tokenizer.byteLengths});
  const parted = (most: number) => Array.from({length: text.length + 1}, (_, at) => at).filter((at) => nodes(most)?.(at));
  t.deepEqual(parted(19), Array.from({length: 18}, (_, at) => at + 1));
  t.deepEqual(parted(18), []);
});

test('cutSample: an end that does not fit cuts the sample, and one that it has already does not', (t) => {
  const {tokens} = tokensOf([{kind: 'source', text: 'a\n'.repeat(10)}], () => false);
  const cut = (ids: Int32Array, end: number | null) => cutSample({...tokens, ids}, tokenizer, {rules: {tokens: 20, overlap: 0}, end, nodes: () => undefined}).map((one) => one.ids.length);
  t.deepEqual(cut(tokens.ids, null), [20]);
  t.deepEqual(cut(tokens.ids, 256), [19, 1]);
  t.deepEqual(cut(Int32Array.from([...tokens.ids.subarray(0, 19), 256]), 256), [20]);
});

test('cutSample: packed, pieces that leave room in a window have it filled by others of the sample', (t) => {
  const dice = random(5);
  const pieces = Array.from({length: 400}, (_, at): Piece => ({kind: at % 2 === 0 ? 'template' : 'source', text: `${'x'.repeat(at % 2 === 0 ? 3 : 4 + dice.int(dice.int(3) === 0 ? 90 : 20))}\n`}));
  const {tokens, spans} = tokensOf(pieces, () => false);
  const padding = (pack: boolean) => {
    const nodes = cutNodes(tokens, {spans, outline: undefined, byteLengths: tokenizer.byteLengths});
    const lengths = cutSample(tokens, tokenizer, {rules: {tokens: 128, overlap: 0, ...(pack && {pack})}, end: null, nodes}).map(({ids}) => ids.length);
    return 1 - tokens.ids.length / (bestFit(lengths, 128).length * 128);
  };
  t.true(padding(true) < padding(false) / 3, `${padding(true)}, else ${padding(false)}`);
});
