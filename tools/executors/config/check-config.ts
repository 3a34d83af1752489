// The schema of a configuration. Its library takes 30–45 ms to load, so this file is imported only for a value that was not accepted before.
import {z} from 'zod';
import {shortestLiteral} from '../../../stages/clean/seek/literals.ts';
import {profileNames} from '../../../stages/tokenize/profiles/profiles.ts';
import {licenceClasses} from '../../../stages/parse/licence/licence-class.ts';
import {licenceTable} from '../../../stages/parse/licence/licence-table.ts';
import {qualityRuleNames} from '../../../stages/parse/quality/quality-rules.ts';
import type {DatasetConfig} from '../../define-dataset.ts';
import {didYouMean} from './nearest.ts';
import {choice, type Problem} from './problem.ts';
import {foreignObjects} from './foreign-objects.ts';
import {hubId, hubRevision} from './hub-id.ts';
import {isPattern} from './is-pattern.ts';
import {shown} from './shown.ts';

// In place of a message every rule says what it expects; the rest of the sentence is written once, below.

const path = text('a path');
const globExpected = 'a glob of paths as they are in the repository, such as "src/**"';
const glob = text('a glob').max(1000, {error: 'a glob of at most 1,000 characters'}).regex(/^(?!\/|\.\.\/|[A-Za-z]:)/, {error: globExpected});
const ref = z.string({error: 'the name of a branch, tag or commit'}).regex(/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u, {error: 'the name of a branch, tag or commit'});
const count = z.int({error: 'a whole number of at least 1'}).min(1, {error: 'a whole number of at least 1'});
const hubExpected = 'a repository of the Hub, such as "organisation/name"';
const revisionExpected = 'a commit of the Hub, 40 digits, or the name of a branch that its cache on this machine has';
const threads = z.int({error: 'a whole number from 1 to 9999'}).min(1, {error: 'a whole number from 1 to 9999'}).max(9999, {error: 'a whole number from 1 to 9999'});

const files = section({
  include: listOf(glob, 'globs').optional(),
  exclude: listOf(glob, 'globs').optional(),
  keep: listOf(oneOf(['generated', 'vendored', 'minified', 'lock', ...qualityRuleNames]), 'kinds of files').optional(),
  quality: oneOf(['starcoder2', 'none']).optional(),
  maxBytes: count.optional(),
});
const licenceExpected = `a class of licences (${choice(licenceClasses)}) or an SPDX id`;
const licence = z.string({error: licenceExpected}).refine((name) => isLicence(name), {error: licenceExpected});
const licences = section({
  allow: listOf(licence, 'classes and ids of licences').min(1, {error: 'a list of at least one class or id'}).optional(),
  deny: listOf(licence, 'classes and ids of licences').optional(),
  unknown: oneOf(['drop', 'keep']).optional(),
});
const commits = section({merges: oneOf(['first-parent', 'skip']).optional()});
const shards = section({targetBytes: count.optional()});
const cutExpected = 'at most half of "tokens"';
const cut = section({tokens: count.min(64, {error: 'a whole number of at least 64'}), overlap: z.int({error: cutExpected}).min(0, {error: cutExpected}).optional()}).refine(({tokens, overlap = 0}) => overlap * 2 <= tokens, {error: cutExpected, path: ['overlap']});
const named = oneOf(profileNames);
const profile = z.union([named, section({name: named, unknownMarks: oneOf(['refuse', 'add', 'text']).optional()})], {error: `${choice(profileNames)}, or {name, unknownMarks: "add" | "text"}`});
const control = z.string({error: 'a control token'}).regex(/^[^\s\p{Cc}]{2,100}$/u, {error: 'a control token of 2 to 100 characters without spaces, such as "<|endoftext|>"'});
const size = z.int({error: 'a whole number from 256 to 1000000'}).min(256, {error: 'a whole number from 256 to 1000000'}).max(1_000_000, {error: 'a whole number from 256 to 1000000'});
const learned = section({
  size,
  pattern: oneOf(['gpt2', 'cl100k', 'o200k', 'llama3', 'qwen']).optional(),
  minFrequency: count.optional(),
  controls: listOf(control, 'control tokens').refine((list) => new Set(list).size === list.length, {error: 'a list in which no control token stands twice'}).optional(),
  name: z.string({error: 'a name'}).regex(/^[a-z][a-z0-9-]{0,50}$/, {error: 'a name of small letters, digits and dashes'}).optional(),
}).refine((asked) => asked.size >= 256 + (asked.controls ?? ['one']).length, {error: 'room for 256 bytes and all control tokens', path: ['size']});
const hub = section({
  hub: z.string({error: hubExpected}).regex(hubId, {error: hubExpected}),
  revision: z.string({error: revisionExpected}).regex(hubRevision, {error: revisionExpected}),
});
const oneExpected = '"o200k_base", {file: "path/to/tokenizer.json"}, {hub: "organisation/name", revision: "40 digits"} or {learned: {size: 32000}}';
const oneOrNone = z.union([oneOf(['o200k_base', 'none']), section({file: path}), hub, section({learned})], {error: oneExpected.replace(',', ', "none",')});
const one = z.union([oneOf(['o200k_base']), section({file: path}), hub, section({learned})], {error: oneExpected});
const nameExpected = 'names of small letters, digits and dashes';
const tokenizers = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, {error: nameExpected}), one, {error: (issue) => (issue.code === 'invalid_key' ? nameExpected : 'an object of tokenizers by name')}).refine((all) => Object.keys(all).length > 0, {error: 'at least one tokenizer'});

