// Rows of texts, numbers and lists of numbers as Parquet, compressed by zstd, in groups of rows that are written as they fill: one is in memory at a time.
import {zstdCompressSync} from 'node:zlib';
import {ByteWriter, ParquetWriter} from 'hyparquet-writer';

/** Bumped when equal rows may be written otherwise. */
export const parquetVersion = 1;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

export interface Column {
  readonly name: string;
  /** Lists are of 32 bits each. */
  readonly type: 'number' | 'numbers' | 'text';
  readonly nullable?: true;
  /** Has few values, each of them often. */
  readonly repeats?: true;
}

export type Row = Readonly<Record<string, number | string | Int32Array | Uint8Array | null>>;

/** Text of a group, about: viewers of the Hub take no more than 286 MiB, and like a hundred. */
export const usualGroupBytes = 64e6;

export async function* parquetFile(columns: readonly Column[], rows: AsyncIterable<Row> | Iterable<Row>, groupBytes = usualGroupBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({writer: bytes, schema: [{name: 'root', num_children: columns.length}, ...columns.flatMap(elements)], codec: 'ZSTD', compressors: {ZSTD: (raw) => zstdCompressSync(raw)}, createdBy: 'gristmill'});
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
    await writer.write({columnData: columns.map(({name, repeats, type}) => ({name, data: group.map((row) => valueOf(row[name], type)), ...(type !== 'number' && repeats !== true && {encoding: 'PLAIN' as const, statistics: false})})), rowGroupSize: Math.max(1, group.length)});
    [group, size] = [[], 0];
  }

  /** What was written since the last time. Places in the file go on from there. */
  function taken(): Uint8Array {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  }
}

function elements({name, type, nullable}: Column): Schema {
  const [required, repeated] = ['REQUIRED' as const, 'REPEATED' as const];
  const own = {name, repetition_type: nullable === true ? ('OPTIONAL' as const) : required};
  if (type === 'numbers') return [{...own, converted_type: 'LIST' as const, num_children: 1}, {name: 'list', repetition_type: repeated, num_children: 1}, {name: 'element', repetition_type: required, type: 'INT32' as const}];
  return [{...own, ...(type === 'text' ? {type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const} : {type: 'INT64' as const})}];
}

function lengthOf(value: Row[string] | undefined): number {
  if (typeof value === 'string') return value.length;
  // A number of a list is an object's worth of memory while it is written.
  return typeof value === 'object' && value !== null ? value.length * bytesOfListed : 8;
}

const bytesOfListed = 32;

function valueOf(value: Row[string] | undefined, type: Column['type']): bigint | string | readonly number[] | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') return Array.from(value);
  return type === 'number' ? BigInt(value) : String(value);
}
