import {existsSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {adoptPacks} from '../../cache/adopt-packs.ts';
import {packFiles, type PackFiles} from '../../cache/pack-files.ts';
import {memoryIndex, packNumber, type PackIndex} from '../../cache/pack-index.ts';
import {PackWriter, type SealedPack} from '../../cache/pack-writer.ts';
import {row, tempFolder} from './rows.ts';

const value = row('in both');

test('adoptPacks: a pack that gets its name between the look at the folder and the look at the index keeps what it holds', async (t) => {
  const {dir, index, files} = await store(t);
  const merged = await written(dir, 'merged');
  await index.add(merged);
  // A merge that came second: its process is about to take it back.
  const second = await written(dir, 'second');
  renameSync(join(dir, 'second'), files.path(second.name));
  const late: PackIndex = {...index, packs: () => {
    if (!existsSync(files.path(merged.name))) renameSync(join(dir, 'merged'), files.path(merged.name));
    return index.packs();
  }};
  await adoptPacks(dir, late, files);
  t.is(index.locate(value.digest)?.pack, packNumber(merged.name));
});

test('adoptPacks: what lay in a pack that is gone is found in one that is there', async (t) => {
  const {dir, index, files} = await store(t);
  await index.add(await written(dir, 'gone'));
  const other = await written(dir, 'other');
  renameSync(join(dir, 'other'), files.path(other.name));
  await adoptPacks(dir, index, files);
  t.is(index.locate(value.digest)?.pack, packNumber(other.name));
});

async function store(t: ExecutionContext): Promise<{dir: string; index: PackIndex; files: PackFiles}> {
  const dir = await tempFolder(t);
  const index = memoryIndex();
  return {dir, index, files: packFiles(dir, index.name)};
}

/** A pack of one value in all but its name. */
async function written(dir: string, name: string): Promise<SealedPack> {
  const writer = new PackWriter(join(dir, name), -1);
  writer.add(value.digest, value.bytes);
  const pack = await writer.finish();
  await writer.close();
  return pack;
}
