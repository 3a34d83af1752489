// By which other names the files below each configuration of TypeScript ask for files, with what a configuration takes from those that it extends.
import type {Entry, PackageFacts, PackagePlace} from './package-facts.ts';
import {plainPath} from './plain-path.ts';

const mostExtended = 100;

/** Files of entries are paths of the repository. Only the configurations that compilers look for by themselves have a place. */
export function typescriptNames(packages: readonly PackageFacts[]): readonly PackagePlace[] {
  const configs = new Map(packages.filter(({ecosystem}) => ecosystem === 'typescript').map((one) => [one.path, one]));
  const found = [...configs.values()].filter(({path}) => /(?:^|\/)[jt]sconfig\.json$/.test(path)).map((one) => ({ecosystem: one.ecosystem, folder: one.folder, name: '', entries: entriesOf(one, new Set())}));
  return found.filter(({entries}) => entries.length > 0);

  /** Names of its own stand in place of those that it extends. */
  function entriesOf({path, folder, entries, members}: PackageFacts, seen: Set<string>): readonly Entry[] {
    if (entries.length > 0) return entries.flatMap(({asked, file}) => placed(asked, `${folder}/${file}`));
    seen.add(path);
    // Of several the last one that says something holds; hostile ones go round.
    for (const extended of seen.size < mostExtended ? members.toReversed() : []) {
      const config = configOf(folder, extended);
      const given = config === undefined || seen.has(config.path) ? [] : entriesOf(config, seen);
      if (given.length > 0) return given;
    }
    return [];
  }

  /** One of a package is not in this repository. */
  function configOf(folder: string, extended: string): PackageFacts | undefined {
    const path = extended.startsWith('.') ? plainPath(`${folder}/${extended}`) : undefined;
    return path === undefined ? undefined : (configs.get(path) ?? configs.get(`${path}.json`) ?? configs.get(`${path}/tsconfig.json`));
  }
}

function placed(asked: string, file: string): readonly Entry[] {
  const path = plainPath(file);
  return path === undefined ? [] : [{asked, file: path}];
}

/** What a name may lead to, by the nearest configuration above; the longest of the patterns that it fits is the one that holds. */
export function typescriptAliases(places: readonly PackagePlace[]): (module: string, path: string) => readonly string[] {
  const nearest = places.filter(({ecosystem}) => ecosystem === 'typescript').sort((a, b) => b.folder.length - a.folder.length);
  return (module, path) => {
    const config = nearest.find(({folder}) => folder === '' || path.startsWith(`${folder}/`));
    const fitting = (config?.entries ?? []).flatMap(({asked, file}) => {
      const [before = '', after] = asked.split('*');
      if (after === undefined) return asked === module ? [{length: Infinity, file}] : [];
      if (!module.startsWith(before) || !module.endsWith(after) || module.length < before.length + after.length) return [];
      return [{length: before.length, file: file.replace('*', () => module.slice(before.length, module.length - after.length))}];
    });
    const longest = Math.max(...fitting.map(({length}) => length));
    return fitting.flatMap(({length, file}) => (length === longest ? (plainPath(file) ?? []) : []));
  };
}
