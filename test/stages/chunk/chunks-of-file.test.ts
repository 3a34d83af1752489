import test from 'ava';
import {applyHunks} from '../../../stages/change/diff/apply-hunks.ts';
import {chunksOfFile} from '../../../stages/chunk/chunks-of-file.ts';
import {hunkHead} from '../../../stages/chunk/line-counts.ts';
import {random, type Random} from '../../graph/rig/random.ts';
import {ownTexts} from '../parse/outline/own-texts.ts';
import {cutChange, patchOf, type Cut} from './rig.ts';

const before = `use std::fmt;

/// Counts.
pub struct Meter {
    total: u64,
}

impl Meter {
    pub fn add(&mut self, more: u64) {
        self.total += more;
    }

    fn reset(&mut self) {
        self.total = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
}
`;

const after = `use std::{fmt, io};

/// Counts.
pub struct Meter {
    total: u64,
    limit: u64,
}

impl Meter {
    pub fn add(&mut self, more: u64) {
        self.total = self.limit.min(self.total + more);
    }

    /// How much is left.
    pub fn left(&self) -> u64 {
        self.limit - self.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        assert_eq!(1, 1);
    }
}
`;

const patches = `@@ -3,4 +3,5 @@
 /// Counts.
 pub struct Meter {
     total: u64,
+    limit: u64,
 }
@@ -7,5 +8,5 @@
 
 impl Meter {
     pub fn add(&mut self, more: u64) {
-        self.total += more;
+        self.total = self.limit.min(self.total + more);
     }
@@ -12,3 +13 @@
 
-    fn reset(&mut self) {
-        self.total = 0;
@@ -15 +14,4 @@
+    /// How much is left.
+    pub fn left(&self) -> u64 {
+        self.limit - self.total
     }
`;

test('a change of a file is cut along its declarations, each with its own patch', async (t) => {
  const {chunks, hunks} = await cutChange('Rust', [before, after]);
  t.deepEqual(chunks.map(({of, unit, added, removed}) => [of, [...(unit?.container ?? []), unit?.name ?? ''].join('::'), unit?.kind ?? '', unit?.became ?? '', unit?.changes.join() ?? '', unit?.test === true, added, removed]), [
    ['imports', '', '', '', '', false, 1, 1],
    ['unit', 'Meter', 'struct', 'same', '', false, 1, 0],
    ['unit', 'Meter::add', 'method', 'changed', 'body', false, 1, 1],
    ['unit', 'Meter::reset', 'method', 'removed', '', false, 0, 2],
    ['unit', 'Meter::left', 'method', 'added', '', false, 3, 0],
    ['unit', 'tests::adds', 'function', 'added', '', true, 5, 0],
  ]);
  t.deepEqual(chunks[1]?.unit?.parts, [{kind: 'field', name: 'limit', became: 'added'}]);
  t.is(chunks.slice(1, 5).map((chunk) => patchOf(chunk, hunks)).join(''), patches);
});

test('both sides of a chunk are the declaration itself, with its comments and attributes', async (t) => {
  const cut = await cutChange('Rust', [before, after]);
  const left = cut.chunks.find(({unit}) => unit?.name === 'left');
  t.is(left?.before, undefined);
  t.is(cut.after.toString('utf8', left?.after?.from, left?.after?.to), '    /// How much is left.\n    pub fn left(&self) -> u64 {\n        self.limit - self.total\n    }\n');
  t.deepEqual([left?.after?.line, left?.after?.lastLine], [14, 17]);
  const adds = cut.chunks.find(({unit}) => unit?.name === 'adds');
  t.is(cut.after.toString('utf8', adds?.after?.from, adds?.after?.to), '    #[test]\n    fn adds() {\n        assert_eq!(1, 1);\n    }\n');
});

test('keys of a configuration and sections of a page are told by their paths', async (t) => {
  const toml = await cutChange('TOML', ['[package]\nname = "a"\n\n[dependencies]\nserde = "1"\nlibc = "0.2"\n', '[package]\nname = "a"\n\n[dependencies]\nserde = "2"\nlibc = "0.2"\n']);
  t.deepEqual(toml.chunks.map(({unit, keys}) => [unit?.name, keys]), [['dependencies', [['dependencies', 'serde']]]]);
  const yaml = await cutChange('YAML', ['jobs:\n  test:\n    steps: 1\n    on: 2\n', 'jobs:\n  test:\n    steps: 2\n    on: 2\n']);
  t.deepEqual(yaml.chunks.map(({unit, keys}) => [unit?.name, keys]), [['jobs', [['jobs', 'test', 'steps']]]]);
  const page = await cutChange('Markdown', ['# A\n\nOne.\n\n## B\n\nTwo.\n', '# A\n\nOne.\n\n## B\n\nThree.\n']);
  t.deepEqual(page.chunks.map(({unit, keys}) => [unit?.name, keys]), [['B', [['A', 'B']]]]);
});

