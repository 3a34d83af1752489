// Git on our mirror of a dataset's repository, as it lies in the store. Nothing is fetched and no mirror is made: that is a build's work.
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Git} from '../../../stages/source/git/git-process.ts';
import {readMarker} from '../../../stages/source/git/mirror-marker.ts';
import type {Dataset} from '../build/contract.ts';
import {mirrorFolder} from '../build/mirror-folder.ts';

/** `path`: where git is looked up. None where the mirror is gone. */
export async function ourMirror(dataset: Pick<Dataset, 'source' | 'store'>, path: string): Promise<{readonly git: Git; readonly gitDir: string} | undefined> {
  const [gitDir, home] = [mirrorFolder(dataset), join(dataset.store, 'git-home')];
  if ((await readMarker(gitDir)) === undefined) return undefined;
  await mkdir(home, {recursive: true});
  return {git: {path, home, globalConfig: join(dataset.store, 'git-config'), work: {gitProcesses: 0, blobReads: 0}}, gitDir};
}
