// The roots a target was published at, as far back as sweeps have left them.
import {join} from 'node:path';
import {floorsIn, isBelow, isSettled} from './root-floors.ts';
import {parseLine, type RootLine} from './root-line.ts';
import {textAt} from './synced-text.ts';

export interface KeptRoot extends RootLine {
  /** Where its line begins in the journal. */
  readonly at: number;
}

/** Newest first. A root published again without another in between is listed once. */
export async function rootHistory(folder: string): Promise<readonly KeptRoot[]> {
  return rootsAbove(folder, () => true);
}

/** Also the roots that count no more, while somebody is left who may have begun to read them when they still did. */
export async function rootsInUse(folder: string, isLive: (lease: string) => boolean): Promise<readonly KeptRoot[]> {
  return rootsAbove(folder, (floor) => isSettled(floor, isLive));
}

async function rootsAbove(folder: string, counts: (floor: Parameters<typeof isSettled>[0]) => boolean): Promise<readonly KeptRoot[]> {
  const floors = (await floorsIn(folder)).filter(counts);
  const journal = placedLines(await textAt(join(folder, 'journal'), 'latin1'));
  // What readers take for the last root is the last root: whether or not the journal knows it.
  const last = parseLine(await textAt(join(folder, 'current')));
  const current = last === undefined ? journal.at(-1) : (journal.findLast((root) => isSame(root, last)) ?? {...last, at: Infinity});
  const roots: KeptRoot[] = [];
  for (const root of [...journal.filter((root) => !floors.some((floor) => isBelow(root, floor))), ...(current === undefined ? [] : [current])]) {
    if (!isSame(root, roots.at(-1))) roots.push(root);
  }
  return roots.reverse();
}

/** One character is one byte here: what is no line of ours may hold any. */
function placedLines(journal: string): readonly KeptRoot[] {
  const roots: KeptRoot[] = [];
  let at = 0;
  for (const line of journal.split('\n')) {
    const root = parseLine(line);
    if (root !== undefined) roots.push({...root, at});
    at += line.length + 1;
  }
  return roots;
}

function isSame(a: RootLine, b: RootLine | undefined): boolean {
  return a.key === b?.key && a.root === b.root;
}
