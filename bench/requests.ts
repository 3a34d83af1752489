// What requests cost: their changes and edits from a real history, held against git, and the samples of as many discussions as are asked for. In one
// thread, over a store in memory. `node bench/requests.ts GITDIR LINE [DISCUSSIONS [unjudged]]`
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from '../graph/build.ts';
import type {Feed} from '../graph/feed.ts';
import {graph} from '../graph/graph.ts';
import {inlinePool} from '../graph/run/inline-pool.ts';
import {memoryStore} from '../graph/store.ts';
import {open, seal} from '../graph/value/wire.ts';
import {noRules} from '../stages/clean/rules-in-force.ts';
import {discussionCodec, type DiscussionDocument} from '../stages/discussion/discussion-document.ts';
import {hostOf} from '../stages/host.ts';
import {discussedKinds} from '../stages/sample/discussion/discussed-kinds.ts';
import {discussedRows, discussedSamples} from '../stages/sample/discussion/discussed-samples.ts';
import {requestRows} from '../stages/sample/request/request-rows.ts';
import {countedWork, workBytes} from '../stages/source/git/counted-work.ts';
import type {Mirror} from '../stages/source/git/mirror.ts';
import {requestChangeCodec} from '../stages/source/git/requests/request-change.ts';
import {discussionRow} from '../stages/source/github/discussion-row.ts';
import {requestFeed} from '../stages/source/git/requests/request-feed.ts';

const [dir, line, asked = '15000', judged] = process.argv.slice(2);
if (dir === undefined || line === undefined) throw new Error('Usage: node bench/requests.ts GITDIR LINE [DISCUSSIONS [unjudged]]: a bare repository with refs/pull, and the reference that requests are for');

const home = mkdtempSync(join(tmpdir(), 'gristmill-requests-'));
const shared = new SharedArrayBuffer(workBytes);
const git = {path: process.env['PATH'] ?? '', home, globalConfig: join(home, 'config'), work: countedWork(shared)};
const ask = (...args: readonly string[]) => execFileSync('git', [`--git-dir=${dir}`, ...args], {maxBuffer: 1 << 30}).toString('latin1').trim();
const tip = ask('rev-parse', line);
const kept = ask('for-each-ref', '--format=%(refname) %(objectname)', 'refs/pull').split('\n').flatMap((text) => {
  const [, number, oid] = /^refs\/pull\/(\d+)\/head ([0-9a-f]+)$/.exec(text) ?? [];
  return number === undefined || oid === undefined ? [] : [{number: Number(number), oid}];
});
const feedOf = (heads: ReadonlyMap<number, string>): Feed => requestFeed(git, {mirror: {dir, boundary: [], partial: false} as unknown as Mirror, tips: [tip], mainline: tip, heads, renames: undefined, cleaner: undefined});

try {
  if (judged !== 'unjudged') await judge();
  await time('changes and edits of 1,000 requests', new Map(kept.slice(-1000).map(({number, oid}) => [number, oid])), false);
  const many = Number(asked);
  await time(`samples of ${many} discussions, of ${discussedKinds.length} kinds`, new Map(Array.from({length: many}, (_, at) => [at + 1, kept[at % kept.length]?.oid ?? tip])), true);
} finally {
  rmSync(home, {recursive: true, force: true});
}

/** Every change is what git says lies between the merge base, by git's own reckoning, and the head. */
async function judge(): Promise<void> {
  const began = performance.now();
  const counts: Record<string, number> = {};
  const wrong: number[] = [];
  const sampled = new Set(kept.filter((_, at) => at % Math.ceil(kept.length / 300) === 0).map(({number}) => number));
  const rows: {readonly number: number; readonly before: string; readonly head: string; readonly merged: string; readonly paths: string}[] = [];
  for await (const batch of feedOf(new Map(kept.map(({number, oid}) => [number, oid]))).changes(undefined, async (ids) => ids.map(() => undefined), new AbortController().signal)) {
    for (const {id, bytes, digest = ''} of batch) {
      const change = bytes === undefined ? undefined : requestChangeCodec.decode(open(bytes).payload, []);
      const name = change?.kind ?? digest;
      counts[name] = (counts[name] ?? 0) + 1;
      if (change !== undefined && sampled.has(Number(id))) rows.push({number: Number(id), before: change.base, head: change.head, merged: change.merged, paths: change.changes.map(({path}) => path).sort().join('\n')});
    }
  }
  console.log(`${kept.length} requests compared in ${Math.round(performance.now() - began)} ms: ${JSON.stringify(counts)}`);
  for (const {number, head, merged, paths} of rows) {
    const onto = merged === '' ? tip : `${merged}^1`;
    const said = ask('-c', 'core.quotePath=false', 'diff-tree', '-r', '-z', '--name-only', '-M50%', '-l1000', ask('merge-base', onto, head), head);
    if (Buffer.from(said, 'latin1').toString('utf8').split('\0').filter((path) => path !== '').sort().join('\n') !== paths) wrong.push(number);
  }
  console.log(`${rows.length} of them held against git merge-base and git diff-tree: ${wrong.length} differ${wrong.length === 0 ? '' : `: ${wrong.join(', ')}`}`);
}

