// What the name of a file says of tests: whether it is one, and what the file that it tests would be called. By whole words: `latest.rs` is none.

export interface TestName {
  /** What is tested, by the name of its file. */
  readonly stem: string;
  /** The convention that says so. */
  readonly rule: string;
}

const rules: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['test_*', /^tests?[_-](.+)$/],
  ['*_test', /^(.+?)[._-](?:tests?|unittests?)$/],
  ['*.spec', /^(.+?)[._-]specs?$/],
  ['*Test', /^(.*[a-z0-9])(?:Tests?|TestCase|IT|Spec)$/],
  ['Test*', /^Test([A-Z].*)$/],
];

const testFolder = /^(?:tests?|__tests__|specs?|unittests?)$/i;

/** Missing for a file that is no test. One that only lies among tests may be a part of them that others use: whether it tests anything, evidence has to say. */
export function testName(path: string): TestName | undefined {
  const {folders, name} = partsOf(path);
  for (const [rule, pattern] of rules) {
    const stem = pattern.exec(name)?.[1];
    if (stem !== undefined) return {stem, rule};
  }
  // A module of Rust may have its tests in a file of their own.
  if (/^tests?$/.test(name) && path.endsWith('.rs')) return {stem: folders.findLast((one) => !isSource.test(one)) ?? 'lib', rule: 'tests.rs'};
  return folders.some((folder) => testFolder.test(folder)) ? {stem: name, rule: 'tests/*'} : undefined;
}

const isSource = /^(?:src|lib|source)$/;
/** A file of such a name is its folder. */
const standsForFolder = /^(?:index|lib|main|mod|__init__)$/;

/** The buckets in which tests look for a file: its name, and that of its folder where it stands for that. Hyphens, case and the sort of script tell nothing apart. */
export function stemBuckets(path: string): readonly string[] {
  const {folders, name} = partsOf(path);
  const folder = folders.findLast((one) => !isSource.test(one));
  return standsForFolder.test(name) && folder !== undefined ? [stemBucket(path, name), stemBucket(path, folder)] : [stemBucket(path, name)];
}

/** And not for its folder, which others import for what it hands on. */
export function standsForItself(path: string): boolean {
  return !standsForFolder.test(partsOf(path).name);
}

export function stemBucket(path: string, stem: string): string {
  return `${familyOf(path)} ${stem.toLowerCase().replace(/[-_]/g, '')}`;
}

/** Where a file lies, apart from what only tells code and tests apart: equal for `src/main/java/a/B.java` and `src/test/java/a/BTest.java`. */
export function placeOf(path: string): string {
  return partsOf(path).folders.filter((folder) => !testFolder.test(folder) && !/^(?:src|lib|source|main|unit)$/.test(folder)).join('/');
}

const families: readonly RegExp[] = [/^[cm]?[jt]sx?$/, /^(?:c|cc|cpp|cxx|h|hh|hpp)$/, /^(?:java|kt|scala|groovy)$/, /^exs?$/];

function familyOf(path: string): string {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const family = families.findIndex((one) => one.test(extension));
  return family === -1 ? extension : String(family);
}

function partsOf(path: string): {readonly folders: readonly string[]; readonly name: string} {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return {folders, name: file.replace(/(?<=.)\.[^.]*$/, '')};
}
