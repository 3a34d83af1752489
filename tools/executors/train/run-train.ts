// One training as a command: what was asked for, the engine that does it, and what is said of it.
import {join} from 'node:path';
import {besideDataset} from '../beside-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {choice as oneOf, type Problem} from '../config/problem.ts';
import {didYouMean} from '../config/nearest.ts';
import {resolveTrain} from '../config/resolve-train.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {exitCodes} from '../report/exit-codes.ts';
import type {Policy} from '../../../stages/train/decide.ts';
import {examineTraining} from './examine-training.ts';
import {needEngine} from './find-engine.ts';
import {unusable} from './base-model.ts';
import {candidates} from './find-python.ts';
import type {TrainChoice} from './train-choice.ts';
import {trainDataset} from './train-dataset.ts';
import {doctorText, trainText} from './train-text.ts';
import type {TrainReport} from './training.ts';

const [additions, removals] = [['delta', 'swap', 'pin', 'retrain'], ['refuse', 'warn', 'rewind', 'retrain']] as const;

export async function runTrain(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, {progress, signal}) => {
    const wishes = wishesOf(line);
    const dataset = await meant();
    const choice = choiceOf(dataset, wishes, host);
    if (choice.engine === 'command' || line.values.has('write') || line.values.has('to')) {
      const {trainOutside} = await import('./outside/train-outside.ts');
      return await trainOutside(line, {choice, dataset: dataset.out, host, signal, note: (text) => progress({kind: 'note', text})});
    }
    if (choice.hub !== undefined) throw unusable(choice.hub.name, 'ours fetches nothing: name its folder as "train.model.base", or another trainer with the engine "command"');
    const asked = candidates(host, {python: choice.python, folder: choice.folder, root: host.folder});
    if (line.values.has('doctor')) {
      const found = await examineTraining({dataset, choice, asked, env: host.env});
      return {report: found, text: (page) => doctorText(found, page), code: found.fits && found.engine !== null ? exitCodes.done.code : exitCodes.missing.code};
    }
    const {size, last, ...done} = await trainDataset({
      choice, dataset: dataset.out, fresh: line.values.has('fresh'), pause: wishes.pause, signal, clock: host.clock,
      engine: () => needEngine(choice, asked, {env: host.env, note: (text) => progress({kind: 'note', text})}),
      tell: {
        note: (text) => progress({kind: 'note', text}),
        started: (phase, steps) => progress({kind: 'stage-started', stage: `train.${phase}`, total: steps}),
        finished: (phase, steps) => progress({kind: 'stage-finished', stage: `train.${phase}`, rows: steps}),
        advanced: (phase, steps) => progress({kind: 'stage-advanced', stage: `train.${phase}`, ran: steps, reused: 0}),
      },
    });
    const report: TrainReport = {...done, model: {parameters: size.trained + size.frozen, checkpoint: last?.done === true ? join(choice.out, 'checkpoints', `${last.phase}_final`) : null}};
    return {report, text: (page) => trainText(report, page), code: report.state === 'preempted' ? exitCodes.preempted.code : exitCodes.done.code};
  });
}

interface Wishes {readonly policy: Partial<Policy>; readonly pause: number | null}

function wishesOf({values}: CommandLine): Wishes {
  const problems: Problem[] = [];
  const one = <const T extends string>(name: string, known: readonly T[]): T | undefined => {
    const value = values.get(name)?.[0];
    const found = known.find((word) => word === value);
    if (value !== undefined && found === undefined) problems.push({path: `--${name}`, expected: oneOf(known), got: shown(value), hint: didYouMean(value, known)});
    return found;
  };
  const [added, removed, stop] = [one('added', additions), one('removed', removals), values.get('stop-after')?.[0]];
  if (stop !== undefined && !/^[1-9]\d{0,8}$/.test(stop)) problems.push({path: '--stop-after', expected: 'a whole number of at least 1', got: shown(stop)});
  if (problems.length > 0) throw misused(problems, 'train');
  return {policy: {...(added !== undefined && {added}), ...(removed !== undefined && {removed})}, pause: stop === undefined ? null : Number(stop)};
}

function choiceOf(dataset: Dataset, {policy}: Wishes, host: Host): TrainChoice {
  const choice = dataset.train ?? resolveTrain(undefined, {out: dataset.out, folder: host.folder, absolute: (path) => path});
  return {...choice, policy: {...choice.policy, ...policy}};
}
