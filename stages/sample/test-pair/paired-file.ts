// A file with its tests in one tree of a split: what is of that part is trained, and what an earlier part has is shown. A test that changed where the code did not is a document of its own.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {pickedOf, versionRow} from '../../dataset/split/of-its-tree.ts';
import {fileCodec, type Since} from '../../source/git/file-entry.ts';
import {samplesCodec} from '../samples-codec.ts';
import {fileToPairCodec, type FileToPair} from './file-to-pair.ts';
import {samplesOfPairs} from './test-pair-samples.ts';
import {pairedFileCodec, pairedIn, testedFileCodec, type PairedFile} from './tested-file.ts';

const versionOf = (since: Since) => naming(fileToPairCodec, ({path}) => [versionRow({path, since})]);

/** The row that a file has among those of all trees, if this part is the first to have it. */
export const newIn = {
  val: defineTask({name: 'version of a file to pair, new in val', version: 1, ...versionOf('val')}),
  test: defineTask({name: 'version of a file to pair, new in test', version: 1, ...versionOf('test')}),
};

export const agedFile = defineTask({
  name: 'file to pair with its age',
  // 2: says since when.
  version: 2,
  input: {file: joinedCodec(fileToPairCodec, fileCodec)},
  output: fileToPairCodec,
  reach: 1,
  run({file: {row: {value}, refs: [own]}}): FileToPair {
    if (own === undefined) return {...value, older: true};
    const since = valueIn(own)?.since;
    return since === undefined ? value : {...value, since};
  },
});

export const pairedFile = defineTask({
  name: 'file with its tests',
  version: 1,
  input: {pair: joinedCodec(testedFileCodec, fileToPairCodec)},
  output: pairedFileCodec,
  reach: 1,
  run: ({pair}) => pairedIn(pair),
});

/** By the path of what is new: the code with all of its tests, or each test with code that stayed. */
export const spreadPaired = defineTask({
  name: 'documents of test pairs',
  version: 1,
  input: {row: pairedFileCodec},
  output: jsonCodec<readonly Piece<PairedFile>[]>('documents of test pairs'),
  light: true,
  run({row: {file, tests}}) {
    if (file.older !== true) return [{bucket: file.path, piece: {file, tests}}];
    return tests.filter(({test}) => test.older !== true).map((own) => ({bucket: own.test.path, piece: {file, tests: [own]}}));
  },
});

export const pairsOfItsTree = defineTask({name: 'test pairs of its tree', version: 1, ...pickedOf(pairedFileCodec)});

export const pairsOfVersion = defineTask({
  name: 'test pair samples of a version',
  version: 1,
  input: {pairs: pairedFileCodec},
  output: samplesCodec,
  run: ({pairs}) => samplesOfPairs(pairs),
});
