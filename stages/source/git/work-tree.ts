// The files of a work tree as they lie there, committed or not, as a commit in our mirror. Git never looks at the source for it: no setting, filter or hook of anybody is in force.
import {constants} from 'node:fs';
import {lstat, mkdir, open, readlink, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {runGit, type Git} from './git-process.ts';
import type {Mirror} from './mirror.ts';
import {textOf} from './repository-folder.ts';

export interface WorkTree {
  /** That of HEAD where nothing differs from it. */
  readonly commit: string | undefined;
  /** Paths that differ from HEAD. */
  readonly changed: number;
  /** Paths that are not taken, as they are no files, are too large, or need a program to be read as git has them. */
  readonly left: number;
}

export interface WorkTreeOptions {
  readonly mirror: Pick<Mirror, 'dir' | 'objectsOf'>;
  /** Where HEAD of the source is. */
  readonly gitDir: string;
  /** The folder of the files. */
  readonly folder: string;
  /** `undefined` before the first commit. */
  readonly head: string | undefined;
  readonly maxBytes: number;
  /** Folders of ours, relative to that of the files: what is made of files is none of them. */
  readonly without?: readonly string[];
}

const ref = 'refs/gristmill/work-tree';

/**
 * An index of ours lies in the mirror, so git compares times of files and reads only those that changed. What differs is read once, and becomes
 * a commit that says nothing of when and by whom: the same files make the same one.
 */
export async function workTree(git: Git, {mirror, gitDir, folder, head, maxBytes, without = []}: WorkTreeOptions, signal: AbortSignal): Promise<WorkTree> {
  const inTree = (args: readonly string[], input: string | Buffer = '') => runGit(git, [`--work-tree=${folder}`, ...args], {gitDir: mirror.dir, input, answers: [1]}, signal);
  await excludes(mirror);
  // What the index knows of files that HEAD has, too, stays.
  if (head === undefined) await rm(join(mirror.dir, 'index'), {force: true});
  else await inTree(['read-tree', '-i', '-m', head]);
  // Submodules are other repositories: git would start a program inside of them to ask how they are.
  await inTree(['update-index', '-q', '--refresh', '--ignore-submodules']);
  const listed = records(await inTree(['ls-files', '-z', '--modified', '--deleted', '--others', '--exclude-standard']));
  // Whole repositories inside of it are their own.
  const paths = [...new Set(listed)].filter((path) => !path.endsWith('/') && !without.some((one) => path.startsWith(`${one}/`))).sort();
  const filtered = await filteredPaths(inTree, paths);
  const stream: Buffer[] = [];
  // What a sparse work tree lacks was not deleted.
  const sparse = (await textOf(join(gitDir, 'info', 'sparse-checkout'))) !== undefined;
  let [changed, left] = [0, 0];
  for (const path of paths) {
    signal.throwIfAborted();
    const found = filtered.has(path) ? 'left' : await contentAt(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, 'latin1')]), maxBytes);
    if (found === 'left') left++;
    else if (found !== undefined) stream.push(command(`M ${found.mode} inline ${quoted(path)}\ndata ${found.bytes.length}\n`), found.bytes, command('\n'));
    else if (sparse) continue;
    else stream.push(command(`D ${quoted(path)}\n`));
    if (found !== 'left') changed++;
  }
  if (stream.length === 0) return {commit: head, changed: 0, left};
  const opening = `commit ${ref}\ncommitter gristmill <gristmill> 0 +0000\ndata 0\n${head === undefined ? '' : `from ${head}\n`}`;
  await runGit(git, ['fast-import', '--quiet', '--force', '--date-format=raw'], {gitDir: mirror.dir, input: Buffer.concat([command(opening), ...stream, command('\n')])}, signal);
  const commit = (await runGit(git, ['rev-parse', '--verify', '--end-of-options', ref], {gitDir: mirror.dir}, signal)).toString('latin1').trim();
  return {commit, changed, left};
}

/** Folders of which nothing is taken, relative to that of the files. */
export async function ignoredFolders(git: Git, {gitDir, folder}: {readonly gitDir: string; readonly folder: string}, signal: AbortSignal): Promise<readonly string[]> {
  const listed = await runGit(git, [`--work-tree=${folder}`, 'ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'], {gitDir, input: ''}, signal);
  return records(listed).flatMap((path) => (path.endsWith('/') ? [Buffer.from(path.slice(0, -1), 'latin1').toString('utf8')] : []));
}

/** What a repository ignores by a rule of its own, besides those in the tree. */
async function excludes({dir, objectsOf}: WorkTreeOptions['mirror']): Promise<void> {
  const [from, to] = [join(objectsOf, 'info', 'exclude'), join(dir, 'info', 'exclude')];
  const text = await textOf(from);
  if (text === (await textOf(to))) return;
  if (text === undefined) return await rm(to, {force: true});
  await mkdir(join(dir, 'info'), {recursive: true});
  await writeFile(to, text);
}

/** Files of which git has something else than what lies there, such as those of LFS: only a program could tell what. */
async function filteredPaths(inTree: (args: readonly string[], input: Buffer) => Promise<Buffer>, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const told = records(await inTree(['check-attr', '-z', '--stdin', 'filter'], Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1')));
  const filtered = new Set<string>();
  for (let at = 0; at + 2 < told.length; at += 3) if (!['unspecified', 'unset'].includes(told[at + 2] ?? '')) filtered.add(told[at] ?? '');
  return filtered;
}

interface Content {readonly mode: string; readonly bytes: Buffer}

/** `undefined` where there is nothing. No link is followed, and nothing is opened that could wait for somebody. */
async function contentAt(path: Buffer, maxBytes: number): Promise<Content | 'left' | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) return {mode: '120000', bytes: await readlink(path, 'buffer')};
  if (!found.isFile() || found.size > maxBytes) return 'left';
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  for (let reads = 0; reads < mostReads; reads++) {
    const before = await file.stat();
    if (before.size > maxBytes) return 'left';
    const {buffer, bytesRead} = await file.read({buffer: Buffer.alloc(before.size + 1), position: 0});
    const after = await file.stat();
    // Read in the middle of a change, it would be a file that never was.
    if (bytesRead === after.size && before.mtimeMs === after.mtimeMs) return {mode: (after.mode & 0o100) === 0 ? '100644' : '100755', bytes: buffer.subarray(0, bytesRead)};
  }
  return 'left';
}

const mostReads = 5;

function records(bytes: Buffer): readonly string[] {
  return bytes.toString('latin1').split('\0').filter((record) => record !== '');
}

/** Paths are bytes, one for each character. */
function command(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
