import test from 'ava';
import {ForgeFailure, type ForgeTrouble} from '../../../../../stages/source/github/forge-failure.ts';
import {pagesInMemory} from '../../../../../stages/source/github/page.ts';
import {forgeServer, type Fault} from '../../../../rig/forge/forge-server.ts';
import {itemsIn, itemsOf, syncWith} from '../../../../rig/forge/mirror-of.ts';
import {emptyWorld, people, type World} from '../../../../rig/forge/world.ts';

function world(topics = 5): World {
  const made = emptyWorld();
  const {pass, open, comment, review, remark} = people(made);
  for (let at = 0; at < topics; at++) {
    pass(100);
    const topic = open(at % 2 === 0);
    comment(topic);
    if (topic.request) {
      review(topic);
      remark(topic);
    }
  }
  return made;
}

// Each fault once at every question of a sync: what comes out is the whole mirror.
for (const fault of ['502', 'cut', 'html', 'truncated', 'secondary', 'primary', 'graph-primary', 'clock', 'milliseconds', 'resources', 'half'] as const satisfies readonly Fault[]) {
  test(`a fault is got over at any question: ${fault}`, async (t) => {
    const made = world();
    for (let at = 0; at < 6; at++) {
      const forge = await forgeServer(t, made);
      const log = pagesInMemory();
      forge.faults = [...Array.from({length: at}, () => undefined), fault];
      const {waited} = await syncWith(forge, log);
      t.deepEqual(await itemsOf(log), itemsIn(made), `at question ${at}`);
      t.true(waited.reduce((sum, ms) => sum + ms, 0) < 120_000);
    }
  });
}

test('limits are waited for as long as the forge says by its own clock, in pieces, and told', async (t) => {
  const forge = await forgeServer(t, world());
  const waits = async (fault: Fault) => {
    forge.faults = [fault];
    const {waited, shown: [first]} = await syncWith(forge, pagesInMemory());
    t.like(first, {for: 'limit', why: fault === 'secondary' ? 'asked too fast' : 'asked too much'});
    return waited.reduce((sum, ms) => sum + ms, 0) / 1000;
  };
  t.is(await waits('primary'), 41);
  t.is(await waits('milliseconds'), 41);
  t.is(await waits('secondary'), 7);
  // Nine thousand seconds ago: some waiting is polite all the same.
  t.is(await waits('clock'), 1);
});

test('a forge that says a limit is over, for ever, is not asked in a hot loop', async (t) => {
  const forge = await forgeServer(t, world());
  forge.faults = () => 'clock';
  const failure = await t.throwsAsync(syncWith(forge, pagesInMemory()), {instanceOf: ForgeFailure});
  t.is(failure.kind, 'limited');
  t.true(forge.requests.length < 12);
});

for (const [fault, kind] of [['502', 'unreachable'], ['cut', 'unreachable'], ['half', 'unreachable'], ['html', 'not-a-forge'], ['denied', 'denied'], ['sso', 'single-sign-on'], ['moved-elsewhere', 'other-origin']] as const satisfies readonly (readonly [Fault, ForgeTrouble])[]) {
  test(`a fault that stays ends the sync with its reason, and what came before is kept: ${fault}`, async (t) => {
    const made = world();
    const forge = await forgeServer(t, made);
    const log = pagesInMemory();
    let questions = 0;
    forge.faults = () => (++questions > 3 ? fault : undefined);
    const failure = await t.throwsAsync(syncWith(forge, log), {instanceOf: ForgeFailure});
    t.is(failure.kind, kind);
    t.is((await log.lines()).length, 3);
    forge.faults = [];
    await syncWith(forge, log);
    t.deepEqual(await itemsOf(log), itemsIn(made));
  });
}

test('nothing is asked of another origin, whatever a link or a redirection says', async (t) => {
  const made = world(8);
  const {comment, remove} = people(made);
  const [topic] = made.topics.values();
  if (topic === undefined) return t.fail();
  for (let at = 0; at < 120; at++) comment(topic);
  const [forge, other] = [await forgeServer(t, made), await forgeServer(t, emptyWorld())];
  forge.elsewhere = other.api;
  const log = pagesInMemory();
  await syncWith(forge, log);
  remove(topic.comments, topic.comments[0]);
  // The comments of one discussion are followed by links.
  forge.faults = ({path}) => (path.includes('/issues/1/comments') ? 'elsewhere' : undefined);
  t.like(await t.throwsAsync(syncWith(forge, log, {sweep: true})), {kind: 'other-origin', where: other.api});
  forge.faults = () => 'moved-elsewhere';
  t.like(await t.throwsAsync(syncWith(forge, log)), {kind: 'other-origin', where: other.api});
  t.deepEqual(other.requests, []);
  forge.faults = [];
  await syncWith(forge, log, {sweep: true});
  t.deepEqual(await itemsOf(log), itemsIn(made));
});

