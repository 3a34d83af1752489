// The new side of unified hunks: for each, its lines after the change, and which of them changed.
import type {CodeStretch} from './structural-chunk.ts';

export function hunkCode(hunks: string): readonly (readonly CodeStretch[])[] {
  const all: {text: string; changed: boolean}[][] = [];
  let side = '';
  for (const line of hunks.split('\n').slice(0, -1)) {
    const hunk = all.at(-1);
    const [sign, text] = [line.charAt(0), line.slice(1)];
    if (sign === '@') all.push([]);
    else if (sign === '\\') takeEnd(side === '-' ? undefined : hunk?.at(-1));
    else if (sign !== '-' && hunk !== undefined) add(hunk, {text: `${text}\n`, changed: sign === '+'});
    // A line that says no newline follows is about the line before it.
    if (sign !== '\\') side = sign;
  }
  return all;
}

function takeEnd(stretch: {text: string} | undefined): void {
  if (stretch !== undefined) stretch.text = stretch.text.slice(0, -1);
}

function add(hunk: {text: string; changed: boolean}[], {text, changed}: CodeStretch): void {
  const last = hunk.at(-1);
  if (last?.changed === changed) last.text += text;
  else hunk.push({text, changed});
}
