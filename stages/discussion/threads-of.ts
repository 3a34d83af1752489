// Threads out of remarks: a reply names what it answers, and a forge may name only the first, or one that is gone.
import type {Item, ThreadItem} from '../source/github/item.ts';
import {writtenOf} from './document-of.ts';
import type {Remark, Thread} from './written.ts';

type RemarkItem = Extract<Item, {kind: 'remark'}>;

/** `remarks` in the order of time; so are the threads, by their first remark. */
export function threadsOf(remarks: readonly RemarkItem[], known: readonly ThreadItem[]): readonly Thread[] {
  const byNode = new Map(remarks.map((remark) => [remark.node, remark]));
  const threads = Map.groupBy(remarks, (remark) => firstOf(remark, byNode));
  const states = new Map(known.map((thread) => [thread.first, thread]));
  return [...threads].map(([first, list]) => threadOf(list, states.get(first)));
}

/** Whoever answers what is gone answers together. Remarks that answer one another in a circle begin with the least. */
function firstOf(remark: RemarkItem, byNode: ReadonlyMap<string, RemarkItem>): string {
  const passed = new Set<string>();
  let at = remark;
  for (;;) {
    passed.add(at.node);
    if (at.replyTo === null) return at.node;
    if (passed.has(at.replyTo)) return [...passed].sort()[0] ?? at.node;
    const before = byNode.get(at.replyTo);
    if (before === undefined) return at.replyTo;
    at = before;
  }
}

function threadOf(remarks: readonly RemarkItem[], known: ThreadItem | undefined): Thread {
  const [first] = remarks;
  if (first === undefined) throw new Error('A thread has a remark');
  const {path, side, line, startLine, originalLine, hunk, commit, originalCommit} = first;
  return {
    path, side, line, startLine, originalLine, hunk, commit, originalCommit,
    ...(known !== undefined && {resolved: known.resolved, outdated: known.outdated}),
    remarks: remarks.map((remark): Remark => ({...writtenOf(remark), review: remark.review, replyTo: remark.replyTo})),
  };
}
