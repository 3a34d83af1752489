// The cache of frames stays within its bounds and loads nothing twice at once.
import test from 'ava';
import {frameCache} from '../../cache/frame-cache.ts';

test('frameCache: loads a frame once while it is kept', async (t) => {
  const cache = frameCache(1000);
  const loads = counting(100);
  await cache.get('a', () => loads.load('a'));
  await cache.get('a', () => loads.load('a'));
  t.deepEqual(loads.loaded, ['a']);
});

test('frameCache: a frame asked for twice at once is loaded once', async (t) => {
  const cache = frameCache(0);
  const loads = counting(100);
  const [first, second] = await Promise.all([cache.get('a', () => loads.load('a')), cache.get('a', () => loads.load('a'))]);
  t.is(first, second);
  t.deepEqual(loads.loaded, ['a']);
});

test('frameCache: drops what was unused for longest, and never holds more than its bound', async (t) => {
  const cache = frameCache(250);
  const loads = counting(100);
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(name, () => loads.load(name));
  t.deepEqual(loads.loaded, ['a', 'b', 'c', 'b']);
  t.is(cache.bytes, 200);
});

test('frameCache: a frame that is not there, or fails, is asked for again', async (t) => {
  const cache = frameCache(250);
  t.is(await cache.get('a', async () => undefined), undefined);
  await t.throwsAsync(cache.get('a', async () => {
    throw new Error('unreadable');
  }));
  t.is((await cache.get('a', async () => Buffer.alloc(7)))?.length, 7);
});

function counting(size: number): {loaded: string[]; load: (name: string) => Promise<Buffer>} {
  const loaded: string[] = [];
  return {
    loaded,
    async load(name) {
      loaded.push(name);
      return Buffer.alloc(size);
    },
  };
}
