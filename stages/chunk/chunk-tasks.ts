// How chunks are written and counted for an export: a line each, and a distribution of their types.
import {defineTask} from '../../graph/task/task.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {counter} from '../dataset/counter.ts';
import {shardFileCodec} from '../dataset/shard-file.ts';
import {tallied, tallyCodec, type Tally} from '../dataset/tally.ts';
import {splicedFile, writtenFile} from '../dataset/written-file.ts';
import {chunksJsonl} from '../format/chunks-jsonl.ts';
import {samplesCodec} from '../sample/samples-codec.ts';

export const writeChunks = defineTask({
  name: 'chunks shard',
  version: chunksJsonl.version,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({rows}) => writtenFile(rows, chunksJsonl),
});

export const spliceChunks = defineTask({
  name: 'chunks splice',
  version: chunksJsonl.version,
  input: {shards: piecesCodec(shardFileCodec), rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({shards, rows}, {pieces}: SpliceParams) => splicedFile({shards, rows, pieces}, chunksJsonl),
});

/** Of one commit. */
export const countChunkTypes = defineTask({
  name: 'types of chunks',
  version: 1,
  input: {samples: samplesCodec},
  reach: 1,
  output: tallyCodec,
  run({samples}): Tally {
    const counts: Record<string, number> = {commits: 1, chunks: samples.count};
    const count = counter(counts);
    for (const {granularity, meta} of samples.body().samples) {
      count(`change_type ${String(meta['change_type'])}`);
      count(`change_category ${String(meta['change_category'])}`);
      count(`file_type ${String(meta['file_type'])}`);
      count(`unit ${granularity}`);
      count('additions', Number(meta['additions']));
      count('deletions', Number(meta['deletions']));
      if (meta['is_test'] === true) count('tests');
      if (Number(meta['confidence']) === 1) count('certain');
    }
    return counts;
  },
});

export const measureChunkTypes = defineTask({name: 'types of chunks, measured', version: 1, ...tallied});
