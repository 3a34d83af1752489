// What a run does, and its name: equal names mean that the same is learned in the same order by the same rules, whatever folder it is done in.
import {hash} from 'node:crypto';
import {canonical, type Params} from '../../graph/value/params.ts';
import type {Pass} from './passes.ts';
import {rulesOf, type ModelShape, type TrainRules} from './train-rules.ts';

/** Goes up when an engine does something else with the same run: what was trained before is then trained again. */
const meaning = 1;

export interface RunSpec {
  readonly phase: string;
  readonly model: ModelShape;
  /** Digest of the tokenizer that ids are of. */
  readonly tokenizer: string;
  readonly passes: readonly Pass[];
  /** The key of the run whose last checkpoint it starts from. */
  readonly parent: string | null;
  readonly rules: TrainRules;
}

export function runKey({phase, model, tokenizer, passes, parent, rules}: RunSpec): string {
  const {seed, length, optimizer, precision, carry} = rules;
  const {batch, micro} = rulesOf(rules, phase);
  const start = parent === null ? null : {parent, carry};
  return hash('sha256', canonical(spelled({meaning, phase, model, tokenizer, passes, start, seed, length, optimizer, precision, batch, micro})));
}

/** What all runs of a dataset have in common, whatever data it has: those of one name may go on where another one ended. */
export function lineageName(model: ModelShape, tokenizer: string, rules: TrainRules): string {
  return hash('sha256', canonical(spelled({meaning, model, tokenizer, rules}))).slice(0, 12);
}

/** Fractions as their shortest decimals, which JavaScript prescribes. Keys of runs are made here alone. */
function spelled(value: unknown): Params {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return `#${value}`;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined).map(([name, member]) => [name, spelled(member)]));
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError(`Not plain data: ${typeof value}`);
}
