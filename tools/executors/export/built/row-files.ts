// The files of an export of rows: samples of text shards in a form that other programs take, a file a shard, as lines of JSON or as a table.
import {parquetFile, parquetVersion, type Row} from '../../../../stages/format/parquet/parquet-file.ts';
import {packedBytes} from '../../../../stages/format/packed-bytes.ts';
import {nameOf} from '../../config/name-of.ts';
import {shardDocuments, shardRows, type AskedShard} from '../../look/shard-documents.ts';
import type {ExportFile} from '../export-format.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {dataPrepColumns, dataPrepRow, rowForms, rowFormsVersion, type SampleToWrite} from './row-forms.ts';
import {kindsMeant, sectionsOf} from './sections.ts';
import {textsKey} from './text-records.ts';

export type RowFormat = keyof typeof rowForms;

/** `packing`: what lines are compressed by where the user has not said it. */
export function rowLines(form: RowFormat, {packing: usual}: {readonly packing?: 'gz'} = {}): BuiltFormat {
  return {
    fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.jsonl(?:\.gz|\.zst)?$/,
    builtFiles: (exported) => filesOf(exported, {version: [rowFormsVersion, form], fileOf(name, shards) {
      const packing = exported.compress ?? usual;
      const leftOut: Record<string, number> = {};
      return {
        name: `${name}.jsonl${packing === undefined ? '' : `.${packing}`}`,
        leftOut: () => leftOut,
        async *content() {
          for (const reason of Object.keys(leftOut)) delete leftOut[reason];
          for (const shard of shards) {
            const lines: string[] = [];
            for await (const sample of samplesOf(exported, shard)) {
              const row = rowForms[form](sample);
              if (typeof row === 'string') leftOut[`${sample.sample.kind}: ${row}`] = (leftOut[`${sample.sample.kind}: ${row}`] ?? 0) + 1;
              else lines.push(`${JSON.stringify(row)}\n`);
            }
            const bytes = Buffer.from(lines.join(''), 'utf8');
            if (bytes.length > 0) yield packing === undefined ? bytes : packedBytes(packing, bytes);
          }
        },
      };
    }}),
  };
}

export const dataPrepKit: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.parquet$/,
  builtFiles: (exported) => filesOf(exported, {version: [rowFormsVersion, 'data-prep-kit', parquetVersion, exported.manifest.root], fileOf: (name, shards) => ({
    name: `${name}.parquet`,
    async *content() {
      yield* parquetFile(dataPrepColumns, rowsOf(exported, shards));
    },
  })}),
};

async function* rowsOf(exported: BuiltExport, shards: readonly AskedShard[]): AsyncGenerator<Row, void, undefined> {
  for (const shard of shards) for await (const sample of samplesOf(exported, shard)) yield dataPrepRow(sample);
}

interface Written {readonly version: readonly unknown[]; readonly fileOf: (name: string, shards: readonly AskedShard[]) => Omit<ExportFile, 'key'>}

async function filesOf(exported: BuiltExport, {version, fileOf}: Written): Promise<readonly ExportFile[]> {
  const {manifest, finished, kinds, oneFile, dataset: {source}} = exported;
  const rows = await shardRows(finished, manifest);
  const placed = new Map(manifest.shards.map((entry, at) => [entry, rows[at]]));
  return sectionsOf(kindsMeant(manifest.shards, kinds)).flatMap(({name, shards}) => (oneFile ? [shards] : shards.map((shard) => [shard])).map((run, at) => (
    {...fileOf(oneFile ? name : `${name}_${String(at + 1).padStart(6, '0')}`, run.map((entry) => ({entry, row: placed.get(entry)}))), key: textsKey([...version, nameOf(source), exported.compress ?? null], run)}
  )));
}

async function* samplesOf({finished, dataset: {source}, manifest: {source: {refs}}}: BuiltExport, shard: AskedShard): AsyncGenerator<SampleToWrite, void, undefined> {
  for await (const {id, samples} of shardDocuments(finished, shard)) {
    for (const [at, {sample, text}] of samples.entries()) yield {sample, text, id, at, repository: nameOf(source), snapshot: refs[0]?.oid ?? ''};
  }
}
