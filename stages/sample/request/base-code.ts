// Which stretch of a file as it stood is shown before its diff, as StarCoder2 does: all of it one time in five, else from some lines above the first change
// to some below the last, up to 32. The texts themselves decide which, so that equal files are shown alike anywhere.
import {hash} from 'node:crypto';
import type {Part} from '../../../graph/value/codec.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {whole} from '../../../graph/value/whole.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {pairCodec, type Pair} from '../../change/pair.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import type {Place} from '../../parse/outline/outline.ts';

/** `shown` is missing of what was not there before, is no text, or is empty. */
export interface BaseCode {readonly form: 'whole' | 'around' | 'none'; readonly shown?: Place}

export const baseCodeCodec = jsonCodec<BaseCode>('code before a request');

const oneWholeOf = 5;
const mostLines = 32;

export const baseCode = defineTask({
  name: 'code before a request',
  version: 1,
  input: {pair: pairCodec, edit: editCodec},
  output: baseCodeCodec,
  run({pair: {before}, edit}): BaseCode {
    const text = before === undefined || edit.kind === 'binary' ? undefined : cleanText(loaded(before)).bytes;
    if (text === undefined || text.length === 0) return {form: 'none'};
    const dice = Buffer.from(hash('sha256', loaded(before).digest, 'buffer'));
    const lines = changedLines(edit);
    if (lines === undefined || dice.readUInt32LE(0) % oneWholeOf === 0) return {form: 'whole', shown: {from: 0, to: text.length}};
    const [above, below] = [dice.readUInt32LE(4) % (mostLines + 1), dice.readUInt32LE(8) % (mostLines + 1)];
    return {form: 'around', shown: placeOfLines(text, lines.first - above, lines.last + below)};
  },
});

function loaded(side: Pair['before']): Part {
  if (side === undefined || typeof side === 'string') throw new Error('A pair is decoded with its texts');
  return side;
}

/** Of the text before, counted from 1, with what the patch shows around them. */
function changedLines({hunks}: Edit): {readonly first: number; readonly last: number} | undefined {
  if (hunks === undefined || !('digest' in hunks)) return undefined;
  const heads = [...Buffer.from(whole(hunks).bytes).toString('latin1').matchAll(/^@@ -(\d+)(?:,(\d+))? \+/gm)].map(([, from, count]) => ({first: Number(from), last: Number(from) + Math.max(1, Number(count ?? 1)) - 1}));
  const [first, last] = [heads[0]?.first, heads.at(-1)?.last];
  return first === undefined || last === undefined ? undefined : {first, last};
}

/** As far as there are such lines. */
function placeOfLines(text: Uint8Array, first: number, last: number): Place {
  let [line, from, to] = [1, first <= 1 ? 0 : text.length, text.length];
  for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) {
    line++;
    if (line === first) from = at + 1;
    if (line === last + 1) {
      to = at + 1;
      break;
    }
  }
  return {from: Math.min(from, to), to};
}
