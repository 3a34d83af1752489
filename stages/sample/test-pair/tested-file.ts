// A file with all of its tests: one row, so that no byte of it is trained for each of them.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import type {FileToPair} from './file-to-pair.ts';
import {pairingCodec, type Pairing} from './pairing.ts';

export interface TestedFile {
  readonly path: string;
  /** Those in the file itself first. */
  readonly tests: readonly Pick<Pairing, 'rule' | 'test'>[];
}

export const testedFileCodec: Codec<TestedFile> = jsonCodec('tested file');

export interface PairedFile {readonly file: FileToPair; readonly tests: readonly {readonly test: FileToPair; readonly rule: string}[]}

export const pairedFileCodec: Codec<PairedFile> = jsonCodec('file with its tests');

export const spreadPairings = defineTask({
  name: 'tests by file',
  version: 1,
  input: {row: pairingCodec},
  output: jsonCodec<readonly Piece<Pairing>[]>('tests by file'),
  light: true,
  run: ({row}) => [{bucket: row.implementation, piece: row}],
});

export const gatherTests = defineTask({
  name: 'tests of a file',
  version: 1,
  input: {pieces: piecesCodec(pairingCodec)},
  output: testedFileCodec,
  light: true,
  run({pieces}): TestedFile {
    const path = pieces[0]?.implementation ?? '';
    const tests = pieces.map(({test, rule}) => ({test, rule})).sort((a, b) => Number(b.test === path) - Number(a.test === path) || (a.test < b.test ? -1 : 1));
    return {path, tests};
  },
});

/** The file itself, then its tests. */
export const filesOfPairs = defineTask({name: 'files of pairs', version: 1, ...naming(testedFileCodec, ({path, tests}) => [path, ...tests.map(({test}) => test)])});

/** Those that are in the dataset, by the order of `filesOfPairs`. What a test calls need not be. */
export function pairedIn({row: {value: {tests}}, refs: [implementation, ...found]}: Joined<TestedFile, FileToPair>): PairedFile | Stub {
  const file = valueIn(implementation);
  if (file === undefined) return {stub: 'no-implementation'};
  return {file, tests: tests.flatMap(({rule}, at) => {
    const test = valueIn(found[at]);
    return test === undefined ? [] : [{test, rule}];
  })};
}
