// What is reached: by links of stored values, and of values that are their own digests.
import test from 'ava';
import {living} from '../../../cache/sweep/living.ts';
import {digestOf, foreign, isStored, type Digest} from '../../../graph/value/digest.ts';
import {seal} from '../../../graph/value/wire.ts';
import {keyOf} from '../rows.ts';

function valueWith(links: readonly Digest[], length = 300) {
  return seal({name: 'v', links: () => links, encode: (text: string) => Buffer.from(text), decode: () => ''}, 'x'.repeat(length));
}

const leaf = valueWith([], 500);
const small = valueWith([leaf.digest], 5);
const top = valueWith([small.digest, foreign('blob', 'ab'.repeat(20))]);
const torn = Buffer.from('ff'.repeat(120), 'hex');

function reachedBy(...known: readonly {readonly digest: Digest; readonly bytes: Uint8Array}[]) {
  return living(async (digests, show) => {
    for (const {digest, bytes} of known) if (digests.includes(digest)) show(bytes);
  });
}

test('living: follows a small value that is its own digest to what it links to', async (t) => {
  t.false(isStored(small.digest));
  const reached = reachedBy(leaf, top);
  await reached.reach([top.digest]);
  t.true([top.digest, leaf.digest, small.digest].every((digest) => reached.holds(digest)));
  t.true(reached.mentions(small.digest) && reached.mentions(foreign('blob', 'ab'.repeat(20))));
  t.false(reached.mentions(foreign('blob', 'cd'.repeat(20))) || reached.holds(keyOf('other')));
  t.deepEqual([reached.values, reached.mentioned, reached.missing], [2, 2, 0]);
});

test('living: counts what cannot be had, and takes bytes that are no value for one without links', async (t) => {
  const reached = reachedBy({digest: digestOf(torn), bytes: torn}, top);
  await reached.reach([digestOf(torn), top.digest]);
  t.deepEqual([reached.values, reached.missing], [3, 1]);
});

test('living: goes back to where it was, and reaches the same again', async (t) => {
  const reached = reachedBy(leaf, top);
  const before = reached.mark();
  await reached.reach([top.digest]);
  reached.backTo(before);
  t.deepEqual([reached.values, reached.holds(leaf.digest), reached.mentions(small.digest), reached.mentioned], [0, false, false, 0]);
  await reached.reach([top.digest]);
  t.deepEqual([reached.values, reached.holds(leaf.digest), reached.mentioned], [2, true, 2]);
});
