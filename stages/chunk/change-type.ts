// What kind of change a chunk is: by what became of the code, and of code that stayed by what its commit says it is for.
import type {FoundIntent} from './commit-intent.ts';
import type {FileChunk} from './file-chunk.ts';
import {fileNature} from './file-nature.ts';
import {functionKinds, typeKinds} from './kinds.ts';
import {isTestPath} from '../parse/path-names.ts';

export const changeTypes = ['new_function', 'new_struct', 'new_test', 'modified_function', 'modified_logic', 'refactoring', 'bug_fix', 'optimization', 'documentation', 'configuration', 'imports', 'deletion', 'unknown'] as const;
export type ChangeType = (typeof changeTypes)[number];

export interface TypedChange {
  readonly type: ChangeType;
  /** From 0 to 1: what an outline shows is certain, what a message says is not. */
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/** A thousand fields are not all evidence. */
const mostNamed = 10;
const [certain, likely, unsure] = [1, 0.7, 0.4];

export function changeType(chunk: FileChunk, {path, intent}: {readonly path: string; readonly intent: FoundIntent | undefined}): TypedChange {
  const nature = fileNature(path);
  if (nature !== 'code') return {type: nature, confidence: certain, evidence: [`file "${path.slice(path.lastIndexOf('/') + 1)}"`]};
  if (chunk.of === 'imports') return {type: 'imports', confidence: certain, evidence: ['imports only']};
  const structural = chunk.unit === undefined ? ofRest(chunk) : ofUnit(chunk.unit, {chunk, path});
  if (structural.confidence === certain || intent === undefined) return structural;
  return {type: intent.intent, confidence: intent.confidence, evidence: [...structural.evidence, intent.evidence]};
}

function ofUnit(unit: NonNullable<FileChunk['unit']>, {chunk, path}: {readonly chunk: FileChunk; readonly path: string}): TypedChange {
  const {kind, became, changes} = unit;
  if (became === 'removed') return {type: 'deletion', confidence: certain, evidence: [`${kind} removed`]};
  if (became === 'added') {
    const test = unit.test || (functionKinds.has(kind) && isTestPath(path));
    const type = test ? 'new_test' : functionKinds.has(kind) ? 'new_function' : typeKinds.has(kind) ? 'new_struct' : 'modified_logic';
    return {type, confidence: type === 'modified_logic' ? likely : certain, evidence: [`${kind} added`, ...(test ? ['test'] : [])]};
  }
  if (!chunk.codeChanged) return {type: 'documentation', confidence: likely, evidence: [`${kind} changed only in comments or layout`]};
  const evidence = [...(changes.length === 0 ? [] : [`${kind} changed: ${changes.join(', ')}`]), ...unit.parts.slice(0, mostNamed).map((part) => `${part.kind} ${part.became}: ${part.name}`)];
  if (unit.parts.length === 0 && changes.every((change) => change === 'renamed' || change === 'moved' || change === 'reordered' || change === 'kind')) return {type: 'refactoring', confidence: certain, evidence};
  return {type: functionKinds.has(kind) ? 'modified_function' : 'modified_logic', confidence: likely, evidence};
}

/** Statements in no declaration, and files of languages that nobody outlines. */
function ofRest({added, removed, codeChanged}: FileChunk): TypedChange {
  if (!codeChanged) return {type: 'documentation', confidence: likely, evidence: ['comments or layout, in no declaration']};
  if (added === 0 && removed > 0) return {type: 'deletion', confidence: likely, evidence: ['lines removed only']};
  return {type: added > 0 && removed > 0 ? 'modified_logic' : 'unknown', confidence: unsure, evidence: ['lines in no declaration']};
}
