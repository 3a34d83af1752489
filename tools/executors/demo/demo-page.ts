// What the demonstration shows at its end: where the dataset is, one record of it, and what to try next.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {BuildReport} from '../build/build-report.ts';
import {manifestFile, reportFile, type Manifest} from '../build/manifest.ts';
import type {Example} from '../cli/command.ts';
import {quoted} from '../report/quoted.ts';
import {spellDuration} from '../report/spell-duration.ts';
import {spellNumber} from '../report/spell-number.ts';

export function nextCommands(folder: string): readonly Example[] {
  const config = `--config ${quoted(join(folder, 'dataset.config.json'))}`;
  return [
    [`gristmill stats ${config}`, 'what the dataset holds, and what was left out and why'],
    [`gristmill show kiln/firing.py ${config}`, 'a file as a model reads it, and where each piece of it comes from'],
    [`gristmill build ${config}`, 'build it again: nothing has changed, so nothing is done'],
  ];
}

export async function demoPage(report: BuildReport, {folder, next}: {readonly folder: string; readonly next: readonly Example[]}): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(report.out, manifestFile), 'utf8'));
  const {documents, tokens} = manifest.totals;
  const width = Math.max(...next.map(([command]) => command.length));
  return terminalSafe([
    report.upToDate ? `Up to date: nothing changed since the last time (${spellDuration(report.wallMs)})` : `Built in ${spellDuration(report.wallMs)}, without a network`,
    '',
    `  output   ${quoted(join(folder, 'out'))}`,
    `  pictures ${quoted(join(folder, 'out', reportFile))}, for a browser`,
    `  holds    ${spellNumber(documents)} documents${tokens === null ? '' : `, ${spellNumber(tokens)} tokens`}`,
    '',
    'One record, as a model reads it: a commit that renames two files and edits them',
    ...(await sampleOf(report.out, manifest)).map((line) => `  | ${line}`.trimEnd()),
    '',
    'Next',
    ...next.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`),
    '',
  ].join('\n'));
}

const mostLines = 24;
const shownCommit = 'Call a curve a firing';

async function sampleOf(out: string, {shards}: Manifest): Promise<readonly string[]> {
  for (const {file} of shards.filter(({kind}) => kind === 'commit')) {
    for (const line of (await readFile(join(out, file), 'utf8')).split('\n').filter((text) => text.includes(shownCommit))) {
      const {training_content: content = ''}: {training_content?: string} = JSON.parse(line);
      const lines = content.trimEnd().split('\n');
      return lines.length > mostLines ? [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`] : lines;
    }
  }
  return [];
}
