// Takes out of a clean text what the rules find: a placeholder for a secret, a pseudonym for a person; and says where and what by which rule.
import {createHmac} from 'node:crypto';
import type {CleanRules} from './clean-rules.ts';
import type {CleanText, Redaction} from './clean-text.ts';
import {compileRules} from './compiled-rules.ts';
import type {Finding} from './finding.ts';
import {findIn} from './find.ts';
import {composedMoves} from './composed-moves.ts';
import type {Moves} from './moves.ts';
import {pseudonym} from './personal/pseudonym.ts';
import {placeholder} from './secrets/placeholder.ts';

/** Pure, and nothing more is found in what it gives. A text in which nothing is found is given back as it is. */
export type Redactor = (text: CleanText) => CleanText;

/** Rules take milliseconds to make ready: make one redactor for many texts. */
export function redactor(rules: CleanRules): Redactor {
  const compiled = compileRules(rules);
  const allowed = new Set(rules.allow);
  return (text) => {
    const bytes = Buffer.from(text.bytes.buffer, text.bytes.byteOffset, text.bytes.byteLength);
    const found = findIn(bytes, compiled);
    if (found.length === 0) return text;
    const redactions: Replaced[] = found.map((finding) => ({finding, saltedHash: saltedHash(rules.salt, bytes.subarray(finding.from, finding.to)), bytes: replacement(finding, rules.salt)}));
    return replace(text, bytes, redactions.filter(({saltedHash: hash}) => !allowed.has(hash)));
  };
}

/** Recognises a finding again, in an allow list and across a dataset, without showing it. */
export function saltedHash(salt: string, value: Uint8Array): string {
  return createHmac('sha256', salt).update('finding\0').update(value).digest('hex').slice(0, 32);
}

interface Replaced {readonly finding: Finding; readonly saltedHash: string; readonly bytes: Buffer}

function replacement({rule, identity}: Finding, salt: string): Buffer {
  return Buffer.from(identity === undefined ? placeholder(rule) : pseudonym(rule, identity, salt), 'latin1');
}

function replace(text: CleanText, bytes: Buffer, replaced: readonly Replaced[]): CleanText {
  if (replaced.length === 0) return text;
  const pieces: Buffer[] = [];
  const redactions: Redaction[] = [];
  const steps: (readonly [number, number])[] = [];
  let from = 0;
  let to = 0;
  for (const {finding, saltedHash: hash, bytes: put} of replaced) {
    pieces.push(bytes.subarray(from, finding.from), put);
    to += finding.from - from;
    redactions.push({rule: finding.rule, at: to, length: put.length, saltedHash: hash});
    if (steps.at(-1)?.[0] !== finding.from) steps.push([finding.from, to]);
    to += put.length;
    from = finding.to;
    steps.push([from, to]);
  }
  pieces.push(bytes.subarray(from));
  let moves: Moves | undefined;
  return {
    bytes: Buffer.concat(pieces),
    encoding: text.encoding,
    get moves() {
      moves ??= composedMoves(text.moves, steps);
      return moves;
    },
    redactions: [...text.redactions, ...redactions],
  };
}
