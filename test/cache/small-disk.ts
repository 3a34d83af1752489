// A real disk of few bytes, for the tests of what happens when it is full or read-only. Mounting takes root, or sudo without a password.
import {execFileSync} from 'node:child_process';
import {closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

export interface SmallDisk {
  readonly dir: string;
  free(): number;
  /** Takes all but so many bytes of what is free. */
  leave(bytes: number): void;
  /** Gives back what `leave` took. */
  relieve(): void;
  /** From now on nothing may be written, or everything again. */
  remount(mode: 'ro' | 'rw'): void;
}

export function smallDisk(t: ExecutionContext, bytes: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'gristmill-disk-'));
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=1777`, 'tmpfs', dir);
  t.teardown(() => {
    asRoot('umount', '--lazy', dir);
    rmSync(dir, {recursive: true});
  });
  const ballast = join(dir, 'ballast');
  const free = () => {
    const {bavail, bsize} = statfsSync(dir);
    return bavail * bsize;
  };
  return {
    dir,
    free,
    leave(left) {
      const file = openSync(ballast, 'w');
      try {
        const zeros = Buffer.alloc(65_536);
        for (let take = free() - left; take > 0; take -= zeros.length) writeSync(file, zeros, 0, Math.min(take, zeros.length));
      } finally {
        closeSync(file);
      }
    },
    relieve() {
      const file = openSync(ballast, 'a');
      ftruncateSync(file, 0);
      closeSync(file);
    },
    remount: (mode) => asRoot('mount', '-o', `remount,${mode}`, dir),
  };
}

/** A test that cannot have its disk fails: what it would have shown is then not known. */
function asRoot(...command: readonly string[]): void {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '--non-interactive', ...command];
  try {
    execFileSync(program, args, {stdio: ['ignore', 'ignore', 'pipe']});
  } catch (cause) {
    throw new Error(`Could not ${command.join(' ')}: these tests want Linux, and root or a sudo that asks for no password`, {cause});
  }
}
