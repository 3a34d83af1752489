// A task that makes samples of requests: each kind takes the same, and makes nothing of a request that must not be shown.
import {defineTask, type Task} from '../../../graph/task/task.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import type {DiscussionRules} from '../discussion/discussion-rules.ts';
import {samplesCodec} from '../samples-codec.ts';
import type {Samples} from '../sample.ts';
import {openRequest, opened, requestInput, type OpenedRequest, type RequestInput} from './request-input.ts';

interface RequestSampler extends Pick<Task<RequestInput, Samples, DiscussionRules>, 'name' | 'version'> {
  samplesOf(request: OpenedRequest, rules: DiscussionRules): Samples | Stub;
}

export function requestTask({name, version, samplesOf}: RequestSampler): Task<RequestInput, Samples, DiscussionRules> {
  return defineTask({
    name,
    version,
    input: requestInput,
    reach: 1,
    output: samplesCodec,
    run(input, rules: DiscussionRules) {
      const request = openRequest(input, rules);
      return opened(request) ? samplesOf(request, rules) : request;
    },
  });
}
