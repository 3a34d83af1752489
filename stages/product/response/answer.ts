// What an answer is written from, whatever its template.
import type {CommitIdentifiers} from '../../identifiers/identifier.ts';
import {filePlan} from '../../identifiers/plan-text.ts';
import type {ChangeTypes} from '../plan/change-types.ts';

export interface Answer {
  /** `unknown` where nothing told. */
  readonly feature: string;
  /** In the order of the architecture. */
  readonly layers: readonly AnswerLayer[];
  readonly types: ChangeTypes;
  /** Those that say more than which files they touched. */
  readonly commits: readonly CommitIdentifiers[];
}

export interface AnswerLayer {
  readonly key: string;
  readonly title: string;
  readonly files: readonly AnswerFile[];
}

export interface AnswerFile {readonly path: string; readonly steps: readonly string[]}

export type Caps = {readonly files: number; readonly commits: number; readonly steps: number};

/** What is implemented, in the marks of a template. */
export function named(feature: string, mark = ''): string {
  return feature === 'unknown' ? 'this change' : `this ${mark}${feature}${mark} feature`;
}

export function commitHeading({hash}: CommitIdentifiers): string {
  return `Commit ${hash.slice(0, 8)}:`;
}

/** A commit's files and the identifiers of each. */
export function commitPlan(commit: CommitIdentifiers): string {
  return [commitHeading(commit), ...commit.files.map(filePlan)].join('\n');
}

/** Without what a title explains in brackets. */
export function shortTitle(title: string): string {
  return title.replace(/(?<=\S)\s*\([^()]*\)$/, '');
}

/** As many as a cap lets through, and how many more there are. 0 lets all through. */
export function capped<T>(all: readonly T[], cap: number): {readonly shown: readonly T[]; readonly more: number} {
  return cap === 0 || all.length <= cap ? {shown: all, more: 0} : {shown: all.slice(0, cap), more: all.length - cap};
}
