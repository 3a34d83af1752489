// Small mistakes in the text of a source file: what a hand that slips leaves behind. Types and comments are left alone.
import {mask} from '../layers/mask.ts';

export interface SourceMutant {readonly path: string; readonly line: number; readonly what: string; readonly source: string}

const slips: readonly (readonly [RegExp, string])[] = [
  [/ === /g, ' !== '], [/ !== /g, ' === '],
  [/ < /g, ' <= '], [/ <= /g, ' < '], [/ > /g, ' >= '], [/ >= /g, ' > '],
  [/ && /g, ' || '], [/ \|\| /g, ' && '],
  [/ \+ (?=[\w(])/g, ' - '], [/ - (?=[\w(])/g, ' + '],
  [/(?<=[(=] ?|return |=> )!(?=[\w(])/g, ''],
  [/\btrue\b(?!;? *\|)/g, 'false'], [/\bfalse\b(?!;? *\|)/g, 'true'],
  [/(?<![\w.$])0(?![\w.])/g, '1'], [/(?<![\w.$])1(?![\w.])/g, '2'],
  [/\.slice\(/g, '.slice(1 + '],
  [/\bcontinue;/g, 'break;'],
];

/** Lines that import, declare types or carry a version are no code that answers a row. */
const passive = /^\s*(?:import|export type|type|interface|export interface|readonly|version:|light:|\/\/)|\bversion:|Version = /;

export function sourceMutants(path: string, text: string): readonly SourceMutant[] {
  const {code} = mask(text);
  const lines = text.split('\n');
  return slips.flatMap(([pattern, instead]) =>
    [...code.matchAll(pattern)].flatMap((found): SourceMutant[] => {
      const line = text.slice(0, found.index).split('\n').length;
      if (passive.test(lines[line - 1] ?? '')) return [];
      return [{path, line, what: `${found[0].trim()} → ${instead.trim() || 'nothing'}: ${(lines[line - 1] ?? '').trim().slice(0, 120)}`, source: text.slice(0, found.index) + instead + text.slice(found.index + found[0].length)}];
    }),
  );
}
