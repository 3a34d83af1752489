// The sequences of a way of cutting as records of text again: what the seeds' chunked data sets have.
import {join} from 'node:path';
import type {Digest} from '../../../../graph/value/digest.ts';
import {idNumbers} from '../../../../stages/format/arrays/ids-as.ts';
import {documentFlags} from '../../../../stages/format/native/document-file.ts';
import {loadTokenizer, storedTokenizer} from '../../../../stages/tokenize/tokenizer-cache.ts';
import type {TokenizerEntry, TokenShardEntry} from '../../build/manifest.ts';
import {LookFailure} from '../../look/look-failure.ts';
import {aboutSequences} from './about-sequences.ts';
import type {BuiltExport} from './built-format.ts';
import {shardIds, shardLengths, shardRecords} from './shard-bytes.ts';

/** Bumped when equal sequences may make other records. */
export const cutRecordsVersion = 2;

/** Of kinds whose records have another name than their shards. */
const typeNames: Readonly<Record<string, string>> = {'test-pair': 'test_pair'};

/** Lines of one shard at a time. Marks that are tokens of their own have no text, and neither has the end of a document. */
export async function* cutRecords(exported: BuiltExport, {digest, vocab}: Pick<TokenizerEntry, 'digest' | 'vocab'>, shards: readonly TokenShardEntry[]): AsyncGenerator<Buffer, void, undefined> {
  const {dataset: {out, store}, finished: {signal}} = exported;
  // As the manifest of this build has it.
  const stored = await storedTokenizer('kept', digest as Digest, join(store, 'tokenizers'), signal);
  if (stored === undefined) throw new LookFailure('not-found', `Could not find the tokenizer ${digest.slice(0, 12)} in the store "${store}"`, 'gristmill build --mend');
  const {decode, vocabularySize, controls} = await loadTokenizer(stored, signal);
  const marks = new Set(controls.values());
  for (const shard of shards) {
    const [ids, lengths, records, about] = [idNumbers(await shardIds(out, shard)), await shardLengths(out, shard), await shardRecords(out, shard), await aboutSequences(exported, shard)];
    let start = 0;
    const lines = lengths.map((length, at) => {
      const ended = ((records[at]?.flags ?? 0) & documentFlags.ended) !== 0;
      const own = ids.subarray(start, start + length - (ended ? 1 : 0)).filter((id) => id < Math.min(vocabularySize, vocab) && !marks.has(id));
      start += length;
      const {chunk_id, path, name, commit_hash, part = 0, parts = 1} = about[at] ?? {};
      return `${JSON.stringify({type: typeNames[shard.kind] ?? shard.kind, ...(path !== undefined ? {path} : name !== undefined ? {name} : {commit_hash}), chunk_id, chunk_index: part, total_chunks: parts, training_content: decode(own)})}\n`;
    });
    yield Buffer.from(lines.join(''), 'utf8');
  }
}
