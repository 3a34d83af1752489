// Which rows the leaves of a sample belong to: a leaf is a row's value, or what a row links to.
import {originsIn, digestsIn, type BuildSide, type RowName} from '../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import {inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {linksIn} from '../../../graph/value/wire.ts';
import {addressesBehind} from '../look/readable.ts';

/** Samples are grouped and lose their copies after they are made, so what they are made of lies up to so many steps back. */
const steps = 8;
/** A row that is made of everything leads to nothing in particular. */
const mostRows = 50_000;

export interface LeavesAsked {
  readonly leaves: Iterable<Digest>;
  /** Which rows say where a leaf is from. Default: any that leads to it. */
  readonly says?: (leaf: Digest, row: RowName) => boolean;
}

/**
 * By the leaf, the rows whose value it is before those that link to it or to what it is read from. Goes back until each leaf has one, and no
 * further: a leaf that none is found of is missing.
 */
export async function leafRows(reading: Reading, side: BuildSide, row: RowName, {leaves, says = () => true}: LeavesAsked): Promise<ReadonlyMap<Digest, readonly RowName[]>> {
  const names = new Map<Digest, Digest[]>();
  const missing = new Set(leaves);
  for (const leaf of missing) for (const name of [leaf, ...addressesBehind(leaf)]) names.set(name, [...(names.get(name) ?? []), leaf]);
  const found = new Map<Digest, {readonly own: RowName[]; readonly linking: RowName[]}>();
  const seen = new Set([nameOf(row)]);
  let rows: readonly RowName[] = [row];
  for (let step = 0; step < steps && missing.size > 0 && rows.length > 0; step++) {
    rows = await originsOf(reading, side, {rows, seen});
    for (const {row, digest, links} of await linksOf(reading, side, rows)) {
      const linked = new Set(links.flatMap((link) => [link, ...addressesBehind(link)]));
      linked.delete(digest);
      note('own', digest, row);
      for (const name of linked) note('linking', name, row);
    }
  }
  return new Map([...found].map(([leaf, {own, linking}]) => [leaf, [...own, ...linking]]));

  function note(how: 'own' | 'linking', name: Digest, row: RowName): void {
    for (const leaf of names.get(name) ?? []) {
      if (!says(leaf, row)) continue;
      const known = found.get(leaf) ?? {own: [], linking: []};
      known[how].push(row);
      found.set(leaf, known);
      missing.delete(leaf);
    }
  }
}

async function originsOf(reading: Reading, side: BuildSide, {rows, seen}: {readonly rows: readonly RowName[]; readonly seen: Set<string>}): Promise<readonly RowName[]> {
  const next: RowName[] = [];
  for (const one of rows) {
    for (const {collection, id} of await originsIn(reading, side, one)) {
      if (id === undefined || seen.size > mostRows || seen.has(nameOf({collection, id}))) continue;
      seen.add(nameOf({collection, id}));
      next.push({collection, id});
    }
  }
  return next;
}

function nameOf({collection, id}: RowName): string {
  return JSON.stringify([collection, id]);
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
