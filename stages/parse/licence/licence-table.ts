// The licences that SPDX lists: their ids, and what tells their texts. Read once, when first asked for.
import {readFileSync} from 'node:fs';

export interface LicenceText {
  readonly id: string;
  /** How many word runs the text has, and so many of them, the least, are kept: all of a short text's. */
  readonly runs: number;
  readonly least: Uint32Array;
}

export interface LicenceTable {
  /** An id in any case as the list spells it. */
  id(spelled: string): string | undefined;
  readonly ids: readonly string[];
  readonly texts: readonly LicenceText[];
  /** The texts that keep a run, by their place in `texts`. */
  having(run: number): readonly number[];
}

let table: LicenceTable | undefined;

export function licenceTable(): LicenceTable {
  table ??= build();
  return table;
}

/** As licence-data.ts writes it. Half a megabyte: most builds ask for none of it. */
interface LicenceData {
  readonly ids: readonly string[];
  readonly texts: readonly {readonly id: string; readonly runs: number; readonly least: string}[];
}

function build(): LicenceTable {
  const data: LicenceData = JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'));
  const ids = new Map(data.ids.map((id) => [id.toLowerCase(), id]));
  const texts = data.texts.map(({id, runs, least}): LicenceText => {
    const bytes = Buffer.from(least, 'base64');
    return {id, runs, least: new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))};
  });
  let index: Map<number, number[]> | undefined;
  return {
    id: (spelled) => ids.get(spelled.toLowerCase()),
    ids: data.ids,
    texts,
    having(run) {
      index ??= indexOf(texts);
      return index.get(run) ?? [];
    },
  };
}

function indexOf(texts: readonly LicenceText[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const [at, {least}] of texts.entries()) {
    for (const run of least) {
      const having = index.get(run);
      if (having === undefined) index.set(run, [at]);
      else having.push(at);
    }
  }
  return index;
}
