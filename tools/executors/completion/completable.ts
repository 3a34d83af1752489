// A command as a shell completes it: what may follow its name, and what may follow each option.
import type {Command} from '../cli/command.ts';
import {commonOptions, type Option} from '../cli/option.ts';

export type Expected = {readonly kind: 'choices'; readonly choices: readonly string[]; readonly orFile: boolean} | {readonly kind: 'file' | 'folder' | 'nothing' | 'anything'};

export interface CompletableOption extends Option {readonly expected: Expected}

export interface Completable {
  readonly name: string;
  readonly summary: string;
  readonly words: Expected;
  readonly options: readonly CompletableOption[];
}

/** Help is not in the list of commands, and is called like one. */
export function completables(commands: readonly Command[]): readonly Completable[] {
  const help: Completable = {name: 'help', summary: 'the page of a command', words: {kind: 'choices', choices: commands.map(({name}) => name), orFile: false}, options: []};
  return [...commands.map(completable), help];
}

function completable({name, summary, words, options}: Command): Completable {
  return {name, summary, words: wordsExpected(words.shown), options: [...options, ...commonOptions].map((option) => ({...option, expected: valueExpected(option)}))};
}

/** Names in small letters are what is to be typed, those in capitals stand for something. */
function wordsExpected(shown: string): Expected {
  if (shown === '') return {kind: 'nothing'};
  if (/^[a-z0-9|-]+$/.test(shown)) return {kind: 'choices', choices: shown.split('|'), orFile: false};
  return {kind: /DIR/.test(shown) ? 'folder' : /PATH|FILE/.test(shown) ? 'file' : 'anything'};
}

function valueExpected({value, choices, help}: Option): Expected {
  if (value === undefined) return {kind: 'nothing'};
  if (choices !== undefined) return {kind: 'choices', choices, orFile: /path/.test(help)};
  return {kind: value === 'DIR' ? 'folder' : /PATH|FILE/.test(value) ? 'file' : 'anything'};
}
