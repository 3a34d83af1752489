// What statistics tell the documents of a kind apart by, read from their samples once: another tokenizer asks it of nobody.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {monthOf} from './month-of.ts';
import {shownLanguage} from './shown-language.ts';

export interface Traits {
  readonly samples: number;
  readonly bytes: number;
  readonly language: string;
  /** Of the corrected date; '' of a document without one. */
  readonly month: string;
}

export const traitsCodec: Codec<Traits> = jsonCodec('traits of a document');

export const documentTraits = defineTask({
  name: 'traits of a document',
  version: 1,
  input: {row: samplesCodec},
  output: traitsCodec,
  // The samples, not the texts that they name.
  reach: 1,
  run: ({row: {count, bytes, when, body}}): Traits => ({samples: count, bytes, language: shownLanguage(body().samples), month: monthOf(when.corrected)}),
});
