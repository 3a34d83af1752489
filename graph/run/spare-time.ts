// Tells whether this thread waits most of its time. Changes how many threads work beside it, and no answer.
import {performance} from 'node:perf_hooks';

/** A shorter look is mostly about what happened to be going on. */
const leastMs = 500;
/** What is left of its core beside so much is used: by readers, compressors, and V8's own threads. */
const spareBelow = 0.4;

/** Looks back to the last time that it could tell. */
export function spareTime(): () => boolean {
  let since = performance.eventLoopUtilization();
  return () => {
    const {active, idle, utilization} = performance.eventLoopUtilization(since);
    if (active + idle < leastMs) return false;
    since = performance.eventLoopUtilization();
    return utilization < spareBelow;
  };
}
