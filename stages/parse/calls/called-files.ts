// Who calls whom in a tree, and which packages and modules its files make, as collections. For builds that have a use for it.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {addTallies} from '../../dataset/tally.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {OutlineAsk} from '../outline/outline-ask.ts';
import {syntaxDigest} from '../outline/syntax/syntax-digest.ts';
import {manifestFile, manifestFileCodec} from '../packages/manifest-file.ts';
import {moduleTask, packagesAsked} from '../packages/module-task.ts';
import {packageGraphTask} from '../packages/package-graph.ts';
import {placesTask} from '../packages/package-places.ts';
import {gatherPackages, spreadManifests} from '../packages/packages-of.ts';
import {tallyPackages} from '../packages/packages-tally.ts';
import type {Profile} from '../profile.ts';
import {tallyCalls} from './calls-tally.ts';
import {placeUsage} from './placed-usage.ts';
import {firstAsked, namesAsked, nextAsked, type FileInTree} from './resolve/asked-names.ts';
import {callsTask, type FileCalls} from './resolve/calls-task.ts';
import {gatherNames, namePieceCodec, spreadNamesTask} from './resolve/name-tasks.ts';
import {usagePackagesAsked} from './resolve/packages-asked.ts';
import {gatherSymbol, spreadSymbols} from './symbols.ts';
import {usageTask} from './usage-task.ts';

export interface CalledFrom {
  readonly files: Collection<FileEntry>;
  readonly profiles: Collection<Profile>;
  /** The clean texts that are outlined. */
  readonly asks: Collection<OutlineAsk>;
  readonly clean: string;
}

/** So often a name leads to the next. On real repositories all but one call in a thousand need fewer. */
const rounds = 6;

export interface CalledFiles {
  readonly calls: Collection<FileCalls>;
  /** What each is told of: its usage and the packages of the tree. */
  readonly usages: Collection<FileInTree>;
}

export function calledFiles(mill: Graph, {files, profiles, asks, clean}: CalledFrom): CalledFiles {
  const manifests = mill.map('manifests', manifestFile, {file: files, profile: profiles}, clean === noRules ? null : {clean});
  const packages = mill.group('packages', manifests, {spread: spreadManifests, piece: manifestFileCodec, gather: gatherPackages, params: null});
  const places = mill.map('packages.places', placesTask, {packages}, null);
  const graph = mill.map('packages.graph', packageGraphTask, {packages}, null);
  mill.fold('stats.packages', graph, tallyPackages, addTallies);
  mill.map('modules', moduleTask, {file: mill.join('files with packages', files, packagesAsked, places), profile: profiles}, null);

  const usages = mill.map('usages', usageTask, {ask: asks}, {syntax: syntaxDigest});
  const placed = mill.map('usages of files', placeUsage, {file: files, usage: usages}, null);
  const names = mill.group('names', placed, {spread: spreadNamesTask, piece: namePieceCodec, gather: gatherNames, params: null});
  const file = mill.join('usages with packages', placed, usagePackagesAsked, places);
  let answered = mill.join('names answered 1', mill.map('names asked 1', firstAsked, {file}, null), namesAsked, names);
  for (let round = 2; round <= rounds; round++) {
    answered = mill.join(`names answered ${round}`, mill.map(`names asked ${round}`, nextAsked, {file, answered}, null), namesAsked, names);
  }
  const calls = mill.map('calls', callsTask, {file, answered}, null);
  mill.fold('stats.calls', calls, tallyCalls, addTallies);
  mill.group('symbols', calls, {...spreadSymbols, gather: gatherSymbol, params: null});
  return {calls, usages: file};
}
