// `merged-rewritten`: the samples of `merged-dataset` in a model's words, marked as such. Only where a configuration names a model.
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {productRecord} from '../../../stages/format/product/product-record.ts';
import {productCollections} from '../../../stages/product/product-export.ts';
import {rowsOf} from '../build/rows-of.ts';
import type {ExportFormat} from './export-format.ts';
import {chosenRows, productFormat} from './product.ts';
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
  async files({dataset, store, built, signal, rewriteToken, maxSamples, note}) {
    const choice = dataset.product?.rewrite;
    if (choice === undefined) throw new RewriteFailure('rewrite-off', 'No model is named that could rewrite', dataset.source);
    if (dataset.clean === undefined) note(`"clean" is off: texts are sent to ${choice.endpoint} as the repository has them`);
    const endpoint = chatEndpoint({address: choice.endpoint, token: rewriteToken, wait: (ms, stop) => pause(ms, undefined, {signal: stop})});
    const samples = await readSamples(store, chosenRows(await rowsOf(store, built, productCollections.samples), maxSamples));
    const records = samples.flatMap((one) => one.body().samples.map(productRecord));
    const {records: made, asked, leftOut} = await rewriteRecords(records, {choice, endpoint, cache: rewriteCache(join(dataset.store, 'rewrites')), signal});
    const {endpoint: _, concurrency: __, tokenFrom: ___, ...how} = choice;
    // Told, and written nowhere: equal histories give equal files.
    note(`Asked the model ${asked} times; all other answers were known`);
    return [textFile(name, made.map((record) => `${JSON.stringify(record)}\n`).join('')), textFile('statistics.json', `${JSON.stringify({samples: records.length, rewritten: made.length, left_out: leftOut, ...how}, null, 2)}\n`)];
  },
};
