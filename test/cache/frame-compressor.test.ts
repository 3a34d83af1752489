import {randomBytes} from 'node:crypto';
import {zstdDecompressSync} from 'node:zlib';
import test from 'ava';
import {frameCompressor} from '../../cache/frame-compressor.ts';

test('frameCompressor() gives each buffer a frame of its own, empty and many times larger than a chunk, asked for at once', async (t) => {
  const compressor = frameCompressor(1024);
  const raws = [0, 1, 1023, 1024, 70_000, 1_000_000, 3, 0, 200_000].map((length) => Buffer.concat([randomBytes(length >> 1), Buffer.alloc(length - (length >> 1), 'a')]));
  const frames = await Promise.all(raws.map((raw) => compressor.compress(raw)));
  compressor.close();
  t.deepEqual(frames.map((frame) => zstdDecompressSync(frame).length), raws.map(({length}) => length));
  t.true(frames.every((frame, at) => zstdDecompressSync(frame).equals(raws[at]!))); // a frame each
});

test('frameCompressor() that is closed gives no frame', async (t) => {
  const compressor = frameCompressor(1024);
  await compressor.compress(Buffer.from('a'));
  compressor.close();
  await t.throwsAsync(compressor.compress(Buffer.from('b')));
});
