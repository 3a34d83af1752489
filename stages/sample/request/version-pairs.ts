// Which commit of a version of a request became which of the next one, where that stands upon another base: only there its texts are read.
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {whole} from '../../../graph/value/whole.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {hasPair, patchesOf} from '../../change/pair.ts';
import {pairVersions} from '../../change/versions/pair-versions.ts';
import {versionText, type VersionFile, type VersionText} from '../../change/versions/version-text.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {requestChangeCodec, type Move, type RangeCommit} from '../../source/git/requests/request-change.ts';
import {rangedOf} from './request-commit.ts';

/** `paths`: what the two do otherwise. A commit without `young` was dropped, one without `old` is new. */
export interface CommitPair {readonly old?: string; readonly young?: string; readonly paths: readonly string[]}

/** In the order of the moves; null where both versions stand upon the same base. */
export const versionPairsCodec = jsonCodec<readonly (readonly CommitPair[] | null)[]>('commits of versions, paired');

/** So that nothing is read of those that were never rebased. */
export const rebased = defineTask({
  name: 'rebased request',
  version: 1,
  input: {change: requestChangeCodec},
  output: requestChangeCodec,
  run: ({change}) => (change.moves.some(({ranges}) => ranges !== undefined) ? change : {stub: 'never rebased'}),
});

export const versionPairs = defineTask({
  name: 'commits of versions, paired',
  version: 1,
  input: {change: requestChangeCodec, changed: joinedCodec(commitCodec, editCodec)},
  output: versionPairsCodec,
  // The hunks of edits.
  reach: 2,
  run({change: {moves}, changed: {row: {value: {changes}}, refs}}) {
    const ranged = moves.flatMap(rangedOf);
    const own = ranged.reduce((sum, commit) => sum + commit.changes.length, 0);
    let next = changes.slice(0, changes.length - own).flatMap(patchesOf).filter(hasPair).length;
    const textOf = (commit: RangeCommit): VersionText => versionText(commit.changes.flatMap(patchesOf).map((one): VersionFile => ({change: one, content: hasPair(one) ? contentOf(refs[next++]) : undefined})));
    return moves.map((move) => (move.ranges === undefined ? null : pairsOf(move.ranges, textOf)));
  },
});

function pairsOf({old, young}: NonNullable<Move['ranges']>, textOf: (commit: RangeCommit) => VersionText): readonly CommitPair[] {
  const [before, after] = [old.map(textOf), young.map(textOf)];
  return pairVersions(before, after).map((pair): CommitPair => {
    const sides = {...(pair.old !== undefined && {old: old[pair.old]?.oid ?? ''}), ...(pair.young !== undefined && {young: young[pair.young]?.oid ?? ''})};
    return {...sides, paths: pair.same ? [] : differing(pair.old === undefined ? undefined : before[pair.old], pair.young === undefined ? undefined : after[pair.young])};
  });
}

function differing(old: VersionText | undefined, young: VersionText | undefined): readonly string[] {
  const paths = new Set([...(old?.files.keys() ?? []), ...(young?.files.keys() ?? [])]);
  return [...paths].filter((path) => old?.files.get(path) !== young?.files.get(path)).sort();
}

/** One that cannot be had is like no other. */
function contentOf(edit: Named<Edit> | Stub | undefined): VersionFile['content'] {
  if (edit === undefined || isStub(edit)) return 'binary';
  const {kind, hunks} = edit.value;
  return kind === 'binary' ? 'binary' : hunks === undefined || !('digest' in hunks) ? undefined : whole(hunks).bytes;
}
