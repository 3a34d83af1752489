import test from 'ava';
import {changeType} from '../../../stages/chunk/change-type.ts';
import {commitIntent} from '../../../stages/chunk/commit-intent.ts';
import {fileNature, type FileNature} from '../../../stages/chunk/file-nature.ts';
import {cutChange} from './rig.ts';

async function types(path: string, language: string, [sides, message]: readonly [readonly [string | undefined, string | undefined], string]): Promise<readonly string[]> {
  const {chunks} = await cutChange(language, sides);
  return chunks.map((chunk) => changeType(chunk, {path, intent: commitIntent(message)}).type);
}

test('changeType() goes by the code before it goes by the message', async (t) => {
  const code = 'fn a() {\n    one();\n}\n';
  const is = async (message: string, before: string | undefined, after: string | undefined, path = 'src/lib.rs') => await types(path, 'Rust', [[before, after], message]);
  t.deepEqual(await is('fix: b', undefined, code), ['new_function']);
  t.deepEqual(await is('fix: b', code, undefined), ['deletion']);
  t.deepEqual(await is('', undefined, 'pub struct S;\n'), ['new_struct']);
  t.deepEqual(await is('', undefined, 'const A: u8 = 1;\n'), ['modified_logic']);
  t.deepEqual(await is('', undefined, `#[test]\n${code}`), ['new_test']);
  t.deepEqual(await is('', undefined, code, 'tests/a.rs'), ['new_test']);
  t.deepEqual(await is('', undefined, code, 'src/latest/contest.rs'), ['new_function']);
  t.deepEqual(await is('Say it', code, code.replace('one', 'two')), ['modified_function']);
  t.deepEqual(await is('fix: crash', code, code.replace('one', 'two')), ['bug_fix']);
  t.deepEqual(await is('perf: less', code, code.replace('one', 'two')), ['optimization']);
  const long = `fn a(list: &[u64]) -> u64 {\n${Array.from({length: 12}, (_, at) => `    total += list[${at}] * step(${at});\n`).join('')}    total\n}\n`;
  t.deepEqual(await is('fix: x', long, long.replace('fn a', 'fn sum')), ['refactoring']);
  t.deepEqual(await is('', code, code.replace('    one', '    // Why.\n    one')), ['documentation']);
  t.deepEqual(await is('fix: x', 'use a::b;\n', 'use a::c;\n'), ['imports']);
  t.deepEqual(await is('', 'struct S {\n    a: u8,\n}\n', 'struct S {\n    a: u8,\n    b: u8,\n}\n'), ['modified_logic']);
  t.deepEqual(await types('Cargo.toml', 'TOML', [['a = 1\n', 'a = 2\n'], 'fix: x']), ['configuration']);
  t.deepEqual(await types('README.md', 'Markdown', [['# A\n', '# B\n'], 'fix: x']), ['documentation']);
  t.deepEqual(await types('a.zzz', '', [['a\n', 'b\n'], '']), ['modified_logic']);
  t.deepEqual(await types('a.zzz', '', [[undefined, 'b\n'], '']), ['unknown']);
});

test('changeType() says how sure it is, and by what', async (t) => {
  const {chunks: [chunk]} = await cutChange('Rust', ['fn a() {\n    one();\n}\n', 'fn a() {\n    two();\n}\n']);
  if (chunk === undefined) return t.fail();
  t.deepEqual(changeType(chunk, {path: 'a.rs', intent: commitIntent('fix(core)!: no crash')}), {type: 'bug_fix', confidence: 0.9, evidence: ['function changed: body', 'commit type "fix"']});
  t.deepEqual(changeType(chunk, {path: 'a.rs', intent: commitIntent('Avoid a panic on empty input')}), {type: 'bug_fix', confidence: 0.5, evidence: ['function changed: body', 'word "panic"']});
  t.deepEqual(changeType(chunk, {path: 'a.rs', intent: undefined}), {type: 'modified_function', confidence: 0.7, evidence: ['function changed: body']});
});

test('commitIntent() reads whole words, and believes a type over words', (t) => {
  t.is(commitIntent('Prefix the suffix'), undefined);
  t.is(commitIntent('feat: fix nothing'), undefined);
  t.is(commitIntent('Cached lookups')?.intent, 'optimization');
  t.is(commitIntent('')?.intent, undefined);
  t.is(commitIntent('Say more\n\nfix: below')?.intent, undefined);
  t.is(commitIntent('fixup! fix(a): b')?.intent, 'bug_fix');
  t.is(commitIntent(`fix(${'a'.repeat(100_000)}`)?.confidence, 0.5);
});

test('fileNature() goes by names', (t) => {
  const is: Readonly<Record<FileNature, readonly string[]>> = {documentation: ['README', 'docs/a.md', 'a/LICENSE'], configuration: ['requirements.txt', '.gitignore', 'a.yml', 'Dockerfile', 'CMakeLists.txt'], code: ['a.rs', 'src/readme.py', 'Rakefile.rb']};
  for (const [nature, paths] of Object.entries(is)) for (const path of paths) t.is(String(fileNature(path)), nature, path);
});
