// `jsonl`: the records of the dataset as the seed's single files: `REPOSITORY_cpt_dataset.jsonl`, and a file for each phase in `curriculum_learning`.
import {packedBytes} from '../../../../stages/format/packed-bytes.ts';
import type {ShardEntry} from '../../build/manifest.ts';
import type {ExportFile} from '../export-format.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {repositoryName} from './repository-name.ts';
import {kindsMeant} from './sections.ts';
import {recordBytes, textsKey} from './text-records.ts';

/** The phases of the seed, as it calls their files. */
const seedFiles: Readonly<Record<string, string>> = {'code-foundation': 'phase1_foundation', 'change-patterns': 'phase2_evolution', 'pr-mastery': 'phase3_pr_mastery'};
const version = 1;

export const jsonlFiles: BuiltFormat = {
  fileName: /^(?:curriculum_learning\/)?[a-zA-Z0-9_-][a-zA-Z0-9._-]*\.jsonl(?:\.gz|\.zst)?$/,
  builtFiles(exported) {
    const {manifest: {shards: all}, kinds, dataset: {source}, name = `${repositoryName(source)}_cpt_dataset`} = exported;
    const shards = kindsMeant(all, kinds);
    const phased = shards.filter(({phase}) => phase !== undefined);
    return [
      ...bySplit(shards).map(([suffix, own]) => fileOf(exported, `${name}${suffix}`, own)),
      ...[...Map.groupBy(phased, ({phase = ''}) => phase)].flatMap(([phase, own]) => bySplit(own).map(([suffix, part]) => fileOf(exported, `curriculum_learning/${seedFiles[phase] ?? phase}${suffix}`, part))),
    ];
  },
};

/** What is trained has the plain name: val and test stand in files of their own. */
function bySplit(shards: readonly ShardEntry[]): readonly (readonly [suffix: string, shards: readonly ShardEntry[]])[] {
  return [...Map.groupBy(shards, ({split = 'train'}) => split)].map(([split, own]) => [split === 'train' ? '' : `_${split}`, own]);
}

function fileOf({compress, dataset: {out}}: BuiltExport, name: string, shards: readonly ShardEntry[]): ExportFile {
  return {
    name: `${name}.jsonl${compress === undefined ? '' : `.${compress}`}`,
    key: textsKey([version, compress ?? null], shards),
    async *content() {
      for (const entry of shards) {
        const bytes = await recordBytes(out, entry);
        yield compress === undefined ? bytes : packedBytes(compress, bytes);
      }
    },
  };
}
