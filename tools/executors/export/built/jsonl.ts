// `jsonl`: the records of the dataset as the seed's single files: `REPOSITORY_cpt_dataset.jsonl`, a file for each phase in `curriculum_learning`, and both once more for each way of cutting, as `curriculum_learning_chunked`.
import {packedBytes} from '../../../../stages/format/packed-bytes.ts';
import {structureKind} from '../../../../stages/tokenize/structural/structural-collections.ts';
import type {ShardEntry, ShardPlace, TokenShardEntry} from '../../build/manifest.ts';
import {nameOf} from '../../config/name-of.ts';
import type {ExportFile} from '../export-format.ts';
import {fileKey} from '../file-key.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {cutRecords, cutRecordsVersion} from './cut-records.ts';
import {kindsMeant} from './sections.ts';
import {recordBytes} from './text-records.ts';

/** The phases of the seed, as it calls their files. */
const seedFiles: Readonly<Record<string, string>> = {'code-foundation': 'phase1_foundation', 'change-patterns': 'phase2_evolution', 'pr-mastery': 'phase3_pr_mastery'};
const version = 1;

/** A file of records: the text shards that it is of, or the token shards of a way of cutting. */
interface Records<S> {readonly shards: readonly S[]; readonly key: readonly unknown[]; lines(exported: BuiltExport, shards: readonly S[]): AsyncIterable<Uint8Array>}

export const jsonlFiles: BuiltFormat = {
  fileName: /^(?:curriculum_learning(?:_[a-zA-Z0-9_-]+)?\/)?[a-zA-Z0-9_-][a-zA-Z0-9._-]*\.jsonl(?:\.gz|\.zst)?$/,
  builtFiles(exported) {
    const {manifest: {shards: all, tokenizers}, kinds} = exported;
    const texts: Records<ShardEntry> = {shards: kindsMeant(all, kinds), key: [], lines: linesOfShards};
    const cuts = tokenizers.filter(({cut, name, digest}) => cut !== undefined && name !== '' && digest === tokenizers[0]?.digest);
    return [
      ...treeOf(exported, '', texts),
      ...cuts.flatMap((view) => {
        const cut = `_${view.name.slice(view.name.lastIndexOf('.') + 1)}`;
        if (view.cut === null) return treeOf(exported, cut, texts);
        return treeOf(exported, cut, {shards: kindsMeant(view.shards, kinds).filter(({kind}) => kind !== structureKind), key: [cutRecordsVersion, view.digest], lines: (_, shards) => cutRecords(exported, view, shards)});
      }),
    ];
  },
};

/** Everything in one file, and each phase in one. */
function treeOf<S extends ShardEntry | TokenShardEntry>(exported: BuiltExport, suffix: string, records: Records<S>): readonly ExportFile[] {
  const {dataset: {source}, name = `${nameOf(source)}_cpt_dataset`} = exported;
  const phased = records.shards.filter(({phase}) => phase !== undefined);
  return [
    ...bySplit(records.shards).map(([split, own]) => fileOf(exported, `${name}${suffix}${split}`, {...records, shards: own})),
    ...[...Map.groupBy(phased, ({phase = ''}) => phase)].flatMap(([phase, own]) => bySplit(own).map(([split, part]) => fileOf(exported, `curriculum_learning${suffix}/${seedFiles[phase] ?? phase}${split}`, {...records, shards: part}))),
  ];
}

/** What is trained has the plain name: val and test stand in files of their own. */
function bySplit<S extends ShardPlace>(shards: readonly S[]): readonly (readonly [suffix: string, shards: readonly S[]])[] {
  return [...Map.groupBy(shards, ({split = 'train'}) => split)].map(([split, own]) => [split === 'train' ? '' : `_${split}`, own]);
}

function fileOf<S extends ShardEntry | TokenShardEntry>(exported: BuiltExport, name: string, {shards, key, lines}: Records<S>): ExportFile {
  const {compress} = exported;
  return {
    name: `${name}.jsonl${compress === undefined ? '' : `.${compress}`}`,
    key: fileKey(version, compress ?? null, ...key, shards.map(({digest}) => digest)),
    async *content() {
      for await (const bytes of lines(exported, shards)) yield compress === undefined ? bytes : packedBytes(compress, bytes);
    },
  };
}

async function* linesOfShards({dataset: {out}}: BuiltExport, shards: readonly ShardEntry[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const entry of shards) yield await recordBytes(out, entry);
}
