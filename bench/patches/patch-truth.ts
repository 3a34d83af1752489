// Whether the patches of an export are the truth: git applies those of many commits at once, each commit's under a folder of its own, and what comes out
// must be, path by path, what the commit has. The headers of the patches are made here from what the export says; nothing of what made it is used but the
// decoding of texts that are not UTF-8, whose patches are of the decoded text.
import {hash} from 'node:crypto';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {deflateSync} from 'node:zlib';
import {sanitize} from '../../stages/clean/sanitize.ts';
import {commitsOf, type ExportedCommit, type ExportedDiff} from './exported.ts';
import {gitIn, type GitIn} from './git-says.ts';
import {bytesOf, nameOf, patchOf} from './spell-patch.ts';

export interface Truth {
  readonly commits: number;
  /** Applied by git. */
  readonly patches: number;
  /** Known by their blobs alone. */
  readonly binaries: number;
  /** Patches of text that was decoded first. */
  readonly decoded: number;
  readonly omitted: readonly string[];
  readonly wrong: readonly string[];
}

export interface Judging {
  /** Of the export, and a folder of our own. */
  readonly folder: string;
  readonly scratch: string;
  /** Where the objects lie. */
  readonly gitDir: string;
  readonly trees: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  /** What texts were cleaned by before they were compared. Without it only those that were decoded are other than git's. */
  readonly clean?: (raw: Buffer) => Uint8Array;
}

const most = {commits: 400, bytes: 16 * 1024 * 1024};

export function judgePatches({folder, scratch, gitDir, trees, clean}: Judging): Truth {
  rmSync(scratch, {recursive: true, force: true});
  mkdirSync(scratch, {recursive: true});
  const git = gitIn(join(scratch, 'git'));
  git(['init', '--quiet', '--bare', join(scratch, 'git')]);
  writeFileSync(join(scratch, 'git/objects/info/alternates'), `${join(gitDir, 'objects')}\n`);
  const truth = {commits: 0, patches: 0, binaries: 0, decoded: 0, omitted: new Array<string>(), wrong: new Array<string>()};
  let batch: ExportedCommit[] = [];
  let bytes = 0;
  const judge = () => {
    judgeBatch(batch, {git, scratch, trees, truth, ...(clean !== undefined && {clean})});
    [batch, bytes] = [[], 0];
  };
  const seen = new Set<string>();
  for (const commit of commitsOf(folder)) {
    seen.add(commit.metadata.hash);
    batch.push(commit);
    bytes += commit.diffs.reduce((sum, {patch}) => sum + patch.length, 0);
    if (batch.length === most.commits || bytes > most.bytes) judge();
  }
  judge();
  for (const oid of trees.keys()) if (!seen.has(oid)) truth.wrong.push(`${oid}: not exported`);
  return truth;
}

interface Bench extends Pick<Judging, 'scratch' | 'trees' | 'clean'> {
  readonly git: GitIn;
  readonly truth: {commits: number; patches: number; binaries: number; decoded: number; readonly omitted: string[]; readonly wrong: string[]};
}

