// The mirror of a repository on this machine: what `git clone --shared` makes, without copying refs and without running anything in the source.
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {runGit, type Git} from './git-process.ts';
import type {MirrorFolder} from './mirror-folder.ts';
import {placeMirror, readMarker, type MirrorMarker} from './mirror-marker.ts';
import {repositoryFolder, textOf} from './repository-folder.ts';
import {SourceFailure} from './source-failure.ts';

export interface LocalSource {readonly path: string; readonly dir: string}

/**
 * The mirror borrows the source's objects, so new commits are visible without a fetch.
 * It holds nothing of its own: when the source has moved, the mirror is made anew.
 */
export async function openLocalMirror(git: Git, {path, dir}: LocalSource, signal: AbortSignal): Promise<MirrorFolder> {
  const source = await repositoryFolder(path);
  if (source === undefined) {
    throw new SourceFailure({kind: 'not-a-repository', what: 'Not a git repository', where: path, hint: 'Name a folder inside a git repository, or a bare repository'});
  }
  const objects = join(source.commonDir, 'objects');
  if (objects.includes('\n')) {
    throw new SourceFailure({kind: 'address-refused', what: 'A folder with a newline in its name cannot be mirrored', where: objects, hint: 'Move the repository'});
  }
  const known = await readMarker(dir);
  const usable = known?.source === objects && (await textOf(join(dir, 'objects/info/alternates'))) === `${objects}\n`;
  const {objectFormat} = usable ? known : await placeMirror(dir, known, (folder) => make(git, {gitDir: source.gitDir, objects, folder}, signal));
  await keepCut(dir, await textOf(join(source.commonDir, 'shallow')));
  return {kind: 'local', dir, refsDir: source.gitDir, objectFormat, objectsOf: source.commonDir, notes: []};
}

interface Making {readonly gitDir: string; readonly objects: string; readonly folder: string}

async function make(git: Git, {gitDir, objects, folder}: Making, signal: AbortSignal): Promise<MirrorMarker> {
  const format = (await runGit(git, ['rev-parse', '--show-object-format'], {gitDir}, signal)).toString('latin1').trim();
  const objectFormat = format === 'sha256' ? format : 'sha1';
  await runGit(git, ['init', '--quiet', '--bare', '--template=', `--object-format=${objectFormat}`, '--', folder], {gitDir: folder}, signal);
  await mkdir(join(folder, 'objects/info'), {recursive: true});
  await writeFile(join(folder, 'objects/info/alternates'), `${objects}\n`);
  return {source: objects, objectFormat};
}

/** Git believes the commits of a shallow clone to have parents unless the file that names the cut is there. */
async function keepCut(dir: string, cut: string | undefined): Promise<void> {
  const file = join(dir, 'shallow');
  if ((await textOf(file)) === cut) return;
  if (cut === undefined) await rm(file, {force: true});
  else await writeFile(file, cut);
}
