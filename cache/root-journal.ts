// Which root each target was published at last: a journal that only grows, and a `current` that is switched at once.
import {open, rename} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {hash} from 'node:crypto';
import type {PublishedRoot} from '../graph/store.ts';
import {durableFolder, syncFolder} from './durable.ts';
import {floorsIn} from './root-floors.ts';
import {rootHistory, type KeptRoot} from './root-history.ts';
import {formatLine, parseLine, type RootLine} from './root-line.ts';
import {codeOf} from './store-error.ts';
import {appendSynced, textAt} from './synced-text.ts';

export interface RootJournal {
  last(target: string): Promise<PublishedRoot | undefined>;
  append(target: string, root: PublishedRoot): Promise<void>;
  /** The roots that sweeps have left, newest first. */
  history(target: string): Promise<readonly KeptRoot[]>;
}

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
      // Numbers only grow, whichever of the files was lost: a root that counts must never pass for one that a sweep dropped.
      const current = parseLine(await textAt(join(folder, 'current')));
      const seq = Math.max(lastWhole(before)?.seq ?? 0, current?.seq ?? 0, ...(await floorsIn(folder)).map((floor) => floor.seq)) + 1;
      const line = formatLine({seq, key, root});
      // Whoever made the folders may have died before their names were on the disk; where a journal has a line, they are.
      if (before === '') for (const made of [folder, dir]) await syncFolder(dirname(made));
      // A line torn by a crash must not swallow this one.
      await appendSynced(journal, before === '' || before.endsWith('\n') ? line : `\n${line}`);
      const next = tmp();
      await appendSynced(next, line);
      await rename(next, join(folder, 'current'));
      await syncFolder(folder);
    },
    history: (target) => rootHistory(join(dir, folderOf(target))),
  };
}

/** Targets are foreign text: a readable start of safe characters, and a hash that tells them all apart. */
export function folderOf(target: string): string {
  const readable = target.toLowerCase().replaceAll(/[^0-9a-z]+/g, '-').slice(0, 40);
  return `${readable}-${hash('sha256', target, 'hex').slice(0, 32)}`.replace(/^-+/, '');
}

function lastWhole(journal: string): RootLine | undefined {
  for (const line of journal.split('\n').reverse()) {
    const entry = parseLine(line);
    if (entry !== undefined) return entry;
  }
  return undefined;
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
