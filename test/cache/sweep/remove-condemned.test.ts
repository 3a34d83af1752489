// The moment in which files go: what was left behind since the sweep began to look is looked at before.
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {lookAtDisk} from '../../../cache/disk.ts';
import {openIndex} from '../../../cache/open-index.ts';
import {liveLeases} from '../../../cache/leases.ts';
import {living} from '../../../cache/sweep/living.ts';
import {openPacks} from '../../../cache/sweep/open-packs.ts';
import {removeCondemned, type Removed} from '../../../cache/sweep/remove-condemned.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {isStored} from '../../../graph/value/digest.ts';
import {seal, storable} from '../../../graph/value/wire.ts';
import {history, isWhole, reached, rowCodec, withStore, late} from './rig.ts';
import {bytesOf, keyOf, row, tempFolder} from '../rows.ts';

/** Gives packs up, and removes what may go, by a sweep that has seen nothing of what lives. */
async function removeAll(dir: string, {only}: {only: (names: readonly string[]) => readonly string[]}, remove = true): Promise<Removed | undefined> {
  await using packs = await openPacks(await openIndex(dir, {look: lookAtDisk, note: () => {}}), {packs: join(dir, 'packs'), tmp: join(dir, 'tmp')});
  await packs.index.condemn(only(packs.index.packs().map(({name}) => name)));
  if (!remove) return undefined;
  return await removeCondemned(packs, {
    living: living(packs.readEach),
    roots: join(dir, 'roots'),
    leases: () => liveLeases(join(dir, 'leases'), {nowMs: late, forMs: 0}),
    tmp: () => tmpFile(join(dir, 'tmp'), 'pack'),
  });
}

/** A value in one pack, and in another one an answer under which it lies: once as a link, once as a link of a small value. */
async function apart(t: ExecutionContext): Promise<{dir: string; below: Digest; keys: readonly Digest[]; first: string}> {
  const dir = await tempFolder(t);
  const piece = seal(rowCodec, {text: Buffer.from(bytesOf('below', 600)).toString(), piece: ''});
  await withStore(dir, (store) => store.record(storable(piece)));
  const linking = {name: 'links', links: () => [piece.digest], encode: (text: string) => Buffer.from(text), decode: () => ''};
  const [large, small] = [seal(linking, 'large '.repeat(50)), seal(linking, 'small')];
  t.deepEqual([large, small].map(({digest}) => isStored(digest)), [true, false]);
  let first = '';
  await removeAll(dir, {only: (names) => [((first = names[0] ?? ''), 'none')]}, false);
  const keys = [keyOf('large'), keyOf('small')];
  await withStore(dir, (store) => store.record([{...large, key: keyOf('large')}, {digest: small.digest, key: keyOf('small')}, {key: keyOf('itself'), digest: piece.digest}]));
  return {dir, below: piece.digest, keys, first};
}

test('removeCondemned: a root that was published meanwhile takes what it reaches with it', async (t) => {
  const dir = await tempFolder(t);
  const [step = t.fail('no build')] = await history(dir, {steps: 1});
  const removed = await removeAll(dir, {only: (names) => names});
  t.is(removed?.names.length, 1);
  await isWhole(t, dir, [step.root]);
});

test('removeCondemned: what lies under an answer in a pack that stays, stays', async (t) => {
  const {dir, below, keys, first} = await apart(t);
  const removed = await removeAll(dir, {only: () => [first]});
  t.deepEqual(removed?.names, [first]);
  await withStore(dir, async (store) => {
    const answers = await store.recall(keys);
    t.false(answers.includes(undefined));
    t.deepEqual((await reached(store, answers.filter((digest) => digest !== undefined))).lost, []);
    t.not((await store.read([below]))[0], undefined);
  });
});

test('diskStore: an answer is none while what it names, or links to in itself, is given up', async (t) => {
  const {dir, first} = await apart(t);
  await removeAll(dir, {only: () => [first]}, false);
  await withStore(dir, async (store) => t.deepEqual(await store.recall([keyOf('itself'), keyOf('small')]), [undefined, undefined]));
});

test('diskStore: a value that is given up is stored anew by whoever records it then', async (t) => {
  const dir = await tempFolder(t);
  const rows = [row('recorded twice')];
  for (const only of [(names: readonly string[]) => names, () => []]) {
    await withStore(dir, (store) => store.record(rows.map(({digest, bytes}) => ({digest, bytes}))));
    await removeAll(dir, {only}, false);
  }
  t.is((await removeAll(dir, {only: () => []}))?.names.length, 1);
  await withStore(dir, async (store) => t.not((await store.read(rows.map(({digest}) => digest)))[0], undefined));
});

test('removeCondemned: nothing is left of a pack that nobody needs', async (t) => {
  const {dir, below, first} = await apart(t);
  await removeAll(dir, {only: (names) => names});
  await withStore(dir, async (store) => t.deepEqual(await store.read([below]), [undefined]));
  t.is((await removeAll(dir, {only: () => [first]}))?.names.length, 0);
});
