// What a watch does about a failure: whether it waits for the repository, for room, or for a change of what it builds.
import {faultOf} from '../errors/fault-of.ts';
import type {Failing} from '../errors/fault.ts';
import {failureReport} from '../report/failure-report.ts';
import {exitCodes} from '../report/exit-codes.ts';
import type {Trouble} from './watch-loop.ts';
import type {WaitedFor} from './watch-event.ts';

interface Reported {readonly error: {readonly code: string; readonly message: string; readonly cause: string; readonly fix: string}}

export function troubleOf(failure: unknown, failing: Failing): Trouble {
  const {json, code: exit} = failureReport(failure, false, failing);
  const {error} = JSON.parse(json) as Reported;
  return {for: waitedFor(failure, failing, exit), code: error.code, message: error.message, cause: error.cause, fix: error.fix};
}

function waitedFor(failure: unknown, failing: Failing, exit: number): WaitedFor {
  if (exit === exitCodes.full.code) return 'room';
  return faultOf(failure, failing).entry.code === notThere ? 'repository' : 'change';
}

/** The code of a folder that is no repository: it was one when the watch began. */
const notThere = 'GM2002';
