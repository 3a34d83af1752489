import test from 'ava';
import {byPlace} from '../../../graph/run/by-place.ts';
import type {Digest} from '../../../graph/value/digest.ts';

const stored = (at: number) => String(at).padStart(64, '0') as Digest;

test('byPlace() puts things in the order of the store, what lies nowhere first, and asks for stored values only', async (t) => {
  const asked: Digest[] = [];
  const whereabouts = async (digests: readonly Digest[]) => {
    asked.push(...digests);
    return digests.map((digest) => (digest === stored(7) ? undefined : 1000 - Number(digest)));
  };
  const items = [...Array.from({length: 300}, (_, at) => stored(at)), 'raw:AA' as Digest, undefined];
  const placed = await byPlace({whereabouts}, items, (item) => item);
  t.deepEqual(placed.slice(0, 4), [stored(7), 'raw:AA' as Digest, undefined, stored(299)]);
  t.is(placed.at(-1), stored(0));
  t.is(placed.length, items.length);
  t.true(items.every((item) => placed.includes(item)));
  t.is(asked.length, 300);
});

test('byPlace() leaves few things, and those of a store without places, as they are', async (t) => {
  const few = [stored(2), stored(1)];
  t.is(await byPlace({whereabouts: async () => t.fail() as never}, few, (item) => item), few);
  const many = Array.from({length: 300}, (_, at) => stored(300 - at));
  t.is(await byPlace({}, many, (item) => item), many);
});
