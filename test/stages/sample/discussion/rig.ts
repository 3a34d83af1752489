// Builds the samples of discussions with the real loop: documents made by a test, changes from a real repository.
import {hash} from 'node:crypto';
import {build} from '../../../../graph/build.ts';
import type {BuildEvent} from '../../../../graph/event.ts';
import type {Feed} from '../../../../graph/feed.ts';
import {graph} from '../../../../graph/graph.ts';
import {inlinePool} from '../../../../graph/run/inline-pool.ts';
import {memoryStore, type Store} from '../../../../graph/store.ts';
import {defineTask} from '../../../../graph/task/task.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import {seal} from '../../../../graph/value/wire.ts';
import {noRules} from '../../../../stages/clean/rules-in-force.ts';
import {discussionCodec, type DiscussionDocument} from '../../../../stages/discussion/discussion-document.ts';
import type {DiscussedKind} from '../../../../stages/sample/discussion/discussed-kinds.ts';
import {discussedSamples} from '../../../../stages/sample/discussion/discussed-samples.ts';
import {requestRows} from '../../../../stages/sample/request/request-rows.ts';
import type {DiscussionRules} from '../../../../stages/sample/discussion/discussion-rules.ts';
import {samplesCodec} from '../../../../stages/sample/samples-codec.ts';
import type {Sample} from '../../../../stages/sample/sample.ts';
import {discussionRow} from '../../../../stages/source/github/discussion-row.ts';
import {markWriter} from '../../../../stages/tokenize/profiles/mark-writer.ts';
import {profileNamed} from '../../../../stages/tokenize/profiles/profiles.ts';
import {writtenPieces, writtenText} from '../../../../stages/tokenize/profiles/written-pieces.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import {hostOf} from '../../../../stages/host.ts';
import {workBytes} from '../../../../stages/source/git/counted-work.ts';
import {readValue} from '../../../../tools/executors/build/read-built.ts';
import {rowsOf} from '../../../../tools/executors/build/rows-of.ts';
import {ledgerOf} from '../../../mill/rig.ts';
import type {RequestBench} from '../../source/git/requests/rig.ts';
import type {RequestEnds} from '../../../../stages/source/git/requests/request-ends.ts';

export interface Written {readonly id: string; readonly texts: readonly string[]; readonly shown: readonly string[]; readonly samples: readonly Pick<Sample, 'group' | 'meta' | 'when'>[]}

export interface Ground {
  readonly root: string;
  readonly ledger: Readonly<Record<string, readonly string[]>>;
  readonly stubs: Readonly<Record<string, number>>;
  readonly rows: readonly Written[];
}

export interface Grinding {
  readonly kind: DiscussedKind;
  readonly documents: readonly DiscussionDocument[];
  readonly ends?: readonly RequestEnds[];
  readonly rules?: Partial<DiscussionRules>;
  readonly baseCode?: boolean;
  readonly profile?: string;
  readonly store?: Store;
}

export const usual: DiscussionRules = {bots: ['robot'], keepBots: false, maxBytes: 1_000_000, repository: 'ada/engine'};

/** Texts as a profile writes them, and what of them is shown without being trained on. */
const writtenTask = defineTask({
  name: 'written for a test',
  version: 1,
  input: {samples: samplesCodec},
  output: jsonCodec<Omit<Written, 'id'>>('written'),
  run({samples: row}, {profile}: {readonly profile: string}) {
    const {samples, leaves} = row.body();
    const writer = markWriter({profile, version: profileNamed(profile).version, unknownMarks: 'text'}, {controls: new Map()} as unknown as Tokenizer);
    const texts = (only: (loss: number) => boolean) => samples.map((sample) => writtenPieces(sample, {leaves}, writer).map((pieces, at) => (only(sample.spans[at]?.loss ?? 0) ? writtenText(pieces).toString('utf8') : '')).join(''));
    return {texts: texts(() => true), shown: texts((loss) => loss === 0), samples: samples.map(({group, meta, when}) => ({group, meta, when}))};
  },
});

export async function grind(rig: RequestBench, {kind, documents, ends, rules = {}, baseCode = false, profile = 'plain', store = memoryStore()}: Grinding): Promise<Ground> {
  const mill = graph();
  const feeds = {documents: documentFeed(documents), requests: rig.feed(ends ?? documents.flatMap(endsOfDocument))};
  const {kinds: samples} = discussedSamples(mill, {documents: mill.source('documents', discussionCodec, feeds.documents), requests: requestRows(mill, feeds.requests), clean: noRules, changes: () => ({clean: noRules})}, {kinds: [kind], baseCode, rules: {...usual, ...rules}}, (name) => `samples.${name}`);
  const made = samples[kind];
  if (made === undefined) throw new Error(`No samples of kind ${kind}`);
  mill.map(`written.${kind}`, writtenTask, {samples: made}, {profile});
  const host = hostOf({places: rig.git, gitDir: `${rig.repo.dir}/.git`, maxBytes: 1 << 25, verify: false, tokenizers: [], vocabularies: [], work: new SharedArrayBuffer(workBytes)}, (name) => mill.plan.tasks.get(name));
  const events: BuildEvent[] = [];
  const pool = inlinePool(host);
  const built = await build({target: 'test', plan: mill.plan, states: new Map(Object.entries(feeds).map(([name, {state}]) => [name, state])), store, pool: () => pool, resources: new Map(), signal: new AbortController().signal, emit: (event) => void events.push(event)});
  await pool.close();
  const rows: Written[] = [];
  for (const {id, digest} of await rowsOf(store, built, `written.${kind}`)) rows.push({id, ...(await readValue(store, digest, writtenTask.output))});
  return {root: built.root, ledger: ledgerOf(events), rows, stubs: built.collections.find(({name}) => name === `samples.${kind}`)?.stubs ?? {}};
}

function documentFeed(documents: readonly DiscussionDocument[]): Feed {
  const rows = documents.map((document) => ({id: discussionRow(document.number), ...seal(discussionCodec, document)}));
  return {
    state: Buffer.from(JSON.stringify(rows.map(({id, digest}) => [id, hash('sha256', digest)]))),
    version: 1,
    async *changes(from, past) {
      const now = new Set(rows.map(({id}) => id));
      if (from !== undefined) yield (JSON.parse(Buffer.from(from).toString()) as readonly (readonly [string])[]).flatMap(([id]) => (now.has(id) ? [] : [{id, digest: undefined}]));
      const before = await past(rows.map(({id}) => id));
      yield rows.filter(({bytes}, at) => before[at] === undefined || !Buffer.from(before[at]).equals(bytes));
    },
  };
}

/** What the items of such a document would tell. */
function endsOfDocument({number, request, reviews, threads, events}: DiscussionDocument): readonly RequestEnds[] {
  if (request === undefined) return [];
  const seen = [...reviews.map(({commit, at}) => ({oid: commit, at})), ...threads.map(({originalCommit, remarks}) => ({oid: originalCommit, at: remarks[0]?.at ?? 0})), ...events.filter(({event}) => event === 'force_pushed').flatMap(({before, after, at}) => [{oid: before, at: at - 1}, {oid: after, at}])];
  return [{number, facts: request, versions: seen.flatMap(({oid, at}) => (typeof oid === 'string' ? [{oid, at}] : [])).sort((a, b) => a.at - b.at)}];
}
