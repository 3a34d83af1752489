// What of a dataset other trainers may be unable to go by: weights, structure, and tokens that a model does not know yet.
import {readFile} from 'node:fs/promises';
import {documentFlags, readDocumentFile} from '../../../../stages/format/native/document-file.ts';
import {structureKind} from '../../../../stages/tokenize/structural/structural-collections.ts';
import type {PhaseData} from '../../../../stages/train/phase-data.ts';
import type {OutsideData} from '../../../../stages/train/outside/outside-plan.ts';
import type {TokenizerEntry} from '../../build/manifest.ts';
import {stemOf} from '../snapshot.ts';

export async function factsOfData(phases: readonly PhaseData[], {pins, tokenizer}: {readonly pins: string; readonly tokenizer: TokenizerEntry}): Promise<OutsideData> {
  let [prompts, shares] = [false, false];
  for (const {digest, lengths} of phases.flatMap(({shards}) => shards)) {
    const stem = stemOf(pins, digest);
    const records = readDocumentFile(await readFile(`${stem}.doc`)) ?? [];
    prompts ||= records.some(({lossFrom, lossTo, flags}, at) => (flags & documentFlags.weighted) === 0 && lossTo - lossFrom < (lengths[at] ?? 0));
    if (!records.some(({flags}) => (flags & documentFlags.weighted) !== 0)) continue;
    const weights = await readFile(`${stem}.loss`);
    prompts ||= weights.includes(0);
    shares ||= weights.some((weight) => weight > 1);
  }
  return {prompts, shares, structure: tokenizer.shards.some(({kind}) => kind === structureKind), newRows: tokenizer.newRows.map(({id}) => id).sort((a, b) => a - b)};
}
