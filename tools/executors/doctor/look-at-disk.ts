// Whether the disk under a folder can take what a build writes: permission, room, and whether it is one of this machine.
import {mkdtemp, rmdir, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {lookAtDisk as diskUnder} from '../../../cache/disk.ts';
import {quoted} from '../report/quoted.ts';
import {spellBytes} from './spell-bytes.ts';
import {failed, fine, missing, warning, type Finding} from './finding.ts';

const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;
const [least, enough] = [16 * mebibyte, gibibyte];

export async function lookAtDisk(name: string, folder: string): Promise<Finding> {
  try {
    const there = await nearest(folder);
    // Some disks say yes and then refuse.
    await rmdir(await mkdtemp(join(there, '.gristmill-doctor-')));
    const {free, remote} = await diskUnder(there);
    const text = `${quoted(folder)}: ${free === Infinity ? 'any amount' : spellBytes(free)} free`;
    if (free < least) return missing(name, text, `free some space on the disk of ${quoted(folder)}`);
    if (remote) return warning(name, `${text}, on a disk that is shared or served by a program, where locks and mapped files may not hold`, 'name a folder on a local disk with --store');
    return free < enough ? warning(name, `${text}, which may not be enough`, `free some space on the disk of ${quoted(folder)}`) : fine(name, `${text}, on a disk of this machine`);
  } catch (failure) {
    return failed(name, failure, {});
  }
}

/** Of a folder and those above it, the first that is there. */
async function nearest(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw cause;
    });
    if (found !== undefined || at === dirname(at)) return at;
  }
}