async function time(what: string, heads: ReadonlyMap<number, string>, samples: boolean): Promise<void> {
  const mill = graph();
  const feeds = {documents: documentFeed([...heads].map(([number, oid]) => told(number, oid))), requests: feedOf(heads)};
  const sources = {documents: mill.source('documents', discussionCodec, feeds.documents), requests: requestRows(mill, feeds.requests), clean: noRules, changes: () => ({clean: noRules})};
  if (samples) discussedSamples(mill, sources, {kinds: discussedKinds, rules: {bots: [], keepBots: false, maxBytes: 1 << 20, repository: 'a/b'}}, (kind) => `samples.${kind}`);
  else discussedRows(mill, sources);
  const pool = inlinePool(hostOf({places: git, gitDir: dir ?? '', maxBytes: 1 << 25, verify: false, tokenizers: [], vocabularies: [], work: shared}, (name) => mill.plan.tasks.get(name)));
  const store = memoryStore();
  const run = async () => {
    const [began, spent] = [performance.now(), process.cpuUsage()];
    const {collections} = await build({target: 'bench', plan: mill.plan, states: new Map(Object.entries(feeds).map(([name, {state}]) => [name, state])), store, pool: () => pool, resources: new Map(), signal: new AbortController().signal, emit: () => {}});
    const {user, system} = process.cpuUsage(spent);
    return {seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6, collections};
  };
  const [cold, again] = [await run(), await run()];
  await pool.close();
  console.log(`${what}: ${cold.seconds.toFixed(1)} s, ${cold.cpu.toFixed(1)} s of CPU beside git's, and ${(again.seconds * 1000).toFixed(0)} ms with nothing to do`);
  for (const {name, stubs} of cold.collections) if (name.startsWith('samples.')) console.log(`  ${name}: left out ${JSON.stringify(stubs)}`);
}

function told(number: number, oid: string): DiscussionDocument {
  const said = (at: number, body: string, login: string) => ({node: `${number}.${at}`, by: {login, bot: false}, at, body, edited: null});
  const text = 'A sentence of some length, as people write it in a request. '.repeat(8);
  return {
    ...said(1_000_000_000, text, 'ada'), number, title: `Change ${number}`, state: 'open', closed: null, labels: [], locked: false,
    request: {draft: false, merged: null, base: {ref: 'main', oid: null}, head: {ref: 'topic', oid, repository: null}, commits: [], commitCount: 1, closes: []},
    comments: [said(1_000_000_100, text, 'bob'), said(1_000_000_200, text, 'ada')],
    reviews: [{...said(1_000_000_300, text, 'cleo'), state: 'approved', commit: oid}],
    threads: [{path: 'src/lib.rs', side: 'right', line: 1, startLine: null, originalLine: 1, hunk: '@@ -1 +1 @@\n-a\n+b', commit: oid, originalCommit: oid, remarks: [{...said(1_000_000_250, text, 'bob'), review: null, replyTo: null}]}],
    events: [],
  };
}

function documentFeed(documents: readonly DiscussionDocument[]): Feed {
  return {
    state: Buffer.from(String(documents.length)),
    version: 1,
    async *changes() {
      for (let at = 0; at < documents.length; at += 512) yield documents.slice(at, at + 512).map((document) => ({id: discussionRow(document.number), ...seal(discussionCodec, document)}));
    },
  };
}
