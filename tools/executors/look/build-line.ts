// The command line that builds the dataset which a line of another command means.
import type {CommandLine} from '../cli/command.ts';
import {quoted} from '../report/quoted.ts';

export function buildLine({values}: Pick<CommandLine, 'values'>): string {
  const of = values.get('of')?.[0];
  const named = ['config', 'out', 'store'].flatMap((name) => (values.get(name) ?? []).map((value) => `--${name} ${quoted(value)}`));
  return ['gristmill build', ...(of === undefined ? [] : [quoted(of)]), ...named].join(' ');
}
