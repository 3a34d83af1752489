// Declares a pipeline: six operators and a source, joined by typed handles. Declaring runs nothing and holds no rows.
import type {Feed} from './feed.ts';
import {clusterOperator, componentCodec, type Component, type Edge} from './operators/cluster.ts';
import {foldOperator} from './operators/fold.ts';
import {groupOperator, type Piece} from './operators/group.ts';
import {joinOperator} from './operators/join.ts';
import {mapOperator} from './operators/map.ts';
import type {Operator} from './operators/operator.ts';
import type {Section} from './operators/placements.ts';
import {shardOperator, type Place} from './operators/shard.ts';
import type {SpliceParams} from './operators/splice.ts';
import {sourceOperator} from './operators/source.ts';
import {readTask} from './run/read-task.ts';
import {anyTask, type AnyTask, type Task} from './task/task.ts';
import type {Codec} from './value/codec.ts';
import {joinedCodec, type Joined, type Named} from './value/joined-codec.ts';
import type {Params} from './value/params.ts';

/** A vertex of the graph: a sorted map from row id to value digest. A handle, it holds no data. */
export interface Collection<V> {readonly name: string; readonly value: Codec<V>}

export interface Plan {
  readonly operators: readonly Operator[];
  readonly tasks: ReadonlyMap<string, AnyTask>;
  /** How rows are read, by collection. */
  readonly values: ReadonlyMap<string, Codec<unknown>>;
}

export interface Graph {
  readonly plan: Plan;
  /**
   * Marks a collection that some plans read in place of another: an operator keeps its rows from build to build by its name, so one whose
   * input comes or goes has to begin anew. What is known of its rows is recalled all the same.
   */
  standIn<V>(collection: Collection<V>): Collection<V>;
  source<V>(name: string, value: Codec<V>, feed: Feed): Collection<V>;
  /** Zips rows by id; a row that lacks a partner is no row. */
  map<I, O, P extends Params>(name: string, task: Task<I, O, P>, from: {readonly [K in keyof I]: Collection<I[K]>}, params: P): Collection<O>;
  join<A, B>(name: string, from: Collection<A>, refs: Task<{row: A}, readonly string[]>, to: Collection<B>): Collection<Joined<A, B>>;
  /** Pieces of several collections meet in one bucket. */
  group<V, T, O, P extends Params>(name: string, from: Collection<V> | readonly Collection<V>[], spec: GroupTasks<V, T, O, P>): Collection<O>;
  /** A group whose buckets hold equal pieces: the distinct things that rows name. */
  distinct<V, T>(name: string, from: Collection<V>, spec: Pick<GroupTasks<V, T, T, null>, 'spread' | 'piece'>): Collection<T>;
  /** Edges of several collections make one graph. */
  cluster(name: string, ...edges: readonly Collection<readonly Edge[]>[]): Collection<Component>;
  fold<V, M>(name: string, from: Collection<V>, measure: Task<{row: V}, M>, merge: Task<{left: M; right: M}, M>): Collection<M>;
  shard<V, O, P extends Params>(name: string, from: Collection<V>, spec: ShardTasks<V, O, P>): Collection<O>;
}

export interface GroupTasks<V, T, O, P extends Params> {
  readonly spread: Task<{row: V}, readonly Piece<T>[]>;
  readonly piece: Codec<T>;
  readonly gather: Task<{pieces: readonly T[]}, O, P>;
  readonly params: P;
}

export interface ShardTasks<V, O, P extends Params> {
  readonly place: Task<{row: V}, Place>;
  /** The sections that each row stands in, by its id; a row without any is in no shard. A row may stand in one more than once, under several orders. */
  readonly sections?: Collection<readonly Section[]>;
  /** It may ask for the rows with their digests, to link to them. */
  readonly write: Task<{rows: readonly V[]}, O, P> | Task<{rows: readonly Named<V>[]}, O, P>;
  /** Gives what `write` gives, byte for byte, from former shards that hold most of the rows and from the rows that they lack. */
  readonly splice?: Task<{shards: readonly O[]; rows: readonly V[]}, O, SpliceParams> | Task<{shards: readonly O[]; rows: readonly Named<V>[]}, O, SpliceParams>;
  readonly target: number;
  readonly params: P;
}

