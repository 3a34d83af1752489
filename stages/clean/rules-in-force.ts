// The rules that texts of this process are cleaned by, each under a tag: an address and a key carry the tag, never the rules or their salt.
import {rulesDigest, type CleanRules} from './clean-rules.ts';
import type {Redactor} from './redact.ts';

/** Of no rules at all: addresses and keys stay what they are without any. */
export const noRules = '';

const tagLength = 16;

/** Equal for rules that clean every text to equal bytes. */
export function rulesTag(rules: CleanRules | undefined): string {
  return rules === undefined ? noRules : rulesDigest(rules).slice(0, tagLength);
}

/** Invariants: a tag names one set of rules for ever, so an entry never changes; there are as many as datasets, so none is dropped. */
const inForce = new Map<string, Redactor>();

/** Makes rules known to this thread, and tells their tag. What rules need is loaded with the first ones. */
export async function enforceRules(rules: CleanRules | undefined): Promise<string> {
  const tag = rulesTag(rules);
  if (rules === undefined || inForce.has(tag)) return tag;
  const {redactor} = await import('./redact.ts');
  inForce.set(tag, redactor(rules));
  return tag;
}

export function redactorOf(tag: string): Redactor {
  const redact = inForce.get(tag);
  if (redact === undefined) throw new UnknownRules(tag);
  return redact;
}

/** A text that was cleaned by rules which nobody told this process: those of another configuration, or of a former one. */
export class UnknownRules extends Error {
  constructor(tag: string) {
    super(`Read a text that is cleaned by the rules ${tag}, which are not those of this configuration`);
  }
}
