// A file that says which process made it. It comes into being whole: no reader ever sees half of one.
import {hash} from 'node:crypto';
import {link, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {identityOf, stateOf, thisProcess, type ProcessIdentity} from './process-identity.ts';
import {codeOf} from './store-error.ts';
import {nextSerial} from './tmp-files.ts';

export interface Claim {
  /** Tells this claim from all others, those of its own process included. */
  readonly id: string;
  readonly by: ProcessIdentity;
  readonly modifiedMs: number;
  readonly sinceMs: number;
}

/** How long the word of a process is believed that we cannot look at. Long builds renew theirs. */
export interface Belief {readonly nowMs: number; readonly forMs: number}

export interface NewClaim {
  readonly id: string;
  readonly text: string;
  readonly fields: Pick<Claim, 'id' | 'by'>;
}

export function newClaim(): NewClaim {
  const by = thisProcess();
  const id = hash('sha256', JSON.stringify([by, nextSerial()]), 'hex').slice(0, 32);
  return {id, text: JSON.stringify({id, by}), fields: {id, by}};
}

/** Puts a claim at a path; false when there is one already. */
export async function claimFirst(path: string, text: string, tmp: string): Promise<boolean> {
  await writeFile(tmp, text, {flag: 'wx'});
  try {
    await link(tmp, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  } finally {
    await rm(tmp, {force: true});
  }
}

export async function claimAnew(path: string, text: string, tmp: string): Promise<void> {
  await writeFile(tmp, text);
  await rename(tmp, path);
}

/** `undefined` when there is none, or none any more. */
export async function claimAt(path: string): Promise<Claim | 'unreadable' | undefined> {
  try {
    const [text, {mtimeMs}] = [await readFile(path, 'utf8'), await stat(path)];
    return parsed(text, mtimeMs) ?? 'unreadable';
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** A claim from the future is believed: the clock is wrong, and not the claim. */
export function holds(claim: Claim, {nowMs, forMs}: Belief): boolean {
  const state = stateOf(claim.by, thisProcess());
  return state === 'elsewhere' ? nowMs - claim.modifiedMs < forMs : state === 'running';
}

function parsed(text: string, modifiedMs: number): Claim | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const {id, by, sinceMs}: Readonly<Record<string, unknown>> = {...(typeof value === 'object' ? value : {})};
    const identity = identityOf(by);
    if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id) || identity === undefined) return undefined;
    return {id, by: identity, modifiedMs, sinceMs: typeof sinceMs === 'number' ? sinceMs : modifiedMs};
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
