// Samples of a pass: which tokens of which shards, what of them is predicted, and with which weight. Shards are read where they are looked at, never whole.
import {open, readFile, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import {codeOf} from '../../../../cache/store-error.ts';
import {slidingWindow} from '../../../../stages/dataset/windows/sliding-windows.ts';
import {readDocumentFile} from '../../../../stages/format/native/document-file.ts';
import {idBytesEach} from '../../../../stages/format/native/id-file.ts';
import {readIndexFile} from '../../../../stages/format/native/index-file.ts';
import type {ShownText} from '../../../../stages/train/onnx/lay-batch.ts';
import type {PassPlan} from '../../../../stages/train/passes.ts';
import {readSampleTable} from '../../../../stages/train/sample-table.ts';
import type {RunShard} from './run-file.ts';

export interface ShownSamples extends AsyncDisposable {
  at(sample: number): Promise<readonly ShownText[]>;
}

interface OpenShard {readonly tokens: number; stretch(from: number, to: number): Promise<ShownText>; close(): Promise<void>}

export async function openSamples(folder: string, {plan, shards}: {readonly plan: PassPlan; readonly shards: readonly RunShard[]}): Promise<ShownSamples> {
  const opened: OpenShard[] = [];
  for (const shard of shards) opened.push(await openShard(shard));
  const closed = {
    async [Symbol.asyncDispose]() {
      for (const shard of opened) await shard.close();
    },
  };
  if (plan.kind === 'sliding') return {...closed, at: async (sample) => [await windowAt(opened, plan, sample)]};
  const table = readSampleTable(await readFile(join(folder, plan.file)));
  if (table === undefined) throw new Error(`"${plan.file}" is no table of samples`);
  return {
    ...closed,
    async at(sample) {
      const texts: ShownText[] = [];
      for (const {shard, from, tokens, joined} of table.samples[sample] ?? []) {
        const own = await named(opened, shard).stretch(from, from + tokens);
        texts.push(joined === true ? together([...texts.splice(-1), own]) : own);
      }
      return texts.map((text) => given(text, 1));
    },
  };
}

/** As one text, over all shards in a row. */
async function windowAt(shards: readonly OpenShard[], rules: PassPlan & {readonly kind: 'sliding'}, sample: number): Promise<ShownText> {
  const {context, target} = slidingWindow(shards.reduce((sum, {tokens}) => sum + tokens, 0), rules, sample);
  const parts: ShownText[] = [];
  let begins = 0;
  for (const shard of shards) {
    const [from, to] = [Math.max(context.from, begins), Math.min(target.to, begins + shard.tokens)];
    if (from < to) parts.push(await shard.stretch(from - begins, to - begins));
    begins += shard.tokens;
  }
  return given(together(parts), rules.context);
}

function named(shards: readonly OpenShard[], at: number): OpenShard {
  const shard = shards[at];
  if (shard === undefined) throw new Error(`A sample is of shard ${at}, and there are ${shards.length}`);
  return shard;
}

async function openShard({stem, tokens}: RunShard): Promise<OpenShard> {
  const file = await open(`${stem}.bin`, 'r');
  if ((await file.stat()).size !== tokens * idBytesEach) throw new Error(`Shard "${stem}.bin" has not the ${tokens} tokens that the plan says`);
  const weights = await readWeights(stem, tokens);
  // Copies, as what is given of a text loses its weights.
  return {
    tokens,
    stretch: async (from, to) => ({ids: await readIds(file, from, to), weights: Uint8Array.from(weights.subarray(from, to))}),
    close: () => file.close(),
  };
}

async function readIds(file: FileHandle, from: number, to: number): Promise<Int32Array> {
  const bytes = new Uint8Array((to - from) * idBytesEach);
  const {bytesRead} = await file.read(bytes, 0, bytes.length, from * idBytesEach);
  if (bytesRead !== bytes.length) throw new Error('A shard ends before its sample does');
  return new Int32Array(bytes.buffer);
}

/** As they are written out, or as the records of documents say them. */
async function readWeights(stem: string, tokens: number): Promise<Uint8Array> {
  try {
    return await readFile(`${stem}.loss`);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw cause;
  }
  const [lengths, records] = [readIndexFile(await readFile(`${stem}.idx`)), readDocumentFile(await readFile(`${stem}.doc`))];
  if (lengths === undefined || records?.length !== lengths.length) throw new Error(`What lies beside "${stem}.bin" does not fit it`);
  const weights = new Uint8Array(tokens);
  let start = 0;
  for (const [at, length] of lengths.entries()) {
    const {lossFrom = 0, lossTo = 0} = records[at] ?? {};
    weights.fill(1, start + lossFrom, start + lossTo);
    start += length;
  }
  return weights;
}

function together(parts: readonly ShownText[]): ShownText {
  const length = parts.reduce((sum, {ids}) => sum + ids.length, 0);
  const [ids, weights] = [new Int32Array(length), new Uint8Array(length)];
  let at = 0;
  for (const part of parts) {
    ids.set(part.ids, at);
    weights.set(part.weights, at);
    at += part.ids.length;
  }
  return {ids, weights};
}

/** The first tokens of a text are given, the very first in any case. */
function given(text: ShownText, count: number): ShownText {
  text.weights.fill(0, 0, Math.max(1, count));
  return text;
}
