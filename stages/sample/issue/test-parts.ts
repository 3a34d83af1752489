// A patch in two: what solves a problem and what tests that, so that the one can be applied and then the other.
import type {FilePatch} from '../patch-spans.ts';

export interface TestParts {readonly own: readonly FilePatch[]; readonly tests: readonly FilePatch[]}

/**
 * A test that was a file which the solution touches as well, under its former name, is of the solution: renames and copies are told of what was there
 * before, and that is gone once the solution is applied.
 */
export function testParts(files: readonly FilePatch[], isTest: (path: string) => boolean): TestParts {
  let own = files.filter(({path}) => !isTest(path));
  for (let before = -1; before < own.length; ) {
    before = own.length;
    const touched = new Set(own.flatMap(({path, oldPath}) => (oldPath === undefined ? [path] : [path, oldPath])));
    const solving = new Set(own);
    own = files.filter((file) => solving.has(file) || (file.oldPath !== undefined && touched.has(file.oldPath)));
  }
  const solving = new Set(own);
  return {own, tests: files.filter((file) => !solving.has(file))};
}
