import {hash} from 'node:crypto';
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {judgeByCtags, type Judged} from './ctags.ts';

const root = new URL('../../../../', import.meta.url).pathname;
const long = process.env['GRISTMILL_LONG'] === '1';

/** By name, so that a package which comes tomorrow moves no sample. */
const packages = ['@octokit', 'ajv', 'ava', 'graphql', 'lmdb', 'node', 'nx', 'piscina', 'simple-git', 'yaml', 'zod'];

/** Real code that every checkout has: our own, and every so many files of packages. */
function paths(every: number): readonly string[] {
  const own = ['graph', 'cache', 'stages', 'tools', 'test/stages', 'test/cache'].flatMap((folder) => under(join(root, folder)));
  const others = packages.flatMap((name) => under(join(root, 'node_modules', name))).filter((path) => /\.(?:ts|js|mjs|cjs|c|h|cc|cpp|py|rb|go|rs|java|cs|php|kt|sh)$/.test(path) && !/\.min\.js$/.test(path) && statSync(path).size < 100_000);
  // OpenSSL's headers lie there sixty times.
  const seen = new Set<string>();
  const isNew = (path: string) => seen.size < seen.add(hash('sha256', readFileSync(path), 'hex')).size;
  return [...own, ...others.filter((_, at) => at % every === 0).filter(isNew)];
}

test('at least 98 of 100 functions, types and methods that ctags finds are in outlines', async (t) => {
  const judged = await judgeByCtags(paths(long ? 1 : 20));
  const found = ({asked, missed}: Judged): number => (asked - missed.length) / asked;
  for (const [language, one] of judged) {
    t.log(`${language}: ${one.asked - one.missed.length} of ${one.asked}`);
    if (one.asked >= 100) t.true(found(one) >= 0.98, `${language}: ${found(one)}\n${one.missed.join('\n')}`);
  }
  t.true((judged.get('TypeScript')?.asked ?? 0) > 1000);
  t.true((judged.get('JavaScript')?.asked ?? 0) > 100);
});

function under(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
