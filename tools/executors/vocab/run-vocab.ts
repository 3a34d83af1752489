// One look at a dataset's vocabulary as a command: counts brought up to date, a candidate learned, what changed, and the pin where it is asked for.
import {resolve} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import {learnerVersion} from '../../../stages/tokenize/learn/learn-tokenizer.ts';
import {chunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {structureVocabularyVersion} from '../../../stages/tokenize/structural/vocabulary-file.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {lockIn, lockOf, promoteLine} from '../artefacts/pinned-tokenizer.ts';
import {structureOptions} from '../artefacts/structure-pin.ts';
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
import {countStructure} from './count-structure.ts';
import {learnVocabulary, type VocabularyReport} from './learn-vocabulary.ts';
import {makeStructure, type StructureReport} from './make-structure.ts';
import {promote, type Promotion} from './promote.ts';
import {promoteStructure} from './promote-structure.ts';
import {writeSeedVocabulary, type SeedReport} from './seed-vocabulary.ts';
import {seedText, structureText} from './structure-text.ts';
import {vocabularyText, type VocabularyPage} from './vocabulary-text.ts';

export async function runVocab(line: CommandLine, host: Host): Promise<number> {
  const progress = reporter(host);
  let dataset: Dataset | undefined;
  const {signal, release} = stopping(host, {
    first: () => progress.tell({kind: 'note', text: 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once'}),
    leave: () => progress.close(),
  });
  try {
    dataset = await datasetMeant(line, host);
    const configFile = await configMeant(line, host);
    const report = await wished(dataset, {line, host, configFile}, {path: host.env['PATH'] ?? '', home: host.home, progress: progress.tell, signal});
    progress.close();
    const {isTTY, columns} = host.stdout;
    const page = {columns: isTTY === true && columns ? columns : Infinity, folder: host.folder, promote: promoteLine({configFile})};
    host.stdout.write(line.json ? jsonLine(spelled(report)) : terminalSafe(textsOf(report, page).join('\n')));
    return exitCodes.done.code;
  } catch (failure) {
    progress.close();
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}

interface VocabReport {
  readonly learned?: VocabularyReport;
  readonly structure?: StructureReport;
  readonly seed?: SeedReport;
}

interface Asked {readonly line: CommandLine; readonly host: Host; readonly configFile: string}

/** Everything is counted before anything is pinned. */
async function wished(dataset: Dataset, {line: {values}, host, configFile}: Asked, surroundings: Surroundings): Promise<VocabReport> {
  const {tokenizer, structure} = dataset;
  const seed = values.get('seed-vocabulary')?.[0];
  if (tokenizer.kind !== 'learned' && structure === undefined && seed === undefined) throw new ArtefactProblem('no-vocabulary', `"${configFile}" asks for no vocabulary of its own`, {where: configFile});
  const promoting = values.has('promote');
  // A lock that cannot be read is told before anything is counted.
  if (tokenizer.kind === 'learned' || structure !== undefined) await lockIn(lockOf(tokenizer.kind === 'learned' ? tokenizer : {folder: structure?.folder ?? ''}));
  const learned = tokenizer.kind === 'learned' ? await vocabularyOf(dataset, tokenizer, surroundings) : undefined;
  const counted = structure === undefined && seed === undefined ? undefined : await countStructure(dataset, structure?.chunks ?? {...chunkRules, merges: dataset.commits.merges}, surroundings);
  surroundings.signal.throwIfAborted();
  const made = structure === undefined || counted === undefined ? undefined : await makeStructure(counted, structure, dataset.store);
  let report: VocabReport = {};
  if (learned !== undefined && tokenizer.kind === 'learned') {
    report = {learned: promoting ? {...learned.report, promoted: await promote(tokenizer, learned.promotion)} : learned.report};
  }
  if (made !== undefined && counted !== undefined && structure !== undefined) {
    const provenance = {root: counted.root, commits: counted.commits, learner: structureVocabularyVersion, options: structureOptions(structure)};
    report = {...report, structure: promoting ? {...made.report, promoted: await promoteStructure(structure, {bytes: made.bytes, provenance, store: dataset.store})} : made.report};
  }
  return seed === undefined || counted === undefined ? report : {...report, seed: await writeSeedVocabulary(resolve(host.folder, seed), counted)};
}

/** A learned vocabulary is told as ever; what else was made stands beside it. */
function spelled({learned, ...others}: VocabReport): object {
  return {...learned, ...others};
}

function textsOf({learned, structure, seed}: VocabReport, page: VocabularyPage): readonly string[] {
  return [...(learned === undefined ? [] : [vocabularyText(learned, page)]), ...(structure === undefined ? [] : [structureText(structure, page)]), ...(seed === undefined ? [] : [seedText(seed, page)])];
}

async function configMeant({values}: CommandLine, {folder}: Host): Promise<string> {
  const named = values.get('config')?.[0];
  return named === undefined ? ((await findConfig(folder)) ?? resolve(folder, configNames[0])) : resolve(folder, named);
}

async function vocabularyOf(dataset: Dataset, choice: LearnedChoice, surroundings: Surroundings): Promise<{readonly report: VocabularyReport; readonly promotion: Promotion}> {
  const counted = await countDataset(dataset, choice, surroundings);
  surroundings.signal.throwIfAborted();
  const {json, report} = await learnVocabulary(counted, choice, dataset.store);
  const provenance = {root: counted.root, commits: counted.commits, learner: learnerVersion, options: choice.options};
  return {report, promotion: {json, provenance, store: dataset.store}};
}
