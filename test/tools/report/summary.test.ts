import test from 'ava';
import {summary} from '../../../tools/executors/report/summary.ts';
import {emptyReport} from '../rig/fake-host.ts';

test('summary() says what ran, what was kept, where the output is and what to do next', (t) => {
  t.is(
    summary(emptyReport, {again: 'gristmill build .', folder: '/work'}),
    `Built in 12 s

  stage      ran  reused  stubs
  files    3,072       0      1
  commits     12  23,065      0

  shards  12 written, 3 kept
  tokens  12,345,678
  output  out

Next
  cat out/stats.json   what the dataset holds
  gristmill build .    again, after new commits: only what changed is built
`,
  );
});

test('summary() of a build with nothing to do is short', (t) => {
  t.is(
    summary({...emptyReport, upToDate: true, wallMs: 17, tokens: null}, {again: 'npx nx run dataset:build', folder: '/else/where'}),
    `Up to date: nothing changed since the last build (17 ms)

  shards  12 written, 3 kept
  tokens  not counted
  output  /work/out

Next
  cat /work/out/stats.json   what the dataset holds
  npx nx run dataset:build   again, after new commits: only what changed is built
`,
  );
});

test('summary() quotes a path as a shell takes it, and lets no escape sequence through', (t) => {
  const text = summary({...emptyReport, out: "/o/it's\x1b[2J here", rows: {'x\x1b[31m': {ran: 0, reused: 0, stubs: 0}}}, {again: 'x', folder: '/w'});
  t.true(text.includes("cat '/o/it'\\''s here/stats.json'"), text);
  t.false(text.includes('\x1b'));
});
