// The profile a dataset is written in, held against its tokenizers before anything runs.
import {refuseUnknownMarks} from '../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensOf} from '../../../stages/tokenize/profiles/profile.ts';
import {profileNamed} from '../../../stages/tokenize/profiles/profiles.ts';
import {loadTokenizer, type StoredTokenizer} from '../../../stages/tokenize/tokenizer-cache.ts';
import type {Dataset} from './contract.ts';
import {namedTokenizers} from './tokenizer-of.ts';
import {TokenizerProblem} from './tokenizer-problem.ts';

/** A profile without tokens needs no tokenizer to be loaded. `stored` are the dataset's, in their order. */
export async function checkProfile({profile, tokenizer: choice}: Dataset, stored: readonly StoredTokenizer[], signal: AbortSignal): Promise<void> {
  if (profile.unknownMarks !== 'refuse' || tokensOf(profileNamed(profile.name)).length === 0) return;
  const tokenizers = namedTokenizers(choice);
  for (const [at, one] of stored.entries()) {
    const failure = refuseUnknownMarks(profile, await loadTokenizer(one, signal));
    const tokenizer = tokenizers[at]?.tokenizer;
    if (failure !== undefined) throw new TokenizerProblem(failure, tokenizer?.kind === 'file' ? tokenizer.path : undefined);
  }
}
