// What is taken out of texts, as the schema has it.
import {shortestLiteral} from '../../../../stages/clean/seek/literals.ts';
import {isPattern} from '../is-pattern.ts';
import {anyText, either, flag, listOf, matching, onOrOff, section, text} from './rule.ts';

const literalExpected = `a literal of at least ${shortestLiteral} bytes`;
const patternExpected = 'a regular expression that does not match an empty text';
const person = section({names: listOf(text('a name'), 'names').optional(), emails: listOf(text('an address'), 'addresses').optional(), handles: listOf(text('a handle'), 'handles').optional()});
const custom = section({
  rule: matching(/^[a-z][a-z0-9-]{0,50}$/, 'a name of small letters, digits and dashes'),
  literal: text(literalExpected).refine((literal) => Buffer.byteLength(literal) >= shortestLiteral, {error: literalExpected}),
  pattern: anyText(patternExpected).refine(isPattern, {error: patternExpected}),
});

export const cleaning = section({
  secrets: flag, entropy: flag, secondOpinion: flag, emails: flag, names: flag, handles: flag, addresses: flag, phones: flag,
  salt: anyText('a text of at least 16 characters').min(16, {error: 'a text of at least 16 characters'}).optional(),
  allow: listOf(matching(/^[0-9a-f]{32}$/, 'a hash of audit.jsonl, 32 digits'), 'hashes').optional(),
  people: listOf(either([text('a path'), person], 'a person as {names, emails, handles}, or the path of a mailmap or list of authors'), 'people').optional(),
  custom: listOf(custom, 'rules').optional(),
});
export const clean = onOrOff(cleaning, 'true, false or {secrets, entropy, secondOpinion, emails, names, handles, addresses, phones: true or false, salt, allow, people, custom}');
