// The licence that a changed file is under: what its newer text says itself, else what its folder says.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileLicence} from '../../parse/licence/file-licence.ts';
import {saysNothing} from '../../parse/licence/own-licence.ts';
import {historyFolders, statedInput} from './history-folders.ts';

/** An SPDX expression, '' for unknown. */
export const toldLicenceCodec: Codec<string> = jsonCodec('told licence');

export const toldPair = defineTask({
  name: 'licence of a pair',
  version: 1,
  input: statedInput,
  output: toldLicenceCodec,
  run({today: {row: {value: {path, sides}}, refs: [now]}, former: {refs: [once]}}) {
    // Of two sides that say the same there is one.
    const own = sides.at(-1) ?? saysNothing;
    return fileLicence({path, own: {...saysNothing, ...own}}, historyFolders(now, once)).expression;
  },
});
