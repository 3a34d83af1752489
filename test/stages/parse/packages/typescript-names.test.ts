// Other names of files, as configurations of TypeScript give them: chains of configurations, comments, and what hostile ones say.
import test from 'ava';
import {isStub} from '../../../../graph/value/stub.ts';
import {packageOf} from '../../../../stages/parse/packages/package-of.ts';
import {placesOf} from '../../../../stages/parse/packages/package-places.ts';
import {repositoryOf} from '../../../../stages/parse/packages/repository.ts';

function aliasesIn(configs: Readonly<Record<string, string>>): (module: string, path: string) => readonly string[] {
  const facts = Object.entries(configs).flatMap(([path, text]) => {
    const found = packageOf(path, Buffer.from(text));
    return isStub(found) ? [] : [found];
  });
  return repositoryOf(placesOf(facts)).typescript.aliased;
}

test('a name leads where the nearest configuration says, by the longest pattern that it fits', (t) => {
  const aliased = aliasesIn({
    'tsconfig.json': '// Ours.\n{"compilerOptions": {"paths": {"@/*": ["src/*", "gen/*"], "@/deep/*": ["./deep/*"], "exact": ["src/one.ts"], "a*z": ["src/*/z"],},},}',
    'web/tsconfig.json': '{"compilerOptions": {"baseUrl": "app", "paths": {"~/*": ["*"], "@/*": ["../web-src/*"]}}}',
  });
  t.deepEqual(aliased('@/a/b', 'src/x.ts'), ['src/a/b', 'gen/a/b']);
  t.deepEqual(aliased('@/deep/b', 'src/x.ts'), ['deep/b']);
  t.deepEqual(aliased('exact', 'x.ts'), ['src/one.ts']);
  t.deepEqual(aliased('amz', 'x.ts'), ['src/m/z']);
  t.deepEqual(aliased('az', 'x.ts'), ['src/z']);
  t.deepEqual(aliased('a', 'x.ts'), []);
  t.deepEqual(aliased('~/a', 'web/x.ts'), ['web/app/a']);
  t.deepEqual(aliased('@/a', 'web/in/x.ts'), ['web/web-src/a']);
  t.deepEqual(aliased('react', 'web/x.ts'), []);
});

test('a configuration takes the names of those that it extends, and its own stand in their place', (t) => {
  const base = '{"compilerOptions": {"paths": {"#/*": ["lib/*"]}}}';
  t.deepEqual(aliasesIn({'tsconfig.json': '{"extends": "./config/tsconfig.base"}', 'config/tsconfig.base.json': base})('#/a', 'x.ts'), ['config/lib/a']);
  t.deepEqual(aliasesIn({'a/tsconfig.json': '{"extends": ["../tsconfig.base.json", "../tsconfig.other.json"]}', 'tsconfig.base.json': base, 'tsconfig.other.json': '{"extends": "./nowhere.json"}'})('#/a', 'a/x.ts'), ['lib/a']);
  t.deepEqual(aliasesIn({'tsconfig.json': '{"extends": "./tsconfig.base.json", "compilerOptions": {"paths": {"!/*": ["own/*"]}}}', 'tsconfig.base.json': base})('#/a', 'x.ts'), []);
  t.deepEqual(aliasesIn({'jsconfig.json': base, 'tsconfig.base.json': base})('#/a', 'x.js'), ['lib/a']);
});

test('what leads out of the repository, round in circles, or nowhere, leads to nothing', (t) => {
  t.deepEqual(aliasesIn({'tsconfig.json': '{"extends": "./tsconfig.json"}'})('a', 'x.ts'), []);
  t.deepEqual(aliasesIn({'tsconfig.json': '{"extends": ["./tsconfig.a.json", "./tsconfig.a.json"]}', 'tsconfig.a.json': '{"extends": ["./tsconfig.json", "./tsconfig.json"]}'})('a', 'x.ts'), []);
  t.deepEqual(aliasesIn({'a/tsconfig.json': '{"extends": "../../../etc/tsconfig.json", "compilerOptions": {"paths": {"x/*": ["../../*"], "y": ["/etc/passwd"], "z": [1, null, {}], "*": ["any/*"]}}}'})('x/../../../b', 'a/x.ts'), []);
  for (const text of ['', '[]', 'null', '{"compilerOptions": {"paths": []}}', '{"compilerOptions": 1, "extends": {}}', `{"compilerOptions": {"paths": {"__proto__": ["a"], "constructor": "b"}}}`, '['.repeat(100_000)]) {
    t.deepEqual(aliasesIn({'tsconfig.json': text})('constructor', 'x.ts'), [], text.slice(0, 40));
  }
});
