// Corrected dates of the commits of one listing, and of the older ones they build upon.
import {StateLost, type Past} from '../../../graph/feed.ts';
import {open} from '../../../graph/value/wire.ts';
import {correctedIn} from './commit-record.ts';
import type {CommitObject} from './commit-object.ts';
import {correctedDate, ownDate} from './corrected-date.ts';

export interface Found {readonly oid: string; readonly commit: CommitObject | undefined}
export type ReadCommits = (oids: readonly string[]) => Promise<readonly Found[]>;

export interface DateBook {
  /** Looks up the parents of a batch that lie outside the listing. */
  prepare(batch: readonly Found[]): Promise<void>;
  /** Parents must have been corrected or prepared before. */
  correct(found: Found): number;
}

export interface Older {
  /** Where a shallow clone was cut: no rows, but their own dates are known. */
  readonly boundary: readonly string[];
  /** The rows of the former state; none when everything is listed. */
  readonly past: Past | undefined;
  /** Whether rows may be stubs of commits that are there: forgotten ones, whose dates are worked out again. */
  readonly forgets?: boolean;
}

/** So many commits in a row without a row: then it is the state that is lost. */
const mostForgotten = 10_000;

export function dateBook(read: ReadCommits, {boundary, past, forgets = false}: Older): DateBook {
  const dates = new Map<string, number>();
  const cut = new Set(boundary);
  return {
    async prepare(batch) {
      const listed = new Set(batch.map(({oid}) => oid));
      const unknown = new Set<string>();
      for (const {commit} of batch) for (const parent of commit?.parents ?? []) if (!dates.has(parent) && !listed.has(parent)) unknown.add(parent);
      if (unknown.size === 0) return;
      const ids = [...unknown];
      for (const {oid, commit} of await read(ids.filter((oid) => cut.has(oid)))) dates.set(oid, commit === undefined ? 0 : ownDate(commit));
      if (past !== undefined) await lookBack(ids.filter((oid) => !cut.has(oid)), past);
    },
    correct({oid, commit}) {
      const corrected = commit === undefined ? 0 : correctedDate(commit, commit.parents.map((parent) => dates.get(parent) ?? 0));
      dates.set(oid, corrected);
      return corrected;
    },
  };

  async function lookBack(ids: readonly string[], rows: Past): Promise<void> {
    const stubs = new Map<string, CommitObject | undefined>();
    for (let asked = ids; asked.length > 0; ) {
      const wires = await rows(asked);
      const missing = asked.filter((oid, at) => {
        const wire = wires[at];
        if (wire !== undefined) dates.set(oid, correctedIn(open(wire).payload));
        return wire === undefined;
      });
      if (missing.length > 0 && (!forgets || stubs.size > mostForgotten)) throw new StateLost(`The row of commit "${missing[0]}" is not there any more, and newer commits build upon it`);
      const older = new Set<string>();
      for (const {oid, commit} of await read(missing)) {
        stubs.set(oid, commit);
        for (const parent of commit?.parents ?? []) if (!dates.has(parent) && !stubs.has(parent)) older.add(parent);
      }
      for (const {oid, commit} of await read([...older].filter((oid) => cut.has(oid)))) dates.set(oid, commit === undefined ? 0 : ownDate(commit));
      asked = [...older].filter((oid) => !cut.has(oid));
    }
    work(stubs);
  }

  /** Children wait for their parents. */
  function work(stubs: ReadonlyMap<string, CommitObject | undefined>): void {
    const waiting = [...stubs.keys()];
    for (let oid = waiting.at(-1); oid !== undefined; oid = waiting.at(-1)) {
      const commit = stubs.get(oid);
      const parents = dates.has(oid) ? [] : (commit?.parents ?? []).filter((parent) => stubs.has(parent) && !dates.has(parent));
      if (parents.length > 0) waiting.push(...parents);
      else {
        if (!dates.has(oid)) dates.set(oid, commit === undefined ? 0 : correctedDate(commit, commit.parents.map((parent) => dates.get(parent) ?? 0)));
        waiting.pop();
      }
    }
  }
}
