// join: a row of one collection with the rows of another that it names. Undeclared reads are impossible.
import {emptyMap} from '../merkle/chunks.ts';
import type {RowChange} from '../merkle/diff.ts';
import {lookUp, rowsUnder} from '../merkle/read.ts';
import type {Context} from '../run/context.ts';
import {byPlace} from '../run/by-place.ts';
import {evaluate} from '../run/evaluate.ts';
import {elsewhere} from '../run/part.ts';
import {identityFields} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Digest} from '../value/digest.ts';
import {isStub, stubOf} from '../value/stub.ts';
import {sealJoined} from '../value/joined-codec.ts';
import {storable} from '../value/wire.ts';
import {indexKey, indexParts, indexPrefix} from './index-keys.ts';
import type {Former, Operator} from './operator.ts';
import {applyChanges, settle} from './settle.ts';

/** `refs` is a light task {row} → ids of rows in `to`. The map `uses` holds the way back: (named id, naming id). */
export interface JoinSpec {readonly name: string; readonly from: string; readonly refs: AnyTask; readonly to: string}

const present = sealJoined('raw:' as Digest, []).digest;

export function joinOperator({name, from, refs, to}: JoinSpec): Operator {
  return {
    name,
    kind: 'join',
    tasks: [refs],
    inputs: [from, to],
    making: (resources) => [['join', name], ...identityFields(refs, null, resources)],
    async origins(reading, {inputs: [rows = emptyMap]}, id) {
      const [ids = []] = await namedBy(reading, refs, await lookUp(reading.chunks, rows, [id]));
      return [{collection: from, id}, ...ids.map((id) => ({collection: to, id}))];
    },
    async advance(context, former, [rows, named]) {
      if (rows === undefined || named === undefined) throw new Error(`Join "${name}" got no inputs`);
      const before = await namedBy(context, refs, rows.changes.map(({before}) => before));
      const after = await namedBy(context, refs, rows.changes.map(({after}) => after));
      const uses = await updateUses(context, former, {changes: rows.changes, before, after});
      // Without a former build every row is a change itself, and the way back need not be walked.
      const naming = former === undefined ? [] : await dirtyThroughNames(context, {changes: rows.changes, named: named.changes, uses});
      const other = [...naming].sort(byCodeUnit);
      context.emit({kind: 'collection-started', collection: name, dirty: rows.changes.length + other.length});
      const digests = await lookUp(context.chunks, rows.rows, other);
      const asks = [
        ...rows.changes.map(({id, after: digest}, at) => ({id, digest, ids: after[at]!})), // one list for each change
        ...(await namedBy(context, refs, digests)).map((ids, at) => ({id: other[at]!, digest: digests[at], ids})), // one list for each id
      ];
      const answers = await joined(context, asks, named.rows);
      const {rows: result, changes} = await settle(context, former?.maps.rows, answers);
      return {maps: {rows: result, uses}, changes, lost: []};
    },
  };
}

/** The ids that each row names; none for a row that is gone or a stub. */
async function namedBy(context: Pick<Context, 'store' | 'signal'>, refs: AnyTask, digests: readonly (Digest | undefined)[]): Promise<(readonly string[])[]> {
  const rows = digests.filter((digest) => digest !== undefined && stubOf(digest) === undefined).map((digest) => [digest as Digest]);
  const values = await evaluate(context, refs, {params: null, rows});
  let next = 0;
  return digests.map((digest) => {
    if (digest === undefined || stubOf(digest) !== undefined) return [];
    const value = values[next++];
    return isStub(value) ? [] : (value as readonly string[]);
  });
}

interface Renamed {readonly changes: readonly RowChange[]; readonly before: readonly (readonly string[])[]; readonly after: readonly (readonly string[])[]}

async function updateUses(context: Context, former: Former | undefined, {changes, before, after}: Renamed): Promise<Digest> {
  const edits = new Map<string, RowChange>();
  for (const [at, {id}] of changes.entries()) {
    for (const ref of before[at] ?? []) edits.set(indexKey(ref, id), {id: indexKey(ref, id), before: present, after: undefined});
    for (const ref of after[at] ?? []) edits.set(indexKey(ref, id), {id: indexKey(ref, id), before: undefined, after: present});
  }
  const sorted = [...edits.values()].sort((a, b) => byCodeUnit(a.id, b.id));
  return applyChanges(context, former?.maps['uses'] ?? emptyMap, sorted);
}

/** Rows that did not change themselves but name one that did. */
async function dirtyThroughNames({chunks}: Context, {changes, named, uses}: {changes: readonly RowChange[]; named: readonly RowChange[]; uses: Digest}): Promise<ReadonlySet<string>> {
  const own = new Set(changes.map(({id}) => id));
  const naming = new Set<string>();
  for (const {id} of named) {
    for (const use of await rowsUnder(chunks, uses, indexPrefix(id))) {
      const user = indexParts(use.id)[1]!; // a use is keyed by two ids
      if (!own.has(user)) naming.add(user);
    }
  }
  return naming;
}

interface JoinAsk {readonly id: string; readonly digest: Digest | undefined; readonly ids: readonly string[]}

/** Written in the order of the rows they begin with: rows that lie together stay together. */
async function joined({chunks, store}: Context, asks: readonly JoinAsk[], to: Digest): Promise<Map<string, Digest | undefined>> {
  const wanted = [...new Set(asks.flatMap(({ids}) => ids))].sort(byCodeUnit);
  const found = new Map((await lookUp(chunks, to, wanted)).map((digest, at) => [wanted[at], digest]));
  const answers = new Map<string, Digest | undefined>();
  const values = [];
  for (const {id, digest, ids} of await byPlace(store, asks, ({digest}) => digest)) {
    if (digest === undefined || stubOf(digest) !== undefined) {
      answers.set(id, digest);
      continue;
    }
    const refs = ids.map((ref) => found.get(ref));
    if (refs.includes(elsewhere)) {
      answers.set(id, elsewhere);
      continue;
    }
    const sealed = sealJoined(digest, refs);
    answers.set(id, sealed.digest);
    values.push(...storable(sealed));
  }
  await store.record(values);
  return answers;
}
