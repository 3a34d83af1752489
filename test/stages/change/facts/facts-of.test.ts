import test from 'ava';
import type {Facts} from '../../../../stages/change/facts/fact.ts';
import {factsOf} from '../../../../stages/change/facts/facts-of.ts';
import {surfaced} from './outlined.ts';

async function facts(before: string | undefined, after: string | undefined, language?: string): Promise<Facts> {
  return factsOf(before === undefined ? undefined : await surfaced(before, language), after === undefined ? undefined : await surfaced(after, language));
}

const units = ({units: list}: Facts): readonly string[] => list.map(({became, is, was, changes, inner}) => [became, ...(inner ? ['inner'] : []), was === undefined ? '' : `${was.name} →`, [...is.container, is.name].join('::'), changes.join()].filter((part) => part !== '').join(' '));

test('fields are those that a type declares, not those that are spelled elsewhere', async (t) => {
  // Three fields come, and with them three literals that name them and three parameters.
  const before = 'struct Filter { id: u8 }\nfn one() -> Filter { Filter { id: 1 } }\n';
  const after = 'struct Filter { id: u8, card: u8, status: u8, amount: u8 }\nfn one(card: u8, status: u8, amount: u8) -> Filter { Filter { id: 1, card: card, status: status, amount: amount } }\nfn two() -> Filter { Filter { id: 2, card: 0, status: 0, amount: 0 } }\n';
  t.deepEqual(units(await facts(before, after)), ['added Filter::card', 'added Filter::status', 'added Filter::amount', 'changed one signature,body', 'added two']);
});

test('what comes with a type is told apart from what comes into one', async (t) => {
  t.deepEqual(units(await facts('struct A { a: u8 }', 'struct A { a: u8, b: u8 }\nstruct B { c: u8 }')), ['added A::b', 'added B', 'added inner B::c']);
  t.deepEqual(units(await facts('struct A { a: u8 }', undefined)), ['removed A', 'removed inner A::a']);
});

test('how something was called is kept where it differs', async (t) => {
  const {units: [one]} = await facts('fn a() {}', 'pub(crate) fn a() {}');
  t.like(one, {before: 0, after: 0, is: {visibility: 'pub(crate)'}, was: {visibility: 'private'}});
  t.false('was' in ((await facts('fn a() {}', 'fn a() { b() }')).units[0] ?? {was: 0}));
});

test('imports and decisions, counted by what the grammar says', async (t) => {
  const told = await facts('use a::{b, c};\nfn d() { if e { f() } // if g\n}\n', 'use a::{b as h, c};\nfn d() { match e { _ => "if" } if i {} }\nfn j() { if k {} }\n');
  t.deepEqual(told.imports, {added: [{module: 'a', name: 'b', alias: 'h'}], removed: [{module: 'a', name: 'b', alias: ''}]});
  t.deepEqual(told.conditions, {added: 2, removed: 0});
  t.deepEqual((await facts('if a:\n    b()\nelif c:\n    d()\n', 'b()\n', 'Python')).conditions, {added: 0, removed: 2});
});

test('queries: what is asked of which table, changed where the text is another one', async (t) => {
  const before = 'def a(db):\n    db.execute("SELECT id FROM users WHERE a = 1")\n    db.execute("DELETE FROM old")\n';
  const after = 'def a(db):\n    db.execute("SELECT id FROM users WHERE a = 2")\n    # "DELETE FROM old"\n    db.execute("""\n        INSERT INTO logs\n        VALUES (1)""")\n    print("update the list of users")\n';
  t.deepEqual((await facts(before, after, 'Python')).queries, [{change: 'changed', query: 'select users'}, {change: 'added', query: 'insert logs'}, {change: 'removed', query: 'delete old'}]);
  t.deepEqual((await facts('async function a() { return list.filter(b); }', 'async function a() { return prisma.user.findMany(b); }', 'TypeScript')).queries, [{change: 'added', query: 'findMany on prisma.user'}]);
  t.deepEqual((await facts('fn a() { b.filter(c); select(d); }', 'fn a() { sqlx::query!("select 1").fetch_one(&pool); }')).queries, [{change: 'added', query: 'query on sqlx'}]);
});

test('conditions of queries: those that are new, in what asks a database', async (t) => {
  const before = 'fn a(c: C) { dsl::t.filter(dsl::m.eq(1)).get_results(c); }\nfn b() { list.eq(1) }\n';
  const after = 'fn a(c: C) { dsl::t.filter(dsl::m.eq(1)).filter(dsl::id.eq(2)).filter(dsl::x.is_null()).get_results(c); }\nfn b() { list.eq(1); other.ne(2) }\n';
  t.deepEqual((await facts(before, after)).predicates, [{of: 'a', predicates: ['eq', 'is_null']}]);
  t.false('predicates' in (await facts(before, before)));
});

test('space between the words of a query is no change', async (t) => {
  t.deepEqual((await facts('a("select b from c")', 'a(\n  "select  b\\\n from c")'.replace('\\\n', '\n'), 'JavaScript')).queries, []);
});

test('statements outside of declarations are the rest; comments and imports are not', async (t) => {
  t.false((await facts('import a from "a";\nfunction b() {}\n', '// Said.\nimport c from "c";\nfunction b() { c(); }\n', 'JavaScript')).rest);
  t.true((await facts('test("a", () => { b(1); });\n', 'test("a", () => { b(2); });\n', 'JavaScript')).rest);
});

test('a file that came or went, and a very long one', async (t) => {
  t.like(await facts(undefined, 'fn a() {}'), {file: 'added', language: 'Rust'});
  t.like(await facts('fn a() {}', undefined), {file: 'removed', language: 'Rust'});
  const {units: listed, omitted} = await facts(undefined, Array.from({length: 4100}, (_, at) => `fn a${at}() {}\n`).join(''));
  t.deepEqual([listed.length, omitted], [4000, 100]);
});