test('a file of no known language is cut between its hunks', async (t) => {
  const lines = Array.from({length: 40}, (_, at) => `line ${at}\n`);
  const {chunks} = await cutChange('', [lines.join(''), lines.with(3, 'x\n').with(30, 'y\n').join('')]);
  t.deepEqual(chunks.map(({of, before: was, after: is}) => [of, was?.line, is?.lastLine]), [['rest', 1, 7], ['rest', 28, 34]]);
});

/** The judge of patches puts all pieces back in order. */
function together({chunks, hunks}: Cut): Buffer {
  const pieces = chunks.flatMap(({stretches}) => stretches).sort((a, b) => a.from - b.from);
  return Buffer.concat(pieces.flatMap(({from, to, ...ranges}) => [Buffer.from(`${hunkHead(ranges)}\n`), hunks.subarray(from, to)]));
}

function mutated(text: string, dice: Random): string {
  const lines = text.split('\n');
  for (let edits = 1 + dice.int(8); edits > 0; edits--) {
    const at = dice.int(lines.length);
    const kind = dice.int(4);
    if (kind === 0) lines.splice(at, 1 + dice.int(12));
    else if (kind === 1) lines.splice(at, 0, ...lines.slice(dice.int(lines.length)).slice(0, 1 + dice.int(12)));
    else if (kind === 2) lines[at] = `${lines[at] ?? ''} // ${dice.int(100)}`;
    else lines.splice(at, 1, '', `const made${dice.int(1000)} = ${dice.int(10)};`);
  }
  return lines.join('\n');
}

test('pieces put together are the change: every line of it is in exactly one, whatever the limit', async (t) => {
  const texts = await ownTexts();
  for (let seed = 1; seed <= 120; seed++) {
    const dice = random(seed);
    const {name, language, bytes} = dice.pick(texts);
    const text = bytes.toString('utf8');
    const sides = dice.pick([[text, mutated(text, dice)], [mutated(text, dice), text], [undefined, text], [text, undefined]] as const);
    const cut = await cutChange(language.name, sides, dice.pick([200, 1000, 1 << 20]));
    const counted = cut.chunks.flatMap(({stretches}) => stretches).reduce((sum, {from, to}) => sum + to - from, 0);
    const heads = /^@@ .*\n/gm;
    t.is(counted, cut.hunks.length - [...cut.hunks.toString('latin1').matchAll(heads)].reduce((sum, [head]) => sum + head.length, 0), `seed ${seed}, ${name}`);
    const applied = applyHunks(cut.before, together(cut));
    if ('refusal' in applied) t.fail(`seed ${seed}, ${name}: ${JSON.stringify(applied.refusal)}`);
    else t.true(applied.after.equals(cut.after), `seed ${seed}, ${name}`);
  }
});

test('a piece that is too long is cut into parts that are short enough, and nothing is left out', async (t) => {
  const body = Array.from({length: 200}, (_, at) => `    total += ${at};\n`).join('');
  const cut = await cutChange('Rust', [undefined, `fn long() {\n${body}}\n`], 1000);
  t.true(cut.chunks.length >= 4);
  t.deepEqual(cut.chunks.map(({part}) => part?.number), Array.from(cut.chunks.keys(), (at) => at + 1));
  for (const {stretches} of cut.chunks) t.true(stretches.reduce((sum, {from, to}) => sum + to - from, 0) <= 1000);
});

test('a file that changed in a hundred thousand places is cut in time that grows with it', (t) => {
  const lines = Array.from({length: 100_000}, (_, at) => `-old ${at}\n+new ${at}\n`).join('');
  const hunks = Buffer.from(`@@ -1,100000 +1,100000 @@\n${lines}`);
  const started = process.cpuUsage();
  t.true(chunksOfFile({hunks}, {maxBytes: 4096}).length > 500);
  t.true(process.cpuUsage(started).user < 5_000_000);
});
