// The last word of a command that failed: JSON where JSON was asked for, else text on stderr. Gives the exit code that goes with it.
import type {Host} from '../host.ts';
import type {ExitCode} from './exit-codes.ts';
import {failureReport} from './failure-report.ts';

export interface Telling {
  readonly host: Pick<Host, 'stdout' | 'stderr'>;
  readonly json: boolean;
  readonly interrupted?: boolean;
  /** What was being done, for the lines that mend it. */
  readonly failing?: Parameters<typeof failureReport>[2];
}

export function tellFailure(failure: unknown, {host, json, interrupted = false, failing = {}}: Telling): ExitCode {
  const {text, json: line, code} = failureReport(failure, interrupted, failing);
  if (json) host.stdout.write(`${line}\n`);
  else host.stderr.write(text);
  return code;
}
