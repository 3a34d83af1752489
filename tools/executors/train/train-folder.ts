// The folder of a training: what lies where, and how last checkpoints get their places.
import {link, mkdir, readdir, rename, rm, symlink} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {syncFolder} from '../../../cache/durable.ts';
import type {Lineage, RunRecord} from './lineage.ts';

export interface TrainFolder {
  readonly out: string;
  /** Shards that are kept for training, as the dataset's folder has them. */
  readonly pins: string;
  run(name: string): string;
  /** The last checkpoint of a run, by its key. */
  final(key: string): string;
}

export function trainFolder(out: string): TrainFolder {
  return {out, pins: join(out, 'shards'), run: (name) => join(out, 'runs', name), final: (key) => join(out, 'finals', key)};
}

/** The checkpoint of a finished run as `finals/<key>`, whole or not there, and `checkpoints/<phase>_final` that names it. */
export async function publishFinal(folder: TrainFolder, {key, phase}: Pick<RunRecord, 'key' | 'phase'>, checkpoint: string | undefined): Promise<void> {
  const final = folder.final(key);
  if (checkpoint !== undefined) {
    const aside = `${final}.part`;
    await rm(aside, {recursive: true, force: true});
    await mkdir(aside, {recursive: true});
    for (const name of await readdir(checkpoint)) await link(join(checkpoint, name), join(aside, name));
    await rm(final, {recursive: true, force: true});
    await rename(aside, final);
    await syncFolder(join(folder.out, 'finals'));
  }
  const named = join(folder.out, 'checkpoints', `${phase}_final`);
  await mkdir(join(folder.out, 'checkpoints'), {recursive: true});
  await rm(`${named}.part`, {force: true});
  await symlink(relative(join(folder.out, 'checkpoints'), final), `${named}.part`);
  await rename(`${named}.part`, named);
}

/** Everything so far goes aside, and nothing of it is used again. */
export async function retire(out: string): Promise<void> {
  const there = (await readdir(out).catch((): string[] => [])).filter((name) => ['runs', 'finals', 'checkpoints', 'lineage.json'].includes(name));
  if (there.length === 0) return;
  const retired = join(out, 'retired');
  await mkdir(retired, {recursive: true});
  const last = Math.max(0, ...(await readdir(retired)).map(Number).filter(Number.isInteger));
  const aside = join(retired, String(last + 1));
  await mkdir(aside);
  for (const name of there) await rename(join(out, name), join(aside, name));
}

/** What no round and no run of the record speaks of is not kept: it may be what somebody wanted gone. */
export async function sweepPins({pins}: TrainFolder, {rounds}: Lineage): Promise<void> {
  const spoken = new Set(rounds.flatMap(({data, runs}) => [...data.flatMap(({shards}) => shards), ...runs.flatMap(({passes}) => passes.flatMap(({shards}) => shards))]));
  for (const prefix of await readdir(pins)) {
    for (const name of await readdir(join(pins, prefix))) if (!spoken.has(name.replace(/\.[a-z]+$/, ''))) await rm(join(pins, prefix, name));
  }
}
