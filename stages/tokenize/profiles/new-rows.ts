// The rows that a profile and the structure of commits need beyond a tokenizer's vocabulary, known without loading it.
import type {NamedToken, TokenizerFacts} from '../source/tokenizer-facts.ts';
import {addedMarks, type ProfileChoice} from './profile-choice.ts';

/** Those of the profile where they are to be added, then those of structure. As `addControls` numbers them. */
export function newRows(profile: ProfileChoice, {added, vocab}: Pick<TokenizerFacts, 'added' | 'vocab'>, structure: readonly string[] = []): readonly NamedToken[] {
  const known = new Set(added.map(({content}) => content));
  const missing = [...new Set([...addedMarks(profile), ...structure])].filter((token) => !known.has(token));
  return missing.map((content, at) => ({id: vocab + at, content}));
}
