// What the files of a tree declare, by path: their outlines, and these without places. For builds that have a use for it.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {tallyOutlines} from '../../dataset/outline-tally.ts';
import {addTallies} from '../../dataset/tally.ts';
import type {FileEntry} from '../../source/git/file-entry.ts';
import type {Profile} from '../profile.ts';
import {fileAsk} from './file-ask.ts';
import type {OutlineAsk} from './outline-ask.ts';
import {outlineTask} from './outline-task.ts';
import {syntaxDigest} from './syntax/syntax-digest.ts';
import type {Outline} from './outline.ts';
import {surfaceTask} from './surface-task.ts';
import type {Surface} from './surface.ts';

export interface OutlinedFiles {
  /** What each was outlined from: it links to the clean text. */
  readonly asks: Collection<OutlineAsk>;
  readonly outlines: Collection<Outline>;
  readonly surfaces: Collection<Surface>;
}

export interface OutlinedFrom {
  readonly files: Collection<FileEntry>;
  /** Those that are left out have no outline. */
  readonly profiles: Collection<Profile>;
  /** What texts are cleaned by before they are read. */
  readonly clean: string;
}

export function outlinedFiles(mill: Graph, {files, profiles, clean}: OutlinedFrom): OutlinedFiles {
  const asks = mill.map('outlines.asked', fileAsk, {file: files, profile: profiles}, clean === noRules ? null : {clean});
  const outlines = mill.map('outlines', outlineTask, {ask: asks}, {syntax: syntaxDigest});
  mill.fold('stats.outlines', outlines, tallyOutlines, addTallies);
  return {asks, outlines, surfaces: mill.map('surfaces', surfaceTask, {ask: asks, outline: outlines}, null)};
}