const flag = z.boolean({error: 'true or false'}).optional();
const hashExpected = 'a hash of audit.jsonl, 32 digits';
const ruleExpected = 'a name of small letters, digits and dashes';
const literalExpected = `a literal of at least ${shortestLiteral} bytes`;
const patternExpected = 'a regular expression that does not match an empty text';
const person = section({names: listOf(text('a name'), 'names').optional(), emails: listOf(text('an address'), 'addresses').optional(), handles: listOf(text('a handle'), 'handles').optional()});
const custom = section({
  rule: z.string({error: ruleExpected}).regex(/^[a-z][a-z0-9-]{0,50}$/, {error: ruleExpected}),
  literal: text(literalExpected).refine((literal) => Buffer.byteLength(literal) >= shortestLiteral, {error: literalExpected}),
  pattern: z.string({error: patternExpected}).refine(isPattern, {error: patternExpected}),
});
const cleaning = section({
  secrets: flag, entropy: flag, secondOpinion: flag, emails: flag, names: flag, handles: flag, addresses: flag, phones: flag,
  salt: z.string({error: 'a text of at least 16 characters'}).min(16, {error: 'a text of at least 16 characters'}).optional(),
  allow: listOf(z.string({error: hashExpected}).regex(/^[0-9a-f]{32}$/, {error: hashExpected}), 'hashes').optional(),
  people: listOf(z.union([text('a path'), person], {error: 'a person as {names, emails, handles}, or the path of a mailmap or list of authors'}), 'people').optional(),
  custom: listOf(custom, 'rules').optional(),
});
const clean = z.union([z.boolean(), cleaning], {error: 'true, false or {secrets, entropy, secondOpinion, emails, names, handles, addresses, phones: true or false, salt, allow, people, custom}'});
const most = z.int({error: 'a whole number from 0 to 100000'}).min(0, {error: 'a whole number from 0 to 100000'}).max(100_000, {error: 'a whole number from 0 to 100000'});
const contexts = section({BRANCH: most.optional(), FILE: most.optional(), CHANGE: most.optional(), AUTHOR: most.optional(), TIMESTAMP: most.optional(), MODULE: most.optional()});
const structured = section({
  layout: oneOf(['chunk', 'commit']).optional(),
  tests: flag, changes: flag, newlines: flag, indents: flag, keywords: flag, macros: flag,
  contexts: contexts.optional(),
  author: oneOf(['pseudonym', 'email', 'none']).optional(),
  salt: z.string({error: 'a text'}).optional(),
  timestamp: oneOf(['year', 'month', 'day', 'none']).optional(),
  branch: z.string({error: 'the name of a branch'}).regex(/^[^\p{Cc}]*$/u, {error: 'the name of a branch'}).optional(),
});
const structure = z.union([z.boolean(), structured], {error: 'true, false or {layout, tests, changes, newlines, indents, keywords, macros, contexts, author, salt, timestamp, branch}'});

