// Small trees of one language, in one text each: files after their names, and after each line what its calls are to be resolved to.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

export interface TreeFile {readonly path: string; readonly text: string}

const folder = join(import.meta.dirname, 'trees');

export function treeNames(): readonly string[] {
  return readdirSync(folder).map((name) => name.replace(/\.txt$/, '')).sort();
}

export function treeOf(name: string): readonly TreeFile[] {
  return readFileSync(join(folder, `${name}.txt`), 'utf8').split(/^=== /m).slice(1).map((part) => {
    const end = part.indexOf('\n');
    return {path: part.slice(0, end), text: part.slice(end + 1)};
  });
}

/** What a person says of a line: the things that its calls call, and of calls that name nothing here, nothing. */
export function saidOf(line: string): readonly string[] {
  const said = /(?:\/\/|#)= (.*)$/.exec(line)?.[1] ?? '';
  return [...new Set(said.split(', ').filter((one) => one !== ''))].sort();
}
