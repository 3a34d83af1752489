// Asks every rule about the places it may find something in, and nowhere else.
import type {CompiledRules} from './compiled-rules.ts';
import {mergeFindings, type Finding} from './finding.ts';
import {addresseeBefore} from './personal/addressee.ts';
import {emailAt} from './personal/e-mail.ts';
import {handleAt} from './personal/handle.ts';
import {ipV4At, ipV6At} from './personal/ip-address.ts';
import {internationalAt, northernAt} from './personal/phone.ts';
import {nearColon, nearDash, nearDot, nearPlus} from './seek/byte-pairs.ts';
import {fastSeek, type Seek} from './seek/seek.ts';
import {tokensIn} from './secrets/chain-tokens.ts';
import {entropyIn} from './secrets/entropy.ts';
import {encodedKeyIn} from './secrets/private-key.ts';
import {isOrdinaryRun} from './secrets/ordinary-run.ts';
import {secondOpinion} from './secrets/second-opinion.ts';
import {authorityAt} from './secrets/user-info.ts';

/** In order, without overlaps. */
export function findIn(bytes: Buffer, rules: CompiledRules, seek: Seek = fastSeek): readonly Finding[] {
  const search: Search = {bytes, rules, seek, found: [], suspects: []};
  inRuns(search);
  atSigns(search);
  atMarks(search);
  const ours = search.found.length === 0 ? [] : mergeFindings(search.found);
  return rules.classes.secondOpinion && search.suspects.length > 0 ? secondOpinion(bytes, ours, search.suspects) : ours;
}

/** `suspects`: where something only looks like a finding, for the second opinion. */
interface Search {readonly bytes: Buffer; readonly rules: CompiledRules; readonly seek: Seek; readonly found: Finding[]; readonly suspects: number[]}

function inRuns({bytes, rules: {classes}, seek, found, suspects}: Search): void {
  if (!classes.secrets && !classes.entropy) return;
  seek.longRuns(bytes, (from, to) => {
    if (isOrdinaryRun(bytes, from, to)) return to;
    if (classes.secrets) {
      const key = encodedKeyIn(bytes, from, to);
      const tokens = key === undefined ? tokensIn(bytes, from, to, suspects) : [key];
      found.push(...tokens);
      const last = tokens.at(-1);
      if (last !== undefined) return Math.max(to, last.to);
    }
    if (classes.entropy) keep(found, entropyIn(bytes, from, to));
    return to;
  });
}

function atSigns({bytes, rules: {classes, identities}, seek, found, suspects}: Search): void {
  if (!classes.secrets && !classes.emails && !classes.handles && !classes.names) return;
  let floor = 0;
  for (let at = seek.at(bytes, 0); at >= 0; at = seek.at(bytes, Math.max(at + 1, floor))) {
    const authority = authorityAt(bytes, at, floor);
    if (authority !== undefined) {
      floor = authority.end;
      suspects.push(at);
      if (classes.secrets) keep(found, authority.finding);
      continue;
    }
    // What lies before this one was looked through: the next needs to look back no further.
    floor = at + 1;
    const email = classes.emails || classes.names ? emailAt(bytes, at, identities) : undefined;
    if (classes.emails) keep(found, email);
    if (classes.names && email !== undefined) keep(found, addresseeBefore(bytes, email));
    if (classes.handles) keep(found, handleAt(bytes, at, identities));
  }
}

/** Fixed texts, and addresses and numbers around a sign between digits. */
function atMarks({bytes, rules, seek, found, suspects}: Search): void {
  const {classes, literals, literalRules} = rules;
  const signs = (classes.addresses ? nearDot | nearColon : 0) | (classes.phones ? nearDash | nearPlus : 0);
  if (signs === 0 && literals.literals.length === 0) return;
  let dotted = 0;
  let coloned = 0;
  seek.marks(bytes, {
    table: literals,
    literal(index, at) {
      const rule = literalRules[index];
      if (rule === undefined) suspects.push(at);
      else keep(found, rule(bytes, at));
    },
    signs,
    sign(kind, at) {
      if (kind === nearPlus) return keep(found, internationalAt(bytes, at))?.to ?? at + 1;
      if (kind === nearDash) return keep(found, northernAt(bytes, at))?.to ?? at + 1;
      if (at < (kind === nearDot ? dotted : coloned)) return at + 1;
      const {end, finding} = kind === nearDot ? ipV4At(bytes, at, dotted) : ipV6At(bytes, at, coloned);
      keep(found, finding);
      if (kind === nearDot) dotted = end;
      else coloned = end;
      return at + 1;
    },
  });
}

function keep(found: Finding[], finding: Finding | undefined): Finding | undefined {
  if (finding !== undefined) found.push(finding);
  return finding;
}
