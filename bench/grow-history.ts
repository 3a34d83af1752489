// Adds commits to the branch of a repository of ours, each changing a few existing files by one line, as a person at work would.
import {runGit, type Git} from '../stages/source/git/git-process.ts';

export interface Growth {readonly commits: number; readonly filesEach: number}

/** Called again and again, it never writes the same line twice. */
export type Grow = (growth: Growth, signal: AbortSignal) => Promise<void>;

interface Text {readonly path: string; lines: readonly string[]}

const poolSize = 40;

export function growHistory(git: Git, gitDir: string): Grow {
  let pool: Promise<readonly Text[]> | undefined;
  let written = 0;
  return async ({commits, filesEach}, signal) => {
    pool ??= textsOf(git, gitDir, signal);
    const texts = await pool;
    if (texts.length < filesEach) throw new Error(`Could not add commits: they are to change ${filesEach} files, and the repository has ${texts.length} that could be changed`);
    const date = Number((await runGit(git, ['log', '-1', '--format=%ct', 'HEAD'], {gitDir}, signal)).toString());
    const stream = Array.from({length: commits}, (_, at) => {
      const changed = Array.from({length: filesEach}, () => texts[written++ % texts.length]).filter((text) => text !== undefined);
      return commitCommand({date: date + 60 * (at + 1), first: at === 0, changed: changed.map((text) => grown(text, written))});
    });
    await runGit(git, ['fast-import', '--quiet'], {gitDir, input: stream.join('')}, signal);
  };
}

/** Plain files of middling size, spread over the whole tree. */
async function textsOf(git: Git, gitDir: string, signal: AbortSignal): Promise<readonly Text[]> {
  const listing = (await runGit(git, ['ls-tree', '-r', '-l', 'HEAD'], {gitDir}, signal)).toString();
  const files = [...listing.matchAll(/^100644 blob ([0-9a-f]+) +(\d+)\t([\w./-]+)$/gm)].map(([, oid = '', size, path = '']) => ({oid, size: Number(size), path}));
  const fit = files.filter(({size}) => size >= 200 && size <= 100_000);
  const step = Math.max(1, Math.floor(fit.length / poolSize));
  const chosen = fit.filter((_, at) => at % step === 0).slice(0, poolSize);
  const texts: Text[] = [];
  for (const {oid, path} of chosen) {
    const bytes = await runGit(git, ['cat-file', 'blob', oid], {gitDir}, signal);
    const text = bytes.toString();
    if (!bytes.includes(0) && Buffer.from(text).equals(bytes)) texts.push({path, lines: text.split('\n')});
  }
  return texts;
}

function grown(text: Text, count: number): {readonly path: string; readonly content: string} {
  const middle = Math.floor(text.lines.length / 2);
  text.lines = text.lines.toSpliced(middle, 0, `${commentSign(text.path)}A line that the bench added as number ${count} to ${text.path}`);
  return {path: text.path, content: text.lines.join('\n')};
}

/** Nobody breaks a manifest or a program by hand and commits it. */
function commentSign(path: string): string {
  if (/\.(?:toml|ya?ml|sh|py|rb|cfg|conf|ini)$/.test(path)) return '# ';
  return /\.(?:rs|[cm]?[jt]sx?|c|h|cc|cpp|hpp|go|java|kt|cs|swift|scala|php)$/.test(path) ? '// ' : '';
}

interface Commit {readonly date: number; readonly first: boolean; readonly changed: readonly {readonly path: string; readonly content: string}[]}

function commitCommand({date, first, changed}: Commit): string {
  return [
    'commit refs/heads/main\n',
    `author Bench <bench@example.com> ${date} +0000\ncommitter Bench <bench@example.com> ${date} +0000\n`,
    data('Add a line to some files\n'),
    // Only the first one must be told what it follows.
    first ? 'from refs/heads/main^0\n' : '',
    ...changed.map(({path, content}) => `M 100644 inline ${path}\n${data(content)}`),
    '\n',
  ].join('');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
