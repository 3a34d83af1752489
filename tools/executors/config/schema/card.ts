// What a card says, as the schema has it.
import {listOf, matching, named, onOrOff, section, text} from './rule.ts';

const word = matching(/^[a-z0-9][a-z0-9.+-]{0,60}$/, 'small letters, digits, dots and dashes');
const tag = matching(/^[^\s\p{Cc},'"`\\[\]{}#:][^\p{Cc}'"`\\[\]{}#:]{0,60}$/u, 'a tag');
export const carded = section({
  name: matching(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u, 'a name of one line').optional(),
  description: text('a text').optional(),
  licence: word.optional(),
  languages: listOf(word, 'codes of languages').min(1, {error: 'a list of at least one code'}).optional(),
  tags: listOf(tag, 'tags').optional(),
  focus: named(/^[a-z][a-z0-9-]{0,50}$/, matching(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,300}$/u, 'a text of one line'), {names: 'the name of a phase', whole: 'texts by the names of phases'}).optional(),
});
export const card = onOrOff(carded, 'true, false or {name, description, licence, languages, tags, focus}');
