import test from 'ava';
import {pagesInMemory} from '../../../../../stages/source/github/page.ts';
import {forgeServer} from '../../../../rig/forge/forge-server.ts';
import {itemsIn, itemsOf, syncWith} from '../../../../rig/forge/mirror-of.ts';
import {emptyWorld, people, type World} from '../../../../rig/forge/world.ts';

interface Size {readonly requests: number; readonly issues: number; readonly comments: number; readonly remarks: number}

/** As a large repository is: most discussions are short, and a few are long. */
function grown({requests, issues, comments, remarks}: Size): World {
  const world = emptyWorld();
  const {pass, open, comment, remark, review} = people(world);
  const topics = Array.from({length: requests + issues}, (_, at) => {
    pass(60);
    return open(at % Math.ceil((requests + issues) / issues) !== 0);
  });
  const pulls = topics.filter(({request}) => request);
  const some = <T>(list: readonly T[], at: number): T => list[at % 3 === 0 ? (at * 7) % Math.ceil(list.length / 20) : (at * 7919) % list.length] as T;
  for (let at = 0; at < comments; at++) {
    pass(at % 4 === 0 ? 240 : 0);
    comment(some(topics, at));
  }
  for (let at = 0; at < remarks; at++) {
    pass(at % 4 === 0 ? 240 : 0);
    const pull = some(pulls, at);
    if (at % 5 === 0) review(pull);
    remark(pull, at % 2 === 0 ? pull.threads.at(-1) : undefined);
  }
  return world;
}

async function count(t: Parameters<typeof forgeServer>[0], size: Size) {
  const world = grown(size);
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  const first = await syncWith(forge, log);
  const whole = [await itemsOf(log), itemsIn(world)] as const;
  const {pass, comment, remark, close} = people(world);
  pass(80_000);
  const topics = [...world.topics.values()];
  for (let at = 0; at < 10; at++) {
    pass(1000);
    const topic = topics[at * 31 % topics.length] ?? topics[0];
    if (topic === undefined) break;
    comment(topic);
    if (topic.request) remark(topic);
    close(topic);
  }
  pass(5000);
  const night = await syncWith(forge, log);
  const quiet = await syncWith(forge, log);
  const again = [await itemsOf(log), itemsIn(world)] as const;
  forge.requests.length = 0;
  const sweep = await syncWith(forge, log, {sweep: true});
  return {first, whole, night, quiet, again, sweep};
}

test('a first sync takes a request for a hundred things, a night a handful, and a night in which nothing happened none that count', async (t) => {
  const {first, whole, night, quiet, again} = await count(t, {requests: 450, issues: 90, comments: 600, remarks: 1200});
  // 6 and 12 pages of comments and remarks, 5 and 1 of requests and issues, and what hangs on the longest.
  t.true(first.requests <= 45, String(first.requests));
  t.deepEqual(whole[0], whole[1]);
  t.true(night.requests <= 9, String(night.requests));
  t.deepEqual(again[0], again[1]);
  t.like(quiet, {requests: 4, unchanged: 4, pages: 0});
});

(process.env['GRISTMILL_LONG'] === undefined ? test.skip : test)('a first sync of 15,000 requests, 3,000 issues, 20,000 comments and 40,000 remarks takes at most 1,300 requests', async (t) => {
  t.timeout(900_000);
  const {first, whole, night, quiet, sweep} = await count(t, {requests: 15_000, issues: 3_000, comments: 20_000, remarks: 40_000});
  t.log({first: first.requests, night: night.requests, sweep: sweep.requests});
  t.true(first.requests <= 1300, String(first.requests));
  t.is(whole[0].length, whole[1].length);
  t.true(night.requests <= 9, String(night.requests));
  t.like(quiet, {requests: 4, unchanged: 4, pages: 0});
});
