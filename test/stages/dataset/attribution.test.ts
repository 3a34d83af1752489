// What files owe to others, summed up: in any order the same, and what is not listed is counted to the last mention.
import test from 'ava';
import {addAttributions, attributionTask, type Attribution} from '../../../stages/dataset/notice/attribution.ts';
import type {Samples} from '../../../stages/sample/sample.ts';
import {random} from '../../graph/rig/random.ts';

const sample: Samples = {count: 1, bytes: 0, when: {corrected: 0, oid: ''}, name: '', body: () => ({samples: [], leaves: new Map()})};
const of = (copyrights: readonly string[], texts: readonly string[]) =>
  attributionTask.run({licence: {expression: 'MIT', evidence: 'header', class: 'permissive', from: [], texts, copyrights}, sample}, null, new Map()) as Attribution;
const sum = (left: Attribution, right: Attribution) => addAttributions.run({left, right}, null, new Map()) as Attribution;

test('sums of attributions are the same in any order, and miss no mention', (t) => {
  for (let seed = 1; seed <= 2; seed++) {
    const {int} = random(seed);
    const files = Array.from({length: 40}, () => ({lines: Array.from({length: 1000}, () => `Copyright ${int(60_000)}`), texts: Array.from({length: 40}, () => `${int(1700)}/LICENSE`)}));
    const all = files.map(({lines, texts}) => of(lines, texts));
    const forward = all.reduce(sum);
    let rows = all.toSorted(() => int(3) - 1);
    // Pairs of pairs, as a tree of partial sums has them.
    while (rows.length > 1) rows = Array.from({length: Math.ceil(rows.length / 2)}, (_, at) => [rows[2 * at], rows[2 * at + 1]].filter((row) => row !== undefined).reduce(sum));
    t.deepEqual(rows[0], forward, `seed ${seed}`);
    const mentions = new Map<string, number>();
    for (const line of files.flatMap(({lines}) => [...new Set(lines)])) mentions.set(line, (mentions.get(line) ?? 0) + 1);
    const sorted = [...mentions].sort(([a], [b]) => (a < b ? -1 : 1));
    t.deepEqual(forward.copyrights.listed, sorted.slice(0, 20_000));
    t.is(forward.copyrights.others, sorted.slice(20_000).reduce((count, [, files]) => count + files, 0));
    t.true(forward.copyrights.others > 0 && forward.texts.others > 0);
  }
});
