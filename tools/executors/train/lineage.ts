// The record of a training: its rounds, the runs of each, and the data that each was planned over. One file, replaced as a whole.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Pass} from '../../../stages/train/passes.ts';
import {dataDigest, type PhaseData} from '../../../stages/train/phase-data.ts';
import {writeWhole} from '../build/write-whole.ts';
import {readPinned} from './snapshot.ts';
import {TrainingFailure} from './training-failure.ts';

export interface RunRecord {
  /** Of the folder, which is also what ledgers call it; '' where a phase had nothing to learn. */
  readonly name: string;
  readonly phase: string;
  readonly key: string;
  /** Earlier keys of the same folder, and the last step that was taken under each. */
  readonly former: Readonly<Record<string, number>>;
  /** Of the run it starts from, and where its last checkpoint is. */
  readonly parent: {readonly key: string; readonly folder: string} | null;
  readonly passes: readonly Pass[];
  readonly done: boolean;
}

export interface Round {
  /** `full`: all phases, from the beginning. `delta`: what came since. */
  readonly kind: 'full' | 'delta';
  /** Data by phase, in their order: digests of shards. */
  readonly data: readonly {readonly phase: string; readonly shards: readonly string[]}[];
  /** Those that have begun. */
  readonly runs: readonly RunRecord[];
  readonly complete: boolean;
}

export interface Lineage {
  readonly format: 'gristmill lineage 1';
  readonly name: string;
  readonly tokenizer: string;
  /** How many runs were ever begun: no two have one name. */
  readonly begun: number;
  readonly rounds: readonly Round[];
}

const lineageFile = 'lineage.json';

export async function readLineage(out: string): Promise<Lineage | undefined> {
  const where = join(out, lineageFile);
  const text = await readFile(where, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const lineage = JSON.parse(text) as Lineage;
    if (lineage.format === 'gristmill lineage 1') return lineage;
  } catch (cause) {
    throw new TrainingFailure('training-damaged', `Could not read what is known of this training: "${where}" is not JSON`, {where, said: cause instanceof Error ? cause.message : undefined});
  }
  throw new TrainingFailure('training-damaged', `Could not read what is known of this training: "${where}" is of another format`, {where});
}

export async function writeLineage(out: string, lineage: Lineage): Promise<void> {
  await writeWhole(out, lineageFile, Buffer.from(`${JSON.stringify(lineage, null, 1)}\n`));
}

export function roundData(phases: readonly PhaseData[]): Round['data'] {
  return phases.map(({phase, shards}) => ({phase, shards: shards.map(({digest}) => digest)}));
}

/** The data of a round, read from the shards that were kept for it. */
export async function dataOfRound({data}: Pick<Round, 'data'>, pins: string): Promise<readonly PhaseData[]> {
  const phases: PhaseData[] = [];
  for (const {phase, shards} of data) {
    const read = await Promise.all(shards.map((digest) => readPinned(pins, digest)));
    const missing = shards.find((_, at) => read[at] === undefined);
    if (missing !== undefined) throw new TrainingFailure('training-damaged', `Could not read what is known of this training: shard "${missing.slice(0, 12)}" is missing or damaged in "${pins}"`, {where: pins});
    phases.push({phase, shards: read.flatMap((shard) => shard ?? [])});
  }
  return phases;
}

export function sameData(a: readonly PhaseData[], b: readonly PhaseData[]): boolean {
  return a.map(dataDigest).join() === b.map(dataDigest).join();
}
