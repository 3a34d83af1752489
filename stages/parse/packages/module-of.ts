// Which package a file belongs to, and what it is called as a module of it.
import {familyOf, type Family} from '../calls/family.ts';
import {scopings} from '../calls/resolve/scoping/scopings.ts';
import {dirOf} from '../licence/folder-licence.ts';
import type {PackageFacts, PackagePlace} from './package-facts.ts';
import {repositoryOf} from './repository.ts';

export interface ModuleOf {
  /** Of the nearest manifest above; empty where there is none. */
  readonly ecosystem: PackageFacts['ecosystem'] | '';
  readonly package: string;
  readonly folder: string;
  /** As code of its language speaks of it; empty where none does. */
  readonly module: string;
}

const ecosystems: Readonly<Record<Family, readonly PackageFacts['ecosystem'][]>> = {rust: ['cargo'], ecma: ['npm'], go: ['go'], python: ['python'], java: ['maven', 'gradle'], c: []};

/** Answers for many files of one tree. */
export function modulesOf(places: readonly PackagePlace[]): (path: string, language: string) => ModuleOf {
  const repository = repositoryOf(places);
  const nearest = [...places].filter(({name, ecosystem}) => name !== '' || ecosystem === 'gradle').sort((a, b) => b.folder.length - a.folder.length);
  return (path, language) => {
    const family = familyOf(language);
    const own = family === undefined ? undefined : ecosystems[family];
    const found = nearest.find(({folder, ecosystem}) => (folder === '' || path.startsWith(`${folder}/`)) && (own === undefined || own.includes(ecosystem)));
    const base = {ecosystem: found?.ecosystem ?? '', package: found?.name ?? '', folder: found?.folder ?? ''} as const;
    return {...base, module: family === undefined ? '' : moduleName(family, path, base)};
  };

  function moduleName(family: Family, path: string, {package: name, folder}: Pick<ModuleOf, 'folder' | 'package'>): string {
    const inside = folder === '' ? path : path.slice(folder.length + 1);
    switch (family) {
      case 'rust': {
        const [, modules = ''] = scopings.rust(repository).home({path, inline: '', says: ''}).split(' | ');
        return ['crate', ...modules.split('::')].filter((part) => part !== '').join('::');
      }
      case 'go':
        return [name, dirOf(inside)].filter((part) => part !== '').join('/');
      case 'python': {
        const root = [...repository.python.roots].sort((a, b) => b.length - a.length).find((one) => one !== '' && path.startsWith(`${one}/`));
        return scopings.python(repository).home({path: root === undefined ? path : path.slice(root.length + 1), inline: '', says: ''}).replaceAll('/', '.');
      }
      case 'ecma':
        return `./${inside.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')}`;
      case 'java':
        return inside.replace(/^.*?src\/(?:main|test)\/\w+\//, '').replace(/\/?[^/]*$/, '').replaceAll('/', '.');
      case 'c':
        return path;
      default:
        return family satisfies never;
    }
  }
}
