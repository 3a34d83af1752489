// What a disk may hold after a power cut: all that was synced, and of the rest whatever the disk liked.
import type {Deed, DiskLog, Node} from './disk-log.ts';
import type {Random} from '../graph/rig/random.ts';

/** How much of what was not synced is lost. */
export const cuts = ['nothing lost', 'all lost', 'contents lost', 'names lost', 'some lost', 'torn'] as const;
export type Cut = (typeof cuts)[number];

export interface CrashState {
  /** Files by path below the root; `undefined` for a folder. */
  readonly files: ReadonlyMap<string, Buffer | undefined>;
  readonly said: readonly string[];
}

/** What drives write at once, and so what is torn. */
const block = 512;

/** The moments at which something begins or ends: between them nothing changes. */
export function momentsOf({deeds}: DiskLog): readonly number[] {
  return [...new Set(deeds.flatMap(({start, end}) => [start, end]))].filter(Number.isFinite).sort((a, b) => a - b);
}

export function crashState(log: DiskLog, moment: number, {cut, dice}: {cut: Cut; dice: Random}): CrashState {
  const synced = syncedBy(log, moment);
  const names = new Map<Node, Map<string, Node>>();
  const contents = new Map<Node, Buffer>();
  const said: string[] = [];
  for (const deed of log.deeds) {
    if (deed.start > moment) break;
    const lasts = isForced(deed, moment, synced);
    if (deed.kind === 'said') said.push(deed.line);
    if (deed.kind === 'said' || deed.kind === 'sync' || (!lasts && isLost(deed, cut, dice))) continue;
    if (deed.kind === 'names') {
      for (const {folder, name, node} of deed.changes) {
        const inside = names.get(folder) ?? new Map<string, Node>();
        names.set(folder, inside);
        if (node === undefined) inside.delete(name);
        else inside.set(name, node);
      }
      continue;
    }
    const before = contents.get(deed.node) ?? Buffer.alloc(0);
    contents.set(deed.node, deed.kind === 'size' ? sized(before, deed.size) : written(before, deed, !lasts && cut === 'torn' ? dice : undefined));
  }
  return {files: tree(log, names, contents), said};
}

/** For every node the beginning of the last sync that had ended. */
function syncedBy({deeds}: DiskLog, moment: number): ReadonlyMap<Node, number> {
  const synced = new Map<Node, number>();
  for (const deed of deeds) if (deed.kind === 'sync' && deed.end <= moment) synced.set(deed.node, Math.max(deed.start, synced.get(deed.node) ?? -1));
  return synced;
}

function isForced(deed: Deed, moment: number, synced: ReadonlyMap<Node, number>): boolean {
  if (deed.kind === 'write' && deed.through && deed.end <= moment) return true;
  // A new name and the loss of the old one are one thing on any disk with a journal; either folder's sync makes both last.
  const nodes = deed.kind === 'names' ? deed.changes.map(({folder}) => folder) : deed.kind === 'write' || deed.kind === 'size' ? [deed.node] : [];
  return nodes.some((node) => deed.end < (synced.get(node) ?? -1));
}

function isLost(deed: Deed, cut: Cut, dice: Random): boolean {
  switch (cut) {
    case 'nothing lost':
      return false;
    case 'all lost':
      return true;
    case 'contents lost':
      return deed.kind === 'write';
    case 'names lost':
      return deed.kind === 'names';
    case 'some lost':
      return dice.chance(2);
    case 'torn':
      return dice.chance(5);
    default:
      return cut satisfies never;
  }
}

function sized(bytes: Buffer, size: number): Buffer {
  return size <= bytes.length ? bytes.subarray(0, size) : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}

/** Torn: each block arrives, or stays as it was, or is noise where nothing was before. */
function written(before: Buffer, {at, bytes}: {readonly at: number; readonly bytes: Buffer}, dice: Random | undefined): Buffer {
  const after = Buffer.from(sized(before, Math.max(before.length, at + bytes.length)));
  for (let from = at; from < at + bytes.length; ) {
    const to = Math.min(at + bytes.length, from - (from % block) + block);
    const fate = dice?.int(4) ?? 3;
    if (fate > 0) bytes.copy(after, from, from - at, to - at);
    else if (dice?.chance(4) && from >= before.length) for (let byte = from; byte < to; byte++) after[byte] = dice.int(256);
    from = to;
  }
  // The last blocks may not even have made the file longer.
  return dice?.chance(4) ? after.subarray(0, Math.max(before.length, after.length - dice.int(bytes.length + 1))) : after;
}

function tree({root, folders}: DiskLog, names: ReadonlyMap<Node, ReadonlyMap<string, Node>>, contents: ReadonlyMap<Node, Buffer>): ReadonlyMap<string, Buffer | undefined> {
  const files = new Map<string, Buffer | undefined>();
  function walk(folder: Node, path: string): void {
    for (const [name, node] of names.get(folder) ?? []) {
      const below = path === '' ? name : `${path}/${name}`;
      files.set(below, folders.has(node) ? undefined : (contents.get(node) ?? Buffer.alloc(0)));
      if (folders.has(node)) walk(node, below);
    }
  }
  walk(root, '');
  return files;
}
