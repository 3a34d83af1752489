// What was said in requests and issues before a moment, of the documents that a build was made from. What was edited later is not old: nobody knows what it said before.
import {discussionCodec, type DiscussionDocument} from '../../../stages/discussion/discussion-document.ts';
import type {Written} from '../../../stages/discussion/written.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {readValues, rowDigests} from '../build/read-built.ts';
import type {Finished} from '../look/finished.ts';
import type {OldText} from './old-objects.ts';

export async function* discussionTexts({store, build}: Pick<Finished, 'store' | 'build'>, until: number): AsyncGenerator<OldText, void, undefined> {
  const there = (await rowDigests(store, build, 'discussions')).filter((digest) => stubOf(digest) === undefined);
  for await (const document of readValues(store, there, discussionCodec)) {
    for (const text of saidBefore(document, until)) yield {place: `#${document.number}`, bytes: Buffer.from(text, 'utf8')};
  }
}

function saidBefore(document: DiscussionDocument, until: number): readonly string[] {
  const isOld = ({at, edited}: Pick<Written, 'at' | 'edited'>) => at <= until && (edited ?? at) <= until;
  const {comments, reviews, threads} = document;
  const remarks = threads.flatMap((thread) => thread.remarks);
  const hunks = threads.filter((thread) => thread.remarks.some(isOld)).map(({hunk}) => hunk);
  return [...[document, ...comments, ...reviews, ...remarks].filter(isOld).map(({body}) => body), ...hunks];
}
