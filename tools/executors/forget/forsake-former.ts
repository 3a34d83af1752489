// Takes what former builds of a dataset kept out of the store: to the byte, and nothing that another dataset of the store has.
import {sweep, type SweepReport} from '../../../cache/sweep.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {storeFolder} from '../build/store-folder.ts';
import {exportTarget, formats} from '../export/formats.ts';

/** Builds that count for a vocabulary, or that an export was written from, are made again when one is asked for. */
const beside = ['vocabulary', 'structure', ...formats.map(({name}) => exportTarget(name))];

export async function forsakeFormer(dataset: Dataset, {signal, progress}: Pick<Surroundings, 'signal' | 'progress'>): Promise<SweepReport> {
  const waiting = ({pid, host}: {readonly pid: number; readonly host: string}) => progress({kind: 'note', text: `Waiting for another sweep, process ${pid} on "${host}"`});
  const forsake = {target: dataset.target, besides: beside.map((name) => `${dataset.target}-${name}`)};
  return await sweep(storeFolder(dataset), {clock: () => Date.now(), keep: 1, exact: true, forsake, waiting}, signal);
}
