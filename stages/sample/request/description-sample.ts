// What a change is for, from the change: the diff is shown, and the title and the description are the answer.
import {isEmpty, template} from '../discussion/spans-of.ts';
import {mark} from '../mark.ts';
import {sampleOfRequest, samplesWithin, spansOfPatches} from './request-input.ts';
import {requestTask} from './request-task.ts';

export const descriptionSample = requestTask({
  name: 'description of a request',
  version: 2, // it says what is no person's work, and what was edited after the merge
  samplesOf(request, rules) {
    const {texts, patches, say} = request;
    if (isEmpty(texts.body)) return {stub: 'no-description'};
    const spans = [mark('start'), template('Diff:\n', 0), ...spansOfPatches(patches.whole, 0), template('\nTitle: ', 0), say(texts.title, 1), template('\n\n', 1), say(texts.body, 1), mark('end')];
    return samplesWithin([sampleOfRequest(request, {kind: 'pr_description', spans})], rules, 'no-description');
  },
});
