// Runs small builds in place and starts threads only when there is enough to do: starting them costs more than a few rows.
import {jobsAtHand, type Job, type Pool} from './job.ts';
import {spareTime} from './spare-time.ts';

export interface Growing {
  readonly inPlace: Pool;
  /** Loads what threads need, which a build too small for them spares. */
  readonly threads: (count: number) => Promise<Pool>;
  /** How many threads there will be at most. */
  readonly count: number;
  /**
   * How many of them start together. The others have no core of their own as long as this thread is busy, so they start when it has
   * proved to wait most of its time.
   */
  readonly atOnce?: number;
  /** Rows and bytes run in place before threads are worth their start. */
  readonly rows?: number;
  readonly bytes?: number;
  /** Made when the first threads start. */
  readonly spare?: () => () => boolean;
}

interface Crew {readonly count: number; readonly pool: Promise<Pool>; jobs: number}

export function growingPool({inPlace, threads, count, atOnce = count, rows = 256, bytes = 4 * 1024 * 1024, spare = spareTime}: Growing): Pool {
  const crews: Crew[] = [];
  let ran = {rows: 0, bytes: 0};
  let hasTime: (() => boolean) | undefined;
  return {
    width: count * jobsAtHand,
    expect(coming) {
      if (coming > rows && crews.length === 0) begin();
    },
    async run(job, signal) {
      if (crews.length === 0 && staysInPlace(job)) return await inPlace.run(job, signal);
      const crew = leastBusy();
      crew.jobs++;
      try {
        return await (await crew.pool).run(job, signal);
      } finally {
        crew.jobs--;
      }
    },
    async close() {
      await Promise.all([inPlace.close(), ...crews.map(({pool}) => pool.then((started) => started.close(), () => undefined))]);
    },
  };

  function staysInPlace(job: Job): boolean {
    if (job.isShortcut === true) return true;
    ran = {rows: ran.rows + job.rows.length, bytes: ran.bytes + job.heap.bytes.length};
    return ran.rows <= rows && ran.bytes <= bytes;
  }

  function begin(): Crew {
    hasTime = spare();
    return hire(Math.min(atOnce, count));
  }

  function hire(more: number): Crew {
    const crew = {count: more, pool: threads(more), jobs: 0};
    crew.pool.catch(() => undefined); // its first job meets the failure
    crews.push(crew);
    return crew;
  }

  function leastBusy(): Crew {
    const [first = begin(), others] = crews;
    if (others === undefined) return atOnce < count && first.jobs >= first.count * jobsAtHand && hasTime?.() === true ? hire(count - atOnce) : first;
    return others.jobs * first.count < first.jobs * others.count ? others : first;
  }
}
