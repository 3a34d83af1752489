// Packs sequences into windows: the longest first, each into the fullest window that still has room for it. A pure function of their lengths.

/** The sequences of each window, by their places among the lengths. Windows stand in the order of their first sequences, and sequences in a window in their own. */
export function bestFit(lengths: readonly number[], window: number): readonly (readonly number[])[] {
  const windows: number[][] = [];
  const open = openWindows(window);
  // A sort of equals keeps their order, so equal lengths are packed in the same way everywhere.
  for (const at of lengths.keys().toArray().sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0))) {
    const length = lengths[at] ?? 0;
    if (length > window) throw new RangeError(`A sequence of ${length} tokens does not fit a window of ${window}`);
    const fullest = open.take(length);
    const chosen = fullest ?? {window: windows.push([]) - 1, room: window};
    windows[chosen.window]?.push(at);
    open.put(chosen.window, chosen.room - length);
  }
  for (const members of windows) members.sort((a, b) => a - b);
  return windows.sort(([a = 0], [b = 0]) => a - b);
}

interface OpenWindow {readonly window: number; readonly room: number}

interface OpenWindows {
  put(window: number, room: number): void;
  /** Takes out one with the least room that is enough. */
  take(length: number): OpenWindow | undefined;
}

/** By the room they have, under a tree that says where there are any: finding one takes as many steps as a window's size has binary digits. */
function openWindows(most: number): OpenWindows {
  const leaves = 2 ** (32 - Math.clz32(most));
  const counts = new Uint32Array(leaves * 2);
  const withRoom = new Map<number, number[]>();
  return {
    put(window, room) {
      const found = withRoom.get(room);
      if (found === undefined) withRoom.set(room, [window]);
      else found.push(window);
      add(room, 1);
    },
    take(length) {
      const room = leastFrom(length);
      const window = room === undefined ? undefined : withRoom.get(room)?.pop();
      if (room === undefined || window === undefined) return undefined;
      add(room, -1);
      return {window, room};
    },
  };

  function add(room: number, change: 1 | -1): void {
    for (let node = leaves + room; node >= 1; node >>= 1) counts[node] = (counts[node] ?? 0) + change;
  }

  function leastFrom(length: number): number | undefined {
    let node = leaves + length;
    if ((counts[node] ?? 0) > 0) return length;
    // Up to the first right neighbour that has any, and down again to its least.
    while (node > 1 && ((node & 1) === 1 || (counts[node + 1] ?? 0) === 0)) node >>= 1;
    if (node <= 1) return undefined;
    for (node += 1; node < leaves; ) node = (counts[node * 2] ?? 0) > 0 ? node * 2 : node * 2 + 1;
    return node - leaves;
  }
}
