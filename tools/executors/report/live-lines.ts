// One line for each running stage, at the bottom of a terminal.
import type {Host} from '../host.ts';
import {drawnLines} from './drawn-lines.ts';
import type {RunningView} from './reporter.ts';
import {stageLine} from './stage-line.ts';
import type {StageProgress} from './stage-progress.ts';

export function liveLines({stderr, env, clock}: Pick<Host, 'stderr' | 'env' | 'clock'>): RunningView {
  const {print, draw, columns, close} = drawnLines({stderr, env});
  return {
    everyMs: 100,
    print,
    show: (running) => draw(linesFor(running, clock(), {width: columns() - 1, most: Math.max(2, (stderr.rows === undefined || stderr.rows === 0 ? 24 : stderr.rows) - 2)})),
    close,
  };
}

function linesFor(running: readonly StageProgress[], now: number, {width, most}: {width: number; most: number}): readonly string[] {
  const shown = running.length > most ? running.slice(0, most - 1) : running;
  const nameWidth = Math.max(0, ...shown.map(({stage}) => stage.length));
  const lines = shown.map((progress) => stageLine(progress, now, {width, nameWidth}));
  return shown.length < running.length ? [...lines, `and ${running.length - shown.length} more`.slice(0, width)] : lines;
}
