// An engine that learns nothing and keeps to all rules of trainer/README.md: steps, ledgers, checkpoints. It writes down which documents each step showed, which is what its user asks about.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {permute, type OrderKeys} from '../../../stages/train/sample-order.ts';
import {readSampleTable} from '../../../stages/train/sample-table.ts';
import {readDocumentFile} from '../../../stages/format/native/document-file.ts';
import {readIndexFile} from '../../../stages/format/native/index-file.ts';
import type {Engine, Ending} from '../../../tools/executors/train/engine.ts';

interface RunPass {readonly samples: number; readonly from: number; readonly to: number; readonly shards: readonly {readonly digest: string; readonly stem: string}[]; readonly plan: {readonly kind: string; readonly file: string}; readonly order: string; readonly keys: OrderKeys; readonly data: string}
interface Run {
  readonly run: string; readonly key: string; readonly phase: string; readonly parent: string | null; readonly start: {readonly folder?: string}; readonly resume: Readonly<Record<string, number | null>>;
  readonly batch: number; readonly passes: readonly RunPass[]; readonly save: number; readonly keep: number; readonly pause: number | null; readonly model: unknown;
}

export interface StillEngine extends Engine {
  /** Of each step that was ever done: its run, and the documents whose tokens it showed. A step that was done again is there once, as it was done last. */
  readonly shown: Map<string, readonly string[]>;
  /** What each run began with. */
  readonly began: {readonly run: string; readonly phase: string; readonly step: number}[];
  /** The number of steps after which the system ends it, once. */
  killAfter: number | undefined;
}

export function stillEngine(): StillEngine {
  const engine: StillEngine = {
    name: 'still 1', settings: {device: 'cpu', threads: 1}, lacking: ['no-python', 'Could not find a Python that trains'], shown: new Map(), began: [], killAfter: undefined,
    async train(folder, tell, signal): Promise<Ending> {
      const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Run;
      let ledger: readonly unknown[] = run.start.folder === undefined ? [] : metaOf(run.start.folder).ledger;
      if (run.start.folder !== undefined && metaOf(run.start.folder).key !== run.parent) return {code: 76, said: 'not the parent'};
      let step = 0;
      for (const name of readdirSync(folder).filter((known) => known.startsWith('step-')).sort().reverse()) {
        const meta = metaOf(join(folder, name));
        const limit = run.resume[meta.key];
        if (limit === undefined || (limit !== null && meta.step > limit)) continue;
        [step, ledger] = [meta.step, meta.ledger];
        break;
      }
      engine.began.push({run: run.run, phase: run.phase, step});
      tell({event: step === 0 ? 'start' : 'resume', step});
      let first = 0;
      for (const [number, pass] of run.passes.entries()) {
        const steps = Math.ceil((pass.to - pass.from) / run.batch);
        for (let own = Math.max(0, step - first); own < steps; own++) {
          if (signal.aborted || step === run.pause) {
            save(folder, run, {step, number, cursor: own, ledger});
            return {code: 75, said: ''};
          }
          if (engine.killAfter !== undefined && engine.killAfter-- === 0) {
            engine.killAfter = undefined;
            return {code: undefined, said: ''};
          }
          engine.shown.set(`${run.run} ${step}`, documentsShown(folder, pass, pass.from + own * run.batch, Math.min(pass.to, pass.from + (own + 1) * run.batch)));
          step++;
          tell({event: 'step', step, loss: 1, tokens: 1, seconds: 0});
          if (step % run.save === 0) save(folder, run, {step, number: own + 1 === steps ? number + 1 : number, cursor: own + 1 === steps ? 0 : own + 1, ledger});
        }
        first += steps;
      }
      save(folder, run, {step, number: run.passes.length, cursor: 0, ledger, complete: true});
      return {code: 0, said: ''};
    },
  };
  return engine;
}

/** Token by token, with nothing of the arithmetic that ledgers are read with. */
export function documentsShown(folder: string, {plan, shards, order, samples, keys}: RunPass, from: number, to: number): readonly string[] {
  const table = readSampleTable(readFileSync(join(folder, plan.file)));
  const shown = new Set<string>();
  for (let position = from; position < to; position++) {
    for (const piece of table?.samples[order === 'dataset' ? position : permute(position, samples, keys)] ?? []) {
      const {stem = ''} = shards[piece.shard] ?? {};
      const owners = (readIndexFile(readFileSync(`${stem}.idx`)) ?? []).flatMap((length, at) => new Array<number>(length).fill(at));
      const records = readDocumentFile(readFileSync(`${stem}.doc`)) ?? [];
      for (const owner of owners.slice(piece.from, piece.from + piece.tokens)) shown.add(Buffer.from(records[owner]?.digest ?? []).toString('hex'));
    }
  }
  return [...shown];
}

interface Meta {readonly key: string; readonly step: number; readonly ledger: readonly unknown[]}

function metaOf(folder: string): Meta {
  return JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as Meta;
}

function save(folder: string, run: Run, {step, number, cursor, ledger, complete = false}: {readonly step: number; readonly number: number; readonly cursor: number; readonly ledger: readonly unknown[]; readonly complete?: boolean}): void {
  const inherited = ledger.filter((entry) => (entry as {readonly run: string}).run !== run.run);
  const own = run.passes.flatMap(({shards, ...pass}, at) => {
    const to = at < number ? pass.to : at === number ? Math.min(pass.to, pass.from + cursor * run.batch) : pass.from;
    return to > pass.from ? [{run: run.run, phase: run.phase, pass: at, ...pass, shards: shards.map(({digest}) => digest), to}] : [];
  });
  const meta = {format: 'gristmill checkpoint 1', key: run.key, parent: run.parent, phase: run.phase, step, pass: number, cursor, tokens: step, complete, model: run.model, ledger: [...inherited, ...own], loss: '0x1p+0'};
  const name = `step-${String(step).padStart(8, '0')}`;
  const aside = join(folder, `.tmp-${name}`);
  mkdirSync(aside, {recursive: true});
  const files: Readonly<Record<string, string>> = {'config.json': '{}', 'meta.json': JSON.stringify(meta), 'model.safetensors': `model ${step}`, 'optim.safetensors': `moments ${step}`};
  for (const [file, text] of Object.entries(files)) writeFileSync(join(aside, file), text);
  writeFileSync(join(aside, 'SHA256SUMS'), Object.entries(files).map(([file, text]) => `${createHash('sha256').update(text).digest('hex')}  ${file}\n`).join(''));
  if (existsSync(join(folder, name))) rmSync(join(folder, name), {recursive: true});
  renameSync(aside, join(folder, name));
  for (const old of readdirSync(folder).filter((known) => known.startsWith('step-')).sort().slice(0, -run.keep)) rmSync(join(folder, old), {recursive: true});
}
