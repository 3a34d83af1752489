// `gristmill train` where another trainer trains: what it is told is written, and what the configuration says is started.
import {join, resolve} from 'node:path';
import {outsideTrainers} from '../../../../stages/train/outside/outside-trainers.ts';
import type {OutsideTrainer} from '../../../../stages/train/outside/answers.ts';
import type {Found} from '../../beside-dataset.ts';
import type {CommandLine} from '../../cli/command.ts';
import {misused} from '../../cli/parse-arguments.ts';
import {didYouMean} from '../../config/nearest.ts';
import {choice as oneOf, type Problem} from '../../config/problem.ts';
import {shown} from '../../config/shown.ts';
import type {Host} from '../../host.ts';
import {exitCodes} from '../../report/exit-codes.ts';
import type {TrainChoice} from '../train-choice.ts';
import {outsideText} from './outside-text.ts';
import {runOutside, written} from './run-outside.ts';
import {writeOutside} from './write-outside.ts';

interface Asked {readonly choice: TrainChoice; /** Where it lies. */ readonly dataset: string; readonly host: Host; readonly signal: AbortSignal; readonly note: (text: string) => void}

export async function trainOutside(line: CommandLine, {choice, dataset, host, signal, note}: Asked): Promise<Found> {
  const {trainer, to} = meant(line, choice, host);
  const outside = await writeOutside({choice, dataset, trainer, to});
  const argv = line.values.has('write') ? undefined : choice.command.run;
  const report = argv === undefined ? written(outside) : await runOutside(outside, {argv, env: host.env, fresh: line.values.has('fresh'), signal, note});
  return {report, text: (page) => outsideText(report, page), code: report.state === 'preempted' ? exitCodes.preempted.code : exitCodes.done.code};
}

function meant({values}: CommandLine, {command, engine, out}: TrainChoice, {folder}: Host): {readonly trainer: OutsideTrainer; readonly to: string} {
  const names = outsideTrainers.map(({name}) => name);
  const asked = values.get('write')?.[0];
  const name = asked ?? (engine === 'command' ? command.writes : undefined);
  const trainer = outsideTrainers.find((known) => known.name === name);
  // What they say is decided by the other trainer.
  const own = ['doctor', 'stop-after', 'added', 'removed', ...(asked === undefined && command.run !== undefined ? [] : ['fresh'])];
  const problems: Problem[] = own.filter((option) => values.has(option)).map((option) => ({path: `--${option}`, expected: 'none, as another trainer trains', got: 'one'}));
  if (asked === undefined && name === undefined) problems.push({path: '--to', expected: 'a trainer that it is written for: --write', got: 'none'});
  else if (trainer === undefined) problems.push({path: '--write', expected: oneOf(names), got: shown(asked), hint: didYouMean(asked ?? '', names)});
  if (values.get('to')?.[0] === '') problems.push({path: '--to', expected: 'a folder', got: '""'});
  if (trainer === undefined || problems.length > 0) throw misused(problems, 'train');
  const asFolder = values.get('to')?.[0];
  return {trainer, to: asFolder === undefined ? join(out, trainer.name) : resolve(folder, asFolder)};
}
