// A vocabulary of structure and how far it has drifted, and the seed's vocabulary, for people.
import {relative} from 'node:path';
import {folded} from '../report/folded.ts';
import {quoted} from '../report/quoted.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {StructureReport} from './make-structure.ts';
import type {SeedReport} from './seed-vocabulary.ts';
import type {VocabularyPage} from './vocabulary-text.ts';

export function structureText({counted, contexts, candidate, pinned, drift, promoted}: StructureReport, page: VocabularyPage): string {
  const same = pinned?.digest === candidate.digest && pinned.ids !== null;
  const ending = promoted === null
    ? same ? [] : ['', `Pin it with: ${page.promote}`]
    : ['', same ? 'It was pinned already: nothing has changed' : `Pinned it. Commit these together: ${[promoted.lock, promoted.file].map((path) => quoted(relative(page.folder, path))).join(' ')}`];
  return [
    'Vocabulary of structure',
    ...listed([
      ['made from', `${spellNumber(counted.chunks)} chunks of commits`],
      ['candidate', `${candidate.digest.slice(0, 12)}, ${spellNumber(candidate.ids)} ids`],
      ['pinned', pinned === null ? 'nothing yet' : same ? 'the same' : `${pinned.digest.slice(0, 12)}, ${pinned.ids === null ? 'and its file is gone or damaged' : `${spellNumber(pinned.ids)} ids`}`],
      ['own tokens', Object.entries(contexts).map(([kind, {names, own}]) => `${kind} ${spellNumber(own)} of ${spellNumber(names)}`).join(', ')],
      ...(drift === null || same ? [] : [
        ['tokens', `${spellNumber(drift.added.length)} added, ${spellNumber(drift.removed.length)} removed, ${spellNumber(drift.kept)} kept; ${spellNumber(drift.moved)} of those moved`],
        ...some('added', drift.added),
        ...some('removed', drift.removed),
      ] as const),
    ], page),
    ...ending,
    '',
  ].join('\n');
}

export function seedText({file, size, ids, distinct, known, coverage, unk_rate, fertility}: SeedReport, page: VocabularyPage): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return [
    `Vocabulary of the seed, in ${quoted(relative(page.folder, file))}`,
    ...listed([
      ['ids', `${spellNumber(ids)} given, ${spellNumber(size)} in all`],
      ['words', `${spellNumber(known)} of ${spellNumber(distinct)} that were counted have an id`],
      ['coverage', `${percent(coverage)} of the words of code`],
      ['unknown', `${percent(unk_rate)} of all that was counted becomes <UNK>`],
      ['fertility', `${fertility.toFixed(4)} tokens a stretch of code between blanks`],
    ], page),
    '',
  ].join('\n');
}

function listed(lines: readonly (readonly [string, string])[], {columns}: VocabularyPage): readonly string[] {
  const width = Math.max(...lines.map(([head]) => head.length));
  return lines.flatMap(([head, what]) => folded(`  ${head.padEnd(width)}  ${what}`, {columns, hanging: ' '.repeat(width + 4)}));
}

const mostListed = 12;

function some(head: string, tokens: readonly string[]): readonly (readonly [string, string])[] {
  return tokens.length === 0 ? [] : [[head, `${tokens.slice(0, mostListed).map((token) => JSON.stringify(token)).join(' ')}${tokens.length > mostListed ? ' …' : ''}`]];
}
