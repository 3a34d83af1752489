// Random histories with every kind of change git can record, odd names and odd contents: what patches are judged on.
import type {Random} from '../graph/rig/random.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {data, importStream} from './fast-history.ts';

interface Leaf {readonly mode: string; readonly content: string | Buffer}
type Tree = Map<string, Leaf>;

const names = ['a.rs', 'with space.ts', 'quo"te.py', 'back\\slash', 'tab\there', 'new\nline', 'päth/ü.txt', 'deep/er/down/x.rs', '-dash', 'b.rs', ' lead', 'trail ', 'emoji 🦀.rs', 'del\x7fete', 'bell\x07', 'rtl\u202e.txt'];

/** Makes `commits` commits on several branches, merged now and then; HEAD's branch comes to hold all of them. */
export function wildHistory(repo: Repo, dice: Random, commits: number): void {
  const stream: (string | Buffer)[] = [];
  const heads = new Map<string, {readonly mark: number; readonly tree: Tree}>();
  for (let mark = 1; mark <= commits; mark++) {
    const root = mark === 1 || dice.chance(15);
    const branch = root ? `root-${mark}` : dice.pick([...heads.keys()]);
    const base = heads.get(branch);
    const tree: Tree = new Map(base?.tree);
    const other = !root && dice.chance(5) ? dice.pick([...heads.values()]) : undefined;
    stream.push(
      `commit refs/heads/${branch}\nmark :${mark}\nauthor ${dice.pick(authors)} <a@example.org> ${1_400_000_000 + dice.int(100_000_000)} ${dice.pick(['+0000', '-0330', '+1245'])}\n`,
      `committer C <c@example.org> ${1_500_000_000 + mark} +0000\n`,
      data(dice.pick(messages) + (dice.chance(2) ? '\n' : '')),
      base === undefined ? '' : `from :${base.mark}\n`,
      other === undefined || other.mark === base?.mark ? '' : `merge :${other.mark}\n`,
    );
    if (other !== undefined) for (const [name, leaf] of other.tree) if (dice.chance(2)) tree.set(name, leaf);
    for (let left = dice.int(4); left > 0; left--) change(tree, dice, mark);
    stream.push('deleteall\n', ...[...tree].flatMap(([name, leaf]) => file(name, leaf)));
    heads.set(branch, {mark, tree});
  }
  const [first, ...rest] = [...heads.values()].map((head) => head.mark);
  if (first === undefined) return;
  stream.push('commit refs/heads/main\nauthor A <a@example.org> 1600000000 +0000\ncommitter C <c@example.org> 1600000000 +0000\n', data('all of it'), `from :${first}\n`, ...rest.map((mark) => `merge :${mark}\n`));
  importStream(repo, stream);
}

const authors = ['Author', 'Ünï Çödé', 'Jürgen "Q" O\'Neil', '名前'];
const messages = ['one line', 'subject\n\nbody\nof lines', '', '\n\nleading newlines', 'Diff:\ndiff --git a/x b/x', 'tabs\tand \\ "quotes" 🦀', 'trailing spaces   \n\n\n', 'carriage\r\nreturns\r\n'];

function change(tree: Tree, dice: Random, mark: number): void {
  const name = freeName(tree, dice);
  const known = [...tree.keys()];
  const old = known.length === 0 ? undefined : dice.pick(known);
  const leaf = old === undefined ? undefined : tree.get(old);
  if (old === undefined || leaf === undefined || dice.chance(3)) return void (name !== undefined && tree.set(name, someLeaf(dice, mark)));
  switch (dice.pick(['edit', 'edit', 'edit', 'delete', 'rename', 'rename and edit', 'copy', 'mode', 'type'])) {
    case 'edit':
      return void tree.set(old, leaf.mode === submodule ? someSubmodule(dice) : {...leaf, content: edited(leaf.content, dice)});
    case 'delete':
      return void tree.delete(old);
    case 'rename':
    case 'rename and edit':
    case 'copy':
      if (name === undefined) return;
      if (!dice.chance(3)) tree.delete(old);
      return void tree.set(name, leaf.mode !== submodule && dice.chance(2) ? {...leaf, content: edited(leaf.content, dice)} : leaf);
    case 'mode':
      return void (leaf.mode.startsWith('100') && tree.set(old, {...leaf, mode: leaf.mode === '100644' ? '100755' : '100644'}));
    default:
      return void tree.set(old, someLeaf(dice, mark));
  }
}

/** A name that makes no file a folder. */
function freeName(tree: Tree, dice: Random): string | undefined {
  const free = names.filter((name) => !tree.has(name));
  return free.length === 0 ? undefined : dice.pick(free);
}

const submodule = '160000';

function someSubmodule(dice: Random): Leaf {
  return {mode: submodule, content: Array.from({length: 40}, () => dice.int(16).toString(16)).join('')};
}

function someLeaf(dice: Random, mark: number): Leaf {
  const kind = dice.int(12);
  if (kind === 0) return {mode: '120000', content: dice.pick(['a.rs', '../../outside', 'no such/target'])};
  if (kind === 1) return someSubmodule(dice);
  if (kind === 2) return {mode: '100644', content: Buffer.from([0, dice.int(256), 1, 2, 3, dice.int(256)])};
  if (kind === 3) return {mode: '100644', content: ''};
  const text = Array.from({length: dice.int(60)}, (_, at) => someLine(dice, at)).join('\n');
  return {mode: dice.pick(['100644', '100755']), content: `${text}${dice.pick(['', '\n', '\r\n'])}${dice.chance(4) ? `// ${mark}` : ''}`};
}

function someLine(dice: Random, at: number): string {
  return dice.pick(['fn name() {', '}', '', '    let x = 1;', `    call(${dice.int(6)});`, 'class Ünï {', '\tindented', `line ${at}`, 'trailing  ', 'cr\r', '-- dashes', '++ plus', '@@ -1 +1 @@', '\\ No newline at end of file']);
}

function edited(content: string | Buffer, dice: Random): string | Buffer {
  if (typeof content !== 'string') return Buffer.concat([content, Buffer.from([dice.int(256)])]);
  if (!content.includes('\n')) return `${content}${dice.int(10)}`;
  const lines = content.split('\n');
  for (let left = 1 + dice.int(3); left > 0; left--) lines.splice(dice.int(lines.length + 1), dice.int(3), ...Array.from({length: dice.int(3)}, (_, at) => someLine(dice, at)));
  return lines.join('\n');
}

function file(name: string, {mode, content}: Leaf): readonly (string | Buffer)[] {
  const path = `"${name.replace(/["\\]/g, '\\$&').replace(/[\x00-\x1f]/g, (control) => `\\${control.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
  return mode === submodule ? [`M ${mode} ${content.toString()} ${path}\n`] : [`M ${mode} inline ${path}\n`, data(content)];
}
