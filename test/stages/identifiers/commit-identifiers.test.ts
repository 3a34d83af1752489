import {readFileSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {mill} from '../../mill/rig.ts';
import {plansOf} from './plans-of.ts';

const template = readFileSync(new URL('plan.txt', import.meta.url), 'utf8').trimEnd();

test('the plan of a commit with everything in it, as seed B writes one', async (t) => {
  const {repo} = mill(t);
  const sum = 'pub fn total(list: &[u64]) -> u64 {\n    let mut sum = 0;\n    for one in list {\n        if *one > 0 { sum += *one; }\n    }\n    sum\n}\n';
  repo.write('crates/pay/src/lib.rs', 'pub struct Payment { pub id: u8 }\npub(crate) enum Method {}\nenum Kind { Cash }\nfn check(a: u64, b: u64) -> bool {\n    let both = [a, b];\n    both.iter().all(|one| one % 2 == 0 && *one > 7)\n}\npub trait Capture {}\n');
  repo.write('crates/pay/src/sums.rs', `${sum}static OTHER: u8 = 1;\nfn stays() { todo!() }\n`);
  repo.write('old/name.ts', `function hidden() {}\nconst a = [${'"a line of some length", '.repeat(20)}];\n`);
  repo.write('gone.md', '# Gone\n');
  repo.commit('first');
  repo.write('crates/pay/src/placetopay.rs', 'pub fn validate_capture_method() {}\npub struct PlacetopayPayment { pub id: u8 }\nimpl Clone for PlacetopayPayment {\n    fn clone(&self) -> Self { todo!() }\n}\n');
  repo.write('crates/pay/src/lib.rs', `#[derive(Debug)]\npub struct Payment { pub id: u8, pub amount: u8 }\nenum Kind { Cash, Card }\npub fn verify(a: u64, b: u64) -> bool {\n    let both = [a, b];\n    both.iter().all(|one| one % 2 == 0 && *one > 7)\n}\npub trait Capture: Send {}\npub mod placetopay {}\nmacro_rules! pay { () => {} }\n${sum}`);
  repo.write('crates/pay/src/sums.rs', '// Moved.\nstatic OTHER: u8 = 1;\nfn stays() { todo!() }\n');
  repo.run('mv', 'old', 'new');
  repo.write('new/name.ts', `export class Shown { show() {} }\nconst a = [${'"a line of some length", '.repeat(20)}];\n`);
  repo.write('logo.png', 'PNG\0');
  repo.run('rm', '--quiet', 'gone.md');
  repo.commit('second');
  const plan = (await plansOf(t, repo)).get('second');
  // Git lists files by name; the plan does so, too.
  t.deepEqual(sections(plan), sections(template));
});

test('a field that comes is no new struct, and code that only changes its body is modified', async (t) => {
  t.is(await planOf(t, 'pub struct A { a: u8 }\npub fn f() -> A { A { a: 1 } }\n', 'pub struct A { a: u8, b: u8 }\npub fn f() -> A { A { a: 1, b: 2 } }\n'), 'Files to modify:\n\n**a.rs**\n  Add:\n    - field: private::b\n  Modify:\n    - function: pub::f');
});

test('comments alone are existing code', async (t) => {
  t.is(await planOf(t, 'fn a() {}\n', '// Said.\nfn a() {}\n'), 'Files to modify:\n\n**a.rs**\n  Modify existing code');
});

test('a link among files is existing code, and shifts nothing of theirs', async (t) => {
  const {repo} = mill(t);
  repo.write('c.rs', 'pub fn c() {}\n');
  symlinkSync('pub fn linked() {}', join(repo.dir, 'a.rs'));
  repo.write('b.rs', 'pub fn linked() {}');
  repo.commit('first');
  rmSync(join(repo.dir, 'a.rs'));
  symlinkSync('pub fn elsewhere() {}', join(repo.dir, 'a.rs'));
  repo.write('b.rs', 'pub fn elsewhere() {}');
  repo.write('c.rs', 'pub fn c() {}\npub fn more() {}\n');
  repo.commit('second');
  const plans = await plansOf(t, repo);
  t.is(plans.get('first'), 'Files to modify:\n\n**a.rs**\n  Add file\n\n**b.rs**\n  Add:\n    - function: pub::linked\n\n**c.rs**\n  Add:\n    - function: pub::c');
  t.is(plans.get('second'), 'Files to modify:\n\n**a.rs**\n  Modify existing code\n\n**b.rs**\n  Modify:\n    - function: pub::linked -> function: pub::elsewhere\n\n**c.rs**\n  Add:\n    - function: pub::more');
});

async function planOf(t: ExecutionContext, before: string, after: string): Promise<string | undefined> {
  const {repo} = mill(t);
  for (const [text, subject] of [[before, 'first'], [after, 'second']] as const) {
    repo.write('a.rs', text);
    repo.commit(subject);
  }
  return (await plansOf(t, repo)).get('second');
}

function sections(plan = ''): readonly string[] {
  return plan.split('\n\n').toSorted();
}
