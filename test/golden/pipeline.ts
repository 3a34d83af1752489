// The pipeline as it is: every task of every recipe, the embedded tokenizer, and where versions stand in the sources.
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Feed} from '../../graph/feed.ts';
import type {AnyTask} from '../../graph/task/task.ts';
import {storeName} from '../../cache/store-format.ts';
import {pipeline as declare} from '../../stages/pipeline.ts';
import {tasks as threaded} from '../../stages/tasks.ts';
import {compileO200k, o200kDigest} from '../../stages/tokenize/o200k-base.ts';
import {referenceTokenizer} from '../../stages/tokenize/reference-tokenizer.ts';
import {tokenizerResource} from '../../stages/tokenize/tokens-of-samples.ts';
import type {Pipeline} from './golden.ts';

const root = join(import.meta.dirname, '../..');

export async function ourPipeline(): Promise<Pipeline> {
  let tokenizer: Promise<unknown> | undefined;
  return {
    tasks: allTasks(),
    store: storeName,
    resources: new Map([[tokenizerResource, o200kDigest]]),
    async load({resources = []}) {
      if (!resources.includes(tokenizerResource)) return new Map();
      tokenizer ??= compileO200k().then((json) => referenceTokenizer('o200k_base', json));
      return new Map([[tokenizerResource, await tokenizer]]);
    },
  };
}

/** What any recipe runs, and what threads can be asked for. */
function allTasks(): ReadonlyMap<string, AnyTask> {
  const feed: Feed = {state: new Uint8Array(), version: 1, async *changes() {}};
  const all = new Map(threaded);
  for (const tokens of [false, true]) {
    const recipe = {files: {include: [], exclude: [], keep: [], maxBytes: 1}, commits: {maxBytes: 1, merges: 'skip'}, licences: {allow: [], deny: [], unknown: 'keep'}, tokens, shardBytes: 1} as const;
    for (const [name, task] of declare({files: feed, commits: feed}, recipe).plan.tasks) {
      if ((all.get(name) ?? task) !== task) throw new Error(`Two tasks are named "${name}"`);
      all.set(name, task);
    }
  }
  return all;
}

/** The file in which a task is declared, and with it its version. */
export async function fileOfTask(name: string): Promise<string> {
  return fileWith('stages', new RegExp(`\\bname: '${RegExp.escape(name)}',\\s+(?://.*\\s+)*version:`));
}

async function fileWith(folder: string, pattern: RegExp): Promise<string> {
  const entries = await readdir(join(root, folder), {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const file of files) if (pattern.test(await readFile(file, 'utf8'))) return file.slice(root.length + 1);
  return `${folder}/`;
}
