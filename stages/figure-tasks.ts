// The tasks of statistics that run in threads. A list of their own: many builds ask for them and for nothing else that the list of asked tasks loads.
import {anyTask, type AnyTask} from '../graph/task/task.ts';
import {historyOfCommit} from './dataset/figures/history.ts';
import {documentTraits} from './dataset/figures/traits.ts';

const all: readonly AnyTask[] = [anyTask(documentTraits), anyTask(historyOfCommit)];

export const figureTasks: ReadonlyMap<string, AnyTask> = new Map(all.map((task) => [task.name, task]));
