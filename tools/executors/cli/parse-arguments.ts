// A command line becomes a command, or every mistake in it at once.
import {parseArgs} from 'node:util';
import {CommandFailure} from '../config/command-failure.ts';
import {didYouMean} from '../config/nearest.ts';
import {problemLines, type Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import {buildOptions, type Option} from './options.ts';

export type Command =
  | {readonly kind: 'help'}
  | {readonly kind: 'version'}
  | {readonly kind: 'build'; readonly source: string | undefined; readonly values: ReadonlyMap<string, readonly string[]>; readonly json: boolean};

const commands = ['build', 'help', 'version'];

export function parseArguments(args: readonly string[]): Command {
  const {words, values, problems} = read(args);
  const [command, source, ...extra] = words;
  if (values.has('help') || command === 'help') return {kind: 'help'};
  if (values.has('version') || command === 'version') return {kind: 'version'};
  if (command !== 'build') throw unknownCommand(command, problems);
  const surplus = extra.map((word): Problem => ({path: 'build', expected: 'one PATH or URL', got: `${shown(word)} besides`}));
  if (source === '') surplus.push({path: 'build', expected: 'a PATH or URL', got: '""'});
  const mistakes = [...problems, ...surplus];
  if (mistakes.length > 0) throw misused(mistakes);
  return {kind: 'build', source, values, json: values.has('json')};
}

export function misused(problems: readonly Problem[]): CommandFailure {
  return new CommandFailure(`Could not understand the command${problemLines(problems)}`, {hint: 'Run "gristmill --help" to see all options', problems});
}

interface Read {readonly words: readonly string[]; readonly values: Map<string, readonly string[]>; readonly problems: readonly Problem[]}

function read(args: readonly string[]): Read {
  const words: string[] = [];
  const values = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  const {tokens} = parseArgs({args: [...args], options: Object.fromEntries(buildOptions.map(declared)), strict: false, allowPositionals: true, tokens: true});
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = buildOptions.find(({name}) => name === token.name);
    const problem = option === undefined ? unknownOption(token.rawName, token.value) : valueProblem(option, token, values);
    if (problem === undefined) values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
    else problems.push(problem);
  }
  return {words, values, problems};
}

function declared({name, short, value, many}: Option) {
  return [name, {type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short === undefined ? {} : {short}), ...(many === true ? {multiple: true} : {})}] as const;
}

function unknownOption(rawName: string, value: string | undefined): Problem {
  const known = buildOptions.map(({name}) => `--${name}`);
  return {path: rawName, expected: 'no such option', got: value === undefined ? 'it' : shown(value), hint: didYouMean(rawName, known)};
}

interface OptionToken {readonly rawName: string; readonly value: string | undefined; readonly inlineValue: boolean | undefined}

function valueProblem(option: Option, token: OptionToken, values: ReadonlyMap<string, readonly string[]>): Problem | undefined {
  const path = token.rawName;
  if (option.value === undefined) return token.value === undefined ? undefined : {path, expected: 'no value', got: shown(token.value)};
  if (token.value === undefined) return {path, expected: option.value, got: 'nothing'};
  if (token.value === '') return {path, expected: option.value, got: '""'};
  // `--out --json` means that a value was forgotten; whoever means it writes `--out=--json`.
  if (token.inlineValue === false && token.value.startsWith('-')) return {path, expected: option.value, got: `the option ${shown(token.value)}`};
  return option.many !== true && values.has(option.name) ? {path, expected: 'to be given once', got: 'it again'} : undefined;
}

function unknownCommand(command: string | undefined, problems: readonly Problem[]): CommandFailure {
  if (command === undefined) return problems.length > 0 ? misused(problems) : new CommandFailure('No command was given', {hint: 'Run "gristmill build PATH", or "gristmill --help" to see what there is'});
  const pathLike = /^[.~/]|[/:]/.test(command);
  const hint = pathLike ? `Did you mean "gristmill build ${command}"?` : didYouMean(command, commands);
  return misused([{path: 'command', expected: '"build", "help" or "version"', got: shown(command), hint}, ...problems]);
}
