// The reader of `.gitattributes`, judged by git.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import test from 'ava';
import {attributeResolver, attributesOf, attributesReader, type AttributesFile} from '../../../../stages/parse/attributes/attributes-of.ts';
import type {AttributeValue} from '../../../../stages/parse/attributes/rules.ts';
import {random, type Random} from '../../clean/rig.ts';

const seed = 20260925;
const names = ['a0', 'a1', 'a2', 'm0', 'm1', 'text', 'diff', 'binary', 'linguist-generated'];

test('attributes of random paths under random patterns are the ones git gives', (t) => {
  const next = random(seed);
  const top = ['[attr]m0 a0 -a1 a2=x', '[attr]m1 m0 a1=y', '* a2', '*.a binary', '"\\141 b" a0=quoted', '\ta0/x -a0'].join('\n');
  const files: AttributesFile[] = [{dir: '', text: top}];
  const paths: string[] = ['x.a', 'a b', 'a0/x'];
  for (let folder = 0; folder < 500; folder++) {
    const dirs = [`d${folder}`, `d${folder}/a`, `d${folder}/a/b`].slice(0, 1 + next(3));
    for (const dir of dirs) files.push({dir, text: randomFile(next)});
    for (let path = 0; path < 12; path++) paths.push(`d${folder}/${randomPath(next)}`);
  }
  const wanted = gitAttributes(files, paths);
  const resolve = attributeResolver(files);
  for (const path of paths) {
    const said = resolve(path);
    for (const name of names) {
      const mine = spelled(said.get(name));
      if (mine !== wanted.get(`${path}\0${name}`)) t.fail(`seed ${seed}: ${JSON.stringify(path)} ${name}: git says ${wanted.get(`${path}\0${name}`)}, we say ${mine}\n${files.filter(({dir}) => dir !== '' && path.startsWith(`${dir}/`)).map(({dir, text}) => `${dir}:\n${text}`).join('\n')}`);
    }
  }
  t.pass();
});

test('attributes of hand-picked lines are the ones git gives', (t) => {
  const text = [
    '#comment a0', '!no a0', '\\!yes a0', 'bad a0 --x a1', 'crlf a0\r', 'dir/ a0', 'dir/** a1', '/anchored a0', 'deep/*/x a0', '**/any a0', 'mid/**/end a0', 'pre**/x a0',
    'un[closed a0', '[[:nope:]] a0', 'x\\', 'x a0', 'x !a0', '[attr]m0 a0', 'usesm m0', '[attr]m0 a1', 'notm -m0', '[attr] a0', `${'l'.repeat(2040)} a0=too-long`, '"open a0', 'v a0=', 'w -a0=5', '?.é a0', '??.é a1',
  ].join('\n');
  const files = [{dir: '', text}, {dir: 'sub', text: '[attr]m1 a0\nx m1'}];
  const paths = ['#comment', '!no', '!yes', 'bad', 'crlf', 'dir/x', 'dir/x/y', 'dir', 'anchored', 'sub/anchored', 'deep/a/x', 'deep/a/b/x', 'any', 'a/b/any', 'mid/end', 'mid/a/b/end', 'prefix/a/x', 'un[closed', 'x', 'x\\', 'usesm', 'notm', 'sub/x', '"open', 'v', 'w', 'é.é', 'l'.repeat(2040), 'é'];
  const wanted = gitAttributes(files, paths);
  const resolve = attributeResolver(files);
  for (const path of paths) for (const name of names) t.is(wanted.get(`${path}\0${name}`), spelled(resolve(path).get(name)), `${path} ${name}`);
});

test('attributesOf reads what a dataset cares about', (t) => {
  const text = ['*.ts linguist-language=TSX text=auto', '*.js linguist-generated', 'src/*.js linguist-generated=false linguist-vendored=false', 'docs/** linguist-documentation -linguist-detectable', '*.png binary'].join('\n');
  const of = attributesReader([{dir: '', text}]);
  t.deepEqual(of('a.ts'), {language: 'TSX', text: true});
  t.deepEqual(of('a.js'), {generated: true});
  t.deepEqual(of('src/a.js'), {generated: false, vendored: false});
  t.deepEqual(of('docs/a/b'), {documentation: true, detectable: false});
  t.deepEqual(of('a.png'), {text: false, binary: true});
  t.deepEqual(attributesOf('a.c', []), {});
});

