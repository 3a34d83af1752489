// Writes the lines of a merge that are shown as combined hunks, as git prints them.
import {beginsName} from '../diff/section-heading.ts';
import type {Slot} from './combine-texts.ts';

export interface CombinedPage {readonly lines: readonly Buffer[]; readonly slots: readonly Slot[]; readonly parents: number}

export function printCombined({lines, slots, parents}: CombinedPage): Buffer {
  const places = placesOf(slots, parents);
  const printed: Buffer[] = [];
  let heading: Buffer | undefined;
  for (let from = 0; from < slots.length;) {
    if (slots[from]?.shown !== true) {
      const line = lines[from];
      if (line !== undefined && beginsName(line[0] ?? 0)) heading = line;
      from++;
      continue;
    }
    let end = from;
    while (end < slots.length && slots[end]?.shown === true) end++;
    const marks = '@'.repeat(parents + 1);
    const ranges = Array.from({length: parents}, (_, parent) => ` -${places[parent]?.[from]},${(places[parent]?.[end] ?? 0) - (places[parent]?.[from] ?? 0)}`);
    printed.push(Buffer.from(`${marks}${ranges.join('')} +${from + 1},${Math.min(end, lines.length) - from} ${marks}`), headed(heading), lineEnd);
    for (let at = from; at < end; at++) {
      const {added, lost, bare} = slots[at] ?? nowhere;
      if (!bare) for (const {line, parents: of} of lost) printed.push(signs(of, parents, '-'), line, lineEnd);
      const line = lines[at];
      if (line !== undefined) printed.push(signs(added, parents, '+'), line, lineEnd);
    }
    from = end;
    heading = undefined; // git looks no further up than the hunk before
  }
  return Buffer.concat(printed);
}

const lineEnd = Buffer.from('\n');
const nowhere: Pick<Slot, 'added' | 'lost' | 'bare'> = {added: 0, lost: [], bare: false};

function signs(of: number, parents: number, sign: string): Buffer {
  return Buffer.from(Array.from({length: parents}, (_, parent) => ((of & (1 << parent)) === 0 ? ' ' : sign)).join(''));
}

/** The line of each parent that faces each place, counted from one, and behind the end. */
function placesOf(slots: readonly Slot[], parents: number): readonly (readonly number[])[] {
  return Array.from({length: parents}, (_, parent) => {
    const bit = 1 << parent;
    let line = 1;
    const places: number[] = [];
    for (const [at, {added, lost}] of slots.entries()) {
      places.push(line);
      line += lost.filter((one) => (one.parents & bit) !== 0).length + (at < slots.length - 1 && (added & bit) === 0 ? 1 : 0);
    }
    return [...places, line];
  });
}

/** Git shows less of it here than of other headings. */
function headed(heading: Buffer | undefined): Buffer {
  let end = 0;
  for (let at = 0; at < Math.min(40, heading?.length ?? 0); at++) if (![0x20, 0x09, 0x0d].includes(heading?.[at] ?? 0)) end = at;
  return heading === undefined || end === 0 ? Buffer.of() : Buffer.concat([Buffer.from(' '), heading.subarray(0, end)]);
}
