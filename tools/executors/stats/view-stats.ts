// How the tokens of a dataset lie for training: how full the windows are that they are packed into, and what windows that slide over them would cost.
import {slidingCost, type WindowCost} from '../../../stages/dataset/windows/sliding-windows.ts';
import type {WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import {paddingOf} from '../build/cut-entry.ts';
import type {Manifest, ShardPlace, TokenizerEntry} from '../build/manifest.ts';
import {streamsIn} from '../build/token-streams.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';

/** A tokenizer in one way of cutting. */
export interface ViewStats {
  readonly name: string;
  readonly cut: TokenizerEntry['cut'] | null;
  /** Missing where nothing is packed. */
  readonly packing?: TokenizerEntry['packing'] & {readonly padding: number};
  readonly windows: WindowRules & WindowCost & {readonly streams: readonly StreamStats[]};
}

export interface StreamStats extends ShardPlace, WindowCost {readonly kind: string; readonly tokens: number}

export function viewStats({tokenizers}: Pick<Manifest, 'tokenizers'>, rules: WindowRules): readonly ViewStats[] {
  return tokenizers.map(({name, cut = null, packing, shards}) => {
    const streams = streamsIn({shards}).map(({shards: _, ...stream}): StreamStats => ({...stream, ...slidingCost(stream.tokens, rules)}));
    return {name, cut, ...(packing !== undefined && {packing: {...packing, padding: paddingOf(sum(packing.sections, 'tokens'), sum(packing.sections, 'windows') * packing.window)}}), windows: {...rules, ...costOf(streams), streams}};
  });
}

/** Of all streams, by the tokens they have. */
function costOf(streams: readonly StreamStats[]): WindowCost {
  const tokens = sum(streams, 'tokens');
  const share = (of: 'forward' | 'trained') => (tokens === 0 ? 0 : streams.reduce((total, stream) => total + stream[of] * stream.tokens, 0) / tokens);
  return {windows: sum(streams, 'windows'), forward: share('forward'), trained: share('trained')};
}

export function viewTable(views: readonly ViewStats[], columns: number): readonly string[] {
  const rows = views.flatMap(({name, packing}) => (packing?.sections ?? []).map(({kind, split, phase, windows, sequences, padding, cutSamples}) => [named(name, kind, split, phase), windows, sequences, `${(padding * 100).toFixed(2)} %`, cutSamples]));
  const [first] = views;
  return [
    ...(rows.length === 0 ? [] : ['', `Packed into windows of ${[...new Set(views.flatMap(({packing}) => (packing === undefined ? [] : [spellNumber(packing.window)])))].join(', ')} tokens`, textTable({head: ['what', 'windows', 'sequences', 'padding', 'cut samples'], rows, columns})]),
    ...(first === undefined ? [] : windowTable(first, columns)),
  ];
}

/** Of one view: those of others have hardly more tokens. */
function windowTable({windows: {context, target, stride, streams, ...all}}: ViewStats, columns: number): readonly string[] {
  const row = (what: string, {windows, forward, trained}: WindowCost) => [what, windows, `${forward.toFixed(1)} x`, `${trained.toFixed(1)} x`];
  const rows = [...streams.map((stream) => row(named(stream.kind, stream.split, stream.phase), stream)), ...(streams.length > 1 ? [row('all', all)] : [])];
  return ['', `Windows of ${spellNumber(context)} + ${spellNumber(target)} tokens, every ${spellNumber(stride)}`, textTable({head: ['what', 'windows', 'read', 'predicted'], rows, columns})];
}

function named(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function sum<K extends string>(list: readonly Readonly<Record<K, number>>[], member: K): number {
  return list.reduce((total, one) => total + one[member], 0);
}
