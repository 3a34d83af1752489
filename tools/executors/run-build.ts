// One build as a command: configuration in, progress while it runs, a summary or one line of JSON at the end. The binary and Nx share it.
import {join, relative} from 'node:path';
import type {BuildReport, Dataset} from './build/contract.ts';
import {acceptedConfigs} from './config/accepted-configs.ts';
import {loadConfig} from './config/load-config.ts';
import {resolveDataset, type Wishes} from './config/resolve-dataset.ts';
import {cacheFolder, type Host} from './host.ts';
import {failureReport} from './report/failure-report.ts';
import {reporter, type Reporter} from './report/reporter.ts';
import {summary} from './report/summary.ts';

export interface BuildRequest {
  /** The configuration's file, absolute. */
  readonly configFile?: string | undefined;
  readonly wishes: Wishes;
  readonly json: boolean;
  /** The command that does this again, as it would be typed. */
  readonly again: string;
}

export const exitCodes = {done: 0, failed: 1, misused: 2, interrupted: 130} as const;

export async function runBuild(request: BuildRequest, host: Host): Promise<number> {
  const stop = new AbortController();
  const progress = reporter(host);
  const release = host.onStop(() => stopOrExit(stop, progress, host));
  try {
    const report = await build(await datasetOf(request, host), {host, progress, signal: stop.signal});
    progress.close();
    host.stdout.write(request.json ? `${JSON.stringify(report)}\n` : summary(report, {again: request.again, folder: host.folder}));
    return exitCodes.done;
  } catch (failure) {
    progress.close();
    const {text, json, code} = failureReport(failure, stop.signal.aborted);
    if (request.json) host.stdout.write(`${json}\n`);
    else host.stderr.write(text);
    return code;
  } finally {
    release();
  }
}

async function datasetOf({configFile, wishes}: BuildRequest, host: Host): Promise<Dataset> {
  const cache = cacheFolder(host);
  const accepted = acceptedConfigs(join(cache, 'accepted'));
  const config = configFile === undefined ? {} : await loadConfig(configFile, shortest(configFile, host.folder), accepted);
  return resolveDataset(config, wishes, {configFile, folder: host.folder, home: host.home, cache, parallelism: host.parallelism});
}

async function build(dataset: Dataset, {host, progress, signal}: {host: Host; progress: Reporter; signal: AbortSignal}): Promise<BuildReport> {
  const buildDataset = await host.composition();
  signal.throwIfAborted();
  return await buildDataset(dataset, {path: host.env['PATH'] ?? '', home: host.home, progress: progress.tell, signal});
}

/** The first request ends the build in good order, the second one at once. Nothing finished is lost either way. */
function stopOrExit(stop: AbortController, progress: Reporter, host: Host): void {
  if (stop.signal.aborted) {
    progress.close();
    host.exit(exitCodes.interrupted);
    return;
  }
  progress.tell({kind: 'note', text: 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once'});
  stop.abort(new Error('Interrupted'));
}

/** A path as a person in that folder would write it. */
function shortest(path: string, folder: string): string {
  const way = relative(folder, path);
  return way.startsWith('../..') || way === '' ? path : way;
}
