// The vocabulary of structure: tokens that are always there, and those that name a context.
import type {StructuralChunk} from './structural-chunk.ts';

export type ContextKind = 'BRANCH' | 'FILE' | 'CHANGE' | 'AUTHOR' | 'TIMESTAMP' | 'MODULE';

export const contextKinds: readonly ContextKind[] = ['BRANCH', 'FILE', 'CHANGE', 'AUTHOR', 'TIMESTAMP', 'MODULE'];

/** Stands before a context that has no token of its own and is written as text. */
export function openingToken(kind: ContextKind): string {
  return `<${kind}>`;
}

export function contextToken(kind: ContextKind, value: string): string {
  return `<${kind}:${value}>`;
}

/** Their order is their ids: a new one goes to the end. */
export const structuralTokens: readonly string[] = [
  '<COMMIT_START>', '<COMMIT_END>', '<FILE_START>', '<FILE_END>', '<CODE_START>', '<CODE_END>', '<CHANGE_START>', '<CHANGE_END>', '<TEST_START>', '<TEST_END>',
  '<NEWLINE>', '<INDENT>', '<DEDENT>', ...contextKinds.map(openingToken),
];

/** One piece of a sequence: a token, a context that may have one, or code. */
export type Item =
  | {readonly token: string}
  | {readonly context: ContextKind; readonly value: string}
  | {readonly text: string};

export function contextOf(chunk: StructuralChunk, kind: ContextKind): readonly Item[] {
  const {branch, path, change, author, timestamp, module} = chunk;
  const value = {BRANCH: branch, FILE: path, CHANGE: change, AUTHOR: author, TIMESTAMP: timestamp, MODULE: module}[kind];
  return value === '' ? [] : [{context: kind, value}];
}
