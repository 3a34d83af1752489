// Reads the words of a command line against the options of its command, and finds every mistake at once.
import {parseArgs} from 'node:util';
import {didYouMean} from '../config/nearest.ts';
import type {Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import type {Option} from './option.ts';

export interface Read {readonly words: readonly string[]; readonly values: ReadonlyMap<string, readonly string[]>; readonly problems: readonly Problem[]}

/** `declared` tells switches from options with a value, of every command; `options` are those that may be given here. */
export function readLine(args: readonly string[], {declared, options}: {declared: readonly Option[]; options: readonly Option[]}): Read {
  const words: string[] = [];
  const values = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  const {tokens} = parseArgs({args: [...args], options: Object.fromEntries(declared.map(declaration)), strict: false, allowPositionals: true, tokens: true});
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({name}) => name === token.name);
    const problem = option === undefined ? unknownOption(options, token.rawName, token.value) : valueProblem(option, token, values);
    if (problem === undefined) values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
    else problems.push(problem);
  }
  return {words, values, problems};
}

function declaration({name, short, value, many}: Option) {
  return [name, {type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short === undefined ? {} : {short}), ...(many === true ? {multiple: true} : {})}] as const;
}

function unknownOption(options: readonly Option[], rawName: string, value: string | undefined): Problem {
  const known = options.map(({name}) => `--${name}`);
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
