// The ends of requests by REST, where there is no token for GraphQL: newest change first, back to where an earlier walk has been.
import {list, thing} from '../read/fields.ts';
import {kept, type Asking} from './asking.ts';
import {Overtaxed} from './forge.ts';
import {lastMark, newsSince} from './last-mark.ts';
import {lateMs} from './moments.ts';
import {askPatiently} from './patience.ts';

/** What changes meanwhile moves to the front, so that others are seen twice and none is missed. */
export async function pullsWalk(asking: Asking): Promise<number> {
  const {forge, log, patience, signal, repository, asked} = asking;
  for (;;) {
    const lines = await log.lines();
    const mark = lastMark(lines, 'pulls');
    const done = mark?.['done'] === true;
    if (done && !newsSince(lines, Number(mark['from']))) return 0;
    const page = done || mark === undefined ? 1 : Number(mark['page']);
    const [from, floor] = done || mark === undefined ? [lines.length, mark === undefined ? '' : String(mark['top'])] : [Number(mark['from']), String(mark['floor'])];
    const path = `/repos/${repository}/pulls?state=all&sort=updated&direction=desc&per_page=100${page > 1 ? `&page=${page}` : ''}`;
    const answer = await askPatiently(async () => {
      asked.requests++;
      const answer = await forge.get(path, undefined, signal);
      if (answer.status !== 422 && (answer.status !== 200 || !Array.isArray(JSON.parse(answer.body)))) throw new Overtaxed(`It answered ${answer.status} in place of a list`);
      return answer;
    }, () => false, patience, signal);
    if (answer.status === 422) patience.told(`${patience.where} lists no more than ${page - 1} pages of requests without a token: the ends of older ones are looked for in git`);
    const moments = answer.status === 422 ? [] : list(JSON.parse(answer.body)).map((one) => String(thing(one)?.['updated_at']));
    const passed = floor !== '' && moments.some((moment) => Date.parse(moment) < Date.parse(floor) - lateMs);
    const more = /rel="next"/.test(answer.headers['link'] ?? '') && !passed;
    const top = page > 1 ? String(mark?.['top']) : (moments[0] ?? floor);
    await log.append({list: 'pulls', asked: `GET ${path}`, headers: kept(answer.headers), body: answer.status === 422 ? '[]' : answer.body}, {list: 'pulls', mark: {top, floor, from, page: page + 1, done: !more}});
  }
}
