// Which keys of a configuration, or sections of a page, changed lines are in.
import {qualified} from '../parse/outline/surface.ts';
import type {Stretch} from './cut-patch.ts';
import type {OpenSide} from './open-side.ts';

const kinds: ReadonlySet<string> = new Set(['key', 'table', 'item', 'section']);

/** Of lines of a patch: each path once, in their order, from the outside in. */
export function keySeeker({before, after}: {readonly before: OpenSide; readonly after: OpenSide}): (stretches: readonly Stretch[]) => readonly (readonly string[])[] {
  const seekers = {before: innermost(before), after: innermost(after)};
  return (stretches) => {
    const found = new Map<string, readonly string[]>();
    for (const {sign, before: old, after: now} of stretches.flatMap(({lines}) => lines)) {
      if (sign === ' ') continue;
      const path = sign === '-' ? seekers.before(old) : seekers.after(now);
      if (path !== undefined) found.set(JSON.stringify(path), path);
    }
    return [...found.values()];
  };
}

/** Of a line, the innermost key it is in, as a whole path. */
function innermost({outline: {declarations}, table}: OpenSide): (line: number) => readonly string[] | undefined {
  if (!declarations.some(({kind}) => kinds.has(kind))) return () => undefined;
  const owners = new Int32Array(table.count + 2).fill(-1);
  // What is declared inside comes later in the list, so the innermost stays.
  for (const [index, {kind, line, lastLine}] of declarations.entries()) if (kinds.has(kind)) owners.fill(index, line, lastLine + 1);
  return (line) => {
    const index = owners[line] ?? -1;
    return index === -1 ? undefined : qualified(declarations, index);
  };
}
