// What machines read at the top of a card: licence, size, and which files `datasets.load_dataset` takes for which phase, kind and part.
import {recordColumns} from '../../../stages/format/parquet/record-rows.ts';
import type {ShardEntry} from '../build/manifest.ts';
import type {CardChoice} from './card-choice.ts';
import {hubLicence} from './hub-licence.ts';
import {fieldsOf} from './sheets/fields.ts';
import type {Written} from './query.ts';
import {yamlText, type Yaml} from './yaml-text.ts';

export interface Reading {
  /** As `load_dataset` takes it. */
  readonly name: string;
  readonly shards: readonly ShardEntry[];
}

/** A phase, or all; then each kind by itself. What has no shards cannot be loaded, and is not listed. */
export function readingsOf({manifest: {shards, phases}}: Written): readonly Reading[] {
  const whole = phases === undefined ? [{name: 'all', shards}] : phases.map(({name}) => ({name, shards: shards.filter(({phase}) => phase === name)}));
  const kinds = [...new Set(shards.map(({kind}) => kind))].map((kind) => ({name: `kind-${kind}`, shards: shards.filter((shard) => shard.kind === kind)}));
  return [...whole, ...kinds].filter(({shards}) => shards.length > 0);
}

export function frontMatter(written: Written, {name, licence, languages, tags}: CardChoice): string {
  const readings = readingsOf(written);
  const {manifest} = written;
  return yamlText({
    ...(name !== null && {pretty_name: name}),
    ...(licence !== null ? {license: licence} : hubLicence(Object.keys(manifest.licences))),
    language: languages,
    task_categories: ['text-generation'],
    size_categories: [sizeOf(manifest.totals.samples)],
    tags: [...new Set(['code', 'gristmill', ...tags])],
    ...(readings.length > 0 && {configs: readings.map(configOf), dataset_info: readings.map((reading) => infoOf(reading, written))}),
  });
}

function configOf({name, shards}: Reading, at: number): Yaml {
  return {config_name: name, ...(at === 0 && {default: true}), data_files: splitsOf(shards).map(([split, own]) => ({split, path: own.map((shard) => fileRead(shard).file)}))};
}

/** A table where there is one: readers know its columns without being told. */
function fileRead(shard: ShardEntry): {readonly file: string; readonly size: number} {
  return shard.parquet ?? shard;
}

/** All of a dataset that is not parted is there to be trained on. */
function splitsOf(shards: readonly ShardEntry[]): readonly (readonly [split: string, shards: readonly ShardEntry[]])[] {
  return [...Map.groupBy(shards, ({split = 'train'}) => split)];
}

/** One set of columns for all kinds in it: what a record does not have is null. The sizes that the Hub asks for are those of its own files, and unknown here. */
function infoOf({name, shards}: Reading, written: Written): Yaml {
  return {
    config_name: name,
    features: shards.some(({parquet}) => parquet !== undefined) ? recordColumns.map(({name, type}) => ({name, dtype: type === 'number' ? 'int64' : 'string'})) : columnsOf(shards, written),
    splits: splitsOf(shards).map(([split, own]) => ({name: split, num_examples: own.reduce((sum, {samples}) => sum + samples, 0)})),
    download_size: shards.reduce((sum, shard) => sum + fileRead(shard).size, 0),
  };
}

function columnsOf(shards: readonly ShardEntry[], written: Written): readonly Yaml[] {
  const types = new Map<string, Set<string>>([['type', new Set(['text'])]]);
  for (const kind of new Set(shards.map(({kind}) => kind))) for (const {name, types: own} of fieldsOf(written, kind)) types.set(name, new Set([...(types.get(name) ?? []), ...own]));
  types.delete('training_content');
  return [...types, ['training_content', new Set(['text'])] as const].map(([name, types]) => ({name, dtype: columnType(types)}));
}

/** What is one thing here and another there is read as JSON, and so is a text that a reader would take for a moment. */
function columnType(types: ReadonlySet<string>): string {
  const told = [...types].filter((type) => type !== 'nothing').sort().join(' ');
  return {text: 'string', flag: 'bool', integer: 'int64', number: 'float64', 'integer number': 'float64'}[told] ?? 'json';
}

const sizes: readonly (readonly [below: number, size: string])[] = [
  [1e3, 'n<1K'], [1e4, '1K<n<10K'], [1e5, '10K<n<100K'], [1e6, '100K<n<1M'], [1e7, '1M<n<10M'], [1e8, '10M<n<100M'], [1e9, '100M<n<1B'],
];

function sizeOf(samples: number): string {
  return sizes.find(([below]) => samples < below)?.[1] ?? 'n>1B';
}
