// A commit without secrets and people: its message through the rules, its author and committer by pseudonyms. Done before anything of it is kept.
import type {CleanRules} from '../../clean/clean-rules.ts';
import type {Redaction} from '../../clean/clean-text.ts';
import {identityOf, isBot} from '../../clean/personal/person.ts';
import {pseudonym} from '../../clean/personal/pseudonym.ts';
import {saltedHash, type Redactor} from '../../clean/redact.ts';
import {enforceRules, redactorOf} from '../../clean/rules-in-force.ts';
import {cleanChanges, nameCleaner, type NameCleaner} from './clean-names.ts';
import type {CommitObject} from './commit-object.ts';
import type {FileChange} from './file-change.ts';
import {commitFields, type RedactedField} from './redacted-field.ts';
import type {Signature} from './signature.ts';

/** `redacted` is missing where nothing was found. */
export type CleanCommit = CommitObject & {readonly redacted?: readonly RedactedField[]};

export interface CommitCleaner {
  /** Which rules it cleans by. */
  readonly tag: string;
  clean(commit: CommitObject): CleanCommit;
  /** The commit with what it changed. */
  cleanWith(commit: CommitObject, changes: readonly FileChange[]): CleanCommit & {readonly changes: readonly FileChange[]};
  /** Changed files alone, by their names. */
  cleanFiles(changes: readonly FileChange[]): readonly FileChange[];
  readonly name: NameCleaner;
}

export async function commitCleaner(rules: CleanRules): Promise<CommitCleaner> {
  const tag = await enforceRules(rules);
  const redactor = redactorOf(tag);
  const identities = new Map(rules.people.flatMap((person) => person.emails.map((email) => [email.toLowerCase(), identityOf(person)] as const)));
  const allowed = new Set(rules.allow);
  const known = new Map<string, Text>();
  const name = nameCleaner(rules);
  return {tag, clean, cleanWith, cleanFiles: (changes) => cleanChanges(changes, name).changes, name};

  function cleanWith(commit: CommitObject, changes: readonly FileChange[]) {
    const {redacted = [], ...cleaned} = clean(commit);
    const {changes: renamed, redactions} = cleanChanges(changes, name);
    const all: readonly RedactedField[] = redactions.length === 0 ? redacted : [...redacted, {field: 'paths', redactions}];
    return {...cleaned, changes: renamed, ...(all.length > 0 && {redacted: all})};
  }

  function clean(commit: CommitObject): CleanCommit {
    const message = cleanMessage(commit);
    const [author, committer] = [cleanSignature(commit.author), cleanSignature(commit.committer)];
    const found: readonly (readonly Redaction[])[] = [message.redactions, author.name.redactions, author.email.redactions, committer.name.redactions, committer.email.redactions];
    const redacted = commitFields.map((field, at): RedactedField => ({field, redactions: found[at] ?? []})).filter(({redactions}) => redactions.length > 0);
    return {...commit, message: message.text, author: author.signature, committer: committer.signature, ...(redacted.length > 0 && {redacted})};
  }

  function cleanSignature(signature: Signature) {
    const identity = isMachine(signature) ? undefined : identityIn(signature);
    const name = rules.classes.names && identity !== undefined ? replaced('name', signature.name, identity) : redactedText(signature.name, redactor);
    const email = rules.classes.emails && identity !== undefined ? replaced('e-mail', signature.email, identity) : redactedText(signature.email, redactor);
    return {name, email, signature: {...signature, name: name.text, email: email.text}};
  }

  /** The names of those who made it and of those its trailers thank are known to be names, wherever in the message they stand. */
  function cleanMessage({message, author, committer}: CommitObject): Text {
    const names = rules.classes.names ? namesIn([author, committer, ...trailers(message)].filter((person) => !isMachine(person))) : new Map<string, string>();
    const there = [...names.keys()].filter((name) => message.includes(name));
    if (there.length === 0) return redactedText(message, redactor);
    const spelled = there.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map((name) => RegExp.escape(name));
    const pieces = message.split(new RegExp(`(?<![\\p{L}\\p{N}_])(${spelled.join('|')})(?![\\p{L}\\p{N}_])`, 'u'));
    return joined(pieces.map((piece, at) => (at % 2 === 1 ? replaced('name', piece, names.get(piece) ?? piece) : redactedText(piece, redactor))));
  }

  /** Full names only: a single word is as likely to be something else. */
  function namesIn(people: readonly Pick<Signature, 'name' | 'email'>[]): Map<string, string> {
    return new Map(people.filter(({name}) => /\S \S/.test(name)).map((person) => [person.name, identityIn(person)] as const));
  }

  function identityIn({name, email}: Pick<Signature, 'name' | 'email'>): string {
    const address = email.toLowerCase();
    return identities.get(address) ?? (address === '' ? name : address);
  }

  /** A history has few people and many commits. */
  function replaced(rule: 'name' | 'e-mail', value: string, identity: string): Text {
    const key = `${rule}\0${value}\0${identity}`;
    const text = known.get(key) ?? pseudonymous(rule, value, identity);
    if (known.size < mostKnown) known.set(key, text);
    return text;
  }

  function pseudonymous(rule: 'name' | 'e-mail', value: string, identity: string): Text {
    const hash = saltedHash(rules.salt, Buffer.from(value, 'utf8'));
    if (value === '' || allowed.has(hash)) return {text: value, redactions: []};
    const text = pseudonym(rule, identity, rules.salt);
    return {text, redactions: [{rule, at: 0, length: text.length, saltedHash: hash}]};
  }
}

/** Made again beyond that. */
const mostKnown = 100_000;

interface Text {readonly text: string; readonly redactions: readonly Redaction[]}

/** Machines keep their names: bots, and addresses that nobody reads. */
function isMachine({name, email}: Pick<Signature, 'name' | 'email'>): boolean {
  return isBot(name) || isBot(email) || /^(?:no-?reply|donotreply)@/i.test(email);
}

function trailers(message: string): readonly Pick<Signature, 'name' | 'email'>[] {
  return [...message.matchAll(/^[A-Z][A-Za-z-]*-[Bb]y:[ \t]*([^<\n]{1,200}?)[ \t]*<([^<>\s]{1,254})>/gm)].map(([, name = '', email = '']) => ({name, email}));
}

function redactedText(text: string, redactor: Redactor): Text {
  if (text === '') return {text, redactions: []};
  const bytes = Buffer.from(text, 'utf8');
  const clean = redactor({bytes, encoding: 'utf-8', moves: [], redactions: []});
  return clean.redactions.length === 0 ? {text, redactions: []} : {text: Buffer.from(clean.bytes).toString('utf8'), redactions: clean.redactions};
}

/** Places of redactions are those in the joined text. */
function joined(pieces: readonly Text[]): Text {
  let length = 0;
  const redactions: Redaction[] = [];
  for (const piece of pieces) {
    for (const one of piece.redactions) redactions.push({...one, at: length + one.at});
    length += Buffer.byteLength(piece.text);
  }
  return {text: pieces.map(({text}) => text).join(''), redactions};
}
