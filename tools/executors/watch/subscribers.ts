// Subscribers in other processes: whoever connects to a local socket gets every event from then on as a line of JSON, and first what holds now.
import {lstat, rm} from 'node:fs/promises';
import {createConnection, createServer, type Socket} from 'node:net';
import {once} from 'node:events';
import {CommandFailure} from '../config/command-failure.ts';
import {jsonLine} from '../report/json-line.ts';
import type {Told, WatchEvent} from './watch-event.ts';

export interface Subscribers extends AsyncDisposable {readonly tell: Told}

/** Whoever reads no more is let go before what is kept for it fills the memory. */
const mostUnread = 1024 * 1024;

export async function subscribers(path: string): Promise<Subscribers> {
  await clearAway(path);
  const connected = new Set<Socket>();
  const now = new Map<string, WatchEvent>();
  const server = createServer((socket) => {
    connected.add(socket);
    // One that never reads must not keep the process of a watch that has ended.
    socket.unref();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => connected.delete(socket));
    // Nothing is asked over it: what comes is thrown away.
    socket.resume();
    for (const event of now.values()) socket.write(jsonLine(event));
  });
  // What a dataset is of is nobody else's business. The socket is made before this returns.
  const mask = process.umask(0o177);
  server.listen(path);
  process.umask(mask);
  await once(server, 'listening').catch((cause: unknown) => {
    throw refused(path, cause instanceof Error ? cause.message : String(cause));
  });
  return {
    tell(event) {
      remember(now, event);
      const line = jsonLine(event);
      for (const socket of connected) {
        socket.write(line);
        if (socket.writableLength > mostUnread) socket.destroy();
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of connected) socket.destroySoon();
      server.close();
      await rm(path, {force: true});
    },
  };
}

/** What somebody who comes late must know. */
function remember(now: Map<string, WatchEvent>, event: WatchEvent): void {
  if (event.kind === 'watching' || event.kind === 'built' || event.kind === 'waiting') now.set(event.kind, event);
  if (event.kind === 'resumed' || event.kind === 'built') now.delete('waiting');
}

/** A socket that a killed watch left is in nobody's way. One that answers is, and a file that is no socket is never removed. */
async function clearAway(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isSocket()) throw refused(path, 'There is something else in its place');
  const socket = createConnection(path);
  const answers = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
  socket.destroy();
  if (answers) throw refused(path, 'Another watch listens there');
  await rm(path, {force: true});
}

function refused(path: string, why: string): CommandFailure {
  return new CommandFailure(`Could not listen at "${path}": ${why}`, {kind: 'cannot-listen', where: path});
}
