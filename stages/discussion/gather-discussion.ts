// The tasks that gather what is known of a request or an issue into one document. A new comment touches the document of its number and no other.
import type {Piece} from '../../graph/operators/group.ts';
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {discussionRow} from '../source/github/discussion-row.ts';
import {itemCodec} from '../source/github/item-row.ts';
import type {Item} from '../source/github/item.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {documentOf} from './document-of.ts';

export const spreadItems = defineTask({
  name: 'item of a discussion',
  version: 1,
  input: {row: itemCodec},
  output: jsonCodec<readonly Piece<Item>[]>('item of a discussion'),
  light: true,
  run: ({row}) => [{bucket: discussionRow(row.number), piece: row}],
});

export const gatherDiscussion = defineTask({
  name: 'discussion',
  version: 1,
  input: {pieces: piecesCodec(itemCodec)},
  output: discussionCodec,
  run: ({pieces}): DiscussionDocument | {stub: string} => documentOf(pieces) ?? {stub: 'no-topic'},
});
