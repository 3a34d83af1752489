// Checkpoints as the supervisor reads them: only whole ones, by the hashes beside them. trainer/README.md says how engines write them.
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {LedgerEntry} from '../../../stages/train/ledger.ts';
import type {ModelShape} from '../../../stages/train/train-rules.ts';

export interface CheckpointMeta {
  readonly format: 'gristmill checkpoint 1';
  readonly key: string;
  readonly parent: string | null;
  readonly phase: string;
  readonly engine: {readonly name: string; readonly version: string};
  readonly step: number;
  /** The pass that comes next, and how many of its steps are done. */
  readonly pass: number;
  readonly cursor: number;
  readonly tokens: number;
  /** What AdamW corrects its bias by. */
  readonly updates: number;
  readonly seed: number;
  readonly batch: number;
  readonly complete: boolean;
  readonly determinism: 'bitwise' | 'data-exact' | 'elastic';
  readonly model: ModelShape;
  readonly ledger: readonly LedgerEntry[];
  readonly notes: unknown;
  /** As a hexadecimal float. */
  readonly loss: string;
}

export interface Checkpoint {readonly folder: string; readonly meta: CheckpointMeta}

const wanted = ['config.json', 'meta.json', 'model.safetensors', 'optim.safetensors'];
/** Of a model with low-rank matrices beside its own. */
const possible = new Set([...wanted, 'adapter_config.json']);

/** Those of a run that are whole, the newest first; read one by one, for hashing takes time. `damaged` is told of each that is not. */
export async function* checkpointsIn(run: string, damaged: (name: string) => void = () => {}): AsyncGenerator<Checkpoint, void, undefined> {
  const names = await readdir(run).catch((): string[] => []);
  const steps = names.flatMap((name) => (/^step-\d{8,}$/.test(name) ? [{name, step: Number(name.slice(5))}] : [])).sort((a, b) => b.step - a.step);
  for (const {name} of steps) {
    const meta = await readCheckpoint(join(run, name));
    if (meta === undefined) damaged(name);
    else yield {folder: join(run, name), meta};
  }
}

/** None of one that is not there, or not whole. */
export async function readCheckpoint(folder: string): Promise<CheckpointMeta | undefined> {
  const text = await readFile(join(folder, 'SHA256SUMS'), 'latin1').catch(() => '');
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : [];
  const sums = new Map(lines.map((line) => /^([0-9a-f]{64}) {2}([A-Za-z0-9_.-]+)$/.exec(line) ?? []).map(([, sum = '', name = '']) => [name, sum]));
  if (!wanted.every((name) => sums.has(name)) || ![...sums.keys()].every((name) => possible.has(name))) return undefined;
  for (const [name, sum] of sums) if ((await hashOf(join(folder, name))) !== sum) return undefined;
  const meta = JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')) as CheckpointMeta;
  return meta.format === 'gristmill checkpoint 1' ? meta : undefined;
}

async function hashOf(path: string): Promise<string | undefined> {
  const sum = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
    return sum.digest('hex');
  } catch {
    return undefined;
  }
}
