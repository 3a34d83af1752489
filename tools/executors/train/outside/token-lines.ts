// Token shards as lines that trainers of Hugging Face's kind read: ids, and labels that leave out what is shown and not trained.
import {readFile} from 'node:fs/promises';
import {piecesOf} from '../../../../stages/train/packed-samples.ts';
import {documentFlags, readDocumentFile} from '../../../../stages/format/native/document-file.ts';
import type {TrainShard} from '../../../../stages/train/phase-data.ts';
import {stemOf} from '../snapshot.ts';

/** What is longer than a sample is cut as ours is: all tokens but the first are predicted, once. */
export async function* tokenLines(shards: readonly TrainShard[], {pins, length}: {readonly pins: string; readonly length: number}): AsyncGenerator<Buffer, void, undefined> {
  for (const shard of shards) {
    const stem = stemOf(pins, shard.digest);
    const bytes = await readFile(`${stem}.bin`);
    const [ids, trained] = [new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4), await trainedTokens(shard, stem)];
    for (const {from, tokens} of piecesOf(shard.lengths, undefined, length)) {
      const own = Array.from(ids.subarray(from, from + tokens));
      yield Buffer.from(`${JSON.stringify({input_ids: own, attention_mask: own.map(() => 1), labels: own.map((id, at) => (trained[from + at] === 0 ? ignored : id))})}\n`);
    }
  }
}

/** What loss functions pass over. */
const ignored = -100;

async function trainedTokens({lengths, tokens}: TrainShard, stem: string): Promise<Uint8Array> {
  const records = readDocumentFile(await readFile(`${stem}.doc`)) ?? [];
  if (records.some(({flags}) => (flags & documentFlags.weighted) !== 0)) return await readFile(`${stem}.loss`);
  const trained = new Uint8Array(tokens);
  let start = 0;
  for (const [at, {lossFrom, lossTo}] of records.entries()) {
    trained.fill(1, start + lossFrom, start + lossTo);
    start += lengths[at] ?? 0;
  }
  return trained;
}
