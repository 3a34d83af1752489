// A dataset's remote as one run has it: who we are there, what we believe, and how often we asked.
import {join} from 'node:path';
import type {DiskStore} from '../../../cache/disk-store.ts';
import {guardedPlace, type GuardedPlace} from '../../../cache/remote/guarded-place.ts';
import {readSecret, type RemoteKey} from '../../../cache/remote/remote-key.ts';
import {remoteReader, type RemoteIdentity, type RemoteReader} from '../../../cache/remote/remote-reader.ts';
import {remoteWriter, type RemoteWriter} from '../../../cache/remote/remote-writer.ts';
import {seenBook} from '../../../cache/remote/seen-book.ts';
import {keysFor} from '../../../cache/remote/signed-record.ts';
import {nextSerial} from '../../../cache/tmp-files.ts';
import {placeOf} from './place-of.ts';
import type {RemoteAccess, RemoteChoice} from './remote-choice.ts';

export interface OpenRemote extends RemoteIdentity {
  readonly place: GuardedPlace;
  readonly reader: RemoteReader;
  /** None for who may only read. */
  readonly writer: RemoteWriter | undefined;
  /** Seconds since 1970. */
  readonly now: () => number;
}

const believedFor = 30 * 86_400;

export interface Opening {
  readonly access: RemoteAccess;
  /** The folder of the store. */
  readonly folder: string;
  readonly store: Pick<DiskStore, 'aside'>;
  readonly note: (text: string) => void;
}

export function openRemote(choice: RemoteChoice, {access, folder, store, note}: Opening): OpenRemote {
  const identity = {domain: access.domain ?? choice.domain, repository: choice.repository, head: choice.head, keys: access.keys ?? choice.keys};
  const now = () => Math.floor(access.clock() / 1000);
  const place = guardedPlace(placeOf(choice.place, access, () => `${process.pid}-${nextSerial()}`), {clock: () => performance.now(), note});
  const seen = seenBook({path: join(folder, 'remote-seen.json'), tmp: () => store.aside('seen')});
  const reader = remoteReader({...identity, place, seen, now, note});
  const key = keyOf(access, identity, note);
  const writer = key && remoteWriter({...identity, place, reader, seen, key, now, believedFor, writer: access.writer});
  if (Object.values(identity.keys).every((keys) => keys.length === 0)) note('No key is believed for the remote, so nothing of it is used: name public keys in "remote.keys" or GRISTMILL_REMOTE_KEYS');
  return {...identity, place, reader, writer, now};
}

/** What we sign must be believed by those who read it. */
function keyOf({secret}: RemoteAccess, {domain, keys}: RemoteIdentity, note: (text: string) => void): RemoteKey | undefined {
  const key = secret === undefined ? undefined : readSecret(secret);
  if (key === undefined || keysFor(keys, domain).includes(key.public)) return key;
  note(`The secret key of this run is not among those that are believed for "${domain}", so nothing is published`);
  return undefined;
}
