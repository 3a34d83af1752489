// The line of another command that asks about the same dataset.
import type {CommandLine} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';
import {quoted} from '../report/quoted.ts';

export function datasetLine(command: string, {values}: Pick<CommandLine, 'values'>): string {
  return [`gristmill ${command}`, ...datasetOptions.flatMap(({name}) => (values.get(name) ?? []).map((value) => `--${name} ${quoted(value)}`))].join(' ');
}
