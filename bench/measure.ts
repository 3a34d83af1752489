// Runs a program in a fresh process and says what it cost: it and everything it started.
import {spawn} from 'node:child_process';
import {open} from 'node:fs/promises';
import {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {watchMemory} from './tree-memory.ts';

export interface Cost {
  readonly wallMs: number;
  /** User and system time of the whole tree, as far as its processes were waited for. */
  readonly cpuMs: number;
  readonly peakBytes: number | undefined;
}

export interface Order {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** A file read as standard input. */
  readonly input?: string;
  /** Standard output is thrown away unless it is wanted. */
  readonly keepOutput?: true;
}

/** The shell keeps the time: Node is not told what its children used. Its figures go to a channel of their own. */
const keepTime = 'exec 4>&2 2>&3; TIMEFORMAT="%3R %3U %3S"; time "$@" 2>&4 3>&- 4>&-';

export async function measure({command, env, folder, input, keepOutput}: Order, signal: AbortSignal): Promise<Cost & {readonly output: string}> {
  signal.throwIfAborted();
  const file = input === undefined ? undefined : await open(input);
  try {
    const child = spawn('bash', ['-c', keepTime, 'bash', ...command], {env, cwd: folder, detached: true, stdio: [file?.fd ?? 'ignore', keepOutput ? 'pipe' : 'ignore', 'pipe', 'pipe']});
    // The whole group: the shell, the program and what that started.
    const kill = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null && process.kill(-child.pid, 'SIGKILL');
    signal.addEventListener('abort', kill, {once: true});
    const memory = child.pid === undefined ? undefined : watchMemory(child.pid);
    try {
      const [code, output, complaint, times] = await Promise.all([ended(child), ...[1, 2, 3].map((at) => textOf(child.stdio[at]))]);
      signal.throwIfAborted();
      if (code !== 0) throw new Error(`"${command.join(' ')}" ended with ${code}: ${(`${complaint}${output}`).trim().slice(-2000)}`);
      const [wall = NaN, user = NaN, system = NaN] = (times ?? '').trim().split(' ').map(Number);
      return {wallMs: Math.round(wall * 1000), cpuMs: Math.round((user + system) * 1000), peakBytes: memory?.stop(), output: output ?? ''};
    } finally {
      memory?.stop();
      signal.removeEventListener('abort', kill);
    }
  } finally {
    await file?.close();
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}

async function textOf(stream: unknown): Promise<string> {
  return stream instanceof Readable ? await text(stream) : '';
}
