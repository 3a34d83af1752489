// Whether this process is what a build needs: the version of Node, and how many files it may open.
import {readFile} from 'node:fs/promises';
import {storeErrors} from '../errors/store-errors.ts';
import {fine, missing, warning, type Finding} from './finding.ts';

const oldestNode = 24;
/** Packs, index, threads and pipes of git together stay well below. */
const fewestFiles = 256;

export function lookAtNode(version: string): Finding {
  const old = Number(version.split('.')[0]) < oldestNode;
  return old ? missing('node', `${version} is too old`, `install Node ${oldestNode} or newer`) : fine('node', version);
}

/** Linux says it in a file; elsewhere there is nothing to look at without a shell. */
export async function lookAtOpenFiles(): Promise<readonly Finding[]> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const soft = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.NaN);
  if (Number.isNaN(soft)) return [];
  return [soft < fewestFiles ? warning('open files', `only ${soft} at once`, storeErrors.handles.fix) : fine('open files', `up to ${soft} at once`)];
}
