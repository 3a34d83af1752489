// The ways in which a process that writes a store may die: at a step of a commit, or at any time.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import type {Random} from '../graph/rig/random.ts';

/** Steps that only the first process takes which comes to a new store. */
const onNewStores = ['begin the format', 'write the format', 'sync the format', 'name the format', 'sync the folder roots'] as const;

/** Every step by which something gets to the disk, as `kill-at-step.ts` names them. */
export const steps = [
  ...onNewStores,
  'make the folder packs', 'make the folder roots', "make the target's folder", 'make the index',
  'write a lease', 'name a lease', 'remove a lease',
  "write the index's mark", "name the index's mark", "remove the index's mark", "write the index's stamp",
  'begin a pack', 'write a pack', 'sync a pack', 'name a pack', 'sync the folder packs',
  'begin the journal', 'write the journal', 'sync the journal',
  'begin the next root', 'write the next root', 'sync the next root', 'name the next root', "sync the target's folder",
  'remove a pack', 'remove a sealed pack',
] as const;
export type Step = (typeof steps)[number];

/** `late` is some milliseconds after the step, when the index is being written. `count`: the how manyeth time it is taken. */
export type Death =
  | {readonly kind: 'step'; readonly when: 'before' | 'after' | 'late'; readonly count: number; readonly step: Step}
  | {readonly kind: 'time'; readonly afterMs: number};

export function spelled(death: Death): string {
  return death.kind === 'time' ? 'at any time' : `${death.when} "${death.step}"`;
}

export interface Life {
  /** What it printed after its first line. */
  readonly lines: readonly string[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** What `kill-at-step.ts` is, and what it is told. */
export const preload = fileURLToPath(new URL('kill-at-step.ts', import.meta.url));

export function toldOf(death: Death | 'list' | undefined): {readonly GRISTMILL_TEST_STEP: string} {
  if (death === 'list') return {GRISTMILL_TEST_STEP: 'list'};
  return {GRISTMILL_TEST_STEP: death?.kind === 'step' ? `${death.when}:${death.count}:${death.step}` : ''};
}

/** Runs a script until it ends or dies. It prints a line when it begins. */
export async function lived(script: string, args: readonly string[], death: Death | 'list' | undefined): Promise<Life> {
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, ...toldOf(death)}});
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  const lines: string[] = [];
  let begun = false;
  for await (const line of createInterface({input: child.stdout})) {
    if (begun) lines.push(line);
    else if (death !== 'list' && death?.kind === 'time') AbortSignal.timeout(death.afterMs).addEventListener('abort', () => child.kill('SIGKILL'));
    begun = true;
  }
  await ended;
  return {lines, signal: child.signalCode, code: child.exitCode, stderr};
}

/** Every step, before and after it, and the commits of the index that follow two of them; what nobody died of is put back. */
export function plannedDeaths(dice: Random): {next(fresh: boolean): Death; again(death: Death): void} {
  const planned: Death[] = steps.flatMap((step) => (['before', 'after'] as const).map((when) => ({kind: 'step', when, count: step === 'write a pack' ? 1 + dice.int(9) : 1, step})));
  for (const count of [1, 2, 3, 4, 5]) planned.push({kind: 'step', when: 'late', count, step: 'sync the folder packs'});
  for (const count of [1, 5, 8]) planned.push({kind: 'step', when: 'late', count, step: 'remove a sealed pack'});
  return {
    next(fresh) {
      const fits = planned.filter((death) => death.kind === 'step' && onNewStores.some((step) => step === death.step) === fresh);
      const death = fits.length > 0 && (fresh || !dice.chance(4)) ? dice.pick(fits) : undefined;
      if (death === undefined) return {kind: 'time', afterMs: dice.int(300)};
      planned.splice(planned.indexOf(death), 1);
      return death;
    },
    again(death) {
      if (death.kind === 'step') planned.push({...death, count: 1});
    },
  };
}
