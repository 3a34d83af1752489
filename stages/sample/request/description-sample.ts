// What a change is for, from the change: the diff is shown, and the title and the description are the answer.
import {defineTask} from '../../../graph/task/task.ts';
import type {DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {mark} from '../mark.ts';
import {samplesCodec} from '../samples-codec.ts';
import {openRequest, opened, requestInput, sampleOfRequest, samplesWithin, spansOfPatches} from './request-input.ts';

export const descriptionSample = defineTask({
  name: 'description of a request',
  version: 1,
  input: requestInput,
  reach: 1,
  output: samplesCodec,
  run(input, rules: DiscussionRules) {
    const request = openRequest(input, rules);
    if (!opened(request)) return request;
    const {document, texts, patches, say, merged} = request;
    if (isEmpty(texts.body)) return {stub: 'no-description'};
    const spans = [mark('start'), template('Diff:\n', 0), ...spansOfPatches(patches.whole, 0), template('\nTitle: ', 0), say(texts.title, 1), template('\n\n', 1), say(texts.body, 1), mark('end')];
    const late = merged !== undefined && (document.edited ?? 0) > merged;
    return samplesWithin([sampleOfRequest(request, {kind: 'pr_description', spans, meta: late ? {edited_after_merge: true} : {}})], rules, 'no-description');
  },
});
