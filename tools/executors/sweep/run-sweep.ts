// One sweep as a command.
import {sweep} from '../../../cache/sweep.ts';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import {storeFolder} from '../build/store-folder.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {stopping} from '../stopping.ts';
import {sweepText} from './sweep-text.ts';
import {sweepWishes} from './sweep-wishes.ts';

export async function runSweep(line: CommandLine, host: Host): Promise<number> {
  const tell = (text: string) => void host.stderr.write(terminalSafe(`${text}\n`));
  const {signal, release} = stopping(host, {first: () => tell('Stopping. What is kept is whole at every moment. Press Ctrl-C again to leave at once'), leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    const wishes = sweepWishes(line);
    dataset = await datasetMeant(line, host);
    const store = storeFolder(dataset);
    const report = await sweep(store, {...wishes, clock: () => Date.now(), waiting: (holder) => tell(`Waiting for another sweep, process ${holder.pid} on "${holder.host}"`)}, signal);
    const {isTTY, columns} = host.stdout;
    const told = {store, dryRun: wishes.dryRun === true, columns: isTTY === true && columns ? columns : Infinity};
    host.stdout.write(line.json ? `${JSON.stringify({store, dryRun: told.dryRun, ...report})}\n` : terminalSafe(sweepText(report, told)));
    return report.fits ? exitCodes.done.code : exitCodes.failed.code;
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}
