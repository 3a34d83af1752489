// Real repositories in temporary folders, made by git itself in an environment that holds nothing of the developer's.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Feed, FeedChange, Past} from '../../../../graph/feed.ts';
import {stubOf} from '../../../../graph/value/stub.ts';
import {open} from '../../../../graph/value/wire.ts';
import {commitCodec, type CommitRecord} from '../../../../stages/source/git/commit-record.ts';
import {fileCodec, type FileEntry} from '../../../../stages/source/git/file-entry.ts';
import type {Git} from '../../../../stages/source/git/git-process.ts';
import {objectReader, type ObjectReader, type ObjectReaderOptions} from '../../../../stages/source/git/object-reader.ts';

export const never = new AbortController().signal;

export interface Bench {readonly root: string; readonly git: Git; readonly repo: Repo; readonly mirrorDir: string}

/** A folder of its own for one test, with an empty repository in it. */
export function bench(t: ExecutionContext, options: readonly string[] = []): Bench {
  const root = mkdtempSync(join(tmpdir(), 'gristmill-git-'));
  t.teardown(() => rmSync(root, {recursive: true, force: true}));
  const home = join(root, 'home');
  mkdirSync(home);
  const git = {path: process.env['PATH'] ?? '', home, globalConfig: join(root, 'gitconfig'), work: {gitProcesses: 0, blobReads: 0}};
  const repo = repoAt(join(root, 'source'), home);
  repo.run('init', '--quiet', '--initial-branch=main', ...options, '.');
  return {root, git, repo, mirrorDir: join(root, 'mirror')};
}

export interface Repo {
  readonly dir: string;
  run(...args: string[]): string;
  bytes(args: readonly string[], input?: Uint8Array | string, env?: Readonly<Record<string, string>>): Buffer;
  write(path: string, content: string): void;
  /** Everything in the work tree, one hour after the commit before. */
  commit(message: string, ...args: string[]): string;
}

export function repoAt(dir: string, home: string): Repo {
  mkdirSync(dir, {recursive: true});
  let clock = 1_500_000_000;
  const environment = {
    PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8',
    GIT_AUTHOR_NAME: 'Author', GIT_AUTHOR_EMAIL: 'author@example.org', GIT_COMMITTER_NAME: 'Committer', GIT_COMMITTER_EMAIL: 'committer@example.org',
  };
  const bytes: Repo['bytes'] = (args, input, env) =>
    execFileSync('git', ['-c', 'protocol.file.allow=always', '-c', 'uploadpack.allowFilter=true', '-c', 'advice.detachedHead=false', '-c', 'commit.gpgSign=false', '-c', 'maintenance.auto=false', ...args], {
      cwd: dir,
      env: {...environment, GIT_AUTHOR_DATE: `${clock} +0100`, GIT_COMMITTER_DATE: `${clock} +0000`, ...env},
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
      ...(input !== undefined && {input}),
    });
  const run = (...args: string[]) => bytes(args).toString('utf8').trim();
  return {
    dir,
    run,
    bytes,
    write(path, content) {
      const file = join(dir, path);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, content);
    },
    commit(message, ...args) {
      clock += 3600;
      run('add', '--all');
      run('commit', '--quiet', '--allow-empty', ...args, '-m', message);
      return run('rev-parse', 'HEAD');
    },
  };
}

/** A commit object of exactly these bytes, as `git hash-object` would never check it. */
export function rawCommit(repo: Repo, bytes: Buffer | string): string {
  return repo.bytes(['hash-object', '--literally', '-t', 'commit', '-w', '--stdin'], bytes).toString('latin1').trim();
}

/** Closed however the test ends: its child would keep the test process alive. */
export function readerFor(t: ExecutionContext, git: Git, options: ObjectReaderOptions): ObjectReader {
  const reader = objectReader(git, options);
  t.teardown(() => reader.close());
  return reader;
}

export type Rows = ReadonlyMap<string, FeedChange>;

export const noPast: Past = async (ids) => ids.map(() => undefined);

export async function everyRow(feed: Feed): Promise<Rows> {
  return await rowsAfter(feed, undefined, new Map());
}

/** The rows of the former state with the changes since. */
export async function rowsAfter(feed: Feed, from: Uint8Array | undefined, before: Rows): Promise<Rows> {
  const rows = new Map(before);
  const past: Past = async (ids) => ids.map((id) => before.get(id)?.bytes);
  for (const change of await changesOf(feed, from, past)) {
    if (change.digest === undefined) rows.delete(change.id);
    else rows.set(change.id, change);
  }
  return rows;
}

export async function changesOf(feed: Feed, from: Uint8Array | undefined, past: Past = noPast): Promise<readonly FeedChange[]> {
  const changes: FeedChange[] = [];
  for await (const batch of feed.changes(from, past, never)) changes.push(...batch);
  return changes;
}

export function digests(rows: Rows): readonly string[] {
  return [...rows.values()].map(({id, digest}) => `${id} ${digest ?? ''}`).sort();
}

export function commitOf(row: FeedChange | undefined): CommitRecord {
  if (row?.bytes === undefined) throw new Error(`No commit in the row of "${row?.id ?? 'nothing'}": ${row?.digest ?? ''}`);
  return commitCodec.decode(open(row.bytes).payload, []);
}

export function fileOf(row: FeedChange | undefined): FileEntry {
  if (row?.bytes === undefined) throw new Error(`No file in the row of "${row?.id ?? 'nothing'}"`);
  const {links, payload} = open(row.bytes);
  return fileCodec.decode(payload, links.map((digest) => ({digest, stub: stubOf(digest)?.stub ?? 'not loaded'})));
}
