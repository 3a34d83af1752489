// The call graph around one file: what each of its things calls, and who calls each of them, as lists and as lines for people and models.
import type {FileCalls} from '../../parse/calls/resolve/calls-task.ts';
import {nameInFile} from '../../parse/calls/resolve/resolve-calls.ts';
import type {CallsInto} from './callers-of-file.ts';

/** By a thing of the file, `''` for what stands in none. Things of other files are `path#name`, those of the file itself a name alone. */
export interface CallGraph {
  readonly calls: Readonly<Record<string, readonly string[]>>;
  readonly calledBy: Readonly<Record<string, readonly string[]>>;
  /** Edges that are not listed, because nobody reads so many. */
  readonly omitted: number;
}

/** Each way. */
const mostEdges = 200;

export function callGraph(path: string, forward: FileCalls | undefined, backward: readonly CallsInto[]): CallGraph {
  const spell = (of: string, name: string): string => (of === path ? name : `${of}#${name}`);
  const calls = (forward?.calls ?? []).flatMap(({verdict, within, targets}) => (verdict === 'resolved' ? targets.map((target) => [within, spell(target.path, nameInFile(target))] as const) : []));
  const calledBy = backward.flatMap(({path: from, edges}) => edges.map(([within, called]) => [called, spell(from, within)] as const));
  const sides = {calls: listed(calls), calledBy: listed(calledBy)};
  return {calls: sides.calls.lists, calledBy: sides.calledBy.lists, omitted: sides.calls.omitted + sides.calledBy.omitted};
}

/** None where nothing is known of the file. A thing that calls on the top level has no name: the file itself is meant. */
export function spellGraph(path: string, {calls, calledBy, omitted}: CallGraph): string {
  const lines = (lists: CallGraph['calls'], sign: string): readonly string[] => Object.entries(lists).map(([name, others]) => `${name === '' ? path : name} ${sign} ${others.join(', ')}\n`);
  const all = [...lines(calls, '->'), ...lines(calledBy, '<-'), ...(omitted > 0 ? [`and ${omitted} more\n`] : [])];
  return all.length === 0 ? '' : `// Calls: ${path}\n\n${all.join('')}\n`;
}

function listed(edges: readonly (readonly [of: string, other: string])[]): {readonly lists: Readonly<Record<string, readonly string[]>>; readonly omitted: number} {
  const lists = new Map<string, Set<string>>();
  let [room, omitted] = [mostEdges, 0];
  for (const [of, other] of edges.toSorted(([a, b], [c, d]) => (a === c ? compare(b, d) : compare(a, c)))) {
    const known = lists.get(of) ?? new Set();
    if (known.has(other)) continue;
    if (room-- <= 0) omitted++;
    else lists.set(of, known.add(other));
  }
  // Without a prototype, so that a thing may be called like one of its members.
  return {lists: Object.fromEntries([...lists].map(([of, others]) => [of, [...others]])), omitted};
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
