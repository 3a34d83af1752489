// Finds what was deleted, which no list of changes tells: what is mirrored is counted against a walk over everything, and what differs is asked for anew.
import {itemId} from '../item-row.ts';
import {knownItems, type KnownItem} from '../known-items.ts';
import {natural, nodes, thing} from '../read/fields.ts';
import {readPage} from '../read/read-page.ts';
import {thingsIn} from '../read/read-thing.ts';
import {askOne} from './ask-one.ts';
import {kept, type Asking} from './asking.ts';

/** Of one issue or request, by the walk. */
interface Counted {readonly comments: number; readonly remarks: number | undefined; readonly whole: boolean; readonly listed: Set<string>}

/** The walks have just come to their ends; `from` is how long the log was when they began. */
export async function sweepGone(asking: Asking, from: number, date: string): Promise<number> {
  const {log, signal} = asking;
  const known = await knownItems(log, signal);
  const counted = await countsSince(asking, from);
  const gone: string[] = [];
  for (const [number, rows] of byNumber(known)) {
    signal.throwIfAborted();
    const count = counted.get(number);
    if (count === undefined) {
      if (await isGone(asking, number)) gone.push(...rows.map(([id]) => id));
      continue;
    }
    if (count.whole) gone.push(...rows.filter(([id, {kind}]) => (kind === 'review' || kind === 'thread') && !count.listed.has(id)).map(([id]) => id));
    const of = (kind: string) => rows.filter(([, row]) => row.kind === kind).map(([id]) => id);
    if (of('comment').length !== count.comments) gone.push(...missing(of('comment'), await everyOne(asking, `issues/${number}/comments`, 'comments of one')));
    if (count.remarks !== undefined && of('remark').length !== count.remarks) gone.push(...missing(of('remark'), await everyOne(asking, `pulls/${number}/comments`, 'remarks of one')));
  }
  await log.append({list: 'gone', asked: 'counted', headers: {}, body: JSON.stringify({gone: gone.sort()})}, {list: 'gone', mark: {at: date}});
  return gone.length;
}

function byNumber(known: ReadonlyMap<string, KnownItem>): ReadonlyMap<number, readonly (readonly [string, KnownItem])[]> {
  return Map.groupBy([...known], ([, {number}]) => number);
}

function missing(known: readonly string[], listed: ReadonlySet<string>): readonly string[] {
  return known.filter((id) => !listed.has(id));
}

/** What the pages of the walk said, the last word on each. */
async function countsSince({log, signal}: Asking, from: number): Promise<ReadonlyMap<number, Counted>> {
  const counts = new Map<number, Counted>();
  const more = new Map<number, Set<string>>();
  for (const line of (await log.lines()).slice(from).filter(({list}) => ['requests', 'topics', 'more'].includes(list))) {
    signal.throwIfAborted();
    const page = await log.read(line.page);
    const listed = Map.groupBy(readPage(page).read.map(({item}) => item), ({number}) => number);
    for (const value of thingsIn(JSON.parse(page.body))) {
      const of = thing(value) ?? {};
      const number = natural(of['number']);
      if (number === undefined) continue;
      const ids = (listed.get(number) ?? []).map(itemId);
      if (line.list === 'more') {
        more.set(number, new Set([...(more.get(number) ?? []), ...ids]));
        continue;
      }
      const threads = nodes(of['reviewThreads']);
      const all = totalOf(of['reviewThreads']) === threads.length;
      const remarks = of['__typename'] === 'PullRequest' && all ? threads.reduce((sum: number, thread) => sum + totalOf(thing(thread)?.['comments']), 0) : undefined;
      const hung = new Set([...(more.get(number) ?? []), ...ids]);
      const reviewsAndThreads = totalOf(of['reviews']) + totalOf(of['reviewThreads']);
      const had = [...hung].filter((id) => / (?:review|thread) /.test(id)).length;
      counts.set(number, {comments: totalOf(of['comments']), remarks, whole: of['reviews'] !== undefined && (had >= reviewsAndThreads || all), listed: hung});
    }
  }
  return counts;
}

function totalOf(connection: unknown): number {
  const total = thing(connection)?.['totalCount'];
  return typeof total === 'number' ? total : 0;
}

/** A list without an end of its own, page by page as the forge links them. */
async function everyOne(asking: Asking, path: string, list: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let next: string | undefined = `/repos/${asking.repository}/${path}?per_page=100`;
  while (next !== undefined) {
    const answer = await askOne(asking, next);
    // The request itself may be gone by now.
    if (answer.status !== 200) return ids;
    const page = {list, asked: `GET ${next}`, headers: kept(answer.headers), body: answer.body};
    await asking.log.append(page, {list});
    for (const {item} of readPage(page).read) ids.add(itemId(item));
    next = /<([^<>]+)>;\s*rel="next"/.exec(answer.headers['link'] ?? '')?.[1];
  }
  return ids;
}

/** Deleted, or moved to another repository. */
async function isGone(asking: Asking, number: number): Promise<boolean> {
  const answer = await askOne(asking, `/repos/${asking.repository}/issues/${number}`);
  return answer.status !== 200 || natural(thing(JSON.parse(answer.body))?.['number']) !== number;
}
