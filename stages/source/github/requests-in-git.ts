// What git alone tells of requests: their numbers, heads and titles, and how they were merged. For where nothing of a forge is mirrored.
import {claimsOf} from '../../change/groups/claims.ts';
import type {PullHead} from '../git/brought/pull-heads.ts';
import {revisions} from '../git/commit-listing.ts';
import {parseCommit} from '../git/commit-object.ts';
import {runGit, type Git} from '../git/git-process.ts';
import {objectBytes} from '../git/object-bytes.ts';
import {objectReader} from '../git/object-reader.ts';
import type {Item} from './item.ts';

export interface GitRequests {
  readonly gitDir: string;
  readonly verify: boolean;
  /** The line that requests were made for; none before the first commit. */
  readonly mainline: string | undefined;
  readonly not: readonly string[];
  readonly pulls: readonly PullHead[];
}

interface Landed {readonly oid: string; readonly parent: string | null; readonly at: number; readonly title: string; readonly ref: string}

/** Two items for each: of those that were not merged, nobody knows whether they are still open. Only branches that a message names are known. */
export async function requestsInGit(git: Git, options: GitRequests, signal: AbortSignal): Promise<readonly Item[]> {
  const landed = await landedRequests(git, options, signal);
  const heads = new Map(options.pulls.flatMap(({vertex, oid}) => (vertex.startsWith('pull ') ? [[vertex, oid] as const] : [])));
  const tips = await tipsOf(git, options, [...heads.values()], signal);
  return [...new Set([...heads.keys(), ...landed.keys()])].flatMap((vertex): readonly Item[] => {
    const [number, merge, oid] = [Number(vertex.replace(/^pull /, '')), landed.get(vertex), heads.get(vertex)];
    const tip = oid === undefined ? undefined : tips.get(oid);
    const at = tip?.at ?? merge?.at;
    if (at === undefined || !Number.isSafeInteger(number) || number < 1) return [];
    const node = `topic-${number}`;
    return [
      {kind: 'topic', node, number, by: null, at, body: '', request: true, title: merge?.title ?? tip?.title ?? '', state: merge === undefined ? 'open' : 'closed', closed: merge?.at ?? null, labels: [], locked: false},
      {
        kind: 'request', node, number, draft: false, commits: [], commitCount: 0, closes: [],
        merged: merge === undefined ? null : {at: merge.at, by: null, oid: merge.oid},
        base: {ref: '', oid: merge?.parent ?? null},
        head: {ref: merge?.ref ?? '', oid: oid ?? null, repository: null},
      },
    ];
  });
}

/** By what the commits of the line say that they are, the newest last: a request that landed twice was landed by the last one. */
async function landedRequests(git: Git, {gitDir, mainline, not}: GitRequests, signal: AbortSignal): Promise<ReadonlyMap<string, Landed>> {
  const landed = new Map<string, Landed>();
  if (mainline === undefined) return landed;
  const args = ['log', '-z', '--first-parent', '--reverse', '--format=%H %P%n%ct%n%B', '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap', '--stdin'];
  const commits = (await runGit(git, args, {gitDir, input: revisions({tips: [mainline], not})}, signal)).toString('utf8').split('\0');
  for (const commit of commits) {
    const [names = '', date = '', ...lines] = commit.split('\n');
    const message = lines.join('\n');
    const own = claimsOf(message).requests.find(({evidence}) => evidence === 'merge names pull' || evidence === 'subject names pull');
    if (own === undefined || !own.vertex.startsWith('pull ') || !/^\d{1,11}$/.test(date)) continue;
    const [oid = '', parent = null] = names.split(' ');
    landed.set(own.vertex, {oid, parent, at: Number(date), ...titled(message)});
  }
  return landed;
}

/** Of a merge that a forge made, the title is below its own words; of a squash, its subject has the number behind it. */
function titled(message: string): {readonly title: string; readonly ref: string} {
  const [subject = '', ...below] = message.split('\n').map((line) => line.trim());
  const ref = /^Merge pull request #\d+ from (?:[^\s/]{1,100}\/)?(\S{1,250})$/.exec(subject)?.[1];
  const title = ref === undefined && !/^(?:Merge|Auto merge|auto merge)\b/.test(subject) ? subject.replace(/\s*\(#\d+\)$/, '') : (below.find((line) => line !== '') ?? subject);
  return {title: oneLine(title), ref: oneLine(ref ?? '')};
}

interface Tip {readonly title: string; readonly at: number}

async function tipsOf(git: Git, {gitDir, verify}: GitRequests, oids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Tip>> {
  const reader = objectReader(git, {gitDir, verify});
  try {
    const tips = new Map<string, Tip>();
    for (let start = 0; start < oids.length; start += batch) {
      const some = oids.slice(start, start + batch);
      for (const [at, object] of (await reader.read(some, signal)).entries()) {
        const bytes = objectBytes(object, 'commit');
        if (bytes === undefined) continue;
        const {message, author} = parseCommit(bytes);
        if (Number.isSafeInteger(author.seconds) && author.seconds >= 0) tips.set(some[at] ?? '', {title: oneLine(message.trimStart().split('\n', 1)[0] ?? ''), at: author.seconds});
      }
    }
    return tips;
  } finally {
    await reader.close();
  }
}

const batch = 1024;

function oneLine(text: string): string {
  return text.slice(0, 1000).toWellFormed().replace(/[\x00-\x1f\x7f]+/g, ' ');
}

