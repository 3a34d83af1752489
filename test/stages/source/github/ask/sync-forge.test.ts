import test from 'ava';
import {pagesInMemory} from '../../../../../stages/source/github/page.ts';
import {forgeServer, type Request} from '../../../../rig/forge/forge-server.ts';
import {itemsIn, itemsOf, syncWith} from '../../../../rig/forge/mirror-of.ts';
import {emptyWorld, people, type World} from '../../../../rig/forge/world.ts';

function smallWorld(): World {
  const world = emptyWorld();
  const {pass, open, comment, review, remark, edit, rename, close, push, label} = people(world);
  for (let at = 0; at < 12; at++) {
    pass(100);
    const topic = open(at % 3 !== 0, {title: `Number ${at}`, body: `Body é ${at}`});
    comment(topic);
    if (topic.request) {
      review(topic, 'CHANGES_REQUESTED');
      review(topic, 'PENDING');
      remark(topic);
      remark(topic, topic.threads[0]);
      pass();
      push(topic);
      close(topic, at % 2 === 0);
    } else if (at % 2 === 0) close(topic);
    pass();
    if (at === 4) rename(topic, 'Another title');
    if (at === 5) edit(topic, topic, 'Another body');
    if (at === 6) edit(topic, topic.comments[0] ?? topic, 'Another comment');
    if (at === 7) label(topic, ['b', 'a']);
  }
  return world;
}

const kinds = (requests: readonly Request[]) => requests.map(({path, body, status}) => `${status} ${path.replace(/\?.*/, '')} ${/query (\w+)/.exec(body)?.[1] ?? ''}`.trim());

test('syncForge() mirrors all that a forge has, and then only what is new', async (t) => {
  const world = smallWorld();
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  await syncWith(forge, log);
  t.deepEqual(await itemsOf(log), itemsIn(world));

  // Nothing changed: all say so in a word.
  forge.requests.length = 0;
  t.like(await syncWith(forge, log), {requests: 4, unchanged: 4, pages: 0});
  t.deepEqual(kinds(forge.requests), ['304 /repos/team/project', '304 /repos/team/project/issues', '304 /repos/team/project/issues/comments', '304 /repos/team/project/pulls/comments']);

  const {pass, comment, edit, close, open} = people(world);
  pass(80_000);
  const [first] = world.topics.values();
  if (first === undefined) return t.fail();
  edit(first, comment(first, 'New'), 'Newer');
  close(first);
  open(true);
  forge.requests.length = 0;
  await syncWith(forge, log);
  t.deepEqual(kinds(forge.requests), ['304 /repos/team/project', '200 /repos/team/project/issues', '200 /repos/team/project/issues/comments', '304 /repos/team/project/pulls/comments', '200 /graphql Requests', '200 /graphql Topics']);
  t.deepEqual(await itemsOf(log), itemsIn(world));
});

test('syncForge() counts everything once a week by the forge\'s own clock, and so finds what was deleted', async (t) => {
  const world = smallWorld();
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  await syncWith(forge, log);
  const {pass, remove, removeTopic, resolve} = people(world);
  const [issue, request, other] = world.topics.values();
  if (issue === undefined || request === undefined || other === undefined) return t.fail();
  remove(request.comments, request.comments[0]);
  remove(request.threads[0]?.remarks ?? [], request.threads[0]?.remarks[1]);
  remove(other.reviews, other.reviews[0]);
  resolve(other.threads[0] ?? t.fail());
  removeTopic(issue);
  const day = 86_400;
  pass(6 * day);
  t.is((await syncWith(forge, log)).gone, 0);
  pass(2 * day);
  const {gone} = await syncWith(forge, log);
  // The comment, the remark, the review; and the issue with its comment and the event of its end.
  t.is(gone, 6);
  t.deepEqual(await itemsOf(log), itemsIn(world));
  pass(day);
  t.like(await syncWith(forge, log), {requests: 4, unchanged: 4});
});

test('syncForge() asks a server of one\'s own where it has its interfaces', async (t) => {
  const world = smallWorld();
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  await syncWith({...forge, api: `${forge.api}/api/v3`}, log);
  t.deepEqual(await itemsOf(log), itemsIn(world));
  t.true(forge.requests.every(({path}) => path.startsWith('/api/v3/repos/') || path === '/api/graphql'));
});

test('syncForge() follows a long discussion to its end', async (t) => {
  const world = emptyWorld();
  const {pass, open, comment, review, remark, push} = people(world);
  for (let at = 0; at < 3; at++) {
    pass(100);
    const topic = open(true);
    for (let more = 0; more < 230; more++) {
      review(topic);
      if (more % 2 === at % 2) remark(topic);
      if (more % 3 === 0) comment(topic);
      if (more % 8 === 0) push(topic);
      pass(more % 5 === 0 ? 1 : 0);
    }
  }
  const forge = await forgeServer(t, world);
  const log = pagesInMemory();
  await syncWith(forge, log);
  t.deepEqual(await itemsOf(log), itemsIn(world));
  pass(1000);
  t.is((await syncWith(forge, log, {sweep: true})).gone, 0);
  t.deepEqual(await itemsOf(log), itemsIn(world));
});
