// The licence that a changed file is under: what its newer text says itself, else what its folder says.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileLicence} from '../../parse/licence/file-licence.ts';
import {saysNothing} from '../../parse/licence/own-licence.ts';
import {saidLicencesCodec} from '../../parse/licence/said-licences.ts';
import {historyFolders} from './history-folders.ts';
import {pairLicenceCodec} from './pair-licence.ts';

/** An SPDX expression, '' for unknown. */
export const toldLicenceCodec: Codec<string> = jsonCodec('told licence');

const pairWithSaid = joinedCodec(pairLicenceCodec, saidLicencesCodec);

export const toldPair = defineTask({
  name: 'licence of a pair',
  version: 1,
  input: {today: pairWithSaid, former: pairWithSaid},
  output: toldLicenceCodec,
  run({today: {row: {value: {path, sides}}, refs: [now]}, former: {refs: [once]}}) {
    // Of two sides that say the same there is one.
    const own = sides.at(-1) ?? saysNothing;
    return fileLicence({path, own: {...saysNothing, ...own}}, historyFolders(now, once)).expression;
  },
});
