// The files of an export of rows: samples of text shards in a form that other programs take, a file a shard.
import {packedBytes} from '../../../../stages/format/packed-bytes.ts';
import {nameOf} from '../../config/name-of.ts';
import {otherText, shardLines, shardRows, type AskedShard} from '../../look/shard-documents.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {inPieces} from './in-pieces.ts';
import {asksNothing, rowForms, rowFormsVersion, type RowFormat} from './row-forms.ts';
import {kindsMeant, sectionsOf} from './sections.ts';
import {textsKey} from './text-records.ts';
import {textFiles} from './text-files.ts';

/** `packing`: what lines are compressed by where the user has not said it. */
export function rowLines(form: RowFormat, {packing: usual}: {readonly packing?: 'gz'} = {}): BuiltFormat {
  return {
    fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.jsonl(?:\.gz|\.zst)?$/,
    async builtFiles(exported) {
      const {manifest, finished, kinds, oneFile, dataset: {source}} = exported;
      const packing = exported.compress ?? usual;
      const read = {shards: 0};
      const rows = await shardRows(finished, manifest);
      const placed = new Map(manifest.shards.map((entry, at) => [entry, rows[at]]));
      return textFiles(sectionsOf(kindsMeant(manifest.shards, kinds)), oneFile).map(({name, shards}) => {
        const leftOut: Record<string, number> = {};
        return {
          name: `${name}.jsonl${packing === undefined ? '' : `.${packing}`}`,
          key: textsKey([rowFormsVersion, form, nameOf(source), packing ?? null], shards),
          leftOut: () => leftOut,
          async *content() {
            for (const reason of Object.keys(leftOut)) delete leftOut[reason];
            const lines = linesOf(exported, {form, leftOut, read, shards: shards.map((entry) => ({entry, row: placed.get(entry)}))});
            for await (const bytes of inPieces(lines)) yield packing === undefined ? bytes : packedBytes(packing, bytes);
          },
        };
      });
    },
  };
}

interface Lines {readonly form: RowFormat; readonly shards: readonly AskedShard[]; readonly leftOut: Record<string, number>; /** By all files of the export. */ readonly read: {shards: number}}

const shardsAtOnce = 2;

/** In pieces, of which a line has several: texts are copied once, into the file. */
async function* linesOf(exported: BuiltExport, {form, shards, leftOut, read}: Lines): AsyncGenerator<Buffer, void, undefined> {
  const repository = nameOf(exported.dataset.source);
  const leave = (kind: string, why: string, count: number) => {
    leftOut[`${kind}: ${why}`] = (leftOut[`${kind}: ${why}`] ?? 0) + count;
  };
  for (const shard of shards) {
    if (form !== 'dolma' && asksNothing.has(shard.entry.kind)) leave(shard.entry.kind, 'no question', shard.entry.samples);
    else {
      if (++read.shards % shardsAtOnce === 0) await exported.renew();
      yield* linesOfShard(shard);
    }
  }

  async function* linesOfShard(shard: AskedShard): AsyncGenerator<Buffer, void, undefined> {
    for await (const {id, samples} of shardLines(exported.finished, shard)) {
      for (const [at, {sample, line}] of samples.entries()) {
        const row = rowForms[form]({sample, line, id, at, repository});
        if (row === undefined) throw otherText(shard, id);
        if (typeof row === 'string') leave(sample.kind, row, 1);
        else for (const piece of row) yield typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      }
    }
  }
}
