// The tree as the rules see it: every source file of ours with its imports, read once.
import {readdir, readFile} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {mask, type Masked} from './mask.ts';

export interface SourceFile extends Masked {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path from the root for a file of ours, the name of a package for any other. */
  readonly target: string;
  readonly written: string;
  readonly ours: boolean;
  /** `type` is gone at run time; `late` is loaded when reached. */
  readonly how: 'static' | 'type' | 'late';
}

const folders = ['graph', 'cache', 'stages', 'tools', 'dataset', 'bench', 'test'];

export async function readTree(root: string): Promise<readonly SourceFile[]> {
  const entries = await Promise.all(folders.map((folder) => readdir(join(root, folder), {recursive: true}).catch((): string[] => [])));
  const paths = entries.flatMap((names, at) => names.map((name) => posix.join(folders[at] ?? '', name))).filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.startsWith('dataset/out/'));
  return await Promise.all(paths.sort().map(async (path) => sourceFile(path, await readFile(join(root, path), 'utf8'))));
}

export function sourceFile(path: string, text: string): SourceFile {
  const masked = mask(text);
  return {path, text, ...masked, imports: importsOf(path, masked)};
}

const statement = /\b(?:import|export)\b(?:(?:\s+type\b)?[\s\w$*{},]*?\bfrom)?\s*\(?\s*(['"])([^'"\n]+)\1|\bnew\s+URL\(\s*(['"])([^'"\n]+\.ts)\3/g;

function importsOf(path: string, {uncommented, code}: Masked): readonly Import[] {
  return [...uncommented.matchAll(statement)].flatMap((found) => {
    const written = found[2] ?? found[4] ?? '';
    // The same words within a text import nothing.
    if (!/^(?:import|export|new)/.test(code.slice(found.index))) return [];
    const ours = written.startsWith('.');
    const target = ours ? posix.join(posix.dirname(path), written) : written.startsWith('node:') ? written : packageOf(written);
    return [{target, written, ours, how: howOf(found[0])}];
  });
}

function howOf(words: string): Import['how'] {
  if (/^(?:import\s*\(|new)/.test(words)) return 'late';
  const names = /\{([^}]*)\}/.exec(words)?.[1]?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const onlyTypes = names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
  return /^(?:import|export)\s+type\b/.test(words) || (onlyTypes && /^\w+\s*\{/.test(words)) ? 'type' : 'static';
}

function packageOf(written: string): string {
  return written.split('/').slice(0, written.startsWith('@') ? 2 : 1).join('/');
}
