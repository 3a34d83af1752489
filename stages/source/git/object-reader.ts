// Reads objects by name through one long-running `git cat-file`. One per thread: it shares nothing but the repository.
import {hash} from 'node:crypto';
import {GitFailure} from './git-failure.ts';
import {startGit, type Git} from './git-process.ts';
import {arenas, type Arena} from './arena.ts';
import {objectStream, type GitObject} from './object-stream.ts';
import {socketPair} from './socket-pair.ts';

export interface ObjectReader {
  /** Objects in the order asked; `undefined` where the repository has none, or not the one its name promises. Bytes may be views of a larger buffer. */
  read(oids: readonly string[], signal: AbortSignal): Promise<readonly (GitObject | undefined)[]>;
  /** Gives the memory of a read back: none of its bytes may be used after. Without it they live as long as somebody holds them. */
  recycle(objects: readonly (GitObject | undefined)[]): void;
  /** Its child keeps the process alive until then. */
  close(): Promise<void>;
}

export interface ObjectReaderOptions {
  readonly gitDir: string;
  readonly maxBytes?: number;
  /** An index of a hostile repository may lie about what a name stands for. Off only where git itself received the objects. */
  readonly verify?: boolean;
}

interface Batch {
  readonly oids: readonly string[];
  readonly objects: (GitObject | undefined)[];
  readonly arena: Arena;
  readonly resolve: (objects: readonly (GitObject | undefined)[]) => void;
  readonly reject: (reason: unknown) => void;
}
interface Session {ask(batch: Batch): void; end(): Promise<void>}

export function objectReader(git: Git, {gitDir, maxBytes = 32 * 1024 * 1024, verify = true}: ObjectReaderOptions): ObjectReader {
  let session: Promise<Session> | undefined;
  const arena = arenas();
  const memory = new WeakMap<readonly (GitObject | undefined)[], Arena>();
  return {
    async read(oids, signal) {
      signal.throwIfAborted();
      for (const oid of oids) if (!fullOid.test(oid)) throw new TypeError(`Expected a full object name, got "${oid}"`);
      if (oids.length === 0) return [];
      const opened = await (session ??= reopened());
      signal.throwIfAborted();
      return await answered(signal, (resolve, reject) => opened.ask({oids, objects: [], arena: arena(), resolve, reject}));
    },
    recycle(objects) {
      memory.get(objects)?.free();
      memory.delete(objects);
    },
    async close() {
      await (await session)?.end();
    },
  };

  function reopened(): Promise<Session> {
    const opening = open();
    opening.catch(() => (session = undefined));
    return opening;
  }

  async function open(): Promise<Session> {
    const waiting: Batch[] = [];
    let broken: unknown;
    const room = (bytes: number) => (waiting[0] === undefined ? Buffer.alloc(bytes) : waiting[0].arena.take(bytes));
    const take = objectStream({maxBytes, room}, (oid, object, framed) => {
      const batch = waiting[0];
      if (batch === undefined || batch.oids[batch.objects.length] !== oid) throw new Error(`Git cat-file answered with "${oid}", which was not asked for next`);
      if (object?.type === 'blob') git.work.blobReads++;
      batch.objects.push(verify && framed !== undefined && !keepsPromise(oid, framed) ? undefined : object);
      if (batch.objects.length < batch.oids.length) return;
      waiting.shift();
      memory.set(batch.objects, batch.arena);
      batch.resolve(batch.objects);
    });
    const chunk = (chunk: Buffer) => {
      if (broken !== undefined) return;
      try {
        take(chunk);
      } catch (error) {
        // Out of step with the child: nothing it says later can be trusted. Whoever waits is told when it has ended.
        broken = error;
        kill();
      }
    };
    const pair = git.porter === undefined ? await socketPair(git.home, chunk) : undefined;
    const {stdin, stdout, kill, ended} = startGit(git, [...modest, 'cat-file', '--batch-command', '--buffer'], {gitDir, ...(pair !== undefined && {stdout: pair.theirs})});
    pair?.theirs.destroy();
    stdout?.on('data', chunk);
    const opening = session;
    let gone: unknown;
    const done = ended.then((failure) => {
      if (session === opening) session = undefined;
      pair?.ours.destroy();
      const reason = broken ?? failure ?? new GitFailure({command: 'git cat-file', code: 0, stderr: 'It ended before it answered'});
      gone = reason;
      for (const batch of waiting.splice(0)) batch.reject(reason);
    });
    return {
      ask(batch) {
        // It may have ended before it was asked anything.
        if (gone !== undefined) return batch.reject(gone);
        waiting.push(batch);
        stdin.write(`${batch.oids.map((oid) => `contents ${oid}\n`).join('')}flush\n`);
      },
      async end() {
        kill();
        await done;
      },
    };
  }
}

/** How much of the packs a reader maps at a time: several of them run beside each other. */
const modest = ['-c', 'core.packedGitWindowSize=8m', '-c', 'core.packedGitLimit=64m'];

const fullOid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function keepsPromise(oid: string, framed: Buffer): boolean {
  return hash(oid.length === 40 ? 'sha1' : 'sha256', framed, 'hex') === oid;
}

/** A promise that the signal rejects at once; the answer that comes later is dropped. */
function answered<T>(signal: AbortSignal, ask: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, {once: true});
    const settled = <V>(settle: (value: V) => void) => (value: V) => {
      signal.removeEventListener('abort', abort);
      settle(value);
    };
    ask(settled(resolve), settled(reject));
  });
}
