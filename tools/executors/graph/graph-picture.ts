// The pipeline as plain data: collections, what makes each, what it reads, and how much the last build found in it.
import type {Plan} from '../../../graph/graph.ts';
import type {OperatorKind} from '../../../graph/operators/operator.ts';
import type {CollectionRoot} from '../../../graph/root.ts';

export interface GraphPicture {
  /** The build that the counts are of; `null` when there is none. */
  readonly root: string | null;
  readonly nodes: readonly GraphNode[];
  /** From what is read to what reads it. */
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly name: string;
  readonly kind: OperatorKind;
  readonly tasks: readonly {readonly name: string; readonly version: number}[];
  readonly counts: GraphCounts | null;
}

export interface GraphCounts {
  readonly rows: number;
  readonly stubs: Readonly<Record<string, number>>;
  /** Rows that the build before does not have so; `null` when there is none to compare with. */
  readonly changed: number | null;
}

export interface GraphEdge {readonly from: string; readonly to: string}

export interface Counted {
  readonly root: string;
  readonly collections: readonly CollectionRoot[];
  readonly changed: ReadonlyMap<string, number>;
}

export function graphPicture({operators}: Plan, counted: Counted | undefined): GraphPicture {
  return {
    root: counted?.root ?? null,
    nodes: operators.map(({name, kind, tasks}) => ({name, kind, tasks: tasks.map(({name, version}) => ({name, version})), counts: countsOf(name, counted)})),
    edges: operators.flatMap(({name, inputs}) => [...new Set(inputs)].map((from) => ({from, to: name}))),
  };
}

export function stubsIn({stubs}: GraphCounts): number {
  return Object.values(stubs).reduce((sum, count) => sum + count, 0);
}

function countsOf(name: string, counted: Counted | undefined): GraphCounts | null {
  const collection = counted?.collections.find((collection) => collection.name === name);
  return collection === undefined ? null : {rows: collection.rows, stubs: collection.stubs, changed: counted?.changed.get(name) ?? null};
}
