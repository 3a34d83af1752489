// Reads a card as anybody could: its tables, its footnotes, its front matter. Knows nothing of how it was written.
import {parse} from 'yaml';
import type {Question} from './rig.ts';

export interface FrontMatter {
  readonly [name: string]: unknown;
  readonly configs: readonly {readonly config_name: string; readonly default?: true; readonly data_files: readonly {readonly split: string; readonly path: readonly string[]}[]}[];
}

export function frontMatterIn(card: string): FrontMatter {
  const [, yaml = ''] = /^---\n([^]*?)\n---\n/.exec(card) ?? [];
  return parse(yaml) as FrontMatter;
}

export interface CardNumber extends Question {readonly shown: string; readonly where: string}

/** Every number that has a footnote, and the digits of the card that have none. */
export function numbersIn(card: string): {readonly numbers: readonly CardNumber[]; readonly unnamed: readonly string[]} {
  const body = card.replace(/^---\n[^]*?\n---\n/, '');
  const notes = new Map([...body.matchAll(/^\[\^(\d+)\]: `jq (?:--arg \w+ … )*'(.*)' (\S+)`$/gm)].map(([, number = '', jq = '', file = '']) => [number, {jq, file}]));
  const numbers: CardNumber[] = [];
  const unnamed: string[] = [];
  const prose = body.slice(0, body.indexOf('## Where the numbers come from'));
  for (const block of prose.split('\n\n')) {
    const lines = block.split('\n').filter((line) => line !== '');
    if (lines.every((line) => line.startsWith('| '))) numbers.push(...ofTable(lines, notes));
    else {
      for (const [, shown = '', note = ''] of block.matchAll(/([\d,.]+)\[\^(\d+)\]/g)) numbers.push({...asked(notes, note), given: {}, shown, where: block});
      unnamed.push(...[...block.replace(/[\d,.]+\[\^\d+\]/g, '').replace(/`[^`]*`/g, '').matchAll(/(?<![\w^])\d+(?:[,.]\d+)*/g)].map(([digits]) => digits));
    }
  }
  return {numbers, unnamed};
}

type Notes = ReadonlyMap<string, {readonly jq: string; readonly file: string}>;

function ofTable([head = '', , ...rows]: readonly string[], notes: Notes): readonly CardNumber[] {
  const heads = cellsOf(head).map((cell) => ({note: /\[\^(\d+)\]$/.exec(cell)?.[1], variable: /\(`\$(\w+)`\)$/.exec(cell)?.[1] ?? cell}));
  return rows.flatMap((row) => {
    const cells = cellsOf(row);
    const given = Object.fromEntries(heads.flatMap(({note, variable}, at) => (note === undefined && /^[a-z]+$/.test(variable) ? [[variable, cells[at] === '–' ? '' : plain(cells[at] ?? '')]] : [])));
    return heads.flatMap(({note}, at) => (note === undefined ? [] : [{...asked(notes, note), given, shown: cells[at] ?? '', where: row}]));
  });
}

function asked(notes: Notes, number: string): {readonly jq: string; readonly file: string} {
  const found = notes.get(number);
  if (found === undefined) throw new Error(`There is no footnote ${number}`);
  return found;
}

function cellsOf(row: string): readonly string[] {
  return row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
}

/** What a reader sees of a cell. */
function plain(cell: string): string {
  return cell.replace(/\\([^A-Za-z0-9\s])/g, '$1').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
