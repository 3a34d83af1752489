// The roots a target was published at, as far back as sweeps have left them. The journal only grows; a floor says where it begins to count.
import {rename} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder} from './durable.ts';
import {checkedLine, parseLine, readCheckedLine, type RootLine} from './root-line.ts';
import {appendSynced, textAt} from './synced-text.ts';

export type KeptRoot = RootLine;

/** Newest first. A root published again without another in between is listed once. */
export async function rootHistory(folder: string): Promise<readonly KeptRoot[]> {
  return rootsFrom(folder, await floorOf(folder));
}

/** Also the roots that count no more, while somebody is left who may have begun to read them when they still did. */
export async function rootsInUse(folder: string, isLive: (lease: string) => boolean): Promise<readonly KeptRoot[]> {
  const settled = (await floorsIn(folder)).filter((floor) => isSettled(floor, isLive));
  return rootsFrom(folder, Math.max(0, ...settled.map(({seq}) => seq)));
}

/** Roots with lesser numbers count no more, but for the last one. */
export async function raiseFloor(folder: string, seq: number, tmp: string): Promise<void> {
  const floors = await floorsIn(folder);
  // Never lowered: what lies below may be gone.
  if (floors.some((floor) => floor.seq >= seq)) return;
  await writeFloors(folder, [...floors, {seq, leases: undefined}], tmp);
}

/** Notes who was at work when floors were raised: those who come later read nothing that lies below. */
export async function noteLeases(folder: string, {leases, tmp}: {leases: readonly string[]; tmp: string}): Promise<void> {
  const floors = await floorsIn(folder);
  const isLive = (lease: string) => leases.includes(lease);
  const settled = Math.max(0, ...floors.filter((floor) => isSettled(floor, isLive)).map(({seq}) => seq));
  const left = floors.filter((floor) => floor.seq > settled).map((floor) => ({...floor, leases: floor.leases ?? leases}));
  const next = settled === 0 ? left : [{seq: settled, leases: []}, ...left];
  if (JSON.stringify(next) !== JSON.stringify(floors)) await writeFloors(folder, next, tmp);
}

export async function floorOf(folder: string): Promise<number> {
  return Math.max(0, ...(await floorsIn(folder)).map(({seq}) => seq));
}

/** `leases`: who may still read what lies below; undefined until they are noted. */
interface Floor {readonly seq: number; readonly leases: readonly string[] | undefined}

function isSettled({leases}: Floor, isLive: (lease: string) => boolean): boolean {
  return leases !== undefined && !leases.some(isLive);
}

/** A floor that is damaged is none: better a root too many, some of whose values are gone. */
async function floorsIn(folder: string): Promise<readonly Floor[]> {
  return (await textAt(join(folder, 'floor'))).split('\n').flatMap((line): Floor[] => {
    const [seq, leases] = readCheckedLine(line) ?? [];
    if (typeof seq !== 'number') return [];
    return [{seq, leases: Array.isArray(leases) ? leases.filter((lease) => typeof lease === 'string') : undefined}];
  });
}

async function writeFloors(folder: string, floors: readonly Floor[], tmp: string): Promise<void> {
  await appendSynced(tmp, floors.map(({seq, leases}) => checkedLine(JSON.stringify(leases === undefined ? [seq] : [seq, leases]))).join(''));
  await rename(tmp, join(folder, 'floor'));
  await syncFolder(folder);
}

async function rootsFrom(folder: string, floor: number): Promise<readonly KeptRoot[]> {
  const journal = (await textAt(join(folder, 'journal'))).split('\n').flatMap((line) => parseLine(line) ?? []);
  // What readers take for the last root is the last root: whether or not the journal knows it.
  const current = parseLine(await textAt(join(folder, 'current'))) ?? journal.at(-1);
  const roots: KeptRoot[] = [];
  for (const entry of [...journal.filter(({seq}) => seq >= floor), ...(current === undefined ? [] : [current])]) {
    const last = roots.at(-1);
    if (entry.key !== last?.key || entry.root !== last.root) roots.push(entry);
  }
  return roots.reverse();
}
