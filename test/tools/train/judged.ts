// What another library's model says of a checkpoint, for texts one by one.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {permute, type OrderKeys} from '../../../stages/train/sample-order.ts';
import {readSampleTable} from '../../../stages/train/sample-table.ts';
import {madeDocuments, python} from './trainer.ts';

/** With weights, which the first three tokens of each do not have. */
export const documents = [madeDocuments(30, 'a'), madeDocuments(20, 'b')].map((shard) => shard.flatMap((ids) => [...ids, 0].map((id, at) => [id, at < 3 ? 0 : 1] as const)));

export interface Pass {readonly plan: object; readonly samples: number; readonly keys: OrderKeys; readonly shards: readonly {readonly stem: string}[]}

export function passesOf(run: string): readonly Pass[] {
  return (JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')) as {readonly passes: readonly Pass[]}).passes;
}

/** What is shown at positions of the first pass. */
export function textsOf(run: string, positions: readonly number[]): readonly (readonly (readonly [number, number])[])[] {
  const [pass] = passesOf(run);
  const table = readSampleTable(readFileSync(join(run, 'samples.bin')));
  return positions.flatMap((position) => table?.samples[permute(position, pass?.samples ?? 0, pass?.keys ?? [0, 0, 0, 0])] ?? []).map(({shard, from, tokens}) => (documents[shard] ?? []).slice(from, from + tokens));
}

export function seenOf(run: string): object {
  const [pass] = passesOf(run);
  return {plan: pass?.plan, shards: pass?.shards};
}

export function judged(checkpoint: string, texts: readonly (readonly (readonly [number, number])[])[], ...base: readonly string[]): number {
  const input = JSON.stringify(texts.map((text) => [text.map(([id]) => id), text.map(([, weight]) => weight)]));
  const {stdout, stderr} = spawnSync(python, [new URL('judge.py', import.meta.url).pathname, checkpoint, ...base], {input, encoding: 'utf8'});
  if (stdout === '') throw new Error(stderr);
  return Number(stdout);
}

export function near(t: ExecutionContext, got: number, wanted = Number.NaN): void {
  t.true(Math.abs(got - wanted) <= 1e-5 * wanted, `${got} and ${wanted}`);
}
