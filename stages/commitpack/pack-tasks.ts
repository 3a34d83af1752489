// How rows of CommitPack are written and counted: a line each, and how many files each reason left out.
import {defineTask} from '../../graph/task/task.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {counter} from '../dataset/counter.ts';
import {shardFileCodec} from '../dataset/shard-file.ts';
import {tallyCodec, type Tally} from '../dataset/tally.ts';
import {splicedFile, writtenFile} from '../dataset/written-file.ts';
import {commitpackJsonl} from '../format/commitpack-jsonl.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {packedCommitCodec} from './packed-commit.ts';

export const writePack = defineTask({
  name: 'commitpack shard',
  version: commitpackJsonl.version,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({rows}) => writtenFile(rows, commitpackJsonl),
});

export const splicePack = defineTask({
  name: 'commitpack splice',
  version: commitpackJsonl.version,
  input: {shards: piecesCodec(shardFileCodec), rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({shards, rows}, {pieces}: SpliceParams) => splicedFile({shards, rows, pieces}, commitpackJsonl),
});

/** Of one commit that was asked file by file. */
export const countPacked = defineTask({
  name: 'count of packed files',
  version: 1,
  input: {row: packedCommitCodec},
  output: tallyCodec,
  light: true,
  run({row: {rows, dropped}}): Tally {
    const counts: Record<string, number> = {commits: 1, rows: rows.length};
    const count = counter(counts);
    for (const {language, licence} of rows) {
      count(`language ${language === '' ? 'unknown' : language}`);
      count(`license ${licence === '' ? 'unknown' : licence}`);
    }
    for (const [reason, files] of Object.entries(dropped)) count(`dropped ${reason}`, files);
    return counts;
  },
});
