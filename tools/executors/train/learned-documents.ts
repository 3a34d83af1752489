// Which documents a model has learned from, by the ledger of a checkpoint and the shards and tables that it speaks of.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {sequencesOf, type Learned, type LedgerEntry} from '../../../stages/train/ledger.ts';
import {readSampleTable} from '../../../stages/train/sample-table.ts';
import {readPinned} from './snapshot.ts';
import type {TrainFolder} from './train-folder.ts';
import {TrainingFailure} from './training-failure.ts';

/** How often each was met. */
export async function learnedDocuments(folder: TrainFolder, ledger: readonly LedgerEntry[]): Promise<ReadonlyMap<string, number>> {
  const documents = new Map<string, number>();
  for (const entry of ledger) {
    const learned = await learnedOf(folder, entry);
    const byDigest = new Map(learned.shards.map((shard) => [shard.digest, shard]));
    for (const [shard, numbers] of sequencesOf(entry, learned)) {
      for (const number of numbers) {
        const document = byDigest.get(shard)?.documents[number] ?? '';
        documents.set(document, (documents.get(document) ?? 0) + 1);
      }
    }
  }
  return documents;
}

async function learnedOf(folder: TrainFolder, {run, shards, plan}: LedgerEntry): Promise<Learned> {
  const read = await Promise.all(shards.map((digest) => readPinned(folder.pins, digest)));
  const table = plan.kind === 'table' ? readSampleTable(await readFile(join(folder.run(run), plan.file)).catch(() => Buffer.alloc(0))) : undefined;
  if (read.includes(undefined) || (plan.kind === 'table' && table === undefined)) {
    throw new TrainingFailure('training-damaged', `Could not read what is known of this training: what run "${run}" learned from is missing or damaged`, {where: folder.out});
  }
  return {shards: read.flatMap((shard) => shard ?? []), table};
}
