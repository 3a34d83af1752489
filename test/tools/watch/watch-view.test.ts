import test from 'ava';
import type {WatchEvent} from '../../../tools/executors/watch/watch-event.ts';
import {watchView} from '../../../tools/executors/watch/watch-view.ts';
import {screen} from '../rig/screen.ts';
import {fakeHost} from '../rig/fake-host.ts';

const watching: WatchEvent = {kind: 'watching', source: '/work/src', out: '/work/out', refs: ['HEAD']};
const built: WatchEvent = {kind: 'built', generation: 2, from: 'a'.repeat(64), to: 'b'.repeat(64), changed: {commits: 2, files: 1, discussions: 3}, rows: 72, shards: 4, tokens: 1_234_567, latencyMs: 240, buildMs: 200, out: '/work/out'};
const came = '2 commits, 1 file, 3 discussions → 72 rows → 4 shards → 1,234,567 tokens';
const line = `Built in 240 ms: ${came}`;

test('watchView() on a terminal is one screen that is drawn when something happened, and never when nothing did', (t) => {
  const host = fakeHost({terminal: {columns: 80, rows: 24}});
  const lines = () => screen(host.err(), 80).lines;
  const view = watchView(host, {json: false});
  view.tell(watching);
  view.tell({kind: 'moved', generation: 2, because: ['references']});
  view.tell(built);
  const drawn = host.err().length;
  const head = 'Watching HEAD of src. The dataset is in out';
  const sums = '  1 build since the start. Ctrl-C ends it';
  t.deepEqual(lines(), [head, '  Built in 240 ms', `  ${came}`, sums]);
  host.pass(59_000);
  t.is(host.err().length, drawn, 'a quiet minute writes nothing');
  host.pass(2000);
  t.deepEqual(lines(), [head, '  Built in 240 ms, 1 min 0 s ago', `  ${came}`, sums]);
  view.tell({kind: 'waiting', for: 'repository', code: 'GM2002', message: 'Not a git repository: "/work/src"', cause: '', fix: ''});
  t.deepEqual(lines().slice(3), ['  Waiting for the repository to come back. GM2002 Not a git repository: "/work/', sums]);
  view.tell({kind: 'stopped'});
  view.close();
  // What is left on the terminal is the last word.
  t.true(lines().join('').endsWith('tokens. Stopped. Finished work is kept'));
  t.is(host.out(), '');
});

test('watchView() shows the stages of a build that takes its time, and of no other', (t) => {
  const host = fakeHost({terminal: {columns: 100, rows: 24}});
  const view = watchView(host, {json: false});
  view.tell(watching);
  view.tell({kind: 'moved', generation: 1, because: ['start']});
  view.progress({kind: 'stage-started', stage: 'edits', total: 1000});
  host.pass(900);
  t.false(host.err().includes('edits'));
  host.pass(300);
  t.true(host.err().includes('edits'));
});

test('watchView() in a pipe is a line for what happened, and tells now and then that a long build goes on', (t) => {
  const host = fakeHost();
  const view = watchView(host, {json: false});
  view.tell(watching);
  view.tell({kind: 'moved', generation: 1, because: ['start']});
  view.progress({kind: 'stage-started', stage: 'edits', total: 1000});
  view.progress({kind: 'stage-advanced', stage: 'edits', ran: 10, reused: 0});
  host.pass(25_000);
  view.tell(built);
  host.pass(60_000);
  view.tell({kind: 'unmoved', generation: 3, root: 'b'});
  view.tell({kind: 'note', text: 'a\x1b[2J\nb'});
  view.close();
  const lines = host.err().trimEnd().split('\n');
  t.is(lines[0], 'Watching HEAD of src. The dataset is in out');
  t.true(lines.slice(1, -2).length === 2 && lines.slice(1, -2).every((said) => said.startsWith('edits  10/1,000')));
  t.is(lines.at(-2), `${line} (root bbbbbbbbbbbb)`);
  t.false(/[\r\x1b]/.test(host.err()));
});

test('watchView() for programs is every event as a line of JSON, with nothing in it that a terminal obeys', (t) => {
  const host = fakeHost();
  const view = watchView(host, {json: true});
  const events: readonly WatchEvent[] = [watching, built, {kind: 'note', text: 'a\x9b2J\u202eb'}];
  for (const event of events) view.tell(event);
  view.close();
  t.deepEqual(host.out().trimEnd().split('\n').map((text) => JSON.parse(text)), events);
  t.false(/[\x9b\u202e]/.test(host.out()));
});
