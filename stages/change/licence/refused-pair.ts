// The licence that keeps a pair of texts out of a dataset, or nothing: by what each text says itself, else by its folder.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {fileLicence} from '../../parse/licence/file-licence.ts';
import {dirOf, folderLicences, type FolderLicences, type Said} from '../../parse/licence/folder-licence.ts';
import {isTaken, type LicenceRules} from '../../parse/licence/licence-filter.ts';
import {saysNothing} from '../../parse/licence/own-licence.ts';
import {saidLicencesCodec} from '../../parse/licence/said-licences.ts';
import {pairLicenceCodec} from './pair-licence.ts';

/** The licence, or `unknown`; '' for none. */
export const refusedCodec: Codec<string> = jsonCodec('refused licence');

const pairWithSaid = joinedCodec(pairLicenceCodec, saidLicencesCodec);

/** A patch shows both texts, so both must be taken. */
export const refusedPair = defineTask({
  name: 'refused licence of a pair',
  version: 1,
  input: {today: pairWithSaid, former: pairWithSaid},
  output: refusedCodec,
  run({today: {row: {value: {path, sides}}, refs: [now]}, former: {refs: [once]}}, rules: LicenceRules) {
    const folders = foldersOf(now, once);
    const told = sides.map((side) => fileLicence({path, own: {...saysNothing, ...side}}, folders).expression);
    const refused = told.find((expression) => !isTaken(expression, rules));
    return refused === '' ? 'unknown' : (refused ?? '');
  },
});

type Row = Named<readonly Said[]> | Stub | undefined;

/** All pairs of a history ask the same two rows: the last ones read are kept, by their digests. */
let last: {readonly now: Digest | undefined; readonly once: Digest | undefined; readonly folders: FolderLicences} | undefined;

function foldersOf(now: Row, once: Row): FolderLicences {
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
