import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import {watchMemory} from '../../bench/tree-memory.ts';

const mebibyte = 1024 * 1024;

// Elsewhere memory is not measured, and the table says nothing of it.
const onLinux = existsSync('/proc/self/stat') ? test : test.skip;

/** A shell with a Node below it that holds so much, says so, and lives until its input ends. */
async function holder(t: ExecutionContext, megabytes: number) {
  const program = `const held = Buffer.alloc(${megabytes * mebibyte}, 1); process.stdout.write('held'); process.stdin.on('end', () => held.length).resume();`;
  const child = spawn('bash', ['-c', '"$@"; true', 'bash', process.execPath, '--eval', program], {stdio: ['pipe', 'pipe', 'inherit']});
  t.teardown(() => child.stdin.end());
  await once(child.stdout, 'data');
  return child;
}

onLinux('watchMemory() counts what the children of a child hold', async (t) => {
  const child = await holder(t, 200);
  const watch = watchMemory(child.pid ?? 0);
  const peak = watch.stop() ?? 0;
  t.true(peak > 200 * mebibyte && peak < 500 * mebibyte, `${peak}`);
});

onLinux('watchMemory() sees what comes later, and remembers it when it is gone', async (t) => {
  const watch = watchMemory(process.pid, 5);
  const child = await holder(t, 150);
  // It holds its memory until a look has seen it.
  while ((watch.peak() ?? 0) < 150 * mebibyte) await new Promise(setImmediate);
  child.stdin.end();
  await once(child, 'close');
  t.true((watch.stop() ?? 0) >= 150 * mebibyte);
});

onLinux('watchMemory() leaves out the root and what is not below it', async (t) => {
  const child = await holder(t, 100);
  const stranger = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], {stdio: ['pipe', 'ignore', 'inherit']});
  t.teardown(() => stranger.stdin.end());
  const node = watchMemory(stranger.pid ?? 0);
  t.is(node.stop(), 0);
  t.true((watchMemory(child.pid ?? 0).stop() ?? 0) < 300 * mebibyte);
});
