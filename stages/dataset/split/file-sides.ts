// The sides of files: a version is on the side of the tree that has it first, unless the commit that brought it is on a later one.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {introducedCodec} from '../../change/groups/introduced.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {sideCodec, sideOf, splits, type Side} from './side.ts';
import {sideOfPath, type SplitRules} from './split-rules.ts';

export const fileSide = defineTask({
  name: 'side of a file',
  version: 1,
  input: {file: fileCodec, introduced: joinedCodec(introducedCodec, sideCodec)},
  output: sideCodec,
  // The file's content decides nothing.
  reach: 1,
  run({file, introduced: {refs: [bringer]}}, rules: SplitRules): Side {
    const alone = Math.max(splits.indexOf(file.since ?? 'train'), sideOfPath(file.path, rules));
    const together = splits.indexOf(valueIn(bringer)?.split ?? 'train');
    return rules.method === 'random' ? sideOf(together, together) : sideOf(alone, together);
  },
});
