// Remembers how far the heads of remotes were seen, so that nobody can show us an older one again.
import {open, readFile} from 'node:fs/promises';
import {durableRename} from '../durable.ts';
import {codeOf} from '../store-error.ts';
import {isCount} from './signed-record.ts';

export interface Seen {readonly seq: number; readonly leastSeq: number}

export interface SeenBook {
  of(head: string): Promise<Seen | undefined>;
  /** Never goes back. */
  note(head: string, seen: Seen): Promise<void>;
}

export interface SeenBookOptions {readonly path: string; readonly tmp: () => string}

/** A machine without memory begins a new book: then only the date of a record bounds how old it may be. */
export function seenBook({path, tmp}: SeenBookOptions): SeenBook {
  return {
    of: async (head) => (await readBook(path)).get(head),
    async note(head, {seq, leastSeq}) {
      const book = await readBook(path);
      const before = book.get(head);
      if (before !== undefined && before.seq >= seq && before.leastSeq >= leastSeq) return;
      book.set(head, {seq: Math.max(seq, before?.seq ?? 0), leastSeq: Math.max(leastSeq, before?.leastSeq ?? 0)});
      const half = tmp();
      await using file = await open(half, 'w', 0o644);
      await file.writeFile(JSON.stringify(Object.fromEntries(book)));
      await file.datasync();
      await durableRename(half, path);
    },
  };
}

/** The twin for tests. */
export function memoryBook(): SeenBook {
  const book = new Map<string, Seen>();
  return {
    of: async (head) => book.get(head),
    async note(head, {seq, leastSeq}) {
      const before = book.get(head);
      book.set(head, {seq: Math.max(seq, before?.seq ?? 0), leastSeq: Math.max(leastSeq, before?.leastSeq ?? 0)});
    },
  };
}

/** A book that is torn is a new one: it only ever made us more careful. */
async function readBook(path: string): Promise<Map<string, Seen>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Map(entries.flatMap(([head, seen]): [string, Seen][] => (isSeen(seen) ? [[head, seen]] : [])));
  } catch (cause) {
    if (cause instanceof SyntaxError || codeOf(cause) === 'ENOENT') return new Map();
    throw cause;
  }
}

function isSeen(value: unknown): value is Seen {
  return typeof value === 'object' && value !== null && 'seq' in value && isCount(value.seq) && 'leastSeq' in value && isCount(value.leastSeq);
}
