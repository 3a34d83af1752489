// The licence that keeps a pair of texts out of a dataset, or nothing: by what each text says itself, else by its folder.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileLicence} from '../../parse/licence/file-licence.ts';
import {isTaken, type LicenceRules} from '../../parse/licence/licence-filter.ts';
import {saysNothing} from '../../parse/licence/own-licence.ts';
import {historyFolders, statedInput} from './history-folders.ts';

/** The licence, or `unknown`; '' for none. */
export const refusedCodec: Codec<string> = jsonCodec('refused licence');

/** A patch shows both texts, so both must be taken. */
export const refusedPair = defineTask({
  name: 'refused licence of a pair',
  version: 1,
  input: statedInput,
  output: refusedCodec,
  run({today: {row: {value: {path, sides}}, refs: [now]}, former: {refs: [once]}}, rules: LicenceRules) {
    const folders = historyFolders(now, once);
    const told = sides.map((side) => fileLicence({path, own: {...saysNothing, ...side}}, folders).expression);
    const refused = told.find((expression) => !isTaken(expression, rules));
    return refused === '' ? 'unknown' : (refused ?? '');
  },
});
