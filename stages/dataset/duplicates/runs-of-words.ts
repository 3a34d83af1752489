// The different runs of words in a text, as sorted numbers: two texts are as alike as the runs that they share.
import type {RunRules} from './near-rules.ts';
import {mixed} from './mixed.ts';
import {wordHashes} from './word-hashes.ts';

/** None in a text of fewer words than a run. */
export function runsOfWords(text: Uint8Array, {words, run}: RunRules): Uint32Array {
  const hashes = wordHashes(text, words);
  if (hashes.length < run) return new Uint32Array(0);
  let leading = 1;
  for (let left = run; left > 0; left--) leading = Math.imul(leading, factor);
  const runs = new Uint32Array(hashes.length - run + 1);
  let sum = 0;
  for (let at = 0; at < hashes.length; at++) {
    sum = (Math.imul(sum, factor) + (hashes[at] ?? 0)) | 0;
    if (at >= run) sum = (sum - Math.imul(hashes[at - run] ?? 0, leading)) | 0;
    if (at >= run - 1) runs[at - run + 1] = mixed(sum);
  }
  return distinct(runs.sort());
}

const factor = 0x2c1b3c6d;

function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at] ?? 0;
  }
  return sorted.slice(0, count);
}

/** The numbers of a sorted list that another does not have. */
export function withoutRuns(list: Uint32Array, other: Uint32Array): Uint32Array {
  let at = 0;
  return list.filter((run) => {
    while (at < other.length && (other[at] ?? 0) < run) at++;
    return other[at] !== run;
  });
}

/** How many numbers two sorted lists share. */
export function shared(one: Uint32Array, other: Uint32Array): number {
  let [left, right, count] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const [a, b] = [one[left] ?? 0, other[right] ?? 0];
    if (a === b) count++;
    if (a <= b) left++;
    if (b <= a) right++;
  }
  return count;
}
