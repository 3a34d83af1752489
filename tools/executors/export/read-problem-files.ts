// The files of problems that a configuration names. A line that is no problem is left out, and how many there are is said.
import {readFile} from 'node:fs/promises';
import {codeOf} from '../../../cache/store-error.ts';
import {readProblems} from '../../../stages/source/problems/read-problems.ts';
import type {BuildProgress} from '../build/surroundings.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {problemLines} from '../config/problem.ts';
import {shown} from '../config/shown.ts';

export async function readProblemFiles(paths: readonly string[], progress: (event: BuildProgress) => void): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of paths) {
    const text = await textOf(path);
    const {rows, refused} = readProblems(text);
    if (refused > 0) progress({kind: 'note', text: `Left out ${refused} lines of "${path}" that are no problem with "instance_id", "problem_statement" and "patch", and took ${rows.length}`});
    texts.push(text);
  }
  return texts;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = codeOf(cause);
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw cause;
    const problems = [{path: 'product.problems', expected: 'paths of files that can be read', got: shown(path)}];
    throw new CommandFailure(`Could not use the configuration${problemLines(problems)}`, {kind: 'config-mistakes', problems, cause});
  }
}
