// Lists, of merges, the files that differ from every parent, through one `git log`: only there can a merge have something of its own.
import {isChangeStatus, oldName, type FileChange} from './file-change.ts';
import {fileName} from './file-name.ts';
import {streamGit, type Git} from './git-process.ts';
import {revisions, type ListingOptions} from './commit-listing.ts';
import {rawTokens} from './raw-tokens.ts';
import {renameOptions} from './rename-rules.ts';

/** By merge. One file after the other, each with a change against each parent, in their order. */
export type ListedMerges = ReadonlyMap<string, readonly FileChange[]>;

export async function listMerges(git: Git, {gitDir, tips, not, renames, alone = false}: Omit<ListingOptions, 'merges'>, signal: AbortSignal): Promise<ListedMerges> {
  const merges = new Map<string, FileChange[]>();
  if (tips.length === 0) return merges;
  const args = [
    'log', '--merges', ...(alone ? ['--no-walk=unsorted'] : []), '--stdin', '--raw', '-z', '--no-abbrev', '--format=%H', ...renameOptions(renames), '--diff-merges=dense-combined', '--combined-all-paths',
    '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap',
  ];
  let changes: FileChange[] = [];
  let head: readonly string[] = [];
  let names: Buffer[] = [];
  for await (const tokens of rawTokens(streamGit(git, args, {gitDir, input: revisions({tips, not})}, signal))) {
    for (const token of tokens) {
      if (head.length > 0) {
        names.push(token);
        if (names.length === parentsIn(head) + 1) {
          changes.push(...changesOf(head, names));
          [head, names] = [[], []];
        }
        continue;
      }
      // A log puts a newline in front of the first change of a commit.
      const text = token.toString('latin1', token[0] === newline ? 1 : 0, token.length);
      if (text.startsWith(':')) head = text.split(' ');
      else if (text !== '') merges.set(text, (changes = []));
    }
  }
  return merges;
}

const newline = 10;

/** As many colons as parents stand in front. */
function parentsIn([first = '']: readonly string[]): number {
  return first.length - first.replace(/^:+/, '').length;
}

/** `::MODE MODE MODE OID OID OID MM`: the parents, then the result; then the name in each parent, and in the result. */
function changesOf(head: readonly string[], names: readonly Buffer[]): readonly FileChange[] {
  const count = parentsIn(head);
  const [modes, oids, statuses] = [head.slice(0, count + 1).map((mode) => mode.replace(/^:+/, '')), head.slice(count + 1, 2 * count + 2), head[2 * count + 2] ?? ''];
  const [newMode = '', after = ''] = [modes[count], oids[count]];
  const now = fileName(names[count] ?? Buffer.of());
  return Array.from({length: count}, (_, at): FileChange => {
    const [oldMode = '', before = '', status = ''] = [modes[at], oids[at], statuses[at]];
    if (!isChangeStatus(status)) throw new Error(`Expected a change of git's combined format, got "${head.join(' ')}"`);
    const old = names[at] !== undefined && names[count] !== undefined && !names[at].equals(names[count]) && names[at].length > 0 ? fileName(names[at]) : undefined;
    return {status, oldMode, newMode, ...(isNone(before) ? {} : {before}), ...(isNone(after) ? {} : {after}), ...now, ...oldName(old)};
  });
}

function isNone(oid: string): boolean {
  return /^0*$/.test(oid);
}
