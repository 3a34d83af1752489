// `merged-rewritten`: the samples of `merged-dataset` in a model's words, marked as such. Only where a configuration names a model.
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import type {Store} from '../../../graph/store.ts';
import {sideCodec} from '../../../stages/dataset/split/side.ts';
import {productRecord} from '../../../stages/format/product/product-record.ts';
import {productCollections} from '../../../stages/product/product-export.ts';
import {readValue} from '../build/read-built.ts';
import {rowsOf, type Row} from '../build/rows-of.ts';
import {pinnedSplit} from '../artefacts/split-pin.ts';
import {chosenRows} from './chosen-rows.ts';
import type {ExportFormat} from './export-format.ts';
import {productFormat, productPlan} from './product.ts';
import {readSamples} from './read-samples.ts';
import {chatEndpoint} from './rewrite/chat-endpoint.ts';
import {rewriteCache} from './rewrite/rewrite-cache.ts';
import {RewriteFailure} from './rewrite/rewrite-failure.ts';
import {rewriteRecords} from './rewrite/rewrite-records.ts';
import {textFile} from './text-file.ts';

const name = 'merged_rewritten.jsonl';

/** Answers are kept beside the packs, where no build looks. */
export const rewritten: ExportFormat = {
  ...productFormat('merged'),
  fileName: /^(?:merged_rewritten\.jsonl|statistics\.json)$/,
  // What stands in the other parts is what a model is judged by: in no words may it learn from that.
  plan: async (dataset, feeds) => productPlan(dataset, feeds, {form: 'merged', split: dataset.split && (await pinnedSplit(dataset.split))}),
  async files({dataset, store, built, signal, rewriteToken, maxSamples, note}) {
    const choice = dataset.product?.rewrite;
    if (choice === undefined) throw new RewriteFailure('rewrite-off', 'No model is named that could rewrite', dataset.source);
    if (dataset.clean === undefined) note(`"clean" is off: texts are sent to ${choice.endpoint} as the repository has them`);
    const endpoint = chatEndpoint({address: choice.endpoint, token: rewriteToken, wait: (ms, stop) => pause(ms, undefined, {signal: stop})});
    const rows = await rowsOf(store, built, productCollections.samples);
    const training = dataset.split === undefined ? rows : await inTrain(rows, await rowsOf(store, built, productCollections.splits), store);
    const samples = await readSamples(store, chosenRows(training, maxSamples));
    const records = samples.flatMap((one) => one.body().samples.map(productRecord));
    const {records: made, asked, leftOut} = await rewriteRecords(records, {choice, endpoint, cache: rewriteCache(join(dataset.store, 'rewrites')), signal});
    const {endpoint: _, concurrency: __, tokenFrom: ___, ...how} = choice;
    // Told, and written nowhere: equal histories give equal files.
    note(`Asked the model ${asked} times; all other answers were known`);
    return [textFile(name, made.map((record) => `${JSON.stringify(record)}\n`).join('')), textFile('statistics.json', `${JSON.stringify({samples: records.length, rewritten: made.length, left_out: {...leftOut, ...(training.length < rows.length && {'not-in-train': rows.length - training.length})}, ...how}, null, 2)}\n`)];
  },
};

/** Few sides are different ones. */
async function inTrain(samples: readonly Row[], sides: readonly Row[], store: Store): Promise<readonly Row[]> {
  const digests = [...new Set(sides.map(({digest}) => digest))];
  const train = new Set(await Promise.all(digests.map(async (digest) => ((await readValue(store, digest, sideCodec)).split === 'train' ? digest : undefined))));
  const there = new Set(sides.flatMap(({id, digest}) => (train.has(digest) ? [id] : [])));
  return samples.filter(({id}) => there.has(id));
}
