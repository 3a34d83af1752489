// Which contexts get tokens of their own: the most frequent of each kind, so that paths and people do not fill a vocabulary.
import {contextKinds, contextToken, structuralTokens, type ContextKind} from './structural-token.ts';
import type {StructuralCounts} from './structural-counts.ts';
import {wordTokens} from './word-items.ts';

/** The others are written as text, and lose nothing. */
export type ContextCaps = Readonly<Record<ContextKind, number>>;

export const contextCaps: ContextCaps = {BRANCH: 64, FILE: 2048, CHANGE: 64, AUTHOR: 512, TIMESTAMP: 512, MODULE: 1024};

/** Every control token of a structural vocabulary, in the order of its ids. */
export function contextVocabulary(counts: Pick<StructuralCounts, 'tokens'>, caps: ContextCaps = contextCaps): readonly string[] {
  return [...structuralTokens, ...wordTokens, ...contextKinds.flatMap((kind) => mostFrequent(counts.tokens, {prefix: contextToken(kind, '').slice(0, -1), most: caps[kind]}))];
}

function mostFrequent(tokens: ReadonlyMap<string, number>, {prefix, most}: {readonly prefix: string; readonly most: number}): readonly string[] {
  return byFrequency([...tokens].filter(([token]) => isContext(token) && token.startsWith(prefix))).slice(0, most);
}

/** A token of code is never longer than one character where it begins like that. */
export function isContext(token: string): boolean {
  return token.length > 1 && token.startsWith('<');
}

/** Ties go by code units: the same on every machine, in any order of counting. */
export function byFrequency(counted: readonly (readonly [string, number])[]): readonly string[] {
  return counted.toSorted(([a, times], [b, others]) => others - times || (a < b ? -1 : 1)).map(([token]) => token);
}
