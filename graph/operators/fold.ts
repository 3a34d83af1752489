// fold: a mergeable summary of a whole collection. Partial summaries are answers about chunks, so one change costs one path of merges.
import type {Context} from '../run/context.ts';
import {evaluate} from '../run/evaluate.ts';
import {readTask} from '../run/read-task.ts';
import {kept, sealOutcome} from '../run/run-job.ts';
import {onlyReadable} from '../run/only-readable.ts';
import {runRows} from '../run/run-rows.ts';
import {fieldsOf, hashFields, identityFields, nodeKey} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import {emptyMap} from '../merkle/chunks.ts';
import type {Operator} from './operator.ts';
import {applyChanges, settle} from './settle.ts';

/** `measure` {row} → summary of one row; `merge` {left, right} → their summary, a light task. */
export interface FoldSpec {readonly name: string; readonly from: string; readonly measure: AnyTask; readonly merge: AnyTask}

/** The one row of a fold. A collection without measured rows has none. */
export const foldRow = 'all';

export function foldOperator({name, from, measure, merge}: FoldSpec): Operator {
  return {
    name,
    kind: 'fold',
    tasks: [measure, merge],
    inputs: [from],
    making: (resources) => [['fold', name], ...fieldsOf('measure', identityFields(measure, null, resources)), ...fieldsOf('merge', identityFields(merge, null, resources))],
    origins: async () => [{collection: from}],
    aboutChunks: {map: 'measured', key: (chunk, resources) => nodeKey(partialIdentity(name, merge, resources), [chunk])},
    async advance(context, former, [input]) {
      if (input === undefined) throw new Error(`Fold "${name}" got no input`);
      context.emit({kind: 'collection-started', collection: name, dirty: input.changes.length});
      const answers = new Map<string, Digest | undefined>();
      const asks = [];
      for (const {id, after} of input.changes) {
        if (after === undefined || stubOf(after) !== undefined) answers.set(id, undefined);
        else asks.push({id, slots: [after]});
      }
      const work = {collection: name, task: measure, params: null, identity: hashFields(identityFields(measure, null, context.resources))};
      for (const [id, digest] of await runRows(context, work, asks)) answers.set(id, stubOf(digest) === undefined ? digest : undefined);
      const measured = await settle(context, former?.maps['measured'], answers);
      const partial = {name, merge, identity: partialIdentity(name, merge, context.resources)};
      const [sum] = measured.rows === emptyMap ? [] : await summaries(context, partial, [measured.rows]);
      const before = former?.maps.rows ?? emptyMap;
      const rows = await applyChanges(context, emptyMap, sum === undefined ? [] : [{id: foldRow, before: undefined, after: sum}]);
      const changes = rows === before ? [] : await rowChange(context, before, sum);
      return {maps: {rows, measured: measured.rows}, changes, lost: []};
    },
  };
}

function partialIdentity(name: string, merge: AnyTask, resources: ReadonlyMap<string, Digest>): Digest {
  return hashFields([['partial', name], ...identityFields(merge, null, resources)]);
}

interface Merge {readonly name: string; readonly merge: AnyTask; readonly identity: Digest}

/** The summaries of chunks, each known from an earlier build or merged from what is in it. A chunk is opened only where its summary is not known. */
async function summaries(context: Context, merge: Merge, chunks: readonly Digest[]): Promise<readonly Digest[]> {
  const keys = chunks.map((chunk) => nodeKey(merge.identity, [chunk]));
  const recalled = await context.store.recall(keys);
  const known = context.suspicious ? await onlyReadable(context.store, recalled) : recalled;
  const found: Digest[] = [];
  for (const [at, chunk] of chunks.entries()) found.push(known[at] ?? (await summary(context, merge, {chunk, key: keys[at]!}))); // a key for each chunk
  return found;
}

async function summary(context: Context, merge: Merge, {chunk, key}: {chunk: Digest; key: Digest}): Promise<Digest> {
  const {level, entries} = await context.chunks.get(chunk);
  const below = entries.map(({digest}) => digest);
  const digest = await merged(context, merge, level === 1 ? below : await summaries(context, merge, below));
  await context.store.record([{key, digest}]);
  context.emit({kind: 'rows-ran', collection: merge.name, task: merge.merge.name, ids: [chunk.slice(0, 16)]});
  return digest;
}

/** Pairs, then pairs of pairs: log n merges deep, the same shape on every machine. Only the end is encoded. */
async function merged(context: Context, {merge}: Merge, members: readonly Digest[]): Promise<Digest> {
  const [only, ...more] = members;
  if (only !== undefined && more.length === 0) return only;
  let level: readonly unknown[] = await decoded(context, merge, members);
  while (level.length > 1) {
    const above: unknown[] = [];
    for (let at = 0; at < level.length; at += 2) above.push(at + 1 < level.length ? await merge.run({left: level[at], right: level[at + 1]}, null, none) : level[at]);
    level = above;
  }
  const outcome = sealOutcome(merge, level[0]);
  await context.store.record(kept(outcome));
  return outcome.digest;
}

const none: ReadonlyMap<string, unknown> = new Map();

function decoded(context: Context, merge: AnyTask, digests: readonly Digest[]): Promise<unknown[]> {
  return evaluate(context, readTask(merge.output), {params: null, rows: digests.map((digest) => [digest])});
}

async function rowChange({chunks}: Context, before: Digest, after: Digest | undefined) {
  const former = (await chunks.get(before)).entries[0]?.digest;
  return former === after ? [] : [{id: foldRow, before: former, after}];
}
