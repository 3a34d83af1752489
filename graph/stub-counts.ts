// Counts rows and stubs of a collection from the former counts and what changed, so that no build walks all rows to count them.
import type {RowChange} from './merkle/diff.ts';
import {countRows} from './merkle/read.ts';
import type {CollectionRoot} from './root.ts';
import type {Context} from './run/context.ts';
import type {Digest} from './value/digest.ts';
import {stubOf} from './value/stub.ts';

interface Advanced {readonly last: CollectionRoot | undefined; readonly rows: Digest; readonly changes: readonly RowChange[]}

export async function advanceCounts({chunks}: Pick<Context, 'chunks'>, {last, rows, changes}: Advanced): Promise<Pick<CollectionRoot, 'rows' | 'stubs'>> {
  const stubs: Record<string, number> = {...last?.stubs};
  for (const {before, after} of changes) {
    count(before, -1);
    count(after, 1);
  }
  return {rows: await countRows(chunks, rows), stubs: Object.fromEntries(Object.keys(stubs).sort().flatMap((kind) => (stubs[kind] ? [[kind, stubs[kind]]] : [])))};

  function count(digest: Digest | undefined, by: number): void {
    const stub = digest === undefined ? undefined : stubOf(digest);
    if (stub !== undefined) stubs[reasonKind(stub.stub)] = (stubs[reasonKind(stub.stub)] ?? 0) + by;
  }
}

/** Reasons are counted by their kind: what stands before the details. */
export function reasonKind(reason: string): string {
  return reason.split(/[ :]/, 1)[0] ?? reason;
}
