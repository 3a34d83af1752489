// source: the rows of a feed. Where the world enters the graph, and the only operator that does not read a collection.
import type {Feed, FeedChange} from '../feed.ts';
import {StateLost} from '../feed.ts';
import {emptyMap} from '../merkle/chunks.ts';
import {diffMaps} from '../merkle/diff.ts';
import {lookUp, scanMap} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import {inlineBytes, isStored, type Digest} from '../value/digest.ts';
import {open, seal} from '../value/wire.ts';
import type {Codec} from '../value/codec.ts';
import type {Former, Operator, Taker} from './operator.ts';
import {applyChanges, settle} from './settle.ts';

/** The feed's state is kept as the one row of a map of its own, beside the rows it led to. */
const stateId = 'state';
const stateCodec: Codec<Uint8Array> = {name: 'feed state', encode: (state) => state, decode: (bytes) => bytes};

export function sourceOperator(name: string, codec: string, feed: Feed): Operator {
  return {
    name,
    kind: 'source',
    tasks: [],
    inputs: [],
    making: () => [['source', name], ['version', String(feed.version)], ['value', codec]],
    origins: async () => [],
    async advance(context, former, _inputs, {onward}) {
      const state = seal(stateCodec, feed.state);
      const stateMap = await applyChanges(context, emptyMap, [{id: stateId, before: undefined, after: state.digest}]);
      await context.store.record(isStored(state.digest) ? [state] : []);
      if (former?.maps['state'] === stateMap) return {...former, changes: []};
      const advanced = former === undefined ? undefined : await fromFormer(context, {name, feed, former, onward});
      const {rows, changes} = advanced ?? (await fromNothing(context, {name, feed, former, onward}));
      return {maps: {rows, state: stateMap}, changes, lost: []};
    },
  };
}

interface Step {readonly name: string; readonly feed: Feed; readonly former: Former | undefined; readonly onward: Taker}

async function fromFormer(context: Context, {name, feed, former, onward}: Step & {former: Former}) {
  const [state] = await readRows(context, former.maps['state'] ?? emptyMap, [stateId]);
  try {
    return await settle(context, former.maps.rows, await collect(context, {name, feed, former, onward}, state));
  } catch (failure) {
    if (failure instanceof StateLost) return undefined;
    throw failure;
  }
}

/** Everything anew; rows that the feed no longer names are gone. */
async function fromNothing(context: Context, step: Step) {
  const answers = await collect(context, {...step, former: undefined}, undefined);
  const before = step.former?.maps.rows ?? emptyMap;
  const {rows} = await settle(context, undefined, answers);
  const changes = before === emptyMap ? await everything(context, rows) : await diffMaps(context.chunks, before, rows);
  return {rows, changes};
}

async function collect(context: Context, {name, feed, former, onward}: Step, state: Uint8Array | undefined): Promise<ReadonlyMap<string, Digest | undefined>> {
  const answers = new Map<string, Digest | undefined>();
  const past = (ids: readonly string[]) => readRows(context, former?.maps.rows ?? emptyMap, ids);
  for await (const batch of feed.changes(state === undefined ? undefined : open(state).payload, past, context.signal)) {
    context.signal.throwIfAborted();
    await context.store.record(batch.filter(isKept));
    for (const {id, digest} of batch) answers.set(id, digest);
    context.pool.expect?.(answers.size);
    onward.take(batch.map(({id, digest}) => ({id, before: undefined, after: digest})));
    context.emit({kind: 'rows-ran', collection: name, task: name, ids: batch.filter(({digest}) => digest !== undefined).map(({id}) => id)});
  }
  onward.end();
  return answers;
}

/** Wire bytes of rows, by id, in the order asked. */
async function readRows({chunks, store}: Context, rows: Digest, ids: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
  const sorted = [...new Set(ids)].sort(byCodeUnit);
  const digests = new Map((await lookUp(chunks, rows, sorted)).map((digest, at) => [sorted[at], digest]));
  const stored = [...digests.values()].filter((digest) => digest !== undefined && isStored(digest)) as Digest[];
  const values = new Map((await store.read(stored)).map((bytes, at) => [stored[at], bytes]));
  return ids.map((id) => {
    const digest = digests.get(id);
    return digest === undefined ? undefined : (inlineBytes(digest) ?? values.get(digest));
  });
}

export async function everything({chunks}: Pick<Context, 'chunks'>, rows: Digest) {
  const changes = [];
  for await (const run of scanMap(chunks, rows)) for (const {id, digest} of run) changes.push({id, before: undefined, after: digest});
  return changes;
}

function isKept(change: FeedChange): change is FeedChange & {digest: Digest} {
  return change.bytes !== undefined && change.digest !== undefined && isStored(change.digest);
}
