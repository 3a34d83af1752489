// Starts a recording child process and follows which of its batches are acknowledged.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

export interface Recording {
  /** Batches acknowledged, in order. */
  readonly acknowledged: readonly number[];
  readonly code: number | null;
}

const script = fileURLToPath(new URL('recorder.ts', import.meta.url));

/** `killAfter`: the child is killed by SIGKILL right after it has acknowledged this many batches, while it is at the next one. */
export async function recording(dir: string, name: string, options: {batches: number; killAfter?: number}): Promise<Recording> {
  const child = spawn(process.execPath, [script, dir, name, String(options.batches)], {stdio: ['ignore', 'pipe', 'inherit']});
  const acknowledged: number[] = [];
  const ended = once(child, 'close');
  for await (const line of createInterface({input: child.stdout})) {
    acknowledged.push(Number(line));
    if (acknowledged.length === options.killAfter) child.kill('SIGKILL');
  }
  await ended;
  return {acknowledged, code: child.exitCode};
}
