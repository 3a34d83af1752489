// One of several machines that make a build together: which rows are its own. What every machine can tell is whose row is whose, so none runs twice.
import type {Chunks} from '../merkle/chunks.ts';
import {scanMap} from '../merkle/read.ts';
import type {Advance, Operator} from '../operators/operator.ts';
import {indexParts} from '../operators/index-keys.ts';
import {digestOf, type Digest} from '../value/digest.ts';
import {stubDigest} from '../value/stub.ts';

/** `index` from 0 to `of` - 1. */
export interface PartOf {readonly index: number; readonly of: number}

/** In the place of a row that is another machine's, and of what is made from one. Never recorded. */
export const elsewhere: Digest = stubDigest('made by another machine', true);

export interface Part {
  /** Those that a part can work on: every row of them is told from few others. What sums up, cuts or joins all of it is left to who has everything. */
  readonly operators: readonly Operator[];
  /** Of the rows that are asked for, those that are run here. Rows with one key run where the first of them belongs; where several collections ask the same, the key alone decides. */
  own(collection: string, asks: readonly {readonly id: string; readonly key: Digest}[], isShared: boolean): ReadonlySet<string>;
  /** Is told of every operator once it has advanced. */
  advanced(operator: Operator, maps: Advance['maps'], chunks: Chunks): Promise<void>;
}

type Owner = (id: string) => number;

export function partOf(operators: readonly Operator[], {index, of}: PartOf): Part {
  if (!(Number.isInteger(of) && of > 0 && Number.isInteger(index) && index >= 0 && index < of)) throw new RangeError(`Expected a part from 1 to ${of}, got ${index + 1}`);
  const owners = new Map<string, Owner>();
  const byName: Owner = (id) => Number.parseInt(digestOf(Buffer.concat([Buffer.from(id), Buffer.alloc(97)])).slice(0, 12), 16) % of;
  const ownerIn = (collection: string | undefined): Owner => owners.get(collection ?? '') ?? byName;
  return {
    operators: workable(operators),
    own(collection, asks, isShared) {
      if (isShared) return new Set(asks.filter(({key}) => byName(key) === index).map(({id}) => id));
      const first = new Map<Digest, string>();
      for (const {id, key} of asks) if (!first.has(key)) first.set(key, id);
      const owner = ownerIn(collection);
      return new Set(asks.filter(({key, id}) => owner(first.get(key) ?? id) === index).map(({id}) => id));
    },
    async advanced({name, kind, inputs}, maps, chunks) {
      if (kind !== 'group') owners.set(name, kind === 'source' ? byName : ownerIn(inputs[0]));
      else if (maps['pieces'] !== undefined) owners.set(name, await ownersOfBuckets(chunks, maps['pieces'], (at, id) => ownerIn(inputs[at])(id)));
    },
  };
}

/** A bucket belongs to whom the first of its rows belongs to. */
async function ownersOfBuckets(chunks: Chunks, pieces: Digest, ownerOf: (at: number, id: string) => number): Promise<Owner> {
  const buckets = new Map<string, number>();
  for await (const run of scanMap(chunks, pieces)) {
    for (const {id} of run) {
      const [bucket = '', row = '', place = ''] = indexParts(id);
      if (!buckets.has(bucket)) buckets.set(bucket, ownerOf(Number(place.split(' of ')[1] ?? 0), row));
    }
  }
  return (bucket) => buckets.get(bucket) ?? 0;
}

/**
 * whole    every machine has all rows: sources, and what light tasks make of them
 * partial  each machine has its own rows, and knows of the others that they are elsewhere
 * A bucket is gathered from whole collections only, else it would lack pieces.
 */
function workable(operators: readonly Operator[]): readonly Operator[] {
  const known = new Map<string, 'whole' | 'partial'>();
  return operators.filter(({name, kind, tasks, inputs}) => {
    const states = inputs.map((input) => known.get(input));
    if (states.includes(undefined) || kind === 'fold' || kind === 'cluster' || kind === 'shard') return false;
    const isHeavy = kind === 'map' && tasks.some(({light}) => light !== true);
    if (kind === 'group' && (states.includes('partial') || tasks.some(({light}) => light !== true))) return false;
    known.set(name, isHeavy || states.includes('partial') ? 'partial' : 'whole');
    return true;
  });
}
