// What a configuration says of how commits are compared and what is made of them, with every default filled in.
import type {CommitsConfig} from '../../dataset-config/history-config.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import {defaultContext} from '../../../stages/change/diff/context.ts';
import {spellRenames, usualRenames} from '../../../stages/source/git/rename-rules.ts';
import type {ChunkChoice, CommitChoice, Dataset} from '../build/contract.ts';

/** The usual ones are spelled by their absence: builds with and without them are one. */
export function resolvePatches({context, renames = true, copies = false, forms = ['patch'], split}: CommitsConfig = {}): Omit<CommitChoice, 'merges'> {
  const {similarity = usualRenames.similarity, limit = usualRenames.limit} = typeof renames === 'boolean' ? {} : renames;
  const rules = {similarity, limit, copies};
  return {
    ...(context !== undefined && context !== defaultContext && {context}),
    ...((split !== undefined || forms.join() !== 'patch') && {forms: {kinds: [...new Set(forms)].sort(), ...(split !== undefined && {split})}}),
    ...(renames === false ? {renames: 'none' as const} : spellRenames(rules) !== spellRenames(usualRenames) && {renames: rules}),
  };
}

/** `calls` needs outlines; a graph needs calls. */
export function resolveOutlines({outlines, calls = false}: DatasetConfig): Pick<Dataset, 'outlines'> {
  if (outlines === undefined && calls === false) return {};
  return {outlines: {history: outlines === 'history', ...(calls !== false && {calls: true}), ...(typeof calls === 'object' && calls.graph !== undefined && {graph: calls.graph})}};
}

export function resolveChunks(chunks: DatasetConfig['chunks']): {readonly chunks?: ChunkChoice} {
  if (chunks === undefined || chunks === false) return {};
  const {form = 'sides', maxBytes = 16 * 1024, context = false} = chunks === true ? {} : chunks;
  return {chunks: {form, maxBytes, ...(context !== false && {contextBytes: context === true ? 10_000 : context})}};
}

/** As many lines as seed B's tool asks for. */
export function resolveIdentifiers(identifiers: DatasetConfig['identifiers']): Pick<Dataset, 'identifiers'> {
  if (identifiers === undefined || identifiers === false) return {};
  const {minLines = 10} = identifiers === true ? {} : identifiers;
  return {identifiers: {minLines}};
}
