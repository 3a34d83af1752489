// Trees in which a person has written behind each line what is called there. A call that names nothing of the tree is resolved to nothing.
import test from 'ava';
import {mkdirSync, writeFileSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {symbolId} from '../../../../stages/parse/calls/symbols.ts';
import {treeCalls} from '../../../../bench/calls/tree-calls.ts';
import {saidOf, treeNames, treeOf} from './tree-of.ts';

for (const name of treeNames()) {
  test(`each line of a tree calls what a person says: ${name}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'gristmill-calls-'));
    const files = treeOf(name);
    for (const {path, text} of files) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), text);
    }
    const {calls} = await treeCalls(folder, name);
    const wrong: string[] = [];
    for (const {path, text} of files) {
      for (const [at, line] of text.split('\n').entries()) {
        const found = calls.filter((call) => call.path === path && call.spot.line === at && call.verdict === 'resolved').flatMap(({targets}) => targets.map(symbolId));
        const [ours, said] = [[...new Set(found)].sort().join(', '), saidOf(line).join(', ')];
        if (ours !== said) wrong.push(`${path}:${at + 1}: ${line.trim()} — found ${ours || 'nothing'}`);
      }
    }
    t.deepEqual(wrong, []);
  });
}
