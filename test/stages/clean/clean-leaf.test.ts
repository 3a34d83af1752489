// Clean leaves: values that name the rules and the raw object, and read as the cleaned text.
import test from 'ava';
import {digestAt, addressOf} from '../../../graph/value/address.ts';
import type {Part} from '../../../graph/value/codec.ts';
import {foreign, inlineBytes, type Digest} from '../../../graph/value/digest.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {StubReached} from '../../../graph/value/whole.ts';
import {open} from '../../../graph/value/wire.ts';
import {cleanLeaf, cleanText} from '../../../stages/clean/clean-leaf.ts';

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
