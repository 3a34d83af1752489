// The sample of a change of which a forge knows what was said: an issue asks before the request does.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {valueIn} from '../../graph/value/value-in.ts';
import {discussionCodec} from '../discussion/discussion-document.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {packageLayersCodec, packagesIn} from './layers/package-layers.ts';
import {productChangeCodec} from './plan/product-change.ts';
import type {ProductRules} from './product-rules.ts';
import {sampleOfChange} from './product-sample.ts';
import {askedCodec} from './statement/discussions-asked.ts';

export const discussedSample = defineTask({
  name: 'product sample of a discussion',
  // 2: as product samples.
  version: 2,
  input: {change: joinedCodec(productChangeCodec, packageLayersCodec), request: joinedCodec(productChangeCodec, discussionCodec), issues: joinedCodec(askedCodec, discussionCodec)},
  output: samplesCodec,
  run({change: {row, refs: [packages]}, request, issues}, rules: ProductRules) {
    const own = valueIn(request.refs[0]);
    // A number in a squash may be an issue's.
    const asked = own?.request === undefined && own !== undefined ? [own] : [];
    const closed = issues.row.value.closed.flatMap(({number, evidence}, at) => {
      const issue = valueIn(issues.refs[at]);
      return issue === undefined || issue.request !== undefined ? [] : [{issue, number, evidence}];
    });
    const links = [...asked.map(({number}) => ({number, evidence: 'subject names issue'})), ...closed.map(({number, evidence}) => ({number, evidence}))];
    return sampleOfChange(row.value, {
      packages: packagesIn(packages),
      issues: [...asked, ...closed.map(({issue}) => issue)],
      request: own?.request === undefined ? undefined : own,
      links,
    }, rules);
  },
});
