// What the commits of a dataset come to, for a terminal.
import type {HistoryEntry} from '../build/history-entry.ts';
import {spellNumber} from '../report/spell-number.ts';

export function historyLines({commits, merges, files, insertions, deletions, first, last, authors}: HistoryEntry): readonly string[] {
  const days = [first, last].map((moment) => moment?.slice(0, moment.indexOf('T')) ?? 'no date of any calendar');
  return [
    '', 'History',
    `  ${spellNumber(commits)} commits, of them ${spellNumber(merges)} merges, by ${spellNumber(authors)} authors, ${days[0]} to ${days[1]}`,
    `  ${spellNumber(insertions)} lines added, ${spellNumber(deletions)} removed, in ${spellNumber(files)} changes of files`,
  ];
}