function judgeBatch(batch: readonly ExportedCommit[], bench: Bench): void {
  if (batch.length === 0) return;
  const {git, scratch, truth} = bench;
  const env = {GIT_INDEX_FILE: join(scratch, 'index')};
  rmSync(env.GIT_INDEX_FILE, {force: true});
  const clean = cleanBlobs(batch, bench);
  const before = new Map<string, string>();
  const expected = new Map<string, string>();
  const applied: Buffer[] = [];
  const placed: string[] = [];
  for (const [at, {metadata: {hash: oid}, diffs}] of batch.entries()) {
    for (const diff of diffs) {
      const old = diff.old_blob === undefined ? undefined : `${diff.old_mode} ${clean(diff, 'old')}`;
      if (old !== undefined) before.set(`${at}/${nameOf(diff, 'old')}`, old);
    }
    for (const diff of diffs) place(diff, {at, oid});
    for (const [path, entry] of before) if (path.startsWith(`${at}/`)) expected.set(path, entry);
    const flagged = new Map(diffs.filter((diff) => isOther(diff, 'new', bench)).map((diff) => [nameOf(diff, 'new'), diff]));
    for (const [path, entry] of bench.trees.get(oid) ?? [['(not in git)', '']]) {
      const diff = flagged.get(path);
      if (entry === undefined) expected.delete(`${at}/${path}`);
      else expected.set(`${at}/${path}`, diff === undefined ? entry : `${entry.split(' ')[0]} ${clean(diff, 'new')}`);
    }
  }
  try {
    git(['update-index', '-z', '--index-info'], Buffer.from([...before].map(([path, entry]) => `${entry}\t${path}\0`).join(''), 'latin1'), env);
    if (applied.length > 0) git(['apply', '--cached', '--whitespace=nowarn', '-'], Buffer.concat(applied), env);
    if (placed.length > 0) git(['update-index', '-z', '--index-info'], Buffer.from(placed.join(''), 'latin1'), env);
  } catch (failure) {
    // All or nothing: smaller batches tell whose fault it is.
    if (batch.length === 1) return void truth.wrong.push(`${batch[0]?.metadata.hash}: git does not apply it: ${String(Reflect.get(Object(failure), 'stderr')).trim().split('\n')[0]}`);
    const half = batch.length >> 1;
    judgeBatch(batch.slice(0, half), bench);
    return judgeBatch(batch.slice(half), bench);
  }
  const found = new Map(git(['ls-files', '-s', '-z'], undefined, env).toString('latin1').split('\0').filter((line) => line !== '').map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, line.indexOf('\t') - 2)]));
  for (const path of new Set([...found.keys(), ...expected.keys()])) {
    if (found.get(path) !== expected.get(path)) truth.wrong.push(`${batch[Number.parseInt(path, 10)]?.metadata.hash} ${path.slice(path.indexOf('/') + 1)}: expected ${expected.get(path) ?? 'nothing'}, got ${found.get(path) ?? 'nothing'}`);
  }
  truth.commits += batch.length;
  for (const diff of batch.flatMap(({diffs}) => diffs)) {
    if (diff.omitted !== undefined) continue;
    if (diff.is_binary) truth.binaries++;
    else truth.patches++;
    if (diff.old_encoding !== undefined || diff.new_encoding !== undefined) truth.decoded++;
  }

  function place(diff: ExportedDiff, {at, oid}: {readonly at: number; readonly oid: string}): void {
    if (diff.omitted !== undefined) truth.omitted.push(`${oid} ${diff.filename}: ${diff.omitted}`);
    if (!diff.is_binary && diff.omitted === undefined) return void applied.push(patchOf(diff, `${at}/`));
    if (diff.change_type === 'D' || diff.change_type === 'R') placed.push(`0 ${'0'.repeat(40)}\t${at}/${nameOf(diff, 'old')}\0`);
    if (diff.new_blob !== undefined) placed.push(`${diff.new_mode} ${clean(diff, 'new')}\t${at}/${nameOf(diff, 'new')}\0`);
  }
}

/** Texts that were decoded before they were compared, as objects of their own. */
function cleanBlobs(batch: readonly ExportedCommit[], bench: Bench): (diff: ExportedDiff, side: 'old' | 'new') => string {
  const diffs = batch.flatMap(({diffs}) => diffs);
  const {git, scratch, clean = (raw: Buffer) => sanitize(raw).bytes} = bench;
  const raw = [...new Set(diffs.flatMap((diff) => [...(isOther(diff, 'old', bench) ? [diff.old_blob ?? []] : []), ...(isOther(diff, 'new', bench) ? [diff.new_blob ?? []] : [])].flat()))];
  const made = new Map(raw.map((oid) => [oid, written(clean(git(['cat-file', 'blob', oid])), join(scratch, 'git/objects'))]));
  return (diff, side) => {
    const oid = (side === 'old' ? diff.old_blob : diff.new_blob) ?? '';
    return isOther(diff, side, bench) ? (made.get(oid) ?? oid) : oid;
  };
}

/** Whether the text that was compared is another than git has. What was only renamed was not compared. */
function isOther(diff: ExportedDiff, side: 'old' | 'new', {clean}: Pick<Bench, 'clean'>): boolean {
  if (clean !== undefined) return !diff.is_binary && diff.old_blob !== diff.new_blob && (side === 'old' ? diff.old_mode : diff.new_mode) !== '160000';
  return (side === 'old' ? diff.old_encoding : diff.new_encoding) !== undefined;
}

function written(content: Uint8Array, objects: string): string {
  const bytes = Buffer.concat([bytesOf(`blob ${content.length}\0`), content]);
  const oid = hash('sha1', bytes, 'hex');
  mkdirSync(join(objects, oid.slice(0, 2)), {recursive: true});
  writeFileSync(join(objects, oid.slice(0, 2), oid.slice(2)), deflateSync(bytes));
  return oid;
}
