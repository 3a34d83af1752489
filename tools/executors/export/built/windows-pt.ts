// `windows-pt`: the seed's `training_data_train.pt`, `_val` and `_test`: what is given and what is to be predicted, with masks, for each window that slides over the tokens.
import {mostTensorBytes, torchTensors, torchVersion, type Tensor} from '../../../../stages/format/torch/torch-file.ts';
import type {WindowRules} from '../../../../stages/dataset/windows/window-rules.ts';
import {streamsIn, type TokenStream} from '../../build/token-streams.ts';
import {spellNumber} from '../../report/spell-number.ts';
import type {ExportFile} from '../export-format.ts';
import {fileKey} from '../file-key.ts';
import {textFile} from '../text-file.ts';
import type {BuiltFormat} from './built-format.ts';
import {viewMeant} from './sections.ts';
import {countWindows, shardsUnder, windowIds, windowMasks, type WindowRange, type WindowSide} from './window-rows.ts';

/** From here on it is worth a word: the tokens themselves take a fortieth of it. */
const muchBytes = 10e9;
/** An id of 64 bits, and a mask. */
const bytesEach = 9;

export const windowsPt: BuiltFormat = {
  fileName: /^(?:training_data_(?:all|train|val|test)(?:_\d{5,})?\.pt|dataset_stats\.json)$/,
  builtFiles({manifest, view, kinds, windows: rules, dataset: {out}, note}) {
    const entry = viewMeant({manifest, view, kinds}, 'structure first');
    const splits = [...Map.groupBy(streamsIn(entry), ({split}) => split ?? 'all')];
    const total = splits.reduce((sum, [, streams]) => sum + countWindows(streams, rules) * windowBytes(rules), 0);
    if (total > muchBytes) note(`Windows that slide say each token ${Math.round((rules.context + rules.target) / rules.stride)} times: ${spellNumber(total)} bytes, where the tokens take ${spellNumber(entry.shards.reduce((sum, {tokens}) => sum + tokens * 4, 0))}`);
    return [...splits.flatMap(([split, streams]) => filesOf(out, {split, streams, rules})), statistics(splits, rules)];
  },
};

function windowBytes({context, target}: WindowRules): number {
  return (context + target) * bytesEach;
}

/** As few files as there can be: a zip is no longer than two gigabytes. Those that are full stay when the stream grows. */
function filesOf(out: string, {split, streams, rules}: {readonly split: string; readonly streams: readonly TokenStream[]; readonly rules: WindowRules}): readonly ExportFile[] {
  const count = countWindows(streams, rules);
  const most = Math.max(1, Math.floor(mostTensorBytes / windowBytes(rules)));
  return Array.from({length: Math.max(1, Math.ceil(count / most))}, (_, at): ExportFile => {
    const range: WindowRange = {streams, rules, from: at * most, to: Math.min(count, (at + 1) * most)};
    return {
      name: `training_data_${split}${at === 0 ? '' : `_${String(at + 1).padStart(5, '0')}`}.pt`,
      key: fileKey(torchVersion, rules, range.from, range.to, shardsUnder(range)),
      content: () => torchTensors(tensorsOf(out, range)),
    };
  });
}

function tensorsOf(out: string, range: WindowRange): readonly Tensor[] {
  const rows = range.to - range.from;
  const ids = (name: string, side: WindowSide): Tensor => ({name, type: 'i64', shape: [rows, range.rules[side]], content: () => windowIds(out, range, side)});
  const masks = (name: string, side: WindowSide): Tensor => ({name, type: 'bool', shape: [rows, range.rules[side]], content: () => windowMasks(range, side)});
  return [ids('contexts', 'context'), ids('targets', 'target'), masks('context_masks', 'context'), masks('target_masks', 'target')];
}

function statistics(splits: readonly (readonly [string, readonly TokenStream[]])[], rules: WindowRules): ExportFile {
  const of = (streams: readonly TokenStream[]) => ({samples: countWindows(streams, rules), tokens: streams.reduce((sum, {tokens}) => sum + tokens, 0), streams: streams.map(({kind, phase, tokens}) => ({kind, ...(phase !== undefined && {phase}), tokens}))});
  return textFile('dataset_stats.json', `${JSON.stringify({context_window: rules.context, target_window: rules.target, stride: rules.stride, splits: Object.fromEntries(splits.map(([split, streams]) => [split, of(streams)]))}, null, 2)}\n`);
}
