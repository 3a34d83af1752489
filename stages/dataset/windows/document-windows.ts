// Windows that begin with a document, such as a commit: what came before it is given, whole documents where they fit, and it is predicted, each token once.
import type {TokenWindow, WindowRules} from './window-rules.ts';

export interface DocumentWindows {
  readonly count: number;
  at(index: number): TokenWindow;
}

/** `lengths`: of the documents of a stream, in their order. One that is longer than a target takes several windows. */
export function documentWindows(lengths: readonly number[], {context, target}: Pick<WindowRules, 'context' | 'target'>): DocumentWindows {
  const [borders, firsts] = [[0], [0]];
  for (const length of lengths) {
    borders.push((borders.at(-1) ?? 0) + length);
    firsts.push((firsts.at(-1) ?? 0) + Math.ceil(length / target));
  }
  return {
    count: firsts.at(-1) ?? 0,
    at(index) {
      // Documents without tokens have no window, so of those that begin with it the last has it.
      const document = firstFrom(firsts, index + 1) - 1;
      const from = (borders[document] ?? 0) + (index - (firsts[document] ?? 0)) * target;
      return {context: {from: contextFrom(from), to: from}, target: {from, to: Math.min(borders[document + 1] ?? 0, from + target)}};
    },
  };

  /** The first border of a document that is near enough; in the middle of one where that alone is too long. */
  function contextFrom(to: number): number {
    const least = Math.max(0, to - context);
    const border = borders[firstFrom(borders, least)] ?? to;
    return border < to ? border : least;
  }
}

/** The place of the first number that is not below it. */
function firstFrom(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
