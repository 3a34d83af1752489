// A failure as the user meets it: its code, what failed and where, why, and the line that mends it, as text and as JSON, with the exit code that goes with it.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {faultOf} from '../errors/fault-of.ts';
import type {Failing, Fault} from '../errors/fault.ts';
import {fillIn} from '../errors/fill-in.ts';
import {exitCodes, type ExitCode} from './exit-codes.ts';
import {jsonLine} from './json-line.ts';

export interface FailureReport {readonly text: string; readonly json: string; readonly code: ExitCode}

export function failureReport(failure: unknown, interrupted: boolean, failing: Failing = {}): FailureReport {
  return interrupted ? interruption() : told(faultOf(failure, failing), failing);
}

function told({entry, message, where, said, fix, facts, problems = [], stack}: Fault, failing: Failing): FailureReport {
  const what = message ?? (where === undefined ? entry.title : `${entry.title}: "${where}"`);
  const error = {
    code: entry.code,
    message: terminalSafe(what),
    ...(where === undefined ? {} : {where: terminalSafe(where)}),
    cause: terminalSafe([entry.cause, ...(said === undefined ? [] : [said.replace(/\n\s*\n/g, '\n').trim()])].join('\n')),
    fix: terminalSafe(fix ?? fillIn(entry.fix, {where, again: failing.again, build: failing.build, ...facts})),
    ...(problems.length > 0 ? {problems} : {}),
  };
  const text = [
    `${error.code} ${error.message}`,
    // A list of mistakes is its own cause.
    ...(problems.length > 0 ? [] : [indented(error.cause)]),
    ...(stack === undefined || stack === '' ? [] : [terminalSafe(stack)]),
    `  fix: ${error.fix}`,
    `  see ${pageOf(entry.code)}`,
    '',
  ].join('\n');
  return {text, json: jsonLine({error}).trimEnd(), code: exitCodes[entry.exit].code};
}

function interruption(): FailureReport {
  const {code, means} = exitCodes.interrupted;
  const message = 'Interrupted: what was finished is kept';
  const fix = 'run the same command again to go on';
  return {text: `${message}\n  fix: ${fix}\n`, json: JSON.stringify({error: {message, cause: means, fix}}), code};
}

function pageOf(code: string): string {
  return `docs/errors.md#${code.toLowerCase()}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
