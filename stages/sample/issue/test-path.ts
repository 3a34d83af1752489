// Whether a path is one of tests, by its segments: `latest` is no test.

const folders = /^(?:tests?|testing|testdata|test_data|testsuite|e2e|specs?|__tests__|__snapshots__|fixtures)$/i;
const names = /(?:^|[._-])(?:tests?|spec|snap)(?=[._-]|$)|^test_|[a-z]Tests?\.\w+$/;

export function isTestPath(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return segments.some((segment) => folders.test(segment)) || names.test(name);
}
