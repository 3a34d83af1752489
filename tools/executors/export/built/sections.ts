// The sections of a dataset: what of it is of one part and one phase. Files of an export are of one section, so that nothing of val stands beside train.
import type {ShardPlace, TokenizerEntry, TokenShardEntry} from '../../build/manifest.ts';
import {placeOf} from '../../build/sectioned-shards.ts';
import {structureKind} from '../../../../stages/tokenize/structural/structural-collections.ts';
import {misused} from '../../cli/parse-arguments.ts';
import {didYouMean} from '../../config/nearest.ts';
import {choice} from '../../config/problem.ts';
import {shown} from '../../config/shown.ts';
import type {BuiltExport, ShardChoice} from './built-format.ts';

export interface Section<S extends ShardPlace> extends ShardPlace {
  /** What its files are called: `train`, `val`, a phase, `phase-val`; `all` of a dataset that is one part without phases. */
  readonly name: string;
  readonly shards: readonly S[];
}

/** In the order of the shards. */
export function sectionsOf<S extends ShardPlace>(shards: readonly S[]): readonly Section<S>[] {
  return [...Map.groupBy(shards, ({split, phase}) => sectionName({split, phase}))].map(([name, own]) => ({name, ...placeOf(own[0] ?? {}), shards: own}));
}

function sectionName({split, phase}: {readonly split: string | undefined; readonly phase: string | undefined}): string {
  const parts = [phase, phase !== undefined && split === 'train' ? undefined : split].filter((part) => part !== undefined);
  return parts.length === 0 ? 'all' : parts.join('-');
}

/** The tokenizer meant, with the shards of the kinds meant. `usual`: the kinds where none is named. */
export function viewMeant({manifest: {tokenizers}, view, kinds}: ShardChoice & Pick<BuiltExport, 'manifest'>, usual: 'structure first' | 'texts'): TokenizerEntry {
  const names = tokenizers.map(({name}) => name);
  const entry = view === undefined ? tokenizers[0] : tokenizers.find(({name}) => name === view);
  if (entry === undefined) throw misused([tokenizers.length === 0 ? {path: 'tokenizer', expected: 'a dataset with one, as this export is of tokens', got: '"none"'} : {path: '--view', expected: choice(names), got: shown(view), hint: didYouMean(view ?? '', names)}], 'export');
  return {...entry, shards: kindsMeant(entry.shards, kinds.length > 0 ? kinds : usualKinds(entry.shards, usual))};
}

/** Sequences of structure say again what the commits say. */
function usualKinds(shards: readonly TokenShardEntry[], usual: 'structure first' | 'texts'): readonly string[] {
  const kinds = [...new Set(shards.map(({kind}) => kind))];
  return usual === 'structure first' && kinds.includes(structureKind) ? [structureKind] : kinds.filter((kind) => kind !== structureKind);
}

export function kindsMeant<S extends {readonly kind: string}>(shards: readonly S[], kinds: readonly string[]): readonly S[] {
  const known = [...new Set(shards.map(({kind}) => kind))];
  const unknown = kinds.find((kind) => !known.includes(kind));
  if (unknown !== undefined && known.length > 0) throw misused([{path: '--kind', expected: choice(known), got: shown(unknown), hint: didYouMean(unknown, known)}], 'export');
  return kinds.length === 0 ? shards : shards.filter(({kind}) => kinds.includes(kind));
}
