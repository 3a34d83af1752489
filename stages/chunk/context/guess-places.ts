// Where packages may be, told from nothing but the files that a commit changed: its other files and their manifests are not at hand. A wrong guess
// finds nothing, because what it leads to has to be declared there, too.
import {dirOf} from '../../parse/licence/folder-licence.ts';
import type {PackagePlace} from '../../parse/packages/package-facts.ts';
import type {Usage} from '../../parse/calls/usage.ts';

export interface UsedFile {readonly path: string; readonly usage: Usage}

export function guessPlaces(files: readonly UsedFile[]): readonly PackagePlace[] {
  return [...goModules(files), ...crates(files), ...libraries(files), ...workspace(files), {ecosystem: 'python', folder: '', name: '', entries: []}];
}

/** What stands before the longest folder that an import ends with is the name of a module. */
function goModules(files: readonly UsedFile[]): readonly PackagePlace[] {
  const folders = new Set(files.flatMap(({path, usage: {family}}) => (family === 'go' ? [dirOf(path)] : [])));
  const names = new Set<string>();
  for (const {usage: {family, imports}} of files) {
    for (const {module} of family === 'go' ? imports : []) {
      for (let cut = module.indexOf('/'); cut >= 0; cut = module.indexOf('/', cut + 1)) {
        if (!folders.has(module.slice(cut + 1))) continue;
        names.add(module.slice(0, cut));
        break;
      }
    }
  }
  return [...names].map((name) => ({ecosystem: 'go', folder: '', name, entries: []}));
}

/** A crate that does not begin in its `src` begins in the folder in which most of what its files call `crate::` is found. */
function crates(files: readonly UsedFile[]): readonly PackagePlace[] {
  const rust = files.filter(({usage: {family}}) => family === 'rust');
  const modules = new Set(rust.flatMap(({path}) => [path.replace(/(?:\/mod)?\.rs$/, ''), ...foldersOf(path)]));
  const counts = new Map<string, number>();
  for (const {path, usage: {imports}} of rust) {
    const asked = new Set(imports.flatMap(({module, name}) => (module === 'crate' ? [name] : module.startsWith('crate::') ? [module.split('::')[1] ?? ''] : [])));
    for (const folder of foldersOf(path)) {
      const hits = [...asked].filter((one) => modules.has(`${folder}/${one}`)).length;
      if (hits > 0) counts.set(folder, (counts.get(folder) ?? 0) + hits);
    }
  }
  const roots = [...counts.keys()].filter((folder) => !/(?:^|\/)src$/.test(folder) && [...counts].every(([other, hits]) => other === folder || !(within(other, folder) || within(folder, other)) || hits <= (counts.get(folder) ?? 0)));
  // No code can say such a name, so nothing is found by it.
  return roots.map((folder) => ({ecosystem: 'cargo', folder, name: `crate in ${folder}`, entries: [{asked: 'bin', file: 'main.rs'}]}));
}

/** A library is mostly called as its folder is. */
function libraries(files: readonly UsedFile[]): readonly PackagePlace[] {
  const folders = new Set(files.flatMap(({path, usage: {family}}) => (family === 'rust' ? (/^(.+)\/src\//.exec(path)?.[1] ?? []) : [])));
  return [...folders].map((folder) => ({ecosystem: 'cargo', folder, name: lastOf(folder), entries: []}));
}

/** So is a package of a workspace, whatever it calls itself before that. */
function workspace(files: readonly UsedFile[]): readonly PackagePlace[] {
  const ecma = files.filter(({usage: {family}}) => family === 'ecma');
  const folders = [...new Set(ecma.flatMap(({path}) => /^(?:.+\/)?(?:packages|libs|modules|apps|plugins)\/[^/]+(?=\/)/.exec(path)?.[0] ?? []))];
  const asked = new Set(ecma.flatMap(({usage: {imports, passed}}) => [...imports, ...passed].flatMap(({module}) => /^(?:@[^/]+\/)?[^./@][^/]*/.exec(module)?.[0] ?? [])));
  return [...asked].flatMap((name) => folders.filter((folder) => lastOf(folder) === lastOf(name)).slice(0, 1).map((folder) => ({ecosystem: 'npm' as const, folder, name, entries: []})));
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Outermost first, without the root of the tree. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) folders.push(path.slice(0, slash));
  return folders;
}

function within(folder: string, other: string): boolean {
  return folder.startsWith(`${other}/`);
}
