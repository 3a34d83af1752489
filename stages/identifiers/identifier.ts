// What a commit did to the things that have names, file by file: the identifiers that seed B teaches models to plan with.
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';

export interface CommitIdentifiers {
  readonly hash: string;
  /** In the order of the commit's changes. */
  readonly files: readonly FileIdentifiers[];
  /** Lines that were added and removed, of all files. */
  readonly lines: number;
}

export interface FileIdentifiers {
  readonly path: string;
  readonly oldPath?: string;
  readonly status: 'A' | 'C' | 'D' | 'M' | 'R' | 'T';
  /** Empty where nothing tells what is declared in it. */
  readonly language: string;
  readonly removed: readonly Identifier[];
  readonly added: readonly Identifier[];
  readonly modified: readonly ModifiedIdentifier[];
  /** From another file of the same commit. They are neither added here nor removed there. */
  readonly moved: readonly MovedIdentifier[];
}

export interface Identifier {
  /** As seed B calls it: `function`, `struct`, `enum`, `trait`, `impl`, `mod`, and more that it does not tell apart. */
  readonly kind: string;
  readonly name: string;
  /** In the words of its language; empty where it has none. */
  readonly visibility: string;
  readonly flags: readonly string[];
  /** The names around it, outermost first. */
  readonly container: readonly string[];
}

export interface ModifiedIdentifier extends Identifier {
  readonly changes: readonly string[];
  /** What it was called, where that is something else. */
  readonly was?: Identifier;
}

export interface MovedIdentifier extends Identifier {readonly from: string}

export const identifiersCodec: Codec<CommitIdentifiers> = jsonCodec('identifiers of a commit');
