// What hangs on requests beyond the first few that a list shows of each: many requests in one question, and the rest of a long one page by page.
import {natural, thing, things, text, type Thing} from '../read/fields.ts';
import {thingsIn} from '../read/read-thing.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed, type Answer} from './forge.ts';
import {askPatiently} from './patience.ts';
import {moreOfRequests, restOfRequest} from './queries.ts';

const parts = {reviews: 'reviews', threads: 'reviewThreads', events: 'timelineItems'} as const;
/** A request with a hundred threads is a page by itself. */
const mostAtOnce = 20;

export async function moreOf(asking: Asking, requests: readonly Thing[]): Promise<void> {
  const ids = requests.filter((request) => partsGoingOn(request, {})).flatMap(({id}) => text(id) ?? []);
  let size = mostAtOnce;
  for (let at = 0; at < ids.length;) {
    const answer = await ask(asking, moreOfRequests, () => ({ids: ids.slice(at, at + size)}), () => {
      const less = Math.max(1, Math.floor(size / 2));
      const smaller = less < size;
      size = less;
      return smaller;
    });
    for (const request of requestsIn(answer)) await restOfOne(asking, request);
    at += size;
  }
}

/** Of what a hundred do not hold. A part that has ended stays at its end. */
async function restOfOne(asking: Asking, first: Thing): Promise<void> {
  const places: Record<string, string> = {};
  for (let going = partsGoingOn(first, places); going; ) {
    const {id} = first;
    const [next] = requestsIn(await ask(asking, restOfRequest, () => ({id, ...places}), () => false));
    going = next !== undefined && partsGoingOn(next, places);
  }
}

/** Notes where each part goes on; whether any does. */
function partsGoingOn(request: Thing, places: Record<string, string>): boolean {
  let going = false;
  for (const [name, field] of Object.entries(parts)) {
    const {hasNextPage, endCursor} = thing(thing(request[field])?.['pageInfo']) ?? {};
    if (typeof endCursor === 'string') places[name] = endCursor;
    going ||= hasNextPage === true && typeof endCursor === 'string';
  }
  return going;
}

async function ask({forge, log, patience, signal, asked}: Asking, query: string, variables: () => Readonly<Record<string, unknown>>, smaller: () => boolean): Promise<Answer> {
  const answer = await askPatiently(async () => {
    asked.requests++;
    const answer = await forge.ask(query, variables(), signal);
    if (requestsIn(answer).some((request) => natural(request['number']) === undefined)) throw new Overtaxed('It answered half a page');
    return answer;
  }, smaller, patience, signal);
  await log.append({list: 'more', asked: `POST /graphql ${JSON.stringify(variables())}`, headers: kept(answer.headers), body: answer.body}, {list: 'more'});
  return answer;
}

function requestsIn({body}: Answer): readonly Thing[] {
  return things(thingsIn(JSON.parse(body))).filter((one) => one['__typename'] === 'PullRequest');
}
