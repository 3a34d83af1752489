// What leaks is found, by every rule that it breaks; and a dataset that is parted rightly has nothing to be found.
import test from 'ava';
import type {Leak, LeakReport} from '../../../tools/executors/leaks/leak.ts';
import {leakBench, type LeakBench} from './rig.ts';

/** Each rule with the places that it tells, by their commits or paths. */
function told({some}: LeakReport, {oids}: LeakBench): readonly string[] {
  const names = new Map(Object.entries(oids).map(([name, oid]) => [oid, name]));
  const place = ({split, commit, path, document}: Extract<Leak, {rule: 'later'}>['place']) => `${split} ${names.get(commit ?? '') ?? path ?? document}`;
  return some.map((leak) => (leak.rule === 'later' ? `later: ${place(leak.place)} by its ${leak.why}` : `${leak.rule}${leak.rule === 'twin' ? ` (${leak.evidence})` : ''}: ${leak.places.map(place).sort().join(', ')}`)).sort();
}

test('leaks: nothing where nothing was changed, and what both parts say is listed with its cause', async (t) => {
  const bench = await leakBench(t);
  const {code, report} = await bench.leaks();
  t.deepEqual({code, leaks: report.leaks, some: report.some}, {code: 0, leaks: 0, some: []});
  t.true(report.documents.train > 8 && report.documents.val > 2 && report.documents.test > 8);
  const texts = report.exceptions.filter(({rule}) => rule === 'text');
  t.is(texts.reduce((sum, {count}) => sum + count, 0), report.runs.shared);
  t.true(report.runs.shared > 0 && report.runs.shared < report.runs.heldOut);
  const [edited] = texts;
  t.deepEqual([edited?.cause, edited?.some.some(({place}) => place === 'old3.rs')], ['it stood in a file when train ended', true]);
  t.regex((await bench.run('leaks')).out, /^Nothing leaks: /);

  const plants: readonly (readonly [string, () => void, readonly string[]])[] = [
    ['a commit of a request whose squash is in test', () => bench.move('commit', `"commit_hash":"${bench.oids['request'] ?? ''}"`, 'train'), ['group: test request.rs, train request', 'twin (same patch): test squashed, train request']],
    ['what was picked', () => bench.move('commit', `"commit_hash":"${bench.oids['fix'] ?? ''}"`, 'train'), ['group: test fix.rs, train fix', 'twin (cherry-picked from): test picked, train fix', 'twin (same patch): test picked, train fix']],
    ['what was reverted', () => bench.move('commit', `"commit_hash":"${bench.oids['mistake'] ?? ''}"`, 'train'), ['group: test mistake.rs, train mistake', 'twin (reverts): test reverting, train mistake']],
    ['a file that moved, as it is after the cut', () => bench.move('file', '"path":"moved.rs"', 'train'), ['group: test moved, train moved.rs', 'later: train moved.rs by its object', 'text: test new, train moved.rs']],
    ['a commit that came later', () => bench.move('commit', `"commit_hash":"${bench.oids['last'] ?? ''}"`, 'train'), ['group: test last.rs, train last', 'later: train last by its commit', 'text: test last.rs, train last']],
    ['a later version of a file, in val', () => bench.move('file', '"path":"last.rs"', 'val'), ['group: test last, val last.rs', 'later: val last.rs by its object']],
  ];
  for (const [what, plant, expected] of plants) {
    bench.restore();
    plant();
    const planted = await bench.leaks();
    t.deepEqual({what, code: planted.code, told: told(planted.report, bench)}, {what, code: 1, told: expected});
  }
  // The file of the last plant, in train: its text is told with its lines.
  bench.restore();
  bench.move('file', '"path":"last.rs"', 'train');
  const {out} = await bench.run('leaks');
  t.regex(out, /^Found 3 leaks\n/);
  t.regex(out, / {2}train samples\.file\/last\.rs\\0test, lines 3 to 9\n {2}test {2}samples\.commit\/[0-9a-f]{40}, lines 12 to 18\n {6}share 111 runs of words that are newer than train: "\+let v/);
});

test('leaks: the tokens of a document lie where its text lies, windows of it too', async (t) => {
  const bench = await leakBench(t, {tokenizer: undefined, cuts: {unbroken: 'none', chunked: {tokens: 100, overlap: 50}}});
  t.is((await bench.leaks()).code, 0);
  bench.moveTokens('test', 'train');
  const {code, report} = await bench.leaks();
  t.is(code, 1);
  t.deepEqual([...new Set(report.some.map(({rule}) => rule))], ['document']);
});