const dataset = section({
  source: text('a folder or an address').optional(),
  refs: listOf(ref, 'refs').min(1, {error: 'a list of at least one ref'}).optional(),
  store: path.optional(),
  out: path.optional(),
  threads: threads.optional(),
  files: files.optional(),
  licences: licences.optional(),
  commits: commits.optional(),
  tokenizer: oneOrNone.optional(),
  tokenizers: tokenizers.optional(),
  profile: profile.optional(),
  cut: cut.optional(),
  structure: structure.optional(),
  shards: shards.optional(),
  shallow: oneOf(['refuse', 'drop-boundary']).optional(),
  clean: clean.optional(),
}) satisfies z.ZodType<DatasetConfig>;
const whole = dataset.refine(({tokenizer, tokenizers}) => tokenizer === undefined || tokenizers === undefined, {path: ['tokenizers'], error: 'either "tokenizer" or "tokenizers"'})
  .refine(({structure, tokenizer}) => structure === undefined || structure === false || tokenizer !== 'none', {path: ['structure'], error: 'a tokenizer beside it, which code is written by'});

const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(dataset.shape),
  files: Object.keys(files.shape),
  licences: Object.keys(licences.shape),
  commits: Object.keys(commits.shape),
  shards: Object.keys(shards.shape),
  cut: Object.keys(cut.shape),
  structure: Object.keys(structured.shape),
  'structure.contexts': Object.keys(contexts.shape),
  'tokenizer.learned': Object.keys(learned.shape),
  clean: Object.keys(cleaning.shape),
};

/** Every mistake at once; none when the value is a configuration. */
export function checkConfig(value: unknown): readonly Problem[] {
  const foreign = foreignObjects(value);
  if (foreign.length > 0) return foreign;
  const checked = whole.safeParse(value);
  return checked.success ? [] : checked.error.issues.flatMap((issue) => problemsOf(issue, value));
}

function problemsOf(issue: z.core.$ZodIssue, config: unknown): readonly Problem[] {
  const within = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.length > 0 && inner.every(({path}) => path.length > 0)) : undefined;
  // Of several forms, the one whose keys were given is the one that was meant.
  if (within !== undefined) return within.flatMap((inner) => problemsOf({...inner, path: [...issue.path, ...inner.path]}, config));
  const at = pathText(issue.path);
  const came = valueAt(config, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(at, key, valueAt(came, [key])));
  const names = issue.code === 'custom' ? [...licenceClasses, ...licenceTable().ids] : issue.code === 'invalid_union' ? issue.errors.flat().flatMap(namesOf) : namesOf(issue);
  const hint = typeof came === 'string' ? didYouMean(came, names) : undefined;
  return [{path: at === '' ? 'configuration' : at, expected: issue.message, got: shown(came), hint}];
}

function unknownKey(section: string, key: string, value: unknown): Problem {
  const known = knownKeys[section] ?? [];
  return {
    path: section === '' ? key : `${section}.${key}`,
    expected: `no such key`,
    got: shown(value),
    hint: didYouMean(key, known) ?? elsewhere(key) ?? `Known keys: ${known.map((name) => `"${name}"`).join(', ')}`,
  };
}

/** The key may be right and only its section wrong. */
function elsewhere(key: string): string | undefined {
  const section = Object.keys(knownKeys).find((name) => knownKeys[name]?.includes(key));
  return section === undefined ? undefined : `Did you mean "${section === '' ? key : `${section}.${key}`}"?`;
}

function namesOf(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'invalid_value' ? issue.values.filter((value) => typeof value === 'string') : [];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner: unknown, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined), value);
}

function isLicence(name: string): boolean {
  return licenceClasses.some((known) => known === name) || licenceTable().id(name) !== undefined || /^LicenseRef-[\w.-]{1,200}$/.test(name);
}

function text(expected: string) {
  return z.string({error: expected}).regex(/^[^\0]+$/, {error: expected});
}

function oneOf<const T extends readonly [string, ...string[]]>(names: T) {
  return z.enum(names, {error: choice(names)});
}

function listOf<T extends z.ZodType>(item: T, plural: string) {
  return z.array(item, {error: `a list of ${plural}`});
}

function section<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, {error: (issue) => (issue.code === 'invalid_type' ? 'an object' : undefined)});
}
