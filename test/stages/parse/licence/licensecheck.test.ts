// What we read in files against what Debian's licensecheck reads in them. `GRISTMILL_TREE` names another tree for the long run.
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {judgeLicences} from './licensecheck.ts';

const root = join(import.meta.dirname, '../../../..');
const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;

function filesOf(dir: string, wanted: (name: string) => boolean): readonly string[] {
  const entries = readdirSync(dir, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).filter((name) => wanted(name) && statSync(join(dir, name)).size < 300_000).sort();
}

/** Compiled and packed files are no text, the list of licences prints licences without being under them, and licensecheck garbles names beyond ASCII. */
const isText = (name: string) => !/\.(?:node|wasm|png|gz|map|dat)$|(?:^|\/)(?:\.git|spdx-license-list)\//.test(name) && /^[\x20-\x7e]*$/.test(name);

test('licence texts of packages: as licensecheck says, in 19 of 20', (t) => {
  const texts = filesOf(join(root, 'node_modules'), (name) => isText(name) && /(?:^|\/)licen[cs]e(?:\.\w+)?$/i.test(name)).filter((_, at) => at % 2 === 0);
  const {files, same, misses, differ} = judgeLicences(join(root, 'node_modules'), texts);
  t.true(files > 50, `${files} files`);
  const missed = [...misses.values()].reduce((sum, {length}) => sum + length, 0);
  t.true(missed < files / 10, JSON.stringify([...misses]));
  t.true(same >= (files - missed) * 0.95, `${same} of ${files}: ${JSON.stringify([...differ])}`);
});

long('a whole tree: as licensecheck says, in 97 of 100 but where it is wrong', (t) => {
  t.timeout(60 * 60_000);
  const tree = process.env['GRISTMILL_TREE'] ?? join(root, 'node_modules');
  const {files, same, silent, misses, differ} = judgeLicences(tree, filesOf(tree, isText));
  const missed = [...misses.values()].reduce((sum, {length}) => sum + length, 0);
  t.log(`${same} of ${files} the same (${((100 * same) / files).toFixed(2)} %); ${missed} where licensecheck is wrong, ${((100 * same) / (files - missed)).toFixed(2)} % of the others, and of those of which either says something ${((100 * (same - silent)) / (files - missed - silent)).toFixed(2)} %`);
  for (const [of, where] of [['wrong', misses], ['differ', differ]] as const) {
    for (const [what, names] of [...where].sort(([, a], [, b]) => b.length - a.length)) t.log(`${of}  ${names.length}  ${what}  ${names.slice(0, 3).join(' ')}`);
  }
  t.true(same >= (files - missed) * 0.97);
});
