// What differs between two builds, collection by collection, at the cost of the difference.
import {diffMaps, type RowChange} from '../merkle/diff.ts';
import type {OperatorKind} from '../operators/operator.ts';
import {rootOf, rowsOf, type BuildSide, type Compared} from './build-side.ts';
import {compareMaking, type FieldChange} from './compare-making.ts';

export interface CollectionComparison {
  readonly name: string;
  readonly kind: OperatorKind | undefined;
  /** A collection may be in one of the builds only. */
  readonly in: 'both' | 'before' | 'after';
  readonly rows: {readonly before: number; readonly after: number};
  readonly making: readonly FieldChange[];
  readonly changes: readonly RowChange[];
}

/** In the order of the later build; those that only the former had come last. */
export async function compareBuilds({chunks, before, after}: Pick<Compared, 'chunks' | 'before' | 'after'>): Promise<readonly CollectionComparison[]> {
  const names = [...new Set([...namesIn(after), ...namesIn(before)])];
  const compared: CollectionComparison[] = [];
  for (const name of names) {
    const [old, now] = [rootOf(before, name), rootOf(after, name)];
    compared.push({
      name,
      kind: [after, before].flatMap((side) => side?.plan.operators ?? []).find((operator) => operator.name === name)?.kind,
      in: old === undefined ? 'after' : now === undefined ? 'before' : 'both',
      rows: {before: old?.rows ?? 0, after: now?.rows ?? 0},
      making: old === undefined || now === undefined ? [] : compareMaking(old.making, now.making),
      changes: await diffMaps(chunks, rowsOf(before, name), rowsOf(after, name)),
    });
  }
  return compared;
}

function namesIn(side: BuildSide | undefined): readonly string[] {
  return side?.collections.map(({name}) => name) ?? [];
}
