// Which engine trains: the one that is asked for, or torch where a Python has it, or else graphs in Node where these can do what is asked for.
import type {Engine} from './engine.ts';
import {findPython, type Candidate, type Python} from './find-python.ts';
import {onnxEngine} from './onnx/onnx-engine.ts';
import {findRuntime} from './onnx/runtime.ts';
import {torchEngine} from './torch-engine.ts';
import type {TrainChoice} from './train-choice.ts';
import {TrainingFailure} from './training-failure.ts';

export interface EngineFound {
  readonly kind: 'torch' | 'onnx';
  /** None where it has not what it needs. */
  readonly name: string | null;
  readonly python: Python | null;
  /** What was looked at and why it cannot train. */
  readonly tried: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

export async function findEngine(choice: TrainChoice, asked: readonly Candidate[], env: Environment): Promise<EngineFound> {
  if (choice.engine === 'onnx') return await withoutPython(choice);
  const {found = null, tried} = await findPython(asked, env);
  if (found !== null) return {kind: 'torch', name: `torch ${found.torch}`, python: found, tried};
  const other = mayDoWithout(choice, env) ? await withoutPython(choice) : undefined;
  return other === undefined || other.name === null ? {kind: 'torch', name: null, python: null, tried} : {...other, tried};
}

export async function needEngine(choice: TrainChoice, asked: readonly Candidate[], {env, note}: {readonly env: Environment; readonly note: (text: string) => void}): Promise<Engine> {
  // What is missing is found by the process that trains: nothing is loaded here for it.
  if (choice.engine === 'onnx') return onnxEngine({...choice, env});
  const {kind, python, tried} = await findEngine(choice, asked, env);
  if (python !== null) return torchEngine(python, {...choice, env});
  if (kind !== 'onnx') throw new TrainingFailure('no-python', 'Could not find a Python that trains', {said: tried.join('; ')});
  note('No Python has torch: the engine "onnx" trains, which is for small models');
  return onnxEngine({...choice, env});
}

async function withoutPython({threads}: TrainChoice): Promise<EngineFound> {
  const runtime = await findRuntime({threads});
  return typeof runtime === 'string' ? {kind: 'onnx', name: null, python: null, tried: [`onnxruntime-node: ${runtime}`]} : {kind: 'onnx', name: `onnx ${runtime.version}`, python: null, tried: []};
}

/** Nobody who names a Python, or something that only torch can do, is given anything else. */
function mayDoWithout({engine, python, base, device, ranks, checkpointing, rules}: TrainChoice, env: Environment): boolean {
  const named = [engine, python, env['GRISTMILL_PYTHON']].some((one) => one !== undefined && one !== '');
  return !named && base === undefined && device !== 'cuda' && ranks === 1 && !checkpointing && rules.precision === 'float32' && rules.model.dropout === 0;
}
