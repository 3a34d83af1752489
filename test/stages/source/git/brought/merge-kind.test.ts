import test from 'ava';
import {mergeKind} from '../../../../../stages/source/git/brought/merge-kind.ts';

const [pull, branch] = ['merged by a merge of a pull', 'merged by a merge of a branch'] as const;

for (const [message, kind] of [
  ['Merge pull request #7 from ada/branch', pull],
  ['Auto merge of #9 - ada:branch, r=bob', pull],
  ["Merge branch 'parser'", branch],
  ["Merge branch 'ada/parser' into main", branch],
  ["Merge remote-tracking branch 'ada/parser'", branch],
  ["Merge branch 'main' into parser", undefined],
  ["Merge branch 'parser' into other", undefined],
  ["Merge branch 'master' of example.org:project", undefined],
  ["Merge remote-tracking branch 'origin/main'", undefined],
  ["Merge branch 'release-1.2'", undefined],
  ["Merge branch '1.x'", undefined],
  ["Merge tag 'v1.0'", undefined],
  ['Bring in what others did', undefined],
] as const) {
  test(`mergeKind() of "${message}"`, (t) => {
    t.is(mergeKind(`${message}\n\nMore.\n`), kind);
  });
}
