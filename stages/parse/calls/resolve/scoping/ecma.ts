// A module of JavaScript is a file, named without its ending.
import {dirOf} from '../../../licence/folder-licence.ts';
import {plainPath} from '../../../packages/plain-path.ts';
import type {ScopingOf} from './scoping.ts';

const ending = /(?:\.d)?\.(?:[cm]?[jt]sx?|json)$/;

export function ecmaScope(path: string): string {
  return path.replace(ending, '');
}

export const ecmaScoping: ScopingOf = ({npm, typescript}) => ({
  home: ({path}) => ecmaScope(path),
  modules(module, {path}) {
    if (/^\.\.?(?:\/|$)/.test(module)) {
      const target = plainPath(`${dirOf(path)}/${module}`);
      return target === undefined ? [] : asFileOrFolder(target);
    }
    const aliased = typescript.aliased(module, path).flatMap(asFileOrFolder);
    const found = npm.named(module);
    if (found === undefined) return aliased;
    const {folder, subpath, entries} = found;
    const said = entries.flatMap((entry) => plainPath(`${folder}/${entry}`) ?? []).flatMap((target) => [target, target.replace(/(^|\/)(?:dist|lib|build|out|es|esm|cjs)\//, '$1src/')]);
    const guessed = (subpath === '' ? ['index', 'src/index', 'main', 'src/main'] : [subpath, `src/${subpath}`]).flatMap((target) => plainPath(`${folder}/${target}`) ?? []);
    return [...new Set([...aliased, ...[...said, ...guessed].flatMap(asFileOrFolder)])];
  },
});

function asFileOrFolder(target: string): readonly string[] {
  const bare = ecmaScope(target);
  return bare === '' ? ['index'] : [bare, ...(bare === target ? [] : [target]), `${target}/index`];
}
