// The lines at the bottom of a terminal that are drawn again and again, one for each running stage, and are gone at the end.
import type {Host} from '../host.ts';
import {dimmed} from './dimmed.ts';
import type {RunningView} from './reporter.ts';
import {stageLine} from './stage-line.ts';
import type {StageProgress} from './stage-progress.ts';

export function liveLines({stderr, env, clock}: Pick<Host, 'stderr' | 'env' | 'clock'>): RunningView {
  let drawn: readonly string[] = [];

  function erased(): string {
    if (drawn.length === 0) return '';
    // A line may have wrapped since it was drawn, when the window became narrower.
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns())), 0);
    drawn = [];
    return `\r\x1b[${rows}A\x1b[0J`;
  }

  function columns(): number {
    return known(stderr.columns) ?? 80;
  }

  return {
    everyMs: 100,
    print(line) {
      // What is below is drawn again at the next tick.
      stderr.write(`${erased()}${line}\n`);
    },
    show(running) {
      const lines = linesFor(running, clock(), {width: columns() - 1, most: Math.max(2, (known(stderr.rows) ?? 24) - 2)});
      if (lines.length === 0 && drawn.length === 0) return;
      const before = erased();
      drawn = lines;
      stderr.write(before + lines.map((line) => `${dimmed(line, {stderr, env})}\n`).join(''));
    },
    close() {
      const last = erased();
      if (last !== '') stderr.write(last);
    },
  };
}

/** Some terminals say 0 when they do not know. */
function known(size: number | undefined): number | undefined {
  return size === 0 ? undefined : size;
}

function linesFor(running: readonly StageProgress[], now: number, {width, most}: {width: number; most: number}): readonly string[] {
  const shown = running.length > most ? running.slice(0, most - 1) : running;
  const nameWidth = Math.max(0, ...shown.map(({stage}) => stage.length));
  const lines = shown.map((progress) => stageLine(progress, now, {width, nameWidth}));
  return shown.length < running.length ? [...lines, `and ${running.length - shown.length} more`.slice(0, width)] : lines;
}
