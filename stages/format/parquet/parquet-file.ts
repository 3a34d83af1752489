// Rows of texts and numbers as Parquet, compressed by zstd, in groups of rows that are written as they fill: one is in memory at a time.
import {zstdCompressSync} from 'node:zlib';
import {ByteWriter, ParquetWriter} from 'hyparquet-writer';

/** Bumped when equal rows may be written otherwise. */
export const parquetVersion = 1;

export interface Column {
  readonly name: string;
  readonly type: 'number' | 'text';
  readonly nullable?: true;
  /** Has few values, each of them often. */
  readonly repeats?: true;
}

export type Row = Readonly<Record<string, number | string | null>>;

/** Text of a group, about: viewers of the Hub take no more than 286 MiB, and like a hundred. */
export const usualGroupBytes = 64e6;

export async function* parquetFile(columns: readonly Column[], rows: AsyncIterable<Row> | Iterable<Row>, groupBytes = usualGroupBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({writer: bytes, schema: [{name: 'root', num_children: columns.length}, ...columns.map(element)], codec: 'ZSTD', compressors: {ZSTD: (raw) => zstdCompressSync(raw)}, createdBy: 'gristmill'});
  let group: Row[] = [];
  let size = 0;
  for await (const row of rows) {
    group.push(row);
    size += columns.reduce((sum, {name}) => sum + lengthOf(row[name]), 0);
    if (size < groupBytes) continue;
    await written();
    yield taken();
  }
  if (group.length > 0) await written();
  await writer.finish();
  yield taken();

  async function written(): Promise<void> {
    await writer.write({columnData: columns.map(({name, repeats, type}) => ({name, data: group.map((row) => valueOf(row[name], type)), ...(type === 'text' && repeats !== true && {encoding: 'PLAIN' as const, statistics: false})})), rowGroupSize: Math.max(1, group.length)});
    [group, size] = [[], 0];
  }

  /** What was written since the last time. Places in the file go on from there. */
  function taken(): Uint8Array {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  }
}

function element({name, type, nullable}: Column) {
  return {name, repetition_type: nullable === true ? ('OPTIONAL' as const) : ('REQUIRED' as const), ...(type === 'text' ? {type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const} : {type: 'INT64' as const})};
}

function lengthOf(value: Row[string] | undefined): number {
  return typeof value === 'string' ? value.length : 8;
}

function valueOf(value: Row[string] | undefined, type: Column['type']): bigint | string | undefined {
  if (value === null || value === undefined) return undefined;
  return type === 'number' ? BigInt(value) : String(value);
}
