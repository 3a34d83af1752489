// Exports as a command: one format, or the steps that the configuration has, one after the other; progress while they run, and at the end where they lie.
import {besideDataset, type Found} from '../beside-dataset.ts';
import {bringUpToDate, pinningBuild} from '../build/bring-up-to-date.ts';
import type {BuildReport} from '../build/build-report.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {failureReport} from '../report/failure-report.ts';
import {exportDataset, type ExportReport} from './export-dataset.ts';
import {exportText} from './export-text.ts';
import {exportWishes, type ExportWish} from './export-wishes.ts';

export async function runExport(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const dataset = await meant();
    const {wishes, all} = exportWishes({line, dataset, folder: host.folder});
    const given = {...surroundings, ...rewriteTokenOf(dataset, host), ...hubTokenOf(host), build: async () => pinningBuild(await host.composition())};
    const [alone] = wishes;
    if (alone?.step === undefined && alone !== undefined) {
      const report = await exportDataset(dataset, alone.request, given);
      return {report, text: ({folder}) => exportText(report, folder)};
    }
    return await exportSteps({dataset, wishes, all, line, host}, given);
  });
}

interface Steps {readonly dataset: Dataset; readonly wishes: readonly ExportWish[]; readonly all: boolean; readonly line: CommandLine; readonly host: Host}

/** `error`: of a step that failed where the others were to go on. It has written nothing, or what it had before. */
export interface StepReport {readonly step: string; readonly format: string; readonly report?: ExportReport; readonly error?: {readonly code: string; readonly message: string}}

async function exportSteps({dataset, wishes, all, line, host}: Steps, surroundings: Parameters<typeof exportDataset>[2]): Promise<Found> {
  const told: StepReport[] = [];
  const goingOn = line.values.has('keep-going');
  const build = all ? await attempt({step: 'build', format: 'dataset'}, () => builtFirst(dataset, line, host, surroundings)) : undefined;
  for (const {step = '', request} of wishes) {
    const of = {step, format: request.format.name};
    const report = await attempt(of, () => exportDataset(dataset, request, surroundings));
    if (report !== undefined) told.push({...of, report});
  }
  const failed = told.filter(({error}) => error !== undefined);
  return {
    report: {...(build !== undefined && {build}), steps: told},
    text: ({folder}) => told.map((one) => (one.report === undefined ? `Failed ${one.step}: ${one.format}\n  ${one.error?.code} ${one.error?.message}\n` : exportText(one.report, folder, one.step))).join('\n'),
    code: failed.length === 0 ? exitCodes.done.code : exitCodes.failed.code,
  };

  /** What fails ends everything, unless the others are to go on. */
  async function attempt<T>(of: {readonly step: string; readonly format: string}, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (failure) {
      if (!goingOn || surroundings.signal.aborted) throw failure;
      const {error}: {error: {code: string; message: string}} = JSON.parse(failureReport(failure, false, {dataset, again: line.again}).json);
      surroundings.progress({kind: 'note', text: `${error.code} ${error.message}. Going on without "${of.step}"`});
      told.push({...of, error: {code: error.code, message: error.message}});
      return undefined;
    }
  }
}

/** What is exported of a dataset is of the dataset as it is now. */
async function builtFirst(dataset: Dataset, line: CommandLine, host: Host, surroundings: Surroundings): Promise<BuildReport> {
  return await bringUpToDate(dataset, {host, offline: line.values.has('offline')}, surroundings);
}

/** The variable is the user's choice, so that no token of another service is shown to a model by mistake. */
function rewriteTokenOf({product}: Dataset, {env}: Host): {readonly rewriteToken?: string} {
  const token = product?.rewrite === undefined ? undefined : env[product.rewrite.tokenFrom];
  return token === undefined || token === '' ? {} : {rewriteToken: token};
}

function hubTokenOf({env: {HF_TOKEN: token}}: Host): {readonly hubToken?: string} {
  return token === undefined || token === '' ? {} : {hubToken: token};
}
