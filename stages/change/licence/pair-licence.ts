// What both texts of a pair say of their licence themselves, as files of a tree are asked.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import {ownLicence, saysNothing, type OwnLicence} from '../../parse/licence/own-licence.ts';
import {ruleWindow} from '../../parse/rule-window.ts';
import {namedPairCodec} from './named-pair.ts';

/** A symbolic link's text is where it leads: one to a licence is no licence that nobody knows. A pair does not know which of its texts is one. */
const link = /^(?:[\w.@+-]+\/)+[\w.@+-]+$/;

export interface PairLicence {
  readonly path: string;
  /** Of the texts that there are, each once. */
  readonly sides: readonly Pick<OwnLicence, 'expression' | 'speaks'>[];
}

export const pairLicenceCodec: Codec<PairLicence> = jsonCodec('licence of a pair');

export const pairLicence = defineTask({
  name: 'licence stated by a pair',
  version: 1,
  input: {pair: namedPairCodec},
  output: pairLicenceCodec,
  run({pair: {path, pair: {before, after}}}): PairLicence {
    const sides = new Map<string, PairLicence['sides'][number]>();
    for (const side of [before, after]) {
      if (side === undefined) continue;
      if (typeof side === 'string') throw new Error('A pair is decoded with its texts');
      const {bytes} = cleanText(side);
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', 0, ruleWindow);
      const {expression, speaks} = link.test(text) ? saysNothing : ownLicence(path, text);
      sides.set(`${speaks} ${expression}`, {expression, speaks});
    }
    return {path, sides: [...sides.values()]};
  },
});
