// What every index of packs promises, asked of the one on the disk and of its twin in memory.
import test, {type ExecutionContext} from 'ava';
import {lmdbIndex} from '../../cache/lmdb-index.ts';
import {memoryIndex, packNumber, type PackIndex} from '../../cache/pack-index.ts';
import {addressOf} from '../../graph/value/address.ts';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {nameOf, packOf} from './packs.ts';
import {keyOf, tempFolder} from './rows.ts';

const indexes: Readonly<Record<string, (t: ExecutionContext) => Promise<PackIndex>>> = {
  memoryIndex: async () => memoryIndex(),
  async lmdbIndex(t) {
    const index = await lmdbIndex(await tempFolder(t));
    t.teardown(() => index.close());
    return index;
  },
};

for (const [name, open] of Object.entries(indexes)) {
  test(`${name}: finds the values and answers of a pack`, async (t) => {
    const index = await open(t);
    const digest = keyOf('value a');
    t.is(index.locate(digest), undefined);
    await index.add(packOf('one', ['a', 'b']));
    t.like(index.locate(digest), {pack: packNumber(nameOf('one')), at: 24, size: 100, raw: 600, offset: 0, length: 300});
    t.like(index.locate(keyOf('value b')), {offset: 300});
    t.deepEqual(index.answers([keyOf('b'), keyOf('none'), keyOf('a')]), [stubDigest('answer b'), undefined, stubDigest('answer a')]);
    t.is(index.name(packNumber(nameOf('one'))), nameOf('one'));
    t.deepEqual(index.packs(), [{name: nameOf('one'), size: 1000, retired: false}]);
    t.is(index.gets, 6);
  });

  test(`${name}: answers of every form come back`, async (t) => {
    const index = await open(t);
    const digests = [keyOf('stored'), foreign('git', 'ab'.repeat(40)), foreign('x', 'odd text'), stubDigest('s'.repeat(160)), 'raw:' as Digest];
    const pack = packOf('forms', digests.map(String));
    await index.add({...pack, table: {...pack.table, addresses: digests.map(addressOf)}});
    t.deepEqual(index.answers(digests.map((digest) => keyOf(digest))), digests);
  });

  test(`${name}: a later pack takes a value over, unless told not to`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a']));
    await index.add(packOf('two', ['a']), () => false);
    t.is(index.locate(keyOf('value a'))?.pack, packNumber(nameOf('one')));
    await index.add(packOf('two', ['a']), (from) => from?.pack === packNumber(nameOf('two')));
    t.is(index.locate(keyOf('value a'))?.pack, packNumber(nameOf('one')));
    await index.add(packOf('two', ['a']));
    t.is(index.locate(keyOf('value a'))?.pack, packNumber(nameOf('two')));
  });

  test(`${name}: replace moves the values of the retired packs and no others`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a', 'moved on']));
    await index.add(packOf('two', ['b']));
    await index.add(packOf('three', ['moved on']));
    t.true(await index.replace([nameOf('one'), nameOf('two')], packOf('merged', ['a', 'moved on', 'b'])));
    const packs = ['a', 'b', 'moved on'].map((value) => index.locate(keyOf(`value ${value}`))?.pack);
    t.deepEqual(packs, ['merged', 'merged', 'three'].map((pack) => packNumber(nameOf(pack))));
    const retired = index.packs().filter((pack) => pack.retired).map((pack) => pack.name);
    t.deepEqual(retired.sort(), [nameOf('one'), nameOf('two')].sort());
  });

  test(`${name}: replace changes nothing once a source is retired or forgotten`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a']));
    await index.add(packOf('two', ['b']));
    t.true(await index.replace([nameOf('one')], packOf('first', ['a'])));
    t.false(await index.replace([nameOf('one'), nameOf('two')], packOf('second', ['a', 'b'])));
    await index.forget([nameOf('one')]);
    t.false(await index.replace([nameOf('one'), nameOf('two')], packOf('second', ['a', 'b'])));
    t.is(index.locate(keyOf('value b'))?.pack, packNumber(nameOf('two')));
    t.is(index.name(packNumber(nameOf('second'))), undefined);
    t.deepEqual(index.packs().map((pack) => pack.name).sort(), [nameOf('first'), nameOf('two')].sort());
  });

  test(`${name}: an old pack fills gaps and takes no newer answer back`, async (t) => {
    const index = await open(t);
    await index.add(packOf('new', ['a']));
    const old = packOf('old', ['a', 'b']);
    const stale = {...old, table: {...old.table, addresses: ['stale', 'gap'].map((reason) => addressOf(stubDigest(reason)))}};
    await index.add(stale, () => false);
    t.deepEqual(index.answers([keyOf('a'), keyOf('b')]), [stubDigest('answer a'), stubDigest('gap')]);
    await index.replace([nameOf('old')], stale);
    t.deepEqual(index.answers([keyOf('a')]), [stubDigest('answer a')]);
  });

  test(`${name}: a condemned pack is still found, and neither merged nor condemned again`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a', 'b']));
    await index.add(packOf('two', ['c']));
    await index.condemn([nameOf('one'), nameOf('none')]);
    t.deepEqual(index.packs().find((pack) => pack.name === nameOf('one')), {name: nameOf('one'), size: 1000, retired: false, condemned: {leases: undefined}});
    t.is(index.locate(keyOf('value a'))?.pack, packNumber(nameOf('one')));
    t.false(await index.replace([nameOf('one'), nameOf('two')], packOf('merged', ['a', 'b', 'c'])));
    for (const leases of [['ab'.repeat(16), 'cd'.repeat(16)], []]) {
      await index.condemn([nameOf('one')], leases);
      t.deepEqual(index.packs().find((pack) => pack.name === nameOf('one'))?.condemned?.leases, ['ab'.repeat(16), 'cd'.repeat(16)], 'leases are noted once');
    }
    await index.condemn([nameOf('two')], []);
    t.deepEqual(index.packs().find((pack) => pack.name === nameOf('two'))?.condemned, {leases: []});
  });

  test(`${name}: release takes what is found in a condemned pack, and nothing that has moved`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a', 'moved']));
    await index.release(nameOf('one'), packOf('one', ['a', 'moved']).table);
    t.not(index.locate(keyOf('value a')), undefined, 'only a condemned pack is released');
    await index.condemn([nameOf('one')]);
    await index.add(packOf('two', ['moved']));
    await index.release(nameOf('one'), packOf('one', ['a', 'moved']).table);
    t.is(index.locate(keyOf('value a')), undefined);
    t.is(index.locate(keyOf('value moved'))?.pack, packNumber(nameOf('two')));
    t.like(index.packs().find((pack) => pack.name === nameOf('one')), {retired: true});
    t.is(index.packs().find((pack) => pack.name === nameOf('one'))?.condemned, undefined);
  });

  test(`${name}: forgotten answers are gone, and no others`, async (t) => {
    const index = await open(t);
    await index.add(packOf('one', ['a', 'b', 'c']));
    await index.forgetAnswers([keyOf('a'), keyOf('c'), keyOf('none')]);
    t.deepEqual(index.answers([keyOf('a'), keyOf('b'), keyOf('c')]), [undefined, stubDigest('answer b'), undefined]);
    t.not(index.locate(keyOf('value a')), undefined);
  });

  test(`${name}: writes at once all get through`, async (t) => {
    const index = await open(t);
    const names = Array.from({length: 12}, (_, at) => `pack ${at}`);
    await Promise.all(names.map((pack) => index.add(packOf(pack, [pack]))));
    await Promise.all([index.replace([nameOf('pack 0')], packOf('merged', ['pack 0'])), index.add(packOf('last', ['last']))]);
    t.is(index.packs().length, 14);
    t.deepEqual(index.answers(names.map((pack) => keyOf(pack))), names.map((pack) => stubDigest(`answer ${pack}`)));
  });
}
