// `parquet`: the records of each part and phase as Parquet, with the card's list of configurations: what the Hub shows and `load_dataset` reads.
import {parquetFile, parquetVersion} from '../../../../stages/format/parquet/parquet-file.ts';
import {recordColumns, recordRow, recordRowsVersion} from '../../../../stages/format/parquet/record-rows.ts';
import type {ShardEntry} from '../../build/manifest.ts';
import type {ExportFile} from '../export-format.ts';
import {textFile} from '../text-file.ts';
import type {BuiltFormat} from './built-format.ts';
import {configsOf, cardText} from './card-configs.ts';
import {kindsMeant, sectionsOf} from './sections.ts';
import {textRecords, textsKey} from './text-records.ts';

/** Text in a file: the Hub likes files of a few hundred megabytes. */
const fileBytes = 500e6;

export const parquet: BuiltFormat = {
  fileName: /^(?:data\/[a-z][a-z0-9-]*-\d{5}\.parquet|README\.md)$/,
  builtFiles({manifest: {shards: all}, kinds, dataset: {out}}) {
    const files = sectionsOf(kindsMeant(all, kinds)).flatMap((section) => runsOf(section.shards).map((shards, at) => ({...section, shards, file: `data/${section.name}-${String(at).padStart(5, '0')}.parquet`})));
    const card = textFile('README.md', cardText(configsOf(files)));
    return [card, ...files.map(({file, shards}): ExportFile => ({
      name: file,
      key: textsKey([parquetVersion, recordRowsVersion], shards),
      content: () => parquetFile(recordColumns, rowsOf(out, shards)),
    }))];
  },
};

async function* rowsOf(out: string, shards: readonly ShardEntry[]) {
  for await (const record of textRecords(out, shards)) yield recordRow(record);
}

function runsOf(shards: readonly ShardEntry[]): readonly (readonly ShardEntry[])[] {
  const runs: ShardEntry[][] = [];
  let bytes = 0;
  for (const shard of shards) {
    if (runs.length === 0 || bytes + shard.size > fileBytes) [bytes] = [0, runs.push([])];
    runs.at(-1)?.push(shard);
    bytes += shard.size;
  }
  return runs;
}
