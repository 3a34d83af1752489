// Windows that slide over a stream by a stride, as index arithmetic: no token is written again, and no window of before moves when the stream grows.
import type {TokenWindow, WindowRules} from './window-rules.ts';

/** Every window has a whole context and something to predict; the targets of the last ones may end with the stream. */
export function slidingCount(length: number, {context, stride}: WindowRules): number {
  return Math.max(0, Math.ceil((length - context) / stride));
}

/** The seeds' `create_context_target_pairs`. */
export function slidingWindow(length: number, {context, target, stride}: WindowRules, at: number): TokenWindow {
  const from = at * stride;
  const border = from + context;
  return {context: {from, to: border}, target: {from: border, to: Math.min(length, border + target)}};
}

export interface WindowCost {
  readonly windows: number;
  /** How often a model reads a token of the stream, padding included, for each one that it would read if they stood side by side. */
  readonly forward: number;
  /** How often a token is predicted. */
  readonly trained: number;
}

export function slidingCost(length: number, rules: WindowRules): WindowCost {
  const windows = slidingCount(length, rules);
  // Of the last windows, those whose targets are short.
  let missing = 0;
  for (let at = windows - 1; at >= 0; at--) {
    const {target} = slidingWindow(length, rules, at);
    const own = rules.target - (target.to - target.from);
    if (own === 0) break;
    missing += own;
  }
  return {windows, forward: length === 0 ? 0 : (windows * (rules.context + rules.target)) / length, trained: length === 0 ? 0 : (windows * rules.target - missing) / length};
}
