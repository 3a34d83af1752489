// Fetch or run again, whichever is cheaper: what rows of a task cost where they ran, against what their bytes cost on the way we measured.
import type {TaskCost} from '../../../cache/remote/remote-manifest.ts';

/** Until something was measured: ten megabytes in a second, and so long for asking. */
const usualBytesPerMs = 10_000;
const askingMs = 50;
/** What a row takes in the table of its pack. */
const rowBytes = 100;

export interface Measured {readonly threads: number; readonly bytesPerMs: () => number | undefined}

export function worthFetching(costs: Readonly<Record<string, TaskCost>>, {threads, bytesPerMs}: Measured): (task: string | undefined, rows: number) => boolean {
  return (task, rows) => {
    const cost = task === undefined ? undefined : costs[task];
    // Nobody knows what it costs: what is there is taken.
    if (cost === undefined || cost.rows === 0) return true;
    const running = (cost.ms / cost.rows) * rows / threads;
    const fetching = askingMs + ((cost.bytes / cost.rows + rowBytes) * rows) / (bytesPerMs() ?? usualBytesPerMs);
    return fetching < running;
  };
}
