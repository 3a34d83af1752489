// Who a process is, well enough to tell from another process, and at another time, whether it still runs.
import {readFileSync, readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import {codeOf} from './store-error.ts';

export interface ProcessIdentity {
  readonly host: string;
  /** Another one means that the machine has been started anew. Empty where the system does not say. */
  readonly boot: string;
  /** The space in which `pid` means something: each container has its own. Empty where the system does not say. */
  readonly space: string;
  readonly pid: number;
  /** When the process started, in the machine's own ticks: process ids are used again. Empty where the system does not say. */
  readonly started: string;
}

/** `elsewhere`: on a machine or in a container from which we cannot tell. */
export type ProcessState = 'running' | 'ended' | 'elsewhere';

export function thisProcess(): ProcessIdentity {
  const boot = textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = textOf(() => readlinkSync('/proc/self/ns/pid'));
  return {host: hostname(), boot, space, pid: process.pid, started: statOf(process.pid)?.started ?? ''};
}

export function stateOf(other: ProcessIdentity, self: ProcessIdentity): ProcessState {
  if (other.boot !== self.boot) return other.host === self.host ? 'ended' : 'elsewhere';
  if (other.space !== self.space || (self.boot === '' && other.host !== self.host)) return 'elsewhere';
  if (!isAlive(other.pid)) return 'ended';
  const stat = statOf(other.pid);
  if (other.started === '') return 'running';
  // A zombie has ended: only its parent has not noticed.
  return stat === undefined || stat.state === 'Z' || stat.state === 'X' || stat.started !== other.started ? 'ended' : 'running';
}

/** An identity out of a file; `undefined` when it is none. */
export function identityOf(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {host, boot, space, pid, started}: Readonly<Record<string, unknown>> = {...value};
  if (typeof host !== 'string' || typeof boot !== 'string' || typeof space !== 'string' || typeof started !== 'string') return undefined;
  return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? {host, boot, space, pid, started} : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return codeOf(cause) !== 'ESRCH';
  }
}

/** `pid (name) state … started …`, where the name may hold anything. */
function statOf(pid: number): {readonly state: string; readonly started: string} | undefined {
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? undefined : {state, started};
}

function textOf(read: () => string): string {
  try {
    return read();
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    return '';
  }
}
