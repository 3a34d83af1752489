// Ids that are like what somebody typed, from a bounded look at some collections.
import {basename} from 'node:path/posix';
import {scanMap} from '../../../graph/merkle/read.ts';
import {rowsOf, type BuildSide} from '../../../graph/explain/build-side.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import {nearest} from '../config/nearest.ts';

const mostRead = 20_000;
const mostGiven = 3;

export async function nearestIds(reading: Reading, side: BuildSide, {word, collections}: {word: string; collections: readonly string[]}): Promise<readonly string[]> {
  const ranked: {id: string; rank: number}[] = [];
  for (const collection of collections) {
    let read = 0;
    for await (const run of scanMap(reading.chunks, rowsOf(side, collection))) {
      for (const {id} of run) {
        const rank = likeness(word, id);
        if (rank !== undefined) ranked.push({id, rank});
      }
      read += run.length;
      if (read >= mostRead) break;
    }
  }
  ranked.sort((a, b) => a.rank - b.rank || shared(word, b.id) - shared(word, a.id) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  return [...new Set(ranked.map(({id}) => id))].slice(0, mostGiven);
}

/** The lower, the likelier; `undefined` for what nobody meant. */
function likeness(word: string, id: string): number | undefined {
  if (id.endsWith(`/${word}`)) return 0;
  if (id.toLowerCase() === word.toLowerCase()) return 1;
  const [name, other] = [basename(word), basename(id)];
  if (other === name) return 2;
  if (other.toLowerCase() === name.toLowerCase()) return 3;
  if (Math.abs(id.length - word.length) <= word.length / 3 && shareAnEnd(word, id) && nearest(word, [id]) !== undefined) return 4;
  if (Math.abs(other.length - name.length) <= 2 && shareAnEnd(name, other) && nearest(name, [other]) !== undefined) return 5;
  return word.length >= 4 && id.includes(word) ? 6 : undefined;
}

/** Cheap, before the edits are counted. */
function shareAnEnd(a: string, b: string): boolean {
  return a.slice(0, 2) === b.slice(0, 2) || a.slice(-3) === b.slice(-3);
}

/** Characters that both begin and end with: of words that are as near as each other, the one that differs in the least stretch is meant. */
function shared(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}
