// What an export counted, as a file beside its rows.
import {countsOf} from './counts-of.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {textFile} from './text-file.ts';

/** `collection`: a fold of tallies. */
export async function countedFile(exported: Exported, {name, collection}: {readonly name: string; readonly collection: string}): Promise<ExportFile> {
  const {plain, groups} = await countsOf(exported, collection);
  return textFile(name, `${JSON.stringify({...plain, ...groups}, null, 2)}\n`);
}
