// Two ends of a local socket: a child writes to one, and what comes out of the other lands in one buffer that is used again.
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, Socket} from 'node:net';
import {once} from 'node:events';
import {join} from 'node:path';

export interface SocketPair {
  /** For the child; closed here once it has it. */
  readonly theirs: Socket;
  readonly ours: Socket;
}

const bufferBytes = 256 * 1024;
/** Longer names do not fit the system's address of a local socket. */
const longestPath = 100;

/** `undefined` where the folder's name is too long. What `chunk` is given is good during the call only. */
export async function socketPair(folder: string, chunk: (bytes: Buffer) => void): Promise<SocketPair | undefined> {
  const path = join(folder, 's-000000', 's');
  if (Buffer.byteLength(path) > longestPath) return undefined;
  // A folder that only we may enter: nobody else can connect first.
  const own = await mkdtemp(join(folder, 's-'));
  const server = createServer();
  try {
    server.listen(join(own, 's'));
    await once(server, 'listening');
    const ours = new Socket({onread: {buffer: Buffer.allocUnsafeSlow(bufferBytes), callback: (length, buffer) => (chunk(Buffer.from(buffer.buffer, buffer.byteOffset, length)), true)}});
    // A server that has no file handle left for its end closes it unseen.
    const refused = once(ours, 'close').then(() => Promise.reject(Object.assign(new Error('A local socket was closed by the system: EMFILE'), {code: 'EMFILE', syscall: 'accept'})));
    refused.catch(() => undefined);
    const both = Promise.all([once(server, 'connection') as Promise<[Socket]>, once(ours.connect(join(own, 's')), 'connect')]);
    both.catch(() => undefined); // where it is refused, nobody waits for both any more
    const [[theirs]] = await Promise.race([both, refused]);
    return {theirs, ours};
  } finally {
    server.close();
    await rm(own, {recursive: true, force: true});
  }
}
