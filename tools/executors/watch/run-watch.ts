// One watch as a command: builds, and builds again whenever something moves, until it is told to stop.
import {gitPorter} from '../../../stages/source/git/git-porter.ts';
import {gitPlaces} from '../build/git-places.ts';
import {readManifest} from '../build/current-outputs.ts';
import {hasRoom, lookAtDisk} from '../../../cache/disk.ts';
import type {Dataset} from '../build/contract.ts';
import {datasetOf} from '../config/dataset-of.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {stopping} from '../stopping.ts';
import {bell as newBell} from './bell.ts';
import {buildSight} from './build-sight.ts';
import {pace as paceOf} from './pace.ts';
import {subscribers} from './subscribers.ts';
import {syncNowAndThen} from './sync-now-and-then.ts';
import {troubleOf} from './trouble-of.ts';
import type {Told} from './watch-event.ts';
import {watchLoop} from './watch-loop.ts';
import type {WatchRequest} from './watch-request.ts';
import {watchView} from './watch-view.ts';
import {openWorld} from './world.ts';

export async function runWatch(request: WatchRequest, host: Host): Promise<number> {
  const view = watchView(host, request);
  const pace = paceOf(() => performance.now());
  const bell = newBell(pace);
  const enough = new AbortController();
  const {signal: asked, release} = stopping(host, {first: () => {}, leave: () => view.close()});
  const signal = AbortSignal.any([asked, enough.signal]);
  let dataset: Dataset | undefined;
  let ended = 0;
  await using open = new AsyncDisposableStack();
  open.defer(release);
  try {
    const others = request.listen === undefined ? undefined : open.use(await subscribers(request.listen));
    const tell: Told = (event) => {
      view.tell(event);
      others?.tell(event);
      if (event.kind === 'built' || event.kind === 'unmoved') ended++;
      if (ended === request.builds) enough.abort();
    };
    const note = (text: string) => tell({kind: 'note', text});
    const first = (dataset = await datasetOf(request, host));
    tell({kind: 'watching', source: first.source, out: first.out, refs: first.refs});
    const porter = await gitPorter((await gitPlaces({store: first.store, path: ''})).home);
    if (porter !== undefined) open.use(porter);
    const world = open.use(await openWorld(request, host, {bell, pace, note, porter, everyMs: request.everyMs}));
    const build = open.use(buildSight(host, {progress: view.progress, note}, porter));
    if (!request.offline) open.use(syncNowAndThen({host, pace, bell, tell, everyMs: request.syncMs, dataset: () => dataset}));
    await watchLoop({
      look: async (until) => {
        const sight = await world.look(until);
        ({dataset} = sight);
        return sight;
      },
      build: build.run,
      root: (await readManifest(first.out))?.root,
      bell,
      pace,
      tell,
      troubleOf: (failure) => troubleOf(failure, {dataset, again: request.again, build: request.again}),
      hasRoom: () => haveRoom(dataset),
    }, signal);
    return exitCodes.done.code;
  } catch (failure) {
    view.close();
    return tellFailure(failure, {host, json: request.json, interrupted: asked.aborted, failing: {dataset, again: request.again, build: request.again}});
  } finally {
    view.close();
  }
}

/** A folder that cannot be asked is no reason not to try. */
async function haveRoom(dataset: Dataset | undefined): Promise<boolean> {
  for (const folder of dataset === undefined ? [] : [dataset.store, dataset.out]) {
    const disk = await lookAtDisk(folder).catch(() => undefined);
    if (disk !== undefined && !hasRoom(disk, 0)) return false;
  }
  return true;
}
