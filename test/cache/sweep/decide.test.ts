// Which packs stay: arithmetic that no disk is needed for.
import test from 'ava';
import {decide, liveIn, youngFrom, type Weighed} from '../../../cache/sweep/decide.ts';
import {randomFrom} from '../rows.ts';

const plenty = {exact: false, maxBytes: Infinity, room: Infinity};

function pack(name: string, {size = 1000, live = 1, spared = 'no', madeAt = 0n}: Partial<Weighed> = {}): Weighed {
  return {name, size, live, spared, madeAt};
}

function names(packs: readonly Weighed[]): readonly string[] {
  return packs.map(({name}) => name).sort();
}

test('decide: what lives whole stays, what is half dead is written anew, what is dead goes', (t) => {
  const {stay, rewrite} = decide([pack('whole', {size: 9000}), pack('most', {live: 0.6}), pack('half', {live: 0.49}), pack('dead', {live: 0})], plenty);
  t.deepEqual([names(stay), names(rewrite)], [['most', 'whole'], ['dead', 'half']]);
});

test('decide: nothing dead stays when it must be exact, but for what is spared', (t) => {
  const {stay, rewrite} = decide([pack('whole'), pack('nearly', {live: 0.99}), pack('spared', {live: 0, spared: 'at work'})], {...plenty, exact: true});
  t.deepEqual([names(stay), names(rewrite)], [['spared', 'whole'], ['nearly']]);
});

test('decide: of work in progress the oldest goes first when there is no room, and never what somebody is at', (t) => {
  const packs = [pack('old', {spared: 'young', live: 0, madeAt: 1n}), pack('new', {spared: 'young', live: 0, madeAt: 2n}), pack('busy', {spared: 'at work', live: 0})];
  t.deepEqual(names(decide(packs, {...plenty, maxBytes: 3000}).stay), ['busy', 'new', 'old']);
  t.deepEqual(names(decide(packs, {...plenty, maxBytes: 2999}).stay), ['busy', 'new']);
  t.deepEqual(names(decide(packs, {...plenty, maxBytes: 1}).stay), ['busy']);
});

test('decide: on a disk without room only the dead go', (t) => {
  const {stay, rewrite} = decide([pack('half', {live: 0.3}), pack('little', {live: 0.1}), pack('dead', {live: 0})], {...plenty, room: 150});
  t.deepEqual([names(stay), names(rewrite)], [['half'], ['dead', 'little']]);
});

test('decide: any packs end in 1.15 times what lives, and no byte is copied out of a pack that lives whole', (t) => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const packs = Array.from({length: 1 + random(40)}, (_, at) => pack(String(at), {size: 1 + random(1e6), live: random(4) === 0 ? 1 : random(1001) / 1000}));
    const {stay, rewrite, bytes, live} = decide(packs, plenty);
    t.is(stay.length + rewrite.length, packs.length);
    t.true(rewrite.every((one) => one.live < 1), `seed ${seed}`);
    t.true(bytes <= 1.15 * live + 1e-6, `seed ${seed}`);
    t.true(Math.abs(live - packs.reduce((sum, one) => sum + liveIn(one), 0)) < 1e-6);
  }
});

const day = 86_400_000n * 1_000_000n;
const at = (days: number) => ({nowMs: days * 86_400_000, keepForMs: 7 * 86_400_000});

test('youngFrom: counts back from the newest pack, however late it is by the clock', (t) => {
  t.is(youngFrom([10n * day, 20n * day], at(20)), 13n * day);
  t.is(youngFrom([10n * day, 20n * day], at(400)), 13n * day, 'a clock that jumped ahead makes nothing old');
});

test('youngFrom: a pack from the future makes nothing old, and is young itself', (t) => {
  const from = youngFrom([10n * day, 20n * day, 900n * day], at(20));
  t.is(from, 13n * day);
  t.true(900n * day >= (from ?? 0n));
  t.true((youngFrom([10n * day], at(1)) ?? 0n) < 10n * day, 'nor does a clock that jumped back');
});

test('youngFrom: nothing is young when nothing is to be kept for its age', (t) => {
  t.is(youngFrom([10n * day], {nowMs: 0, keepForMs: 0}), undefined);
});
