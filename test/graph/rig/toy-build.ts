// Builds a toy world with the real loop, and gives the ledger of what ran.
import {build, type Built} from '../../../graph/build.ts';
import type {BuildEvent} from '../../../graph/event.ts';
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import type {Plan} from '../../../graph/graph.ts';
import {inlinePool} from '../../../graph/run/inline-pool.ts';
import type {Pool} from '../../../graph/run/job.ts';
import type {Host} from '../../../graph/run/run-job.ts';
import {memoryStore, type Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {open} from '../../../graph/value/wire.ts';
import {inlineBytes} from '../../../graph/value/digest.ts';
import {toyFeed, toyLoader, type World} from './toy-feed.ts';
import {toyPipeline} from './toy-pipeline.ts';

export interface ToyBuild extends Built {readonly events: readonly BuildEvent[]; readonly ledger: Readonly<Record<string, readonly string[]>>}

export interface ToyOptions {
  readonly store?: Store;
  readonly plus?: number;
  readonly plan?: Plan;
  readonly pool?: (host: Host) => Pool;
  readonly gone?: ReadonlySet<Digest>;
  readonly signal?: AbortSignal;
  readonly emit?: (event: BuildEvent) => void;
}

export async function toyBuild(world: World, {store = memoryStore(), plus = 0, plan = toyPipeline(world, plus).plan, pool = inlinePool, gone = new Set(), signal, emit}: ToyOptions = {}): Promise<ToyBuild> {
  const events: BuildEvent[] = [];
  const host: Host = {loader: toyLoader(gone), task: (name) => plan.tasks.get(name) ?? unknownTask(name), resources: async () => new Map()};
  const built = await build({
    target: 'toy',
    plan,
    states: new Map([['things', toyFeed(world).state]]),
    store,
    pool: () => pool(host),
    resources: new Map(),
    emit: (event) => {
      events.push(event);
      emit?.(event);
    },
    ...(signal === undefined ? {} : {signal}),
  });
  return {...built, events, ledger: ledgerOf(events)};
}

/** What ran, by collection and task, sorted. */
export function ledgerOf(events: readonly BuildEvent[]): Readonly<Record<string, readonly string[]>> {
  const ran: Record<string, string[]> = {};
  for (const event of events) if (event.kind === 'rows-ran' && event.ids.length > 0) (ran[event.collection] ??= []).push(...event.ids);
  return Object.fromEntries(Object.entries(ran).map(([name, ids]) => [name, ids.sort()]).sort());
}

/** A collection's rows as plain data, from a store that holds them. */
export async function rowsOf(store: Store, built: Built, collection: string): Promise<Record<string, unknown>> {
  const root = built.collections.find(({name}) => name === collection);
  const rows: Record<string, unknown> = {};
  for await (const run of scanMap(chunksOf(store), root!.maps.rows)) { // the test names a collection that exists
    for (const {id, digest} of run) {
      const wire = inlineBytes(digest) ?? (await store.read([digest]).catch(() => []))[0];
      rows[id] = stubOf(digest) ?? (wire === undefined ? digest : JSON.parse(Buffer.from(open(wire).payload).toString()));
    }
  }
  return rows;
}

function unknownTask(name: string): never {
  throw new Error(`No task "${name}"`);
}
