// What the folders of a history say of their licences, for a pair that asks: as they are today, and where they are gone as they once were.
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {dirOf, folderLicences, type FolderLicences, type Said} from '../../parse/licence/folder-licence.ts';
import {saidLicencesCodec} from '../../parse/licence/said-licences.ts';
import {pairLicenceCodec} from './pair-licence.ts';

const pairWithSaid = joinedCodec(pairLicenceCodec, saidLicencesCodec);

/** What a task is asked that tells the licence of a pair. */
export const statedInput = {today: pairWithSaid, former: pairWithSaid} as const;

type SaidRow = Named<readonly Said[]> | Stub | undefined;

/** All pairs of a history ask the same two rows: the last ones read are kept, by their digests. */
let last: {readonly now: Digest | undefined; readonly once: Digest | undefined; readonly folders: FolderLicences} | undefined;

export function historyFolders(now: SaidRow, once: SaidRow): FolderLicences {
  const [today, former] = [now, once].map((row) => (row === undefined || isStub(row) ? undefined : row));
  if (last === undefined || last.now !== today?.digest || last.once !== former?.digest) {
    last = {now: today?.digest, once: former?.digest, folders: folderLicences(togetherOf(today?.value ?? [], former?.value ?? []))};
  }
  return last.folders;
}

/** Whoever holds the rights may put old work under today's licence, so where a folder says something today, what it once said no longer counts. */
function togetherOf(today: readonly Said[], former: readonly Said[]): readonly Said[] {
  const speaking = new Set(today.map(({path}) => dirOf(path)));
  return [...today, ...former.filter(({path}) => !speaking.has(dirOf(path)))];
}
