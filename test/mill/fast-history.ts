// Long histories in one process: a stream for `git fast-import`, with every kind of change a tree can see.
import type {Random} from '../graph/rig/random.ts';
import type {Repo} from '../stages/source/git/rig.ts';

export interface HistoryOptions {
  readonly commits: number;
  readonly branch?: string;
  /** Commits made before, that the first one builds upon. */
  readonly onto?: string;
}

/** A branch of plain commits: each edits one of some twenty files of code. Kind to no cache, and quickly made. */
export function plainHistory(repo: Repo, dice: Random, {commits, branch = 'main', onto}: HistoryOptions): void {
  const stream: (string | Buffer)[] = [];
  for (let count = 0; count < commits; count++) {
    const text = Array.from({length: 5 + dice.int(40)}, (_, line) => `let line_${line} = ${dice.int(1000)};`).join('\n');
    stream.push(
      `commit refs/heads/${branch}\nauthor Author <author@example.org> ${1_500_000_000 + count * 60} +0200\ncommitter Committer <committer@example.org> ${1_500_000_000 + count * 60} +0000\n`,
      data(`Change number ${count}\n\nBecause of ${dice.int(1000)}.\n`),
      count === 0 && onto !== undefined ? `from ${onto}\n` : '',
      `M 100644 inline src/file_${dice.int(20)}.rs\n`,
      data(`${text}\n`),
    );
  }
  importStream(repo, stream);
}

export function importStream(repo: Repo, stream: readonly (string | Buffer)[]): void {
  repo.bytes(['fast-import', '--quiet', '--force', '--date-format=raw'], Buffer.concat(stream.map((piece) => Buffer.from(piece))));
}

export function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}
