import test from 'ava';
import {reporter} from '../../../tools/executors/report/reporter.ts';
import {fakeHost} from '../rig/fake-host.ts';
import {screen} from '../rig/screen.ts';

function grind(report: ReturnType<typeof reporter>, pass: (milliseconds: number) => void): void {
  report.tell({kind: 'stage-started', stage: 'commits', total: 20_000});
  report.tell({kind: 'stage-started', stage: 'files', total: 300});
  for (let step = 0; step < 10; step++) {
    pass(1000);
    report.tell({kind: 'stage-advanced', stage: 'commits', ran: 900, reused: 100});
  }
}

test('reporter() redraws one line per running stage on a terminal: done, total, rate, time left, time gone', (t) => {
  const host = fakeHost({terminal: {columns: 80}});
  const report = reporter(host);
  grind(report, host.pass);
  host.pass(100);
  t.deepEqual(screen(host.err(), 80).lines, [
    'commits  10,000/20,000  50%  988/s  10 s left  10 s so far',
    'files    0/300  0%  10 s so far',
  ]);
  t.is(host.out(), '');
});

for (const columns of [100, 40, 25, 10, 3, 1]) {
  test(`reporter() never writes past the last of ${columns} columns`, (t) => {
    const host = fakeHost({terminal: {columns}});
    const report = reporter(host);
    grind(report, host.pass);
    host.pass(100);
    const shown = screen(host.err(), columns);
    t.true(shown.widest < Math.max(2, columns), `widest ${shown.widest}`);
    report.close();
    t.deepEqual(screen(host.err(), columns).lines, []);
  });
}

test('reporter() leaves lines that stay above the ones that are redrawn, and nothing of the latter', (t) => {
  const host = fakeHost({terminal: {columns: 80}});
  const report = reporter(host);
  grind(report, host.pass);
  report.tell({kind: 'note', text: 'Left out "a\x1b[2J\x1b]0;title\x07\nb"'});
  report.tell({kind: 'stage-finished', stage: 'commits', rows: 20_000});
  report.tell({kind: 'stage-finished', stage: 'untouched', rows: 7});
  host.pass(100);
  const kept = ['Left out "a b"', 'commits: 20,000 rows, 9,000 ran, 1,000 reused in 10 s'];
  t.deepEqual(screen(host.err(), 80).lines, [...kept, 'files  0/300  0%  10 s so far']);
  report.close();
  t.deepEqual(screen(host.err(), 80).lines, kept);
  // Closed is closed.
  host.pass(1000);
  t.deepEqual(screen(host.err(), 80).lines, kept);
});

test('reporter() clears lines that wrapped because the window became narrower', (t) => {
  const terminal = {columns: 80};
  const host = fakeHost({terminal});
  const report = reporter(host);
  report.tell({kind: 'note', text: 'First'});
  grind(report, host.pass);
  const before = host.err();
  terminal.columns = 30;
  report.close();
  // A narrower window shows the old lines wrapped, then what came after.
  t.deepEqual(screen(`${screen(before, 80).lines.join('\n')}\n${host.err().slice(before.length)}`, 30).lines, ['First']);
});

test('reporter() shows as many stages as there are rows, and counts the rest', (t) => {
  const host = fakeHost({terminal: {columns: 80, rows: 5}});
  const report = reporter(host);
  for (const stage of ['a', 'b', 'c', 'd']) report.tell({kind: 'stage-started', stage, total: 10});
  host.pass(100);
  t.deepEqual(screen(host.err(), 80).lines, ['a  0/10  0%  100 ms so far', 'b  0/10  0%  100 ms so far', 'and 2 more']);
});

test('reporter() takes a terminal of 0 columns and rows for one whose size is not known', (t) => {
  const host = fakeHost({terminal: {columns: 0, rows: 0}});
  const report = reporter(host);
  for (const stage of ['a', 'b', 'c']) report.tell({kind: 'stage-started', stage, total: 10});
  host.pass(100);
  t.deepEqual(screen(host.err(), 80).lines, ['a', 'b', 'c'].map((stage) => `${stage}  0/10  0%  100 ms so far`));
});

test('reporter() draws in tones only where they are wanted', (t) => {
  const colours = (env: Readonly<Record<string, string>>) => {
    const host = fakeHost({terminal: {columns: 80}, env});
    reporter(host).tell({kind: 'stage-started', stage: 'a', total: 1});
    host.pass(100);
    return /\x1b\[\d*m/.test(host.err());
  };
  t.true(colours({}));
  t.false(colours({NO_COLOR: '1'}));
});

test('reporter() draws nothing for a build that is over at once', (t) => {
  const host = fakeHost({terminal: {columns: 80}});
  const report = reporter(host);
  report.tell({kind: 'stage-started', stage: 'a', total: 1});
  report.close();
  t.is(host.err(), '');
});

const kept: readonly (readonly [string, {terminal?: {columns: number}; env?: Readonly<Record<string, string>>}])[] = [
  ['in a pipe', {}],
  ['in a pipe that Nx forces colours into', {env: {FORCE_COLOR: 'true'}}],
  ['under Nx', {terminal: {columns: 80}, env: {NX_TASK_TARGET_TARGET: 'build'}}],
  ['in CI', {terminal: {columns: 80}, env: {CI: '1'}}],
  ['on a dumb terminal', {terminal: {columns: 80}, env: {TERM: 'dumb'}}],
];
for (const [where, options] of kept) {
  test(`reporter() writes plain lines ${where}: one per finished stage, a heartbeat every ten seconds`, (t) => {
    const host = fakeHost(options);
    const report = reporter(host);
    report.tell({kind: 'stage-started', stage: 'files', total: 300});
    report.tell({kind: 'stage-advanced', stage: 'files', ran: 1, reused: 299});
    host.pass(2000);
    report.tell({kind: 'stage-finished', stage: 'files', rows: 300});
    report.tell({kind: 'stage-started', stage: 'commits', total: 4000});
    for (let second = 0; second < 29; second++) {
      host.pass(1000);
      report.tell({kind: 'stage-advanced', stage: 'commits', ran: 100, reused: 0});
    }
    report.tell({kind: 'stage-finished', stage: 'commits', rows: 4000});
    report.close();
    t.is(
      host.err(),
      `files: 300 rows, 1 ran, 299 reused in 2.0 s
commits  1,700/4,000  42%  89/s  26 s left  18 s so far
commits  2,700/4,000  67%  89/s  15 s left  28 s so far
commits: 4,000 rows, 2,900 ran, 0 reused in 29 s
`,
    );
  });
}
