// One build as a command: configuration in, progress while it runs, a summary or one line of JSON at the end. The binary and Nx share it.
import type {Dataset} from './build/contract.ts';
import {bringUpToDate} from './build/bring-up-to-date.ts';
import {datasetOf, type DatasetRequest} from './config/dataset-of.ts';
import type {Host} from './host.ts';
import {RemoteFailure} from './remote/remote-failure.ts';
import type {RemoteWish} from './remote/remote-access.ts';
import {exitCodes} from './report/exit-codes.ts';
import {tellFailure} from './report/tell-failure.ts';
import {reporter} from './report/reporter.ts';
import {summary} from './report/summary.ts';
import {sshAgentOf} from './ssh-agent-of.ts';
import {stoppingBuild} from './stopping-build.ts';

export interface BuildRequest extends DatasetRequest {
  readonly json: boolean;
  /** Whether what is kept is read before it is built upon. */
  readonly mend: boolean;
  /** Whether no forge is asked. */
  readonly offline?: boolean;
  /** What is done with the dataset's remote. */
  readonly remote?: RemoteWish;
  /** The command that does this again, as it would be typed. */
  readonly again: string;
}

export async function runBuild(request: BuildRequest, host: Host): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stoppingBuild(host, progress);
  try {
    dataset = await datasetOf(request, host);
    if (dataset.remote === undefined && (request.remote?.use === 'required' || request.remote?.part !== undefined || request.remote?.fold !== undefined)) throw new RemoteFailure('no-remote', request.configFile ?? dataset.source, 'The configuration names no remote');
    const remote = dataset.remote === undefined || request.remote === undefined ? undefined : (await import('./remote/remote-access.ts')).remoteAccess(host, request.remote);
    const report = await bringUpToDate(dataset, {host, offline: request.offline === true}, {path: host.env['PATH'] ?? '', home: host.home, progress: progress.tell, distrust: request.mend, signal, ...(remote !== undefined && {remote}), ...sshAgentOf(host)});
    progress.close();
    host.stdout.write(request.json ? `${JSON.stringify(report)}\n` : summary(report, {again: request.again, folder: host.folder}));
    return exitCodes.done.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: request.json, interrupted: signal.aborted, failing: {dataset, again: request.again, build: request.again}});
  } finally {
    release();
  }
}
