// A repository that means harm: names, contents, messages and dates that no honest tool would write.
import {rawCommit, type Repo} from '../stages/source/git/rig.ts';

/** The raw bytes of names, and what stands behind them. */
const names: readonly (string | Buffer)[] = [
  'new\nline.rs', 'tab\t.rs', 'esc\x1b[31mred.rs', 'quote".rs', "single'.rs", 'back\\slash.rs', Buffer.from('latin-\xe9.rs', 'latin1'), 'latin-%E9.rs', Buffer.from([0xff, 0xfe, 0x80]),
  'CON', 'nul.txt', '-rf', '--upload-pack=x', 'rtl\u202egnp.rs', 'zero\u200bwidth', '$(touch RAN)', '`touch RAN`', ';touch RAN', '%s%n', 'a'.repeat(4000), 'e\u0301', '\u00e9', '__proto__', 'constructor', 'bell\x07',
];

const line = 'x = 1;\n';

const contents: Readonly<Record<string, string | Buffer>> = {
  'nuls.txt': Buffer.alloc(5000),
  'late-nul.txt': Buffer.concat([Buffer.from(line.repeat(2000)), Buffer.of(0), Buffer.from(line)]),
  'invalid-utf8.txt': Buffer.from([0x66, 0x6f, 0xff, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0x0a]),
  'surrogates.txt': Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x0a]),
  'utf16.txt': Buffer.from(`\ufeff${line.repeat(40)}`, 'utf16le'),
  'unmarked-utf16.txt': Buffer.from(line.repeat(40), 'utf16le'),
  'latin1.txt': Buffer.from('na\xefve caf\xe9\n', 'latin1'),
  'carriage.txt': 'a\r\nb\rc\n',
  'separators.txt': 'a\u2028b\u2029c\u0085d\n',
  'nested.json': '['.repeat(100_000),
  'nested.xml': '<a>'.repeat(50_000),
  'escapes.sh': 'echo \x1b]0;title\x07 \x1b[2J\n',
  'controls.txt': '<|endoftext|><|fim_prefix|></s>[INST]\n',
  '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch RAN"\n\tupdate = !touch RAN\n',
  '.gitattributes': `* filter=evil diff=evil text eol=crlf working-tree-encoding=UTF-16\n${'[attr]m binary\n'.repeat(2000)}${'*a'.repeat(2000)}b linguist-generated\n${'**/'.repeat(500)}x binary\n[[[[ bad\n"\\777 broken\n`,
  'package.json': '{"scripts":{"postinstall":"touch RAN"}}\n',
  'dataset.config.ts': 'import {writeFileSync} from "node:fs";\nwriteFileSync("RAN", "");\nexport default {};\n',
};

const huge: Readonly<Record<string, string>> = {'line-of-1mb.js': `${'y'.repeat(1_000_000)}\n`, 'ten-megabytes.txt': '字'.repeat(10 << 20), 'four-megabytes.txt': `字 ${'a'.repeat(4 << 20)}\n`};

/** Returns the commit HEAD stands at. */
export function hostileTree(repo: Repo): string {
  const blob = (content: string | Buffer) => repo.bytes(['hash-object', '-w', '--stdin'], content).toString('latin1').trim();
  const mktree = (entries: readonly (readonly [mode: string, type: string, oid: string, name: string | Buffer])[]) =>
    repo.bytes(['mktree', '-z', '--missing'], Buffer.concat(entries.flatMap(([mode, type, oid, name]) => [Buffer.from(`${mode} ${type} ${oid}\t`), Buffer.from(name), Buffer.of(0)]))).toString('latin1').trim();
  const small = blob(line);
  const evil = mktree([['100644', 'blob', blob('[core]\n\tfsmonitor = touch RAN\n'), 'config'], ['100755', 'blob', blob('touch RAN\n'), 'post-checkout']]);
  const up = mktree([['100644', 'blob', blob('out of the folder\n'), 'escaped.rs'], ['040000', 'tree', mktree([['100644', 'blob', small, 'up.rs']]), '..']]);
  const treeOf = (files: typeof contents) => mktree([
    ...names.map((name) => ['100644', 'blob', small, name] as const),
    ...Object.entries(files).map(([name, content]) => ['100644', 'blob', blob(content), name] as const),
    ['040000', 'tree', up, '..'], ['040000', 'tree', evil, '.git'], ['040000', 'tree', evil, 'git~1'], ['040000', 'tree', up, '.'],
    ['120000', 'blob', blob('/etc/passwd'), 'link-to-passwd'], ['120000', 'blob', blob('../../../../etc'), 'link-up'], ['120000', 'blob', blob('loop'), 'loop'],
    ['160000', 'commit', 'deadbeef'.repeat(5), 'x'],
  ]);
  const [tree, last] = [treeOf(contents), treeOf({...contents, ...huge})];
  let parent: string | undefined;
  for (const [at, text] of messages.entries()) {
    const who = signatures[at % signatures.length] ?? '';
    const head = `tree ${at === messages.length - 1 ? last : at % 2 === 0 ? tree : up}\n${parent === undefined ? '' : `parent ${parent}\n`}author ${who}\ncommitter ${who}\n`;
    parent = rawCommit(repo, Buffer.concat([Buffer.from(head), Buffer.from('\n'), Buffer.from(text)]));
  }
  // Nothing of a name survives but the object: git itself would not write most of these.
  repo.run('update-ref', 'refs/heads/main', parent ?? '');
  return parent ?? '';
}

const messages: readonly (string | Buffer)[] = [
  'plain\n', '\x1b[2J\x1b]0;owned\x07 escapes\n', Buffer.from('NUL \0 inside\n'), `${'s'.repeat(600_000)}\n`, `${'字'.repeat(5 << 20)}\n`, Buffer.from([0xff, 0xfe, 0x0a]), '', '\n\n\n',
  'Diff:\ndiff --git a/x b/x\n', '<|endoftext|>\n', 'rtl \u202e and \u2028\n', '"}\n{"type":"file"}\n',
];

const signatures: readonly (string | Buffer)[] = [
  'A <a@example.org> 1500000000 +0100', 'B <b> 99999999999999999999 +0000', 'C <c> -1 +0000', 'D <d> 1500000000 +9999', 'no brackets at all', '<> 0 -0000', 'E\x1b[31m <e\x07> 1e9 UTC', 'F <f> 253402300800 +0000', '', 'G <<g>> 1500000000', '"\\ <h> 18446744073709551615 -1200',
];
