// What all lines of a log of pages come to, remembered beside it: a build with nothing to do asks how long the log is, and reads none of it.
import {hash} from 'node:crypto';
import {open, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';
import type {LogDigest, LogLine} from '../../../stages/source/github/page.ts';

/** Enough to have the last lines, each of which names a page by its content. */
const tailBytes = 4096;

/**
 * Why it is right: a log only grows, so one of the same length that ends alike is the same one; whoever finds another reads it whole, and
 * then writes down what it came to. A note that is torn, or of another log, is none.
 */
interface Note {
  readonly size: number;
  readonly tail: string;
  readonly length: number;
  /** By name: readers put different things of a line together. */
  readonly digests: Readonly<Record<string, string>>;
}

export async function logDigest(dir: string, {name, of, lines}: {readonly name: string; readonly of: (lines: readonly LogLine[]) => string; readonly lines: () => Promise<readonly LogLine[]>}): Promise<LogDigest> {
  const end = await endOf(join(dir, 'log'));
  const path = join(dir, 'digests');
  const note = await noteAt(path);
  const fits = note !== undefined && end !== undefined && note.size === end.size && note.tail === end.tail;
  const known = fits ? note.digests[name] : undefined;
  if (fits && known !== undefined) return {length: note.length, digest: known};
  const all = await lines();
  const digest = of(all);
  // Somebody may have added to it meanwhile: what was read is then no log of that end.
  const after = await endOf(join(dir, 'log'));
  if (end !== undefined && after?.size === end.size) await write({dir, path}, {...end, length: all.length, digests: {...(fits ? note.digests : {}), [name]: digest}});
  return {length: all.length, digest};
}

async function endOf(path: string): Promise<Pick<Note, 'size' | 'tail'> | undefined> {
  try {
    await using file = await open(path);
    const {size} = await file.stat();
    const {buffer, bytesRead} = await file.read(Buffer.alloc(Math.min(size, tailBytes)), 0, Math.min(size, tailBytes), Math.max(0, size - tailBytes));
    return {size, tail: hash('sha256', buffer.subarray(0, bytesRead), 'hex')};
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

async function noteAt(path: string): Promise<Note | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isNote(note) ? note : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError || codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

function isNote(note: unknown): note is Note {
  return typeof note === 'object' && note !== null && 'size' in note && 'tail' in note && 'length' in note && Number.isSafeInteger(note.length) && 'digests' in note && typeof note.digests === 'object' && note.digests !== null;
}

/** A disk that takes nothing makes the next build read again. */
async function write({dir, path}: {readonly dir: string; readonly path: string}, note: Note): Promise<void> {
  const half = tmpFile(dir, 'digests');
  try {
    await writeFile(half, JSON.stringify(note));
    await rename(half, path);
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    return;
  }
}
