// Finds the comments above a declaration that document it, and the attributes that stand before it.
import type {DocRule} from '../language.ts';
import type {Place} from '../outline.ts';

/** Attributes at the end of the list that only space and comments part from `from`. They are taken off the list. */
export function takeAttributes(pending: Place[], from: number, text: string): Place[] {
  const taken: Place[] = [];
  let next = from;
  for (let last = pending.at(-1); last !== undefined; last = pending.at(-1)) {
    if (last.from < from && !onlySpace(text.slice(last.to, next))) break;
    taken.unshift(last);
    pending.pop();
    next = Math.min(next, last.from);
  }
  pending.length = 0;
  return taken;
}

/** Space and a line's end; more than anybody indents by. */
const widestGap = 500;

/** Comments in their order, those above `from` at the end. */
export function docAbove(comments: readonly Place[], from: number, {text, rule}: {readonly text: string; readonly rule: DocRule}): Place | undefined {
  let next = from;
  let found: Place | undefined;
  for (let at = comments.length - 1; at >= 0; at--) {
    const comment = comments[at];
    if (comment === undefined || comment.to > next) continue;
    if (next - comment.to > widestGap) break;
    const gap = text.slice(comment.to, next);
    const lines = gap.split('\n').length - 1 + (text[comment.to - 1] === '\n' ? 1 : 0);
    if (gap.trim() !== '' || lines > 1 || !startsItsLine(text, comment.from)) break;
    if (rule.comment !== undefined && !rule.comment.test(text.slice(comment.from, comment.from + 8))) break;
    found = {from: comment.from, to: found?.to ?? endOf(text, comment)};
    next = comment.from;
  }
  return found;
}

function endOf(text: string, {to}: Place): number {
  return text[to - 1] === '\n' ? to - 1 : to;
}

function startsItsLine(text: string, from: number): boolean {
  let at = from;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n';
}

const longestGap = 4000;

function onlySpace(gap: string): boolean {
  return gap.trim() === '' || (gap.length < longestGap && /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/|#(?!\[)[^\n]*\n)*$/.test(gap));
}
