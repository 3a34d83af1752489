// The plan of a training as another trainer is told of it, from the configuration and from the dataset as it was built.
import {relative} from 'node:path';
import {rulesOf, type LlamaShape} from '../../../../stages/train/train-rules.ts';
import type {TrainShard} from '../../../../stages/train/phase-data.ts';
import {planOptions, type OutsideTrainer} from '../../../../stages/train/outside/answers.ts';
import type {OutsideModel, OutsidePlan, OutsideShard} from '../../../../stages/train/outside/outside-plan.ts';
import {readManifest} from '../../build/current-outputs.ts';
import type {Manifest} from '../../build/manifest.ts';
import {problemLines, type Problem} from '../../config/problem.ts';
import {modelSize} from '../model-of.ts';
import {snapshotOfVal, stemOf, takeSnapshot, type Snapshot} from '../snapshot.ts';
import type {TrainChoice} from '../train-choice.ts';
import {TrainingFailure} from '../training-failure.ts';
import {factsOfData} from './facts-of-data.ts';

export interface PlannedOutside {readonly plan: OutsidePlan; readonly snapshot: Snapshot; readonly val: Snapshot | undefined; readonly manifest: Manifest}

export interface Planning {readonly choice: TrainChoice; readonly dataset: string; readonly trainer: OutsideTrainer; /** The folder of the files. */ readonly to: string; readonly pins: string}

export async function planOutside({choice, dataset, trainer, to, pins}: Planning): Promise<PlannedOutside> {
  const snapshot = await takeSnapshot(dataset, {named: choice.tokenizer, pins});
  const val = await snapshotOfVal(dataset, {named: choice.tokenizer, pins});
  const manifest = await readManifest(dataset);
  const tokenizer = manifest?.tokenizers.find(({name}) => name === snapshot.tokenizer.name);
  if (manifest === undefined || tokenizer === undefined) throw new TrainingFailure('nothing-to-train', `There is nothing to train on: "${dataset}" holds no dataset`);
  // Files are called by them, and a manifest is no more to be believed than anything else in a folder.
  const strange = snapshot.phases.find(({phase}) => !/^[a-z][a-z0-9-]*$/.test(phase));
  if (strange !== undefined) throw new TrainingFailure('nothing-to-train', `There is nothing to train on: the manifest names a phase "${strange.phase}", which none is called`, {fix: 'gristmill build --mend'});
  const here = (path: string): string => slashed(relative(to, path)) || '.';
  const located = ({digest, tokens}: TrainShard): OutsideShard => ({stem: here(stemOf(pins, digest)), tokens});
  const {rules, command} = choice;
  const plan: OutsidePlan = {
    rules, ranks: choice.ranks, threads: choice.threads, device: choice.device, save: choice.save, keep: choice.keep, checkpointing: choice.checkpointing,
    model: await modelMeant(choice, snapshot, here),
    tokenizer: command.tokenizer === undefined ? null : 'hub' in command.tokenizer ? command.tokenizer.hub : here(command.tokenizer.folder),
    flavor: command.flavor ?? null,
    validation: val === undefined ? null : {...choice.validation, shards: val.phases.flatMap(({shards}) => shards.map(located))},
    phases: snapshot.phases.map(({phase, shards}, at) => ({
      name: phase, file: `${at + 1}-${phase}`, rules: {...rulesOf(rules, phase)}, tokens: shards.reduce((sum, shard) => sum + shard.tokens, 0), shards: shards.map(located),
    })),
    data: await factsOfData(snapshot.phases, {pins, tokenizer}),
  };
  const problems = problemsOf(trainer, plan);
  if (problems.length > 0) throw new TrainingFailure('trainer-unable', `Could not write the plan for ${trainer.title}${problemLines(problems)}`);
  return {plan, snapshot, val, manifest};
}

async function modelMeant(choice: TrainChoice, snapshot: Snapshot, here: (path: string) => string): Promise<OutsideModel> {
  const {base, hub, rules} = choice;
  // Nobody here can see whether it knows the tokens.
  if (hub !== undefined) return {kind: 'base', from: hub.name, hub: true, lora: hub.lora};
  await modelSize(choice, snapshot);
  if (base !== undefined) return {kind: 'base', from: here(base.folder), hub: false, lora: base.lora};
  const shape: LlamaShape = {...rules.model, vocab: snapshot.tokenizer.vocab};
  return {kind: 'scratch', shape};
}

/** Each once, though several phases may have it. */
function problemsOf(trainer: OutsideTrainer, plan: OutsidePlan): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const phase of plan.phases) {
    const answers = trainer.answers(plan, phase);
    for (const option of planOptions) {
      const answer = answers[option];
      if (answer.kind === 'refused') found.set(`${option} ${answer.got}`, {path: `train.${option}`, expected: answer.expected, got: answer.got});
    }
  }
  return [...found.values()];
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
