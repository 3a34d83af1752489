// How texts become tokens, as the schema has it.
import {profileNames} from '../../../../stages/tokenize/profiles/profiles.ts';
import {hubId, hubRevision} from '../hub-id.ts';
import {choice} from '../problem.ts';
import {either, flag, listOf, matching, named, oneOf, section, text, wholeNumber} from './rule.ts';

const cutExpected = 'at most half of "tokens"';
const sizesExpected = 'sizes of at most "tokens", each at least twice the overlap';
const cutSize = section({tokens: wholeNumber(64), share: wholeNumber(0, {most: 1000})});
export const cut = section({tokens: wholeNumber(64), overlap: wholeNumber(0, {expected: cutExpected}).optional(), sizes: listOf(cutSize, 'sizes').optional(), pack: flag})
  .refine(({tokens, overlap = 0}) => overlap * 2 <= tokens, {error: cutExpected, path: ['overlap']})
  .refine(({tokens, overlap = 0, sizes = []}) => sizes.every((size) => size.tokens <= tokens && overlap * 2 <= size.tokens), {error: sizesExpected, path: ['sizes']})
  .refine(({sizes}) => sizes === undefined || sizes.some(({share}) => share > 0), {error: 'a size with a share of more than 0', path: ['sizes']});
const viewName = /^[a-z][a-z0-9-]{0,31}$/;
const namesExpected = 'names of small letters, digits and dashes';
export const cuts = named(viewName, either([oneOf(['none']), cut], '"none", or a cut such as {tokens: 8192, overlap: 512}'), {names: namesExpected, whole: 'an object of cuts by name'})
  .refine((all) => Object.keys(all).length > 0, {error: 'at least one cut'});

const profileName = oneOf(profileNames);
export const profile = either([profileName, section({name: profileName, unknownMarks: oneOf(['refuse', 'add', 'text']).optional()})], `${choice(profileNames)}, or {name, unknownMarks: "add" | "text"}`);

const control = matching(/^[^\s\p{Cc}]{2,100}$/u, 'a control token of 2 to 100 characters without spaces, such as "<|endoftext|>"');
export const learned = section({
  size: wholeNumber(256, {most: 1_000_000}),
  pattern: oneOf(['gpt2', 'cl100k', 'o200k', 'llama3', 'qwen']).optional(),
  minFrequency: wholeNumber(1).optional(),
  controls: listOf(control, 'control tokens').refine((list) => new Set(list).size === list.length, {error: 'a list in which no control token stands twice'}).optional(),
  name: matching(/^[a-z][a-z0-9-]{0,50}$/, 'a name of small letters, digits and dashes').optional(),
}).refine((asked) => asked.size >= 256 + (asked.controls ?? ['one']).length, {error: 'room for 256 bytes and all control tokens', path: ['size']});

const hub = section({
  hub: matching(hubId, 'a repository of the Hub, such as "organisation/name"'),
  revision: matching(hubRevision, 'a commit of the Hub, 40 digits, or the name of a branch that its cache on this machine has'),
});
const file = section({file: text('a path')});
const oneExpected = '"o200k_base", {file: "path/to/tokenizer.json"}, {hub: "organisation/name", revision: "40 digits"} or {learned: {size: 32000}}';
const one = either([oneOf(['o200k_base']), file, hub, section({learned})], oneExpected);
export const tokenizer = either([oneOf(['o200k_base', 'none']), file, hub, section({learned})], oneExpected.replace(',', ', "none",'));
export const tokenizers = named(viewName, one, {names: namesExpected, whole: 'an object of tokenizers by name'})
  .refine((all) => Object.keys(all).length > 0, {error: 'at least one tokenizer'});
