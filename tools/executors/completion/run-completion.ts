// Prints the script that completes command lines in a shell, made from the list of commands.
import type {CommandLine} from '../cli/command.ts';
import {commands} from '../cli/commands.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {bashScript} from './bash-script.ts';
import {fishScript} from './fish-script.ts';
import {completables, type Completable} from './completable.ts';
import {zshScript} from './zsh-script.ts';

const scripts: Readonly<Record<string, (commands: readonly Completable[]) => string>> = {bash: bashScript, zsh: zshScript, fish: fishScript};

export async function runCompletion({words: [shell = ''], json}: CommandLine, host: Host): Promise<number> {
  const known = Object.keys(scripts);
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined) throw misused([{path: 'completion', expected: choice(known), got: shown(shell), hint: didYouMean(shell, known)}], 'completion');
  const text = script(completables(commands));
  host.stdout.write(json ? `${JSON.stringify({shell, script: text})}\n` : text);
  return exitCodes.done.code;
}
