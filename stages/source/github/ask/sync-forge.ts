// One sync: what is new on a forge, list by list, at a handful of requests when little is.
import {ForgeFailure} from '../forge-failure.ts';
import type {PageLog} from '../page.ts';
import {natural, text, thing} from '../read/fields.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed, type Forge} from './forge.ts';
import {lastMark} from './last-mark.ts';
import {epoch, lateMs, spellMoment} from './moments.ts';
import {askPatiently, type Patience} from './patience.ts';
import {pullsWalk} from './pulls-walk.ts';
import {followList} from './since-list.ts';
import {sweepGone} from './sweep-gone.ts';
import {walkList} from './walk-list.ts';

export interface SyncOptions {
  readonly forge: Forge;
  readonly log: PageLog;
  readonly repository: string;
  /** Whether it can be asked by GraphQL, which wants a token. */
  readonly graph: boolean;
  /** Count everything, to find what was deleted. Without it, that is done once a week. */
  readonly sweep: boolean;
  readonly patience: Patience;
}

export interface Synced {readonly requests: number; readonly unchanged: number; readonly pages: number; readonly gone: number}

const weekMs = 7 * 86_400_000;

export async function syncForge({forge, log, repository, graph, sweep, patience}: SyncOptions, signal: AbortSignal): Promise<Synced> {
  const before = (await log.lines()).length;
  const asked = {requests: 0, unchanged: 0};
  const {name, date} = await identify({forge, log, repository, patience, signal, asked});
  const asking: Asking = {forge, log, repository: name, patience, signal, asked};
  // With GraphQL, which tells more of them, it only says whether there is anything to ask.
  await followList(asking, {list: 'issues', path: 'issues', more: 'state=all&', quietFrom: graph ? aLittleBefore(date) : undefined});
  await followList(asking, {list: 'comments', path: 'issues/comments'});
  await followList(asking, {list: 'remarks', path: 'pulls/comments'});
  const gone = graph ? await walks(asking, {sweep, date}) : await pullsWalk(asking);
  return {...asked, pages: (await log.lines()).length - before, gone};
}

async function walks(asking: Asking, {sweep, date}: {readonly sweep: boolean; readonly date: string}): Promise<number> {
  const counting = (await asking.log.lines()).some(({list}) => list === 'topics') && (sweep || (await isDue(asking, date)));
  await walkList(asking, 'requests', {sweep: counting});
  await walkList(asking, 'topics', {sweep: counting});
  const begun = (await asking.log.lines()).findLast(({list, mark}) => list === 'requests' && mark?.['sweep'] === true)?.mark?.['from'];
  return counting && typeof begun === 'number' ? await sweepGone(asking, begun, date) : 0;
}

/** By the clock of the forge. */
async function isDue({log}: Asking, date: string): Promise<boolean> {
  const lines = await log.lines();
  const last = lines.findLast(({list, mark}) => (list === 'gone' && mark !== undefined))?.mark?.['at'] ?? lines.find(({list, mark}) => list === 'repository' && mark !== undefined)?.mark?.['at'];
  return typeof last === 'string' && Date.parse(date) - Date.parse(last) >= weekMs;
}

/** A repository is known by its number: it may be called otherwise today, and what it was called may be another one. */
async function identify({forge, log, repository, patience, signal, asked}: Asking): Promise<{readonly name: string; readonly date: string}> {
  const mark = lastMark(await log.lines(), 'repository');
  const path = `/repos/${repository}`;
  const answer = await askPatiently(async () => {
    asked.requests++;
    const answer = await forge.get(path, typeof mark?.['etag'] === 'string' ? mark['etag'] : undefined, signal);
    if (answer.status === 200 && natural(thing(JSON.parse(answer.body))?.['id']) === undefined) throw new Overtaxed('It answered no repository');
    if (answer.status !== 200 && answer.status !== 304 && answer.status !== 404) throw new Overtaxed(`It answered ${answer.status}`);
    return answer;
  }, () => false, patience, signal);
  const date = answer.headers['date'] ?? '';
  if (answer.status === 304) {
    asked.unchanged++;
    return {name: String(mark?.['name'] ?? repository), date};
  }
  if (answer.status === 404) throw new ForgeFailure({kind: 'not-found', what: 'The forge has no such repository', where: `${patience.where} ${repository}`});
  const of = thing(JSON.parse(answer.body)) ?? {};
  const [id, name] = [natural(of['id']) ?? 0, text(of['full_name']) ?? repository];
  if (mark !== undefined && mark['id'] !== id) throw new ForgeFailure({kind: 'not-found', what: 'The forge has no such repository', where: `${patience.where} ${repository}`, said: 'another repository has this name now'});
  await log.append({list: 'repository', asked: `GET ${path}`, headers: kept(answer.headers), body: answer.body}, {list: 'repository', mark: {id, name, etag: answer.headers['etag'] ?? null, at: date}});
  return {name, date};
}

/** What was written just now may show late. */
function aLittleBefore(date: string): string {
  const now = Date.parse(date);
  return Number.isNaN(now) ? epoch : spellMoment(now - lateMs);
}
