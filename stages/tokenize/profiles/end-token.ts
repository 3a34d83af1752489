// Which control token ends a document: the profile's own where it writes one, else the tokenizer's.
import {tokenNamed, type NamedToken, type TokenizerFacts} from '../source/tokenizer-facts.ts';
import {newRows} from './new-rows.ts';
import type {ProfileChoice} from './profile-choice.ts';
import {profileNamed} from './profiles.ts';

/** So that no document is ended twice, by two tokens. */
export function endToken(profile: ProfileChoice, facts: Pick<TokenizerFacts, 'added' | 'vocab' | 'end'>): NamedToken | null {
  const last = profileNamed(profile.name).marks.end?.findLast((piece) => 'token' in piece);
  const own = last !== undefined && 'token' in last ? tokenNamed([...facts.added, ...newRows(profile, facts)], last.token) : null;
  return own ?? facts.end;
}
