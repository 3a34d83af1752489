// A pool that tells what rows cost, by task: what fetching them instead is weighed against.
import type {Pool} from '../../../graph/run/job.ts';
import type {TaskCost} from '../../../cache/remote/remote-manifest.ts';

export interface TaskCosts {
  readonly costs: ReadonlyMap<string, TaskCost>;
  timed(pool: Pool): Pool;
}

export function taskCosts(clock: () => number): TaskCosts {
  const costs = new Map<string, TaskCost>();
  return {
    costs,
    timed: (pool) => ({
      ...pool,
      width: pool.width,
      async run(job, signal) {
        const began = clock();
        const outcomes = await pool.run(job, signal);
        const {rows, ms, bytes} = costs.get(job.task) ?? {rows: 0, ms: 0, bytes: 0};
        const came = outcomes.reduce((sum, {bytes, beside = []}) => sum + (bytes?.length ?? 0) + beside.reduce((sum, {bytes}) => sum + bytes.length, 0), 0);
        costs.set(job.task, {rows: rows + job.rows.length, ms: ms + clock() - began, bytes: bytes + came});
        return outcomes;
      },
    }),
  };
}

/** What was measured last counts, and of tasks that did not run what was measured before. */
export function joinedCosts(before: Readonly<Record<string, TaskCost>>, now: ReadonlyMap<string, TaskCost>): Readonly<Record<string, TaskCost>> {
  const joined = new Map(Object.entries(before));
  // A few rows are no measure: the first of a task pays for loading what it needs.
  for (const [task, cost] of now) if (cost.rows >= 64 || !joined.has(task)) joined.set(task, {...cost, ms: Math.round(cost.ms * 1000) / 1000});
  return Object.fromEntries([...joined].sort(([a], [b]) => (a < b ? -1 : 1)));
}
