// A failure as the user meets it: what, where and what to do, as text and as JSON, with the exit code that goes with it.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {CommandFailure} from '../config/command-failure.ts';
import type {Problem} from '../config/problem.ts';

export interface FailureReport {readonly text: string; readonly json: string; readonly code: 1 | 2 | 130}

export function failureReport(failure: unknown, interrupted: boolean): FailureReport {
  if (interrupted) return told({message: 'Interrupted: what was finished is kept', hint: 'Run the same command again to go on', code: 130});
  if (failure instanceof CommandFailure) return told({message: failure.message, hint: failure.hint, problems: failure.problems, code: 2});
  if (isBug(failure)) return told({message: `Stopped by a mistake in gristmill itself: ${messageOf(failure)}`, hint: 'Please report it with the lines below', stack: stackOf(failure), code: 1});
  return told({message: messageOf(failure), hint: hintOf(failure), code: 1});
}

interface Told {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly problems?: readonly Problem[];
  readonly stack?: string;
  readonly code: 1 | 2 | 130;
}

function told({message, hint, problems = [], stack, code}: Told): FailureReport {
  const error = {message: terminalSafe(message), hint: hint === undefined ? undefined : terminalSafe(hint), ...(problems.length > 0 ? {problems} : {})};
  // Many failures carry their hint in the message already.
  const advice = error.hint === undefined || error.message.includes(error.hint) ? '' : `  ${error.hint}\n`;
  return {text: `${error.message}\n${advice}${stack === undefined ? '' : `${terminalSafe(stack)}\n`}`, json: JSON.stringify({error}), code};
}

/** Expected failures have a kind or a hint, or come from the operating system with a code; what is left was never meant to happen. */
function isBug(failure: unknown): boolean {
  if (!(failure instanceof Error)) return true;
  return !('kind' in failure) && !('hint' in failure) && !('code' in failure && !(failure instanceof TypeError || failure instanceof RangeError));
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function hintOf(failure: unknown): string | undefined {
  const hint = typeof failure === 'object' && failure !== null && 'hint' in failure ? failure.hint : undefined;
  return typeof hint === 'string' ? hint : undefined;
}

function stackOf(failure: unknown): string {
  const frames = failure instanceof Error ? (failure.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return frames.slice(0, 8).join('\n');
}
