// `--windows CONTEXT/TARGET/STRIDE`, as windows over tokens, or a mistake that says what was expected.
import {usualWindows, type WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Option} from '../cli/option.ts';
import {misused} from '../cli/parse-arguments.ts';
import {shown} from '../config/shown.ts';

const usual = spellWindows(usualWindows);

export const windowsOption: Option = {name: 'windows', value: 'C/T/S', group: 'Input', help: `windows of C tokens and T to predict, every S (default: ${usual})`};

export function windowsAsked({values}: Pick<CommandLine, 'values'>, command: string): WindowRules {
  const value = values.get('windows')?.[0] ?? usual;
  const [, ...numbers] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(value) ?? [];
  const [context, target, stride] = numbers.map(Number);
  if (context !== undefined && target !== undefined && stride !== undefined) return {context, target, stride};
  throw misused([{path: '--windows', expected: `tokens that are given, to be predicted, and from window to window, such as ${usual}`, got: shown(value)}], command);
}

export function spellWindows({context, target, stride}: WindowRules): string {
  return `${context}/${target}/${stride}`;
}
