// The task that reads what one clean text declares and calls.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {outlineAskCodec} from '../outline/outline-ask.ts';
import type {OutlineRules} from '../outline/outline-task.ts';
import type {Syntax} from '../outline/syntax/syntax.ts';
import {usageOf} from './read/usage-of.ts';
import type {Usage} from './usage.ts';

export const usageCodec: Codec<Usage> = jsonCodec('usage');

export const usageTask = defineTask({
  name: 'usage',
  // 2: types that are named, elements of JSX, and what stands in a condition of the preprocessor, which may not be there.
  version: 2,
  input: {ask: outlineAskCodec},
  output: usageCodec,
  loads: ({syntax}: OutlineRules) => [syntax],
  async run({ask: {language, text}}, {syntax}, resources) {
    if (text === undefined || text.encoding === 'binary') return {stub: 'no calls: binary'};
    const found = await usageOf(text.bytes, language, resources.get(syntax) as Syntax);
    return isStub(found) ? found : distinct(found.usage);
  },
});

/** The same call twice in one thing is one call, and so with uses. */
function distinct(usage: Usage): Usage {
  return {...usage, calls: once(usage.calls), ...(usage.uses !== undefined && {uses: once(usage.uses)})};
}

function once<T>(sites: readonly T[]): readonly T[] {
  return [...new Map(sites.map((site) => [JSON.stringify(site), site])).values()];
}
