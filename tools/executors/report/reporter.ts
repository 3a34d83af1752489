// Tells a person how a build is going: redrawn lines on a terminal, lasting lines everywhere else. Always on stderr; stdout is for the outcome.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {BuildProgress} from '../build/surroundings.ts';
import type {Host} from '../host.ts';
import {isLive} from './is-live.ts';
import {liveLines} from './live-lines.ts';
import {advanceStage, startStage, type StageProgress} from './stage-progress.ts';
import {finishedLine, stageLine} from './stage-line.ts';

export interface Reporter {
  tell(event: BuildProgress): void;
  /** Leaves the terminal as if nothing had ever been redrawn. */
  close(): void;
}

/** The last word on running stages is either redrawn or repeated now and then. */
export interface RunningView {
  /** Prints a line that stays. */
  print(line: string): void;
  show(running: readonly StageProgress[]): void;
  close(): void;
  readonly everyMs: number;
}

type ReporterHost = Pick<Host, 'stderr' | 'env' | 'clock' | 'every'>;

export function reporter(host: ReporterHost): Reporter {
  const live = isLive(host);
  const view = live ? liveLines(host) : plainLines(host);
  const running = new Map<string, StageProgress>();
  const stopTicking = host.every(view.everyMs, () => view.show([...running.values()]));

  function finish(stage: string, rows: number): void {
    const progress = running.get(stage);
    running.delete(stage);
    const idle = progress === undefined || progress.ran + progress.reused === 0;
    if (!(live && idle)) view.print(finishedLine(stage, rows, {progress, now: host.clock()}));
  }

  return {
    tell(event) {
      switch (event.kind) {
        case 'stage-started':
          running.set(event.stage, startStage(event.stage, event.total, host.clock()));
          break;
        case 'stage-advanced': {
          const progress = running.get(event.stage) ?? startStage(event.stage, 0, host.clock());
          running.set(event.stage, advanceStage(progress, event, host.clock()));
          break;
        }
        case 'stage-finished':
          finish(event.stage, event.rows);
          break;
        case 'note':
          view.print(terminalSafe(event.text).replace(/\s+/g, ' ').trim());
          break;
        default:
          event satisfies never;
      }
    },
    close() {
      stopTicking();
      running.clear();
      view.close();
    },
  };
}

const heartbeatMs = 10_000;

function plainLines({stderr, clock}: ReporterHost): RunningView {
  return {
    everyMs: heartbeatMs,
    print: (line) => void stderr.write(`${line}\n`),
    show(running) {
      const now = clock();
      for (const progress of running) if (now - progress.startedAt >= heartbeatMs) stderr.write(`${stageLine(progress, now)}\n`);
    },
    close() {},
  };
}
