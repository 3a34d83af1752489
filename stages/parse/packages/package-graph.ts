// Which packages of a repository need which others: edges by kind, cycles, and an order in which each comes after what it needs.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Dependency, PackageFacts, Purpose} from './package-facts.ts';
import {packagesCodec} from './packages-of.ts';
import {plainPath} from './plain-path.ts';
import {sortPackages} from './sort-packages.ts';

export interface PackageGraph {
  readonly packages: readonly {readonly id: string; readonly ecosystem: PackageFacts['ecosystem']; readonly name: string; readonly folder: string; readonly purpose: Purpose; readonly outside: number}[];
  readonly edges: readonly PackageEdge[];
  /** Packages that need each other, each list sorted. */
  readonly cycles: readonly (readonly string[])[];
  /** Of the edges of cycles, those that the order goes against. */
  readonly broken: readonly PackageEdge[];
  readonly order: readonly string[];
}

export interface PackageEdge {readonly from: string; readonly to: string; readonly kind: Dependency['kind']}

export const packageGraphCodec: Codec<PackageGraph> = jsonCodec('graph of packages');

export const packageGraphTask = defineTask({
  name: 'graph of packages',
  version: 2,
  input: {packages: packagesCodec},
  output: packageGraphCodec,
  run: ({packages: {packages}}) => packageGraph(packages),
});

/** A package is known by its ecosystem and its folder. */
export function packageGraph(packages: readonly PackageFacts[]): PackageGraph {
  const named = packages.filter(({name, ecosystem}) => name !== '' || ecosystem === 'gradle');
  const byName = new Map<string, PackageFacts>();
  const byFolder = new Map<string, PackageFacts>();
  for (const one of named) {
    const key = `${one.ecosystem} ${nameOf(one)}`;
    if (!byName.has(key)) byName.set(key, one);
    byFolder.set(`${one.ecosystem} ${one.folder}`, one);
  }
  const edges: PackageEdge[] = [];
  const outside = new Map<string, number>();
  for (const one of named) {
    const targets = new Map<string, PackageEdge>();
    for (const {name, kind, path} of one.dependencies) {
      const folder = path === '' ? inherited(one, name, packages) : plainPath(`${one.folder}/${path}`);
      const said = folder === undefined ? undefined : byFolder.get(`${one.ecosystem} ${folder}`);
      // Cargo takes from a registry what has no path, whatever here is called the same.
      const found = said ?? (one.ecosystem === 'cargo' ? undefined : byName.get(`${one.ecosystem} ${name}`));
      if (found === undefined) outside.set(idOf(one), (outside.get(idOf(one)) ?? 0) + 1);
      else targets.set(`${idOf(found)} ${kind}`, {from: idOf(one), to: idOf(found), kind});
    }
    edges.push(...[...targets.values()].filter(({from, to}) => from !== to));
  }
  const nodes = [...new Map(named.map((one) => [idOf(one), {id: idOf(one), ecosystem: one.ecosystem, name: nameOf(one), folder: one.folder, purpose: one.purpose, outside: outside.get(idOf(one)) ?? 0}])).values()];
  return {packages: nodes, edges, ...sortPackages(nodes.map(({id}) => id), edges)};
}

function idOf({ecosystem, folder}: PackageFacts): string {
  return `${ecosystem}:${folder}`;
}

/** Where the workspace of a crate says that a dependency is. */
function inherited({ecosystem, folder}: PackageFacts, name: string, packages: readonly PackageFacts[]): string | undefined {
  if (ecosystem !== 'cargo') return undefined;
  for (const root of packages) {
    if (root.ecosystem !== 'cargo' || (root.folder !== '' && folder !== root.folder && !folder.startsWith(`${root.folder}/`))) continue;
    const entry = root.entries.find(({asked}) => asked === `workspace:${name}`);
    if (entry !== undefined) return plainPath(`${root.folder}/${entry.file}`);
  }
  return undefined;
}

/** A project of Gradle is called like its folder. */
function nameOf({name, folder}: PackageFacts): string {
  return name === '' ? folder.slice(folder.lastIndexOf('/') + 1) : name;
}
