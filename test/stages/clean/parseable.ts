// Judges cleaning by grammars that nobody here wrote: which files without syntax errors have some once they are cleaned.
// `node test/stages/clean/parseable.ts REPO` judges the files at a repository's HEAD, with its authors known to the rules.
import {execFileSync} from 'node:child_process';
import type {Person} from '../../../stages/clean/personal/person.ts';
import {redactor, type Redactor} from '../../../stages/clean/redact.ts';
import {sanitize} from '../../../stages/clean/sanitize.ts';
import {detectLanguage} from '../../../stages/parse/language/detect-language.ts';
import {outlinedLanguage} from '../../../stages/parse/outline/languages.ts';
import type {Language} from '../../../stages/parse/outline/language.ts';
import {openSyntax} from '../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../stages/parse/outline/syntax/thread-time.ts';
import {rulesWith} from './rules/rules-rig.ts';

export interface Verdict {
  files: number;
  readable: number;
  readableCleaned: number;
  changed: number;
  /** Were readable before, and are no more. */
  broken: string[];
}

export interface NamedText {readonly name: string; readonly bytes: Uint8Array}

const syntax = openSyntax(threadTime);
const longest = 300_000;

/** By language; a text of another language or encoding is nobody's. */
export async function judgeCleaning(texts: Iterable<NamedText>, redact: Redactor): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const {name, bytes} of texts) {
    const clean = sanitize(bytes);
    const language = outlinedLanguage(detectLanguage(name, clean.bytes).language ?? '');
    if (language === undefined || clean.encoding === 'binary' || clean.bytes.length > longest) continue;
    const verdict = verdicts.get(language.name) ?? {files: 0, readable: 0, readableCleaned: 0, changed: 0, broken: []};
    verdicts.set(language.name, verdict);
    const cleaned = redact(clean);
    const before = await isReadable(clean.bytes, language);
    const after = cleaned === clean ? before : await isReadable(cleaned.bytes, language);
    verdict.files++;
    verdict.readable += Number(before);
    verdict.readableCleaned += Number(after);
    verdict.changed += Number(cleaned !== clean);
    if (before && !after) verdict.broken.push(name);
  }
  return verdicts;
}

export async function isReadable(bytes: Uint8Array, {grammar, respell}: Language): Promise<boolean> {
  const text = Buffer.from(bytes).toString('utf8');
  return (await syntax.read({grammar, text: respell?.(text) ?? text, kinds: []}, (root) => !root.hasError)) === true;
}

async function main(repo: string): Promise<void> {
  const git = (...args: readonly string[]): Buffer => execFileSync('git', ['-C', repo, ...args], {maxBuffer: 2 ** 32});
  const people = new Map<string, Set<string>>();
  for (const line of git('log', '--format=%ae%x09%an').toString().trim().split('\n')) {
    const [email = '', name = ''] = line.split('\t');
    people.set(email, (people.get(email) ?? new Set()).add(name));
  }
  const known = [...people].map(([email, names]): Person => ({emails: [email], names: [...names], handles: []}));
  const names = git('ls-tree', '-rz', '--name-only', 'HEAD').toString().split('\0').filter((name) => name !== '');
  const texts = names.values().map((name): NamedText => ({name, bytes: git('cat-file', 'blob', `HEAD:${name}`)}));
  for (const [language, {files, readable, readableCleaned, changed, broken}] of await judgeCleaning(texts, redactor(rulesWith({people: known})))) {
    console.log(`${language}: ${files} files, ${readable} readable, ${readableCleaned} once cleaned; ${changed} were changed by cleaning${broken.map((name) => `\n  broken: ${name}`).join('')}`);
  }
}

if (import.meta.main) await main(process.argv[2] ?? '.');
