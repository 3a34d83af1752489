// The lines that say who holds the rights: what most licences ask to be passed on.

const mark = /copyright|©|\(c\)/i;
const line = /^[^\p{L}\p{N}©("'`]{0,40}((?:portions |parts )?(?:copyright\b|©|\(c\)[ \t]*\d)[^\n]*)$/gimu;
/** A notice, not a sentence about copyright: a year, a sign, or a name right after the word. */
const notice = /^(?:portions |parts )?(?:©|\(c\)|copyright:?[ \t]{1,4}(?:\(c\)|©|&copy;|by\b|\d{4}|\p{Lu}))/iu;
const sentence = /copyright (?:notice|holder|owner|license|law|interest|and (?:license|permission)|statement|is|in|or|to|of|\[|\{|<|y{4})\b|\bcopyright (?:\(c\) |©)?[ \t]*(?:\[|<|\{)/i;

const most = 8;
const longest = 160;

/** At most a few, each once, in their order, without the marks of a comment. */
export function copyrightLines(text: string): readonly string[] {
  if (!mark.test(text)) return [];
  const lines = new Set<string>();
  for (const [, found = ''] of text.matchAll(line)) {
    if (!notice.test(found) || sentence.test(found)) continue;
    lines.add(found.slice(0, longest).replace(/\s*(?:\*+\/|-->|#+|\*+|\{#)\s*$/, '').replaceAll(/\s+/g, ' ').trim().toWellFormed());
    if (lines.size === most) break;
  }
  return [...lines];
}
