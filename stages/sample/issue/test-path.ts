// Whether a path is one of tests, by its segments, or by what the repository says of its own: `latest` is no test.
import {pathChooser} from '../../parse/path-chooser.ts';

const folders = /^(?:tests?|testing|testdata|test_data|testsuite|e2e|specs?|__tests__|__snapshots__|fixtures)$/i;
const names = /(?:^|[._-])(?:tests?|spec|snap)(?=[._-]|$)|^test_|[a-z]Tests?\.\w+$/;

/** `globs`: of a repository that keeps its tests elsewhere. */
export function testChooser(globs: readonly string[] = none): (path: string) => boolean {
  const named = globs.length === 0 ? () => false : (path: string) => pathChooser({include: globs, exclude: none})(path) === undefined;
  return (path) => isTestPath(path) || named(path);
}

const none: readonly string[] = [];

export function isTestPath(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return segments.some((segment) => folders.test(segment)) || names.test(name);
}
