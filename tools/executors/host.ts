// The process a command runs in, as far as commands may see it. A test hands in its own.
import {join} from 'node:path';
import {availableParallelism, homedir} from 'node:os';
import type {BuildDataset} from './build/contract.ts';

export interface Host {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly parallelism: number;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly clock: () => number;
  /** Calls back until the returned function is called. Keeps no process alive. */
  readonly every: (milliseconds: number, tick: () => void) => () => void;
  /** Calls back on Ctrl-C and on a polite request to end, until the returned function is called. */
  readonly onStop: (stop: () => void) => () => void;
  readonly exit: (code: number) => void;
  /** Loaded when there is something to build: help and mistakes do not wait for it. */
  readonly composition: () => Promise<BuildDataset>;
}

export interface Sink {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  write(text: string): unknown;
}

export function processHost(): Host {
  return {
    folder: process.cwd(),
    env: process.env,
    home: homedir(),
    parallelism: availableParallelism(),
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => performance.now(),
    every(milliseconds, tick) {
      const timer = setInterval(tick, milliseconds).unref();
      return () => clearInterval(timer);
    },
    onStop(stop) {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      for (const signal of signals) process.on(signal, stop);
      return () => signals.forEach((signal) => process.off(signal, stop));
    },
    exit: (code) => process.exit(code),
    composition: async () => (await import('./build/build-dataset.ts')).buildDataset,
  };
}

/** The user's cache folder of this program: the default store, and what it keeps to start faster. */
export function cacheFolder({env, home}: Pick<Host, 'env' | 'home'>): string {
  const base = env['XDG_CACHE_HOME'];
  // An XDG path that is not absolute is to be ignored, says its specification.
  return join(base?.startsWith('/') === true ? base : join(home, '.cache'), 'gristmill');
}
