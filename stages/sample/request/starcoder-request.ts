// The request as StarCoder2 writes it: what it is for, the files it changes, its diff, and what happened in the order in which it did.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {hasPair, pairOf, patchesOf} from '../../change/pair.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {userNames} from '../discussion/user-names.ts';
import {mark} from '../mark.ts';
import {spanOfHunks, type FilePatch} from '../patch-spans.ts';
import type {Samples, Span} from '../sample.ts';
import {samplesCodec} from '../samples-codec.ts';
import {sideSpans} from '../side-spans.ts';
import {baseCodeCodec} from './base-code.ts';
import {laterEdits} from './pr-diff-sample.ts';
import {openRequest, opened, requestInput, sampleOfRequest, samplesWithin, type OpenedRequest} from './request-input.ts';
import {requestTask} from './request-task.ts';

const states = {approved: 'approved', changes_requested: 'changes_required', commented: 'commented', dismissed: 'rejected'} as const;

export const starcoderRequest = requestTask({
  name: 'request in events',
  version: 2, // it says what is no person's work, and what was edited after the merge
  samplesOf: (request, rules) => inEvents(request, rules, () => []),
});

/** The same with the code of each file before the change, as StarCoder2 was trained with. */
export const starcoderRequestOnBase = defineTask({
  name: 'request in events on its base',
  version: 1,
  input: {...requestInput, bases: joinedCodec(commitCodec, baseCodeCodec)},
  reach: 1,
  output: samplesCodec,
  run({bases: {refs}, ...input}, rules: OnBase) {
    const request = openRequest(input, rules);
    if (!opened(request)) return request;
    const changes = request.change.changes.flatMap(patchesOf).filter(hasPair);
    return inEvents(request, rules, ({at}) => {
      const [change, base] = at === undefined ? [] : [changes[at], valueIn(refs[at])];
      return change === undefined || base?.shown === undefined ? [] : [mark('pr_base_code'), ...sideSpans(pairOf(change, rules.clean ?? noRules).before, base.shown, 1)];
    });
  },
});

/** `clean`: the tag of the rules that texts are cleaned by. A type, because parameters are plain data. */
export type OnBase = DiscussionRules & {readonly clean?: string};

function inEvents(request: OpenedRequest, rules: DiscussionRules, baseOf: (file: FilePatch) => readonly Span[]): Samples | Stub {
  const {document, texts, facts, patches, say} = request;
  const name = userNames();
  const began = [mark('pr'), template('Title: ', 1), say(texts.title, 1), template(`\n${name(document.by)}: `, 1), say(texts.body, 1)];
  const events = eventsOf(request, rules);
  const ended = facts.merged?.by ?? document.events.findLast(({event}) => event === 'closed')?.by;
  const spans: readonly Span[] = [
    mark('start'),
    ...began,
    mark('pr_status', 'opened'),
    mark('pr_repo', rules.repository),
    mark('pr_base'),
    ...patches.whole.files.flatMap((file) => [mark('pr_file', file.path), ...baseOf(file)]),
    mark('pr_diff'),
    ...patches.whole.files.flatMap(hunksOf),
    ...events.flatMap((event) => event(name)),
    ...(document.state === 'open' ? [] : [mark('pr_closed', name(ended ?? null)), mark('pr_status', 'closed'), mark('pr_merged', facts.merged === null ? 'False' : 'True')]),
    mark('end'),
  ];
  return samplesWithin([sampleOfRequest(request, {kind: 'pr', spans, meta: {diff_of: request.change.kind, ...laterEdits(document), events: events.length}})], rules, 'no-change');
}

/** All hunks of a file follow one mark. */
function hunksOf({path, hunks}: FilePatch): readonly Span[] {
  return [mark('pr_file', path), ...(hunks === undefined ? [] : [mark('pr_hunk'), spanOfHunks(hunks, 1)])];
}

type Event = (name: ReturnType<typeof userNames>) => readonly Span[];

/** Numbered in their order, by which answers name what they answer. */
function eventsOf({document, texts, say}: OpenedRequest, rules: DiscussionRules): readonly Event[] {
  const comments = document.comments.map((comment, at) => ({...comment, place: texts.comments[at], as: 'comment' as const}));
  const reviews = document.reviews.map((review, at) => ({...review, place: texts.reviews[at], as: 'review' as const}));
  const remarks = document.threads.flatMap((thread, at) => thread.remarks.map((remark, which) => ({...remark, place: texts.threads[at]?.remarks[which], thread, hunk: texts.threads[at]?.hunk, as: 'remark' as const})));
  const shown = [...comments, ...reviews, ...remarks].filter(({by, hidden}) => hidden === undefined && !isBot(by, rules)).sort((a, b) => a.at - b.at);
  const numbers = new Map(shown.map(({node}, at) => [node, String(at)]));
  return shown.flatMap((said): readonly Event[] => {
    const {place} = said;
    if (place === undefined || (isEmpty(place) && said.as !== 'review')) return [];
    const number = mark('pr_event', numbers.get(said.node) ?? '');
    if (said.as === 'comment') return [(name) => [mark('pr_comment', name(said.by)), say(place, 1), number]];
    if (said.as === 'review') return [(name) => [mark('pr_review', name(said.by)), say(place, 1), number, mark('pr_review_state', states[said.state])]];
    const {thread: {path, originalLine, line}, hunk, review, replyTo} = said;
    const [inReview, answered] = [numbers.get(review ?? ''), numbers.get(replyTo ?? '')];
    return [(name) => [
      mark('pr_review_comment'),
      number,
      ...(inReview === undefined ? [] : [mark('pr_reply_to_review', inReview)]),
      ...(answered === undefined ? [] : [mark('pr_reply_to_comment', answered)]),
      mark('pr_file', path),
      ...(originalLine === null && line === null ? [] : [mark('pr_line', String(originalLine ?? line))]),
      ...(hunk === undefined || isEmpty(hunk) ? [] : [mark('pr_hunk'), say(hunk, 1)]),
      mark('pr_comment', name(said.by)),
      say(place, 1),
    ]];
  });
}
