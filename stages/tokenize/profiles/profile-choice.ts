// Which profile a dataset is written in, and what becomes of its tokens that the tokenizer does not have.
import type {TokenizerFailure} from '../tokenizer-failure.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {profileNamed} from './profiles.ts';
import {tokensOf} from './profile.ts';

/** `refuse` by default: a token nobody chose is a row that nobody trains. */
export type UnknownMarks = 'refuse' | 'add' | 'text';

export interface ProfileChoice {readonly name: string; readonly unknownMarks: UnknownMarks}

/** Of a task that writes marks: all of it changes what is written. A type, because parameters are plain data with any keys. */
export type ProfileParams = {readonly profile: string; readonly version: number; readonly unknownMarks: UnknownMarks};

export function profileParams({name, unknownMarks}: ProfileChoice): ProfileParams {
  return {profile: name, version: profileNamed(name).version, unknownMarks};
}

/** The control tokens that the choice asks a tokenizer to have, added where it lacks them. */
export function addedMarks({name, unknownMarks}: ProfileChoice): readonly string[] {
  return unknownMarks === 'add' ? tokensOf(profileNamed(name)) : [];
}

/** Asked before anything runs. */
export function refuseUnknownMarks({name, unknownMarks}: ProfileChoice, tokenizer: Pick<Tokenizer, 'name' | 'controls'>): TokenizerFailure | undefined {
  if (unknownMarks !== 'refuse') return undefined;
  const tokens = tokensOf(profileNamed(name)).filter((token) => !tokenizer.controls.has(token));
  return tokens.length === 0 ? undefined : {failure: 'unknown-marks', profile: name, tokenizer: tokenizer.name, tokens};
}
