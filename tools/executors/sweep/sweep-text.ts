// What a sweep did, for people: what was kept, what went, and what it came to.
import type {SweepReport} from '../../../cache/sweep.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';

export interface SweepTold {
  readonly store: string;
  readonly dryRun: boolean;
  readonly columns: number;
}

export function sweepText({targets, packs, bytes, index, waitingFor, unreadable, missing, fits}: SweepReport, {store, dryRun, columns}: SweepTold): string {
  const facts: readonly (readonly [string, string])[] = [
    ['packs', `${spellNumber(packs.kept)} kept, ${spellNumber(packs.rewritten)} rewritten, ${spellNumber(packs.removed)} removed`],
    ['index', index.madeAnew ? `made anew: ${spellNumber(index.before)} bytes before, ${spellNumber(index.after)} after` : `${spellNumber(index.after)} bytes`],
    ['bytes', `${spellNumber(bytes.before)} before, ${spellNumber(bytes.after)} after; kept builds need about ${spellNumber(bytes.live)}`],
  ];
  const notes = [
    ...(packs.waiting > 0 ? [`${count(packs.waiting, 'pack is', 'packs are')} given up, and ${packs.waiting === 1 ? 'goes' : 'go'} with a sweep after the builds that run now`] : []),
    ...(packs.waiting === 0 && waitingFor.length > 0 ? [`${count(waitingFor.length, 'command is', 'commands are')} at work on the store: sweep again when ${waitingFor.length === 1 ? 'it has' : 'they have'} ended`] : []),
    ...(unreadable > 0 ? [`${count(unreadable, 'pack is', 'packs are')} damaged, and ${unreadable === 1 ? 'was' : 'were'} left alone: run "gristmill verify --quick"`] : []),
    ...(missing > 0 ? [`${count(missing, 'value', 'values')} of kept builds ${missing === 1 ? 'is' : 'are'} lost: run "gristmill verify --quick"`] : []),
    ...(fits ? [] : ['It does not fit: even the last build of every dataset takes more than that']),
  ];
  return [
    dryRun ? `Nothing was changed. A sweep of ${store} would come to this` : `Swept ${store}`,
    '',
    ...(targets.length === 0 ? ['  No builds'] : [textTable({head: ['dataset', dryRun ? 'would stay' : 'builds kept', dryRun ? 'would go' : 'dropped'], rows: targets.map(({name, kept, dropped}) => [readable(name), kept, dropped]), columns})]),
    '',
    ...facts.map(([name, text]) => `  ${name}  ${text}`),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `  ${note}`)]),
    '',
  ].join('\n');
}

function count(number: number, one: string, many: string): string {
  return `${spellNumber(number)} ${number === 1 ? one : many}`;
}

/** A store knows a dataset by the start of its name and two hashes: the first tells datasets apart. */
function readable(name: string): string {
  return name.replace(/-[0-9a-f]{32}$/, '');
}
