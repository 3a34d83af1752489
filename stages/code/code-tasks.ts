// How pieces of code are picked by their granularity, written and counted.
import {defineTask} from '../../graph/task/task.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {counter} from '../dataset/counter.ts';
import {shardFileCodec} from '../dataset/shard-file.ts';
import {tallied, tallyCodec, type Tally} from '../dataset/tally.ts';
import {splicedFile, writtenFile} from '../dataset/written-file.ts';
import {codeJsonl} from '../format/code-jsonl.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Granularity} from './granularity.ts';

/** A type, because parameters are plain data with any keys. */
export type PickRules = {readonly granularity: Granularity};

export const pickCode = defineTask({
  name: 'code of one granularity',
  version: 1,
  input: {samples: samplesCodec},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 2,
  run({samples}, {granularity}: PickRules) {
    const {samples: all, leaves} = samples.body();
    const [first, ...more] = all.filter((sample) => sample.granularity === granularity);
    return first === undefined ? {stub: `no-${granularity}`} : {...samplesOf([first, ...more]), body: () => ({samples: [first, ...more], leaves})};
  },
});

export const writeCode = defineTask({
  name: 'code shard',
  version: codeJsonl.version,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({rows}) => writtenFile(rows, codeJsonl),
});

export const spliceCode = defineTask({
  name: 'code splice',
  version: codeJsonl.version,
  input: {shards: piecesCodec(shardFileCodec), rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({shards, rows}, {pieces}: SpliceParams) => splicedFile({shards, rows, pieces}, codeJsonl),
});

/** Of one file. */
export const countCode = defineTask({
  name: 'count of code',
  version: 1,
  input: {samples: samplesCodec},
  output: tallyCodec,
  reach: 2,
  run({samples}): Tally {
    const counts: Record<string, number> = {files: 1};
    const count = counter(counts);
    for (const {granularity, meta} of samples.body().samples) {
      const {part = 1, language, is_public: open, doc} = meta;
      count(`samples ${granularity}`);
      if (part !== 1) continue;
      count(`pieces ${granularity}`);
      count(`language ${String(language)}`);
      if (meta['parts_in_all'] !== undefined) count(`cut ${granularity}`);
      if (open === true) count(`public ${granularity}`);
      if (doc !== '') count(`documented ${granularity}`);
    }
    return counts;
  },
});

export const measureCode = defineTask({name: 'count of code, measured', version: 1, ...tallied});
