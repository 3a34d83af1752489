// One question to a trained model as a command: what was asked for, and what is said of it.
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {resolve} from 'node:path';
import {besideDataset, type Found} from '../beside-dataset.ts';
import type {Dataset} from '../build/contract.ts';
import {writing} from '../build/output-error.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {choice as oneOf, type Problem} from '../config/problem.ts';
import {didYouMean} from '../config/nearest.ts';
import {resolveTrain} from '../config/resolve-train.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {quoted} from '../report/quoted.ts';
import {limits} from './prediction-request.ts';
import {createPredictor, tokenizerOf, type Wish} from './predictor.ts';
import {servePredictions} from './serve-predictions.ts';
import {finishedCheckpoint, readTrainedModel, type TrainedModel} from './trained-model.ts';
import {foreignIn, writeModel} from './write-model.ts';

const kinds = ['text', 'serve', 'export'] as const;

interface Wishes {readonly kind: (typeof kinds)[number]; readonly rest: string; readonly wish: Wish; readonly port: number; readonly phase: string | undefined}

export async function runPredict(line: CommandLine, host: Host): Promise<number> {
  return await besideDataset(line, host, async (meant, surroundings) => {
    const wishes = wishesOf(line);
    const dataset = await meant();
    const train = dataset.train ?? resolveTrain(undefined, {out: dataset.out, folder: host.folder, absolute: (path) => path});
    const model = await readTrainedModel(await finishedCheckpoint(train.out, wishes.phase));
    const asked: Asked = {model, dataset, threads: train.threads, wishes};
    if (wishes.kind === 'export') return await exported(asked, resolve(host.folder, wishes.rest));
    return wishes.kind === 'serve' ? await served(asked, host, surroundings) : await said(asked, surroundings);
  });
}

interface Asked {readonly model: TrainedModel; readonly dataset: Dataset; readonly threads: number; readonly wishes: Wishes}

async function said({model, dataset, threads, wishes}: Asked, {signal}: Surroundings): Promise<Found> {
  const predict = await createPredictor(model, dataset, {threads});
  const prediction = await predict(wishes.rest, wishes.wish, signal);
  return {report: {...prediction, model: named(model)}, text: () => `${prediction.text}\n`};
}

async function exported({model, dataset}: Asked, to: string): Promise<Found> {
  const foreign = await foreignIn(to);
  if (foreign !== undefined) throw misused([{path: 'predict export', expected: 'a folder that is new, empty or a model', got: `${shown(to)}, which has ${shown(foreign)}`}], 'predict');
  await writing(to, async () => writeModel(to, model, await tokenizerOf(model, dataset)));
  return {report: {folder: to, model: named(model)}, text: () => `Wrote the model of ${quoted(model.phase)} to ${quoted(to)}\n`};
}

async function served({model, dataset, threads, wishes: {port}}: Asked, {env}: Host, {signal, progress}: Surroundings): Promise<Found> {
  const given = env['GRISTMILL_PREDICT_TOKEN'] ?? '';
  if (given !== '' && given.length < 16) throw misused([{path: 'GRISTMILL_PREDICT_TOKEN', expected: 'at least 16 characters', got: `${given.length}`}], 'predict');
  const token = given === '' ? randomBytes(24).toString('base64url') : given;
  const predict = await createPredictor(model, dataset, {threads});
  await using serving = await servePredictions(predict, {port, token});
  progress({kind: 'note', text: `Predictions of ${quoted(model.phase)} at ${serving.address}${given === '' ? `, with the token ${token}` : ', with the token of GRISTMILL_PREDICT_TOKEN'}`});
  if (!signal.aborted) await once(signal, 'abort');
  return {report: {answered: serving.answered, model: named(model)}, text: () => `${serving.answered} answered\n`};
}

function named({checkpoint, phase}: TrainedModel) {
  return {checkpoint, phase};
}

function wishesOf({words: [kind, rest = ''], values}: CommandLine): Wishes {
  const problems: Problem[] = [];
  const found = kinds.find((one) => one === kind);
  if (found === undefined) problems.push({path: 'predict', expected: oneOf(kinds), got: shown(kind), hint: didYouMean(kind ?? '', kinds)});
  if (found === 'export' && rest === '') problems.push({path: 'predict export', expected: 'the folder to write to', got: 'none'});
  if (found === 'serve' && rest !== '') problems.push({path: 'predict serve', expected: 'nothing behind it', got: shown(rest)});
  const number = (name: string, usual: number, {most, whole = true, least = 0}: {readonly most: number; readonly whole?: boolean; readonly least?: number}): number => {
    const value = values.get(name)?.[0];
    const meant = value === undefined ? usual : Number(value);
    if (value !== undefined && (!/^\d+(?:\.\d+)?$/.test(value) || meant < least || meant > most || (whole && !Number.isSafeInteger(meant)))) problems.push({path: `--${name}`, expected: `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`, got: shown(value)});
    return meant;
  };
  const wish = {most: number('tokens', 200, {least: 1, most: limits.tokens}), temperature: number('temperature', 0, {most: limits.temperature, whole: false}), seed: number('seed', 0, {most: 2 ** 48})};
  const port = number('port', 0, {most: 65_535});
  if (problems.length > 0) throw misused(problems, 'predict');
  return {kind: found ?? 'text', rest, wish, port, phase: values.get('phase')?.[0]};
}
