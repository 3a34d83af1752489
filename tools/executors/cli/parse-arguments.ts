// A command line becomes a command and what it was given, a page of help, or every mistake in it at once.
import {CommandFailure} from '../config/command-failure.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice, problemLines, type Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import {quoted} from '../report/quoted.ts';
import type {Command, CommandLine} from './command.ts';
import {commands} from './commands.ts';
import {commonOptions, type Option} from './option.ts';
import {readLine} from './read-line.ts';

export type Parsed =
  | {readonly kind: 'help'; readonly of: Command | undefined}
  | {readonly kind: 'version'}
  | {readonly kind: 'run'; readonly command: Command; readonly line: CommandLine};

/** Those that are asked before any command: no work, no configuration. */
const askedAlone = ['help', 'version'];
const loneOptions: readonly Option[] = [...commonOptions, {name: 'version', short: 'V', group: 'Other', help: 'the version'}];

export function parseArguments(args: readonly string[]): Parsed {
  const declared = [...loneOptions, ...commands.flatMap(({options}) => options)];
  const named = readLine(args, {declared, options: declared});
  const [word, ...rest] = named.words;
  const command = commands.find(({name}) => name === word);
  if (word === 'help') return {kind: 'help', of: rest[0] === undefined ? undefined : commandNamed(rest[0], [])};
  if (named.values.has('help')) return {kind: 'help', of: command};
  if (named.values.has('version') || word === 'version') return {kind: 'version'};
  if (word === undefined) throw noCommand(named.problems);
  if (command === undefined) return {kind: 'help', of: commandNamed(word, named.problems)};
  const {words: [, ...words], values, problems} = readLine(args, {declared, options: [...commonOptions, ...command.options]});
  const mistakes = [...problems, ...wordProblems(command, words)];
  if (mistakes.length > 0) throw misused(mistakes, command.name);
  return {kind: 'run', command, line: {words, values, json: values.has('json'), again: ['gristmill', ...args].map(quoted).join(' ')}};
}

export function misused(problems: readonly Problem[], command?: string): CommandFailure {
  return new CommandFailure(`Could not understand the command${problemLines(problems)}`, {kind: 'arguments', facts: command === undefined ? {} : {command}, problems});
}

function wordProblems({name, words: {shown: expected, least, most}}: Command, words: readonly string[]): readonly Problem[] {
  const surplus = words.slice(most).map((word): Problem => ({path: name, expected: most === 0 ? 'nothing more' : expected.replace(/^\[(.*)\]$/, 'one $1'), got: `${shown(word)} besides`}));
  const missing: readonly Problem[] = words.length < least ? [{path: name, expected, got: 'nothing'}] : [];
  const empty: readonly Problem[] = words.slice(0, most).includes('') ? [{path: name, expected: expected.replace(/^\[(.*)\]$/, '$1'), got: '""'}] : [];
  return [...missing, ...empty, ...surplus];
}

function noCommand(problems: readonly Problem[]): CommandFailure {
  if (problems.length > 0) return misused(problems);
  return new CommandFailure('No command was given', {kind: 'no-command'});
}

function commandNamed(word: string, problems: readonly Problem[]): Command {
  const names = [...commands.map(({name}) => name), ...askedAlone];
  const command = commands.find(({name}) => name === word);
  if (command !== undefined) return command;
  const pathLike = /^[.~/]|[/:]/.test(word);
  const hint = pathLike ? `Did you mean "gristmill build ${word}"?` : didYouMean(word, names);
  throw misused([{path: 'command', expected: choice(names), got: shown(word), hint}, ...problems]);
}
