// Whether another process still runs: told by more than its number.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import test from 'ava';
import {identityOf, stateOf, thisProcess} from '../../cache/process-identity.ts';

const self = thisProcess();

test('stateOf: this process runs', (t) => {
  t.is(stateOf(self, thisProcess()), 'running');
});

test('stateOf: a process whose number nobody has has ended', (t) => {
  t.is(stateOf({...self, pid: 2 ** 22 + 1}, self), 'ended');
});

test('stateOf: one that started at another time had the number before', (t) => {
  t.is(stateOf({...self, started: '1'}, self), 'ended');
});

test('stateOf: none outlives the start of its machine', (t) => {
  t.is(stateOf({...self, boot: 'another'}, self), 'ended');
});

test('stateOf: of another machine or another container we cannot tell', (t) => {
  t.is(stateOf({...self, host: 'another', boot: 'another'}, self), 'elsewhere');
  t.is(stateOf({...self, space: 'pid:[1]'}, self), 'elsewhere');
});

test('stateOf: where the system says nothing the number counts, on the same machine', (t) => {
  const silent = {...self, boot: '', space: '', started: ''};
  t.is(stateOf(silent, silent), 'running');
  t.is(stateOf({...silent, pid: 2 ** 22 + 1}, silent), 'ended');
  t.is(stateOf({...silent, host: 'another'}, silent), 'elsewhere');
});

test('stateOf: a killed process has ended, though nobody has asked after it', async (t) => {
  // The shell becomes a program that never asks after the child it was left with.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {stdio: ['ignore', 'pipe', 'ignore']});
  t.teardown(() => parent.kill('SIGKILL'));
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  t.is(stateOf({...self, pid, started}, self), 'running');
  process.kill(pid, 'SIGKILL');
  while (/^\d+ \(sleep\) [^Z]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  t.is(stateOf({...self, pid, started}, self), 'ended');
});

test('identityOf: takes what an identity was written as, and nothing else', (t) => {
  t.deepEqual(identityOf(JSON.parse(JSON.stringify(self))), self);
  for (const value of [null, 7, 'text', [], {}, {...self, pid: '7'}, {...self, pid: -1}, {...self, pid: 1.5}, {...self, host: undefined}]) t.is(identityOf(value), undefined);
});
