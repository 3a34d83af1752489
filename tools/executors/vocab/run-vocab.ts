// One look at a dataset's vocabulary as a command: counts brought up to date, a candidate learned, what changed, and the pin where it is asked for.
import {resolve} from 'node:path';
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {chunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {lockIn, lockOf, promoteLine} from '../artefacts/pinned-tokenizer.ts';
import {besideDataset} from '../beside-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {CommandLine} from '../cli/command.ts';
import {configNames, findConfig} from '../config/find-config.ts';
import type {Host} from '../host.ts';
import {structureCandidate, vocabularyCandidate} from './candidates.ts';
import {countStructure} from './count-structure.ts';
import type {VocabularyReport} from './learn-vocabulary.ts';
import type {StructureReport} from './make-structure.ts';
import {promote} from './promote.ts';
import {promoteStructure} from './promote-structure.ts';
import {writeSeedVocabulary, type SeedReport} from './seed-vocabulary.ts';
import {seedText, structureText} from './structure-text.ts';
import {vocabularyText, type VocabularyPage} from './vocabulary-text.ts';

export async function runVocab(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const dataset = await meant();
    const configFile = await configMeant(line, host);
    const report = await wished(dataset, {line, host, configFile}, surroundings);
    return {report: spelled(report), text: (page) => textsOf(report, {...page, promote: promoteLine({configFile})}).join('\n')};
  });
}

interface VocabReport {
  readonly learned?: VocabularyReport;
  readonly structure?: StructureReport;
  readonly seed?: SeedReport;
}

interface Asked {readonly line: CommandLine; readonly host: Host; readonly configFile: string}

/** Everything is counted before anything is pinned. */
async function wished(dataset: Dataset, {line: {values}, host, configFile}: Asked, surroundings: Surroundings): Promise<VocabReport> {
  const learned = dataset.tokenizer.kind === 'learned' ? dataset.tokenizer : undefined;
  const {structure} = dataset;
  const seed = values.get('seed-vocabulary')?.[0];
  if (learned === undefined && structure === undefined && seed === undefined) throw new ArtefactProblem('no-vocabulary', `"${configFile}" asks for no vocabulary of its own`, {where: configFile});
  // A lock that cannot be read is told before anything is counted.
  for (const choice of [learned, structure]) if (choice !== undefined) await lockIn(lockOf(choice));
  const vocabulary = learned && (await vocabularyCandidate(dataset, learned, surroundings));
  const rules = structure?.chunks ?? {...chunkRules, merges: twoSidedMerges(dataset.commits.merges)};
  const counted = structure === undefined && seed === undefined ? undefined : await countStructure(dataset, rules, surroundings);
  const made = structure && counted && (await structureCandidate(dataset, structure, counted));
  surroundings.signal.throwIfAborted();
  const pinning = values.has('promote');
  return {
    ...(learned && vocabulary && {learned: pinning ? {...vocabulary.report, promoted: await promote(learned, vocabulary.promotion)} : vocabulary.report}),
    ...(structure && made && {structure: pinning ? {...made.report, promoted: await promoteStructure(structure, made.promotion)} : made.report}),
    ...(seed !== undefined && counted && {seed: await writeSeedVocabulary(resolve(host.folder, seed), counted)}),
  };
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
