// A text as blocks that can be compared: a line, or a fence of code with all that is in it.
import type {Line} from '../lines-outside.ts';

export interface Block {
  /** Equal for what says the same: without white space around it, ticked or not. '' is an empty line. */
  readonly key: string;
  readonly lines: readonly Line[];
}

/** What an empty fence is. */
export const emptyFence = '```';

export function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at + 1;
    if (lines[at]?.code === true) while (lines[end]?.code === true) end++;
    const own = lines.slice(at, end);
    blocks.push({key: own[0]?.code === true ? fenceKey(own) : lineKey(own[0]?.line ?? ''), lines: own});
    at = end;
  }
  return blocks;
}

export function isCheckbox(key: string): boolean {
  return /^- \[ \]/.test(key);
}

export function isFence({lines}: Block): boolean {
  return lines[0]?.code === true;
}

function lineKey(line: string): string {
  return line.trim().replace(/^[-*+] +\[[ xX]?\] */, '- [ ] ').trimEnd();
}

function fenceKey(lines: readonly Line[]): string {
  const inside = lines.slice(1, -1).map(({line}) => line.trim()).filter((line) => line !== '');
  return inside.length === 0 ? emptyFence : [emptyFence, ...inside].join('\n');
}
