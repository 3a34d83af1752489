// Reads a tokenizer from Hugging Face's own cache on this machine. Nothing is written there: it is not ours.
import {join} from 'node:path';
import {configName, jsonName, readIfThere, type TokenizerFiles} from '../source/tokenizer-files.ts';
import {folderInCache, isCommit, type HubSource} from './hub-source.ts';

export async function readHubCache({id, revision, caches}: HubSource, signal?: AbortSignal): Promise<TokenizerFiles | undefined> {
  for (const cache of caches) {
    const folder = folderInCache(cache, id);
    const commit = isCommit(revision) ? revision : await commitOf(join(folder, 'refs', revision), signal);
    if (commit === undefined) continue;
    const snapshot = join(folder, 'snapshots', commit);
    const json = await readIfThere(join(snapshot, jsonName), signal);
    if (json !== undefined) return {json, config: await readIfThere(join(snapshot, configName), signal)};
  }
  return undefined;
}

async function commitOf(ref: string, signal?: AbortSignal): Promise<string | undefined> {
  const text = await readIfThere(ref, signal);
  const commit = text === undefined ? '' : Buffer.from(text).toString('latin1').trim();
  return isCommit(commit) ? commit : undefined;
}
