// An export of what a build wrote: the dataset is brought up to date first, and its shards are put into other files.
import type {BuildDataset, Dataset} from '../../build/contract.ts';
import type {Surroundings} from '../../build/surroundings.ts';
import {readManifest} from '../../build/current-outputs.ts';
import {openFinished} from '../../look/finished.ts';
import {LookFailure} from '../../look/look-failure.ts';
import type {ExportReport, ExportRequest} from '../export-dataset.ts';
import {writeExport} from '../write-export.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';

export async function exportBuilt(dataset: Dataset, {format, ...request}: ExportRequest & {readonly built: BuiltFormat}, {build, ...surroundings}: Surroundings & {readonly build: () => Promise<BuildDataset>}): Promise<ExportReport> {
  const {root, rows} = await (await build())(dataset, surroundings);
  let finished = await openFinished(dataset, surroundings.signal);
  try {
    const manifest = await readManifest(dataset.out);
    if (manifest?.root !== root || finished.build.root !== root) throw new LookFailure('other-outputs', `Could not export "${dataset.out}": another build has written there meanwhile`, 'Export it again');
    const {built, to, oneFile, windows, kinds, view, compress, name, manifest: called} = request;
    const exported: BuiltExport = {
      dataset, manifest,
      get finished() {
        return finished;
      },
      async renew() {
        await finished.close();
        finished = await openFinished(dataset, surroundings.signal);
      },
      oneFile, windows, kinds, view, compress, name, note: (text) => surroundings.progress({kind: 'note', text}),
    };
    const list = await built.builtFiles(exported);
    const files = await writeExport(to, {export: format.name, root, left_out: {}, files: list, fileName: built.fileName, owns: 'listed', manifest: called}, surroundings.signal);
    const samples = Object.entries(rows).filter(([collection]) => collection.startsWith('samples.'));
    return {format: format.name, root, to, rows: manifest.totals.samples, ran: samples.reduce((sum, [, {ran}]) => sum + ran, 0), leftOut: files.leftOut, files};
  } finally {
    await finished.close();
  }
}
