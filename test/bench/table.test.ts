import test from 'ava';
import {judge} from '../../bench/bars.ts';
import {page} from '../../bench/table.ts';
import {workOf, type Run} from '../../bench/run.ts';
import type {Name} from '../../bench/catalogue.ts';

/** As `gristmill build --json` prints it. */
const line = JSON.stringify({
  root: '0', work: {gitProcesses: 2, blobReads: 0, indexGets: 3, bytesWritten: 4_400_000}, tokens: null, wallMs: 21, out: '/somewhere', upToDate: false,
  rows: {files: {ran: 3, reused: 1000, stubs: 2}, edits: {ran: 0, reused: 234, stubs: 1}}, shards: {written: 1, kept: 4},
});

function runs(...walls: readonly number[]): readonly Run[] {
  return walls.map((wallMs, at) => ({round: at + 1, wallMs, cpuMs: wallMs / 2, peakBytes: 70e6 + at * 1e6}));
}

test('workOf() keeps the figures of a build and no path', (t) => {
  t.deepEqual(workOf(`a note\n${line}\n`), {
    engineMs: 21, ran: {files: 3}, reused: 1234, stubs: 3,
    counters: {gitProcesses: 2, blobReads: 0, indexGets: 3, bytesWritten: 4_400_000}, shards: {written: 1, kept: 4}, tokens: null,
  });
});

test('judge() measures each bar, leaves out what was not measured, and says when a repository is too small', (t) => {
  const series = new Map<Name, readonly Run[]>([['cold', runs(1600, 1400, 1700)], ['log', runs(1000, 1000, 1000)], ['no-op', runs(100).map((run) => ({...run, work: workOf(line)}))]]);
  const judged = judge(series, 20_000);
  t.deepEqual(judged.filter(({met}) => !met).map(({what, value}) => [what, value]), [['cold, everything stored, against git log', 1.6], ['no-op: rows that ran', 3]]);
  t.deepEqual(judged.map(({what}) => what).filter((what) => !what.startsWith('no-op')), ['cold, everything stored, against git log', 'memory of a cold build']);
  t.deepEqual([...new Set(judge(series, 100).map(({what, asked}) => `${what.slice(0, 5)} ${asked}`))], ['cold, false', 'memor false', 'no-op true']);
});

test('page() reads well unrendered, and names no folder', (t) => {
  const measured: Partial<Record<Name, readonly Run[]>> = {'no-op': runs(120, 140, 130).map((run) => ({...run, work: workOf(line)})), 'no-op-tenth': runs(100, 140, 130), 'log': runs(12_300)};
  const text = page({
    repository: 'owner/name', oid: '0123456789abcdef', commits: 2287, commitsWithoutMerges: 2225, files: 237,
    command: 'npm run bench -- --repo owner/name', date: '2026-01-01T00:00:00.000Z', gristmill: 'fedcba987654', node: '24.0.0', git: '2.39.5',
    cpu: 'Some CPU', cores: 2, load: {before: 0.1, after: 1.94}, runs: measured, bars: [{what: 'no-op: the plain binary', atMost: 200, unit: 'ms', value: 130, met: true, asked: true}, {what: 'cold', atMost: 1.5, unit: '×', value: 1.62, met: false, asked: false}],
  });
  t.is(text, `\
owner/name at 0123456789ab: 2,287 commits (2,225 without merges), 237 files

2 cores (Some CPU), load 0.1 before and 1.9 after; Node 24.0.0, git 2.39.5; gristmill fedcba987654; 2026-01-01T00:00:00.000Z

\`npm run bench -- --repo owner/name\`

| what                                        | runs |    wall |    best |     CPU | in process | memory | rows ran | reused | git | blobs | written | shards |
|---------------------------------------------|-----:|--------:|--------:|--------:|-----------:|-------:|---------:|-------:|----:|------:|--------:|-------:|
| nothing changed                             |    3 | 0.130 s | 0.120 s | 0.065 s |    0.021 s |  72 MB |        3 |  1,234 |   2 |     0 |    4 MB | 1 of 5 |
| git log -p --raw -M --no-merges             |    1 |  12.3 s |  12.3 s | 6.150 s |            |  70 MB |          |        |     |       |         |        |
| nothing changed, first tenth of the history |    3 | 0.130 s | 0.100 s | 0.065 s |            |  72 MB |          |        |     |       |         |        |

| ratio, median of rounds |       | against                                     |
|-------------------------|------:|---------------------------------------------|
| nothing changed         | 1.00× | nothing changed, first tenth of the history |

| bar                     | at most | measured |                                            |
|-------------------------|--------:|---------:|--------------------------------------------|
| no-op: the plain binary |  200 ms |   130 ms | met                                        |
| cold                    |   1.50× |    1.62× | **missed** (meant for larger repositories) |
`);
});
