// One look at a dataset's vocabulary as a command: counts brought up to date, a candidate learned, what changed, and the pin where it is asked for.
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {learnerVersion} from '../../../stages/tokenize/learn/learn-tokenizer.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {lockIn, lockOf, promoteLine} from '../artefacts/pinned-tokenizer.ts';
import type {Dataset, LearnedChoice, Surroundings} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {configNames, findConfig} from '../config/find-config.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {jsonLine} from '../report/json-line.ts';
import {reporter} from '../report/reporter.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {stopping} from '../stopping.ts';
import {countDataset} from './count-dataset.ts';
import {learnVocabulary, type VocabularyReport} from './learn-vocabulary.ts';
import {promote, type Promotion} from './promote.ts';
import {vocabularyText} from './vocabulary-text.ts';

export async function runVocab(line: CommandLine, host: Host): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stopping(host, {
    first: () => progress.tell({kind: 'note', text: 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once'}),
    leave: () => progress.close(),
  });
  try {
    dataset = await datasetMeant(line, host);
    const choice = learnedBy(dataset, await configMeant(line, host));
    const {promotion, report: found} = await vocabularyOf(dataset, choice, {path: host.env['PATH'] ?? '', home: host.home, progress: progress.tell, signal});
    const report = line.values.has('promote') ? {...found, promoted: await promote(choice, promotion)} : found;
    progress.close();
    const {isTTY, columns} = host.stdout;
    const page = {columns: isTTY === true && columns ? columns : Infinity, folder: host.folder, promote: promoteLine(choice)};
    host.stdout.write(line.json ? jsonLine(report) : terminalSafe(vocabularyText(report, page)));
    return exitCodes.done.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}

function learnedBy({tokenizer}: Dataset, configFile: string): LearnedChoice {
  if (tokenizer.kind === 'learned') return tokenizer;
  throw new ArtefactProblem('no-vocabulary', `"${configFile}" asks for no vocabulary of its own`, {where: configFile});
}

async function configMeant({values}: CommandLine, {folder}: Host): Promise<string> {
  const named = values.get('config')?.[0];
  return named === undefined ? ((await findConfig(folder)) ?? resolve(folder, configNames[0])) : resolve(folder, named);
}

async function vocabularyOf(dataset: Dataset, choice: LearnedChoice, surroundings: Surroundings): Promise<{readonly report: VocabularyReport; readonly promotion: Promotion}> {
  // A lock that cannot be read is told before anything is counted.
  await lockIn(lockOf(choice));
  const counted = await countDataset(dataset, choice, surroundings);
  surroundings.signal.throwIfAborted();
  const {json, report} = await learnVocabulary(counted, choice, dataset.store);
  const provenance = {root: counted.root, commits: counted.commits, learner: learnerVersion, options: choice.options};
  return {report, promotion: {json, provenance, store: dataset.store}};
}
