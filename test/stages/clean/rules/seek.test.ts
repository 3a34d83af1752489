// The search: it finds what looking at every byte finds, in hostile texts within a bounded time, and so do the rules that stand on it.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {compileRules} from '../../../../stages/clean/compiled-rules.ts';
import {findIn} from '../../../../stages/clean/find.ts';
import {lint} from '../../../../stages/clean/secrets/second-opinion.ts';
import {literalTable} from '../../../../stages/clean/seek/literals.ts';
import {fastSeek, plainSeek, type Seek} from '../../../../stages/clean/seek/seek.ts';
import {random, randomText, type Random} from '../rig.ts';
import {plant} from './plant.ts';
import {rulesWith} from './rules-rig.ts';

const seed = 20261127;
const people = [
  {names: ['Ann Lee', 'Ann-Sofie Lindqvist'], emails: ['ann@corp.dev'], handles: ['annlee']},
  {names: ['Łukasz Żak', 'Bo Ek'], emails: ['bo@corp.dev'], handles: []},
];
const rules = compileRules(rulesWith({people, custom: [{rule: 'ours', literal: 'snd_k', pattern: 'snd_[a-z0-9]{8,40}'}]}));

test('eachLongRun finds every run of twenty bytes or more, as a pattern does', (t) => {
  const next = random(seed);
  for (let round = 0; round < 500; round++) {
    const text = Buffer.from(Array.from({length: 1 + next(12)}, () => 'aB3_'.repeat(next(12)).slice(next(4)) + ' .\n'.slice(0, next(4))).join(''));
    t.deepEqual(runsBy(fastSeek, text), runsBy(plainSeek, text), `seed ${seed} round ${round}`);
  }
});

test('eachMark finds every literal and every sign at every alignment, as a pattern does', (t) => {
  const next = random(seed);
  for (let round = 0; round < 1500; round++) {
    const text = shifted(Array.from({length: 1 + next(9)}, () => ['token', 'Secret', 'api_key', 'Ann Lee', '1.2', 'a::b', '2:f', '+4', '7-8', 'tok', ' ', 'é', '\n'][next(13)] ?? '').join(''), round % 8);
    t.deepEqual(marksBy(fastSeek, text), marksBy(plainSeek, text), `seed ${seed} round ${round}: ${text.toString()}`);
  }
});

test('the rules find the same through the fast search as through the plain one, in generated and in real texts', (t) => {
  const next = random(seed);
  let found = 0;
  for (let round = 0; round < 300; round++) {
    const text = shifted(generated(next), round % 8);
    const fast = findIn(text, rules, fastSeek);
    found += fast.length;
    t.deepEqual(fast, findIn(text, rules, plainSeek), `seed ${seed} round ${round}`);
  }
  t.true(found > 1000);
  for (const text of realTexts()) t.deepEqual(findIn(text, rules, fastSeek), findIn(text, rules, plainSeek));
});

test('the second opinion finds in blocks all that it finds in whole texts, or our rules have found it', (t) => {
  const next = random(seed);
  const texts = [...Array.from({length: 300}, () => Buffer.from(generated(next))), ...realTexts()];
  let theirs = 0;
  for (const text of texts) {
    const ours = findIn(text, rules);
    for (const {rule, from, to} of lint(text.toString('latin1'))) {
      theirs++;
      t.true(ours.some((own) => own.from < to && from < own.to), `${rule}: ${text.toString('latin1', from, to)}`);
    }
  }
  t.true(theirs > 300);
});

