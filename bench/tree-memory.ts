// Watches how much memory a process and all it started hold at once, by looking at /proc at short intervals.
import {readdirSync, readFileSync} from 'node:fs';

export interface MemoryWatch {
  /** Resident bytes of all processes together at the worst moment seen; none where there is no /proc. */
  peak(): number | undefined;
  /** Ends the watch. */
  stop(): number | undefined;
}

/**
 * Resident sizes are added up, so a page that two processes share counts twice, and a peak between two looks is missed.
 * The root itself, a shell that only keeps time, is left out.
 */
export function watchMemory(root: number, everyMs = 50): MemoryWatch {
  const look = lookAround(root);
  let peak = look();
  const timer = setInterval(() => {
    const now = look();
    if (now !== undefined) peak = Math.max(peak ?? 0, now);
  }, everyMs);
  return {
    peak: () => peak,
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Processes of others are asked for their parent once: on a busy machine there are many of them, and looking costs time too. */
function lookAround(root: number): () => number | undefined {
  let strangers = new Set<number>();
  return () => {
    const pids = listed();
    if (pids === undefined) return undefined;
    const parents = new Map<number, number>();
    for (const pid of pids) {
      const parent = strangers.has(pid) ? undefined : parentOf(pid);
      if (parent !== undefined) parents.set(pid, parent);
    }
    const ours = new Set([root]);
    // Within one tree a child may carry a lower number than its parent, so until nothing is added.
    for (let before = 0; before < ours.size; ) {
      before = ours.size;
      for (const [pid, parent] of parents) if (ours.has(parent)) ours.add(pid);
    }
    strangers = new Set(pids.filter((pid) => !ours.has(pid)));
    return [...ours].reduce((sum, pid) => (pid === root ? sum : sum + residentBytes(pid)), 0);
  };
}

function listed(): readonly number[] | undefined {
  return orGone(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number));
}

/** The name of the program stands in parentheses and may hold anything, so the fields are counted from its end. */
function parentOf(pid: number): number | undefined {
  const line = orGone(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]);
}

function residentBytes(pid: number): number {
  const status = orGone(() => readFileSync(`/proc/${pid}/status`, 'latin1')) ?? '';
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** A process may end between being listed and being read. */
function orGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return undefined;
    throw cause;
  }
}
