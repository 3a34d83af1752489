// The tokens of a kind in the ways in which a dataset cuts them, as collections.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Outline} from '../../parse/outline/outline.ts';
import type {Samples} from '../../sample/sample.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {TokenList} from '../token-list.ts';
import {cutOutlinedTokens, cutStructure, cutTokens, outlineOfFileNamed, type CutParams, type StructureCutParams} from './cut-tasks.ts';

export interface CutFrom {
  readonly tokens: Collection<TokenList>;
  readonly samples: Collection<Samples>;
  /** Only of files as they stand, and where those are outlined. */
  readonly outlined: Collection<Joined<FileEntry, Outline>> | undefined;
}

export function cutCollection(mill: Graph, name: string, {tokens, samples, outlined}: CutFrom, params: CutParams): Collection<TokenList> {
  return outlined === undefined ? mill.map(name, cutTokens, {tokens, samples}, params) : mill.map(name, cutOutlinedTokens, {tokens, samples, outlined}, params);
}

export function cutStructureCollection(mill: Graph, name: string, tokens: Collection<TokenList>, params: StructureCutParams): Collection<TokenList> {
  return mill.map(name, cutStructure, {tokens}, params);
}

/** A file without an outline is one all the same. */
export function filesWithOutlines(mill: Graph, files: Collection<FileEntry>, outlines: Collection<Outline>): Collection<Joined<FileEntry, Outline>> {
  return mill.join('files with outlines to cut', files, outlineOfFileNamed, outlines);
}
