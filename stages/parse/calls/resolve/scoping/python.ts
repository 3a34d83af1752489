// A module of Python is a file or the folder of an `__init__.py`.
import {dirOf} from '../../../licence/folder-licence.ts';
import type {ScopingOf} from './scoping.ts';

export const pythonScoping: ScopingOf = ({python}) => ({
  home: ({path}) => scopeOf(path),
  modules(module, {path}) {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const rest = module.slice(dots).replaceAll('.', '/').replaceAll(/\s/g, '');
    if (dots > 0) {
      let base = dirOf(path);
      for (let up = 1; up < dots; up++) base = dirOf(base);
      return [joined(base, rest)];
    }
    // Where the search begins is known to who runs it: a folder above that holds it, the sources of a package, the folder of the file.
    const roots = [''];
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) roots.push(path.slice(0, slash));
    return [...new Set([...roots, ...python.roots].map((root) => joined(root, rest)))];
  },
  child: joined,
});

function scopeOf(path: string): string {
  return path.replace(/\.pyi?$/, '').replace(/(?:^|\/)__init__$/, '');
}

function joined(base: string, rest: string): string {
  return base === '' || rest === '' ? base + rest : `${base}/${rest}`;
}
