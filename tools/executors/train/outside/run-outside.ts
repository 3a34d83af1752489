// Starts what a configuration says for each phase that is not done yet, and makes of how it ends what callers of ours know.
import {spawn} from 'node:child_process';
import {hash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {canonical} from '../../../../graph/value/params.ts';
import {writeWhole} from '../../build/write-whole.ts';
import {endings} from '../engine.ts';
import {TrainingFailure} from '../training-failure.ts';
import type {WrittenOutside} from './write-outside.ts';

export interface OutsideReport extends Omit<WrittenOutside, 'phases'> {
  readonly phases: readonly Omit<WrittenOutside['phases'][number], 'says'>[];
  readonly state: 'written' | 'done' | 'up-to-date' | 'preempted';
  /** None where nothing was to be started. */
  readonly runs: readonly {readonly phase: string; readonly key: string; readonly state: 'trained' | 'reused' | 'stopped'}[] | null;
}

interface Running {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

const runsFile = 'done.json';

export function written(outside: WrittenOutside): OutsideReport {
  return {...outside, phases: outside.phases.map(({says: _says, ...phase}) => phase), state: 'written', runs: null};
}

/** A phase is what it is told, by whom, and the phase before it: one that was done is not done again. */
export async function runOutside(outside: WrittenOutside, {argv, env, fresh, signal, note}: Running): Promise<OutsideReport> {
  const {to, phases} = outside;
  const done = fresh ? {} : await readDone(to);
  const runs: NonNullable<OutsideReport['runs']>[number][] = [];
  const report = (state: OutsideReport['state']): OutsideReport => ({...written(outside), state, runs});
  let parent = '';
  for (const {phase, file, says} of phases) {
    const key = hash('sha256', canonical(['outside 1', parent, says, [...argv]]));
    parent = key;
    if (done[phase] === key) {
      runs.push({phase, key, state: 'reused'});
      continue;
    }
    const log = file.replace(/\.[a-z]+$/, '.log');
    note(`${phase}: ${argv[0] ?? ''} ${file}; what it says is in ${join(to, log)}`);
    const command = argv.some((word) => word.includes('{config}')) ? argv.map((word) => word.replaceAll('{config}', file).replaceAll('{phase}', phase)) : [...argv, file];
    const {code, said} = await run(command, {to, log, env, signal});
    if (code === endings.preempted || (signal.aborted && code === endings.done)) return {...report('preempted'), runs: [...runs, {phase, key, state: 'stopped'}]};
    signal.throwIfAborted();
    if (code !== endings.done) throw failureOf(code, {phase, said, command, to});
    done[phase] = key;
    await writeWhole(to, runsFile, Buffer.from(`${JSON.stringify(done, null, 1)}\n`));
    runs.push({phase, key, state: 'trained'});
  }
  return report(runs.some(({state}) => state === 'trained') ? 'done' : 'up-to-date');
}

async function readDone(to: string): Promise<Record<string, string>> {
  try {
    const done: unknown = JSON.parse(await readFile(join(to, runsFile), 'utf8'));
    return typeof done === 'object' && done !== null ? Object.fromEntries(Object.entries(done).filter(([, key]) => typeof key === 'string')) : {};
  } catch {
    // Missing, or of nobody: then nothing is known to be done.
    return {};
  }
}

/** Programs of a user's own need the user's own settings for them, and none of our secrets. */
const handedOn = /^(?:PATH|HOME|USER|TMPDIR|LANG|LC_ALL|LD_LIBRARY_PATH|VIRTUAL_ENV|PYTHONPATH|CONDA_.*|CUDA_.*|NVIDIA_.*|NCCL_.*|TORCH.*|OMP_.*|HF_.*|TRANSFORMERS_.*|XDG_.*|MASTER_.*|SLURM_.*|WANDB_.*|TOKENIZERS_.*|NEMO_.*)$/;

async function run([program = '', ...args]: readonly string[], {to, log, env, signal}: {readonly to: string; readonly log: string; readonly env: Running['env']; readonly signal: AbortSignal}): Promise<{readonly code: number | undefined; readonly said: string}> {
  const child = spawn(program, args, {cwd: to, env: Object.fromEntries(Object.entries(env).filter(([name]) => handedOn.test(name))), stdio: ['ignore', 'pipe', 'pipe']});
  // Its terminal is not ours: what it says may be anything.
  const kept = createWriteStream(join(to, log), {flags: 'a'});
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  let said = '';
  child.stdout.pipe(kept, {end: false});
  child.stderr.pipe(kept, {end: false});
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  try {
    const code = await new Promise<number | undefined>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (ended) => resolve(ended ?? undefined));
    });
    return {code, said};
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EACCES')) return {code: endings.missing, said: `"${program}" cannot be started`};
    throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
    await new Promise<void>((resolve, reject) => kept.on('error', reject).end(resolve));
  }
}

function failureOf(code: number | undefined, {phase, said, command, to}: {readonly phase: string; readonly said: string; readonly command: readonly string[]; readonly to: string}): TrainingFailure {
  const last = said.trimEnd().split('\n').at(-1);
  const facts = {where: to, said: last === '' ? undefined : last};
  const by = `"${command[0] ?? ''}"`;
  if (code === endings.missing) return new TrainingFailure('trainer-missing', `Could not start a trainer: ${by} for phase "${phase}"`, facts);
  if (code === endings.refused) return new TrainingFailure('trainer-refused', `The trainer refused the data of phase "${phase}"`, facts);
  if (code === endings.mistaken) return new TrainingFailure('trainer-mistaken', `The trainer refused the configuration of phase "${phase}"`, facts);
  return new TrainingFailure('trainer-failed', `The trainer failed in phase "${phase}": ${by} ended ${code === undefined ? 'by a signal' : `with ${code}`}`, facts);
}
