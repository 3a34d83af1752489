// A vocabulary and how far it has drifted, for people.
import {relative} from 'node:path';
import {readSpelled} from '../../../stages/tokenize/byte-alphabet.ts';
import {folded} from '../report/folded.ts';
import {quoted} from '../report/quoted.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {Described, VocabularyReport} from './learn-vocabulary.ts';

export interface VocabularyPage {
  readonly columns: number;
  readonly folder: string;
  /** The line that pins what was learned. */
  readonly promote: string;
}

export function vocabularyText({name, counted, candidate, pinned, drift, promoted}: VocabularyReport, {columns, folder, promote}: VocabularyPage): string {
  const same = pinned !== null && pinned.ids !== null && pinned.digest === candidate.digest;
  const lines: readonly (readonly [string, string])[] = [
    ['learned from', `${spellNumber(counted.documents)} documents, ${spellNumber(counted.bytes)} bytes, ${spellNumber(counted.distinct)} distinct pre-tokens${counted.missing === 0 ? '' : `; counts may be ${spellNumber(counted.missing)} too low`}`],
    ['candidate', described(candidate)],
    ['pinned', pinned === null ? 'nothing yet' : same ? 'the same' : described(pinned)],
    ...(drift === null || same ? [] : [
      ['tokens', `${spellNumber(drift.added.length)} added, ${spellNumber(drift.removed.length)} removed, ${spellNumber(drift.kept)} kept; ${spellNumber(drift.moved.tokens)} of those moved, by ${drift.moved.meanRanks.toFixed(1)} ranks on average and ${spellNumber(drift.moved.mostRanks)} at most`],
      ['text affected', `${(drift.affected * 100).toFixed(2)} % of the bytes are cut otherwise`],
      ...listed('added', drift.added),
      ...listed('removed', drift.removed),
    ] as const),
    ...(pinned !== null && pinned.ids !== null && drift === null ? [['drift', 'the pinned one cuts text by another pattern: all text would be tokenized anew'] as const] : []),
  ];
  const width = Math.max(...lines.map(([head]) => head.length));
  const shown = lines.flatMap(([head, what]) => folded(`  ${head.padEnd(width)}  ${what}`, {columns, hanging: ' '.repeat(width + 4)}));
  return [`Vocabulary "${name}"`, ...shown, ...ending(), ''].join('\n');

  function ending(): readonly string[] {
    if (promoted !== null) return ['', same ? 'It was pinned already: nothing has changed' : `Pinned it. Commit these together: ${[promoted.lock, promoted.file].map((path) => quoted(relative(folder, path))).join(' ')}`];
    return same ? [] : ['', `Pin it with: ${promote}`];
  }
}

function described({digest, ids, fertility}: Omit<Described, 'ids'> & {readonly ids: number | null}): string {
  if (ids === null) return `${digest.slice(0, 12)}, and its file is gone or damaged`;
  return `${digest.slice(0, 12)}, ${spellNumber(ids)} ids${fertility === null ? '' : `, ${fertility.toFixed(4)} tokens a byte`}`;
}

const mostListed = 12;

function listed(head: string, tokens: readonly string[]): readonly (readonly [string, string])[] {
  if (tokens.length === 0) return [];
  return [[head, `${tokens.slice(0, mostListed).map(readable).join(' ')}${tokens.length > mostListed ? ' …' : ''}`]];
}

/** As text where it is some; else as it is spelled. */
function readable(token: string): string {
  const text = Buffer.from(readSpelled(token) ?? []).toString('utf8');
  return text === '' || text.includes('\ufffd') ? token : JSON.stringify(text);
}
