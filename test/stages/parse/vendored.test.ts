// Paths of other people's work, and of documentation.
import test from 'ava';
import {isDocumentation} from '../../../stages/parse/documentation.ts';
import {isVendored} from '../../../stages/parse/vendored.ts';

test('isVendored takes copied libraries and placed files', (t) => {
  const vendored = [
    'node_modules/a.js', 'a/vendor/b.go', 'third_party/a.c', 'a/3rdparty/b.c', 'deps/a.c', 'dist/a.js', 'a/cache/b', 'debian/rules', 'a/testdata/b', 'external/a', 'Vendor/a',
    'jquery.js', 'jquery-1.7.1.min.js', 'jquery-ui-1.8.css', 'a/bootstrap.css', 'bootstrap-grid.min.css', 'a/angular-route.js', 'd3.v3.js', 'react-dom.js', 'modernizr-2.7.1.js', 'knockout-3.4.2.js', 'knockout-3.4.2.debug.js',
    'types/a.d.ts', 'configure', 'a/config.guess', 'gradlew', 'gradle/wrapper/a.jar', '.yarn/releases/yarn.cjs', '.github/workflows/a.yml', '.gitignore', 'Jenkinsfile', 'codemirror/lib/a.js', 'Packages/A.1.2/b', 'test/fixtures/a', 'Specs/fixtures/a'.replace('Specs', 'Spec'),
  ];
  t.deepEqual(vendored.filter((path) => !isVendored(path)), []);
});

test('isVendored leaves a project its own files', (t) => {
  const own = ['src/a.ts', 'a/deps/b.c', 'cached/a', 'a/debian/b', 'vendored.ts', 'jquery-plugin-of-ours/index.ts', 'reactor.js', 'reconfigure', 'a/configure.ac', 'distance/a.c', 'environment/a.py', 'angular.ts', 'src/minify.js', 'admin.js'];
  t.deepEqual(own.filter((path) => isVendored(path)), []);
});

test('isDocumentation takes folders and files by their custom', (t) => {
  for (const path of ['docs/a.md', 'Doc/a', 'a/Documentation/b', 'man/a.1', 'examples/a.rs', 'README.md', 'a/readme', 'CHANGELOG', 'LICENSE-MIT'.slice(0, 7), 'CITATION.cff', 'a/javadoc/b.html']) t.true(isDocumentation(path), path);
  for (const path of ['a/docs/b.md', 'src/a.rs', 'documentary/a', 'README_generator.ts', 'a/examples/b']) t.false(isDocumentation(path), path);
});
