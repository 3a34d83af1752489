// Which lines of a merge are worth showing: those around which the result is not one parent's own, with some context.
import type {Slot} from './combine-texts.ts';

/** `all` has a bit for each parent. */
export function showRuns(slots: readonly Slot[], all: number, context: number): void {
  for (const slot of slots) slot.shown = slot.added !== 0 || slot.lost.length > 0;
  let from = next(slots, 0, true);
  while (from < slots.length) {
    const to = runEnd(slots, from, context);
    if (!isOwn(slots.slice(from, to), all)) for (const slot of slots.slice(from, to)) slot.shown = false;
    from = next(slots, to, true);
  }
  giveContext(slots, context);
}

/** A run goes on over a gap that is no longer than the context. */
function runEnd(slots: readonly Slot[], from: number, context: number): number {
  for (let end = next(slots, from, false); ; end = next(slots, end, false)) {
    const further = Math.min(tail(slots, from, end) + context, slots.length);
    let reached = further - 1;
    while (reached >= end && slots[reached]?.shown !== true) reached--;
    if (reached < end) return end;
    end = reached;
  }
}

/** Where every line differs from the same parents, the result is the others' text; where it differs from all of them, it is its own. */
function isOwn(run: readonly Slot[], all: number): boolean {
  const sets = new Set(run.flatMap(({added, lost}) => [...(added === 0 ? [] : [added]), ...lost.map(({parents}) => parents)]));
  return sets.size > 1 || sets.has(all);
}

function giveContext(slots: readonly Slot[], context: number): void {
  let from = next(slots, 0, true);
  while (from < slots.length) {
    for (let at = Math.max(0, from - context); at < from; at++) paint(slots[at], true);
    for (;;) {
      const end = next(slots, from, false);
      if (end >= slots.length) return;
      const following = next(slots, end, true);
      const edge = tail(slots, from, end);
      if (following >= edge + context) {
        for (let at = edge; at < Math.min(edge + context, slots.length); at++) paint(slots[at], false);
        from = following;
        break;
      }
      for (let at = edge; at < following; at++) paint(slots[at], false);
      from = following;
    }
  }
}

function paint(slot: Slot | undefined, before: boolean): void {
  if (slot === undefined) return;
  if (before && !slot.shown) slot.bare = true;
  slot.shown = true;
}

/** The last line of a run is context itself where only something in front of it was lost. */
function tail(slots: readonly Slot[], from: number, end: number): number {
  return from + 1 <= end && slots[end - 1]?.added === 0 ? end - 1 : end;
}

function next(slots: readonly Slot[], from: number, shown: boolean): number {
  let at = from;
  while (at < slots.length && slots[at]?.shown !== shown) at++;
  return at;
}
