// Writes a plan for another trainer: its configurations and the data in the form that it reads, in a folder that can be carried to where it runs.
import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from '../../../../cache/durable.ts';
import {joinedSteps} from '../../../../stages/train/outside/joined-steps.ts';
import type {OutsideTrainer} from '../../../../stages/train/outside/answers.ts';
import {linesOf, validationFile} from '../../../../stages/train/outside/outside-plan.ts';
import {unsaidTo, type Unsaid} from '../../../../stages/train/outside/remarks.ts';
import {dataDigest, type PhaseData} from '../../../../stages/train/phase-data.ts';
import {writing} from '../../build/output-error.ts';
import {writeWhole} from '../../build/write-whole.ts';
import {inPieces} from '../../export/built/in-pieces.ts';
import {trainFolder} from '../train-folder.ts';
import type {TrainChoice} from '../train-choice.ts';
import {planOutside, type PlannedOutside} from './plan-outside.ts';
import {shardsOf, textLines} from './text-lines.ts';
import {tokenLines} from './token-lines.ts';

export interface WrittenPhase {
  readonly phase: string;
  readonly file: string;
  /** Of the trainer, as far as they can be known. */
  readonly steps: number;
  readonly tokens: number;
  /** What does it, one command after the other. */
  readonly start: readonly (readonly string[])[];
  /** Of the configuration and of all that it reads. */
  readonly says: string;
}

export interface WrittenOutside {
  readonly trainer: OutsideTrainer['name'];
  readonly title: string;
  readonly to: string;
  readonly phases: readonly WrittenPhase[];
  readonly unsaid: readonly Unsaid[];
}

/** Lists what was written, so that it can be taken away again. */
const listFile = 'gristmill.json';
/** Nothing else is ever removed, whatever a list says. */
const ours = /^(?:\d+-[a-z][a-z0-9-]*\.(?:yaml|toml)|model\/config\.json|data\/dataset_info\.json|data\/[a-z0-9][a-z0-9-]*\/train\.jsonl)$/;

export function writeOutside(asked: {readonly choice: TrainChoice; readonly dataset: string; readonly trainer: OutsideTrainer; readonly to: string}): Promise<WrittenOutside> {
  return writing(asked.to, () => writeAll(asked));
}

async function writeAll({choice, dataset, trainer, to}: Parameters<typeof writeOutside>[0]): Promise<WrittenOutside> {
  // Shards that it reads as they are lie in its own folder, where no build replaces them.
  const pins = trainer.reads === 'shards' ? join(to, 'shards') : trainFolder(choice.out).pins;
  const planned = await planOutside({choice, dataset, trainer, to, pins});
  const {plan, snapshot, val} = planned;
  await makeFolder(to);
  const names = new Set<string>();
  const write = async (name: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> => {
    names.add(name);
    await writeWhole(to, name, content);
  };
  const lines = linesFor(trainer, {planned, dataset, pins, length: choice.rules.length});
  if (lines !== undefined) {
    for (const [at, {file}] of plan.phases.entries()) await write(linesOf(file), inPieces(lines(snapshot.phases[at], 'train')));
    if (val !== undefined) await write(linesOf(validationFile), inPieces(lines(undefined, 'val')));
  }
  for (const {name, text} of trainer.shared(plan)) await write(name, Buffer.from(text));
  const phases: WrittenPhase[] = [];
  for (const [at, phase] of plan.phases.entries()) {
    const {name, text} = trainer.phaseFile(plan, phase);
    await write(name, Buffer.from(text));
    const [data, judged] = [snapshot.phases[at], val?.phases ?? []];
    phases.push({phase: phase.name, file: name, steps: joinedSteps(plan, phase), tokens: phase.tokens, start: trainer.start(plan, phase), says: [text, ...(data === undefined ? [] : [dataDigest(data)]), ...judged.map(dataDigest), snapshot.tokenizer.digest].join('\n')});
  }
  const unsaid = plan.phases.flatMap((phase) => unsaidTo(trainer, plan, phase));
  await sweep(to, names);
  if (trainer.reads === 'shards') await sweepShards(pins, new Set([...snapshot.phases, ...(val?.phases ?? [])].flatMap(({shards}) => shards.map(({digest}) => digest))));
  await writeWhole(to, listFile, Buffer.from(`${JSON.stringify({format: 'gristmill outside 1', trainer: trainer.name, files: [...names].sort()}, null, 1)}\n`));
  return {trainer: trainer.name, title: trainer.title, to, phases, unsaid: [...new Map(unsaid.map((one) => [`${one.option} ${one.why}`, one])).values()]};
}

type Lines = (phase: PhaseData | undefined, part: 'train' | 'val') => AsyncIterable<Uint8Array>;

function linesFor({reads}: OutsideTrainer, {planned: {manifest, val}, dataset, pins, length}: {readonly planned: PlannedOutside; readonly dataset: string; readonly pins: string; readonly length: number}): Lines | undefined {
  switch (reads) {
    case 'shards':
      return undefined;
    case 'tokens':
      return (phase, part) => tokenLines(part === 'val' ? (val?.phases ?? []).flatMap(({shards}) => shards) : (phase?.shards ?? []), {pins, length});
    case 'texts':
      return (phase, part) => textLines(dataset, shardsOf(manifest.shards, part, phase?.phase));
    default:
      return reads satisfies never;
  }
}

/** What was written before and is not now. */
async function sweep(to: string, names: ReadonlySet<string>): Promise<void> {
  const text = await readFile(join(to, listFile), 'utf8').catch(() => '{}');
  const files = listed(text);
  for (const name of files) if (ours.test(name) && !names.has(name)) await rm(join(to, name), {force: true});
}

function listed(text: string): readonly string[] {
  try {
    const {files = []} = JSON.parse(text) as {readonly files?: unknown};
    return Array.isArray(files) ? files.filter((name) => typeof name === 'string') : [];
  } catch {
    // It is no list of ours, so nothing is removed by it.
    return [];
  }
}

async function sweepShards(pins: string, spoken: ReadonlySet<string>): Promise<void> {
  for (const prefix of (await readdir(pins)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of await readdir(join(pins, prefix))) {
      if (/^[0-9a-f]{64}\.[a-z]+$/.test(name) && !spoken.has(name.slice(0, 64))) await rm(join(pins, prefix, name));
    }
  }
}
