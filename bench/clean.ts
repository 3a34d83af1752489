// How fast texts are cleaned: the search alone, each class of rules, all of them, and secretlint on whole texts. Prints MB a second of CPU.
import {execFileSync} from 'node:child_process';
import {compileRules} from '../stages/clean/compiled-rules.ts';
import {ruleClasses, type CleanRules, type RuleClass} from '../stages/clean/clean-rules.ts';
import {findIn} from '../stages/clean/find.ts';
import type {Person} from '../stages/clean/personal/person.ts';
import {redactor} from '../stages/clean/redact.ts';
import {sanitize} from '../stages/clean/sanitize.ts';
import {lint} from '../stages/clean/secrets/second-opinion.ts';
import {fastSeek} from '../stages/clean/seek/seek.ts';

const [repo, step = '0'] = process.argv.slice(2);
if (repo === undefined) throw new Error('Usage: node bench/clean.ts REPO [EVERY]: of a repository the files at HEAD, or of its history one blob in EVERY');

const rounds = 5;
const texts = blobs(oids()).filter((text) => sanitize(text).encoding === 'utf-8');
const total = texts.reduce((sum, {length}) => sum + length, 0);
const people = authors();
console.log(`${texts.length} texts, ${(total / 1e6).toFixed(1)} MB, ${people.length} people`);

const all = compileRules(rulesOf(ruleClasses));
const marks = {table: all.literals, literal: () => undefined, signs: 15, sign: (_: number, at: number) => at + 1};
measure('encoding alone', (text) => sanitize(text));
measure('search: long runs', (text) => fastSeek.longRuns(text, (_, to) => to));
measure('search: fixed texts and signs', (text) => fastSeek.marks(text, marks));
measure('search: at signs', (text) => atSigns(text));
measure('search: all', (text) => {
  fastSeek.longRuns(text, (_, to) => to);
  fastSeek.marks(text, marks);
  atSigns(text);
});
for (const name of ruleClasses) {
  const compiled = compileRules(rulesOf([name]));
  measure(`rules: ${name}`, (text) => findIn(text, compiled));
}
const own = compileRules(rulesOf(ruleClasses.filter((name) => name !== 'secondOpinion')));
measure('rules: all but the second opinion', (text) => findIn(text, own));
measure('rules: all', (text) => findIn(text, all));
const redact = redactor(rulesOf(ruleClasses));
measure('encoding, rules and redaction', (text) => redact(sanitize(text)).bytes.length);
measure('secretlint on whole texts', (text) => lint(text.toString('latin1')));

const counts = new Map<string, number>();
for (const text of texts) for (const {rule} of findIn(text, all)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
console.log([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `${rule} ${count}`).join(', '));

/** The best of some rounds, of the time this process had the processor: others have it too. */
function measure(name: string, work: (text: Buffer) => unknown): void {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    for (const text of texts) work(text);
    const {user, system} = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  console.log(`${name.padEnd(36)}${(total / best).toFixed(0).padStart(7)} MB/s`);
}

function rulesOf(on: readonly RuleClass[]): CleanRules {
  const classes = Object.fromEntries(ruleClasses.map((name) => [name, on.includes(name)])) as CleanRules['classes'];
  return {classes, salt: 'of the bench alone', allow: [], people, custom: [{rule: 'ours', literal: 'snd_k', pattern: 'snd_k[a-z0-9]{20}'}]};
}

function atSigns(text: Buffer): void {
  for (let at = fastSeek.at(text, 0); at >= 0; at = fastSeek.at(text, at + 1));
}

function oids(): readonly string[] {
  if (step === '0') return git(['ls-tree', '-r', 'HEAD']).toString().trim().split('\n').flatMap((line) => / blob (\w+)/.exec(line)?.[1] ?? []);
  const named = git(['rev-list', '--objects', 'HEAD']).toString().trim().split('\n').filter((line) => line.includes(' ')).map((line) => line.slice(0, line.indexOf(' ')));
  return [...new Set(named)].filter((_, index) => index % Number(step) === 0);
}

function blobs(names: readonly string[]): readonly Buffer[] {
  const out = git(['cat-file', '--batch'], `${names.join('\n')}\n`);
  const found: Buffer[] = [];
  for (let at = 0; at < out.length;) {
    const line = out.toString('latin1', at, out.indexOf(10, at));
    const from = at + line.length + 1;
    at = from + Number(line.split(' ')[2]) + 1;
    if (line.includes(' blob ')) found.push(out.subarray(from, at - 1));
  }
  return found;
}

function authors(): readonly Person[] {
  const names = new Map<string, Set<string>>();
  for (const line of git(['log', '--format=%ae%x09%an']).toString().trim().split('\n')) {
    const [email = '', name = ''] = line.split('\t');
    names.set(email, (names.get(email) ?? new Set()).add(name));
  }
  return [...names].map(([email, spelled]) => ({emails: [email], names: [...spelled], handles: []}));
}

function git(args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', repo ?? '', ...args], {input, maxBuffer: 2 ** 32});
}
