// The rules that golden fixtures are cleaned by: one class, spelled out, so that other classes may find more.
import type {CleanRules} from '../../stages/clean/clean-rules.ts';
import {rulesTag} from '../../stages/clean/rules-in-force.ts';

export const goldenRules: CleanRules = {
  classes: {secrets: false, entropy: false, secondOpinion: false, emails: true, names: false, handles: false, addresses: false, phones: false, custom: false},
  salt: 'a salt for golden fixtures only, of no dataset',
  allow: [],
  people: [],
  custom: [],
};

/** Another one whenever rules get another version: what is cleaned by them is then recorded again. */
export const goldenTag = rulesTag(goldenRules);
