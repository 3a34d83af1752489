// One build of a synthetic world over an open store, and what it cost the process.
import {build, type Built} from '../graph/build.ts';
import {inlinePool} from '../graph/run/inline-pool.ts';
import type {Host} from '../graph/run/run-job.ts';
import type {Store} from '../graph/store.ts';
import {scaleWorld, type ScaleHistory} from './scale-world.ts';

export const scaleTarget = 'scale';

export interface Step {
  readonly wallMs: number;
  /** User and system time. */
  readonly cpuMs: number;
  /** Rows that ran, of all collections. */
  readonly ran: number;
}

export async function scaleBuild(store: Store, history: ScaleHistory): Promise<{built: Built; ran: Readonly<Record<string, number>>}> {
  const {plan, states} = scaleWorld(history);
  const host: Host = {
    loader: {load: async () => [], async close() {}},
    task(name) {
      const task = plan.tasks.get(name);
      if (task === undefined) throw new Error(`No task "${name}"`);
      return task;
    },
    resources: async () => new Map(),
  };
  const ran: Record<string, number> = {};
  const built = await build({
    target: scaleTarget,
    plan,
    states,
    store,
    pool: () => inlinePool(host),
    resources: new Map(),
    emit(event) {
      if (event.kind === 'rows-ran') ran[event.collection] = (ran[event.collection] ?? 0) + event.ids.length;
    },
  });
  return {built, ran};
}

export async function timedBuild(store: Store, history: ScaleHistory): Promise<Step> {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const {ran} = await scaleBuild(store, history);
  const wallMs = performance.now() - started;
  const {user, system} = process.cpuUsage(cpu);
  return {wallMs, cpuMs: (user + system) / 1000, ran: Object.values(ran).reduce((sum, count) => sum + count, 0)};
}
