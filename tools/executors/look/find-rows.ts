// Finds the rows that a word means: an id, the start of one, COLLECTION/ID, or the name of a shard's file.
import {digestsIn, rowsOf, type BuildSide} from '../../../graph/explain/build-side.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import type {Finished} from './finished.ts';
import {LookFailure} from './look-failure.ts';
import {nearestIds} from './nearest-ids.ts';
import {idsMeant, spellId} from './row-id.ts';
import {shardNamed} from './shard-named.ts';

export interface FoundRows {
  readonly id: string;
  /** Those that have such a row, in the order of the pipeline. */
  readonly collections: readonly string[];
}

export interface Sought {
  /** Where several builds are looked at, a row of any of them is found. */
  readonly sides: readonly BuildSide[];
  readonly word: string;
  /** The command line that asks for another word. */
  readonly again: (word: string) => string;
  /** The line that shows what there is. */
  readonly overview: string;
}

export async function findRows(finished: Finished, {sides, word, again, overview}: Sought): Promise<FoundRows> {
  const all = [...new Set(sides.flatMap(({collections}) => collections.map(({name}) => name)))];
  const slash = word.indexOf('/');
  const named = all.find((name) => name === word.slice(0, slash));
  const asked = [...(named === undefined ? [] : [{word: word.slice(slash + 1), collections: [named]}]), {word, collections: all}];
  for (const {word, collections} of asked) {
    const found = await exactly(finished, sides, {word, collections});
    if (found !== undefined) return found;
  }
  const shard = await shardNamed(finished, sides, word);
  if (shard !== undefined) return shard;
  for (const {word, collections} of asked) {
    const ids = await byItsStart(finished, sides, {word, collections});
    const [id, ...more] = ids;
    if (id === undefined) continue;
    if (more.length === 0) return {id, collections: await withRow(finished, sides, {id, collections})};
    throw new LookFailure('not-found', `Could not tell which row "${spellId(word)}" means: several start so, ${listed(ids)}`, again(spellId(id)));
  }
  const near = await nearIds(finished, sides, asked[0] ?? {word, collections: all});
  const where = sides.length > 1 ? 'either of these builds' : 'this build';
  const [nearest] = near;
  throw new LookFailure('not-found', `Could not find a row "${spellId(word)}" in ${where}${nearest === undefined ? '' : `; nearest are ${listed(near)}`}`, nearest === undefined ? overview : again(spellId(nearest)));
}

interface Asked {readonly word: string; readonly collections: readonly string[]}

async function exactly(reading: Reading, sides: readonly BuildSide[], {word, collections}: Asked): Promise<FoundRows | undefined> {
  for (const id of idsMeant(word)) {
    const having = await withRow(reading, sides, {id, collections});
    if (having.length > 0) return {id, collections: having};
  }
  return undefined;
}

async function withRow(reading: Reading, sides: readonly BuildSide[], {id, collections}: {id: string; collections: readonly string[]}): Promise<readonly string[]> {
  const having: string[] = [];
  for (const collection of collections) {
    const digests = await Promise.all(sides.map((side) => digestsIn(reading, side, {collection, ids: [id]})));
    if (digests.flat().some((digest) => digest !== undefined)) having.push(collection);
  }
  return having;
}

const mostListed = 6;
const objectName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The first collection with rows that start so decides. What looks like an object's name means one, if there is one. */
async function byItsStart(reading: Reading, sides: readonly BuildSide[], {word, collections}: Asked): Promise<readonly string[]> {
  if (word === '') return [];
  const wanted = /^[0-9a-f]{4,}$/.test(word) ? [(id: string) => objectName.test(id), () => true] : [() => true];
  for (const isWanted of wanted) {
    for (const collection of collections) {
      const ids = new Set<string>();
      for (const side of sides) for (const id of await idsUnder(reading, rowsOf(side, collection), word)) if (isWanted(id)) ids.add(id);
      if (ids.size > 0) return [...ids].sort();
    }
  }
  return [];
}

async function idsUnder({chunks}: Reading, rows: ReturnType<typeof rowsOf>, prefix: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const run of scanMap(chunks, rows, prefix)) {
    for (const {id} of run) {
      if (!id.startsWith(prefix) || ids.length > mostListed) return ids;
      ids.push(id);
    }
  }
  return ids;
}

/** Rows of the sources are what people know by name. */
async function nearIds(reading: Reading, sides: readonly BuildSide[], {word, collections}: Asked): Promise<readonly string[]> {
  const [side] = sides;
  if (side === undefined) return [];
  const sources = side.plan.operators.filter(({kind}) => kind === 'source').map(({name}) => name);
  return await nearestIds(reading, side, {word, collections: collections.length === 1 ? collections : collections.filter((name) => sources.includes(name))});
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, mostListed).map((id) => `"${spellId(id)}"`).join(', ')}${ids.length > mostListed ? ', …' : ''}`;
}
