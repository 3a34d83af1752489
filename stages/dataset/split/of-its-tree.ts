// From what is known of each tree of a split to what is known of each file: a version sees the tree that it is of, whole and as it was, and no other.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask, type Task} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {fileCodec, type FileEntry} from '../../source/git/file-entry.ts';
import type {Split} from './side.ts';

export type EachTree<T> = Readonly<Record<Split, T>>;

/** The id of a file among those of all trees. */
export function versionRow({path, since}: {readonly path: string; readonly since?: FileEntry['since'] | undefined}): string {
  return since === undefined ? path : `${path}\0${since}`;
}

type Picks<V> = EachTree<Joined<FileEntry, V>>;

/** What a task is that picks: all but its name and version. */
export function pickedOf<V>(codec: Codec<V>): Omit<Task<Picks<V>, V>, 'name' | 'version'> {
  const known = joinedCodec(fileCodec, codec);
  return {
    input: {train: known, val: known, test: known},
    output: codec,
    // What is picked, not what it names.
    reach: 1,
    run({train, val, test}) {
      const found = [train, val, test].map(({refs: [ref]}) => valueIn(ref)).find((value) => value !== undefined);
      return found ?? {stub: 'nothing in its tree'};
    },
  };
}

/** `trees`: by path. */
export function ofItsTree<V>(mill: Graph, name: string, {files, trees, task}: {readonly files: Collection<FileEntry>; readonly trees: EachTree<Collection<V>>; readonly task: Task<Picks<V>, V>}): Collection<V> {
  const named = (split: Split) => mill.join(`${name}: ${split}`, files, pathIn[split], trees[split]);
  return mill.map(name, task, {train: named('train'), val: named('val'), test: named('test')}, null);
}

const pathOf = (split: Split) => naming(fileCodec, ({path, since = 'train'}) => (since === split ? [path] : []));

const pathIn = {
  train: defineTask({name: 'path in the tree of train', version: 1, ...pathOf('train')}),
  val: defineTask({name: 'path in the tree of val', version: 1, ...pathOf('val')}),
  test: defineTask({name: 'path in the tree of test', version: 1, ...pathOf('test')}),
};
