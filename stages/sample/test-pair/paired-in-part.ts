// A file with its tests in one part of a split. A change that came later may have taken one of them elsewhere: what is of a later part is not shown here at
// all, and what is of an earlier one is shown and not trained.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {versionRow} from '../../dataset/split/of-its-tree.ts';
import {sideCodec, splits, type Side} from '../../dataset/split/side.ts';
import type {Samples} from '../sample.ts';
import type {FileToPair} from './file-to-pair.ts';
import {pairsOfVersion} from './paired-file.ts';
import {pairedFileCodec, type PairedFile} from './tested-file.ts';

/** `sides`: of the versions of files. `name`: that of the samples. */
export function pairSamplesInParts(mill: Graph, {pairs, sides, name}: {readonly pairs: Collection<PairedFile>; readonly sides: Collection<Side>; readonly name: string}): Collection<Samples> {
  const held = mill.map('test pairs in parts', pairedInPart, {pairs: mill.join('test pairs with sides', pairs, versionsNamed, sides), side: sides}, null);
  return mill.map(name, pairsOfVersion, {pairs: mill.standIn(held)}, null);
}

const versionsNamed = defineTask({name: 'versions in a test pair', version: 1, ...naming(pairedFileCodec, ({file, tests}) => [file, ...tests.map(({test}) => test)].flatMap(versionsOf))});

export const pairedInPart = defineTask({
  name: 'file with its tests in a part',
  version: 1,
  input: {pairs: joinedCodec(pairedFileCodec, sideCodec), side: sideCodec},
  output: pairedFileCodec,
  reach: 1,
  run({pairs: {row: {value: {file, tests}}, refs}, side: {split}}): PairedFile | {readonly stub: string} {
    const own = splits.indexOf(split);
    let next = 0;
    const held = (one: FileToPair): FileToPair | undefined => {
      const found = versionsOf(one).flatMap(() => valueIn(refs[next++]) ?? []).map((side) => splits.indexOf(side.split));
      const last = Math.max(0, ...found);
      return last > own ? undefined : last < own ? {...one, older: true} : one;
    };
    const code = held(file);
    const there = tests.flatMap(({test, rule}) => {
      const one = held(test);
      return one === undefined ? [] : [{test: one, rule}];
    });
    if (code === undefined || there.length === 0) return {stub: 'other-part: its tests are of a later one'};
    return {file: code, tests: there};
  },
});

/** Nobody tells of an earlier version which of the earlier trees it is of: any that has its path. */
function versionsOf({path, since, older}: FileToPair): readonly string[] {
  return older === true ? [path, versionRow({path, since: 'val'})] : [versionRow({path, since})];
}
