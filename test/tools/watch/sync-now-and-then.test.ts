import {join} from 'node:path';
import test from 'ava';
import {bell} from '../../../tools/executors/watch/bell.ts';
import {pace} from '../../../tools/executors/watch/pace.ts';
import {syncNowAndThen} from '../../../tools/executors/watch/sync-now-and-then.ts';
import type {WatchEvent} from '../../../tools/executors/watch/watch-event.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import {forgeServer} from '../../rig/forge/forge-server.ts';
import {emptyWorld, people} from '../../rig/forge/world.ts';
import {fakeHost} from '../rig/fake-host.ts';
import {folderWith} from '../rig/folder.ts';

test('syncNowAndThen() asks the forge again and again, rings where something is new, and tells of a forge that fails once', async (t) => {
  const world = emptyWorld();
  const {pass, open} = people(world);
  pass(500);
  open(true);
  const forge = await forgeServer(t, world);
  const folder = await folderWith(t, {});
  const events: WatchEvent[] = [];
  let told = Promise.withResolvers<WatchEvent>();
  const tell = (event: WatchEvent) => {
    events.push(event);
    told.resolve(event);
  };
  const next = async () => {
    const event = await told.promise;
    told = Promise.withResolvers();
    return event;
  };
  // Time passes when the test says so.
  let permits = 0;
  let go = () => {};
  const wait = (_milliseconds: number, signal: AbortSignal) => new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), {once: true});
    go = () => {
      if (permits === 0) return;
      permits--;
      go = () => {};
      resolve();
    };
    go();
  });
  const timed = {...pace(() => 0), wait};
  const again = () => {
    permits++;
    go();
  };
  const rung = bell(timed);
  const dataset = {store: join(folder, 'store'), forge: {api: forge.api, repository: 'team/project'}};
  let meant: typeof dataset | undefined = dataset;
  await using _syncing = syncNowAndThen({host: fakeHost({folder, env: {GH_ENTERPRISE_TOKEN: 'a-token'}}), pace: timed, bell: rung, tell, everyMs: 1, dataset: () => meant as Dataset | undefined});
  const first = await next();
  t.true(first.kind === 'synced' && first.pages > 0 && first.requests > 0);
  t.not(rung.take(), undefined);
  again();
  const second = await next();
  t.true(second.kind === 'synced' && second.pages === 0);
  t.is(rung.take(), undefined, 'nothing is new, so nobody is woken');
  pass(500);
  open(false);
  again();
  const third = await next();
  t.true(third.kind === 'synced' && third.pages > 0);
  t.not(rung.take(), undefined);
  // Another dataset, whose forge has no such repository: told once, and asked all the same.
  meant = {store: join(folder, 'other'), forge: {api: forge.api, repository: 'team/nothing'}};
  const before = forge.requests.length;
  again();
  t.is((await next()).kind, 'note');
  const asked = forge.requests.length;
  t.true(asked > before);
  again();
  while (forge.requests.length === asked) await new Promise<void>((resolve) => void setImmediate(resolve));
  meant = dataset;
  again();
  t.is((await next()).kind, 'synced');
  t.is(events.filter(({kind}) => kind === 'note').length, 1);
});
