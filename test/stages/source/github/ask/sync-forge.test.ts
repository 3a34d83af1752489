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
