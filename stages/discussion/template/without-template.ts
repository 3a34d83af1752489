// What of a text is its template: the longest common sequence of both, and whole sentences of it wherever they were moved to.
import {blocksOf, emptyFence, isCheckbox, isFence, type Block} from './blocks.ts';
import {noAnswer} from './issue-form.ts';
import type {Line} from '../lines-outside.ts';
import type {TemplateText} from './template-text.ts';

export interface Subtracted {readonly lines: readonly Line[]; readonly removed: readonly ('template' | 'checklist')[]}

/** Of several templates, the one that explains most of the text is taken for the one it was begun with. */
export function withoutTemplate(lines: readonly Line[], templates: readonly TemplateText[]): Subtracted {
  const blocks = blocksOf(lines);
  const dropped = unanswered(blocks);
  const best = templates.map((template) => ({template, ...alignment(blocks, template.blocks)})).reduce<Aligned | undefined>((most, one) => (one.score > (most?.score ?? 0) ? one : most), undefined);
  if (best !== undefined) {
    const known = new Set(best.template.blocks);
    const fenced = best.template.blocks.some((key) => key.startsWith(emptyFence));
    for (const [at, block] of blocks.entries()) if (best.matched.has(at) || (isSentence(block.key) && known.has(block.key)) || (fenced && block.key === emptyFence)) dropped.add(at);
  }
  const removed = new Set([...dropped].map((at) => (isCheckbox(blocks[at]?.key ?? '') ? 'checklist' as const : 'template' as const)));
  return {lines: dropped.size === 0 ? lines : blocks.flatMap((block, at) => (dropped.has(at) ? [] : block.lines)), removed: [...removed]};
}

interface Aligned {readonly template: TemplateText; readonly score: number; readonly matched: ReadonlySet<number>}

/** Beyond so many pairs of lines only sentences are looked for. */
const mostPairs = 1 << 22;

/** Weighed by length: one sentence says more than three rules. */
function alignment(blocks: readonly Block[], template: readonly string[]): Pick<Aligned, 'score' | 'matched'> {
  const [asked, written] = [new Set(template), new Set(blocks.map(({key}) => key))];
  const ours = blocks.flatMap(({key}, at) => (key !== '' && asked.has(key) ? [{key, at}] : []));
  const theirs = template.filter((key) => written.has(key));
  if (!ours.some(({key}) => hasWords(key))) return {score: 0, matched: new Set()};
  if (ours.length * theirs.length > mostPairs) return {score: ours.filter(({key}) => isSentence(key)).reduce((sum, {key}) => sum + key.length, 0), matched: new Set()};
  const width = theirs.length + 1;
  const table = new Float64Array((ours.length + 1) * width);
  for (let row = ours.length - 1; row >= 0; row--) {
    const key = ours[row]?.key ?? '';
    for (let column = theirs.length - 1; column >= 0; column--) {
      const here = row * width + column;
      const without = Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
      table[here] = theirs[column] === key ? Math.max(without, (table[here + width + 1] ?? 0) + key.length) : without;
    }
  }
  const matched = new Set<number>();
  for (let [row, column] = [0, 0]; row < ours.length && column < theirs.length; ) {
    const [one, here] = [ours[row], row * width + column];
    if (one !== undefined && theirs[column] === one.key && table[here] === (table[here + width + 1] ?? 0) + one.key.length) {
      matched.add(one.at);
      row++;
      column++;
    } else if (table[here] === table[here + width]) row++;
    else column++;
  }
  return {score: table[0] ?? 0, matched};
}

/** Headings of a form that nobody answered, whatever form it was: no person writes these words. */
function unanswered(blocks: readonly Block[]): Set<number> {
  const found = new Set<number>();
  let above = -1;
  for (const [at, {key}] of blocks.entries()) {
    const heading = blocks[above];
    if (key === noAnswer && heading !== undefined && !isFence(heading) && heading.key.startsWith('### ')) found.add(above).add(at);
    if (key !== '') above = at;
  }
  return found;
}

function hasWords(key: string): boolean {
  return key.length >= 6 && /\p{L}{3}/u.test(key);
}

/** Nobody writes it by chance. */
function isSentence(key: string): boolean {
  return key.length >= 20 && /\p{L}{3}/u.test(key);
}
