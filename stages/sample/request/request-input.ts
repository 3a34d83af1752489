// What every sample of a request is made from, and what holds of all of them: whose it is, when it was, and which of its patches may be shown.
import type {Params} from '../../../graph/value/params.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {pullVertex} from '../../change/groups/vertex.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import type {RequestFacts} from '../../source/github/request-facts.ts';
import {requestChangeCodec, type RequestChange} from '../../source/git/requests/request-change.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {refusal, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {sayingOf, type Saying} from '../discussion/spans-of.ts';
import {leafOf, textedCodec, type Texted} from '../discussion/texted.ts';
import {withoutUnasked} from '../discussion/without-unasked.ts';
import {spansOfPatch, type Patches} from '../patch-spans.ts';
import {samplesOf, textBytes} from '../samples-of.ts';
import type {Sample, Samples, Span} from '../sample.ts';
import {patchesOfRequest, type RequestPatches} from './request-commit.ts';

export const requestInput = {request: textedCodec, change: requestChangeCodec, changed: joinedCodec(commitCodec, editCodec)};

export interface RequestInput {readonly request: Texted; readonly change: RequestChange; readonly changed: Joined<CommitRecord, Edit>}

export interface OpenedRequest extends Texted {
  readonly facts: RequestFacts;
  readonly change: RequestChange;
  readonly patches: RequestPatches;
  readonly say: Saying;
  /** When it was merged. */
  readonly merged: number | undefined;
}

export function openRequest({request: whole, change, changed}: RequestInput, rules: DiscussionRules): OpenedRequest | Stub {
  const request = withoutUnasked(whole, rules);
  const {document} = request;
  const facts = document.request;
  if (facts === undefined) return {stub: 'issue'};
  const refused = refusal(document, rules);
  if (refused !== undefined) return refused;
  const patches = patchesOfRequest(change, changed.refs);
  // A text without any of its patches speaks of what the dataset does not hold.
  if (patches.whole.files.length === 0) return {stub: patches.whole.refused ?? 'no-change'};
  return {...request, facts, change, patches, say: sayingOf(leafOf(request)), merged: facts.merged?.at};
}

export function spansOfPatches({files}: Pick<Patches, 'files'>, loss: number): readonly Span[] {
  return files.flatMap((file) => spansOfPatch(file, loss));
}

export interface Making {readonly kind: string; readonly granularity?: string; readonly spans: readonly Span[]; readonly meta?: Readonly<Record<string, Params>>}

export function sampleOfRequest({document, change, facts, patches}: OpenedRequest, {kind, granularity = 'document', spans, meta}: Making): Sample {
  const {omitted} = patches.whole;
  return {
    kind,
    granularity,
    group: pullVertex(document.number),
    when: {corrected: facts.merged?.at ?? document.closed ?? document.at, oid: change.merged === '' ? change.head : change.merged},
    synthetic: false,
    spans,
    meta: {pr_number: document.number, title: document.title, state: document.state, merged: facts.merged !== null, author: loginOf(document.by), base: change.base, head: change.head, ...labelsOf(document), ...meta, ...(omitted.length > 0 && {omitted})},
  };
}

/** What whoever chooses among samples may want to leave out. */
export function labelsOf({nature, late}: Pick<DiscussionDocument, 'nature' | 'late'>): Readonly<Record<string, Params>> {
  return {...(nature !== undefined && {nature}), ...(late === true && {edited_after_merge: true})};
}

/** One that is too long is left out, and the reason is that of all where none is left. */
export function samplesWithin(samples: readonly Sample[], {maxBytes}: DiscussionRules, none: string): Samples | Stub {
  const [first, ...more] = samples.filter((sample) => textBytes(sample) <= maxBytes);
  if (first !== undefined) return samplesOf([first, ...more]);
  return {stub: samples[0] === undefined ? none : `too-large: ${textBytes(samples[0])} bytes`};
}

export function opened(request: OpenedRequest | Stub): request is OpenedRequest {
  return !isStub(request);
}
