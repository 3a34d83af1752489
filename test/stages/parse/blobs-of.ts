// Every content that a repository ever had, with a path it had: for judges that look at whole histories.
import {execFileSync} from 'node:child_process';
import type {JudgedFile} from './linguist.ts';

/** In portions of at most so many bytes, or a content that has more alone. */
const portion = 16 * 1024 * 1024;

/** Of a bare repository, regular files only: each object once, under the first path that git lists it by. */
export function* blobsOf(repository: string): Generator<readonly JudgedFile[]> {
  const git = (args: readonly string[], input: string) => execFileSync('git', ['-C', repository, ...args], {input, maxBuffer: 2 ** 31 - 1});
  const paths = new Map<string, string>();
  for (const change of git(['log', '--all', '-m', '--root', '--raw', '--no-renames', '--no-abbrev', '--format=', '-z'], '').toString('utf8').matchAll(/:\d+ (\d+) \w+ (\w+) \w+\0([^\0]*)\0/g)) {
    const [, mode = '', oid = '', path = ''] = change;
    if (mode.startsWith('100') && !paths.has(oid)) paths.set(oid, path);
  }
  const sizes = git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], [...paths.keys()].join('\n')).toString('latin1').split('\n').filter((line) => line !== '');
  let asked: string[] = [];
  let bytes = 0;
  for (const line of sizes) {
    const [oid = '', size = ''] = line.split(' ');
    if (asked.length > 0 && bytes + Number(size) > portion) {
      yield contents(asked);
      asked = [];
      bytes = 0;
    }
    asked.push(oid);
    bytes += Number(size);
  }
  if (asked.length > 0) yield contents(asked);

  function contents(oids: readonly string[]): readonly JudgedFile[] {
    const all = git(['cat-file', '--batch'], oids.join('\n'));
    let at = 0;
    return oids.map((oid) => {
      const start = all.indexOf(10, at) + 1;
      const end = start + Number(all.toString('latin1', at, start - 1).split(' ')[2]);
      at = end + 1;
      return {path: paths.get(oid) ?? '', content: all.subarray(start, end)};
    });
  }
}
