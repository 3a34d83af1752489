// What the packages of a repository tell who looks for a module: which folders hold which names.
import {dirOf} from '../licence/folder-licence.ts';
import type {PackagePlace} from './package-facts.ts';
import {typescriptAliases} from './typescript-names.ts';

export interface Repository {
  readonly npm: {named(module: string): {readonly folder: string; readonly subpath: string; readonly entries: readonly string[]} | undefined};
  readonly typescript: {aliased(module: string, path: string): readonly string[]};
  readonly go: {folders(module: string): readonly string[]};
  readonly python: {readonly roots: readonly string[]};
  readonly cargo: {
    /** The folders with the modules of the library that code calls so. */
    libraries(name: string): readonly string[];
    rootOf(path: string): string;
    /** Whether others can use what is in the crate. */
    isLibrary(root: string): boolean;
    /** Whether a crate begins with the file. */
    begins(path: string): boolean;
  };
}

export function repositoryOf(packages: readonly PackagePlace[]): Repository {
  const of = (ecosystem: PackagePlace['ecosystem']): readonly PackagePlace[] => packages.filter((one) => one.ecosystem === ecosystem);
  const npm = new Map(of('npm').filter(({name}) => name !== '').map((one) => [one.name, one] as const));
  const modules = of('go').filter(({name}) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const crates = of('cargo').filter(({name}) => name !== '');
  const files = new Set(crates.flatMap(({folder, entries}) => entries.filter(({asked}) => !asked.startsWith('workspace:')).map(({file}) => within(folder, file))));
  const roots = [...new Set([...files].map(dirOf))].sort((a, b) => b.length - a.length);
  const libraries = Map.groupBy(crates.map((one) => ({name: libraryName(one), root: libraryRoot(one)})), ({name}) => name);
  const libraryRoots = new Set([...libraries.values()].flatMap((list) => list.map(({root}) => root)));
  /** Invariant: a path's root depends on the packages alone. Asked for every name of every file. */
  const rootOfPath = new Map<string, string>();
  return {
    npm: {
      named(module) {
        const [name = '', subpath = ''] = split(module);
        const found = npm.get(name);
        return found === undefined ? undefined : {folder: found.folder, subpath, entries: found.entries.filter(({asked}) => asked === subpath).map(({file}) => file)};
      },
    },
    typescript: {aliased: typescriptAliases(packages)},
    go: {
      folders(module) {
        const found = modules.find(({name}) => module === name || module.startsWith(`${name}/`));
        return found === undefined ? [] : [within(found.folder, module.slice(found.name.length + 1))];
      },
    },
    python: {roots: [...new Set(of('python').flatMap(({folder, entries}) => [folder, within(folder, 'src'), ...entries.map(({file}) => within(folder, file))]))]},
    cargo: {
      libraries: (name) => [...new Set((libraries.get(name) ?? []).map(({root}) => root))],
      isLibrary: (root) => libraryRoots.has(root),
      rootOf(path) {
        const known = rootOfPath.get(path);
        if (known !== undefined) return known;
        const alone = /^(.*(?:^|\/)(?:tests|examples|benches|bin)\/[^/]+)(?:\.rs$|\/)/.exec(path)?.[1];
        const declared = roots.find((root) => root !== '' && path.startsWith(`${root}/`));
        const usual = /^(.*(?:^|\/)src)\//.exec(path)?.[1];
        // The nearest folder that a crate may begin in.
        const found = [alone, declared, usual].reduce((best, one) => ((one?.length ?? 0) > (best?.length ?? 0) ? one : best), undefined) ?? path.replace(/\.rs$/, '');
        rootOfPath.set(path, found);
        return found;
      },
      begins: (path) => files.has(path) || /(?:^|\/)(?:lib|main|build)\.rs$/.test(path),
    },
  };
}

function libraryName({name, entries}: PackagePlace): string {
  return (entries.find(({asked}) => asked.startsWith('lib:'))?.asked.slice(4) ?? name).replaceAll('-', '_');
}

function libraryRoot({folder, entries}: PackagePlace): string {
  return dirOf(within(folder, entries.find(({asked}) => asked.startsWith('lib'))?.file ?? 'src/lib.rs'));
}

function split(module: string): readonly string[] {
  const parts = module.split('/');
  const length = module.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')];
}

function within(folder: string, path: string): string {
  return folder === '' ? path : path === '' ? folder : `${folder}/${path}`;
}
