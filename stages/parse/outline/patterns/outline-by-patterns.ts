// The outline of a text in a language without grammar: its declaring lines, flat, and nothing of what they hold.
import type {Declaration, Outline} from '../outline.ts';
import {queriesIn} from '../queries-in.ts';
import {byteOffsets} from '../walk/offsets.ts';
import {plainHash} from '../walk/plain-hash.ts';
import type {PatternLanguage} from './pattern-language.ts';

/** No pattern is tried on more: nobody begins a declaration further right. */
const longestLine = 400;

export function outlineByPatterns(text: string, bytes: number, {name: language, lines}: PatternLanguage): Outline {
  const toByte = byteOffsets(text, bytes);
  const declarations: Declaration[] = [];
  let line = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end;
    line++;
    const declared = declaredIn(text.slice(at, Math.min(next, at + longestLine)), lines);
    if (declared !== undefined) {
      const place = {from: toByte(at), to: toByte(next)};
      const hashes = {signature: plainHash(`${text.slice(at, at + declared.at)}${text.slice(at + declared.at + declared.name.length, next)}`.trim()), body: '', attributes: ''};
      declarations.push({...place, kind: declared.kind, name: declared.name, nameAt: toByte(at + declared.at), parent: -1, of: '', visibility: '', modifiers: [], signature: place, attributes: [], bases: [], line, lastLine: line, test: false, hashes, sketch: '', conditions: 0, queries: []});
    }
    at = next + 1;
  }
  return {language, how: 'patterns', damaged: false, declarations, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: queriesIn(text), hash: plainHash(text)}};
}

function declaredIn(line: string, lines: PatternLanguage['lines']): {readonly kind: string; readonly name: string; readonly at: number} | undefined {
  for (const {kind, pattern} of lines) {
    const found = pattern.exec(line);
    const place = found?.indices?.groups?.['name'];
    if (place !== undefined) return {kind, name: line.slice(...place), at: place[0]};
  }
  return undefined;
}
