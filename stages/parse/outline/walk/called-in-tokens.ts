// Calls among the tokens of a macro, which no grammar reads: a name, and brackets right after it.
import type {Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';

export interface CalledInTokens {readonly kind: 'call' | 'macro'; readonly name: Place; readonly receiver: Place | undefined}

const farthest = 160;
const keywords = new Set(['if', 'while', 'match', 'return', 'in', 'for', 'move', 'as', 'let', 'mut', 'ref', 'fn', 'dyn', 'impl', 'where', 'else', 'loop', 'async', 'await', 'unsafe', 'use', 'pub', 'struct', 'enum']);

export interface TokenCalls {
  /** What is called right before these brackets; none for the outermost ones, whose macro the grammar has read. */
  called(node: SyntaxNode, text: string): CalledInTokens | undefined;
  /** Nothing is called in there. */
  pass(to: number): void;
}

export function tokenCalls(): TokenCalls {
  let outermost = 0;
  let passed = 0;
  return {
    called(node, text) {
      const from = node.startIndex;
      if (from < passed) return undefined;
      if (from >= outermost) {
        outermost = node.endIndex;
        return undefined;
      }
      const first = text.charCodeAt(from);
      const end = skipBack(text, from, isSpace);
      const isMacro = text[end - 1] === '!';
      if (!isMacro && first !== openBracket) return undefined;
      const nameTo = isMacro ? end - 1 : beforeArguments(text, end);
      const nameFrom = skipBack(text, nameTo, isWord);
      const name = text.slice(nameFrom, nameTo);
      if (name === '' || keywords.has(name) || isDigit(text.charCodeAt(nameFrom))) return undefined;
      return {kind: isMacro ? 'macro' : 'call', name: {from: nameFrom, to: nameTo}, receiver: receiverOf(text, nameFrom)};
    },
    pass(to) {
      passed = Math.max(passed, to);
    },
  };
}

/** Before `::<…>`, where that stands there. */
function beforeArguments(text: string, end: number): number {
  if (text[end - 1] !== '>') return end;
  const open = text.lastIndexOf('::<', end);
  return open < end - farthest ? end : open;
}

/** A path or a chain of names; of any other expression only its last character is known to belong to it. */
function receiverOf(text: string, nameFrom: number): Place | undefined {
  const to = beforeSign(text, nameFrom);
  if (to < 0) return undefined;
  let from = to;
  for (let next = to; next >= 0 && next > nameFrom - farthest; next = beforeSign(text, from)) {
    const start = skipBack(text, next, isWord);
    if (start === next) break;
    from = start;
  }
  return {from: from === to ? to - 1 : from, to};
}

/** Where what stands before a dot or a double colon ends; -1 without one. */
function beforeSign(text: string, at: number): number {
  const end = skipBack(text, at, isSpace);
  const length = text[end - 1] === '.' && text[end - 2] !== '.' ? 1 : text[end - 1] === ':' && text[end - 2] === ':' ? 2 : 0;
  const before = length === 0 ? -1 : skipBack(text, end - length, isSpace);
  return before > 0 ? before : -1;
}

function skipBack(text: string, from: number, is: (code: number) => boolean): number {
  let at = from;
  while (at > 0 && at > from - farthest && is(text.charCodeAt(at - 1))) at--;
  return at;
}

const openBracket = 40;

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters of other scripts too. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || isDigit(code) || code > 127;
}
