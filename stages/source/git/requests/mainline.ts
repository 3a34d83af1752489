// The line that requests were made for: what it holds, and with which of its commits each other one came in.
import type {CommitGraph} from '../brought/commit-graph.ts';

export interface Mainline {
  /** On the line itself: its tip, the first parent of that, and so on. */
  on(commit: number): boolean;
  /** The commit of the line that brought it; `undefined` for what the line does not hold. */
  broughtBy(commit: number): number | undefined;
  /** Where a commit that the line does not hold left it. */
  left(commit: number): number | undefined;
}

/** One walk over all that the line holds. */
export function mainlineOf(graph: CommitGraph, tip: number | undefined): Mainline {
  const by = new Int32Array(graph.oids.length).fill(-1);
  const commits: number[] = [];
  for (let at = tip; at !== undefined; at = graph.parents[at]?.[0]) commits.push(at);
  // From the beginning on: what an earlier commit of the line brought, no later one brings.
  for (const commit of commits.reverse()) {
    const open = [commit];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (by[at] !== -1) continue;
      by[at] = commit;
      open.push(...(graph.parents[at] ?? []));
    }
  }
  return {
    // Any other came with one of the line.
    on: (commit) => by[commit] === commit,
    broughtBy: (commit) => (by[commit] === -1 ? undefined : by[commit]),
    left(commit) {
      let youngest: number | undefined;
      const seen = new Set([commit]);
      for (const at of seen) {
        // Of several, none of the others builds upon the youngest.
        if (by[at] !== -1) youngest = Math.min(at, youngest ?? at);
        else for (const parent of graph.parents[at] ?? []) seen.add(parent);
      }
      return youngest;
    },
  };
}
