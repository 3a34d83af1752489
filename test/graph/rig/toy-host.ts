// What a thread of a toy build has at hand.
import type {Host} from '../../../graph/run/run-job.ts';
import {toyLoader} from './toy-feed.ts';
import {toyPipeline} from './toy-pipeline.ts';

export async function threadHost(): Promise<Host> {
  const {tasks} = toyPipeline(new Map()).plan;
  return {
    loader: toyLoader(),
    task(name) {
      const task = tasks.get(name);
      if (task === undefined) throw new Error(`No task "${name}"`);
      return task;
    },
    resources: async () => new Map(),
  };
}
