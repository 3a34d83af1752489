// Patches as git makes them: texts become commits of a repository that is thrown away, and `git diff-tree` compares them.
import {runGit} from '../../../../stages/source/git/git-process.ts';
import type {Context} from '../../../../stages/change/diff/context.ts';
import type {Repository} from '../git-asked.ts';

/** A side is missing where the file did not exist. More than one before is a merge. */
export interface Sides {readonly before: readonly (Uint8Array | undefined)[]; readonly after: Uint8Array | undefined}

/** `repository` is the one that is thrown away. Hunks without the file's header, in the order asked; empty where git sees no change. */
export async function gitHunks(repository: Repository, all: readonly Sides[], context: Context): Promise<readonly Buffer[]> {
  if (all.length === 0) return [];
  const {git, gitDir, signal} = repository;
  await runGit(git, ['init', '--quiet', '--bare', '--template=', '--', gitDir], {gitDir}, signal);
  const printed = (await runGit(git, ['-c', 'core.fsync=none', 'fast-import', '--quiet', '--force', '--date-format=raw'], {gitDir, input: Buffer.concat([...importOf(all)])}, signal)).toString('latin1').trim().split('\n');
  const commits = all.map(({before}) => printed.splice(0, before.length + 1));
  const shown = [...(await compared(repository, commits.filter((oids) => oids.length === 2), context)), ...(await compared(repository, commits.filter((oids) => oids.length > 2), context))];
  const hunks = new Map(shown);
  return commits.map((oids) => hunks.get(oids.at(-1) ?? '') ?? Buffer.alloc(0));
}

function* importOf(all: readonly Sides[]): Generator<Uint8Array> {
  let mark = 0;
  for (const {before, after} of all) {
    const parents: number[] = [];
    for (const side of before) {
      mark++;
      yield* commitOf(mark, side, []);
      parents.push(mark);
    }
    mark++;
    yield* commitOf(mark, after, parents);
  }
}

const [path, branch] = ['f', 'refs/heads/all'];

/** Each has a message of its own: commits of equal texts are told apart. */
function* commitOf(mark: number, text: Uint8Array | undefined, parents: readonly number[]): Generator<Uint8Array> {
  const message = String(mark);
  const links = parents.map((parent, at) => `${at === 0 ? 'from' : 'merge'} :${parent}\n`).join('');
  // Without one to begin from, a commit would follow the last one of its branch. There is one branch: each would be a file.
  yield Buffer.from(`${parents.length === 0 ? `reset ${branch}\n` : ''}commit ${branch}\nmark :${mark}\ncommitter a <a> 0 +0000\ndata ${message.length}\n${message}\n${links}deleteall\n`);
  if (text !== undefined) {
    yield Buffer.from(`M 100644 inline ${path}\ndata ${text.length}\n`);
    yield text;
    yield Buffer.from('\n');
  }
  yield Buffer.from(`\nget-mark :${mark}\n`);
}

const plain = ['--stdin', '-p', '-r', '--no-renames', '--text', '--no-ext-diff', '--no-textconv', '--no-color', '--no-abbrev'];

async function compared({git, gitDir, signal}: Repository, commits: readonly (readonly string[])[], context: Context): Promise<readonly (readonly [string, Buffer])[]> {
  if (commits.length === 0) return [];
  const isMerge = (commits[0]?.length ?? 0) > 2;
  const shown = context === 'function' ? '-W' : `-U${context}`;
  const input = commits.map((oids) => `${[oids.at(-1), ...oids.slice(0, -1)].join(' ')}\n`).join('');
  const printed = await runGit(git, ['diff-tree', ...plain, shown, ...(isMerge ? ['--cc'] : [])], {gitDir, input}, signal);
  // Lines of a patch begin with a sign, so such a line is the name of a commit.
  const text = printed.toString('latin1');
  const heads = [...text.matchAll(/^([0-9a-f]{40}|[0-9a-f]{64})$/gm)];
  return heads.map(({1: oid = '', index}, at) => [oid, hunksIn(text.slice(index, heads[at + 1]?.index ?? text.length))]);
}

function hunksIn(patch: string): Buffer {
  const start = /^@@/m.exec(patch)?.index;
  return Buffer.from(start === undefined ? '' : patch.slice(start), 'latin1');
}
