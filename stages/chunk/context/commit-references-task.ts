// The task that tells who calls whom among the files of a commit.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {outlinedPairCodec} from '../../change/facts/outlined-pair.ts';
import {hasPair, patchesOf} from '../../change/pair.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {commitReferencesCodec, referencesIn, type ChangedUsage} from './commit-references.ts';
import {textUsageCodec} from './text-usage.ts';

export const commitReferences = defineTask({
  name: 'references in a commit',
  // 2: types that are named.
  version: 2,
  input: {commit: joinedCodec(commitCodec, joinedCodec(outlinedPairCodec, textUsageCodec))},
  output: commitReferencesCodec,
  run({commit: {row: {value: {changes}}, refs}}) {
    // Pairs stand in the order of the changes that have one.
    return referencesIn(changes.flatMap(patchesOf).filter(hasPair).map(({path, oldPath = path}, at): ChangedUsage => {
      const pair = refs[at];
      if (pair === undefined || isStub(pair)) return {};
      const [before, after] = pair.value.refs;
      return {
        ...(before !== undefined && !isStub(before) && {before: {path: oldPath, text: before.value}}),
        ...(after !== undefined && !isStub(after) && {after: {path, text: after.value}}),
      };
    }));
  },
});
