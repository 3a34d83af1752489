// `--windows CONTEXT/TARGET/STRIDE`, as windows over tokens, or a mistake that says what was expected.
import type {WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {usualSpelled} from '../cli/windows-option.ts';
import {shown} from '../config/shown.ts';

export function windowsAsked({values}: Pick<CommandLine, 'values'>, command: string): WindowRules {
  const value = values.get('windows')?.[0] ?? usualSpelled;
  const [, ...numbers] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(value) ?? [];
  const [context, target, stride] = numbers.map(Number);
  if (context !== undefined && target !== undefined && stride !== undefined) return {context, target, stride};
  throw misused([{path: '--windows', expected: `tokens that are given, to be predicted, and from window to window, such as ${usualSpelled}`, got: shown(value)}], command);
}
