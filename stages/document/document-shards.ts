// Documents of commits in order, cut into runs that an export writes as one file each. A run only names its documents: their texts lie in the store once.
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {namedPiecesCodec} from '../../graph/value/named-pieces-codec.ts';
import {documentOrder} from '../dataset/document-order.ts';
import {commitDocumentCodec} from './commit-document.ts';

/** About so many bytes a document has beside its patches, and a changed file has of its own. */
const [ofDocument, ofFile, ofLine] = [700, 250, 40] as const;

export const placeCommitDocument = defineTask({
  name: 'place of a commit document',
  version: 1,
  input: {row: commitDocumentCodec},
  output: jsonCodec<Place>('place'),
  light: true,
  run: ({row: {hash, corrected, diffs, insertions, deletions}}) => ({
    order: documentOrder({when: {oid: hash, corrected}, name: ''}),
    weight: ofDocument + diffs.length * ofFile + (insertions + deletions) * ofLine,
  }),
});

export const documentRunCodec = jsonCodec<readonly Digest[]>('run of documents');

export const gatherCommitDocuments = defineTask({
  name: 'run of commit documents',
  version: 1,
  input: {rows: namedPiecesCodec(commitDocumentCodec)},
  reach: 1,
  output: documentRunCodec,
  run: ({rows}) => rows.map(({digest}) => digest),
});
