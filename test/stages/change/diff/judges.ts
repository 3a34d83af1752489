// What every diff must be: git's own bytes, and a way back to the other side. Seeds are printed with a failure, so it can be had again.
import type {ExecutionContext} from 'ava';
import {applyHunks} from '../../../../stages/change/diff/apply-hunks.ts';
import {diffLines} from '../../../../stages/change/diff/diff-lines.ts';
import {gitHunks, type Pair} from './rig.ts';

export const seed = 20240607;

export function sameAsGit(t: ExecutionContext, pairs: readonly Pair[], label: string): void {
  const theirs = gitHunks(pairs);
  for (const [index, [before, after]] of pairs.entries()) {
    const ours = diffLines(before, after).hunks.toString('latin1').split('\n');
    const wanted = theirs[index]?.toString('latin1').split('\n') ?? [];
    const at = ours.findIndex((line, place) => line !== wanted[place]);
    if (at < 0 && ours.length === wanted.length) continue;
    t.deepEqual(ours.slice(Math.max(0, at - 9), at + 9), wanted.slice(Math.max(0, at - 9), at + 9), `${label}, pair ${index}, line ${at}`);
    return;
  }
  t.pass();
}

export function restores(t: ExecutionContext, pairs: readonly Pair[], label: string): void {
  for (const [index, [before, after]] of pairs.entries()) {
    const applied = applyHunks(before, diffLines(before, after).hunks);
    if ('after' in applied && applied.after.equals(after)) continue;
    t.fail(`${label}, pair ${index}: ${'refusal' in applied ? JSON.stringify(applied.refusal) : 'other bytes'}`);
    return;
  }
  t.pass();
}
