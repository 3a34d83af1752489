// Every error there is, by layer: what messages, the page and the tests are made from.
import {artefactErrors} from './artefact-errors.ts';
import {bugErrors} from './bug-errors.ts';
import {commandErrors, startErrors} from './command-errors.ts';
import type {ErrorEntry} from './error-entry.ts';
import {forgeErrors} from './forge-errors.ts';
import {lookErrors} from './look-errors.ts';
import {remoteErrors} from './remote-errors.ts';
import {rewriteErrors} from './rewrite-errors.ts';
import {gitErrors, sourceErrors} from './source-errors.ts';
import {lostErrors, storeErrors} from './store-errors.ts';
import {tokenizerErrors} from './tokenizer-errors.ts';
import {trainingErrors} from './training-errors.ts';

const layers = [
  ['1', 'Command and configuration', [commandErrors, startErrors]],
  ['2', 'Repository and git', [sourceErrors, gitErrors]],
  ['3', 'Disk and store', [storeErrors, lostErrors]],
  ['4', 'Tokenizer', [tokenizerErrors, artefactErrors]],
  ['5', 'Questions about a build', [lookErrors]],
  ['6', 'Forge and remote', [forgeErrors, remoteErrors]],
  ['7', 'Models that rewrite', [rewriteErrors]],
  ['8', 'Training', [trainingErrors]],
  ['9', 'Mistakes of gristmill', [bugErrors]],
] as const;

export interface ErrorLayer {readonly title: string; readonly errors: readonly ErrorEntry[]}

/** Git meets the disk's troubles, too: an error stands in the layer of its code. */
export const errorTable: readonly ErrorLayer[] = layers.map(([digit, title, groups]) => ({
  title,
  errors: groups.flatMap((group): readonly ErrorEntry[] => Object.values(group)).filter(({code}) => code.startsWith(`GM${digit}`)).sort((a, b) => (a.code < b.code ? -1 : 1)),
}));

type CodesOf<T> = T extends Readonly<Record<string, {readonly code: infer C}>> ? C : never;

export type ErrorCode = CodesOf<(typeof layers)[number][2][number]>;
