// A stretch of time that an export is about, as a command line says it: from a day on, and up to another.
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {shown} from '../config/shown.ts';

/** In seconds since 1970. `since` is within, `until` is not. Missing: without an end. */
export interface TimeSpan {readonly since?: number | undefined; readonly until?: number | undefined}

export function timeSpanOf({values}: Pick<CommandLine, 'values'>): TimeSpan {
  const time = (option: string) => {
    const said = values.get(option)?.[0];
    if (said === undefined) return undefined;
    const seconds = secondsOf(said);
    if (seconds === undefined) throw misused([{path: `--${option}`, expected: 'a day such as 2024-05-31, or a time such as 2024-05-31T12:00:00Z', got: shown(said)}], 'export');
    return seconds;
  };
  return {since: time('since'), until: time('until')};
}

export function within(seconds: number, {since = -Infinity, until = Infinity}: TimeSpan): boolean {
  return seconds >= since && seconds < until;
}

/** A day begins at midnight of UTC, wherever that is asked. The 31st of February is none. */
function secondsOf(said: string): number | undefined {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)Z)?$/.exec(said) ?? [];
  if (day === undefined) return undefined;
  const date = new Date(`${day}T${time}Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : date.getTime() / 1000;
}
