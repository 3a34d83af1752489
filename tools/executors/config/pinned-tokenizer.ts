// The pins of tokenizers in `artefacts.lock`: which files a Hub id and revision stood for when they were first had.
import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {canonical, type Params} from '../../../graph/value/params.ts';
import {CommandFailure} from './command-failure.ts';

export interface PinPlace {readonly lock: string; readonly id: string; readonly revision: string}

const format = 'gristmill artefacts 1';

/** The digest of its files; none where nobody had it yet. */
export async function pinnedTokenizer(place: PinPlace): Promise<string | undefined> {
  const artefacts = await readLock(place.lock);
  const pin = Object.hasOwn(artefacts, nameOf(place)) ? artefacts[nameOf(place)] : undefined;
  return pin?.kind === 'tokenizer' ? pin.digest : undefined;
}

/** Entries of others stay what they are. Names in order, a line a member: one spelling, made to be reviewed. */
export async function pinTokenizer(place: PinPlace, digest: string): Promise<void> {
  const {lock, id, revision} = place;
  const artefacts = {...(await readLock(lock)), [nameOf(place)]: {kind: 'tokenizer', digest, hub: id, revision}};
  const text = `${JSON.stringify(JSON.parse(canonical({format, artefacts})), null, 2)}\n`;
  const aside = `${lock}.part`;
  try {
    await writeFile(aside, text);
    await rename(aside, lock);
  } finally {
    await rm(aside, {force: true});
  }
}

/** As far as we look into one. */
type Entry = {readonly kind: string; readonly digest: string; readonly [member: string]: Params};

function nameOf({id, revision}: PinPlace): string {
  return `${id}@${revision}`;
}

/** The file is reviewed and merged by people: what is not right is said, never overwritten. */
async function readLock(lock: string): Promise<Readonly<Record<string, Entry>>> {
  let text: string;
  try {
    text = await readFile(lock, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw cause;
  }
  const parsed = parse(text);
  const artefacts = isRecord(parsed) && parsed['format'] === format ? parsed['artefacts'] : undefined;
  if (areEntries(artefacts)) return artefacts;
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

function areEntries(value: unknown): value is Readonly<Record<string, Entry>> {
  return isRecord(value) && Object.values(value).every((entry) => isRecord(entry) && typeof entry['kind'] === 'string' && typeof entry['digest'] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
