// The pipeline as it is: every task of every recipe, the embedded tokenizer, and where versions stand in the sources.
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Feed} from '../../graph/feed.ts';
import type {AnyTask} from '../../graph/task/task.ts';
import type {Digest} from '../../graph/value/digest.ts';

import {storeName} from '../../cache/store-format.ts';
import {discussedKinds} from '../../stages/sample/discussion/discussed-kinds.ts';
import {enforceRules, noRules} from '../../stages/clean/rules-in-force.ts';
import {pipeline as declare} from '../../stages/pipeline.ts';
import {countingPipeline} from '../../stages/counting.ts';
import {codeExport} from '../../stages/code/code-export.ts';
import {commitpackExport} from '../../stages/commitpack/commitpack-export.ts';
import {chunkExport} from '../../stages/chunk/chunk-export.ts';
import {benchmarkFinder} from '../../stages/dataset/duplicates/benchmarks/benchmark-runs.ts';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import {seedPhases} from '../../stages/dataset/phases/phase-rules.ts';
import {commitDocuments} from '../../stages/document/commit-documents.ts';
import {commitIdentifiers} from '../../stages/identifiers/commit-identifiers.ts';
import {exporting} from '../../stages/exporting.ts';
import {discussionExport} from '../../stages/discussion/export/discussion-export.ts';
import {productExport} from '../../stages/product/product-export.ts';
import {usualRules} from '../../stages/product/usual-rules.ts';
import {syntaxDigest} from '../../stages/parse/outline/syntax/syntax-digest.ts';
import {openSyntax} from '../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../stages/parse/outline/syntax/thread-time.ts';
import {askedTasks} from '../../stages/asked-tasks.ts';
import {tasks as usualTasks} from '../../stages/tasks.ts';
import {compileO200k, o200kDigest} from '../../stages/tokenize/o200k-base.ts';
import {referenceTokenizer} from '../../stages/tokenize/reference-tokenizer.ts';
import {sequenceRules} from '../../stages/tokenize/structural/chunk-items.ts';
import {chunkRules} from '../../stages/tokenize/structural/commit-chunks.ts';
import {goldenBenchmarks} from './duplicate-fixtures.ts';
import {goldenRules} from './clean-rules.ts';
import {auditRules} from './audit-fixtures.ts';
import type {Pipeline} from './golden.ts';
import {structureDigest, structureVocabulary} from './structure-fixtures.ts';

const root = join(import.meta.dirname, '../..');

export async function ourPipeline(): Promise<Pipeline> {
  let tokenizer: Promise<unknown> | undefined;
  const syntax = openSyntax(threadTime);
  await enforceRules(goldenRules);
  return {
    tasks: await allTasks(),
    store: storeName,
    resources: new Map(),
    async load(task, params) {
      const loaded = new Map<Digest, unknown>();
      for (const digest of task.loads?.(params) ?? []) {
        if (digest === syntaxDigest) loaded.set(digest, syntax);
        else if (digest === goldenBenchmarks.digest) loaded.set(digest, benchmarkFinder(goldenBenchmarks));
        else if (digest === structureDigest) loaded.set(digest, structureVocabulary);
        else {
          tokenizer ??= compileO200k().then((json) => referenceTokenizer('o200k_base', json));
          loaded.set(digest, await tokenizer);
        }
      }
      return loaded;
    },
  };
}

/** What threads can be asked for. */
export const threaded: ReadonlyMap<string, AnyTask> = new Map([...usualTasks, ...askedTasks]);

