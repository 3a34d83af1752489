// Finds the repository a folder belongs to by looking at files alone: no process, and nobody's configuration is read.
import {readFile, realpath, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';

export interface RepositoryFolder {
  /** Where HEAD is: of a linked worktree, its own folder. */
  readonly gitDir: string;
  /** Where objects and shared refs are. */
  readonly commonDir: string;
}

/** Takes a bare repository, a worktree, a linked worktree, or any folder below one. A folder that is not there belongs to none: it may be misspelt. */
export async function repositoryFolder(start: string): Promise<RepositoryFolder | undefined> {
  if (!(await isFolder(start))) return undefined;
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = (await asWorktree(folder)) ?? (await asGitDir(folder));
    if (found !== undefined || folder === dirname(folder)) return found;
  }
}

async function asWorktree(folder: string): Promise<RepositoryFolder | undefined> {
  const dotGit = join(folder, '.git');
  const pointer = await textOf(dotGit);
  if (pointer === undefined) return await asGitDir(dotGit);
  const target = /^gitdir: (.+)$/m.exec(pointer)?.[1];
  return target === undefined ? undefined : await asGitDir(resolve(folder, target.trimEnd()));
}

async function asGitDir(gitDir: string): Promise<RepositoryFolder | undefined> {
  if ((await textOf(join(gitDir, 'HEAD'))) === undefined) return undefined;
  const common = await textOf(join(gitDir, 'commondir'));
  const commonDir = common === undefined ? gitDir : resolve(gitDir, common.trimEnd());
  if (!(await isFolder(join(commonDir, 'objects')))) return undefined;
  return {gitDir: await realpath(gitDir), commonDir: await realpath(commonDir)};
}

/** `undefined` for what is not a file. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(String(error.code));
}
