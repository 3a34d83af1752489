// What the packages of the snapshot tell of layers, as one row that changes only where packages come, go or need each other otherwise.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {manifestFile, manifestFileCodec} from '../../parse/packages/manifest-file.ts';
import {packageGraphCodec, packageGraphTask} from '../../parse/packages/package-graph.ts';
import {gatherPackages, spreadManifests} from '../../parse/packages/packages-of.ts';
import type {Profile} from '../../parse/profile.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {PackageLayers} from './layer-rule.ts';

export const packageLayersCodec: Codec<PackageLayers> = jsonCodec('layers of packages');

export interface Snapshot {
  readonly files: Collection<FileEntry>;
  readonly profiles: Collection<Profile>;
  readonly clean: string;
}

/** Collections of its own names, since the graph of packages may be asked for apart from it; what they hold is recalled. */
export function packageLayers(mill: Graph, {files, profiles, clean}: Snapshot): Collection<PackageLayers> {
  const manifests = mill.map('product.manifests', manifestFile, {file: files, profile: profiles}, clean === noRules ? null : {clean});
  const packages = mill.group('product.packages', manifests, {spread: spreadManifests, piece: manifestFileCodec, gather: gatherPackages, params: null});
  return mill.map('product.layers', packageLayersTask, {graph: mill.map('product.packages.graph', packageGraphTask, {packages}, null)}, null);
}

const packageLayersTask = defineTask({
  name: 'layers of packages',
  version: 1,
  input: {graph: packageGraphCodec},
  output: packageLayersCodec,
  light: true,
  run({graph: {packages, order}}): PackageLayers {
    const places = new Map(order.map((id, at) => [id, at]));
    const sorted = [...packages].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    return {packages: sorted.map(({name, folder}) => ({name, folder}))};
  },
});

/** No packages where the snapshot has none. */
export function packagesIn(ref: Joined<unknown, PackageLayers>['refs'][number]): PackageLayers {
  return valueIn(ref) ?? {packages: []};
}