/** What any recipe runs, and what threads can be asked for. */
async function allTasks(): Promise<ReadonlyMap<string, AnyTask>> {
  const feed: Feed = {state: new Uint8Array(), version: 1, async *changes() {}};
  const all = new Map(threaded);
  const structure = {chunks: chunkRules, sequences: sequenceRules, vocabulary: structureDigest};
  for (const [name, task] of countingPipeline(feed, chunkRules, {clean: noRules}).plan.tasks) all.set(name, task);
  for (const [name, task] of codeExport({files: feed}, {clean: noRules, forgotten: [], files: {include: [], exclude: [], keep: [], maxBytes: 1}, targetBytes: 1}).plan.tasks) all.set(name, task);
  for (const combined of [false, true]) {
    const flow = exporting({files: feed, commits: feed}, {combined});
    chunkExport(flow, {maxBytes: 1, targetBytes: 1, merges: 'skip', ...(combined && {contextBytes: 1})});
    commitDocuments(flow.mill, flow, {merges: combined ? 'combined' : 'skip', renames: 'none', runBytes: 1});
    const other = exporting({files: feed, commits: feed}, {});
    const packing = exporting({files: feed, commits: feed}, {});
    const talking = exporting({files: feed, commits: feed}, {});
    await discussionExport(talking, {items: feed, templates: feed, requests: feed}, {repository: 'a/b'});
    for (const [name, task] of talking.mill.plan.tasks) all.set(name, task);
    commitpackExport(packing, {pack: {files: 'one', filter: 'none', merges: 'skip'}, repository: '', targetBytes: 1});
    commitIdentifiers(other.mill, other, {merges: 'skip', renames: 'none', clean: noRules});
    const third = exporting({files: feed, commits: feed}, {});
    productExport(third, {brought: feed, outcomes: feed}, {product: usualRules, write: {form: 'merged', user: 'plain'}, documents: {merges: 'skip', renames: 'none'}, targetBytes: 1});
    const fourth = exporting({files: feed, commits: feed}, {});
    productExport(fourth, {brought: feed, outcomes: feed}, {product: usualRules, write: {form: 'merged', user: 'plain'}, documents: {merges: 'skip', renames: 'none'}, items: feed, templates: feed, targetBytes: 1});
    const fifth = exporting({files: feed, commits: feed}, {});
    productExport(fifth, {brought: feed, outcomes: feed}, {product: usualRules, write: {form: 'merged', user: 'plain'}, documents: {merges: 'skip', renames: 'none'}, problems: feed, targetBytes: 1});
    for (const [name, task] of [...flow.mill.plan.tasks, ...fifth.mill.plan.tasks, ...other.mill.plan.tasks, ...packing.mill.plan.tasks, ...third.mill.plan.tasks, ...fourth.mill.plan.tasks]) all.set(name, task);
  }
  for (const more of [
    {tokenizers: []},
    {tokenizers: [{name: '', digest: o200kDigest, end: null}], structure},
    {tokenizers: [{name: '', digest: o200kDigest, end: null}], structure, outlines: {history: false}, cuts: [{name: '', rules: {tokens: 64, overlap: 0, pack: true}}]},
    {tokenizers: [], vocabulary: {pattern: 'gpt2'}},
    {tokenizers: [], clean: auditRules, items: true},
    {tokenizers: [], outlines: {history: true, calls: true, graph: 'before'}},
    {tokenizers: [], groups: true, split: {method: 'random', shares: {train: 1, val: 1, test: 1}, seed: ''}},
    {tokenizers: [], groups: true, product: {}},
    {tokenizers: [], items: true, groups: true},
    {tokenizers: [], items: true, groups: true, discussed: {kinds: discussedKinds, rules: {bots: [], keepBots: false, maxBytes: 1, repository: 'a/b'}}},
    {tokenizers: [], groups: true, split: {method: 'random', shares: {train: 1, val: 1, test: 1}, seed: ''}, phases: seedPhases},
    {tokenizers: [], items: true, groups: true, product: {}, identifiers: {minLines: 1, renames: 'none'}, discussed: {kinds: discussedKinds, baseCode: true, rules: {bots: [], keepBots: false, maxBytes: 1, repository: 'a/b'}}, split: {method: 'time', train: {oid: '', corrected: 1}, val: {oid: '', corrected: 2}}},
    {tokenizers: [], items: true, groups: true, product: {}, split: {method: 'time', train: {oid: '', corrected: 1}, val: {oid: '', corrected: 2}}},
    {tokenizers: [], groups: true, testPairs: true, outlines: {history: false, calls: true, graph: 'before'}, split: {method: 'time', train: {oid: '', corrected: 1}, val: {oid: '', corrected: 2}}},
    {tokenizers: [], phases: seedPhases},
    {tokenizers: [], phases: seedPhases, statistics: true}, {tokenizers: [{name: '', digest: o200kDigest, end: null}], structure, statistics: true},
    {tokenizers: [], identifiers: {minLines: 1, renames: 'none'}},
    {tokenizers: [], forms: {kinds: ['before-after', 'patch'], split: 1}},
    {tokenizers: [], testPairs: true},
    {tokenizers: [], duplicates: {as: 'drop', exact: true, benchmarks: goldenBenchmarks.digest}}, {tokenizers: [], duplicates: {as: 'drop', exact: true, near: nearPresets.starcoder2}}, {tokenizers: [], forget: {licences: ['MIT'], patches: true}}, {tokenizers: [], repetition: {as: 'drop', first: [], most: 1}},
  ] as const) {
    const recipe = {files: {include: [], exclude: [], keep: [], maxBytes: 1}, licences: {allow: [], deny: [], unknown: 'keep'}, commits: {maxBytes: 1, merges: 'skip'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shardBytes: 1, ...more} as const;
    for (const [name, task] of (await declare({files: feed, commits: feed, groups: {brought: feed, outcomes: feed}, items: feed, templates: feed, requests: feed, trees: {train: feed, val: feed, test: feed}}, recipe)).plan.tasks) {
      if ((all.get(name) ?? task) !== task) throw new Error(`Two tasks are named "${name}"`);
      all.set(name, task);
    }
  }
  return all;
}

/** The file in which a task is declared, and with it its version. */
export async function fileOfTask(name: string): Promise<string> {
  const asked = name.replace(`, rules ${auditRules}`, '');
  const literal = new RegExp(`\\b(?:name: '${RegExp.escape(asked)}',\\s+(?://.*\\s+)*version:|treeTask\\('${RegExp.escape(asked)}')`);
  return fileWith('stages', (text) => literal.test(text) || templatesIn(text).some((template) => template.test(asked)));
}

/** Tasks of which there is one for each of several things. */
function templatesIn(text: string): readonly RegExp[] {
  return [...text.matchAll(/\bname: `([^`]*)`,\s+version:/g)].map(([, template = '']) => new RegExp(`^${template.split(/\$\{[^}]*\}/).map((part) => RegExp.escape(part)).join('.+')}$`));
}

async function fileWith(folder: string, says: (text: string) => boolean): Promise<string> {
  const entries = await readdir(join(root, folder), {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const file of files) if (says(await readFile(file, 'utf8'))) return file.slice(root.length + 1);
  return `${folder}/`;
}
