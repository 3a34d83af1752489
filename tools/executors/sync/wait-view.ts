// What a sync waits for: one calm line on a terminal, with the time that is left; elsewhere a line that stays, now and then.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Waiting} from '../../../stages/source/github/ask/waiting.ts';
import type {Host} from '../host.ts';
import {drawnLines, type DrawnLines} from '../report/drawn-lines.ts';
import {isLive} from '../report/is-live.ts';
import {spellDuration} from '../report/spell-duration.ts';

export interface WaitView {
  print(line: string): void;
  /** Until the returned function is called. One at a time. */
  shown(waiting: Waiting): () => void;
  close(): void;
}

type ViewHost = Pick<Host, 'stderr' | 'env' | 'clock' | 'every'>;

/** Most answers come sooner, and a line that flickers tells nothing. */
const patienceMs = 3000;
const answerEveryMs = 15_000;
const limitEveryMs = 300_000;

export function waitView(host: ViewHost): WaitView {
  return isLive(host) ? drawnView(host, drawnLines(host)) : plainWaits(host, (line) => void host.stderr.write(`${line}\n`));
}

function drawnView({clock, every}: ViewHost, {print, draw, columns, close}: DrawnLines): WaitView {
  return {
    print,
    shown(waiting) {
      const began = clock();
      const redraw = () => {
        const line = waiting.for === 'answer' && clock() - began < patienceMs ? undefined : lineOf(waiting, clock() - began);
        if (line !== undefined) draw([line.slice(0, Math.max(1, columns() - 1))]);
      };
      redraw();
      const stop = every(1000, redraw);
      return () => {
        stop();
        draw([]);
      };
    },
    close,
  };
}

/** `print` may be of somebody else, such as a build that tells notes. */
export function plainWaits({clock, every}: Pick<Host, 'clock' | 'every'>, print: (line: string) => void): WaitView {
  return {
    print,
    shown(waiting) {
      const began = clock();
      let next = waiting.for === 'answer' ? patienceMs : 0;
      const tick = () => {
        if (clock() - began < next) return;
        print(lineOf(waiting, clock() - began));
        // What is left is told in whole steps, however long it is.
        next = waiting.for === 'answer' ? next + answerEveryMs : clock() - began + limitEveryMs;
      };
      tick();
      return every(1000, tick);
    },
    close() {},
  };
}

/** The time first: a narrow terminal cuts the rest. */
function lineOf(waiting: Waiting, passed: number): string {
  switch (waiting.for) {
    case 'answer':
      return `Waiting for an answer of ${waiting.where}, ${spellDuration(passed)} so far. It is safe to stop`;
    case 'limit':
      return `Asked again in ${leftOf(waiting.seconds, passed)}, for the forge was ${waiting.why}. It is safe to stop`;
    case 'fault':
      return `Asked again in ${leftOf(waiting.seconds, passed)}, time ${waiting.time} of ${waiting.times}, for ${waiting.where} did not answer as it should: ${terminalSafe(waiting.said).replace(/\s+/g, ' ').slice(0, 200)}`;
    default:
      return waiting satisfies never;
  }
}

/** In whole seconds. */
function leftOf(seconds: number, passed: number): string {
  const left = Math.max(0, Math.ceil(seconds - passed / 1000));
  return left < 60 ? `${left} s` : spellDuration(left * 1000);
}
