// Syncs a mirror with a forge of our own, as fast as it goes; and says what a whole mirror would hold, by reading the world itself.
import {octokitForge} from '../../../stages/source/github/ask/octokit-forge.ts';
import {syncForge, type Synced} from '../../../stages/source/github/ask/sync-forge.ts';
import type {Waiting} from '../../../stages/source/github/ask/waiting.ts';
import {itemFeed} from '../../../stages/source/github/item-feed.ts';
import {itemCodec, itemId} from '../../../stages/source/github/item-row.ts';
import type {Item} from '../../../stages/source/github/item.ts';
import type {PageLog} from '../../../stages/source/github/page.ts';
import {open} from '../../../graph/value/wire.ts';
import type {ForgeServer} from './forge-server.ts';
import {remarksOf} from './rest-routes.ts';
import {oidOf, type Account, type Words, type World} from './world.ts';

export interface MirrorOptions {readonly token?: string | undefined; readonly sweep?: boolean; readonly signal?: AbortSignal; readonly repository?: string; readonly timeoutMs?: number}

export interface Mirrored extends Synced {readonly waited: readonly number[]; readonly told: readonly string[]; readonly shown: readonly Waiting[]}

export async function syncWith({api}: ForgeServer, log: PageLog, {token = 'a token', sweep = false, signal = new AbortController().signal, repository = 'team/project', timeoutMs = 5000}: MirrorOptions = {}): Promise<Mirrored> {
  const [waited, told, shownWaits]: [number[], string[], Waiting[]] = [[], [], []];
  const shown = (waiting: Waiting) => {
    if (waiting.for !== 'answer') shownWaits.push(waiting);
    return () => {};
  };
  const patience = {where: api, told: (text: string) => void told.push(text), shown, wait: async (milliseconds: number) => void waited.push(milliseconds)};
  const known = token === '' ? undefined : token;
  const synced = await syncForge({forge: octokitForge({api, token: known, paced: false, timeoutMs}), log, repository, graph: known !== undefined, sweep, patience}, signal);
  return {...synced, waited, told, shown: shownWaits};
}

export async function itemsOf(log: PageLog): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const batch of (await itemFeed({log})).changes(undefined, async () => [], new AbortController().signal)) {
    for (const {bytes} of batch) if (bytes !== undefined) items.push(itemCodec.decode(open(bytes).payload, []));
  }
  return items.sort(byId);
}

/** What a mirror of it holds that has been told everything, spelled out by hand. */
export function itemsIn(world: World): readonly Item[] {
  const items = [...world.topics.values()].flatMap((topic): readonly Item[] => {
    const {number} = topic;
    const node = `${topic.request ? 'PR' : 'I'}_${number}`;
    const said = (words: Words) => ({number, by: by(words.author), at: words.created, body: words.body});
    const edited = (words: Words) => (words.updated > words.created ? words.updated : null);
    return [
      {kind: 'topic', node, ...said(topic), edited: topic.edited, request: topic.request, title: topic.title, state: topic.closed === null ? 'open' : 'closed', ...(topic.reason !== null && {reason: topic.reason.toLowerCase()}), closed: topic.closed, labels: [...topic.labels].sort(), locked: topic.locked, association: 'CONTRIBUTOR'},
      ...(topic.request ? [{kind: 'request' as const, node, number, draft: false, merged: topic.merged === null ? null : {at: topic.merged, by: null, oid: oidOf(number)}, base: {ref: 'main', oid: oidOf(1)}, head: {ref: 'topic', oid: topic.head, repository: world.name}, commits: [topic.head], commitCount: 1, closes: []}] : []),
      ...topic.comments.map((words): Item => ({kind: 'comment', node: String(words.id), ...said(words), edited: edited(words)})),
      ...topic.reviews.filter(({state}) => state !== 'PENDING').map((review): Item => ({kind: 'review', node: String(review.id), ...said(review), edited: null, state: review.state.toLowerCase() as 'approved', commit: review.commit})),
      ...remarksOf(topic).map((words): Item => ({kind: 'remark', node: String(words.id), ...said(words), edited: edited(words), review: String(words.review), replyTo: words.replyTo === null ? null : String(words.replyTo), path: words.path, hunk: '@@ -1,2 +1,2 @@\n-a\n+b', side: 'right', line: 2, startLine: null, originalLine: 2, commit: words.commit, originalCommit: oidOf(words.review)})),
      ...topic.threads.filter(({remarks}) => remarks.length > 0).map((thread): Item => ({kind: 'thread', node: thread.id, number, first: String(thread.remarks[0]?.id), resolved: thread.resolved, outdated: thread.outdated})),
      ...topic.events.map(({id, type, actor, at, before, after}): Item => ({kind: 'event', node: id, number, by: by(actor), at, ...happened(type, before, after)})),
    ];
  });
  return items.sort(byId);
}

function happened(type: string, before: string, after: string) {
  switch (type) {
    case 'RenamedTitleEvent':
      return {event: 'renamed', before, after};
    case 'HeadRefForcePushedEvent':
      return {event: 'force_pushed', before, after};
    case 'MergedEvent':
      return {event: 'merged', commit: null};
    case 'ClosedEvent':
      return {event: 'closed', commit: null};
    default:
      return {event: 'reopened'};
  }
}

function by(who: Account | null) {
  return who === null ? null : {login: who.login, bot: who.type === 'Bot'};
}

function byId(a: Item, b: Item): number {
  return itemId(a) < itemId(b) ? -1 : 1;
}
