// The roots that a sweep keeps, of every target that a store knows.
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Digest} from '../../graph/value/digest.ts';
import type {LiveLease} from '../leases.ts';
import {noteLeases, raiseFloor} from '../root-floors.ts';
import {folderOf} from '../root-journal.ts';
import {rootHistory, rootsInUse, type KeptRoot} from '../root-history.ts';
import {codeOf} from '../store-error.ts';

export interface SweptTarget {
  /** The readable start of its name and a hash: a store does not know the name itself. */
  readonly name: string;
  /** Newest first. */
  readonly roots: readonly KeptRoot[];
  /** None of its roots is to go. */
  readonly keepsAll?: boolean;
}

export async function targetsIn(dir: string): Promise<readonly SweptTarget[]> {
  const targets: SweptTarget[] = [];
  for (const name of (await foldersIn(dir)).sort()) {
    const roots = await rootHistory(join(dir, name));
    if (roots.length > 0) targets.push({name, roots});
  }
  return targets;
}

/** The newest so many, and those that a floor under the last of them leaves as well. */
export function newest({roots, keepsAll}: SweptTarget, keep: number): readonly KeptRoot[] {
  if (keepsAll === true) return roots;
  const at = floorUnder(roots, keep);
  return roots.filter((root, index) => index < Math.max(1, keep) || root.at >= at);
}

function floorUnder(roots: readonly KeptRoot[], keep: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...roots.slice(0, Math.max(1, keep)).map(({at}) => at));
}

/** Only the former roots of one target are to go, and with them all of those that were made to count it. */
export interface Forsaken {readonly target: string; readonly besides: readonly string[]}

export async function forsake(dir: string, targets: readonly SweptTarget[], {target, besides}: Forsaken, dryRun: boolean): Promise<readonly SweptTarget[]> {
  const gone = new Set(besides.map(folderOf));
  for (const {name} of targets) if (gone.has(name) && !dryRun) await rm(join(dir, name), {recursive: true, force: true});
  return targets.filter(({name}) => !gone.has(name)).map((one) => (one.name === folderOf(target) ? one : {...one, keepsAll: true}));
}

export interface DropOptions {
  readonly keep: number;
  readonly tmp: () => string;
  readonly leases: () => Promise<readonly LiveLease[]>;
}

/**
 * From now on older roots count no more. Whoever is at work may have begun to read one of them, and to build upon it: what they
 * reach stays until those have ended.
 */
export async function dropOlder(dir: string, targets: readonly SweptTarget[], {keep, tmp, leases}: DropOptions): Promise<void> {
  for (const target of targets) {
    const {name, roots} = target;
    if (newest(target, keep).length === roots.length) continue;
    await raiseFloor(join(dir, name), {at: floorUnder(roots, keep), seq: Math.max(...roots.map(({seq}) => seq))}, tmp());
  }
  // Listed afterwards: who takes a lease from here on finds the new floor.
  const live = (await leases()).map(({id}) => id);
  for (const {name} of targets) await noteLeases(join(dir, name), {leases: live, tmp: tmp()});
}

/** Roots of all targets that count, or that somebody may be reading. */
export async function rootsToKeep(dir: string, leases: readonly LiveLease[]): Promise<readonly Digest[]> {
  const live = new Set(leases.map(({id}) => id));
  const roots: Digest[] = [];
  for (const name of await foldersIn(dir)) for (const {root} of await rootsInUse(join(dir, name), (lease) => live.has(lease))) roots.push(root);
  return roots;
}

async function foldersIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir, {withFileTypes: true})).filter((entry) => entry.isDirectory()).map(({name}) => name);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}
