// The clean text of a raw object, by the rules of a tag. Each thread remembers where nothing was found: most texts are read more than once.
import type {WholePart} from '../../graph/value/codec.ts';
import type {CleanText} from './clean-text.ts';
import {noRules, redactorOf} from './rules-in-force.ts';
import {sanitize} from './sanitize.ts';

export function cleaned({digest, bytes}: Pick<WholePart, 'digest' | 'bytes'>, tag: string): CleanText {
  const text = sanitize(bytes);
  if (tag === noRules || text.bytes.length === 0) return text;
  const name = `${tag} ${digest}`;
  if (blameless.has(name)) return text;
  const clean = redactorOf(tag)(text);
  if (clean === text) remember(name);
  return clean;
}

/**
 * Invariants: a name is of content and rules, so what holds once holds for ever; only texts in which nothing was found are in it, so it
 * keeps no text; it is emptied when it is full, which costs a few searches and never a wrong answer.
 */
const blameless = new Set<string>();
const mostRemembered = 100_000;

function remember(name: string): void {
  if (blameless.size >= mostRemembered) blameless.clear();
  blameless.add(name);
}
