// How a watch is shown: one calm screen on a terminal, a line for what happened in pipes and logs, lines of JSON for programs.
import type {BuildProgress} from '../build/surroundings.ts';
import type {Host} from '../host.ts';
import {isLive} from '../report/is-live.ts';
import {jsonLine} from '../report/json-line.ts';
import {advanceStage, startStage, type StageProgress} from '../report/stage-progress.ts';
import {stageLine} from '../report/stage-line.ts';
import {eventText} from './event-text.ts';
import {watchScreen} from './watch-screen.ts';
import type {WatchEvent} from './watch-event.ts';

export interface WatchView {
  tell(event: WatchEvent): void;
  progress(event: Exclude<BuildProgress, {kind: 'note'}>): void;
  close(): void;
}

export type ViewHost = Pick<Host, 'stdout' | 'stderr' | 'env' | 'clock' | 'every' | 'folder'>;

export function watchView(host: ViewHost, {json}: {readonly json: boolean}): WatchView {
  const people = isLive(host) ? watchScreen(host) : plainView(host);
  return json ? {...people, tell(event) {
    host.stdout.write(jsonLine(event));
    people.tell(event);
  }} : people;
}

/** A build is over before its stages could be read. One that is not says now and then that it goes on. */
const heartbeatMs = 10_000;

function plainView({stderr, clock, every, folder}: ViewHost): WatchView {
  const running = new Map<string, StageProgress>();
  const stop = every(heartbeatMs, () => {
    const now = clock();
    for (const stage of running.values()) if (now - stage.startedAt >= heartbeatMs) stderr.write(`${stageLine(stage, now)}\n`);
  });
  return {
    tell(event) {
      if (event.kind !== 'moved') running.clear();
      const text = eventText(event, folder);
      if (text !== undefined) stderr.write(`${text}\n`);
    },
    progress: (event) => advance(running, event, clock()),
    close: stop,
  };
}

export function advance(running: Map<string, StageProgress>, event: Exclude<BuildProgress, {kind: 'note'}>, now: number): void {
  switch (event.kind) {
    case 'stage-started':
      running.set(event.stage, startStage(event.stage, event.total, now));
      break;
    case 'stage-advanced':
      running.set(event.stage, advanceStage(running.get(event.stage) ?? startStage(event.stage, 0, now), event, now));
      break;
    case 'stage-finished':
      running.delete(event.stage);
      break;
    default:
      event satisfies never;
  }
}
