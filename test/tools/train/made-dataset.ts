// An output folder with token shards of given documents, as a build leaves it; and trainings on it.
import {hash} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {nativeShard} from '../../../stages/format/native/native-shard.ts';
import type {Policy} from '../../../stages/train/decide.ts';
import {resolveTrain} from '../../../tools/executors/config/resolve-train.ts';
import type {TrainConfig} from '../../../tools/dataset-config/train-config.ts';
import {trainDataset} from '../../../tools/executors/train/train-dataset.ts';
import {stillEngine, type StillEngine} from './still-engine.ts';

/** By phase, the texts of its documents, a shard for every eight of them that are not moved by an edit. */
export type Documents = Readonly<Record<string, readonly string[]>>;

export interface TrainingBench {
  readonly out: string;
  readonly engine: StillEngine;
  build(documents: Documents, tokenizer?: string): void;
  train(wishes?: {readonly policy?: Partial<Policy>; readonly pause?: number; readonly fresh?: boolean; readonly config?: TrainConfig}): ReturnType<typeof trainDataset>;
}

export function trainingBench(t: ExecutionContext, config: TrainConfig = {}): TrainingBench {
  const root = mkdtempSync(join(tmpdir(), 'gristmill-training-'));
  t.teardown(() => rmSync(root, {recursive: true, force: true}));
  const [out, engine] = [join(root, 'out'), stillEngine()];
  return {
    out: `${out}-training`,
    engine,
    build(documents, tokenizer = 'a'.repeat(64)) {
      rmSync(out, {recursive: true, force: true});
      const shards = Object.entries(documents).flatMap(([phase, texts]) => shardsOf(texts).map((own) => ({...writeShard(out, own), phase, kind: 'file', documents: own.length, sequences: own.length})));
      mkdirSync(out, {recursive: true});
      const tokenizers = [{name: '', digest: tokenizer, vocab: 256, shards}];
      writeFileSync(join(out, 'manifest.json'), JSON.stringify({format: 'gristmill manifest 2', phases: Object.keys(documents).map((name) => ({name})), tokenizers, shards: []}));
    },
    train({policy = {}, pause, fresh = false, config: other = {}} = {}) {
      const choice = resolveTrain({length: 64, batch: 2, save: 1, keep: 50, ...config, ...other}, {out, folder: root, absolute: (path) => path});
      const tell = {note: () => {}, started: () => {}, advanced: () => {}, finished: () => {}};
      return trainDataset({choice: {...choice, policy: {...choice.policy, ...policy}}, dataset: out, fresh, pause: pause ?? null, engine: async () => engine, tell, clock: () => 0, signal: new AbortController().signal});
    },
  };
}

/** As the dataset does: a cut is decided by what a document is called, never by what it says. */
function shardsOf(texts: readonly string[]): readonly (readonly string[])[] {
  const shards: string[][] = [[]];
  for (const text of texts) {
    shards.at(-1)?.push(text);
    if (hash('sha256', nameOf(text)) < '3') shards.push([]);
  }
  return shards.filter((own) => own.length > 0);
}

/** "a7: what it says". */
function nameOf(text: string): string {
  return text.split(':')[0] ?? '';
}

export function documentOf(text: string): string {
  return hash('sha256', Buffer.from(Int32Array.from([...Buffer.from(text), 0]).buffer));
}

function writeShard(out: string, texts: readonly string[]) {
  const shard = nativeShard({end: 0, kind: 0});
  const bytes = Buffer.concat(texts.map((text) => shard.add({ids: Int32Array.from(Buffer.from(text)), loss: new Uint8Array(Buffer.byteLength(text)).fill(1)})));
  const digest = hash('sha256', bytes);
  const folder = join(out, 'shards', digest.slice(0, 2));
  mkdirSync(folder, {recursive: true});
  const files = [{extension: 'bin', bytes}, ...shard.beside()].map(({extension, bytes: own}) => {
    writeFileSync(join(folder, `${digest}.${extension}`), own);
    return {file: `shards/${digest.slice(0, 2)}/${digest}.${extension}`, sha256: hash('sha256', own), size: own.length};
  });
  return {digest, tokens: shard.tokens, files};
}
