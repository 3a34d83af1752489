// Which commit of one version of a branch is which of the next one: those with the same patch first, the others by how little their patches differ, as
// `git range-diff` pairs them. A commit that is no other is new, or was dropped.
import {diffLines} from '../diff/diff-lines.ts';
import {cheapestAssignment} from './assignment.ts';
import type {VersionText} from './version-text.ts';

/** `same`: equal patches. Without `young` it was dropped, without `old` it is new. Both are places in the lists. */
export interface VersionPair {readonly old?: number; readonly young?: number; readonly same: boolean}

/** In percent: what a commit costs as a new one, of its own lines. Git's usual. */
const creationFactor = 60;
/** Patches of more are paired only with equal ones. */
const longestPatch = 256 * 1024;

export function pairVersions(old: readonly VersionText[], young: readonly VersionText[]): readonly VersionPair[] {
  const pairs: VersionPair[] = [];
  const waiting = new Map<string, number[]>();
  for (const [at, {text}] of old.entries()) waiting.set(text, [...(waiting.get(text) ?? []), at]);
  const unpaired: number[] = [];
  for (const [at, {text}] of young.entries()) {
    const found = waiting.get(text)?.shift();
    if (found === undefined) unpaired.push(at);
    else pairs.push({old: found, young: at, same: true});
  }
  const dropped = [...waiting.values()].flat().sort((a, b) => a - b);
  pairs.push(...byLikeness(dropped.map((at) => ({at, text: old[at]?.text ?? ''})), unpaired.map((at) => ({at, text: young[at]?.text ?? ''}))));
  const place = ({old: before = -1, young: after = Infinity}: VersionPair) => [after, before] as const;
  return pairs.sort((a, b) => {
    const [x, y] = [place(a), place(b)];
    return x[0] === y[0] ? x[1] - y[1] : x[0] - y[0];
  });
}

interface Numbered {readonly at: number; readonly text: string}

function byLikeness(old: readonly Numbered[], young: readonly Numbered[]): readonly VersionPair[] {
  const size = old.length + young.length;
  const alone = ({text}: Numbered) => Math.floor((linesIn(text) * creationFactor) / 100);
  const cost = Array.from({length: size}, (_, row) => Array.from({length: size}, (__, column) => {
    const [before, after] = [old[row], young[column]];
    if (before !== undefined && after !== undefined) return differing(before.text, after.text);
    return before !== undefined ? alone(before) : after !== undefined ? alone(after) : 0;
  }));
  const columns = cheapestAssignment(cost);
  const taken = new Set<number>();
  const pairs = old.map(({at}, row): VersionPair => {
    const after = young[columns[row] ?? size];
    if (after !== undefined) taken.add(after.at);
    return {old: at, ...(after !== undefined && {young: after.at}), same: false};
  });
  return [...pairs, ...young.filter(({at}) => !taken.has(at)).map(({at}) => ({young: at, same: false}))];
}

/** Lines of the difference of both patches, with its context and the heads of its hunks. */
function differing(a: string, b: string): number {
  if (a.length > longestPatch || b.length > longestPatch) return Number.MAX_SAFE_INTEGER / 4096;
  return linesIn(Buffer.from(diffLines(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')).hunks).toString('latin1'));
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
