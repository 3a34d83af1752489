// The build that a word means: how far back it lies, the start of its root, or an output folder whose manifest names it.
import {resolve} from 'node:path';
import type {Digest} from '../../../graph/value/digest.ts';
import {readManifest} from '../build/current-outputs.ts';
import {buildBack, distinctBuilds} from '../look/build-of-history.ts';
import {finishedBuild, type Finished, type FinishedBuild} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';

export async function buildNamed(finished: Finished, word: string, {folder, fix}: {folder: string; fix: string}): Promise<FinishedBuild> {
  const kept = distinctBuilds(finished);
  if (/^\d{1,3}$/.test(word)) {
    const build = await buildBack(finished, Number(word));
    if (build !== undefined) return build;
  }
  if (/^[0-9a-f]{4,64}$/.test(word)) {
    const [one, ...more] = kept.filter(({root}) => root.startsWith(word));
    if (one !== undefined && more.every(({root}) => root === one.root)) return await finishedBuild(finished.store, finished.dataset, one);
    if (one !== undefined) throw new LookFailure('not-found', `Could not tell which build "${word}" means: ${[one, ...more].map(({root}) => root.slice(0, 16)).join(', ')} start so`, fix);
  }
  const manifest = await manifestIn(resolve(folder, word));
  if (manifest !== undefined) return await finishedBuild(finished.store, finished.dataset, {key: manifest.key as Digest, root: manifest.root as Digest});
  throw new LookFailure('not-found', `Could not find a build "${word}": ${kept.length} are kept, ${kept.slice(0, 5).map(({root}, back) => `${back} is ${root.slice(0, 12)}`).join(', ')}${kept.length > 5 ? ', …' : ''}`, fix);
}

async function manifestIn(folder: string): Promise<{readonly key: string; readonly root: string} | undefined> {
  try {
    return await readManifest(folder);
  } catch (cause) {
    // A word that is no folder at all.
    if (cause instanceof Error && 'code' in cause && ['ENOTDIR', 'ENAMETOOLONG'].includes(String(cause.code))) return undefined;
    throw cause;
  }
}
