// A stretch of time that an export is about, as a command line says it: from a day on, and up to another.
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {shown} from '../config/shown.ts';
import {secondsOf, timeExpected} from './seconds-of.ts';

/** In seconds since 1970. `since` is within, `until` is not. Missing: without an end. */
export interface TimeSpan {readonly since?: number | undefined; readonly until?: number | undefined}

export function timeSpanOf({values}: Pick<CommandLine, 'values'>): TimeSpan {
  const time = (option: string) => {
    const said = values.get(option)?.[0];
    if (said === undefined) return undefined;
    const seconds = secondsOf(said);
    if (seconds === undefined) throw misused([{path: `--${option}`, expected: timeExpected, got: shown(said)}], 'export');
    return seconds;
  };
  return {since: time('since'), until: time('until')};
}

export function within(seconds: number, {since = -Infinity, until = Infinity}: TimeSpan): boolean {
  return seconds >= since && seconds < until;
}
