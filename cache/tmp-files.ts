// Names for files that are being written, and the removal of those whose writer is dead.
import {hash} from 'node:crypto';
import {readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {codeOf} from './store-error.ts';

let serial = 0;

/** A number that no other file, pack or store of this process has. */
export function nextSerial(): number {
  return ++serial;
}

/** Process ids mean something on their own machine only, so the machine is part of the name. */
export function tmpFile(dir: string, extension: string): string {
  return join(dir, `${hostMark()}-${process.pid}-${nextSerial()}.${extension}`);
}

export async function removeStale(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const [, host, pid] = /^([0-9a-f]{8})-(\d+)-\d+\.[a-z]+$/.exec(name) ?? [];
    if (host === hostMark() && !isAlive(Number(pid))) await rm(join(dir, name), {recursive: true, force: true});
  }
}

function hostMark(): string {
  return hash('sha256', hostname(), 'hex').slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return codeOf(cause) !== 'ESRCH';
  }
}
