// The pins of tokenizers in `artefacts.lock`: which files a Hub id and revision stood for when they were first had.
import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {CommandFailure} from './command-failure.ts';

export interface PinPlace {readonly lock: string; readonly id: string; readonly revision: string}

const format = 'gristmill artefacts 1';

/** The digest of its files; none where nobody had it yet. */
export async function pinnedTokenizer({lock, id, revision}: PinPlace): Promise<string | undefined> {
  return (await readLock(lock)).find((entry) => isPin(entry, {id, revision}))?.['digest'];
}

/** Entries of others stay what they are. */
export async function pinTokenizer({lock, id, revision}: PinPlace, digest: string): Promise<void> {
  const others = (await readLock(lock)).filter((entry) => !isPin(entry, {id, revision}));
  const artefacts = [...others, {kind: 'tokenizer', name: id, revision, digest}].sort((a, b) => (spelled(a) < spelled(b) ? -1 : 1));
  const aside = `${lock}.part`;
  try {
    await writeFile(aside, `${JSON.stringify({format, artefacts}, null, 2)}\n`);
    await rename(aside, lock);
  } finally {
    await rm(aside, {force: true});
  }
}

type Entry = Readonly<Record<string, string>>;

function isPin(entry: Entry, {id, revision}: Pick<PinPlace, 'id' | 'revision'>): boolean {
  return entry['kind'] === 'tokenizer' && entry['name'] === id && entry['revision'] === revision;
}

function spelled({kind = '', name = '', revision = ''}: Entry): string {
  return `${kind} ${name} ${revision}`;
}

/** The file is reviewed and merged by people: what is not right is said, never overwritten. */
async function readLock(lock: string): Promise<readonly Entry[]> {
  let text: string;
  try {
    text = await readFile(lock, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
  const parsed = parse(text);
  const artefacts = isRecord(parsed) && parsed['format'] === format ? parsed['artefacts'] : undefined;
  if (Array.isArray(artefacts) && artefacts.every(isEntry)) return artefacts;
  throw new CommandFailure(`Could not read the pins in "${lock}": it is not "${format}"`, {kind: 'lock-broken', where: lock});
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function isEntry(entry: unknown): entry is Entry {
  return isRecord(entry) && typeof entry['kind'] === 'string' && typeof entry['name'] === 'string' && typeof entry['digest'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
