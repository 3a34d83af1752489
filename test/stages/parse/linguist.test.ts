// Language, generated and vendored against Debian's github-linguist. `GRISTMILL_TREE` names another tree for the long run.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {sanitize} from '../../../stages/clean/sanitize.ts';
import {profileOf} from '../../../stages/parse/profile.ts';
import {texts} from '../../golden/texts.ts';
import {bench} from '../source/git/rig.ts';

const root = join(import.meta.dirname, '../../..');
const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;

const script = `require 'linguist'; require 'json'
STDIN.each_line(chomp: true) { |file| blob = Linguist::FileBlob.new(File.join(ARGV[0], file), ARGV[0]); puts JSON.generate([file, blob.language&.name || '', !!blob.generated?, !!blob.vendored?, !!blob.binary?]) }`;

/** Files on which we differ, by what; linguist gives blank files no language and binaries neither, and that says nothing of ours. */
function judge(dir: string, files: readonly string[]) {
  const answers = execFileSync('ruby', ['-e', script, dir], {input: files.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28});
  const differ = new Map<string, string[]>();
  const counted = {files: 0, language: 0, generated: 0, vendored: 0};
  for (const line of answers.split('\n').filter((text) => text !== '')) {
    const [file, language, generated, vendored, binary] = JSON.parse(line) as [string, string, boolean, boolean, boolean];
    const clean = sanitize(readFileSync(join(dir, file)));
    if (binary || Buffer.from(clean.bytes).toString('utf8').trim() === '') continue;
    const profile = profileOf(file, clean, {});
    const pairs = {language: [language, profile.language], generated: [generated, profile.generated !== ''], vendored: [vendored, profile.vendored]} as const;
    counted.files++;
    for (const what of ['language', 'generated', 'vendored'] as const) {
      const [theirs, ours] = pairs[what];
      if (theirs === ours) counted[what]++;
      else differ.set(`${what}: ${theirs} | ${ours}`, [...(differ.get(`${what}: ${theirs} | ${ours}`) ?? []), file]);
    }
  }
  return {counted, differ};
}

function filesOf(dir: string): readonly string[] {
  const entries = readdirSync(dir, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).filter((name) => !name.startsWith('.git/') && statSync(join(dir, name)).size < 300_000 && !name.includes('\n')).sort();
}

function holds(t: ExecutionContext, {counted, differ}: ReturnType<typeof judge>, share: number): void {
  t.log(JSON.stringify(counted));
  for (const [what, where] of [...differ].sort(([, a], [, b]) => b.length - a.length)) t.log(`${where.length}  ${what}  ${where.slice(0, 3).join(' ')}`);
  for (const what of ['language', 'generated', 'vendored'] as const) t.true(counted[what] >= counted.files * share, `${what}: ${counted[what]} of ${counted.files}: ${JSON.stringify([...differ])}`);
}

test('our own sources: as linguist says, in 98 of 100', (t) => {
  const ours = ['graph', 'stages', 'tools', 'docs', 'dataset'].flatMap((folder) => filesOf(join(root, folder)).map((name) => `${folder}/${name}`)).filter((name) => !name.includes('/out/') && !name.includes('/node_modules/'));
  holds(t, judge(root, ours), 0.98);
});

test('texts of every kind: as linguist says, but for what is listed', (t) => {
  const {root: dir} = bench(t);
  const named = Object.values(texts).filter(({path}) => /^[\w./-]+$/.test(path));
  for (const {path, content} of named) {
    mkdirSync(dirname(join(dir, 'tree', path)), {recursive: true});
    writeFileSync(join(dir, 'tree', path), content);
  }
  const {counted, differ} = judge(join(dir, 'tree'), [...new Set(named.map(({path}) => path))]);
  t.true(counted.files > 20);
  t.true(counted.language >= counted.files * 0.85, JSON.stringify([...differ]));
});

long('a whole tree: as linguist says, in 98 of 100', (t) => {
  t.timeout(60 * 60_000);
  const tree = process.env['GRISTMILL_TREE'] ?? join(root, 'node_modules');
  holds(t, judge(tree, filesOf(tree)), 0.98);
});
