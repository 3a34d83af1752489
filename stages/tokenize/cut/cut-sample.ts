// Cuts the tokens of a long sample into sequences, where its text has the deepest break, each with the last tokens before it for company.
import type {Tokenizer} from '../tokenizer.ts';
import type {Tokens} from '../tokens.ts';
import type {NodesOf} from './cut-nodes.ts';
import {cutBefore, isWithinCharacter, longestCharacter} from './cut-place.ts';
import {roomLeft} from './room-left.ts';
import {sizesOf, type CutRules} from './cut-sizes.ts';

export interface Cutting {
  readonly rules: CutRules;
  /** Ends the sample, and belongs to its last sequence where that does not end with it. */
  readonly end: number | null;
  /** What is not parted where it fits. */
  readonly nodes: NodesOf;
}

/** A sample that fits with its end is one sequence, as it was. Every sequence has tokens that none before it has. */
export function cutSample(whole: Tokens, tokenizer: Pick<Tokenizer, 'decode' | 'byteLengths'>, {rules, end, nodes}: Cutting): readonly Tokens[] {
  const {tokens, overlap} = rules;
  const {ids} = whole;
  const all = endedLength(ids, end);
  if (all <= tokens) return [whole];
  const nextSize = sizesOf(rules, ids);
  const sequences: Tokens[] = [];
  const stretch = stretchesOf(whole, tokenizer);
  const parts = nodes(tokens - overlap - (all - ids.length)) ?? (() => false);
  const room = roomLeft(rules);
  for (let from = 0; from < ids.length; ) {
    const start = startOf(from);
    const to = lastOf(start) ?? intoRoom(start, from) ?? intoNew(start, from);
    sequences.push(stretch({start, from, to}));
    from = to;
  }
  return sequences;

  /** With the company of the last tokens, and never of half a character. */
  function startOf(from: number): number {
    let start = Math.max(0, from - overlap);
    while (start < from && isWithinCharacter(ids, tokenizer, start)) start++;
    return start;
  }

  /** What is left fits. */
  function lastOf(start: number): number | undefined {
    return all - start <= tokens && rules.sizes === undefined ? ids.length : undefined;
  }

  /** Into what an earlier sequence has left of its window, where a place that parts nothing fills most of it. */
  function intoRoom(start: number, from: number): number | undefined {
    return room.take((left) => {
      const most = start + left;
      const least = Math.max(from + 1, from + Math.ceil(((most - from) * 3) / 4));
      if (most >= ids.length || lastWhole(most, least) < least) return undefined;
      const to = cutBefore(ids, tokenizer, {from: least, to: most, parts});
      return isWithinCharacter(ids, tokenizer, to) ? undefined : {to, length: to - start};
    });
  }

  function intoNew(start: number, from: number): number {
    const size = nextSize();
    if (start + size >= all) return ids.length;
    const to = cutBefore(ids, tokenizer, {...range(from, Math.min(start + size, ids.length - 1)), parts});
    room.leave(tokens - (to - start));
    return to;
  }

  /** Its last quarter; or around the last place that parts nothing, where that is further back. Never back into what is there already, or it would take for ever. */
  function range(from: number, most: number): {readonly from: number; readonly to: number} {
    const least = Math.max(from + 1, most - Math.max(longestCharacter, Math.floor((most - from) / 4)));
    const last = lastWhole(most, from + 1);
    return last >= least || last <= from || rules.sizes !== undefined ? {from: least, to: most} : {from: Math.max(from + 1, last - close), to: last};
  }

  /** The last place up to `most` that parts nothing, or one before `least`. */
  function lastWhole(most: number, least: number): number {
    let last = most;
    while (last >= least && parts(last)) last--;
    return last;
  }
}

/** Of the declaration that begins there, a few tokens may be blank. */
const close = 8;

/** Of the sequence that it would be, with its end. */
export function endedLength(ids: Int32Array, end: number | null): number {
  return ids.length + (end === null || ids.at(-1) === end ? 0 : 1);
}

/** Tokens from `start` up to `to`; those before `from` stand in the sequence before, too. */
interface Stretch {readonly start: number; readonly from: number; readonly to: number}

/** Stretches are asked for in their order, so what was passed is not looked at again. */
function stretchesOf({ids, loss, origin}: Tokens, {byteLengths}: Pick<Tokenizer, 'byteLengths'>): (stretch: Stretch) => Tokens {
  const bytesBefore = new Float64Array(ids.length + 1);
  for (const [at, id] of ids.entries()) bytesBefore[at + 1] = (bytesBefore[at] ?? 0) + (byteLengths[id] ?? 0);
  let passed = 0;
  return ({start, from, to}) => {
    while ((origin[passed + 3] ?? ids.length) <= start) passed += 3;
    return {ids: ids.slice(start, to), loss: loss.slice(start, to).fill(0, 0, from - start), origin: originOf(start, to)};
  };

  /** The entry that holds at the first token goes on from there; later ones come with it. */
  function originOf(start: number, to: number): Uint32Array {
    const moved: number[] = [];
    for (let at = passed; at < origin.length; at += 3) {
      const [first = 0, span = 0, offset = 0] = origin.subarray(at, at + 3);
      if (first >= to) break;
      const token = Math.max(first, start);
      moved.push(token - start, span, offset + (bytesBefore[token] ?? 0) - (bytesBefore[first] ?? 0));
    }
    return Uint32Array.from(moved);
  }
}
