// One holder at a time, whoever dies holding it.
import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {removeGuards, takeLock, type LockOptions} from '../../cache/process-lock.ts';
import {thisProcess, type ProcessIdentity} from '../../cache/process-identity.ts';
import {tempFolder} from './rows.ts';

const day = 86_400_000;
const now = () => ({nowMs: 0, forMs: day});

async function place(t: ExecutionContext): Promise<{path: string; options: LockOptions; dir: string}> {
  const dir = await tempFolder(t);
  return {dir, path: join(dir, 'lock'), options: {tmp: dir, belief: now}};
}

function claimOf(by: ProcessIdentity, id = 'f'.repeat(32)): string {
  return JSON.stringify({id, by});
}

test('takeLock: waits for the holder, says for whom, and has it afterwards', async (t) => {
  const {path, options, dir} = await place(t);
  const waited: number[] = [];
  const first = await takeLock(path, options);
  const second = takeLock(path, {...options, waiting: ({pid}) => {
    waited.push(pid);
    // Only once somebody waits is it let go.
    void first[Symbol.asyncDispose]();
  }});
  await (await second)[Symbol.asyncDispose]();
  t.deepEqual(waited, [process.pid]);
  t.deepEqual(await readdir(dir), []);
});

test('takeLock: waiting ends when it is called off', async (t) => {
  const {path, options} = await place(t);
  await using _ = await takeLock(path, options);
  const calling = new AbortController();
  await t.throwsAsync(takeLock(path, {...options, waiting: () => calling.abort()}, calling.signal), {name: 'AbortError'});
});

for (const [who, text] of Object.entries({
  'a dead process': claimOf({...thisProcess(), pid: 2 ** 22 + 1}),
  'a process before this start of the machine': claimOf({...thisProcess(), boot: 'another'}),
  'a process whose number was given to another': claimOf({...thisProcess(), started: '1'}),
  'nobody, as after a power cut': '',
})) {
  test(`takeLock: a lock held by ${who} heals itself, and only one of many gets it`, async (t) => {
    const {path, options, dir} = await place(t);
    await writeFile(path, text);
    let [holders, most, taken] = [0, 0, 0];
    await Promise.all(Array.from({length: 12}, async () => {
      await using _ = await takeLock(path, options);
      most = Math.max(most, ++holders);
      await readdir(dir);
      taken++;
      holders--;
    }));
    t.deepEqual([most, taken], [1, 12]);
    t.deepEqual(await readdir(dir), []);
  });
}

test('takeLock: those who died while they removed a dead lock hold up nobody either', async (t) => {
  const {path, options, dir} = await place(t);
  const dead = {...thisProcess(), pid: 2 ** 22 + 1};
  await writeFile(path, claimOf(dead));
  await writeFile(`${path}.${'f'.repeat(32)}`, claimOf(dead, 'e'.repeat(32)));
  await (await takeLock(path, options))[Symbol.asyncDispose]();
  t.deepEqual(await readdir(dir), []);
});

test('removeGuards: what somebody left who died while removing a dead lock goes, and the lock stays held', async (t) => {
  const {path, options, dir} = await place(t);
  await using _ = await takeLock(path, options);
  const guard = `${path}.${'f'.repeat(32)}`;
  for (const name of [guard, `${guard}.${'e'.repeat(32)}`, `${path}s`]) await writeFile(name, claimOf({...thisProcess(), pid: 2 ** 22 + 1}));
  await removeGuards(path);
  t.deepEqual((await readdir(dir)).sort(), ['lock', 'locks']);
});

test('takeLock: a holder on another machine is believed for a time, and in any case when its clock is ahead', async (t) => {
  const {path, options} = await place(t);
  await writeFile(path, claimOf({...thisProcess(), host: 'another', boot: 'another'}));
  const calling = new AbortController();
  const waiting = () => calling.abort();
  await t.throwsAsync(takeLock(path, {...options, waiting}, calling.signal), {name: 'AbortError'});
  await (await takeLock(path, {...options, belief: () => ({nowMs: 1e15, forMs: day})}))[Symbol.asyncDispose]();
  t.pass();
});
