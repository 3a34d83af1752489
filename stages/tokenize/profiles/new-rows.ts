// The rows that a profile needs beyond a tokenizer's vocabulary, known without loading it.
import type {NamedToken, TokenizerFacts} from '../source/tokenizer-facts.ts';
import type {ProfileChoice} from './profile-choice.ts';
import {tokensOf} from './profile.ts';
import {profileNamed} from './profiles.ts';

/** None unless they are to be added. As `addControls` numbers them. */
export function newRows({name, unknownMarks}: ProfileChoice, {added, vocab}: Pick<TokenizerFacts, 'added' | 'vocab'>): readonly NamedToken[] {
  if (unknownMarks !== 'add') return [];
  const known = new Set(added.map(({content}) => content));
  return tokensOf(profileNamed(name)).filter((token) => !known.has(token)).map((content, at) => ({id: vocab + at, content}));
}
