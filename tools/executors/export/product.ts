// `merged-dataset` and its kin: a sample for each change, with what it was asked for by and the plan that answers it, and `statistics.json`.
import {hash} from 'node:crypto';
import type {Digest} from '../../../graph/value/digest.ts';
import {documentOrder} from '../../../stages/dataset/document-order.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {exporting} from '../../../stages/exporting.ts';
import type {ProductForm} from '../../../stages/format/product/product-forms.ts';
import {productJsonl, productJsonlVersion} from '../../../stages/format/product/product-jsonl.ts';
import type {UserPrompt} from '../../../stages/format/product/user-prompts.ts';
import {productCollections, productExport} from '../../../stages/product/product-export.ts';
import {productRules} from '../../../stages/product/usual-rules.ts';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {usualRenames} from '../../../stages/source/git/rename-rules.ts';
import type {Dataset} from '../build/contract.ts';
import {contentOf, readValue, rowDigests} from '../build/read-built.ts';
import {rowsOf, type Row} from '../build/rows-of.ts';
import type {Exported, ExportFile, ExportFormat} from './export-format.ts';
import {exportRules} from './export-rules.ts';
import {fileKey} from './file-key.ts';
import {productStatistics} from './product-statistics.ts';
import {readSamples} from './read-samples.ts';

export function productFormat(form: ProductForm): ExportFormat {
  const name = form === 'merged' ? 'merged_dataset' : `merged_${form}`;
  return {
    fileName: new RegExp(`^(?:${name}(?:-[0-9a-f]{20})?\\.jsonl|statistics\\.json)$`),
    rows: productCollections.samples,
    groups: true,
    plan(dataset, feeds) {
      const {commits: {merges, renames = usualRenames}, shards: {targetBytes}, product} = dataset;
      if (feeds.groups === undefined) throw new Error('An export of changes is planned without the feeds of groups');
      const flow = exporting(feeds, exportRules(dataset));
      productExport(flow, feeds.groups, {items: feeds.items, problems: feeds.problems, product: productRules(product?.rules), write: {form, user: userOf(dataset)}, documents: {merges: twoSidedMerges(merges), renames}, targetBytes});
      return flow.mill.plan;
    },
    async files(exported) {
      const files = exported.maxSamples === undefined ? await allFiles(exported, name) : [await chosenFile(exported, {name, form, most: exported.maxSamples})];
      return [...files, await productStatistics(exported)];
    },
  };
}

function userOf({product}: Dataset): UserPrompt {
  return product?.user ?? 'plain';
}

async function allFiles({store, built, oneFile}: Exported, name: string): Promise<readonly ExportFile[]> {
  const digests = await rowDigests(store, built, productCollections.shards);
  const content = async function* (of: typeof digests): AsyncGenerator<Uint8Array, void, undefined> {
    for (const digest of of) yield await contentOf(store, (await readValue(store, digest, shardFileCodec)).content);
  };
  const fileOf = (file: string, of: typeof digests): ExportFile => ({name: file, key: fileKey(...of), content: () => content(of)});
  return oneFile ? [fileOf(`${name}.jsonl`, digests)] : digests.map((digest) => fileOf(`${name}-${fileKey(digest).slice(0, 20)}.jsonl`, [digest]));
}

/** Those whose names have the least hashes: what else there is moves none of them in or out, but for those it comes before. */
export function chosenRows(rows: readonly Row[], most: number | undefined): readonly Digest[] {
  if (most === undefined) return rows.map(({digest}) => digest);
  return rows.map(({id, digest}) => ({digest, place: hash('sha256', id, 'hex')})).sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, most).map(({digest}) => digest);
}

interface Chosen {readonly name: string; readonly form: ProductForm; readonly most: number}

async function chosenFile({store, built, dataset}: Exported, {name, form, most}: Chosen): Promise<ExportFile> {
  const chosen = chosenRows(await rowsOf(store, built, productCollections.samples), most);
  const format = productJsonl(form, userOf(dataset));
  return {
    name: `${name}.jsonl`,
    key: fileKey(productJsonlVersion, form, userOf(dataset), chosen),
    async *content() {
      const samples = await Array.fromAsync(readSamples(store, chosen));
      const ordered = samples.map((one) => ({one, order: documentOrder(one)})).sort((a, b) => (a.order < b.order ? -1 : 1));
      for (const {one} of ordered) yield* format.write(one.body());
    },
  };
}
