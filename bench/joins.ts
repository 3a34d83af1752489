// Holds the joins of requests and commits, as a finished dataset with change groups has them, against git: how many of the merged requests are grouped with their
// commit, and whether joins drawn by lot are right. The judge asks git alone: what the line reaches, what git's own merge of the head comes to, and git's patch-ids.
//
//   node bench/joins.ts GITDIR OUT [LINE] [COUNT] [SEED]
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const [dir, out, line = 'HEAD', asked = '200', seed = '1'] = process.argv.slice(2);
if (dir === undefined || out === undefined) throw new Error('Usage: node bench/joins.ts GITDIR OUT [LINE] [COUNT] [SEED]: a bare repository with refs/pull, a dataset of it with "groups", and the commit that it is of');

interface Join {readonly pull: number; readonly commit: string; readonly group: string; readonly evidence: string; readonly subject: string}
interface OfLine {readonly tree: string; readonly parent: string | undefined; readonly subject: string; readonly number: number | undefined}
type Judged = 'reached' | 'git merges it to this tree' | 'equal patch-id' | `shares ${number} % of its lines`;

const git = (args: readonly string[], input?: string): string => execFileSync('git', [`--git-dir=${dir}`, ...args], {maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'], ...(input !== undefined && {input})}).toString('latin1');
/** Git ends with a failure where it merged and there were conflicts. */
const tried = (args: readonly string[], input?: string): string => {
  try {
    return git(args, input).trim();
  } catch {
    return '';
  }
};
const lines = (text: string): readonly string[] => text.split('\n').filter((one) => one !== '');

const heads = new Map(lines(git(['for-each-ref', '--format=%(refname) %(objectname)', 'refs/pull'])).flatMap((text): readonly (readonly [number, string])[] => {
  const [, number, oid] = /^refs\/pull\/(\d+)\/head ([0-9a-f]+)$/.exec(text) ?? [];
  return number === undefined || oid === undefined ? [] : [[Number(number), oid]];
}));
const reached = new Set(lines(git(['rev-list', line])));
const onLine = new Map(lines(git(['log', '--first-parent', '--format=%H%x00%T%x00%P%x00%s', line])).map((text): readonly [string, OfLine] => {
  const [oid = '', tree = '', parents = '', subject = ''] = text.split('\0');
  const number = /\(#(\d+)\)\s*$/.exec(subject)?.[1];
  return [oid, {tree, parent: parents.split(' ')[0] || undefined, subject, number: number === undefined || subject.startsWith('Revert "') ? undefined : Number(number)}];
}));
const {joins, groupOf} = joinsOf(out);
console.log(`${heads.size} heads of requests, ${onLine.size} commits on the line, ${joins.length} joins of ${new Set(joins.map(({pull}) => pull)).size} requests`);

/** What git by itself can tell of requests that came in, and how many of those are grouped with the commit that it tells. */
function share(): void {
  const named = Map.groupBy([...onLine].filter(([, {number}]) => number !== undefined && heads.has(number)), ([, {number}]) => number ?? 0);
  const patches = new Map(patchesOf([...onLine.keys()]));
  const joined = Map.groupBy(joins, ({pull}) => pull);
  const counts: Record<string, {evidence: number; grouped: number; missed: number[]}> = {};
  const count = (what: string, pull: number, commits: readonly string[]) => {
    const one = (counts[what] ??= {evidence: 0, grouped: 0, missed: []});
    one.evidence++;
    const groups = new Set((joined.get(pull) ?? []).map(({group}) => group));
    if (commits.some((oid) => groups.has(groupOf.get(oid) ?? oid))) one.grouped++;
    else one.missed.push(pull);
  };
  for (const [pull, head] of heads) {
    const own = named.get(pull) ?? [];
    const proven = own.filter(([oid]) => judged(pull, oid) !== undefined).map(([oid]) => oid);
    const alike = patches.get(patchOf(head));
    const standing = onLine.get(head)?.number;
    if (standing !== undefined && standing !== pull) count('(its head is the commit of another request: it was reset to the line)', pull, [head]);
    else if (reached.has(head)) count('the line reaches its head', pull, [head]);
    else if (proven.length > 0) count('named, and git merges it to the tree of that commit, or has an equal patch-id', pull, proven);
    else if (alike !== undefined) count('not named, and a commit of the line has its patch-id', pull, [alike]);
    else if (own.length > 0) count('(named alone: no evidence but the number)', pull, own.map(([oid]) => oid));
  }
  const sure = Object.entries(counts).filter(([what]) => !what.startsWith('('));
  for (const [what, {evidence, grouped, missed}] of Object.entries(counts)) console.log(`${what}: ${evidence}, of which ${grouped} are grouped with it${missed.length === 0 ? '' : `; not ${missed.slice(0, 20).join(', ')}`}`);
  const [all, those] = [sure.reduce((sum, [, {evidence}]) => sum + evidence, 0), sure.reduce((sum, [, {grouped}]) => sum + grouped, 0)];
  console.log(`share: ${those} of ${all} with evidence, ${((those * 100) / all).toFixed(2)} %`);
}

/** Commits by their patch-ids. Where an object is missing, as the largest are of a snapshot, the commits around it are asked one by one. */
function patchesOf(commits: readonly string[], atOnce = 64): readonly (readonly [string, string])[] {
  return Array.from({length: Math.ceil(commits.length / atOnce)}, (_, at) => commits.slice(at * atOnce, (at + 1) * atOnce)).flatMap((some) => {
    const patches = tried(['log', '--no-walk', '--stdin', '-p', '--no-renames', '--full-index', '--no-merges', '--format=commit %H'], some.join('\n'));
    if (patches === '' && atOnce > 1) return patchesOf(some, 1);
    return lines(tried(['patch-id', '--stable'], patches)).map((text): readonly [string, string] => [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)]);
  });
}

function lot(): void {
  const drawn = drawnFrom(joins, Number(asked), Number(seed));
  const verdicts: Record<string, number> = {};
  for (const {pull, commit, evidence, subject} of drawn) {
    const verdict = heads.has(pull) ? (judged(pull, commit) ?? alike(pull, commit)) : 'its head is not there';
    const kind = verdict.startsWith('shares') ? (Number.parseInt(verdict.slice('shares '.length)) >= 50 ? 'shares half of its lines or more' : 'shares less') : verdict;
    verdicts[kind] = (verdicts[kind] ?? 0) + 1;
    console.log(`pull ${pull}\t${commit.slice(0, 12)}\t${evidence}\t${verdict}\t${subject}\t| ${tried(['log', '-1', '--format=%s', heads.get(pull) ?? ''])}`);
  }
  console.log(`${drawn.length} joins drawn: ${JSON.stringify(verdicts)}`);
}

function judged(pull: number, commit: string): Judged | undefined {
  const head = heads.get(pull);
  if (head === undefined) return undefined;
  if (head === commit || (reached.has(head) && lines(tried(['rev-list', head, '--not', `${mergeThatBrought(head) ?? head}^1`])).includes(commit)) || mergeThatBrought(head) === commit) return 'reached';
  const {tree, parent} = onLine.get(commit) ?? {tree: tried(['rev-parse', `${commit}^{tree}`]), parent: tried(['rev-parse', '--verify', `${commit}^1`]) || undefined};
  if (parent === undefined) return undefined;
  if (tried(['merge-tree', '--write-tree', parent, head]).split('\n')[0] === tree) return 'git merges it to this tree';
  const own = patchBetween(parent, commit);
  return own !== '' && own === patchOf(head) ? 'equal patch-id' : undefined;
}

/** The commit of the line with which a commit came in. */
function mergeThatBrought(head: string): string | undefined {
  const known = broughtBy.get(head) ?? lines(tried(['rev-list', '--first-parent', '--ancestry-path', `${head}..${line}`])).at(-1);
  if (known !== undefined) broughtBy.set(head, known);
  return known;
}
const broughtBy = new Map<string, string>();

function patchBetween(before: string, after: string): string {
  return tried(['patch-id', '--stable'], tried(['diff', '--no-renames', '--full-index', before, after])).split(' ')[0] ?? '';
}

/** Of the whole change of a head. */
function patchOf(head: string): string {
  const known = patchOfHead.get(head) ?? patchBetween(tried(['merge-base', line, head]), head);
  patchOfHead.set(head, known);
  return known;
}
const patchOfHead = new Map<string, string>();

/** Of the lines that a commit changed, how many the request changes in the same way. */
function alike(pull: number, commit: string): Judged {
  const head = heads.get(pull) ?? '';
  const changed = (before: string, after: string) => lines(tried(['diff', '--no-renames', '-U0', before, after])).filter((text) => /^[+-](?!\+\+|--)/.test(text) && text.trim().length > 1);
  const own = changed(`${commit}^1`, commit);
  const theirs = new Set(changed(tried(['merge-base', `${commit}^1`, head]), head));
  return `shares ${own.length === 0 ? 0 : Math.floor((own.filter((text) => theirs.has(text)).length * 100) / own.length)} % of its lines`;
}

/** By the records of commits, which say with what they are linked and why. */
function joinsOf(folder: string): {readonly joins: readonly Join[]; readonly groupOf: ReadonlyMap<string, string>} {
  const {shards} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {readonly shards: readonly {readonly file: string; readonly kind: string}[]};
  const [found, groupOf]: [Join[], Map<string, string>] = [[], new Map()];
  for (const {file} of shards.filter(({kind}) => kind === 'commit')) {
    for (const text of lines(readFileSync(join(folder, file), 'utf8'))) {
      const {commit_hash: commit, message, change_group: group} = JSON.parse(text) as {readonly commit_hash: string; readonly message: string; readonly change_group?: {readonly id: string; readonly links: readonly {readonly with: string; readonly evidence: string}[]}};
      if (group === undefined) continue;
      groupOf.set(commit, group.id);
      const links = Map.groupBy(group.links.filter((link) => link.with.startsWith('pull ') && link.evidence !== 'reverts pull'), (link) => link.with);
      for (const [pull, own] of links) found.push({pull: Number(pull.slice('pull '.length)), commit, group: group.id, evidence: own.map(({evidence}) => evidence).join(', '), subject: message.split('\n', 1)[0] ?? ''});
    }
  }
  return {joins: found, groupOf};
}

/** The same ones for the same seed. */
function drawnFrom<T>(all: readonly T[], count: number, from: number): readonly T[] {
  const left = [...all];
  const drawn: T[] = [];
  for (let state = from >>> 0; drawn.length < count && left.length > 0;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    drawn.push(...left.splice(Math.floor((state / 2 ** 32) * left.length), 1));
  }
  return drawn;
}

share();
lot();
