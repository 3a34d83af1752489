// `tokens-parquet`: a row for each sequence with its tokens, which of them are trained, and what it is of. Slower and larger than arrays, and what some trainers take.
import {idNumbers} from '../../../../stages/format/arrays/ids-as.ts';
import {parquetFile, parquetVersion, type Column, type Row} from '../../../../stages/format/parquet/parquet-file.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import {aboutSequences, aboutVersion} from './about-sequences.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardIds, shardLengths, shardWeights} from './shard-bytes.ts';
import {shardRuns} from './shard-runs.ts';
import {shardsKey} from './token-arrays.ts';

const columns: readonly Column[] = [
  {name: 'chunk_id', type: 'text'},
  {name: 'kind', type: 'text', repeats: true},
  {name: 'part', type: 'number'},
  {name: 'parts', type: 'number'},
  {name: 'input_ids', type: 'numbers'},
  {name: 'loss_mask', type: 'numbers'},
];

export const tokensParquet: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.parquet$/,
  builtFiles(exported) {
    return sectionsOf(viewMeant(exported, 'texts').shards).flatMap((section) => shardRuns(section, {oneFile: exported.oneFile, mostTokens: Infinity})).map(({name, shards}) => (
      {name: `${name}.parquet`, key: shardsKey([parquetVersion, aboutVersion], shards), content: () => parquetFile(columns, rowsOf(exported, shards))}
    ));
  },
};

async function* rowsOf(exported: BuiltExport, shards: readonly TokenShardEntry[]): AsyncGenerator<Row, void, undefined> {
  const {dataset: {out}} = exported;
  for (const shard of shards) {
    const [ids, weights, lengths, about] = [idNumbers(await shardIds(out, shard)), await shardWeights(out, shard), await shardLengths(out, shard), await aboutSequences(exported, shard)];
    let start = 0;
    for (const [at, length] of lengths.entries()) {
      const {chunk_id = '', part = 0, parts = 1} = about[at] ?? {};
      const end = start + length;
      yield {chunk_id, kind: shard.kind, part, parts, input_ids: ids.subarray(start, end), loss_mask: weights.subarray(start, end)};
      start = end;
    }
  }
}
