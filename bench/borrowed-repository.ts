// A bare repository of our own that borrows another's objects: its history can be read, grown and cut without the other one noticing.
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {runGit, type Git} from '../stages/source/git/git-process.ts';
import {repositoryFolder, textOf} from '../stages/source/git/repository-folder.ts';

export interface Lender {
  readonly gitDir: string;
  readonly objects: string;
  readonly objectFormat: string;
  readonly head: string;
}

export async function lender(git: Git, path: string, signal: AbortSignal): Promise<Lender> {
  const found = await repositoryFolder(path);
  if (found === undefined) throw new Error(`Could not measure "${path}": it is not a git repository; name a bare repository or a folder inside one`);
  const {gitDir, commonDir} = found;
  if ((await textOf(join(commonDir, 'shallow'))) !== undefined) throw new Error(`Could not measure "${path}": it is a shallow clone; run "git fetch --unshallow" in it`);
  const ask = async (...args: readonly string[]) => (await runGit(git, ['rev-parse', ...args], {gitDir}, signal)).toString().trim();
  return {gitDir, objects: join(commonDir, 'objects'), objectFormat: await ask('--show-object-format'), head: await ask('--verify', 'HEAD^{commit}')};
}

/** Its only branch is "main", at the commit named. */
export async function borrowedRepository(git: Git, {objects, objectFormat}: Lender, {dir, head}: {readonly dir: string; readonly head: string}, signal: AbortSignal): Promise<string> {
  await runGit(git, ['init', '--quiet', '--bare', '--template=', `--object-format=${objectFormat}`, '--', dir], {gitDir: dir}, signal);
  await mkdir(join(dir, 'objects/info'), {recursive: true});
  await writeFile(join(dir, 'objects/info/alternates'), `${objects}\n`);
  await runGit(git, ['symbolic-ref', 'HEAD', 'refs/heads/main'], {gitDir: dir}, signal);
  await runGit(git, ['update-ref', 'refs/heads/main', head], {gitDir: dir}, signal);
  return dir;
}
