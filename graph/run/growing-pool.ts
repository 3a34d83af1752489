// Runs small builds in place and starts threads only when there is enough to do: starting them costs more than a few rows.
import type {Pool} from './job.ts';

export interface Growing {
  readonly inPlace: Pool;
  /** Loads what threads need, which a build too small for them spares. */
  readonly threads: () => Promise<Pool>;
  readonly width: number;
  /** Rows and bytes run in place before threads are worth their start. */
  readonly rows?: number;
  readonly bytes?: number;
}

export function growingPool({inPlace, threads, width, rows = 256, bytes = 4 * 1024 * 1024}: Growing): Pool {
  let started: Promise<Pool> | undefined;
  let ran = {rows: 0, bytes: 0};
  return {
    width,
    expect(coming) {
      if (coming <= rows) return;
      started ??= threads();
      started.catch(() => undefined); // the first job meets the failure
    },
    async run(job, signal) {
      if (started === undefined) {
        if (job.isShortcut === true) return await inPlace.run(job, signal);
        ran = {rows: ran.rows + job.rows.length, bytes: ran.bytes + job.heap.bytes.length};
        if (ran.rows <= rows && ran.bytes <= bytes) return await inPlace.run(job, signal);
        started = threads();
      }
      return await (await started).run(job, signal);
    },
    async close() {
      await Promise.all([inPlace.close(), started?.then((pool) => pool.close(), () => undefined)]);
    },
  };
}
