// The sample of a change of which a forge knows what was said: an issue asks before the request does.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec, type Joined, type Named} from '../../graph/value/joined-codec.ts';
import type {Stub} from '../../graph/value/stub.ts';
import {valueIn} from '../../graph/value/value-in.ts';
import {knownIn, type PartEnds} from '../dataset/split/part-ends.ts';
import {sideCodec} from '../dataset/split/side.ts';
import {discussionCodec, type DiscussionDocument} from '../discussion/discussion-document.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import type {Samples} from '../sample/sample.ts';
import type {PackageLayers} from './layers/layer-rule.ts';
import {packageLayersCodec, packagesIn} from './layers/package-layers.ts';
import {productChangeCodec, type ProductChange} from './plan/product-change.ts';
import type {ProductRules} from './product-rules.ts';
import {sampleOfChange} from './product-sample.ts';
import {askedCodec, type Asked} from './statement/discussions-asked.ts';

const input = {change: joinedCodec(productChangeCodec, packageLayersCodec), request: joinedCodec(productChangeCodec, discussionCodec), issues: joinedCodec(askedCodec, discussionCodec)};

export const discussedSample = defineTask({
  name: 'product sample of a discussion',
  // 2: as product samples.
  version: 2,
  input,
  output: samplesCodec,
  run: (input, rules: ProductRules) => sampleOfDiscussed(input, rules, (document) => document),
});

export const discussedSampleInPart = defineTask({
  name: 'product sample of a discussion as it stood',
  version: 1,
  input: {...input, side: sideCodec},
  output: samplesCodec,
  run: ({side: {split}, ...known}, {ends, ...rules}: ProductRules & {readonly ends: PartEnds}) => sampleOfDiscussed(known, rules, (document) => knownIn(document, split, ends)),
});

interface Known {readonly change: Joined<ProductChange, PackageLayers>; readonly request: Joined<ProductChange, DiscussionDocument>; readonly issues: Joined<Asked, DiscussionDocument>}

/** `seen`: what may be known of a discussion, if anything. */
function sampleOfDiscussed({change: {row, refs: [packages]}, request, issues}: Known, rules: ProductRules, seen: (document: DiscussionDocument) => DiscussionDocument | undefined): Samples | Stub {
  const seenIn = (ref: Named<DiscussionDocument> | Stub | undefined) => {
    const document = valueIn(ref);
    return document && seen(document);
  };
  const own = seenIn(request.refs[0]);
  // A number in a squash may be an issue's.
  const asked = own?.request === undefined && own !== undefined ? [own] : [];
  const closed = issues.row.value.closed.flatMap(({number, evidence}, at) => {
    const issue = seenIn(issues.refs[at]);
    return issue === undefined || issue.request !== undefined ? [] : [{issue, number, evidence}];
  });
  const links = [...asked.map(({number}) => ({number, evidence: 'subject names issue'})), ...closed.map(({number, evidence}) => ({number, evidence}))];
  return sampleOfChange(row.value, {
    packages: packagesIn(packages),
    issues: [...asked, ...closed.map(({issue}) => issue)],
    request: own?.request === undefined ? undefined : own,
    links,
  }, rules);
}
