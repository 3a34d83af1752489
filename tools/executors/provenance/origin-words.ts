// Where a span comes from, in a user's words: `repo@commit:path:line-line`, `message of commit …`, `pull request #12, comment 3`.
import {basename} from 'node:path';
import type {Dataset} from '../build/contract.ts';

const shown = 12;

export interface OriginWords {
  /** Bytes of the text say which lines. */
  file(place: {readonly commit: string; readonly path: string}, text: Buffer, span: Range): string;
  /** Hunks of a patch say which lines of the new version, or of the old one where it is gone. */
  change(place: {readonly commit: string; readonly path: string}, hunks: Buffer, span: Range): string;
  commit(what: 'message' | 'author' | 'date', commit: string): string;
}

interface Range {readonly from: number; readonly to: number}

export function originWords({source}: Pick<Dataset, 'source'>): OriginWords {
  const name = basename(source).replace(/\.git$/, '') || source;
  const at = (commit: string) => `${name}@${commit.slice(0, shown)}`;
  return {
    file: ({commit, path}, text, {from, to}) => `${at(commit)}:${path}:${linesOf(text, from, to)}`,
    change: ({commit, path}, hunks, span) => `change in ${at(commit)}:${path}${changedLines(hunks, span)}`,
    commit: (what, commit) => `${what} of commit ${at(commit)}`,
  };
}

function linesOf(text: Buffer, from: number, to: number): string {
  const first = newlines(text, 0, from) + 1;
  const last = first + newlines(text, from, Math.max(from, to - 1));
  return first === last ? `${first}` : `${first}-${last}`;
}

function newlines(text: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(10, from); at >= 0 && at < to; at = text.indexOf(10, at + 1)) count++;
  return count;
}

/** Of the hunks that the span has something of. */
function changedLines(hunks: Buffer, {from, to}: Range): string {
  const heads = [...hunks.toString('latin1').matchAll(/^@@+ -(\d+)(?:,(\d+))? .*?\+(\d+)(?:,(\d+))? @@/gm)];
  const touched = heads.filter(({index}, at) => index < to && (heads[at + 1]?.index ?? hunks.length) > from);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return '';
  const side = touched.every(({4: count}) => count === '0') ? 1 : 3;
  const end = Number(last[side]) + Math.max(1, Number(last[side + 1] ?? '1')) - 1;
  return `:${first[side]}-${end}${side === 1 ? ' of before' : ''}`;
}
