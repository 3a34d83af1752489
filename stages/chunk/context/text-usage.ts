// What one version of a text declares and calls, with its places: what a commit's files are asked to find who calls whom among them.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {usageOf} from '../../parse/calls/read/usage-of.ts';
import type {Thing, Usage} from '../../parse/calls/usage.ts';
import type {Place} from '../../parse/outline/outline.ts';
import {outlineAskCodec} from '../../parse/outline/outline-ask.ts';
import {outlineCodec} from '../../parse/outline/outline-codec.ts';
import type {OutlineRules} from '../../parse/outline/outline-task.ts';
import type {Syntax} from '../../parse/outline/syntax/syntax.ts';
import {placedThings} from './placed-things.ts';

export interface TextUsage {
  readonly usage: Usage;
  /** The line of each call, from 1. */
  readonly lines: readonly number[];
  /** And of each type that is named. */
  readonly useLines: readonly number[];
  /** Those of its things that the outline knows, too. */
  readonly places: readonly ThingPlace[];
}

/** Where a thing is declared: bytes of the clean text. */
export interface ThingPlace extends Pick<Thing, 'id' | 'inline'> {
  /** As the outline has it. */
  readonly kind: string;
  /** The line of its name, from 1. */
  readonly line: number;
  /** With what documents it, in whole lines. */
  readonly whole: Place;
  /** Up to its body. */
  readonly head: Place;
}

export const textUsageCodec: Codec<TextUsage> = jsonCodec('usage of a text with its places');

export const textUsageTask = defineTask({
  name: 'usage of a text',
  // 2: types that are named.
  version: 2,
  input: {ask: outlineAskCodec, outline: outlineCodec},
  output: textUsageCodec,
  loads: ({syntax}: OutlineRules) => [syntax],
  async run({ask: {language, text}, outline}, {syntax}, resources) {
    if (text === undefined || text.encoding === 'binary') return {stub: 'no calls: binary'};
    const found = await usageOf(text.bytes, language, resources.get(syntax) as Syntax);
    if (isStub(found)) return found;
    return {usage: found.usage, lines: found.calls.map(({line}) => line + 1), useLines: found.uses.map(({line}) => line + 1), places: placedThings(found, {outline, bytes: text.bytes})};
  },
});
