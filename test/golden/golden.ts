// What is recorded of the pipeline, and how it is taken: every task asked every fixture, as the engine asks it.
import {heapFor} from '../../graph/run/heap.ts';
import {heapParcel} from '../../graph/run/parcel.ts';
import {reachOf, runJob, type Host} from '../../graph/run/run-job.ts';
import {TaskThrew} from '../../graph/run/task-threw.ts';
import {hashFields, identityFields, nodeKey} from '../../graph/task/key.ts';
import type {AnyTask} from '../../graph/task/task.ts';
import type {Digest} from '../../graph/value/digest.ts';
import type {Params} from '../../graph/value/params.ts';
import {goldenBed, type Bed} from './bed.ts';
import {engineForms} from './engine-forms.ts';
import type {Fixture, Fixtures} from './fixture.ts';
import {fixturesOn} from './fixtures.ts';

export interface Golden {
  /** The folder of stores whose forms are those of `engine`. */
  readonly store: string;
  readonly tasks: Readonly<Record<string, GoldenTask>>;
  /** Digests of values by codec and by their names. */
  readonly codecs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly engine: Readonly<Record<string, string>>;
}

export interface GoldenTask {
  readonly version: number;
  readonly input: Readonly<Record<string, string>>;
  readonly output: string;
  readonly fixtures: Readonly<Record<string, Answer>>;
}

/** `gives` is a digest, or says that the task threw. */
export interface Answer {readonly key: string; readonly gives: string}

export interface Pipeline {
  readonly tasks: ReadonlyMap<string, AnyTask>;
  readonly store: string;
  readonly resources: ReadonlyMap<string, Digest>;
  load(task: AnyTask, params: Params): Promise<ReadonlyMap<string, unknown>>;
}

/** A task without fixtures is there with none. */
export async function takeGolden(pipeline: Pipeline): Promise<Golden> {
  const bed = goldenBed();
  const fixtures = fixturesOn(bed);
  const tasks: Record<string, GoldenTask> = {};
  for (const name of sorted(pipeline.tasks.keys())) {
    const task = pipeline.tasks.get(name);
    if (task !== undefined) tasks[name] = await goldenTask(task, {fixtures, bed, pipeline});
  }
  const codecs = sorted(bed.spelled.keys()).map((codec) => [codec, Object.fromEntries(bed.spelled.get(codec) ?? [])]);
  return {store: pipeline.store, tasks, codecs: Object.fromEntries(codecs), engine: await engineForms()};
}

interface Around {readonly fixtures: Fixtures; readonly bed: Bed; readonly pipeline: Pipeline}

export async function goldenTask(task: AnyTask, {fixtures, bed, pipeline}: Around): Promise<GoldenTask> {
  const answers: Record<string, Answer> = {};
  for (const [name, fixture] of Object.entries(fixtures[task.name] ?? {})) answers[name] = await answerTo(task, fixture, {bed, pipeline});
  const input = Object.fromEntries(Object.entries(task.input).map(([name, codec]) => [name, codec.name]));
  return {version: task.version, input, output: task.output.name, fixtures: answers};
}

export async function answerTo(task: AnyTask, {slots, params = null}: Fixture, {bed, pipeline}: Omit<Around, 'fixtures'>): Promise<Answer> {
  const key = nodeKey(hashFields(identityFields(task, params, pipeline.resources)), slots);
  const host: Host = {loader: bed.loader, task: () => task, resources: (asked, params) => pipeline.load(asked, params)};
  const heap = heapParcel(await heapFor(bed.store, [slots], reachOf(task)));
  try {
    const [outcome] = await runJob({task: task.name, params, rows: [slots], heap}, host, new AbortController().signal);
    return {key, gives: outcome?.digest ?? 'nothing'};
  } catch (failure) {
    if (failure instanceof TaskThrew) return {key, gives: `threw: ${failure.message}`};
    throw failure;
  }
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort();
}
