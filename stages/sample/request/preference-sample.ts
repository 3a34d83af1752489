// Two versions of one request, of which the later was preferred: the one that was turned down is shown, the one that was taken is the answer.
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {stoodUnchanged, titleAt} from '../discussion/known-before.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {mark} from '../mark.ts';
import {partsOf} from './parts.ts';
import {sampleOfRequest, samplesWithin, spansOfPatches, type OpenedRequest} from './request-input.ts';
import {requestTask} from './request-task.ts';

export const preferenceSample = requestTask({
  name: 'preferred version of a request',
  // 2: it says what is no person's work, and what was edited after the merge. 3: when the request was opened.
  version: 3,
  samplesOf(request, rules) {
    const {document, texts, patches, change: {first}, say, merged} = request;
    if (merged === undefined) return {stub: 'not-merged'};
    const why = turnedDown(request, rules);
    if (first === undefined || why === undefined) return {stub: 'one-version'};
    if (patches.first.files.length === 0) return {stub: patches.first.refused ?? 'no-change'};
    const body = isEmpty(texts.body) || !stoodUnchanged(document, merged) ? [] : [template('\n\n', 0), say(texts.body, 0)];
    const {spans, parts} = partsOf([
      ['', [mark('start')]],
      ['prompt', [template('Title: ', 0), say(titleAt(request, merged), 0), ...body]],
      ['', [template('\n\nTurned down:\n', 0)]],
      ['rejected', spansOfPatches(patches.first, 0)],
      ['', [template('\nAccepted:\n', 0)]],
      ['chosen', spansOfPatches(patches.whole, 1)],
      ['', [mark('end')]],
    ]);
    return samplesWithin([sampleOfRequest(request, {kind: 'preference', granularity: 'pair', spans, meta: {created: document.at, rejected: first.head, rejected_base: first.base, because: why, parts}})], rules, 'no-change');
  },
});

/** Somebody asked for changes to the first version, or its author pushed another one over it. */
function turnedDown({document, change: {first}}: OpenedRequest, rules: DiscussionRules): string | undefined {
  const asked = document.reviews.some(({state, commit, by}) => state === 'changes_requested' && commit === first?.head && !isBot(by, rules));
  if (asked) return 'changes_requested';
  return document.events.some(({event, before}) => event === 'force_pushed' && before === first?.head) ? 'force_pushed' : undefined;
}
