// `merged-dataset` and its kin: a sample for each change, with what it was asked for by and the plan that answers it, and `statistics.json`.
import type {Plan} from '../../../graph/graph.ts';
import type {SplitRules} from '../../../stages/dataset/split/split-rules.ts';
import {exporting} from '../../../stages/exporting.ts';
import type {ProductForm} from '../../../stages/format/product/product-forms.ts';
import {productJsonl, productJsonlVersion} from '../../../stages/format/product/product-jsonl.ts';
import type {UserPrompt} from '../../../stages/format/product/user-prompts.ts';
import {productCollections, productExport} from '../../../stages/product/product-export.ts';
import {productRules} from '../../../stages/product/usual-rules.ts';
import type {Feeds} from '../../../stages/recipe.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import type {Dataset} from '../build/contract.ts';
import {rowsOf} from '../build/rows-of.ts';
import {chosenRows} from './chosen-rows.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';
import {productStatistics} from './product-statistics.ts';
import {readSamples} from './read-samples.ts';
import {shardFiles} from './shard-files.ts';

export function productFormat(form: ProductForm): ExportFormat {
  const name = form === 'merged' ? 'merged_dataset' : `merged_${form}`;
  return {
    fileName: new RegExp(`^(?:${name}(?:-[0-9a-f]{20})?\\.jsonl|statistics\\.json)$`),
    rows: productCollections.samples,
    groups: true,
    plan: (dataset, feeds) => productPlan(dataset, feeds, {form}),
    async files(exported) {
      const files = exported.maxSamples === undefined ? await shardFiles(exported, {name, collection: productCollections.shards}) : [await chosenFile(exported, {name, form, most: exported.maxSamples})];
      return [...files, await productStatistics(exported)];
    },
  };
}

/** `split`: where it matters to which part of the dataset a change belongs. */
export function productPlan(dataset: Dataset, feeds: Feeds, {form, split}: {readonly form: ProductForm; readonly split?: SplitRules | undefined}): Plan {
  const {commits: {merges, renames = usualRenames}, shards: {targetBytes}, product} = dataset;
  if (feeds.groups === undefined) throw new Error('An export of changes is planned without the feeds of groups');
  const flow = exporting(feeds, exportRules(dataset));
  productExport(flow, feeds.groups, {items: feeds.items, templates: feeds.templates, problems: feeds.problems, product: productRules(product?.rules), write: {form, user: userOf(dataset)}, documents: {merges: twoSidedMerges(merges), renames}, split, targetBytes});
  return flow.mill.plan;
}

function userOf({product}: Dataset): UserPrompt {
  return product?.user ?? 'plain';
}

interface Chosen {readonly name: string; readonly form: ProductForm; readonly most: number}

async function chosenFile({store, built, dataset}: Exported, {name, form, most}: Chosen): Promise<ExportFile> {
  const chosen = chosenRows(await rowsOf(store, built, productCollections.samples), most);
  const format = productJsonl(form, userOf(dataset));
  return {
    name: `${name}.jsonl`,
    key: fileKey(productJsonlVersion, form, userOf(dataset), chosen),
    async *content() {
      for (const samples of await readSamples(store, chosen)) yield* format.write(samples.body());
    },
  };
}
