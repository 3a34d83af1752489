// One question to a task: the values it is given and how it is configured. A file of fixtures answers for some tasks of the pipeline.
import type {Slot} from '../../graph/task/key.ts';
import type {Params} from '../../graph/value/params.ts';
import type {Bed} from './bed.ts';

export interface Fixture {
  /** One for each input of the task, in its order. */
  readonly slots: readonly Slot[];
  readonly params?: Params;
}

/** By task, then by what the fixture shows. A fixture that is to ask something else gets another name. */
export type Fixtures = Readonly<Record<string, Readonly<Record<string, Fixture>>>>;

export type FixturesOf = (bed: Bed) => Fixtures;

/** In place of a value that fixtures name and nobody made. */
export function noSuchValue(): never {
  throw new Error('A fixture names a value that is not there');
}
