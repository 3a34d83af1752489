// The loop: freeze, compare with the last build, advance every collection by what changed, publish. A clean build is the same loop from nothing.
import type {Listener} from './event.ts';
import type {Plan} from './graph.ts';
import {emptyMap, chunksOf} from './merkle/chunks.ts';
import {diffMaps, type RowChange} from './merkle/diff.ts';
import {ValueLost} from './merkle/value-lost.ts';
import type {Delta, Flow, Operator, Taker} from './operators/operator.ts';
import {everything} from './operators/source.ts';
import {readRoot} from './read-root.ts';
import {rootCodec, type CollectionRoot, type Root} from './root.ts';
import {allEnded} from './run/all-ended.ts';
import {checkingStore} from './run/checking-store.ts';
import type {Context} from './run/context.ts';
import {openFlights} from './run/flights.ts';
import type {Pool} from './run/job.ts';
import {partOf, type PartOf} from './run/part.ts';
import type {Store} from './store.ts';
import {advanceCounts} from './stub-counts.ts';
import {hashFields, type KeyField} from './task/key.ts';
import {isStored, type Digest} from './value/digest.ts';
import {seal} from './value/wire.ts';

export interface BuildOptions {
  /** What is built: builds of one target build upon each other. */
  readonly target: string;
  readonly plan: Plan;
  /** States of the feeds, by collection: what the world is frozen to. */
  readonly states: ReadonlyMap<string, Uint8Array>;
  readonly store: Store;
  /** Asked for only when there is something to do. */
  readonly pool: () => Pool;
  readonly resources: ReadonlyMap<string, Digest>;
  /** A reader of the last build met a loss: it is made again, from what can still be read. */
  readonly distrust?: boolean;
  /** One of several machines that make this build: only its own rows run, they are recorded, and nothing is published. */
  readonly part?: PartOf;
  /** What is done with the build while it is being published, which mostly waits for the disk. The build ends when both have. */
  readonly alongside?: (built: Built) => Promise<void>;
  readonly emit?: Listener;
  readonly signal?: AbortSignal;
}

export interface Built {readonly key: Digest; readonly root: Digest; readonly collections: readonly CollectionRoot[]}

/** The root of the last build, when nothing that could change the outcome has moved since. Costs one look at the store. */
export async function upToDate(options: Pick<BuildOptions, 'target' | 'store' | 'plan' | 'states' | 'resources'>): Promise<Digest | undefined> {
  const published = await options.store.root(options.target);
  return published?.key === rootKey(options) ? published.root : undefined;
}

export async function build(options: BuildOptions): Promise<Built> {
  const {built, publish} = await make(options);
  await allEnded([publish(), options.alongside?.(built) ?? Promise.resolve()]);
  return built;
}

async function make(options: BuildOptions): Promise<{readonly built: Built; publish(): Promise<void>}> {
  const published = await options.store.root(options.target);
  const former = published === undefined ? undefined : await readRoot(options.store, published.root);
  const key = rootKey(options);
  if (former !== undefined && published?.key === key && options.distrust !== true) return {built: {key, root: published.root, collections: former.collections}, publish: async () => {}};
  const {root, collections} = await fromFormer(options, former);
  const lost = collections.flatMap(({lost}) => lost);
  // A build that lacks rows answers no later question: they may be there tomorrow.
  const answered = lost.length === 0 ? key : hashFields([['key', key], ['lost', lost.join()]]);
  if (options.part !== undefined) return {built: {key, root, collections}, publish: async () => {}};
  return {built: {key, root, collections}, publish: () => options.store.publish(options.target, {key: answered, root})};
}

/** Everything that can change the outcome: what the world is, and what is done with it. */
export function rootKey({plan, states, resources}: Pick<BuildOptions, 'plan' | 'states' | 'resources'>): Digest {
  const world = [...states].map(([name, state]): KeyField => [`state ${name}`, Buffer.from(state).toString('base64')]);
  const work = plan.operators.map((operator): KeyField => [`collection ${operator.name}`, hashFields(operator.making(resources))]);
  return hashFields([...world.sort(([a], [b]) => (a < b ? -1 : 1)), ...work]);
}

const attempts = 4;

