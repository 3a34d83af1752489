// Clean leaves: values that name the rules and the raw object, and read as the cleaned text.
import test from 'ava';
import {digestAt, addressOf} from '../../../graph/value/address.ts';
import type {Part} from '../../../graph/value/codec.ts';
import {foreign, inlineBytes, type Digest} from '../../../graph/value/digest.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {StubReached} from '../../../graph/value/whole.ts';
import {open} from '../../../graph/value/wire.ts';
import {cleanLeaf, cleanText} from '../../../stages/clean/clean-leaf.ts';
import {enforceRules, UnknownRules} from '../../../stages/clean/rules-in-force.ts';
import {rulesWith} from './rules/rules-rig.ts';

const oid = 'a'.repeat(64);

test('cleanLeaf spells a tiny value that links to the raw object', (t) => {
  const digest = cleanLeaf(foreign('git', oid), '');
  const wire = inlineBytes(digest);
  t.true(wire !== undefined);
  t.deepEqual(open(wire ?? new Uint8Array()).links, [foreign('git', oid)]);
  t.is(digestAt(addressOf(digest)), digest);
});

test('cleanText reads the raw object through the rules', (t) => {
  const part = partOf(cleanLeaf(foreign('git', oid), ''), Buffer.from('\ufeffx = 1\n', 'utf16le'));
  t.is(Buffer.from(cleanText(part).bytes).toString(), 'x = 1\n');
});

test('cleanText of a raw object that cannot be had is a stub with its reason', (t) => {
  const digest = stubDigest('missing', true);
  const error = t.throws(() => cleanText({digest: cleanLeaf(digest, ''), bytes: Buffer.from([1]), parts: [{digest, stub: 'missing'}]}), {instanceOf: StubReached});
  t.is(error.stub, 'missing');
});

test('cleanText refuses a leaf that names other rules', (t) => {
  t.throws(() => cleanText({...partOf(cleanLeaf(foreign('git', oid), ''), Buffer.from('x')), bytes: Buffer.from([99])}), {message: /rule version 99/});
});

function partOf(digest: Digest, raw: Uint8Array): Part & {readonly bytes: Uint8Array} {
  const {links, payload} = open(inlineBytes(digest) ?? new Uint8Array());
  return {digest, bytes: payload, parts: [{digest: links[0] ?? digest, bytes: raw, parts: []}]};
}

test('cleanLeaf names the rules, and cleanText cleans by them, the same whenever it is asked', async (t) => {
  const rules = await enforceRules(rulesWith());
  const [raw, innocent] = [foreign('git', oid), foreign('git', '2'.repeat(40))];
  t.not(cleanLeaf(raw, rules), cleanLeaf(raw, ''));
  t.true(cleanLeaf(raw, rules).startsWith('raw:'), 'it spells itself');
  const text = (bytes: string) => cleanText(tagged(raw, rules, bytes));
  const clean = text('write to ada@mail.service.dev\n');
  t.regex(Buffer.from(clean.bytes).toString(), /^write to person-[0-9a-f]{10}@users\.invalid\n$/);
  t.deepEqual(text('write to ada@mail.service.dev\n'), clean);
  for (let times = 0; times < 2; times++) t.is(Buffer.from(cleanText(tagged(innocent, rules, 'nothing\n')).bytes).toString(), 'nothing\n');
});

test('cleanText of rules that nobody told says so', (t) => {
  t.throws(() => cleanText(tagged(foreign('git', oid), 'fedcba9876543210', 'x')), {instanceOf: UnknownRules, message: 'Read a text that is cleaned by the rules fedcba9876543210, which are not those of this configuration'});
});

function tagged(raw: Digest, rules: string, bytes: string): Part {
  return {digest: cleanLeaf(raw, rules), bytes: open(inlineBytes(cleanLeaf(raw, rules)) ?? new Uint8Array()).payload, parts: [{digest: raw, bytes: Buffer.from(bytes), parts: []}]};
}
