// The profile a dataset is written in, held against its tokenizer before anything runs.
import {addedRows} from '../../../stages/tokenize/add-controls.ts';
import {refuseUnknownMarks} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensOf} from '../../../stages/tokenize/profiles/profile.ts';
import {profileNamed} from '../../../stages/tokenize/profiles/profiles.ts';
import {loadTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import type {Dataset} from './contract.ts';
import type {AddedRow} from './manifest.ts';
import {storeDatasetTokenizer} from './tokenizer-of.ts';
import {TokenizerProblem} from './tokenizer-problem.ts';

/** A profile without tokens needs no tokenizer to be loaded. */
export async function checkProfile({profile, tokenizer}: Dataset, stored: StoredTokenizer | undefined, signal: AbortSignal): Promise<void> {
  if (stored === undefined || profile.unknownMarks !== 'refuse' || tokensOf(profileNamed(profile.name)).length === 0) return;
  const failure = refuseUnknownMarks(profile, await loadTokenizer(stored, signal));
  if (failure !== undefined) throw new TokenizerProblem(failure, tokenizer.kind === 'file' ? tokenizer.path : undefined);
}

/** The rows that the profile adds to the tokenizer's own: what a model must be given, and trained. */
export async function rowsAdded(dataset: Dataset, signal: AbortSignal): Promise<readonly AddedRow[]> {
  const wanted = tokensOf(profileNamed(dataset.profile.name));
  if (dataset.profile.unknownMarks !== 'add' || wanted.length === 0) return [];
  const stored = await storeDatasetTokenizer(dataset, signal);
  if (stored === undefined) return [];
  return Array.from(addedRows(await loadTokenizer(stored, signal), wanted), ([token, id]) => ({token, id}));
}
