// Which commit introduced a version of a file: the first that put this content at this path. A merge that brings it comes later.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {nameId, type FileName} from '../../source/git/file-name.ts';
import {inTime, knownPieceCodec, type KnownCommit} from './known-commits.ts';

export const spreadVersions = defineTask({
  name: 'versions of a commit',
  version: 1,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<KnownCommit>[]>('versions of a commit'),
  light: true,
  run: ({row: {oid, corrected, changes}}) => changes.flatMap((change) => (change.after === undefined ? [] : [{bucket: versionId(change, change.after), piece: {oid, corrected}}])),
});

export const firstOfVersion = defineTask({
  name: 'first of a version',
  version: 1,
  input: {pieces: piecesCodec(knownPieceCodec)},
  output: knownPieceCodec,
  light: true,
  run: ({pieces}) => inTime(pieces)[0] ?? {stub: 'no commit'},
});

export const versionOfFile = defineTask({name: 'version of a file', version: 1, ...naming(fileCodec, (row) => [versionId(row, row.oid)])});

/** The id of the commit; '' where none that is known introduced the file, as where merges are listed without their changes. */
export interface Introduced {readonly oid: string}

export const introducedCodec: Codec<Introduced> = jsonCodec('introduced');

export const introducedTask = defineTask({
  name: 'introduced',
  version: 1,
  input: {file: joinedCodec(fileCodec, knownPieceCodec)},
  output: introducedCodec,
  // The file's content says nothing of who made it.
  reach: 1,
  run({file: {refs: [first]}}): Introduced {
    return {oid: valueIn(first)?.oid ?? ''};
  },
});

export const introducerNamed = defineTask({name: 'introducer named', version: 1, ...naming(introducedCodec, ({oid}) => [oid])});

function versionId(name: FileName, oid: string): string {
  return `${oid} ${nameId(name)}`;
}
