// File names without people: addresses, known names and users' home folders in a path get pseudonyms before it becomes a row.
import {createHmac} from 'node:crypto';
import type {CleanRules} from '../../clean/clean-rules.ts';
import type {Redaction} from '../../clean/clean-text.ts';
import {compileRules} from '../../clean/compiled-rules.ts';
import {findIn} from '../../clean/find.ts';
import {pseudonym} from '../../clean/personal/pseudonym.ts';
import {saltedHash} from '../../clean/redact.ts';
import {oldName, type FileChange} from './file-change.ts';
import type {FileName} from './file-name.ts';

export interface CleanName {readonly name: FileName; readonly redactions: readonly Redaction[]}

export type NameCleaner = (name: FileName) => CleanName;

/** Without one of these nothing of a person is in a path. */
const worth = /[@ ]|home\/|Users\//;
/** Behind an address an ending is no part of it, unless it could be a country or such. */
const ending = /\.(?:md|json|ya?ml|txt|toml|csv|xml|pem|crt|key|pub|asc|gpg|ics|vcf|eml|mbox)$/;
const endingBehindAddress = /@[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2}|com|org|net|edu|gov|info|dev|app)$/;

/** Secrets are not looked for: what is random in a path is the name of a content far more often, and two paths must not become one. */
export function nameCleaner(rules: CleanRules): NameCleaner {
  const {emails, names, handles, addresses} = rules.classes;
  const compiled = compileRules({...rules, classes: {secrets: false, entropy: false, secondOpinion: false, custom: false, phones: false, emails, names, handles, addresses}});
  const allowed = new Set(rules.allow);
  const known = new Map<string, CleanName>();
  return (name) => {
    if (!worth.test(name.path)) return {name, redactions: []};
    const found = known.get(name.path) ?? cleaned(name);
    if (known.size < mostKnown) known.set(name.path, found);
    return found;
  };

  function cleaned(name: FileName): CleanName {
    const [tail = ''] = ending.exec(name.path) ?? [];
    const body = name.path.slice(0, name.path.length - tail.length);
    const whole = endingBehindAddress.test(body) ? body : name.path;
    // A home folder begins with a slash, which a path of git does not have.
    const bytes = Buffer.from(`/${whole}`);
    const pieces: string[] = [];
    const redactions: Redaction[] = [];
    let from = 1;
    for (const {rule, from: start, to, identity = ''} of findIn(bytes, compiled)) {
      const hash = saltedHash(rules.salt, bytes.subarray(start, to));
      if (allowed.has(hash) || start < from) continue;
      pieces.push(bytes.toString('utf8', from, start));
      const put = stand(rule, identity, bytes.toString('utf8', start, to));
      redactions.push({rule, at: pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0), length: put.length, saltedHash: hash});
      pieces.push(put);
      from = to;
    }
    return redactions.length === 0 ? {name, redactions} : {name: {path: pieces.join('') + bytes.toString('utf8', from) + name.path.slice(whole.length)}, redactions};
  }

  /** Another spelling of the same person is told apart, so that two files stay two. */
  function stand(rule: string, identity: string, raw: string): string {
    const plain = pseudonym(rule, identity, rules.salt).replaceAll(/[/:]+/g, '-');
    if (raw === identity) return plain;
    const spelling = createHmac('sha256', rules.salt).update(`spelling\0${raw}`).digest('hex').slice(0, 6);
    return plain.replace(/^@?[^@.]+/, (start) => `${start}-${spelling}`);
  }
}

/** Made again beyond that. */
const mostKnown = 20_000;

/** What was taken out of paths is told once for each path. */
export function cleanChanges(changes: readonly FileChange[], clean: NameCleaner): {readonly changes: readonly FileChange[]; readonly redactions: readonly Redaction[]} {
  const redactions: Redaction[] = [];
  const renamed = changes.map((change) => {
    const {path, pathBytes, oldPath, oldPathBytes, ...rest} = change;
    const now = clean({path, ...(pathBytes !== undefined && {pathBytes})});
    const old = oldPath === undefined ? undefined : clean({path: oldPath, ...(oldPathBytes !== undefined && {pathBytes: oldPathBytes})});
    redactions.push(...now.redactions, ...(old?.redactions ?? []));
    return now.redactions.length === 0 && (old === undefined || old.redactions.length === 0) ? change : {...rest, ...now.name, ...oldName(old?.name)};
  });
  return {changes: renamed, redactions};
}
