// `merged-rewritten`: the samples of `merged-dataset` in a model's words, marked as such. Only where a configuration names a model.
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import {productRecord} from '../../../stages/format/product/product-record.ts';
import {productCollections} from '../../../stages/product/product-export.ts';
import {rowsOf} from '../build/rows-of.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {fileKey} from './file-key.ts';
import {chosenRows, productFormat} from './product.ts';
import {readSamples} from './read-samples.ts';
import {chatEndpoint} from './rewrite/chat-endpoint.ts';
import {rewriteCache} from './rewrite/rewrite-cache.ts';
import {RewriteFailure} from './rewrite/rewrite-failure.ts';
import {rewriteRecords} from './rewrite/rewrite-records.ts';

const name = 'merged_rewritten.jsonl';

/** Answers are kept beside the packs, where no build looks. */
export const rewritten: ExportFormat = {
  ...productFormat('merged'),
  fileName: /^(?:merged_rewritten\.jsonl|statistics\.json)$/,
  async files(exported) {
    const {dataset, store, built, signal, rewriteToken} = exported;
    const choice = dataset.product?.rewrite;
    if (choice === undefined) throw new RewriteFailure('rewrite-off', 'No model is named that could rewrite', dataset.source);
    if (dataset.clean === undefined) exported.note(`"clean" is off: texts are sent to ${choice.endpoint} as the repository has them`);
    const endpoint = chatEndpoint({address: choice.endpoint, token: rewriteToken, wait: (ms, stop) => pause(ms, undefined, {signal: stop})});
    const samples = await Array.fromAsync(readSamples(store, chosenRows(await rowsOf(store, built, productCollections.samples), exported.maxSamples)));
    const ordered = samples.map((one) => ({one, order: documentOrder(one)})).sort((a, b) => (a.order < b.order ? -1 : 1)).flatMap(({one}) => one.body().samples.map(productRecord));
    const {records, asked, leftOut} = await rewriteRecords(ordered, {choice, endpoint, cache: rewriteCache(join(dataset.store, 'rewrites')), signal});
    const {endpoint: _, concurrency: __, tokenFrom: ___, ...how} = choice;
    return [textFile(name, records.map((record) => JSON.stringify(record)).join('\n')), textFile('statistics.json', JSON.stringify({samples: ordered.length, rewritten: records.length, left_out: leftOut, ...how}, null, 2)), ...noteAsked(exported, asked)];
  },
};

function textFile(file: string, text: string): ExportFile {
  return {
    name: file,
    key: fileKey(text),
    async *content() {
      if (text !== '') yield Buffer.from(`${text}\n`);
    },
  };
}

/** How often a model was asked is told, and written nowhere: equal histories give equal files. */
function noteAsked({note}: Exported, asked: number): readonly [] {
  note(`Asked the model ${asked} times; all other answers were known`);
  return [];
}
