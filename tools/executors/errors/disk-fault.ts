// What is known of a disk that refuses: the place that is to blame, and the line that mends it there.
import {accessSync, constants, statSync} from 'node:fs';
import {dirname} from 'node:path';
import type {StoreTrouble} from '../../../cache/store-error.ts';
import {quoted} from '../report/quoted.ts';
import type {Fault} from './fault.ts';
import {fillIn} from './fill-in.ts';
import {storeErrors} from './store-errors.ts';

export function diskFault(kind: StoreTrouble, {where, said}: {readonly where: string | undefined; readonly said: string | undefined}): Fault {
  const fault: Fault = {entry: storeErrors[kind], where, said};
  if (where === undefined) return fault;
  switch (kind) {
    case 'denied':
      return deniedAt(nearest(where, (path) => !allowed(path)) ?? where, fault);
    case 'not-a-folder':
      return {...fault, where: nearest(where, (path) => !statSync(path).isDirectory()) ?? where};
    case 'read-only':
      return {...fault, fix: `${isRoot() ? '' : 'sudo '}${fillIn(fault.entry.fix, {where: nearest(where, () => true)})}`};
    // Node raises the soft limit itself: it is the hard one that is met, which only the machine's owner raises.
    case 'handles':
    case 'full':
    case 'write':
    case 'foreign':
      return fault;
    default:
      return kind satisfies never;
  }
}

/** Whoever owns a folder may open it; others ask the machine's owner. */
function deniedAt(path: string, fault: Fault): Fault {
  const owner = statSync(path, {throwIfNoEntry: false})?.uid;
  const mine = owner === undefined || isRoot() || owner === process.getuid?.();
  return {...fault, facts: {where: path}, fix: mine ? undefined : `sudo chown "$(id -u)" ${quoted(path)} && chmod u+rwx ${quoted(path)}`};
}

/** Of a path and the folders above it, the first that exists and is like this. */
function nearest(path: string, like: (existing: string) => boolean): string | undefined {
  for (let at = path; ; at = dirname(at)) {
    if (exists(at) && like(at)) return at;
    if (at === dirname(at)) return undefined;
  }
}

function exists(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false}) !== undefined;
  } catch {
    // Below a file, or in a folder that may not be entered.
    return false;
  }
}

function allowed(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
