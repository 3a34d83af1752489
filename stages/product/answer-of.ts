// From a change and the rules to what its answer is written from: its files in layers, its kinds of change, its identifiers.
import type {CommitIdentifiers, FileIdentifiers} from '../identifiers/identifier.ts';
import {layersBy} from './layers/layer-of.ts';
import type {Layer, LayerRule, PackageLayers} from './layers/layer-rule.ts';
import {sumOfTypes, type ChangeTypes} from './plan/change-types.ts';
import type {FilePlan} from './plan/commit-plan.ts';
import type {ProductChange} from './plan/product-change.ts';
import type {AnswerLayer} from './response/answer.ts';

export interface Anatomy {
  readonly layers: readonly AnswerLayer[];
  readonly types: ChangeTypes;
  readonly commits: readonly CommitIdentifiers[];
}

export function anatomyOf({commits}: ProductChange, rules: readonly LayerRule[], packages: PackageLayers): Anatomy {
  const layerOf = layersBy(rules, packages);
  // A file that several commits changed is one file with the steps of all.
  const files = new Map<string, FilePlan[]>();
  for (const file of commits.flatMap((commit) => commit.files)) files.set(file.identifiers.path, [...(files.get(file.identifiers.path) ?? []), file]);
  const layers = new Map<string, {readonly layer: Layer; readonly files: {path: string; steps: readonly string[]}[]}>();
  for (const [path, plans] of files) {
    const layer = layerOf({path, test: plans.every(({test}) => test)});
    const own = layers.get(layer.key) ?? {layer, files: []};
    own.files.push({path, steps: [...new Set(plans.flatMap(({steps}) => steps))]});
    layers.set(layer.key, own);
  }
  const ordered = [...layers.values()].sort((a, b) => a.layer.rank - b.layer.rank || (a.layer.key < b.layer.key ? -1 : 1));
  return {
    layers: ordered.map(({layer: {key, title}, files}) => ({key, title, files})),
    types: sumOfTypes([...files.values()].flat().map(({types}) => types)),
    commits: commits.map((commit) => ({hash: commit.hash, lines: 0, files: commit.files.map(({identifiers}) => identifiers)})).filter((commit) => commit.files.some(hasIdentifiers)),
  };
}

function hasIdentifiers({added, removed, modified, moved}: FileIdentifiers): boolean {
  return added.length + removed.length + modified.length + moved.length > 0;
}
