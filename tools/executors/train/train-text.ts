// What a training did, and what one would do, for people.
import {relative} from 'node:path';
import {spellBytes} from '../doctor/spell-bytes.ts';
import type {Page} from '../look/question.ts';
import {quoted} from '../report/quoted.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {TrainingFound} from './examine-training.ts';
import type {TrainReport} from './training.ts';

export function trainText({state, runs, change, model}: TrainReport, {columns, folder}: Page): string {
  const rows = runs.map((run) => [run.phase, run.state, run.steps, run.tokens, run.loss === null ? '' : run.loss.toFixed(4), run.validation === null ? '' : run.validation.perplexity.toFixed(2), run.tokensPerSecond === null ? '' : Math.round(run.tokensPerSecond)]);
  const table = rows.length === 0 ? [] : [textTable({head: ['phase', '', 'steps', 'tokens', 'loss', 'val', 'tokens/s'], rows, columns})];
  const ending = {done: 'Trained', 'up-to-date': 'Nothing to train: the model has learned what there is', preempted: 'Stopped and saved. The same command goes on'}[state];
  return [...changeLines(change), ...table, `${ending}${model.checkpoint === null ? '' : `: ${quoted(relative(folder, model.checkpoint))}, ${spellNumber(model.parameters)} parameters`}`, ''].join('\n');
}

function changeLines(change: TrainReport['change']): readonly string[] {
  if (change === null) return [];
  const came = Object.entries(change.added).map(([phase, count]) => `${spellNumber(count)} to ${phase}`).join(', ');
  const what = {
    same: 'goes on', pin: 'keeps the data it began with', delta: 'learns what is new after all else', swap: 'goes on with the new data', rewind: `went back to ${change.backTo ?? ''}`, retrain: 'begins again', refuse: 'refuses',
  }[change.decision];
  return [`The dataset has changed${came === '' ? '' : `: ${came}`}; learned and edited: ${spellNumber(change.edited)}, learned and gone: ${spellNumber(change.removed.length)}. Training ${what}`];
}

const lacking = {
  torch: 'none: no Python that has torch was found. Make one: gristmill train-setup',
  onnx: 'none: onnxruntime-node is not there, which runs graphs. Install it, or train with the engine "torch"',
} as const;

export function doctorText({engine, asked, python, tried, device, model, phases, disk, fits}: TrainingFound, {columns}: Page): string {
  const rows = phases.map(({phase, tokens, samples, steps, epochs, batch, micro, read}) => [phase, tokens, samples, epochs, `${batch}${micro === batch ? '' : ` (${micro} at a time)`}`, steps, `${read.toFixed(2)}×`]);
  const needed = model.state + model.activations;
  return [
    `engine     ${engine === null ? lacking[asked] : python === null ? engine : `${engine}, Python ${python.python}, ${quoted(python.path)}`}`,
    ...tried.map((why) => `           not ${why}`),
    `device     ${device.name}, ${spellBytes(device.bytes)}`,
    `model      ${spellNumber(model.parameters)} parameters${model.trained === model.parameters ? '' : `, ${spellNumber(model.trained)} of them new and trained`}; ${spellBytes(model.state)} with gradients and moments, ${spellBytes(model.activations)} for a forward pass${needed > device.bytes ? ': more than the device has' : ''}`,
    `disk       ${spellBytes(disk.needed)} for checkpoints, ${spellBytes(disk.free)} free`,
    '',
    textTable({head: ['phase', 'tokens', 'samples', 'epochs', 'batch', 'steps', 'read'], rows, columns}),
    '',
    fits && engine !== null ? 'It can be trained here' : 'It cannot be trained here',
    '',
  ].join('\n');
}
