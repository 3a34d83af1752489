// Whether the store opens and knows a build of the dataset, how large it is, and who else is at work on it.
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {diskStore} from '../../../cache/disk-store.ts';
import {liveLeases} from '../../../cache/leases.ts';
import {readRoot} from '../../../graph/read-root.ts';
import type {Dataset} from '../build/contract.ts';
import {storeFolder} from '../build/store-folder.ts';
import {quoted} from '../report/quoted.ts';
import {failed, fine, warning, type Finding} from './finding.ts';
import {spellBytes} from './spell-bytes.ts';

/** A lease that cannot be judged counts for a day. */
const believeForMs = 24 * 3600 * 1000;

export async function lookAtStore(dataset: Dataset, build: string): Promise<readonly Finding[]> {
  const dir = storeFolder(dataset);
  if (!(await stat(dir).then((found) => found.isDirectory(), () => false))) return [fine('store', `none yet in ${quoted(dataset.store)}: the first build makes it`)];
  const notes: string[] = [];
  const others = await whoElse(dir);
  try {
    const store = await diskStore({dir, note: (text) => notes.push(text)});
    try {
      // Opens the index, whatever it is asked for.
      await store.recall([]);
      const packs = await packsIn(join(dir, 'packs'));
      const text = `${quoted(dir)} opens; ${packs.count} packs, ${spellBytes(packs.bytes)}${others}`;
      return [notes.length === 0 ? fine('store', text) : warning('store', `${text}. ${notes.join('. ')}`, 'nothing to do: it has been mended'), await lastBuild(store, dataset, build)];
    } finally {
      await store.close();
    }
  } catch (failure) {
    return [failed('store', failure, {dataset, build})];
  }
}

async function lastBuild(store: Awaited<ReturnType<typeof diskStore>>, {target}: Dataset, build: string): Promise<Finding> {
  const [newest, ...older] = await store.roots(target);
  if (newest === undefined) return fine('last build', 'none yet of this dataset');
  const root = await readRoot(store, newest.root);
  if (root === undefined) return warning('last build', `${newest.root.slice(0, 12)} is lost from the store`, `${build} --mend`);
  return fine('last build', `${newest.root.slice(0, 12)}, and ${older.length} before it are kept`);
}

/** Asked before this process is one of them. */
async function whoElse(dir: string): Promise<string> {
  const live = await liveLeases(join(dir, 'leases'), {nowMs: Date.now(), forMs: believeForMs});
  const named = live.map(({by}) => (by === undefined ? 'one that is not known' : `process ${by.pid} on "${by.host}"`));
  return named.length === 0 ? '' : `. At work on it: ${named.join(', ')}`;
}

async function packsIn(folder: string): Promise<{readonly count: number; readonly bytes: number}> {
  const names = await readdir(folder);
  let bytes = 0;
  for (const name of names) bytes += await stat(join(folder, name)).then(({size}) => size, () => 0);
  return {count: names.length, bytes};
}
