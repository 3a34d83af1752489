// What a file of Parquet says, group by group: every text in it, whatever its columns are. Files may be anybody's, so one that is none is an error of its reader.
import {zstdDecompressSync} from 'node:zlib';
import {parquetMetadataAsync, parquetReadObjects} from 'hyparquet';

/** The texts of a row stand together, each on lines of its own. */
export async function* parquetTexts(bytes: Buffer): AsyncGenerator<string, void, undefined> {
  const file = {byteLength: bytes.length, slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer};
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const {num_rows: rows} of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    for (const row of await parquetReadObjects({file, metadata, rowStart, rowEnd, compressors: {ZSTD: (packed: Uint8Array) => zstdDecompressSync(packed)}})) {
      yield `${Object.values(row).filter((value) => typeof value === 'string').join('\n')}\n`;
    }
    rowStart = rowEnd;
  }
}
