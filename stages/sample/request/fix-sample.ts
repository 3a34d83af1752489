// From a remark to what came of it: the lines it is about and what it says are shown, and what the next version changed in that file is the answer.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {loginOf} from '../../discussion/login-of.ts';
import type {DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {textedCodec} from '../discussion/texted.ts';
import {mark} from '../mark.ts';
import {samplesCodec} from '../samples-codec.ts';
import type {Sample} from '../sample.ts';
import {openRequest, opened, requestInput, sampleOfRequest, samplesWithin, spansOfPatches} from './request-input.ts';
import {fatesOf, type Fate} from './review-threads.ts';
import {versionPairsCodec} from './version-pairs.ts';

export const fixSample = defineTask({
  name: 'fixes after remarks',
  // 2: it says what is no person's work, and what was edited after the merge. 3: where a version stands upon another base, the one commit that answers is the answer.
  version: 3,
  input: {...requestInput, pairs: joinedCodec(textedCodec, versionPairsCodec)},
  reach: 1,
  output: samplesCodec,
  run({pairs: {refs: [pairs]}, ...input}, rules: DiscussionRules) {
    const request = openRequest(input, rules);
    if (!opened(request)) return request;
    const fates = fatesOf({...request, pairs: valueIn(pairs) ?? []}, rules);
    const counts: Partial<Record<Fate, number>> = {};
    for (const fate of fates) {
      const name = typeof fate === 'string' ? fate : 'answered';
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const samples = fates.flatMap((fate): readonly Sample[] => {
      if (typeof fate === 'string') return [];
      const {thread, remark, place, hunk, patches, from, to, by} = fate;
      const spans = [
        mark('start'),
        template(`File: ${thread.path}\n`, 0),
        ...(isEmpty(hunk) ? [] : [request.say(hunk, 0), template('\n', 0)]),
        template('\nRemark:\n', 0),
        request.say(place, 0),
        template('\n\nChange:\n', 0),
        ...spansOfPatches(patches, 1),
        mark('end'),
      ];
      return [sampleOfRequest(request, {kind: 'review_fix', granularity: 'remark', spans, meta: {path: thread.path, line: thread.originalLine ?? thread.line, reviewer: loginOf(remark.by), remark: remark.node, reviewed: from, answered_by: to, ...(by !== undefined && {answered_in: by}), ...(thread.resolved !== undefined && {resolved: thread.resolved}), threads: counts}})];
    });
    const [most] = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return samplesWithin(samples, rules, most === undefined ? 'no-remark' : `no-fix: ${most[0]}`);
  },
});
