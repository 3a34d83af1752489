import test from 'ava';
import {linkStats, linkTable} from '../../../tools/executors/stats/link-stats.ts';

test('linkTable() shows the share, each evidence as the surest and in all, and every reason', (t) => {
  const stats = linkStats({'requests': 8, 'linked': 5, 'surest: pull head': 3, 'surest: patch of pull': 2, 'evidence: pull head': 3, 'evidence: patch of pull': 4, 'not linked: only a revert names it': 1, 'not linked: its head is not in the repository': 2});
  t.deepEqual(linkTable(stats, 100).join('\n').split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, ' | ')), [
    '', 'Requests in git: 5 of 8 linked (62.5 %)',
    ' | by | surest | all | share',
    ' | linked: patch of pull | 2 | 4 | 50.0 %',
    ' | linked: pull head | 3 | 3 | 37.5 %',
    ' | not: its head is not in the repository | 2 | 2 | 25.0 %',
    ' | not: only a revert names it | 1 | 1 | 12.5 %',
  ]);
  t.deepEqual(linkTable(linkStats({}), 100), []);
});
