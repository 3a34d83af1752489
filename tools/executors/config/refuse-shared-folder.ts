// Refuses an output folder that holds something else, or lies in what is replaced: whatever we write there, we also remove.
import {relative} from 'node:path';
import {CommandFailure} from './command-failure.ts';
import {isAddress} from './is-address.ts';
import {problemLines, type Problem} from './problem.ts';

type Named = readonly [what: string, folder: string | undefined];

/** `held` are folders that it must not be or contain, `around` are those that it must not lie in. */
export function refuseSharedFolder({path, folder}: {readonly path: string; readonly folder: string}, held: readonly Named[], around: readonly Named[] = []): void {
  const problem = (how: string, what: string): Problem => ({path, expected: 'a folder of its own', got: `"${folder}", which ${how} the ${what}`, hint: 'Name a folder that holds nothing else'});
  const problems = [
    ...known(held).flatMap(([what, other]) => (holds(folder, other) ? [problem(folder === other ? 'is' : 'contains', what)] : [])),
    ...known(around).flatMap(([what, other]) => (folder !== other && holds(other, folder) ? [problem('lies in', what)] : [])),
  ];
  if (problems.length > 0) throw new CommandFailure(`Could not use the output folder${problemLines(problems)}`, {kind: 'out-shared', where: folder, problems});
}

function known(folders: readonly Named[]): readonly (readonly [what: string, folder: string])[] {
  return folders.flatMap(([what, folder]) => (folder === undefined || isAddress(folder) ? [] : [[what, folder] as const]));
}

function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith('../'));
}
