// What a command line asks of exports: one format, one step of the configuration, or all of its steps.
import {resolve} from 'node:path';
import type {Dataset} from '../build/contract.ts';
import type {ExportStep} from '../build/export-step.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice} from '../config/problem.ts';
import {refuseSharedFolder} from '../config/refuse-shared-folder.ts';
import {shown} from '../config/shown.ts';
import {windowsAsked} from '../look/windows-asked.ts';
import {usualWindows} from '../../../stages/dataset/windows/window-rules.ts';
import type {ExportRequest} from './export-dataset.ts';
import {nameExpected, namePattern} from './file-names.ts';
import {formats, type FormatEntry} from './formats.ts';
import {timeSpanOf} from './time-span.ts';

export interface ExportWish {
  /** None of a format that was named by itself. */
  readonly step: string | undefined;
  readonly request: ExportRequest;
}

export interface ExportWishes {
  readonly wishes: readonly ExportWish[];
  /** All that the configuration has, which begins with the dataset itself. */
  readonly all: boolean;
}

export interface Meaning {readonly line: CommandLine; readonly dataset: Dataset; readonly folder: string}

/** A step of the configuration comes before a format of its name. */
export function exportWishes(meaning: Meaning): ExportWishes {
  const {line: {words: [word]}, dataset: {exports = []}} = meaning;
  if (word === undefined) {
    if (exports.length === 0) throw misused([{path: 'export', expected: 'a format, or "exports" in the configuration', got: 'neither'}], 'export');
    if (meaning.line.values.has('to')) throw misused([{path: '--to', expected: 'a format or a step beside it', got: 'all steps of the configuration'}], 'export');
    return {wishes: exports.flatMap((step) => wishesOf(step, meaning)), all: true};
  }
  const step = exports.find(({name}) => name === word);
  if (step !== undefined) return {wishes: wishesOf(step, meaning), all: false};
  const format = formatNamed(word, exports);
  const to = toIn(meaning) ?? resolve(`${meaning.dataset.out}-exports`, format.name);
  return {wishes: [{step: undefined, request: requestOf({format, to}, {name: word, formats: [word], to, opened: {}}, meaning)}], all: false};
}

function formatNamed(word: string, steps: readonly ExportStep[]): FormatEntry {
  const found = formats.find(({name}) => name === word);
  if (found !== undefined) return found;
  const names = [...steps, ...formats].map(({name}) => name);
  throw misused([{path: 'export', expected: choice(names), got: shown(word), hint: didYouMean(word, names)}], 'export');
}

function wishesOf(step: ExportStep, meaning: Meaning): readonly ExportWish[] {
  const to = toIn(meaning) ?? step.to;
  return step.formats.map((name) => ({step: step.name, request: {...requestOf({format: formatOf(step, name), to}, step, meaning), manifest: `${name}.export.json`}}));
}

/** The schema knows every format that is listed; a step that lists none may be called after nothing. */
function formatOf({name: step}: ExportStep, name: string): FormatEntry {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = formats.map(({name}) => name);
  throw misused([{path: `exports.${step}.formats`, expected: `a list of ${choice(names)}, as the step is called after no format`, got: 'nothing', hint: didYouMean(step, names)}], 'export');
}

/** What the command line says comes before what the step does. */
function requestOf({format, to}: Pick<ExportRequest, 'format' | 'to'>, step: ExportStep, {line, dataset}: Meaning): ExportRequest {
  const path = step.to === to ? `exports.${step.name}.to` : '--to';
  refuseSharedFolder({path: line.values.has('to') ? '--to' : path, folder: to}, [['source', dataset.source], ['store', dataset.store], ["dataset's folder", dataset.out]], [['store', dataset.store], ["dataset's folder", dataset.out]]);
  const {since = step.opened.since, until = step.opened.until} = timeSpanOf(line);
  return {
    format, to,
    oneFile: line.values.has('one-file') || step.oneFile === true,
    minLines: countOf(line, 'min-lines') ?? step.minLines ?? usualLines,
    maxSamples: countOf(line, 'max-samples') ?? step.maxSamples,
    maxRequests: countOf(line, 'max-prs') ?? step.maxRequests,
    maxCommits: countOf(line, 'max-commits') ?? step.maxCommits,
    opened: {since, until},
    kinds: line.values.get('kind') ?? step.kinds ?? [],
    view: line.values.get('view')?.[0] ?? step.view,
    windows: line.values.has('windows') ? windowsAsked(line, 'export') : (step.windows ?? usualWindows),
    compress: compressMeant(line) ?? step.compress,
    name: nameMeant(line) ?? step.file,
    trees: treesMeant(line.values.has('trees') || step.trees === true, {dataset, format}),
  };
}

function compressMeant({values}: CommandLine): 'gz' | 'zst' | undefined {
  const said = values.get('compress')?.[0];
  if (said === undefined || said === 'gz' || said === 'zst') return said;
  throw misused([{path: '--compress', expected: choice(['gz', 'zst']), got: shown(said), hint: didYouMean(said, ['gz', 'zst'])}], 'export');
}

function nameMeant({values}: CommandLine): string | undefined {
  const said = values.get('name')?.[0];
  if (said === undefined || namePattern.test(said)) return said;
  throw misused([{path: '--name', expected: nameExpected, got: shown(said)}], 'export');
}

function toIn({line: {values}, folder}: Meaning): string | undefined {
  const named = values.get('to')?.[0];
  return named === undefined ? undefined : resolve(folder, named);
}

/** A tree is git's own objects: what rules would take out of texts is in it. */
function treesMeant(asked: boolean, {dataset: {clean, forget, licences}, format}: {readonly dataset: Dataset; readonly format: FormatEntry}): boolean {
  if (!asked) return false;
  if (format.trees !== true) throw misused([{path: '--trees', expected: choice(formats.filter(({trees}) => trees === true).map(({name}) => name)), got: shown(format.name)}], 'export');
  const ruled = Object.entries({clean, forget, licences}).filter(([, rules]) => rules !== undefined).map(([name]) => name);
  if (ruled.length > 0) throw misused([{path: '--trees', expected: 'a dataset without rules about texts, because trees have everything that the repository has', got: ruled.join(', ')}], 'export');
  return true;
}

/** As many as seed B's tool asks for. */
const usualLines = 10;

function countOf({values}: CommandLine, option: string): number | undefined {
  const said = values.get(option)?.[0];
  if (said === undefined) return undefined;
  if (/^\d{1,9}$/.test(said)) return Number(said);
  throw misused([{path: `--${option}`, expected: 'a whole number', got: shown(said)}], 'export');
}
