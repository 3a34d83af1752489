// Starts git from a small process beside this one. A system copies the tables of a process to start another, so what takes a small one a millisecond or two blocks one of half a gigabyte for ten times as long.
import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {connect, type Socket} from 'node:net';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';

export interface Porter extends AsyncDisposable {
  /** `undefined` where it cannot: then git is started as ever. */
  start(program: PortedProgram): PortedProcess | undefined;
}

export interface PortedProgram {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Whether anything will be written to it. */
  readonly input: boolean;
}

export interface PortedProcess {
  /** None without input. */
  readonly stdin: Writable | undefined;
  readonly stdout: Readable;
  kill(): void;
  readonly ended: Promise<Ending>;
}

/** `started`: none where the program could not be. */
export interface Ending {readonly number: number; readonly code: number | null; readonly stderr: string}

/** Longer names do not fit the system's address of a local socket. */
const longestPath = 100;

/**
 * Each program has connections of its own, which it is given as its standard output and input: no byte of it passes through the porter. They are two, as a program
 * that ends before it has read what is written to it must not take what it printed along. Connections are taken in the order they were made, as are the orders that go with them.
 */
export async function gitPorter(folder: string): Promise<Porter | undefined> {
  if (Buffer.byteLength(join(folder, 'p-000000', 'p')) > longestPath) return undefined;
  // A folder that only we may enter: nobody else can connect in between.
  const own = await mkdtemp(join(folder, 'p-'));
  const path = join(own, 'p');
  const child = fork(new URL('git-porter-process.ts', import.meta.url), [path], {env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'json'});
  const waiting = new Map<number, (ending: Ending) => void>();
  let isOpen = await listening(child);
  const sockets = new Set<Socket>();
  let next = 0;
  // It must not keep a process alive that has nothing else to do.
  child.unref();
  child.channel?.unref();
  child.on('message', (ending: Ending) => {
    waiting.get(ending.number)?.(ending);
    waiting.delete(ending.number);
    if (waiting.size === 0) child.channel?.unref();
  });
  const lost = () => {
    isOpen = false;
    for (const [number, end] of waiting) end({number, code: null, stderr: 'The process that started it has ended'});
    waiting.clear();
    // A program may live on that nobody can end any more.
    for (const socket of sockets) socket.destroy();
  };
  child.on('exit', lost);
  child.on('error', lost);
  const connection = (): Socket => {
    const socket = connect(path);
    let isConnected = false;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.once('connect', () => (isConnected = true));
    socket.on('error', () => {
      // How a program ended says more than a broken connection. But one that never was would give the next one to the wrong program: then it is over with the porter.
      if (!isConnected && isOpen) child.kill('SIGKILL');
      isOpen &&= isConnected;
    });
    return socket;
  };
  return {
    start({args, env, cwd, input}) {
      if (!isOpen) return undefined;
      const number = next++;
      const {promise: ended, resolve} = Promise.withResolvers<Ending>();
      waiting.set(number, resolve);
      child.channel?.ref();
      child.send({number, args, env, cwd, input});
      // Nothing comes out of an input but its end, which closes it.
      return {stdout: connection(), stdin: input ? connection().resume() : undefined, ended, kill: () => void (isOpen && waiting.has(number) && child.send({number, kill: true}))};
    },
    async [Symbol.asyncDispose]() {
      isOpen = false;
      child.disconnect();
      child.ref();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(own, {recursive: true, force: true});
    },
  };
}

async function listening(child: ChildProcess): Promise<boolean> {
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => ['ended'])]).catch(() => ['failed']);
  return said === 'listening';
}
