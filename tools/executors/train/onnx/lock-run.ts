// A run has one engine at a time, whatever engine that is: the lock is flock's, and its holder's death is its end.
import {spawn} from 'node:child_process';
import {constants} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import {endings} from '../engine.ts';
import {EngineEnd} from './engine-end.ts';

/** Of Darwin and the BSDs, where opening a file can lock it. Node has no name for it, and no other way to a lock. */
const lockedOnOpen = 0x20;

/** Waits for whoever has it. It is held as long as the file is open. */
export async function lockRun(folder: string): Promise<FileHandle> {
  const path = join(folder, 'lock');
  if (process.platform !== 'linux') return await open(path, constants.O_RDWR | constants.O_CREAT | lockedOnOpen);
  const file = await open(path, 'a');
  // The lock is that of the open file, which both processes have: it stays when the one that asked for it has ended.
  const child = spawn('flock', ['--exclusive', '3'], {stdio: ['ignore', 'ignore', 'inherit', file.fd]});
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (cause) => reject(new EngineEnd(endings.missing, `Could not lock "${path}": flock of util-linux is needed (${cause.message})`)));
    child.on('exit', resolve);
  });
  if (code !== 0) throw new EngineEnd(endings.missing, `Could not lock "${path}": flock ended with ${code}`);
  return file;
}
