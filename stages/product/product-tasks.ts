// How samples of product and plan are written and counted for an export.
import {defineTask} from '../../graph/task/task.ts';
import type {Params} from '../../graph/value/params.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {counter} from '../dataset/counter.ts';
import {shardFileCodec} from '../dataset/shard-file.ts';
import {tallied, tallyCodec, type Tally} from '../dataset/tally.ts';
import {writtenFile} from '../dataset/written-file.ts';
import {productJsonl, productJsonlVersion} from '../format/product/product-jsonl.ts';
import type {ProductForm} from '../format/product/product-forms.ts';
import type {UserPrompt} from '../format/product/user-prompts.ts';
import {samplesCodec} from '../sample/samples-codec.ts';

export type WriteRules = {readonly form: ProductForm; readonly user: UserPrompt};

export const writeProduct = defineTask({
  name: 'product shard',
  version: productJsonlVersion,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({rows}, {form, user}: WriteRules) => writtenFile(rows, productJsonl(form, user)),
});

export const countProduct = defineTask({
  name: 'counts of a product sample',
  version: 1,
  input: {samples: samplesCodec},
  reach: 1,
  output: tallyCodec,
  run({samples}): Tally {
    const counts: Record<string, number> = {total_samples: samples.count};
    const count = counter(counts);
    for (const {meta, granularity} of samples.body().samples) {
      const of = (name: string): Readonly<Record<string, Params>> => Object(meta[name]);
      if (meta['has_identifier_data'] === true) count('with_identifier_data');
      if (meta['complete'] === true) count('complete');
      count(`feature_types ${String(of('intent')['feature_type'])}`);
      count(`actions ${String(of('intent')['action'])}`);
      count(`match_methods ${String(meta['match_method'])}`);
      count(`origins ${String(of('problem')['origin'])}`);
      for (const layer of Object.keys(of('hierarchy'))) count(`layers ${layer}`);
      for (const [part, there] of Object.entries(of('parts'))) if (there === false) count(`lacking ${part}`);
      if (granularity !== 'request') continue;
      count('requests');
      count('commits_of_requests', Array.isArray(meta['commits_included']) ? meta['commits_included'].length : 0);
    }
    return counts;
  },
});

export const measureProduct = defineTask({name: 'counts of product samples', version: 1, ...tallied});
