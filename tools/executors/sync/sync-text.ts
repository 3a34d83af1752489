// What a sync did, for people.
import type {Imported} from '../../../stages/source/github/import-page.ts';
import {spellNumber} from '../report/spell-number.ts';

export function importText({items, older, refused}: Imported, dir: string): string {
  return [
    `${spellNumber(items)} items are new in ${dir}`,
    ...(older === 0 ? [] : [`  ${spellNumber(older)} were mirrored already, as new or newer`]),
    ...refusedLines(refused),
    '',
  ].join('\n');
}

export function refusedLines(refused: ReadonlyMap<string, number>): readonly string[] {
  return [...refused].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${spellNumber(count)} left out: ${reason}`);
}
