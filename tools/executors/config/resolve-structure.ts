// What a configuration says of the structure of commits, with every default filled in.
import {twoSidedMerges} from '../../../stages/sample/two-sided-merges.ts';
import {sequenceRules} from '../../../stages/tokenize/structural/chunk-items.ts';
import {chunkRules} from '../../../stages/tokenize/structural/commit-chunks.ts';
import {contextCaps} from '../../../stages/tokenize/structural/context-vocabulary.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import type {Dataset, StructureChoice} from '../build/contract.ts';

export interface StructurePlaces extends Pick<StructureChoice, 'configFile' | 'folder'> {
  readonly merges: Dataset['commits']['merges'];
}

/** None where it is not asked for. */
export function resolveStructure(config: DatasetConfig['structure'], {configFile, folder, merges}: StructurePlaces): StructureChoice | undefined {
  if (config === undefined || config === false) return undefined;
  const {
    layout = sequenceRules.layout, tests = sequenceRules.tests, changes = sequenceRules.changes, newlines = sequenceRules.newlines, indents = sequenceRules.indents,
    keywords = sequenceRules.keywords, macros = sequenceRules.macros, author = chunkRules.author, salt = chunkRules.salt, timestamp = chunkRules.timestamp,
    branch = chunkRules.branch, contexts = {},
  } = config === true ? {} : config;
  const given = Object.entries(contexts).filter(([, most]) => most !== undefined);
  return {
    configFile,
    folder,
    // Chunks are of two-way patches.
    chunks: {author, salt, timestamp, branch, merges: twoSidedMerges(merges)},
    sequences: {layout, tests, changes, newlines, indents, keywords, macros},
    caps: {...contextCaps, ...Object.fromEntries(given)},
  };
}
