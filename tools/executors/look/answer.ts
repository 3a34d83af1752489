// Asks a question of the dataset that a command line means, and prints the answer as text or as one line of JSON.
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {CommandLine} from '../cli/command.ts';
import {datasetOf} from '../config/dataset-of.ts';
import {findConfig} from '../config/find-config.ts';
import {resolveSource} from '../config/resolve-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {jsonLine} from '../report/json-line.ts';
import {stopping} from '../stopping.ts';
import {buildLine} from './build-line.ts';
import {openFinished} from './finished.ts';
import type {Question} from './question.ts';

export async function answer<T>(question: Question<T>, line: CommandLine, host: Host): Promise<number> {
  const {signal, release} = stopping(host, {first: () => {}, leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    dataset = await datasetMeant(line, host);
    const finished = await openFinished(dataset, signal);
    try {
      const found = await question.ask(finished, line);
      const {isTTY, columns} = host.stdout;
      const page = {columns: isTTY === true && columns ? columns : Infinity, folder: host.folder};
      host.stdout.write(line.json ? jsonLine(found) : terminalSafe(question.print(found, page)));
      return question.code?.(found) ?? exitCodes.done.code;
    } finally {
      await finished.close();
    }
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}

/** The dataset of `--config` or `--of`, of the configuration here, or of this folder as a repository. */
export async function datasetMeant({values}: Pick<CommandLine, 'values'>, host: Host): Promise<Dataset> {
  const one = (name: string) => values.get(name)?.[0];
  const absolute = (path: string) => resolve(host.folder, path);
  const [config, of, out, store] = [one('config'), one('of'), one('out'), one('store')];
  const configFile = config !== undefined ? absolute(config) : of === undefined ? await findConfig(host.folder) : undefined;
  const wishes = {
    ...(of === undefined ? {} : {source: resolveSource(of, absolute)}),
    ...(out === undefined ? {} : {out: absolute(out)}),
    ...(store === undefined ? {} : {store: absolute(store)}),
  };
  return await datasetOf({configFile, wishes}, host);
}