export function graph(): Graph {
  const operators: Operator[] = [];
  const tasks = new Map<string, AnyTask>();
  const values = new Map<string, Codec<unknown>>();
  const standIns = new Set<string>();

  function add<V>(operator: Operator, value: Codec<V>, ...used: readonly AnyTask[]): Collection<V> {
    if (operators.some(({name}) => name === operator.name)) throw new Error(`Two collections are named "${operator.name}"`);
    for (const task of used) {
      const known = tasks.get(task.name);
      if (known !== undefined && known !== task) throw new Error(`Two tasks are named "${task.name}"`);
      tasks.set(task.name, task);
    }
    const instead = operator.inputs.filter((input) => standIns.has(input));
    operators.push(instead.length === 0 ? operator : {...operator, making: (resources) => [...operator.making(resources), ['reads instead', instead.join('\n')]]});
    values.set(operator.name, value);
    return {name: operator.name, value};
  }

  return {
    plan: {operators, tasks, values},
    standIn(collection) {
      standIns.add(collection.name);
      return collection;
    },
    source: (name, value, feed) => add(sourceOperator(name, value.name, feed), value),
    map(name, task, from, params) {
      const names = Object.fromEntries(Object.entries<Collection<unknown>>(from).map(([input, {name: collection}]) => [input, collection]));
      return add(mapOperator({name, task: anyTask(task), from: names, params}), task.output, anyTask(task));
    },
    join: (name, from, refs, to) => add(joinOperator({name, from: from.name, refs: anyTask(refs), to: to.name}), joinedCodec(from.value, to.value), anyTask(refs)),
    group(name, from, {spread, piece, gather, params}) {
      const spec = {name, from: namesOf(from), spread: anyTask(spread), piece: piece as Codec<unknown>, gather: anyTask(gather), params};
      return add(groupOperator(spec), gather.output, spec.spread, spec.gather);
    },
    distinct(name, from, {spread, piece}) {
      const spec = {name, from: [from.name], spread: anyTask(spread), piece: piece as Codec<unknown>, gather: undefined, params: null};
      return add(groupOperator(spec), piece, spec.spread);
    },
    cluster: (name, ...edges) => add(clusterOperator(name, edges), componentCodec),
    fold: (name, from, measure, merge) => add(foldOperator({name, from: from.name, measure: anyTask(measure), merge: anyTask(merge)}), measure.output, anyTask(measure), anyTask(merge)),
    shard(name, from, {place, sections, write, splice, target, params}) {
      const standing = sections && {from: sections.name, read: readTask(sections.value)};
      const spec = {name, from: from.name, sections: standing, place: anyTask(place), write: anyWrite(write), splice: splice && anySplice(splice), target, params};
      return add(shardOperator(spec), write.output, spec.place, spec.write, ...(spec.splice === undefined ? [] : [spec.splice]));
    },
  };
}

function namesOf<V>(from: Collection<V> | readonly Collection<V>[]): readonly string[] {
  return 'name' in from ? [from.name] : from.map(({name}) => name);
}

function anySplice<V, O, P extends Params>(splice: NonNullable<ShardTasks<V, O, P>['splice']>): AnyTask {
  return anyTask(splice as Task<{shards: readonly O[]; rows: readonly V[]}, O, SpliceParams>);
}

/** Whether it asks for rows by themselves or with their digests, its own codec decodes what it is handed. */
function anyWrite<V, O, P extends Params>(write: ShardTasks<V, O, P>['write']): AnyTask {
  return anyTask(write as Task<{rows: readonly V[]}, O, P>);
}
