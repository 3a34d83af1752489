// Which root each target was published at last: a journal that only grows, and a `current` that is switched at once.
import {open, readFile, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {hash} from 'node:crypto';
import type {Digest} from '../graph/value/digest.ts';
import type {PublishedRoot} from '../graph/store.ts';
import {durableFolder, syncFolder} from './durable.ts';
import {codeOf} from './store-error.ts';

export interface RootJournal {
  last(target: string): Promise<PublishedRoot | undefined>;
  append(target: string, root: PublishedRoot): Promise<void>;
}

interface Entry extends PublishedRoot {readonly seq: number}

/** The end of a journal that is read to find its last whole line; lines are a few hundred bytes. */
const tailBytes = 64 * 1024;

export function rootJournal(dir: string, tmp: () => string): RootJournal {
  return {
    async last(target) {
      const folder = join(dir, folderOf(target));
      const current = parseLine(await textAt(join(folder, 'current')));
      // A `current` that is lost or damaged: the journal was synced before it.
      const entry = current ?? lastWhole(await tailOf(join(folder, 'journal')));
      return entry && {key: entry.key, root: entry.root};
    },
    async append(target, {key, root}) {
      const folder = join(dir, folderOf(target));
      await durableFolder(folder);
      const journal = join(folder, 'journal');
      const before = await tailOf(journal);
      const line = formatLine({seq: (lastWhole(before)?.seq ?? 0) + 1, key, root});
      // A line torn by a crash must not swallow this one.
      await appendSynced(journal, before === '' || before.endsWith('\n') ? line : `\n${line}`);
      const next = tmp();
      await appendSynced(next, line);
      await rename(next, join(folder, 'current'));
      await syncFolder(folder);
    },
  };
}

/** Targets are foreign text: a readable start of safe characters, and a hash that tells them all apart. */
export function folderOf(target: string): string {
  const readable = target.toLowerCase().replaceAll(/[^0-9a-z]+/g, '-').slice(0, 40);
  return `${readable}-${hash('sha256', target, 'hex').slice(0, 32)}`.replace(/^-+/, '');
}

function formatLine({seq, key, root}: Entry): string {
  const text = JSON.stringify([seq, key, root]);
  return `${text} ${checkOf(text)}\n`;
}

function parseLine(line: string): Entry | undefined {
  const [, text, check] = /^(\[.*\]) ([0-9a-f]{8})\n?$/.exec(line) ?? [];
  if (text === undefined || check !== checkOf(text)) return undefined;
  const [seq, key, root]: readonly unknown[] = JSON.parse(text);
  if (!Number.isSafeInteger(seq) || typeof seq !== 'number' || typeof key !== 'string' || typeof root !== 'string') return undefined;
  // Brands are minted here: the check vouches that we wrote the line.
  return {seq, key: key as Digest, root: root as Digest};
}

function lastWhole(journal: string): Entry | undefined {
  for (const line of journal.split('\n').reverse()) {
    const entry = parseLine(line);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function checkOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

async function appendSynced(path: string, text: string): Promise<void> {
  await using file = await open(path, 'a', 0o644);
  await file.appendFile(text);
  await file.datasync();
}

async function textAt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}

async function tailOf(path: string): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const {size} = await file.stat();
    const length = Math.min(size, tailBytes);
    const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}
