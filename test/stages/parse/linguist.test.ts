// Language, generated and vendored against Debian's github-linguist, on every file: empty ones, blank ones and binaries among them.
// The long run judges a tree (`GRISTMILL_TREE`) or every content that a bare repository ever had (`GRISTMILL_REPOSITORY`).
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {texts} from '../../golden/texts.ts';
import {blobsOf} from './blobs-of.ts';
import {judge, noAgreement, type Agreement, type JudgedFile} from './linguist.ts';

const root = join(import.meta.dirname, '../../..');
const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;

function filesOf(dir: string, below = ''): readonly JudgedFile[] {
  const entries = readdirSync(join(dir, below), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).filter((name) => !name.startsWith('.git/')).sort();
  return paths.map((path) => ({path, content: readFileSync(join(dir, path))}));
}

function holds(t: ExecutionContext, {counted, differ}: Agreement): void {
  t.log(JSON.stringify(counted));
  for (const [what, where] of [...differ].sort(([, a], [, b]) => b.length - a.length)) t.log(`${where.length}  ${what}  ${where.slice(0, 3).join(' ')}`);
  for (const what of ['language', 'generated', 'vendored'] as const) t.true(counted[what] >= counted.files * 0.98, `${what}: ${counted[what]} of ${counted.files}`);
}

test('our own sources: as linguist says, in 98 of 100', (t) => {
  const ours = ['graph', 'stages', 'tools', 'docs', 'dataset'].flatMap((folder) => filesOf(root, folder)).filter(({path}) => !path.includes('/out/') && !path.includes('/node_modules/'));
  holds(t, judge(ours));
});

test('texts of every kind: as linguist says, but for what is listed', (t) => {
  const {counted, differ} = judge(Object.values(texts).map(({path, content}) => ({path, content: Buffer.from(content)})));
  t.true(counted.files > 20);
  t.deepEqual(Object.fromEntries(differ), {
    // A NUL behind 9,000 letters: linguist reads on until it finds one, we look where git looks.
    'language:  | Text': ['late.txt'],
    // A mark that many tools agree on, and a name that says minified where the content does not.
    'generated: false | true': ['src/tables.rs', 'web/jquery.min.js'],
  });
});

test('a blank file has the language of its name, or one of those that share it', (t) => {
  const blank = ['a.toml', 'Makefile', 'a.rs', 'a.h', 'a.md', 'a.unheard-of', 'Cargo.lock'].flatMap((path) => ['', '\n', ' \t\r\n'].map((text) => ({path, content: Buffer.from(text)})));
  const {counted, differ} = judge(blank);
  t.deepEqual(Object.fromEntries(differ), {});
  t.true(counted.undecided > 0 && counted.undecided < counted.files);
});

long('a whole tree or history: as linguist says, in 98 of 100', (t) => {
  t.timeout(3 * 60 * 60_000);
  const {GRISTMILL_REPOSITORY: repository, GRISTMILL_TREE: tree = join(root, 'node_modules')} = process.env;
  const agreement = noAgreement();
  for (const files of repository === undefined ? [filesOf(tree)] : blobsOf(repository)) judge(files, agreement);
  holds(t, agreement);
});