for (const [name, text] of Object.entries({
  'one line of 10 MB': () => Buffer.alloc(10e6, 'let x = [1.0, 2.5]; call(a::b, "c"); '),
  'one run of 10 MB': () => Buffer.alloc(10e6, 'aB3x'),
  '1 MB of at signs': () => Buffer.alloc(1e6, '@'),
  'a@ over and over': () => Buffer.alloc(1e6, 'a@'),
  'a.@ in words as long as may be': () => Buffer.alloc(1e6, `${'a.'.repeat(30)}@`),
  'a= over and over': () => Buffer.alloc(1e6, 'a='),
  'password= over and over': () => Buffer.alloc(1e6, 'password='),
  'token: over and over': () => Buffer.alloc(1e6, 'token: "'),
  'digits and dots': () => Buffer.alloc(1e6, '1.'),
  'hexadecimal and colons': () => Buffer.alloc(1e6, 'a:'),
  'pluses and digits': () => Buffer.alloc(1e6, '+1 '),
  'markers of keys': () => Buffer.alloc(1e6, '-----BEGIN PRIVATE KEY-----'),
  'markers of keys without an end': () => Buffer.alloc(1e6, 'BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAA\n'),
  'lines of PuTTY': () => Buffer.alloc(1e6, 'Private-Lines: 1\n'),
  'beginnings of web tokens': () => Buffer.alloc(1e6, 'eyJhbGciOiJIUzI1NiIs.'),
  'beginnings of web tokens in one run': () => Buffer.alloc(1e6, '/eyJhbGciOiJIUzI1NiIs'),
  'beginnings of tokens': () => Buffer.alloc(1e6, 'ghp_-sk-ant-xoxb-'),
  'authorities': () => Buffer.alloc(1e6, 'http://a:b'),
  'authorities and at signs': () => Buffer.alloc(1e6, '://a:b@'),
  'slashes and at signs': () => Buffer.alloc(1e6, '//@'),
  'encoded keys': () => Buffer.alloc(1e6, 'LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t '),
})) {
  test(`the rules read a hostile text in a time that grows with its length alone: ${name}`, (t) => {
    // Four times the text may take four times as long. Held against itself, so that a slow machine is no failure; and with room for noise.
    const whole = text();
    const quarter = cpu(() => findIn(whole.subarray(0, whole.length >> 2), rules));
    const all = cpu(() => findIn(whole, rules));
    t.true(all < Math.max(quarter, 0.02) * 10, `${quarter} s for a quarter, ${all} s for all`);
    t.true(all < whole.length / 2e6 + 1, `${all} s`);
  });
}

function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function runsBy(seek: Seek, text: Buffer): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  seek.longRuns(text, (from, to) => {
    runs.push([from, to]);
    return to;
  });
  return runs;
}

function marksBy(seek: Seek, text: Buffer): readonly string[] {
  const marks: string[] = [];
  const table = literalTable([['token', true], ['secret', true], ['api_key', true], ['Ann Lee', false]].map(([word, anyCase]) => ({text: Buffer.from(String(word)), anyCase: anyCase === true})));
  seek.marks(text, {
    table,
    literal: (index, at) => void marks.push(`literal ${index} ${at}`),
    signs: 15,
    sign(kind, at) {
      marks.push(`sign ${kind} ${at}`);
      return at + 1;
    },
  });
  return marks.sort();
}

function shifted(text: string, by: number): Buffer {
  return Buffer.concat([Buffer.alloc(by), Buffer.from(text)]).subarray(by);
}

function generated(next: Random): string {
  const people = ['Ann Lee', '@annlee', 'Łukasz Żak', 'bo@corp.dev', '<x.y@mail.corp.dev>', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '+49 30 9018 2022', '555-867-5309', 'snd_k12345678', '1.2.3.4', 'a::b'];
  return plant(next, 4).map(({text}) => `${people[next(people.length)] ?? ''} ${text}${randomText(next, next(20))}${people[next(people.length)] ?? ''}\n`).join('');
}

/** What is at hand: our own sources and packages'. */
function realTexts(): readonly Buffer[] {
  const root = new URL('../../../../', import.meta.url).pathname;
  const folders = ['stages', 'graph', 'test', 'node_modules/nx', 'node_modules/zod', 'node_modules/@secretlint', 'node_modules/linguist-languages'];
  const files = folders.flatMap((folder) => readdirSync(join(root, folder), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile() && /\.(?:ts|js|json|md|cjs|mjs)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)));
  return files.filter((_, index) => index % 7 === 0).map((file) => readFileSync(file)).filter(({length}) => length < 400_000);
}
