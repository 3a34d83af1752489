// Reads objects by name through one long-running `git cat-file`. One per thread: it shares nothing but the repository.
import {createHash} from 'node:crypto';
import {GitFailure} from './git-failure.ts';
import {startGit, type Git} from './git-process.ts';
import {objectStream, type GitObject} from './object-stream.ts';

export interface ObjectReader {
  /** Objects in the order asked; `undefined` where the repository has none, or not the one its name promises. Bytes may be views of a larger buffer. */
  read(oids: readonly string[], signal: AbortSignal): Promise<readonly (GitObject | undefined)[]>;
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
  readonly resolve: (objects: readonly (GitObject | undefined)[]) => void;
  readonly reject: (reason: unknown) => void;
}
interface Session {ask(batch: Batch): void; end(): Promise<void>}

export function objectReader(git: Git, {gitDir, maxBytes = 32 * 1024 * 1024, verify = true}: ObjectReaderOptions): ObjectReader {
  let session: Session | undefined;
  return {
    async read(oids, signal) {
      signal.throwIfAborted();
      for (const oid of oids) if (!fullOid.test(oid)) throw new TypeError(`Expected a full object name, got "${oid}"`);
      if (oids.length === 0) return [];
      return await answered(signal, (resolve, reject) => {
        session ??= open();
        session.ask({oids, objects: [], resolve, reject});
      });
    },
    async close() {
      await session?.end();
    },
  };

  function open(): Session {
    const {child, ended} = startGit(git, ['cat-file', '--batch-command', '--buffer'], {gitDir});
    const waiting: Batch[] = [];
    let broken: unknown;
    const take = objectStream(maxBytes, (oid, object) => {
      const batch = waiting[0];
      if (batch === undefined || batch.oids[batch.objects.length] !== oid) throw new Error(`Git cat-file answered with "${oid}", which was not asked for next`);
      if (object?.type === 'blob') git.work.blobReads++;
      batch.objects.push(verify && object !== undefined && !keepsPromise(oid, object) ? undefined : object);
      if (batch.objects.length < batch.oids.length) return;
      waiting.shift();
      batch.resolve(batch.objects);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (broken !== undefined) return;
      try {
        take(chunk);
      } catch (error) {
        // Out of step with the child: nothing it says later can be trusted. Whoever waits is told when it has ended.
        broken = error;
        child.kill('SIGKILL');
      }
    });
    const done = ended.then((failure) => {
      if (session === own) session = undefined;
      const reason = broken ?? failure ?? new GitFailure({command: 'git cat-file', code: 0, stderr: 'It ended before it answered'});
      for (const batch of waiting.splice(0)) batch.reject(reason);
    });
    const own: Session = {
      ask(batch) {
        waiting.push(batch);
        child.stdin.write(`${batch.oids.map((oid) => `contents ${oid}\n`).join('')}flush\n`);
      },
      async end() {
        child.kill('SIGKILL');
        await done;
      },
    };
    return own;
  }
}

const fullOid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function keepsPromise(oid: string, object: GitObject): boolean {
  if ('oversize' in object) return true;
  const hash = createHash(oid.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`${object.type} ${object.bytes.length}\0`, 'latin1').update(object.bytes).digest('hex') === oid;
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
