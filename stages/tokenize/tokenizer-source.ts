// Where a tokenizer comes from, and its files.
import {readHubCache} from './hub/hub-cache.ts';
import {isCommit, placeInCache, type HubSource} from './hub/hub-source.ts';
import {digestOfFiles, readTokenizerFiles, type TokenizerFiles} from './source/tokenizer-files.ts';
import {isTokenizerFailure, type TokenizerFailure} from './tokenizer-failure.ts';

/** Of a `file` the path may be a `tokenizer.json`, or the folder it lies in. */
export type TokenizerSource = EmbeddedSource | FileSource | HubSource;
export interface EmbeddedSource {readonly kind: 'embedded'; readonly name: 'o200k_base'}
export interface FileSource {readonly kind: 'file'; readonly path: string}

/** What is at hand is taken. Only a commit is ever fetched, only where that is allowed, and what is pinned has to be the same. */
export async function tokenizerFiles(source: FileSource | HubSource, signal?: AbortSignal): Promise<TokenizerFiles | TokenizerFailure> {
  if (source.kind === 'file') return await readTokenizerFiles(source.path, signal);
  const files = (await readHubCache(source, signal)) ?? (await fetched(source, signal));
  if (isTokenizerFailure(files) || source.pinned === undefined) return files;
  const found = digestOfFiles(files);
  return found === source.pinned ? files : {failure: 'changed', id: source.id, pinned: source.pinned, found};
}

async function fetched(source: HubSource, signal?: AbortSignal): Promise<TokenizerFiles | TokenizerFailure> {
  const {id, revision, access} = source;
  const missing = {id, revision, where: placeInCache(source)};
  if (!isCommit(revision)) return {failure: 'hub-moving', ...missing, reason: `"${revision}" is no commit, and the Hugging Face cache of this machine does not know it`};
  if (access === undefined) return {failure: 'hub-unreachable', ...missing, reason: 'it was never fetched'};
  const {downloadTokenizer} = await import('./hub/download-tokenizer.ts');
  return await downloadTokenizer(source, access, signal);
}
