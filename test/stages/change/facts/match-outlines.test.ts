import test from 'ava';
import {inOrder} from '../../../../stages/change/facts/in-order.ts';
import {matchOutlines} from '../../../../stages/change/facts/match-outlines.ts';
import {random} from '../../../graph/rig/random.ts';
import {samples} from '../../parse/outline/samples.ts';
import {became, outlined} from './outlined.ts';

const long = (last: string) => `{\n    let mut sum = 0;\n    for grain in self.grains.iter() {\n        if grain.weight > limit {\n            sum += grain.weight * 2;\n        }\n    }\n    ${last}\n}`;
const rust = (name: string, last = 'sum') => `fn ${name}(&self, limit: u32) -> u32 ${long(last)}\n`;

test('an added, a removed and an edited function', async (t) => {
  t.deepEqual(await became('fn a() { 1 }\nfn b() { 2 }\n', 'fn b() { 3 }\nfn c() -> u8 { "x".len() }\n'), ['changed function b: body', 'added function c', 'removed function a']);
});

test('what one declaration changed of its head', async (t) => {
  t.deepEqual(await became('fn a() {}', 'pub fn a() {}'), ['changed function a: visibility']);
  t.deepEqual(await became('fn a() {}', 'fn a(b: u8) {}'), ['changed function a: signature']);
  t.deepEqual(await became('pub(crate) fn a() {}', 'pub async fn a() {}'), ['changed function a: signature,visibility,modifiers']);
  t.deepEqual(await became('struct A;', '#[derive(Debug)]\nstruct A;'), ['changed struct A: attributes']);
  t.deepEqual(await became('class A extends B {}', 'export class A extends C {}', 'TypeScript'), ['changed class A: signature,visibility,bases']);
});

test('comments and blank space around declarations change nothing', async (t) => {
  t.deepEqual(await became('fn a() { 1 }', '/// Says one.\n\n\nfn a() { /* one */ 1 } // one'), []);
});

test('a function that is called otherwise, with the same body and with much of it', async (t) => {
  t.deepEqual(await became(rust('weigh'), rust('total_weight')), ['changed function weigh → function total_weight: renamed']);
  t.deepEqual(await became(rust('weigh'), rust('total_weight', 'sum.max(1)')), ['changed function weigh → function total_weight: renamed,body']);
  t.deepEqual(await became(rust('weigh'), 'fn other() { while open() { let Some(line) = read(file) else { break }; lines.push(line.trim().to_owned()); } }'), ['added function other', 'removed function weigh']);
});

test('a field of the same type in the same place was renamed; one that may be another was not', async (t) => {
  t.deepEqual(await became('struct A { a: u8, b: u8, c: u8 }', 'struct A { a: u8, d: u8, c: u8 }'), ['changed field A::b → field A::d: renamed']);
  t.deepEqual(await became('struct A { a: u8, b: u8, c: u8 }', 'struct A { a: u8, d: u8, e: u8, c: u8 }'), ['added field A::d', 'added field A::e', 'removed field A::b']);
  t.deepEqual(await became('struct A { a: u8, b: u8 }', 'struct A { d: u16, a: u8 }'), ['added field A::d', 'removed field A::b']);
  t.deepEqual(await became('enum A { B, C }', 'enum A { B, D }'), ['added variant A::D', 'removed variant A::C']);
});

test('a type that is called otherwise keeps what it holds', async (t) => {
  t.deepEqual(await became('class A { a() { one(); }\n b() { two(); } }', 'class B { a() { one(); }\n b() { three(); } }', 'TypeScript'), ['changed class A → class B: renamed', 'changed method A::b → method B::b: body']);
});

test('a function that goes into a type is moved, and so is a method that changes types', async (t) => {
  t.deepEqual(await became(`${rust('weigh')}struct A;\nimpl A {}\n`, `struct A;\nimpl A { ${rust('weigh')} }\n`), ['changed function weigh → method A::weigh: moved']);
  t.deepEqual(await became(`impl A { ${rust('weigh')} }\nimpl B {}\n`, `impl A {}\nimpl B { ${rust('mass')} }\n`), ['changed method A::weigh → method B::mass: renamed,moved']);
});

