// A text as the words that matter when licences are compared: what the SPDX matching guidelines say to overlook is gone.

/** A line that only names who holds the rights, and the number or letter of a list's item. */
const copyrightLine = /^[^\p{L}\p{N}©\n]{0,80}(?:copyright\b(?! (?:notice|holder|owner|licen[cs]e|law|interest|statement|and|in|is|or|to|of)s?\b)|©|\(c\)[ \t]*\d).*$/gimu;
const bullet = /^[^\p{L}\p{N}\n]{0,40}(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)]+(?=\s)/gimu;
const word = /[\p{L}\p{N}]+(?:\.\d+)*/gu;

/** Spellings that mean the same. The guidelines' list, as far as licences use it. */
const same: ReadonlyMap<string, string> = new Map([
  ['licence', 'license'], ['licences', 'licenses'], ['licenced', 'licensed'], ['sublicence', 'sublicense'], ['relicence', 'relicense'], ['acknowledgement', 'acknowledgment'], ['acknowledgements', 'acknowledgments'],
  ['analogue', 'analog'], ['analyse', 'analyze'], ['artefact', 'artifact'], ['authorisation', 'authorization'], ['authorised', 'authorized'], ['calibre', 'caliber'], ['cancelled', 'canceled'], ['capitalisations', 'capitalizations'],
  ['catalogue', 'catalog'], ['categorise', 'categorize'], ['centre', 'center'], ['emphasised', 'emphasized'], ['favour', 'favor'], ['favourite', 'favorite'], ['fulfil', 'fulfill'], ['fulfilment', 'fulfillment'], ['initialise', 'initialize'],
  ['judgement', 'judgment'], ['labelling', 'labeling'], ['labour', 'labor'], ['maximise', 'maximize'], ['modelled', 'modeled'], ['modelling', 'modeling'], ['offence', 'offense'], ['optimise', 'optimize'], ['organisation', 'organization'],
  ['organise', 'organize'], ['practise', 'practice'], ['programme', 'program'], ['realise', 'realize'], ['recognise', 'recognize'], ['signalling', 'signaling'], ['utilisation', 'utilization'], ['whilst', 'while'], ['wilful', 'willful'],
  ['noncommercial', 'non-commercial'], ['copyrights', 'copyright'], ['https', 'http'],
]);

/** Where texts leave room for a name. What stands there is of no account. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\band .{1,60}? disclaims? all\b/g, 'and the author disclaims all'],
  [/\bin no event (?:shall|will) .{1,120}? be (?:held )?(?:liable|responsible)\b/g, 'in no event shall the author be liable'],
  [/\bneither the names? .{1,120}? nor the names? of (?:its|their|his|the|any|contributors|other)(?: other)?(?: contributors)?\b/g, 'neither the name of the author nor the names of its contributors'],
  [/\bthe names? (?:of )?.{1,100}? (?:may )?not be used\b/g, 'the name of the author not be used'],
  [/\bwritten (?:prior )?permission (?:of )?.{1,80}? (makes?|disclaims?) (no|all)\b/g, 'written prior permission the author $1 $2'],
  [/\bwarranty (?:.{1,60}) disclaims all\b/g, 'warranty the author disclaims all'],
  [/\bprovided by .{1,100}? as is\b/g, 'provided by the author as is'],
];

/** In lower case, without marks of comments, lists and punctuation, and without the lines that name holders. */
export function licenceWords(text: string): readonly string[] {
  const plain = text.replace(copyrightLine, ' ').replace(bullet, ' ').toLowerCase();
  const words = Array.from(plain.matchAll(word), ([found]) => same.get(found) ?? found);
  return names.reduce((text, [pattern, name]) => text.replace(pattern, name), words.join(' ')).split(' ');
}
