// An option's value as a number, or a mistake that says what was expected.
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {shown} from '../config/shown.ts';

export interface WholeNumber {readonly name: string; readonly least: number; readonly most: number; readonly otherwise: number}

export function wholeNumber({values}: Pick<CommandLine, 'values'>, {name, least, most, otherwise}: WholeNumber, command: string): number {
  const value = values.get(name)?.[0];
  if (value === undefined) return otherwise;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number >= least && number <= most) return number;
  throw misused([{path: `--${name}`, expected: `a whole number from ${least} to ${most}`, got: shown(value)}], command);
}
