// Where the journal of a target begins to count: sweeps raise it, and roots below are no roots any more.
import {rename} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder} from './durable.ts';
import {checkedLine, readCheckedLine} from './root-line.ts';
import {appendSynced, textAt} from './synced-text.ts';

export interface Floor {
  /** The byte of the journal at which the first root lies that counts. A builder that was slow may write a low number above it. */
  readonly at: number;
  /** The highest number that was given then: roots with higher ones count even if the journal was lost, and begins anew. */
  readonly seq: number;
  /** Who was at work then, and may be reading what lies below; undefined until they are noted. */
  readonly leases: readonly string[] | undefined;
}

export function isBelow(root: Pick<Floor, 'at' | 'seq'>, floor: Floor): boolean {
  return root.at < floor.at && root.seq <= floor.seq;
}

/** True when nobody is left who may read what lies below. */
export function isSettled({leases}: Floor, isLive: (lease: string) => boolean): boolean {
  return leases !== undefined && !leases.some(isLive);
}

/** A floor that is damaged is none: better a root too many, some of whose values are gone. */
export async function floorsIn(folder: string): Promise<readonly Floor[]> {
  return (await textAt(join(folder, 'floors'))).split('\n').flatMap((line): Floor[] => {
    const [at, seq, leases] = readCheckedLine(line) ?? [];
    if (typeof at !== 'number' || typeof seq !== 'number') return [];
    return [{at, seq, leases: Array.isArray(leases) ? leases.filter((lease) => typeof lease === 'string') : undefined}];
  });
}

/** From now on what lies below counts no more, but for the last root. Floors add up: none is ever lowered. */
export async function raiseFloor(folder: string, floor: Pick<Floor, 'at' | 'seq'>, tmp: string): Promise<void> {
  await writeFloors(folder, [...(await floorsIn(folder)), {...floor, leases: undefined}], tmp);
}

/** Notes who was at work when floors were raised: those who come later read nothing that lies below. */
export async function noteLeases(folder: string, {leases, tmp}: {leases: readonly string[]; tmp: string}): Promise<void> {
  const floors = await floorsIn(folder);
  const noted = floors.map((floor) => ({...floor, leases: (floor.leases ?? leases).filter((lease) => leases.includes(lease))}));
  // One that says no more than a later one does is of no use.
  const next = noted.filter((floor, index) => !noted.slice(index + 1).some((later) => later.leases.length === 0 && floor.at <= later.at && floor.seq <= later.seq));
  if (JSON.stringify(next) !== JSON.stringify(floors)) await writeFloors(folder, next, tmp);
}

async function writeFloors(folder: string, floors: readonly Floor[], tmp: string): Promise<void> {
  await appendSynced(tmp, floors.map(({at, seq, leases}) => checkedLine(JSON.stringify(leases === undefined ? [at, seq] : [at, seq, leases]))).join(''));
  await rename(tmp, join(folder, 'floors'));
  await syncFolder(folder);
}
