// The sample of a change: what it was asked for by, and which layers, patterns and identifiers answer it.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import type {Stub} from '../../graph/value/stub.ts';
import {messageParts} from '../document/commit-message.ts';
import {mark} from '../sample/mark.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Samples} from '../sample/sample.ts';
import {anatomyOf} from './answer-of.ts';
import {intentOf} from './intent/intent-of.ts';
import {packageLayersCodec, packagesIn} from './layers/package-layers.ts';
import type {PackageLayers} from './layers/layer-rule.ts';
import {productChangeCodec, type ProductChange} from './plan/product-change.ts';
import type {ProductRules} from './product-rules.ts';
import {productMeta} from './product-meta.ts';
import {answers} from './response/answers.ts';
import {cleanUp} from './statement/clean-ups.ts';
import {problemStatement, saidBy, type Asking} from './statement/problem-statement.ts';

export const productSample = defineTask({
  name: 'product sample',
  // 2: asks only where a title says what to do, tells the change group, reads areas before titles.
  version: 2,
  input: {change: joinedCodec(productChangeCodec, packageLayersCodec)},
  output: samplesCodec,
  run: ({change: {row, refs: [packages]}}, rules: ProductRules) => sampleOfChange(row.value, {packages: packagesIn(packages), issues: [], request: undefined, links: []}, rules),
});

/** `instance`: as the data set calls it that poses the problem. */
export interface Link {readonly number: number; readonly evidence: string; readonly instance?: string}

export interface Known extends Omit<Asking, 'message'> {
  readonly packages: PackageLayers;
  /** Why each issue is one of the change. */
  readonly links: readonly Link[];
}

export function sampleOfChange(change: ProductChange, {packages, issues, request, links}: Known, rules: ProductRules): Samples | Stub {
  if (change.request === '' && !rules.commits) return {stub: 'no-request'};
  const statement = problemStatement({issues, request, message: change.message}, rules.cleanUps);
  if (statement === undefined) return {stub: 'no-statement'};
  const anatomy = anatomyOf(change, rules.layers, packages);
  if (anatomy.layers.length === 0) return {stub: 'no-files'};
  const title = request?.title ?? cleanUp('number', saidBy(change.message).title || messageParts(change.commits[0]?.message ?? '').subject);
  const labels = [...new Set([...(request?.labels ?? []), ...issues.flatMap((issue) => issue.labels)])];
  const intent = intentOf({title, text: statement.text, labels, layers: anatomy.layers.map(({key}) => key)}, rules);
  const response = answers[rules.template]({feature: intent.feature.value, ...anatomy}, rules.caps);
  const bytes = Buffer.byteLength(statement.text) + Buffer.byteLength(response);
  if (bytes > rules.maxBytes) return {stub: 'too-long'};
  const last = change.commits.at(-1);
  const meta: Readonly<Record<string, Params>> = productMeta(change, {statement, intent, anatomy, title, links, request});
  return samplesOf([{
    kind: 'product',
    granularity: change.request === '' ? 'commit' : 'request',
    group: change.group,
    when: {corrected: last?.corrected ?? 0, oid: last?.hash ?? ''},
    synthetic: false,
    // Shown is what was asked, trained on is what came of it.
    spans: [mark('start'), {kind: 'template', text: `${statement.text}\n\n`, loss: 0}, {kind: 'template', text: response, loss: 1}, mark('end')],
    meta,
  }]);
}
