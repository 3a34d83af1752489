// How many of a build's threads start together. Where there are as many as cores, the last one would share a core with the main thread.
import {availableParallelism} from 'node:os';

export function threadsAtOnce(threads: number): number {
  return threads > 1 && threads === availableParallelism() ? threads - 1 : threads;
}
