// The difference of two blobs as unified hunks: any bytes in, what `git diff` prints after `+++` out.
//
// Lines are compared as git compares them by default: Myers' search with git's cuts for costly files, its choice of lines worth matching,
// its sliding by indentation, its section headings. So the bytes are git's own, except
//   - past a budget of steps that takes a hundred thousand shuffled lines to reach: the rest is cut coarsely, correct but longer;
//   - where a line begins with more than a thousand bytes of white space that do not indent it;
//   - without context, where git drops the common end of both blobs before it looks at them.
import {defaultContext, type Context} from './context.ts';
import {editedLines} from './edited-lines.ts';
import {openWindow, type Window} from './open-window.ts';
import {printHunks, type Hunks} from './print-hunks.ts';
import {emptySide} from './side.ts';
import {slideGroups} from './slide-groups.ts';
import {trimEnds} from './trim-ends.ts';

export interface DiffOptions {
  /** Unchanged lines shown around a change, or the whole function that it is in; 3 lines by default. */
  readonly context?: Context;
  /** The most edits one search may take before it settles for a longer diff; grows with the root of the size by default, like git's. */
  readonly maxCost?: number;
  /** Counts the steps of the search. */
  readonly meter?: {steps: number};
}

/** Lines around the middle that the first window holds beside the context; few groups slide further. */
const firstReach = 13;

const none: Hunks = {hunks: Buffer.alloc(0), added: 0, removed: 0, hunkCount: 0};
const before = emptySide();
const after = emptySide();

export function diffLines(old: Uint8Array, young: Uint8Array, options: DiffOptions = {}): Hunks {
  const {maxCost, meter} = options;
  const functions = options.context === 'function';
  const context = typeof options.context === 'number' ? options.context : defaultContext;
  const blobs = [viewOf(old), viewOf(young)] as const;
  const middle = trimEnds(...blobs);
  if (middle.from === middle.beforeTo && middle.from === middle.afterTo) return none;
  [before.bytes, after.bytes] = blobs;
  const edited = editedLines(blobs, middle, {maxCost, meter});
  // A function may begin anywhere above.
  for (let reach = functions ? Infinity : context + firstReach; ; reach *= 8) {
    const window = openWindow(before, after, {middle, edited, reach});
    if (!slideGroups(before, after, window) || !slideGroups(after, before, window) || !contextFits(context, window)) continue;
    const hunks = printHunks({before, after, firstLine: window.firstLine, context, functions});
    before.bytes = after.bytes = none.hunks; // blobs are large: keep none of them alive
    return hunks;
  }
}

/** Whether the first and last change, wherever they slid, still have their context in the window. */
function contextFits(context: number, {top, bottom}: Window): boolean {
  let above = 0;
  while (before.changed[above] === 0 && after.changed[above] === 0) above++;
  let below = 0;
  while (before.changed[before.count - 1 - below] === 0 && after.changed[after.count - 1 - below] === 0) below++;
  return (top || above >= context) && (bottom || below >= context);
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
