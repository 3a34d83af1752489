// Walks a list of GraphQL by when things changed: all of it once, then what is new since. What it knows of where it is stands in the log.
import {thing, things, type Thing} from '../read/fields.ts';
import {thingsIn} from '../read/read-thing.ts';
import type {LogLine, Mark} from '../page.ts';
import {askPatiently} from './patience.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed, type Answer} from './forge.ts';
import {lastMark, newsSince} from './last-mark.ts';
import {lateMs} from './moments.ts';
import {moreOf} from './more-of.ts';
import {oneByOne} from './one-by-one.ts';
import {calmer, readPageSize, smallerPage} from './page-size.ts';
import {listRequests, listTopics, skim} from './queries.ts';

export type Walk = 'requests' | 'topics';

const walks = {requests: {query: listRequests, of: 'pullRequests'}, topics: {query: listTopics, of: 'issues'}} as const;

export interface Step {
  /** From the oldest change on, or from the newest back to where an earlier walk has been. */
  readonly how: 'all' | 'news';
  readonly sweep: boolean;
  readonly after: string | null;
  /** The latest change seen; of news, of those on their first page. */
  readonly top: string;
  readonly floor: string;
  /** How long the log was when the walk began. */
  readonly from: number;
  readonly size: number;
  readonly calm: number;
  readonly done: boolean;
}

/** Goes on where the last one stopped; begins another one where lists of REST have told of news since, or where everything is to be counted. */
export async function walkList(asking: Asking, walk: Walk, {sweep}: {readonly sweep: boolean}): Promise<void> {
  for (;;) {
    const step = nextStep(await asking.log.lines(), walk, sweep);
    if (step === undefined) return;
    await takeStep(asking, walk, step);
  }
}

function nextStep(lines: readonly LogLine[], walk: Walk, sweep: boolean): Step | undefined {
  const last = stepOf(lastMark(lines, walk));
  const fresh = {after: null, from: lines.length, done: false, size: last?.size ?? 100, calm: last?.calm ?? 0};
  if (last === undefined) return {...fresh, how: 'all', sweep: false, top: '', floor: ''};
  if (!last.done) return last;
  const swept = last.sweep && !lines.some(({list}, at) => list === 'gone' && at > last.from);
  if (sweep && !swept) return {...fresh, how: 'all', sweep: true, top: '', floor: ''};
  if (!newsSince(lines, last.from)) return undefined;
  return {...fresh, how: 'news', sweep: false, top: '', floor: last.top === '' ? '' : new Date(Date.parse(last.top) - lateMs).toISOString()};
}

function stepOf(mark: Mark | undefined): Step | undefined {
  if (mark === undefined) return undefined;
  const text = (key: string) => (typeof mark[key] === 'string' ? mark[key] : '');
  return {
    how: mark['how'] === 'news' ? 'news' : 'all', sweep: mark['sweep'] === true, after: typeof mark['after'] === 'string' ? mark['after'] : null, top: text('top'), floor: text('floor'),
    from: Number(mark['from'] ?? 0), done: mark['done'] === true, ...readPageSize(mark['size'], mark['calm']),
  };
}

async function takeStep(asking: Asking, walk: Walk, step: Step): Promise<void> {
  const {forge, log, patience, signal, repository, asked} = asking;
  const {query, of} = walks[walk];
  const [owner = '', name = ''] = repository.split('/');
  const how = {pace: readPageSize(step.size, step.calm), lost: false};
  const order = {field: 'UPDATED_AT', direction: step.how === 'news' ? 'DESC' : 'ASC'};
  const answer = await askPatiently(async () => {
    asked.requests++;
    return whole(await forge.ask(how.lost ? skim[of] : query, {owner, name, first: how.pace.size, after: step.after, order}, signal), of);
  }, () => {
    const less = smallerPage(how.pace);
    if (less !== undefined) how.pace = less;
    // Even one alone is too much for the forge.
    else if (!how.lost) patience.told(`${patience.where} cannot tell all of one of the ${walk}: it is asked for in parts`);
    const first = !how.lost;
    how.lost ||= less === undefined;
    return less !== undefined || first;
  }, patience, signal);
  // A place in a list that the forge does not know any more: the walk begins anew.
  if (answer.status === 422) return void (await log.append(pageOf(walk, {query, after: step.after}, {...answer, body: '[]'}), {list: walk, mark: {...step, after: null, ...how.pace}}));
  const connection = connectionIn(answer, of);
  const topics = things(thingsIn(JSON.parse(answer.body)));
  const moments = topics.flatMap(({updatedAt}) => (typeof updatedAt === 'string' ? [updatedAt] : []));
  const {hasNextPage, endCursor} = thing(connection['pageInfo']) ?? {};
  const passed = step.how === 'news' && moments.some((moment) => Date.parse(moment) < Date.parse(step.floor));
  const more = hasNextPage === true && typeof endCursor === 'string' && !passed;
  const top = step.how === 'news' && step.top !== '' ? step.top : [step.top, ...moments].reduce((latest, moment) => (latest === '' || Date.parse(moment) > Date.parse(latest) ? moment : latest));
  // What hangs on them comes first: once the walk has moved on, nobody would ask.
  if (walk === 'requests') await moreOf(asking, topics);
  if (how.lost) await oneByOne(asking, topics);
  await log.append(pageOf(walk, {query, after: step.after}, answer), {list: walk, ...(how.lost && {quiet: true}), mark: {...step, ...calmer(how.pace), top, after: more ? endCursor : null, done: !more}});
}

function pageOf(walk: Walk, {query, after}: {readonly query: string; readonly after: string | null}, {headers, body}: Answer) {
  return {list: walk, asked: `POST /graphql ${/query (\w+)/.exec(query)?.[1] ?? ''} after ${after ?? 'the beginning'}`, headers: kept(headers), body};
}

function whole(answer: Answer, of: string): Answer {
  if (answer.status === 422) return answer;
  const {nodes, pageInfo} = connectionIn(answer, of);
  if (!Array.isArray(nodes) || typeof thing(pageInfo)?.['hasNextPage'] !== 'boolean') throw new Overtaxed('It answered half a page');
  return answer;
}

function connectionIn({body}: Answer, of: string): Thing {
  return thing(thing(thing(thing(JSON.parse(body))?.['data'])?.['repository'])?.[of]) ?? {};
}
