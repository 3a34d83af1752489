// The task that outlines one clean text.
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {noGrammar} from './askable.ts';
import {outlineAskCodec} from './outline-ask.ts';
import {outlineCodec} from './outline-codec.ts';
import {outlinedLanguage} from './languages.ts';
import {outlineOf} from './outline-of.ts';
import {patternLanguage} from './patterns/pattern-languages.ts';
import type {Syntax} from './syntax/syntax.ts';

export interface OutlineRules {
  readonly [name: string]: string;
  readonly syntax: Digest;
}

export const outlineTask = defineTask({
  name: 'outline',
  // 2: sketches tell their bins otherwise.
  version: 2,
  input: {ask: outlineAskCodec},
  output: outlineCodec,
  shared: true,
  loads: ({syntax}: OutlineRules) => [syntax],
  async run({ask: {language: name, text}}, {syntax}, resources) {
    const language = outlinedLanguage(name) ?? patternLanguage(name);
    if (language === undefined) return {stub: noGrammar(name)};
    if (text === undefined || text.encoding === 'binary') return {stub: 'binary'};
    return await outlineOf(text.bytes, language, resources.get(syntax) as Syntax);
  },
});
