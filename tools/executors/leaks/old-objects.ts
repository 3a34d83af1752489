// The blobs of a history in the order in which they came, as git lists them, and the texts of those that are old.
import {cleaned} from '../../../stages/clean/cleaned.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {CommitCleaner} from '../../../stages/source/git/clean-commit.ts';
import {listCommits} from '../../../stages/source/git/commit-listing.ts';
import {parseCommit} from '../../../stages/source/git/commit-object.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {ObjectReader} from '../../../stages/source/git/object-reader.ts';
import {treeEntries} from '../../../stages/source/git/tree-entries.ts';
import {noRules} from '../../../stages/clean/rules-in-force.ts';
import {headsOf, type GitHistory} from './git-history.ts';

export interface GitSource {
  readonly git: Git;
  readonly gitDir: string;
  readonly reader: ObjectReader;
  readonly tips: readonly string[];
  /** What texts of the dataset were cleaned by. */
  readonly cleaner: CommitCleaner | undefined;
  readonly signal: AbortSignal;
}

interface Came {readonly oid: string; readonly path: string; readonly commit: string}

/** Each blob once, by the first commit that shows it. */
async function* blobsOf({git, gitDir, signal}: GitSource, tips: readonly string[]): AsyncGenerator<Came, void, undefined> {
  if (tips.length === 0) return;
  const known = new Set<string>();
  for await (const listed of listCommits(git, {gitDir, tips, not: [], merges: 'first-parent', renames: 'none'}, signal)) {
    if (!('changes' in listed)) continue;
    for (const {after: oid, path} of listed.changes) {
      if (oid === undefined || known.has(oid)) continue;
      known.add(oid);
      yield {oid, path, commit: listed.oid};
    }
  }
}

export interface OldText {readonly place: string; readonly bytes: Uint8Array}

const objectsAtOnce = 64;

/** Files of a commit's tree. */
export async function* treeTexts(source: GitSource, commit: string): AsyncGenerator<OldText, void, undefined> {
  for await (const entries of treeEntries(source.git, {gitDir: source.gitDir, commit}, source.signal)) {
    yield* blobTexts(source, entries.filter(({mode}) => mode !== '160000').map(({oid, name: {path}}) => ({oid, place: path})));
  }
}

/** All versions of all files that old commits brought. */
export async function* versionTexts(source: GitSource, old: GitHistory): AsyncGenerator<OldText, void, undefined> {
  let batch: {readonly oid: string; readonly place: string}[] = [];
  for await (const {oid, path, commit} of blobsOf(source, headsOf([...old.values()]))) {
    if (batch.push({oid, place: `${path} of commit ${commit}`}) < objectsAtOnce) continue;
    yield* blobTexts(source, batch);
    batch = [];
  }
  yield* blobTexts(source, batch);
}

export async function* messageTexts({reader, cleaner, signal}: GitSource, old: GitHistory): AsyncGenerator<OldText, void, undefined> {
  const oids = [...old.keys()];
  for (let from = 0; from < oids.length; from += objectsAtOnce) {
    const batch = oids.slice(from, from + objectsAtOnce);
    for (const [at, object] of (await reader.read(batch, signal)).entries()) {
      if (object === undefined || !('bytes' in object) || object.type !== 'commit') continue;
      const commit = parseCommit(object.bytes);
      yield {place: `commit ${batch[at] ?? ''}`, bytes: Buffer.from((cleaner?.clean(commit) ?? commit).message, 'utf8')};
    }
  }
}

async function* blobTexts({reader, cleaner, signal}: GitSource, blobs: readonly {readonly oid: string; readonly place: string}[]): AsyncGenerator<OldText, void, undefined> {
  for (let from = 0; from < blobs.length; from += objectsAtOnce) {
    const batch = blobs.slice(from, from + objectsAtOnce);
    const objects = await reader.read(batch.map(({oid}) => oid), signal);
    for (const [at, {oid, place}] of batch.entries()) {
      const object = objects[at];
      if (object === undefined || !('bytes' in object) || object.type !== 'blob') continue;
      const {bytes, encoding} = cleaned({digest: `git:${oid}` as Digest, bytes: object.bytes}, cleaner?.tag ?? noRules);
      if (encoding !== 'binary') yield {place, bytes};
    }
    reader.recycle(objects);
  }
}
