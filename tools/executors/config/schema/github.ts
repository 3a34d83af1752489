// What is taken from a forge, as the schema has it.
import {time} from './exports.ts';
import {flag, listOf, matching, oneOf, onOrOff, section, text, wholeNumber} from './rule.ts';

export const forged = section({
  repository: matching(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'a repository as "owner/name"').optional(),
  host: text('the address of a forge, such as "https://github.example.com"').optional(),
  tokenEnv: matching(/^[A-Za-z_]\w{0,100}$/, 'the name of a variable of the environment').optional(),
  whereUnknown: oneOf(['refuse', 'git']).optional(),
  samples: listOf(oneOf(['issue', 'issue_patch', 'pr', 'pr_description', 'pr_diff', 'preference', 'review_fix', 'review_verdict']), 'kinds of samples').optional(),
  bots: listOf(text('a login'), 'logins').optional(),
  keepBots: flag,
  tests: listOf(text('a glob of paths'), 'globs').optional(),
  baseCode: flag,
  states: listOf(oneOf(['closed', 'merged', 'open']), 'ends').min(1, {error: 'a list of at least one end'}).optional(),
  since: time.optional(),
  until: time.optional(),
  reviews: flag,
  comments: flag,
  maxBytes: wholeNumber(1).optional(),
});
export const github = onOrOff(forged, 'true, false or {repository, host, tokenEnv, whereUnknown, samples, bots, keepBots, tests, baseCode, states, since, until, reviews, comments, maxBytes}');
