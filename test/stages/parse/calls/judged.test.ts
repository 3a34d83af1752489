// Calls, judged by the language server of TypeScript, which nobody here wrote: of a small tree always, of this repository in the long run.
import {mkdirSync, writeFileSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import test from 'ava';
import {judgeCalls, type Judge} from '../../../../bench/calls/judge-calls.ts';
import {treeOf} from './tree-of.ts';

const root = join(import.meta.dirname, '../../../..');
const judge: Judge = {family: 'ecma', command: [join(root, 'node_modules/.bin/tsc'), '--lsp', '--stdio']};

test('the language server of TypeScript finds what the calls of a tree call where they are resolved to', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'gristmill-judged-'));
  // Packages are found where a package manager would link them.
  const files = [...treeOf('ecma'), {path: 'tsconfig.json', text: '{"compilerOptions": {"module": "nodenext", "strict": true, "allowJs": true, "noEmit": true}}'}];
  for (const {path, text} of files) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  const {precision, recall, relevant, wrong, missed} = await judgeCalls(folder, judge, {most: 1000, of: 'calls'});
  t.log(`${relevant} calls of definitions, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  t.deepEqual(wrong, []);
  t.true(relevant > 20, `${relevant} judged`);
  t.true(recall >= 0.9, missed.join('\n'));
});

(process.env['GRISTMILL_LONG'] === '1' ? test : test.skip)('the calls of this repository are judged: precision at least 0.95, recall at least 0.9', async (t) => {
  const {precision, recall, relevant, wrong, missed} = await judgeCalls(join(root, 'stages'), judge, {most: 600, of: 'calls'});
  t.log(`${relevant} calls of definitions, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  t.true(relevant > 200, `${relevant} judged`);
  t.true(precision >= 0.95, wrong.join('\n'));
  t.true(recall >= 0.9, missed.join('\n'));
});
