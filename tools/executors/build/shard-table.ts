// A shard of texts as a table: its records with the same columns whatever they are of. Loaded only where a dataset asks for tables.
import {parquetFile} from '../../../stages/format/parquet/parquet-file.ts';
import {recordColumns, recordRow} from '../../../stages/format/parquet/record-rows.ts';
import {linesOf} from '../look/lines-of.ts';

/** A pure function of its lines. */
export async function shardTable(lines: Uint8Array): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(parquetFile(recordColumns, rowsIn(Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)))));
}

function* rowsIn(lines: Buffer) {
  for (const line of linesOf(lines)) yield recordRow(JSON.parse(line.toString('utf8')) as Record<string, unknown>);
}
