// Pairs of texts as commits leave them: what a differ, an encoding or a limit can stumble over.
import {random, type Random} from '../graph/rig/random.ts';
import {texts} from './texts.ts';

type Content = string | Uint8Array;
/** A side is missing where the file did not exist. */
export interface Sides {readonly before?: Content; readonly after?: Content}

const numbered = (count: number, change: (line: string, at: number) => string | readonly string[] = (line) => line) =>
  `${Array.from({length: count}, (_, at) => change(`line ${at}`, at)).flat().join('\n')}\n`;
const blocks = (names: readonly string[]) => names.map((name) => `fn ${name}() {\n    let a = 1;\n    let b = 2;\n\n    call(a, b);\n}\n\n`).join('');
const content = (name: string): Content => texts[name]?.content ?? '';
/** Code-like lines, some of them the same; then some taken out, put in, changed, moved and indented. */
const drawn = (seed: number): Sides => {
  const dice = random(seed);
  const kinds = 2 + dice.int(seed % 3 === 0 ? 6 : 60);
  const line = (): string => `${'  '.repeat(dice.int(4))}${dice.pick(['}', '', 'call(x);', 'if (y) {', `let v${dice.int(kinds)} = ${dice.int(kinds)};`])}`;
  const before = Array.from({length: 5 + dice.int(seed % 5 === 0 ? 1500 : 120)}, line);
  const after = before.flatMap((text) => (dice.chance(12) ? drawnInstead(text, dice, line) : [text]));
  if (dice.chance(2)) after.push(...after.splice(dice.int(after.length), dice.int(20)));
  return {before: before.join('\n') + (dice.chance(4) ? '' : '\n'), after: after.join('\n') + (dice.chance(4) ? '' : '\n')};
};
const drawnInstead = (text: string, dice: Random, line: () => string): readonly string[] => dice.pick([[], [`${text} // changed`], [text, line(), line()], [`  ${text}`], [text, text], [line()]]);
const mixed = (at: number) => ((at * 2_654_435_761) >>> 7) % 97;

const pointer = (digit: string, size: number) => `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize ${size}\n`;

export const edits: Readonly<Record<string, Sides>> = {
  'added': {after: 'one\ntwo\n'},
  'deleted': {before: 'one\ntwo\n'},
  'added empty': {after: ''},
  'added without a newline': {after: 'one'},
  'emptied': {before: 'one\n', after: ''},
  'filled': {before: '', after: 'one\n'},
  'a line changed': {before: numbered(20), after: numbered(20, (line, at) => (at === 9 ? 'changed' : line))},
  'first and last line': {before: numbered(9), after: numbered(9, (line, at) => (at % 8 === 0 ? `${line}!` : line))},
  'inserted at the top': {before: numbered(9), after: `new\n${numbered(9)}`},
  'inserted at the end': {before: numbered(9), after: `${numbered(9)}new\n`},
  'hunks that touch': {before: numbered(40), after: numbered(40, (line, at) => (at === 5 || at === 12 ? `${line}!` : line))},
  'hunks that just do not touch': {before: numbered(40), after: numbered(40, (line, at) => (at === 5 || at === 13 ? `${line}!` : line))},
  'many hunks': {before: numbered(300), after: numbered(300, (line, at) => (at % 17 === 0 ? [line, `after ${at}`] : at % 23 === 0 ? [] : line))},
  'newline at the end taken away': {before: 'one\ntwo\n', after: 'one\ntwo'},
  'newline at the end added': {before: 'one\ntwo', after: 'one\ntwo\n'},
  'no newline on both sides': {before: 'one\ntwo', after: 'one\nthree'},
  'line ends': {before: 'one\r\ntwo\r\n', after: 'one\ntwo\n'},
  'white space': {before: 'if (a) {\n  b;\n}\n', after: 'if (a) {\n\tb; \n}\n'},
  'blank lines': {before: '\n\na\n\n\n', after: '\n\n\na\n\n'},
  'a function among alike ones': {before: blocks(['a', 'b', 'c', 'd']), after: blocks(['a', 'b', 'x', 'c', 'd'])},
  'a function moved': {before: blocks(['a', 'b', 'c', 'd', 'e']), after: blocks(['a', 'd', 'b', 'c', 'e'])},
  'headings of hunks': {before: `impl A {\n${'    // far\n'.repeat(8)}    one();\n}\n`, after: `impl A {\n${'    // far\n'.repeat(8)}    two();\n}\n`},
  'repeated lines': {before: 'a\nb\n'.repeat(30), after: 'b\na\n'.repeat(30)},
  'nothing in common': {before: numbered(50), after: numbered(50, (_line, at) => `other ${at}`)},
  'shuffled': {before: numbered(200, (_line, at) => `v${mixed(at)}`), after: numbered(200, (_line, at) => `v${mixed(at + 31)}`)},
  ...Object.fromEntries(Array.from({length: 30}, (_, at) => [`drawn ${at}`, drawn(at)])),
  'large and unlike': {before: numbered(2500, (_line, at) => `v${mixed(at)} ${at % 3}`), after: numbered(2500, (_line, at) => `v${mixed(at * 3)} ${at % 5}`)},
  'long lines': {before: `${'x'.repeat(5000)}\nend\n`, after: `${'x'.repeat(5000)}y\nend\n`},
  'beyond ASCII': {before: 'e\u0301 漢字 😀\nsame\n', after: 'é 漢字 😁\nsame\n\u2028\n'},
  'lines that look like a patch': {before: '--- a/x\n+++ b/x\n@@ -1 +1 @@\n', after: '--- a/x\n+++ b/y\n@@ -1 +1 @@\n\\ No newline at end of file\n'},
  'the same text in other bytes': {before: content('UTF-16 little endian'), after: 'STRINGTABLE\r\n"é 漢 😀"\r\n'},
  'from Windows-1252 to UTF-8': {before: content('Windows-1252'), after: 'Crème brûlée – 5 €\ndéjà vu!\n'},
  'damaged UTF-8': {before: content('damaged UTF-8'), after: content('beyond ASCII')},
  'a byte order mark': {before: '\ufeffone\n', after: '\ufefftwo\n'},
  'a pointer that moves': {before: pointer('0', 123), after: pointer('f', 456_789)},
  'a file that became a pointer': {before: Uint8Array.of(0, 1, 2), after: pointer('a', 3)},
  'UTF-16 both': {before: content('UTF-16 big endian'), after: content('UTF-16 little endian')},
  'binary': {before: content('binary'), after: 'text now\n'},
  'binary added': {after: content('binary')},
  'text, then binary': {before: 'text\n', after: content('binary')},
  'NUL far down': {before: content('NUL far down'), after: 'x\n'},
};
