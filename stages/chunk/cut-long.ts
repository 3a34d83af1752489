// Cuts what is too long for one chunk into parts: between hunks, else after a change. Nothing is left out.
import type {Stretch} from './cut-patch.ts';
import type {PatchLine} from './patch-lines.ts';

/** One part where it is short enough. A line that is longer than the limit is a part of its own. */
export function cutLong(stretches: readonly Stretch[], maxBytes: number): readonly (readonly Stretch[])[] {
  const parts: Stretch[][] = [];
  let room = 0;
  for (const stretch of stretches.flatMap((one) => cutStretch(one, maxBytes))) {
    const size = bytesOf(stretch.lines);
    const open = parts.at(-1);
    if (open === undefined || size > room) {
      parts.push([stretch]);
      room = maxBytes - size;
    } else {
      open.push(stretch);
      room -= size;
    }
  }
  return parts;
}

function cutStretch({lines, heading}: Stretch, maxBytes: number): readonly Stretch[] {
  const cut: Stretch[] = [];
  for (let from = 0; from < lines.length; ) {
    const to = endOfPart(lines, from, maxBytes);
    cut.push({lines: lines.slice(from, to), ...(from === 0 && heading !== undefined && {heading})});
    from = to;
  }
  return cut;
}

function endOfPart(lines: readonly PatchLine[], from: number, maxBytes: number): number {
  let to = from;
  for (let bytes = 0; to < lines.length; to++) {
    const {from: start, to: end} = lines[to] ?? {from: 0, to: 0};
    bytes += end - start;
    if (bytes > maxBytes && to > from) break;
  }
  if (to === lines.length) return to;
  return bestBreak(lines, from + Math.ceil((to - from) / 2), to);
}

/** In the second half, the last place between lines that stayed; without one, where the room ends. A change of a line stays whole. */
function bestBreak(lines: readonly PatchLine[], from: number, to: number): number {
  for (let at = to; at > from; at--) if (lines[at]?.sign === ' ' && lines[at - 1]?.sign !== lines[at]?.sign) return at;
  for (let at = to; at > from; at--) if (lines[at]?.sign === ' ') return at;
  for (let at = to; at > from; at--) if (lines[at]?.sign === lines[at - 1]?.sign) return at;
  return to;
}

function bytesOf(lines: readonly PatchLine[]): number {
  return (lines.at(-1)?.to ?? 0) - (lines[0]?.from ?? 0);
}