test('attributesOf survives hostile files', (t) => {
  const chain = Array.from({length: 50_000}, (_, index) => `[attr]c${index} c${index + 1}`).join('\n');
  t.deepEqual(attributesOf('x', [{dir: '', text: `${chain}\n[attr]c50000 linguist-vendored\nx c0`}]), {vendored: true});
  // A matcher that tries one way after the other needs exponential time here.
  t.deepEqual(attributesOf(`${'a/'.repeat(500)}b`, [{dir: '', text: `${'**/*a*/'.repeat(200)}x linguist-vendored`}]), {});
});

function spelled(value: AttributeValue): string {
  if (value === undefined) return 'unspecified';
  return typeof value === 'string' ? value : value ? 'set' : 'unset';
}

function randomFile(next: Random): string {
  return Array.from({length: 1 + next(6)}, () => `${randomPattern(next)} ${Array.from({length: 1 + next(2)}, () => randomState(next)).join(' ')}`).join('\n');
}

function randomState(next: Random): string {
  const name = names[next(names.length)] ?? 'a0';
  return ['', '', '-', '!'][next(4)] + name + ['', '', '=v', '=w'][next(4)];
}

function randomPattern(next: Random): string {
  const parts = ['a', 'b', 'c', 'a', 'b', '/', '/', '*', '*', '**', '**/', '/**', '***', '?', '.', 'é', '[ab]', '[!a]', '[^b]', '[a-c]', '[]a]', '[a-]', '[[:alpha:]]', '[![:lower:]]', '[\\]a]', '[a', '[[:x:]]', '\\a', '\\*', '[--0]', '[[:a]', '[c-a]', '[a-\\c]', '**\\/'];
  return Array.from({length: 1 + next(5)}, () => parts[next(parts.length)] ?? 'a').join('');
}

function randomPath(next: Random): string {
  const parts = ['a', 'b', 'c', 'a', 'b', 'ab', '.', 'é', '-', ']', '*', 'x', '['];
  return Array.from({length: 1 + next(4)}, () => Array.from({length: 1 + next(3)}, () => parts[next(parts.length)] ?? 'a').join('')).filter((segment) => segment !== '.' && segment !== '..').join('/') || 'a';
}

/** What git says, reading the files from an index. */
function gitAttributes(files: readonly AttributesFile[], paths: readonly string[]): ReadonlyMap<string, string> {
  const dir = mkdtempSync(join(tmpdir(), 'gristmill-attributes-'));
  const git = (args: readonly string[], input: string): Buffer =>
    execFileSync('git', args, {
      cwd: dir,
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {...process.env, HOME: dir, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_ATTR_NOSYSTEM: '1', GIT_DIR: join(dir, 'git')},
    });
  try {
    git(['init', '-q', '--bare', join(dir, 'git')], '');
    const named = files.map(({dir: folder, text}, index) => {
      const path = join(dir, 'files', String(index));
      mkdirSync(dirname(path), {recursive: true});
      writeFileSync(path, text);
      return {path, name: folder === '' ? '.gitattributes' : `${folder}/.gitattributes`};
    });
    const oids = git(['hash-object', '-w', '--no-filters', '--stdin-paths'], named.map(({path}) => path).join('\n')).toString().trim().split('\n');
    git(['update-index', '--add', '--index-info'], named.map(({name}, index) => `100644 ${oids[index]}\t${name}\n`).join(''));
    const fields = git(['check-attr', '--cached', '-z', '--stdin', ...names], paths.map((path) => `${path}\0`).join('')).toString().split('\0');
    const said = new Map<string, string>();
    for (let at = 0; at + 2 < fields.length; at += 3) said.set(`${fields[at]}\0${fields[at + 1]}`, fields[at + 2] ?? '');
    return said;
  } finally {
    rmSync(dir, {recursive: true});
  }
}