test('what was put in another order: the fewest', async (t) => {
  t.deepEqual(await became('fn a() {}\nfn b() {}\nfn c() {}\nfn d() {}', 'fn d() {}\nfn a() {}\nfn b() {}\nfn c() {}'), ['changed function d: reordered']);
});

test('blocks of one type keep their methods when another comes before them', async (t) => {
  const [one, other] = ['impl A { fn a() {} fn b() {} }\n', 'impl A { fn c() {} }\n'];
  t.deepEqual(await became(one, `${other}${one}`), ['added impl A', 'added method A::c']);
  t.deepEqual(await became('impl A { fn a() {} }', 'impl Clone for A { fn clone() {} }\nimpl A { fn a() {} }'), ['added impl A', 'added method A::clone']);
});

test('overloads: the one that was edited', async (t) => {
  t.deepEqual(await became('class A { void a(int b) { c(); } void a(long b) { d(); } }', 'class A { void a(int b) { c(); } void a(long b) { e(); } void a(char b) {} }', 'Java'), ['changed method A::a: body', 'added method A::a']);
});

test('keys of configuration and sections of text are declarations, too', async (t) => {
  t.deepEqual(await became('{"a": {"b": 1, "c": 2}}', '{"a": {"b": 2, "d": 2}}', 'JSON'), ['changed key a::b: body', 'changed key a::c → key a::d: renamed']);
  t.deepEqual((await became('# A\n\nOne.\n\n## B\n\nTwo.\n', '# A\n\nOne.\n\n## B\n\nThree.\n', 'Markdown')).length, 1);
});

test('every declaration of either side is in one unit; nothing changed of what is equal', async (t) => {
  const dice = random(11);
  for (const {language: {name}, bytes} of await samples()) {
    const text = bytes.toString('utf8');
    const before = await outlined(text, name);
    t.deepEqual(matchOutlines(before.declarations, before.declarations).filter(({became: what}) => what !== 'same'), [], name);
    for (let round = 0; round < 8; round++) {
      const lines = text.split('\n');
      const from = dice.int(lines.length);
      const taken = lines.splice(from, 1 + dice.int(6));
      if (dice.chance(2)) lines.splice(dice.int(lines.length), 0, ...taken);
      const after = await outlined(lines.join('\n'), name);
      const units = matchOutlines(before.declarations, after.declarations);
      t.deepEqual(units.flatMap((unit) => unit.before ?? []).sort((a, b) => a - b), [...before.declarations.keys()], name);
      t.deepEqual(units.flatMap((unit) => unit.after ?? []).sort((a, b) => a - b), [...after.declarations.keys()], name);
    }
  }
});

test('thousands of twins and of renames end soon', async (t) => {
  const twins = await outlined('fn a() {}\n'.repeat(20_000));
  const others = await outlined('fn a() {}\n'.repeat(15_000));
  const names = (letter: string) => Array.from({length: 3000}, (_, at) => `struct ${letter}${at} { a: u8, b: u8 }\n`).join('');
  const [left, right] = [await outlined(names('A')), await outlined(names('B'))];
  const started = process.threadCpuUsage().user;
  matchOutlines(twins.declarations, others.declarations);
  matchOutlines(left.declarations, right.declarations);
  t.true((process.threadCpuUsage().user - started) / 1000 < 2000);
});

test('inOrder() keeps as many as can be kept', (t) => {
  const dice = random(3);
  for (let round = 0; round < 300; round++) {
    const numbers = Array.from({length: dice.int(9)}, () => dice.int(20));
    const kept = [...inOrder(numbers)].sort((a, b) => a - b).map((place) => numbers[place] ?? 0);
    t.true(kept.every((one, at) => at === 0 || one > (kept[at - 1] ?? 0)));
    t.is(kept.length, longest(numbers));
  }
});

/** The slow way. */
function longest(numbers: readonly number[], above = -1): number {
  const [first, ...rest] = numbers;
  if (first === undefined) return 0;
  return Math.max(longest(rest, above), first > above ? 1 + longest(rest, first) : 0);
}
