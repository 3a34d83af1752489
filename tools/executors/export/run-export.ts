// One export as a command: progress while it runs, and at the end where it lies and how much of it is new.
import {relative, resolve} from 'node:path';
import {besideDataset} from '../beside-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice} from '../config/problem.ts';
import {refuseSharedFolder} from '../config/refuse-shared-folder.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {spellNumber} from '../report/spell-number.ts';
import {exportDataset, type ExportReport} from './export-dataset.ts';
import {formats, type FormatEntry} from './formats.ts';
import {windowsAsked} from '../look/windows-asked.ts';
import {timeSpanOf} from './time-span.ts';

export async function runExport(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const format = formatMeant(line);
    const dataset = await meant();
    const to = folderMeant(line, {dataset, host, format});
    const chosen = {kinds: line.values.get('kind') ?? [], view: line.values.get('view')?.[0], windows: windowsAsked(line, 'export'), compress: compressMeant(line), name: nameMeant(line)};
    const request = {...chosen, format, to, oneFile: line.values.has('one-file'), minLines: countOf(line, 'min-lines') ?? usualLines, maxSamples: countOf(line, 'max-samples'), maxRequests: countOf(line, 'max-prs'), opened: timeSpanOf(line), trees: treesMeant(line, {dataset, format})};
    const report = await exportDataset(dataset, request, {...surroundings, ...rewriteTokenOf(dataset, host), ...hubTokenOf(host), build: host.composition});
    return {report, text: ({folder}) => textOf(report, folder)};
  });
}

/** The variable is the user's choice, so that no token of another service is shown to a model by mistake. */
function rewriteTokenOf({product}: Dataset, {env}: Host): {readonly rewriteToken?: string} {
  const token = product?.rewrite === undefined ? undefined : env[product.rewrite.tokenFrom];
  return token === undefined || token === '' ? {} : {rewriteToken: token};
}

function hubTokenOf({env: {HF_TOKEN: token}}: Host): {readonly hubToken?: string} {
  return token === undefined || token === '' ? {} : {hubToken: token};
}

function compressMeant({values}: CommandLine): 'gz' | 'zst' | undefined {
  const said = values.get('compress')?.[0];
  if (said === undefined || said === 'gz' || said === 'zst') return said;
  throw misused([{path: '--compress', expected: choice(['gz', 'zst']), got: shown(said), hint: didYouMean(said, ['gz', 'zst'])}], 'export');
}

function nameMeant({values}: CommandLine): string | undefined {
  const said = values.get('name')?.[0];
  if (said === undefined || /^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,200}$/.test(said)) return said;
  throw misused([{path: '--name', expected: 'a name of a file without a folder, of letters, digits, dots, dashes and underscores', got: shown(said)}], 'export');
}

function formatMeant({words: [word = '']}: CommandLine): FormatEntry {
  const found = formats.find(({name}) => name === word);
  if (found !== undefined) return found;
  const names = formats.map(({name}) => name);
  throw misused([{path: 'export', expected: choice(names), got: shown(word), hint: didYouMean(word, names)}], 'export');
}

/** A tree is git's own objects: what rules would take out of texts is in it. */
function treesMeant({values}: CommandLine, {dataset: {clean, forget, licences}, format}: {readonly dataset: Dataset; readonly format: FormatEntry}): boolean {
  if (!values.has('trees')) return false;
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

/** A folder of its own: neither what a build replaces, nor one that holds the source or the store. */
function folderMeant({values}: CommandLine, {dataset, host, format}: {readonly dataset: Dataset; readonly host: Host; readonly format: FormatEntry}): string {
  const named = values.get('to')?.[0];
  const to = named === undefined ? resolve(`${dataset.out}-exports`, format.name) : resolve(host.folder, named);
  refuseSharedFolder({path: '--to', folder: to}, [['source', dataset.source], ['store', dataset.store], ["dataset's folder", dataset.out]], [['store', dataset.store], ["dataset's folder", dataset.out]]);
  return to;
}

function textOf({format, to, rows, ran, leftOut, files}: ExportReport, folder: string): string {
  const way = relative(folder, to);
  const lines: readonly (readonly [string, string])[] = [
    ['rows', `${spellNumber(rows)}, ${spellNumber(ran)} of them made for it`],
    ...Object.entries(leftOut).map(([reason, count]) => ['left out', `${spellNumber(count)}: ${reason}`] as const),
    ['files', `${spellNumber(files.written)} written, ${spellNumber(files.kept)} kept, ${spellNumber(files.bytes)} bytes`],
    ['output', way === '' ? '.' : way.startsWith('..') ? to : way],
  ];
  const width = Math.max(...lines.map(([head]) => head.length));
  return [`Exported ${format}`, ...lines.map(([head, what]) => `  ${head.padEnd(width)}  ${what}`), ''].join('\n');
}
