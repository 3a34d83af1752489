// A shard in a format in which a file is its documents end to end: from its documents, or from former shards and what they lack.
import {hash} from 'node:crypto';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Format} from '../format/format.ts';
import type {Samples} from '../sample/sample.ts';
import type {ShardFile} from './shard-file.ts';

export function writtenFile(rows: readonly Samples[], format: Format): ShardFile {
  return fileOf(rows.map((row) => recordsOf(row, format)), format);
}

interface Spliced {readonly shards: readonly ShardFile[]; readonly rows: readonly Samples[]; readonly pieces: SpliceParams['pieces']}

/** Records of a row depend on nothing but the row, so those of a former shard are those of the new one. */
export function splicedFile({shards, rows, pieces}: Spliced, format: Format): ShardFile {
  const sources = [...shards.map(recordsIn), rows.map((row) => recordsOf(row, format))];
  return fileOf(pieces.flatMap(([shard, from, to]) => sources.at(shard)?.slice(from, to) ?? []), format);
}

/** Of one row. Copied once, into the file. */
interface Records {readonly parts: readonly Uint8Array[]; readonly samples: number}

function recordsOf(row: Samples, format: Format): Records {
  return {parts: format.write(row.body()), samples: row.count};
}

function recordsIn({shares, content}: ShardFile): readonly Records[] {
  if (content instanceof Uint8Array) throw new Error('A shard that was read links to its bytes');
  const {bytes} = whole(content);
  let end = 0;
  return shares.map((share) => ({parts: [bytes.subarray(end, (end += share.bytes))], samples: share.samples}));
}

function fileOf(records: readonly Records[], {extension}: Format): ShardFile {
  const content = Buffer.concat(records.flatMap(({parts}) => parts));
  const shares = records.map(({parts, samples}) => ({bytes: parts.reduce((sum, {length}) => sum + length, 0), samples}));
  return {extension, documents: records.length, samples: records.reduce((sum, {samples}) => sum + samples, 0), shares, sha256: hash('sha256', content, 'hex'), content};
}
