// One look at the cuts of a split as a command: those of today beside those that are pinned, and the pin where it is asked for.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {lockIn, lockOf} from '../artefacts/pinned-tokenizer.ts';
import {rollLine} from '../artefacts/split-pin.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {jsonLine} from '../report/json-line.ts';
import {reporter} from '../report/reporter.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {sshAgentOf} from '../ssh-agent-of.ts';
import {stoppingBuild} from '../stopping-build.ts';
import {pinCuts} from './pin-cuts.ts';
import {rollDataset} from './roll-dataset.ts';
import {rollText} from './roll-text.ts';

export async function runRoll(line: CommandLine, host: Host): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stoppingBuild(host, progress);
  try {
    dataset = await datasetMeant(line, host);
    const split = dataset.split === undefined || 'rules' in dataset.split ? undefined : dataset.split;
    if (split?.method !== 'time') throw new ArtefactProblem('no-cuts', 'The dataset is not split by time', {where: split?.configFile ?? 'dataset.config.ts'});
    // A lock that cannot be read is told before anything is looked at.
    await lockIn(lockOf(split));
    const report = await rollDataset(dataset, split, {path: host.env['PATH'] ?? '', home: host.home, ...sshAgentOf(host), progress: progress.tell, signal});
    signal.throwIfAborted();
    const promoted = line.values.has('promote') && report.candidate !== null ? await pinCuts(split, report.candidate) : undefined;
    progress.close();
    const {isTTY, columns} = host.stdout;
    const page = {columns: isTTY === true && columns ? columns : Infinity, folder: host.folder, lock: lockOf(split), promote: rollLine(split), promoted};
    host.stdout.write(line.json ? jsonLine({...report, promoted: promoted ?? null}) : terminalSafe(rollText(report, page)));
    return exitCodes.done.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}
