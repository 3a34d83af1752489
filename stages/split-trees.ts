// The trees that the parts of a split end with, each with who calls whom and which test is of what: so no version is shown anything of a later tree.
import type {Feed} from '../graph/feed.ts';
import type {Collection, Graph} from '../graph/graph.ts';
import {defineTask} from '../graph/task/task.ts';
import {noRules} from './clean/rules-in-force.ts';
import {ofItsTree, pickedOf, type EachTree} from './dataset/split/of-its-tree.ts';
import type {Split} from './dataset/split/side.ts';
import {calledFiles, type CalledFiles} from './parse/calls/called-files.ts';
import {fileCallsCodec, type FileCalls} from './parse/calls/resolve/calls-task.ts';
import {outlinedFiles} from './parse/outline/outlined-files.ts';
import type {Profile} from './parse/profile.ts';
import type {Recipe} from './recipe.ts';
import {underName} from './sample/discussion/under-name.ts';
import {fileSample} from './sample/file-sample.ts';
import {callersCodec, gatherCallers, spreadCallers, type CallsInto} from './sample/graph/callers-of-file.ts';
import type {Samples} from './sample/sample.ts';
import {pairsOfItsTree} from './sample/test-pair/paired-file.ts';
import {pairsOfTree} from './sample/test-pair/test-pairs.ts';
import type {PairedFile} from './sample/test-pair/tested-file.ts';
import {fileCodec, type FileEntry} from './source/git/file-entry.ts';
import {wantedFiles} from './wanted-files.ts';

export interface SplitTrees {
  /** By the rows of `files`. */
  graph(): {readonly calls: Collection<FileCalls>; readonly callers: Collection<readonly CallsInto[]>};
  pairs(): Collection<PairedFile>;
}

export const callsOfItsTree = defineTask({name: 'calls of its tree', version: 1, ...pickedOf(fileCallsCodec)});
export const callersOfItsTree = defineTask({name: 'callers of its tree', version: 1, ...pickedOf(callersCodec)});

/** `files`: the versions of all trees, each once. */
export function splitTrees(mill: Graph, {files, feeds}: {readonly files: Collection<FileEntry>; readonly feeds: EachTree<Feed>}, recipe: Pick<Recipe, 'clean' | 'files' | 'forget' | 'licences'>): SplitTrees {
  const clean = recipe.clean ?? noRules;
  const trees: EachTree<Tree> = {train: tree('train'), val: tree('val'), test: tree('test')};
  const each = <V>(ask: (tree: Tree) => Collection<V>): EachTree<Collection<V>> => ({train: ask(trees.train), val: ask(trees.val), test: ask(trees.test)});
  return {
    graph: () => ({
      calls: mill.standIn(ofItsTree(mill, 'calls by tree', {files, trees: each(({called: {calls}}) => calls), task: callsOfItsTree})),
      callers: mill.standIn(ofItsTree(mill, 'callers by tree', {files, trees: each(({own, called: {calls}}) => own.group('callers', calls, {...spreadCallers, gather: gatherCallers, params: null})), task: callersOfItsTree})),
    }),
    pairs: () => ofItsTree(mill, 'test pairs by tree', {files, task: pairsOfItsTree, trees: each(({split, own, ...sources}) => pairsOfTree(own, {...sources, samples: samplesIn({own, ...sources}), clean}, {split, versions: files}))}),
  };

  /** The last one is the tree as it stands, so who calls whom there has the names that it has without a split. */
  function tree(split: Split): Tree {
    const own = underName(mill, `${split}: `);
    const there = mill.standIn(mill.source(`files of ${split}`, fileCodec, feeds[split]));
    const profiles = mill.standIn(wantedFiles(own, there, {clean, licences: recipe.licences, forgotten: recipe.forget?.licences ?? []}));
    const {asks, outlines} = outlinedFiles(own, {files: there, profiles, clean});
    return {split, own, files: there, profiles, outlines, called: calledFiles(split === 'test' ? mill : own, {files: there, profiles, asks: split === 'test' ? mill.standIn(asks) : asks, clean})};
  }

  /** What is left out of the dataset is in no pair. */
  function samplesIn({own, files: there, profiles}: Pick<Tree, 'files' | 'own' | 'profiles'>): Collection<Samples> {
    return own.map('files that make samples', fileSample, {file: there, profile: profiles}, {...recipe.files, ...(clean !== noRules && {clean})});
  }
}

interface Tree {
  readonly split: Split;
  /** For collections of its own. */
  readonly own: Graph;
  readonly files: Collection<FileEntry>;
  readonly profiles: Collection<Profile>;
  readonly outlines: ReturnType<typeof outlinedFiles>['outlines'];
  readonly called: CalledFiles;
}
