// Has samples rewritten by a model, a few at a time: what was answered before is not asked again, and what a model may not say makes no sample.
import {forEachBounded} from '../../../../graph/run/bounded.ts';
import type {Params} from '../../../../graph/value/params.ts';
import type {ProductRecord} from '../../../../stages/format/product/product-record.ts';
import type {RewriteChoice} from './rewrite-choice.ts';
import type {ChatEndpoint, Completion, Wanted} from './chat-endpoint.ts';
import {promptHash, type RewriteCache} from './rewrite-cache.ts';
import {madeOf, messagesFor, rewriteVersion} from './rewrite-kinds.ts';

export interface Rewriting {
  readonly choice: RewriteChoice;
  readonly endpoint: ChatEndpoint;
  readonly cache: RewriteCache;
  readonly signal: AbortSignal;
}

export interface Rewritten {
  /** In the order of the samples. */
  readonly records: readonly ProductRecord[];
  readonly asked: number;
  /** Samples by why they are none. */
  readonly leftOut: Readonly<Record<string, number>>;
}

export async function rewriteRecords(samples: readonly ProductRecord[], rewriting: Rewriting): Promise<Rewritten> {
  const made: (readonly ProductRecord[])[] = samples.map(() => []);
  const leftOut: Record<string, number> = {};
  let asked = 0;
  await forEachBounded(samples.entries(), rewriting.choice.concurrency, async ([at, sample]) => {
    const {records, fresh} = await rewritten(sample, rewriting);
    if (fresh) asked++;
    if ('leftOut' in records) leftOut[records.leftOut] = (leftOut[records.leftOut] ?? 0) + 1;
    else made[at] = records;
  });
  return {records: made.flat(), asked, leftOut: Object.fromEntries(Object.entries(leftOut).sort(([a], [b]) => (a < b ? -1 : 1)))};
}

async function rewritten(sample: ProductRecord, rewriting: Rewriting): Promise<{readonly records: readonly ProductRecord[] | {readonly leftOut: string}; readonly fresh: boolean}> {
  const {kind, model, temperature, maxTokens, minFiles} = rewriting.choice;
  const paths = pathsOf(sample.metadata['hierarchy']);
  if (kind === 'steps' && paths.length < minFiles) return {records: {leftOut: 'few-files'}, fresh: false};
  const wanted: Wanted = {model, messages: messagesFor(kind, sample), temperature, maxTokens};
  const key = promptHash(wanted, rewriteVersion);
  const {completion: {text, finish}, fresh} = await answered(wanted, key, rewriting);
  if (finish !== 'stop') return {records: {leftOut: 'cut-off'}, fresh};
  const pairs = madeOf(kind, sample, {answer: text, paths});
  if ('leftOut' in pairs) return {records: pairs, fresh};
  // What a machine wrote is told apart for good: it is trained on, and never measured with.
  const marked = {...sample.metadata, synthetic: true, splits: ['train'], rewrite: {kind, model, prompt_sha256: key}};
  return {records: pairs.map((pair, step) => ({...pair, metadata: pairs.length > 1 ? {...marked, step: step + 1, steps: pairs.length} : marked})), fresh};
}

async function answered(wanted: Wanted, key: string, {endpoint, cache, signal}: Rewriting): Promise<{readonly completion: Completion; readonly fresh: boolean}> {
  signal.throwIfAborted();
  const known = await cache.find(key);
  if (known !== undefined) return {completion: known, fresh: false};
  const completion = await endpoint.complete(wanted, signal);
  await cache.keep(key, completion);
  return {completion, fresh: true};
}

function pathsOf(hierarchy: Params | undefined): readonly string[] {
  return Object.values(Object(hierarchy)).flatMap((paths) => (Array.isArray(paths) ? paths : [])).filter((path) => typeof path === 'string');
}