test('a forge that is slow is asked for less, remembers what worked, and is asked for more again', async (t) => {
  const made = emptyWorld();
  const {pass, open} = people(made);
  for (let at = 0; at < 700; at++) {
    if (at % 3 === 0) pass(1);
    open(true);
  }
  const forge = await forgeServer(t, made);
  const log = pagesInMemory();
  const sizes: number[] = [];
  forge.faults = ({path, body}) => {
    if (!path.endsWith('graphql')) return undefined;
    const {first} = (JSON.parse(body) as {variables: {first?: number}}).variables;
    if (first !== undefined && /Requests/.test(body)) sizes.push(first);
    return first !== undefined && first > 25 && sizes.length < 20 ? '502' : undefined;
  };
  await syncWith(forge, log);
  t.deepEqual(sizes.slice(0, 4), [100, 50, 25, 25]);
  t.true(sizes.slice(3, 22).every((size) => size === 25));
  t.true(sizes.some((size, at) => at > 21 && size === 50));
  t.deepEqual(await itemsOf(log), itemsIn(made));
});

test('a request that is too much even alone is had in parts', async (t) => {
  const made = world();
  const forge = await forgeServer(t, made);
  const log = pagesInMemory();
  const heavy = [...made.topics.values()].find(({request}) => request) ?? t.fail();
  forge.faults = ({body}) => (/query Requests/.test(body) && (JSON.parse(body) as {variables: {after: string | null}}).variables.after === null ? 'resources' : undefined);
  const {told} = await syncWith(forge, log);
  t.true(told.some((text) => /cannot tell all of one of the requests: it is asked for in parts$/.test(text)), told.join('\n'));
  const [mirrored, all] = [await itemsOf(log), itemsIn(made)];
  // Threads and events are told by GraphQL alone; when a topic was edited is, too.
  const lacking = all.filter(({kind, number}) => number === heavy.number && (kind === 'thread' || kind === 'event'));
  t.is(mirrored.length, all.length - lacking.length);
  t.like(mirrored.find(({kind, number}) => kind === 'request' && number === heavy.number), {head: {oid: heavy.head}});
});

test('a forge that does not answer is not waited for without an end', async (t) => {
  const made = world(2);
  const forge = await forgeServer(t, made);
  forge.faults = ['slow'];
  const log = pagesInMemory();
  await syncWith(forge, log, {timeoutMs: 200});
  t.deepEqual(await itemsOf(log), itemsIn(made));
});

test('a sync that is interrupted stops at once, waiting or not, and goes on where it was', async (t) => {
  const made = world();
  const forge = await forgeServer(t, made);
  const log = pagesInMemory();
  const stop = new AbortController();
  forge.before = ({path}) => {
    if (path.includes('/pulls/comments')) stop.abort(new Error('Interrupted'));
  };
  await t.throwsAsync(syncWith(forge, log, {signal: stop.signal}), {message: 'Interrupted'});
  t.is((await log.lines()).length, 3);
  forge.before = undefined;
  await syncWith(forge, log);
  t.deepEqual(await itemsOf(log), itemsIn(made));
});

test('without a token REST alone tells texts, comments, remarks and ends', async (t) => {
  const made = world();
  const forge = await forgeServer(t, made);
  const log = pagesInMemory();
  await syncWith(forge, log, {token: ''});
  t.true(forge.requests.every(({authorization, path}) => authorization === undefined && !path.includes('graphql')));
  const counts = (items: readonly {kind: string}[]) => Object.entries(Object.groupBy(items, ({kind}) => kind)).map(([kind, all]) => [kind, all?.length]).sort();
  t.deepEqual(counts(await itemsOf(log)), counts(itemsIn(made).filter(({kind}) => !['review', 'thread', 'event'].includes(kind))));
  forge.requests.length = 0;
  t.like(await syncWith(forge, log, {token: ''}), {requests: 4, unchanged: 4, pages: 0});
});

test('a repository that has the name of another one today is not mixed with it', async (t) => {
  const made = world(1);
  const log = pagesInMemory();
  await syncWith(await forgeServer(t, made), log);
  const failure = await t.throwsAsync(syncWith(await forgeServer(t, {...made, id: 5}), log), {instanceOf: ForgeFailure});
  t.like(failure, {kind: 'not-found', said: 'another repository has this name now'});
});
