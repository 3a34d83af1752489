// The texts of a repository as a dataset would show them, apart by whether a rule is about them. From git itself, not from anything a build kept.
import {forgetter, type Forgetter} from '../../../../stages/forget/forgetter.ts';
import {noForgetting} from '../../../../stages/forget/forget-rules.ts';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import {ownLicence} from '../../../../stages/parse/licence/own-licence.ts';
import {commitDate} from '../../../../stages/sample/commit-texts.ts';
import {inBatches} from '../../../../stages/source/git/batches.ts';
import {listCommits, type Listed, type ListingOptions} from '../../../../stages/source/git/commit-listing.ts';
import {parseCommit, type CommitObject} from '../../../../stages/source/git/commit-object.ts';
import type {FileChange} from '../../../../stages/source/git/file-change.ts';
import type {Git} from '../../../../stages/source/git/git-process.ts';
import type {ObjectReader} from '../../../../stages/source/git/object-reader.ts';
import {pullMembers} from '../../../../stages/source/git/pull-members.ts';
import {usualRenames} from '../../../../stages/source/git/rename-rules.ts';
import {treeEntries} from '../../../../stages/source/git/tree-entries.ts';
import type {Dataset} from '../../build/contract.ts';
import type {Source} from '../../build/open-source.ts';
import {patchesText, textsOf} from './patch-text.ts';

export interface SourceText {
  readonly place: string;
  readonly text: Uint8Array;
  /** What of it was said here, and not only shown. */
  readonly written: Uint8Array;
}

export interface Sources {
  readonly dataset: Pick<Dataset, 'forget' | 'commits'>;
  readonly source: Source;
  readonly git: Git;
  readonly reader: ObjectReader;
  /** Paths of files under forgotten licences. */
  readonly licensed: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

export type Which = 'forgotten' | 'remaining';

const commitsAtOnce = 64;
const changesAtOnce = 512;

export async function* sourceTexts(sources: Sources, which: Which): AsyncGenerator<SourceText, void, undefined> {
  const {dataset: {forget = noForgetting}, source: {mirror, frozen}, git, signal} = sources;
  const tips = [...new Set(frozen.selected.map(({oid}) => oid))].sort();
  const forgets = forgetter(forget, await pullMembers(git, {gitDir: mirror.dir, tips, not: mirror.boundary, pulls: forget.pulls}, signal));
  yield* fileTexts(sources, forgets, which);
  if (tips.length > 0) yield* commitTexts(sources, forgets, {which, tips, alone: false});
  // A commit that no branch has any more may still be in a store.
  const apart = which === 'remaining' ? [] : await sources.reader.read(forget.commits, signal);
  const there = forget.commits.filter((_, at) => apart[at] !== undefined);
  if (there.length > 0) yield* commitTexts(sources, forgets, {which, tips: there, alone: true});
}

async function* fileTexts({source: {mirror, commit}, git, reader, licensed, signal}: Sources, forgets: Forgetter, which: Which): AsyncGenerator<SourceText, void, undefined> {
  if (commit === undefined) return;
  for await (const entries of treeEntries(git, {gitDir: mirror.dir, commit}, signal)) {
    for (const {mode, oid, name: {path}} of entries) {
      const [byPath, byLicence] = [forgets.path(path), licensed.has(path)];
      if (mode === '160000' || (which === 'forgotten' && !byPath && !byLicence) || (which === 'remaining' && byPath)) continue;
      const [object] = await reader.read([oid], signal);
      const {bytes, encoding} = object !== undefined && 'bytes' in object ? sanitize(object.bytes) : {bytes: new Uint8Array(), encoding: 'binary'};
      if (encoding === 'binary') continue;
      // Who holds the copyright is said wherever a licence is told: it stays known of files that are left out for theirs.
      const text = which === 'remaining' && byLicence ? Buffer.from(ownLicence(path, Buffer.from(bytes).toString('utf8')).copyrights.join('\n')) : bytes;
      yield {place: path, text, written: text};
    }
  }
}

interface Walk {readonly which: Which; readonly tips: readonly string[]; readonly alone: boolean}

async function* commitTexts({dataset: {commits: {merges, renames: wanted = usualRenames}}, source: {mirror}, git, reader, licensed, signal}: Sources, forgets: Forgetter, {which, tips, alone}: Walk): AsyncGenerator<SourceText, void, undefined> {
  const renames = mirror.partial && wanted !== 'none' ? 'exact' : wanted;
  const listing: ListingOptions = {gitDir: mirror.dir, tips, not: alone ? [] : mirror.boundary, merges: merges === 'skip' ? 'skip' : 'first-parent', renames, alone};
  for await (const batch of inBatches(listCommits(git, listing, signal), (listed) => 1 / commitsAtOnce + ('changes' in listed ? listed.changes.length / changesAtOnce : 0))) {
    const objects = await reader.read(batch.map(({oid}) => oid), signal);
    const told = batch.flatMap((listed, at) => {
      const object = objects[at];
      if (object === undefined || !('bytes' in object) || object.type !== 'commit') return [];
      const commit = parseCommit(object.bytes);
      return [{oid: listed.oid, commit, ...shown(listed, {commit, forgets, licensed, which})}];
    });
    const texts = await textsOf(reader, told.flatMap(({changes}) => changes), signal);
    for (const {oid, commit, head, changes} of told) {
      if (head === '' && changes.length === 0) continue;
      const {text, written} = patchesText(changes, texts);
      yield {place: `commit ${oid}`, text: Buffer.concat([Buffer.from(head), text]), written: Buffer.concat([Buffer.from(head === '' ? '' : `${commit.message}\n`), written])};
    }
  }
}

interface Showing {readonly commit: CommitObject; readonly forgets: Forgetter; readonly licensed: ReadonlySet<string>; readonly which: Which}

/** What of a commit is forgotten, or what remains of it: nothing, some patches, or all. */
function shown(listed: Listed, {commit, forgets, licensed, which}: Showing): {readonly head: string; readonly changes: readonly FileChange[]} {
  const whole = forgets.commit({...commit, oid: listed.oid}) !== undefined;
  const head = `${commit.message}\nAuthor: ${commit.author.name}\nDate: ${commitDate(commit)}\n\nDiff:\n`;
  const all = 'changes' in listed ? listed.changes : [];
  const isForgotten = (change: FileChange) => forgets.change(change) || licensed.has(change.path) || (change.oldPath !== undefined && licensed.has(change.oldPath));
  if (which === 'forgotten') return whole ? {head, changes: all} : {head: '', changes: all.filter(isForgotten)};
  return whole ? {head: '', changes: []} : {head, changes: all.filter((change) => !isForgotten(change))};
}
