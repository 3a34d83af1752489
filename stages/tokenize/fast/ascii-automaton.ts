// Scans what is ASCII at one look for each byte: a table of states, made for a pattern, that knows where it must ask the scanner.
import {is, letter} from './character-class.ts';
import type {ScannedPattern} from './pattern.ts';

/** What it says of the byte it has just read, in place of a state. The pre-token ended before it; before the one before it; behind the last line break before it. Or only the scanner can tell. */
export const ended = 0;
export const endedBefore = -1;
export const endedAtBreak = -2;
export const asks = -3;

/** Where every pre-token begins. A state is 256 times its number, so that a byte can be added: `table[state + byte]` is the next. */
export const start = 256;

/** `white` is a space other than U+0020, `sign` what remains; a quote is a sign as well where nothing is said of it. */
type Kind = 'small' | 'capital' | 'digit' | 'space' | 'white' | 'newline' | 'sign' | 'control' | 'quote' | 'slash' | 'wide';
type State = 'start' | 'space' | 'white' | 'spaces' | 'break' | 'indent' | 'sign' | 'signs' | 'quote' | 'tail' | 'word' | 'capitals' | 'latin' | 'digit' | 'digits' | 'full';
type Next = State | 'end' | 'endBefore' | 'endAtBreak' | 'ask';
type Row = Partial<Record<Kind, Next>> & {readonly rest: Next};

const states: readonly State[] = ['start', 'space', 'white', 'spaces', 'break', 'indent', 'sign', 'signs', 'quote', 'tail', 'word', 'capitals', 'latin', 'digit', 'digits', 'full'];

const numbers = new Map<Next, number>([['end', ended], ['endBefore', endedBefore], ['endAtBreak', endedAtBreak], ['ask', asks], ...states.map((state, at) => [state, start * (at + 1)] as const)]);

export function asciiAutomaton(pattern: ScannedPattern, ascii: Uint16Array): Int16Array {
  const rows = rowsOf(pattern);
  const kinds = Array.from(ascii, (flag, byte) => kindOf(byte, flag));
  const table = new Int16Array(start * (states.length + 1)).fill(asks);
  for (const [number, state] of states.entries()) {
    const row = rows[state];
    for (const [byte, kind] of kinds.entries()) {
      const next = state === 'quote' && isContraction(byte) ? 'ask' : row?.[kind] ?? (kind === 'wide' ? 'ask' : row?.rest ?? 'ask');
      table[start * (number + 1) + byte] = numbers.get(next) ?? asks;
    }
  }
  return table;
}

function rowsOf(pattern: ScannedPattern): Partial<Record<State, Row>> {
  switch (pattern.kind) {
    case 'words':
      return {...led('word'), ...digits(pattern.digits), quote: {...signs('tail'), small: 'word', capital: 'word'}, word: {small: 'word', capital: 'word', rest: 'end'}, tail: {newline: 'tail', wide: 'end', rest: 'end'}};
    case 'cased':
      return {
        ...led('capitals'), ...digits(pattern.digits), quote: {...signs('tail'), small: 'word', capital: 'capitals'},
        word: {small: 'word', quote: 'ask', rest: 'end'},
        capitals: {capital: 'capitals', small: 'word', quote: 'ask', rest: 'end'},
        tail: {newline: 'tail', slash: 'tail', wide: 'end', rest: 'end'},
      };
    case 'spaced': {
      const number = pattern.digits === 'run' ? 'digits' : 'full';
      const more = {space: 'spaces', white: 'spaces', newline: 'spaces'} as const;
      return {
        start: {...signs('end'), small: 'word', capital: 'word', digit: number, space: 'space', white: 'white', newline: 'white', quote: 'quote'},
        space: {...signs('end'), small: 'word', capital: 'word', digit: pattern.digits === 'run' ? 'digits' : 'end', ...more},
        white: {...more, rest: 'end'},
        spaces: {...more, rest: 'endBefore', digit: pattern.digits === 'run' ? 'endBefore' : 'end'},
        quote: signs('end'),
        signs: signs('end'),
        word: {small: 'word', capital: 'word', rest: 'end'},
        digits: {digit: 'digits', rest: 'end'},
        full: {wide: 'end', rest: 'end'},
      };
    }
    case 'apart': {
      const rows = led('word');
      const noControl = (row: Row): Row => ({...row, control: 'end'});
      return {
        ...digits(pattern.digits),
        start: {...rows.start, control: 'ask', quote: 'sign'},
        space: noControl(rows.space), white: noControl(rows.white), spaces: {...rows.spaces, digit: 'end'}, break: rows.break, indent: rows.indent, signs: noControl(rows.signs),
        sign: {...noControl(rows.sign), small: 'latin', capital: 'latin'},
        latin: {small: 'latin', capital: 'latin', wide: 'end', rest: 'end'},
        word: {small: 'word', capital: 'word', rest: 'end'},
        tail: {newline: 'tail', wide: 'end', rest: 'end'},
      };
    }
    default:
      return pattern satisfies never;
  }
}

/** Words that take along the character before them. */
function led(capital: 'word' | 'capitals') {
  const word = {small: 'word', capital} as const;
  return {
    start: {...signs('break'), sign: 'sign', control: 'sign', slash: 'sign', quote: 'quote', ...word, digit: 'digit', space: 'space', white: 'white'},
    space: {...signs('break'), ...word, space: 'spaces', white: 'spaces'},
    white: {...word, space: 'spaces', white: 'spaces', newline: 'break', rest: 'end'},
    spaces: {space: 'spaces', white: 'spaces', newline: 'break', rest: 'endBefore'},
    break: {space: 'indent', white: 'indent', newline: 'break', rest: 'end'},
    indent: {space: 'indent', white: 'indent', newline: 'break', rest: 'endAtBreak'},
    sign: {...signs('tail'), ...word},
    signs: signs('tail'),
  } as const satisfies Partial<Record<State, Row>>;
}

function signs(newline: Next): Row {
  return {sign: 'signs', control: 'signs', quote: 'signs', slash: 'signs', newline, rest: 'end'};
}

/** Of three digits the second may be the last as well. */
function digits(most: number): Partial<Record<State, Row>> {
  const full: Row = {wide: 'end', rest: 'end'};
  return {digit: most === 1 ? full : {digit: 'digits', rest: 'end'}, digits: {digit: 'full', rest: 'end'}, full};
}

function kindOf(byte: number, flag: number): Kind {
  if (flag === 0) return 'wide';
  if (byte === 0x20) return 'space';
  if (byte === 0x27) return 'quote';
  if (byte === 0x2f) return 'slash';
  if ((flag & letter) !== 0) return (flag & is.lower) !== 0 ? 'small' : 'capital';
  if ((flag & is.number) !== 0) return 'digit';
  if ((flag & is.newline) !== 0) return 'newline';
  if ((flag & is.space) !== 0) return 'white';
  return (flag & is.other) !== 0 ? 'control' : 'sign';
}

/** What may stand behind the mark of a contraction, in either case. */
function isContraction(byte: number): boolean {
  return 'stmdrvl'.includes(String.fromCharCode(byte | 0x20)) && byte > 0x40;
}
