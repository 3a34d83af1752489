// Follows a list of REST that can be asked for what changed since a moment, oldest change first: nothing that changes meanwhile is lost.
import {hash} from 'node:crypto';
import {list, thing} from '../read/fields.ts';
import type {Mark} from '../page.ts';
import {askPatiently} from './patience.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed, type Answer} from './forge.ts';
import {lastMark} from './last-mark.ts';
import {epoch, lateMs, spellMoment} from './moments.ts';
import {calmer, fullPage, readPageSize, smallerPage, type PageSize} from './page-size.ts';

export interface SinceList {
  /** What its pages are called. */
  readonly list: string;
  /** Below the repository. */
  readonly path: string;
  readonly more?: string;
  /** It only tells that something changed, and begins at this moment. */
  readonly quietFrom?: string | undefined;
}

/** Forges refuse page 100 of a long list. */
const lastPage = 90;

/**
 * Pages are numbered, and a thing that changes moves behind all others, so the page behind it begins one thing later: going on with the next number
 * would miss one. So after a full page the list is asked for anew, since the last change on it. Only where a whole page changed in one second is the
 * next page taken. The moment stays where it is until a page is full: so tomorrow's question is today's, and one word says that nothing changed.
 */
export async function followList(asking: Asking, of: SinceList): Promise<void> {
  const {log, patience, signal, repository} = asking;
  for (;;) {
    const mark = lastMark(await log.lines(), of.list) ?? {};
    const [since, page] = [typeof mark['since'] === 'string' ? mark['since'] : (of.quietFrom ?? epoch), typeof mark['page'] === 'number' ? mark['page'] : 1];
    let pace: PageSize = mark['size'] === undefined ? fullPage : readPageSize(mark['size'], mark['calm']);
    const pathOf = () => `/repos/${repository}/${of.path}?${of.more ?? ''}sort=updated&direction=asc&since=${since}&per_page=${pace.size}${page > 1 ? `&page=${page}` : ''}`;
    const answer = await askPatiently(async () => wholeList(await asked(asking, pathOf(), mark)), () => {
      const less = smallerPage(pace);
      if (less !== undefined && page === 1) pace = less;
      return less !== undefined && page === 1;
    }, patience, signal);
    if (answer.status === 304) return;
    const next = goOn(answer, {since, page});
    const body = hash('sha256', answer.body, 'hex');
    if (mark['body'] !== body || mark['asked'] !== pathOf() || mark['since'] !== next.since || mark['page'] !== next.page) {
      // Where there is no more, tomorrow's question had better be today's.
      const {size, calm} = next.full ? calmer(pace) : pace;
      await log.append({list: of.list, asked: `GET ${pathOf()}`, headers: kept(answer.headers), body: answer.body}, {list: of.list, ...(of.quietFrom !== undefined && {quiet: true}), mark: {...next, asked: pathOf(), etag: answer.headers['etag'] ?? null, body, size, calm}});
    }
    if (!next.full) return;
  }
}

async function asked({forge, signal, asked: counted}: Asking, path: string, mark: Mark): Promise<Answer> {
  counted.requests++;
  const answer = await forge.get(path, mark['asked'] === path && typeof mark['etag'] === 'string' ? mark['etag'] : undefined, signal);
  if (answer.status === 304) counted.unchanged++;
  return answer;
}

function wholeList(answer: Answer): Answer {
  if (answer.status === 304 || (answer.status === 200 && Array.isArray(JSON.parse(answer.body)))) return answer;
  throw new Overtaxed(`It answered ${answer.status} in place of a list`);
}

interface Next {readonly since: string; readonly page: number; readonly full: boolean; readonly empty?: boolean}

function goOn({body, headers}: Answer, {since, page}: {readonly since: string; readonly page: number}): Next {
  const moments = list(JSON.parse(body)).flatMap((one) => {
    const updated = thing(one)?.['updated_at'];
    return typeof updated === 'string' && !Number.isNaN(Date.parse(updated)) ? [updated] : [];
  });
  const last = moments.reduce((latest, moment) => (Date.parse(moment) > Date.parse(latest) ? moment : latest), since);
  const full = /rel="next"/.test(headers['link'] ?? '');
  if (full && Date.parse(last) > Date.parse(since)) return {since: last, page: 1, full};
  if (full) return page < lastPage ? {since, page: page + 1, full} : {since: secondAfter(since), page: 1, full};
  const asked = Date.parse(headers['date'] ?? '');
  const late = Number.isNaN(asked) ? Date.parse(since) : asked - lateMs;
  // The last of several pages of one second: all of it is known.
  const behind = page > 1 ? secondAfter(since) : since;
  return {since: late < Date.parse(behind) ? spellMoment(Math.max(0, late)) : behind, page: 1, full, empty: moments.length === 0};
}

function secondAfter(moment: string): string {
  return spellMoment(Date.parse(moment) + 1000);
}
