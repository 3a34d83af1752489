// The frame of a command that works beside a dataset: how far it is while it works, then what it found as text or as one line of JSON, or why it failed.
import {terminalSafe} from '../../stages/source/git/terminal-safe.ts';
import type {Dataset} from './build/contract.ts';
import type {Surroundings} from './build/surroundings.ts';
import type {CommandLine} from './cli/command.ts';
import type {Host} from './host.ts';
import {datasetMeant} from './look/answer.ts';
import {buildLine} from './look/build-line.ts';
import type {Page} from './look/question.ts';
import {exitCodes, type ExitCode} from './report/exit-codes.ts';
import {jsonLine} from './report/json-line.ts';
import {reporter} from './report/reporter.ts';
import {tellFailure} from './report/tell-failure.ts';
import {sshAgentOf} from './ssh-agent-of.ts';
import {stoppingBuild} from './stopping-build.ts';

export interface Found {
  /** Plain data, for `--json`. */
  readonly report: object;
  text(page: Page): string;
  /** Where what was found can mean that something is wrong. */
  readonly code?: ExitCode;
}

/** `meant` gives the dataset that the command line means: a command may look at its other wishes first. */
export type WorkBeside = (meant: () => Promise<Dataset>, surroundings: Surroundings) => Promise<Found>;

export async function besideDataset(line: CommandLine, host: Host, work: WorkBeside): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stoppingBuild(host, progress);
  try {
    const meant = async () => (dataset = await datasetMeant(line, host));
    const {report, text, code = exitCodes.done.code} = await work(meant, {path: host.env['PATH'] ?? '', home: host.home, ...sshAgentOf(host), progress: progress.tell, signal});
    progress.close();
    const {isTTY, columns} = host.stdout;
    const page = {columns: isTTY === true && columns ? columns : Infinity, folder: host.folder};
    host.stdout.write(line.json ? jsonLine(report) : terminalSafe(text(page)));
    return code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}
