// All pairs of a better and a worse answer that a request makes: its own versions, and the requests for the same issue that nobody took. Of these the
// issue asks, as it stood before either was begun.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {pullVertex} from '../../change/groups/vertex.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {refusal, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {issuesIn} from '../discussion/issues-named.ts';
import {wasKnown} from '../discussion/known-before.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {textedCodec, type Texted} from '../discussion/texted.ts';
import {issueText} from '../issue/problem.ts';
import {mark} from '../mark.ts';
import {samplesCodec} from '../samples-codec.ts';
import type {Sample, Span} from '../sample.ts';
import {partsOf} from './parts.ts';
import {labelsOf, samplesWithin} from './request-input.ts';
import {rivalsCodec, type Rival} from './rivals.ts';

export const preferredAnswers = defineTask({
  name: 'preferred answers of a request',
  version: 1,
  input: {versions: joinedCodec(textedCodec, samplesCodec), own: joinedCodec(textedCodec, samplesCodec), rivals: joinedCodec(rivalsCodec, samplesCodec), issues: joinedCodec(textedCodec, textedCodec)},
  // What was patched is drawn from, and not read.
  reach: 2,
  output: samplesCodec,
  run({versions: {refs: [versions]}, own: {row: {value: request}, refs: [own]}, rivals: {row: {value: rivals}, refs: patches}, issues: {refs: issues}}, rules: DiscussionRules) {
    const {document} = request;
    if (document.request === undefined) return {stub: 'issue'};
    const refused = refusal(document, rules);
    if (refused !== undefined) return refused;
    const accepted = valueIn(own)?.body().samples[0];
    const asked = new Map(issuesIn(issues).map((issue) => [issue.document.number, issue]));
    const pairs = accepted === undefined ? [] : rivals.flatMap((rival, at): readonly Sample[] => {
      const [patch, issue] = [valueIn(patches[at])?.body().samples[0], asked.get(rival.issue)];
      const pair = patch === undefined || issue === undefined ? undefined : pairOf(request, {accepted, rejected: patch, rival, issue});
      return pair === undefined ? [] : [pair];
    });
    const before = valueIn(versions)?.body().samples ?? [];
    return samplesWithin([...before, ...pairs], rules, whyNone(versions, rivals));
  },
});

function whyNone(versions: Stub | {readonly value: unknown} | undefined, rivals: readonly Rival[]): string {
  if (rivals.length > 0) return 'no-pair: nothing of the issue was there before both were begun, or a patch is gone';
  return versions !== undefined && isStub(versions) ? versions.stub : 'one-version';
}

interface Pairing {readonly accepted: Sample; readonly rejected: Sample; readonly rival: Rival; readonly issue: Texted}

/** None where the issue may know one of the answers, or both are the same. */
function pairOf({document}: Texted, {accepted, rejected, rival, issue}: Pairing): Sample | undefined {
  const since = Math.min(begunAt(accepted, document.at), begunAt(rejected, rival.at));
  if (isEmpty(issue.texts.body) || !wasKnown(issue.document, since) || JSON.stringify(accepted.spans) === JSON.stringify(rejected.spans)) return undefined;
  const {spans, parts} = partsOf([
    ['', [mark('start')]],
    ['prompt', issueText(issue, since)],
    ['', [template('\n\nTurned down:\n', 0)]],
    ['rejected', rejected.spans.map(shown)],
    ['', [template('\nAccepted:\n', 0)]],
    ['chosen', accepted.spans],
    ['', [mark('end')]],
  ]);
  const merged = document.request?.merged;
  return {
    kind: 'preference',
    granularity: 'pair',
    group: pullVertex(document.number),
    when: {corrected: merged?.at ?? document.at, oid: accepted.when.oid},
    synthetic: false,
    spans,
    meta: {
      pr_number: document.number, title: document.title, state: document.state, merged: true, author: loginOf(document.by), created: document.at, ...labelsOf(document), base: accepted.meta['base'] ?? '', head: accepted.meta['head'] ?? '',
      rejected: rejected.meta['head'] ?? '', rejected_base: rejected.meta['base'] ?? '', rejected_request: rival.number, issue: rival.issue, because: 'closed_unmerged', parts,
    },
  };
}

function begunAt({meta: {began}}: Sample, opened: number): number {
  return typeof began === 'number' && began > 0 ? Math.min(began, opened) : opened;
}

function shown(span: Span): Span {
  return {...span, loss: 0};
}
