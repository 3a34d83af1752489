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

/** Compiled and packed files are no text, and the list of licences prints licences without being under them. */
const isText = (name: string) => !/\.(?:node|wasm|png|gz|map|dat)$|(?:^|\/)(?:\.git|spdx-license-list)\//.test(name);

test('licence texts of packages: as licensecheck says, in 19 of 20', (t) => {
  const texts = filesOf(join(root, 'node_modules'), (name) => isText(name) && /(?:^|\/)licen[cs]e(?:\.\w+)?$/i.test(name)).filter((_, at) => at % 2 === 0);
  const {files, same, differ} = judgeLicences(join(root, 'node_modules'), texts);
  t.true(files > 50, `${files} files`);
  // A licence that licensecheck has no rule for: it cannot judge those files.
  const unjudged = differ.get('- | blueoak-1.0.0 (text)')?.length ?? 0;
  t.true(same >= (files - unjudged) * 0.95, `${same} of ${files}: ${JSON.stringify([...differ])}`);
});

long('a whole tree: as licensecheck says, in 97 of 100', (t) => {
  t.timeout(60 * 60_000);
  const tree = process.env['GRISTMILL_TREE'] ?? join(root, 'node_modules');
  const {files, same, differ} = judgeLicences(tree, filesOf(tree, isText));
  t.log(`${same} of ${files} the same (${((100 * same) / files).toFixed(2)} %)`);
  for (const [what, where] of [...differ].sort(([, a], [, b]) => b.length - a.length)) t.log(`${where.length}  ${what}  ${where.slice(0, 3).join(' ')}`);
  t.true(same >= files * 0.97);
});
