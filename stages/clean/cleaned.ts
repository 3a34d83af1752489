// The clean text of a raw object, by the rules of a tag. Each thread remembers what it found: a version of a file is read as an after and as a before.
import type {WholePart} from '../../graph/value/codec.ts';
import type {CleanText} from './clean-text.ts';
import {noRules, redactorOf} from './rules-in-force.ts';
import {sanitize} from './sanitize.ts';

export function cleaned({digest, bytes}: Pick<WholePart, 'digest' | 'bytes'>, tag: string): CleanText {
  if (tag === noRules) return sanitize(bytes);
  const name = `${tag} ${digest}`;
  const known = rewritten.get(name);
  if (known !== undefined) return known;
  const text = sanitize(bytes);
  if (text.bytes.length === 0 || blameless.has(name)) return text;
  const clean = redactorOf(tag)(text);
  if (clean === text) rememberBlameless(name);
  else rememberRewritten(name, clean);
  return clean;
}

/**
 * Invariants of both memories: a name is of content and rules, so what holds once holds for ever; what is kept is a copy, never a view of
 * raw bytes, whose memory is used again; each is bounded, and forgetting costs a search and never a wrong answer.
 */
const blameless = new Set<string>();
const rewritten = new Map<string, CleanText>();
let rewrittenBytes = 0;

const mostBlameless = 100_000;
const mostRewrittenBytes = 16 * 1024 * 1024;

function rememberBlameless(name: string): void {
  if (blameless.size >= mostBlameless) blameless.clear();
  blameless.add(name);
}

/** The oldest go first: versions of one file come one after the other. */
function rememberRewritten(name: string, {bytes, encoding, moves, redactions}: CleanText): void {
  if (bytes.length > mostRewrittenBytes) return;
  rewritten.set(name, {bytes, encoding, moves, redactions});
  rewrittenBytes += bytes.length;
  for (const [oldest, {bytes: {length}}] of rewritten) {
    if (rewrittenBytes <= mostRewrittenBytes) break;
    rewritten.delete(oldest);
    rewrittenBytes -= length;
  }
}
