// What a sync did, for people.
import type {Synced} from '../../../stages/source/github/ask/sync-forge.ts';
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

export function syncText({requests, unchanged, pages, gone, mirror}: Synced & {readonly mirror: string}, repository: string): string {
  return [
    pages === 0 ? `Nothing is new on ${repository}` : `${spellNumber(pages)} pages are new in ${mirror}`,
    `  ${spellNumber(requests)} requests${unchanged === 0 ? '' : `, of which ${spellNumber(unchanged)} cost nothing`}`,
    ...(gone === 0 ? [] : [`  ${spellNumber(gone)} items are gone from the forge`]),
    '',
  ].join('\n');
}

function refusedLines(refused: ReadonlyMap<string, number>): readonly string[] {
  return [...refused].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${spellNumber(count)} left out: ${reason}`);
}
