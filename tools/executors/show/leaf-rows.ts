// Which rows the leaves of a sample belong to: a leaf is a row's value, or what a row links to.
import {originsIn, digestsIn, type BuildSide, type RowName} from '../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../graph/operators/settle.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import {inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {linksIn} from '../../../graph/value/wire.ts';
import {addressesBehind} from '../look/readable.ts';

/** Documents are made of rows that lie at most so many steps back. */
const steps = 2;

/** Rows by the digest of their value, by what they link to, and by the foreign address that leads to. A row whose value it is comes before one that links to it. */
export async function leafRows(reading: Reading, side: BuildSide, row: RowName): Promise<ReadonlyMap<Digest, RowName>> {
  const [own, linking] = [new Map<Digest, RowName>(), new Map<Digest, RowName>()];
  let rows: readonly RowName[] = [row];
  for (let step = 0; step < steps; step++) {
    const next = new Map<string, RowName>();
    for (const one of rows) {
      for (const {collection, id} of await originsIn(reading, side, one)) if (id !== undefined) next.set(JSON.stringify([collection, id]), {collection, id});
    }
    rows = [...next.values()];
    for (const {row, digest, links} of await linksOf(reading, side, rows)) {
      own.set(digest, row);
      for (const name of links.flatMap((link) => [link, ...addressesBehind(link)])) if (!linking.has(name)) linking.set(name, row);
    }
  }
  return new Map([...linking, ...own]);
}

interface Linking {readonly row: RowName; readonly digest: Digest; readonly links: readonly Digest[]}

async function linksOf(reading: Reading, side: BuildSide, rows: readonly RowName[]): Promise<readonly Linking[]> {
  const found: Linking[] = [];
  for (const collection of new Set(rows.map((row) => row.collection))) {
    const ids = rows.filter((row) => row.collection === collection).map(({id}) => id).sort(byCodeUnit);
    const digests = await digestsIn(reading, side, {collection, ids});
    const stored = digests.flatMap((digest) => (digest !== undefined && isStored(digest) ? [digest] : []));
    const wires = new Map((await reading.store.read(stored)).map((wire, at) => [stored[at], wire]));
    for (const [at, digest] of digests.entries()) {
      const id = ids[at];
      if (digest === undefined || id === undefined || stubOf(digest) !== undefined) continue;
      const wire = inlineBytes(digest) ?? wires.get(digest);
      found.push({row: {collection, id}, digest, links: wire === undefined ? [] : linksIn(wire)});
    }
  }
  return found;
}
