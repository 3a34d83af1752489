// The cuts of a split, for people.
import {relative} from 'node:path';
import {quoted} from '../report/quoted.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {Cuts, Parts} from './choose-cuts.ts';
import type {RollReport} from './roll-dataset.ts';

export interface RollPage {
  readonly columns: number;
  readonly folder: string;
  readonly lock: string;
  /** The line that pins the candidate. */
  readonly promote: string;
  /** Whether the lock was written; undefined where nobody asked for it. */
  readonly promoted: boolean | undefined;
}

export function rollText({commits, candidate, pinned}: RollReport, {columns, folder, lock, promote, promoted}: RollPage): string {
  const rows = [...(pinned === null ? [] : [row('pinned', pinned)]), ...(candidate === null ? [] : [row('today', candidate)])];
  const table = textTable({head: ['cuts', 'train ends with', 'val ends with', 'train', 'val', 'test'], rows, columns});
  return [`Split by time, of ${spellNumber(commits)} commits`, ...(rows.length === 0 ? [] : [table]), ...ending(), ''].join('\n');

  function ending(): readonly string[] {
    if (candidate === null) return ['', 'The main line has no commits, so there is nothing to cut yet: until there is one, builds make an empty dataset'];
    if (promoted !== undefined) return ['', promoted ? `Pinned them. Commit this: ${quoted(relative(folder, lock))}` : 'They were pinned already: nothing has changed'];
    return ['', `Pin those of today with: ${promote}`];
  }
}

function row(name: string, {train, val, parts}: Cuts & {readonly parts: Parts}): readonly (string | number)[] {
  return [name, train.oid.slice(0, 12), val.oid.slice(0, 12), parts.train, parts.val, parts.test];
}
