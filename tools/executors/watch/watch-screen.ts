// The screen of a watch on a terminal: a few lines that are drawn again when something happened, and nothing that moves while nothing does.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {drawnLines} from '../report/drawn-lines.ts';
import {spellDuration} from '../report/spell-duration.ts';
import {stageLine} from '../report/stage-line.ts';
import type {StageProgress} from '../report/stage-progress.ts';
import {cameText, counted, eventText} from './event-text.ts';
import {advance, type ViewHost, type WatchView} from './watch-view.ts';
import type {WatchEvent} from './watch-event.ts';

/** A build that takes no longer is never seen at work. */
const patienceMs = 1000;
const drawEveryMs = 250;
/** How old the last build is, is told in steps of this. */
const ageEveryMs = 60_000;

export function watchScreen(host: ViewHost): WatchView {
  const {print, draw, columns, close} = drawnLines(host);
  const running = new Map<string, StageProgress>();
  const seen: Seen = {head: '', builds: 0, superseded: 0, requests: 0};
  let building: number | undefined;
  let shown = '';
  const stopTicking = host.every(drawEveryMs, redraw);

  function redraw(): void {
    const now = host.clock();
    const isLong = building !== undefined && now - building >= patienceMs;
    const lines = [...linesOf(seen, now), ...(isLong ? stagesOf(running, now, host.stderr.rows) : [])].map((line) => line.slice(0, Math.max(1, columns() - 1)));
    // What is the same is not drawn again: a screen that flickers is not calm, and keeps a terminal busy.
    if (lines.join('\n') === shown) return;
    shown = lines.join('\n');
    draw(lines);
  }

  function stay(line: string): void {
    print(line);
    shown = '';
  }

  return {
    tell(event) {
      const lasting = note(seen, event, {now: host.clock(), folder: host.folder});
      if (event.kind === 'moved') building = host.clock();
      else if (event.kind !== 'note' && event.kind !== 'synced') {
        building = undefined;
        running.clear();
      }
      if (lasting !== undefined) stay(lasting);
      redraw();
    },
    progress: (event) => advance(running, event, host.clock()),
    close() {
      stopTicking();
      close();
    },
  };
}

interface Seen {
  head: string;
  last?: {readonly took: string; readonly came: string; readonly at: number};
  waiting?: string;
  builds: number;
  superseded: number;
  requests: number;
}

/** Takes an event in; what should stay on the terminal when the screen is gone is given back. */
function note(seen: Seen, event: WatchEvent, {now, folder}: {readonly now: number; readonly folder: string}): string | undefined {
  switch (event.kind) {
    case 'watching':
      seen.head = eventText(event, folder) ?? '';
      return undefined;
    case 'built':
      seen.builds++;
      seen.last = {took: `Built in ${spellDuration(event.latencyMs)}`, came: cameText(event), at: now};
      return undefined;
    case 'superseded':
      seen.superseded++;
      return undefined;
    case 'waiting':
      seen.waiting = eventText(event, folder) ?? '';
      return undefined;
    case 'resumed':
      delete seen.waiting;
      return undefined;
    case 'synced':
      seen.requests += event.requests;
      return undefined;
    case 'note':
      return eventText(event, folder);
    case 'stopped':
      return [seen.last && `${seen.last.took}: ${seen.last.came}`, eventText(event, folder)].filter((text) => text !== undefined).join('. ');
    case 'moved':
    case 'unmoved':
      return undefined;
    default:
      return event satisfies never;
  }
}

function linesOf({head, last, waiting, builds, superseded, requests}: Seen, now: number): readonly string[] {
  const age = last === undefined ? 0 : Math.floor((now - last.at) / ageEveryMs) * ageEveryMs;
  const sums = [counted(builds, 'build'), ...(superseded === 0 ? [] : [`${superseded} given up for a newer one`]), ...(requests === 0 ? [] : [`${counted(requests, 'request')} to the forge`])];
  return [
    head,
    ...(last === undefined ? [] : [`  ${last.took}${age === 0 ? '' : `, ${spellDuration(age)} ago`}`, `  ${last.came}`]),
    ...(waiting === undefined ? [] : [`  ${waiting}`]),
    `  ${sums.join(', ')} since the start. Ctrl-C ends it`,
  ].map(terminalSafe);
}

function stagesOf(running: ReadonlyMap<string, StageProgress>, now: number, rows: number | undefined): readonly string[] {
  const most = Math.max(1, (rows === undefined || rows === 0 ? 24 : rows) - 8);
  return [...running.values()].slice(0, most).map((stage) => `  ${stageLine(stage, now)}`);
}
