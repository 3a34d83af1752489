// The audit of a build: one line for everything that was taken out of a text of the dataset. By which rule, where, and a salted hash; never the value.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {auditedCodec, type Audited} from '../../../stages/clean/audited.ts';
import {readValues, rowDigests} from './read-built.ts';

export interface Audit {
  readonly bytes: Uint8Array;
  /** Findings by rule, in the order of the rules' names. */
  readonly counts: Readonly<Record<string, number>>;
}

const collections = ['audit.files', 'audit.history', 'audit.requests', 'audit.items'];

/** `undefined` for a build without rules. */
export async function auditOf(store: Store, built: Pick<Built, 'collections'>): Promise<Audit | undefined> {
  if (!built.collections.some(({name}) => collections.includes(name))) return undefined;
  const texts = new Map<string, Audited>();
  // Content of the snapshot is content of history, too: once is enough.
  for (const name of collections.filter((name) => built.collections.some((collection) => collection.name === name))) {
    for await (const text of readValues(store, await rowDigests(store, built, name), auditedCodec)) {
      texts.set(`${text.in} ${text.oid}`, text);
    }
  }
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return {bytes: Buffer.from(sorted.flatMap(linesOf).join('')), counts: countsOf(sorted)};
}

function linesOf({in: kind, oid, places}: Audited): readonly string[] {
  const where = kind === 'blob' ? 'path' : 'field';
  const id = kind === 'item' ? Buffer.from(oid, 'hex').toString('utf8') : oid;
  return places.flatMap((place) => place.redactions.map(({rule, at, length, saltedHash}) => `${JSON.stringify({rule, [kind]: id, [where]: place.where, at, length, hash: saltedHash})}\n`));
}

function countsOf(texts: readonly Audited[]): Audit['counts'] {
  const counts = new Map<string, number>();
  for (const {places} of texts) for (const {redactions} of places) for (const {rule} of redactions) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