/** A value the former build left may be gone. Then nothing of it is built upon; what the store still knows, and can show, is recalled all the same. */
async function fromFormer(options: BuildOptions, former: Root | undefined): Promise<{root: Digest; collections: readonly CollectionRoot[]}> {
  for (let attempt = options.distrust === true ? 2 : 1; ; attempt++) {
    try {
      return attempt === 1 ? await advanceAll(options, former, false) : await advanceAll(options, undefined, true);
    } catch (failure) {
      if (!(failure instanceof ValueLost) || attempt === attempts) throw failure;
      options.emit?.({kind: 'restarted', because: failure.message});
    }
  }
}

async function advanceAll({plan, store: given, pool, resources, part: wanted, emit = () => {}, signal = new AbortController().signal}: BuildOptions, former: Root | undefined, suspicious: boolean) {
  const store = suspicious ? checkingStore(given) : given;
  const part = wanted && partOf(plan.operators, wanted);
  const context: Context = {store, chunks: chunksOf(store), pool: pool(), resources, suspicious, signal, emit, flights: openFlights(), ...(part !== undefined && {part})};
  const done = new Map<string, Promise<Step>>();
  const takers = new Map<string, Taker[]>();
  const failed = new AbortController();
  for (const operator of part?.operators ?? plan.operators) {
    const inputs = operator.inputs.map((name) => done.get(name) ?? undeclared(operator.name, name));
    const last = former?.collections.find(({name}) => name === operator.name);
    const own = {...context, signal: AbortSignal.any([signal, failed.signal])};
    const onward = toAll(() => takers.get(operator.name) ?? []);
    const ahead = last === undefined && !suspicious && part === undefined ? operator.ahead?.(own, onward) : undefined;
    const [input] = operator.inputs;
    if (ahead !== undefined && input !== undefined) takers.set(input, [...(takers.get(input) ?? []), ahead]);
    const step = Promise.all(inputs).then(async (steps) => {
      const made = await advanceOne(own, operator, {last, steps, flow: {onward, ...(ahead !== undefined && {ahead})}});
      await part?.advanced(operator, made.collection.maps, context.chunks);
      return made;
    });
    step.catch((failure: unknown) => failed.abort(failure));
    done.set(operator.name, step);
  }
  const steps = await Promise.allSettled(done.values());
  const broken = steps.find(({status}) => status === 'rejected');
  if (broken !== undefined) throw failed.signal.reason ?? (broken as PromiseRejectedResult).reason;
  const collections = await Promise.all([...done.values()].map(async (step) => (await step).collection));
  const sealed = seal(rootCodec, {collections});
  if (isStored(sealed.digest)) await store.record([sealed]);
  return {root: sealed.digest, collections};
}

function toAll(takers: () => readonly Taker[]): Taker {
  return {
    take: (rows) => takers().forEach((taker) => taker.take(rows)),
    end: () => takers().forEach((taker) => taker.end()),
  };
}

interface Step {readonly collection: CollectionRoot; readonly delta: Delta; readonly fromNothing: boolean}

async function advanceOne(context: Context, operator: Operator, {last, steps, flow}: {last: CollectionRoot | undefined; steps: readonly Step[]; flow: Flow}): Promise<Step> {
  context.signal.throwIfAborted();
  const making = operator.making(context.resources);
  const former = last !== undefined && hashFields(last.making) === hashFields(making) ? last : undefined;
  const inputs = await Promise.all(steps.map(({delta, fromNothing}) => (former === undefined && !fromNothing ? wholeInput(context, delta) : delta)));
  const advanced = await operator.advance(context, former, inputs, flow);
  const before = last?.maps.rows ?? emptyMap;
  const changes = former === undefined && before !== emptyMap ? await diffMaps(context.chunks, before, advanced.maps.rows) : advanced.changes;
  const counts = await advanceCounts(context, {last, rows: advanced.maps.rows, changes});
  context.emit({kind: 'collection-finished', collection: operator.name, rows: counts.rows, changes});
  const collection = {name: operator.name, making, maps: advanced.maps, lost: advanced.lost, ...counts};
  return {collection, delta: {rows: advanced.maps.rows, changes}, fromNothing: before === emptyMap};
}

/** An operator without a former build sees every row of its inputs as a change. */
async function wholeInput(context: Context, {rows}: Delta): Promise<Delta> {
  const changes: readonly RowChange[] = await everything(context, rows);
  return {rows, changes};
}

function undeclared(collection: string, input: string): never {
  throw new Error(`Collection "${collection}" reads "${input}", which is declared after it or not at all`);
}
