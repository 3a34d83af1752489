// Builds the demonstration, and shows where its dataset is, what is in it and what to try next.
import {resolve} from 'node:path';
import type {BuildReport} from '../build/build-report.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {datasetOf} from '../config/dataset-of.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {jsonLine} from '../report/json-line.ts';
import {reporter} from '../report/reporter.ts';
import {stoppingBuild} from '../stopping-build.ts';
import {demoFolder} from './demo-folder.ts';
import {demoPage, nextCommands} from './demo-page.ts';

const usualFolder = 'gristmill-demo';

export async function runDemo({words: [word = usualFolder], json, again}: CommandLine, host: Host): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stoppingBuild(host, progress);
  const path = host.env['PATH'] ?? '';
  try {
    const demo = await demoFolder(resolve(host.folder, word), {path, shown: word}, signal);
    dataset = await datasetOf({configFile: demo.config, wishes: {}}, host);
    const build = await host.composition();
    const report: BuildReport = await build(dataset, {path, home: host.home, progress: progress.tell, signal});
    progress.close();
    const next = nextCommands(word);
    host.stdout.write(json ? jsonLine({...report, config: demo.config, next: next.map(([command]) => command)}) : await demoPage(report, {folder: word, next}));
    return exitCodes.done.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json, interrupted: signal.aborted, failing: {dataset, again, build: again}});
  } finally {
    release();
  }
}
