import test from 'ava';
import {applyHunks} from '../../../../stages/change/diff/apply-hunks.ts';

function apply(before: string, hunks: string): string {
  const applied = applyHunks(Buffer.from(before), Buffer.from(hunks));
  return 'after' in applied ? applied.after.toString() : `line ${applied.refusal.line}: expected ${applied.refusal.expected}, found ${applied.refusal.found}`;
}

const before = 'a\nb\nc\nd\ne\n';

test('applyHunks: keeps what no hunk mentions', (t) => {
  t.is(apply(before, ''), before);
  t.is(apply(before, '@@ -2 +2 @@ heading\n-b\n+B\n@@ -4,0 +5 @@\n+4\n'), 'a\nB\nc\nd\n4\ne\n');
});

test('applyHunks: adds and removes the newline at the end', (t) => {
  t.is(apply('a\n', '@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n'), 'a');
  t.is(apply('a', '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n'), 'a\n');
});

const refused: Readonly<Record<string, readonly [hunks: string, refusal: string]>> = {
  'other context': ['@@ -1,2 +1,1 @@\n x\n-b\n', 'line 2: expected a\n, found x\n'],
  'other removed line': ['@@ -2 +1,0 @@\n-x\n', 'line 2: expected b\n, found x\n'],
  'a shifted hunk': ['@@ -3 +2,0 @@\n-b\n', 'line 2: expected c\n, found b\n'],
  'new lines counted wrong': ['@@ -2 +3 @@\n-b\n+B\n', 'line 1: expected new lines from 1, found from 2'],
  'a hunk that ends early': ['@@ -2,2 +2,2 @@\n-b\n+B\n', 'line 4: expected another line of the hunk, found its end'],
  'a hunk that goes on': ['@@ -2 +2 @@\n-b\n+B\n+C\n', 'line 4: expected the head of a hunk, found +C\n'],
  'hunks out of order': ['@@ -4 +3,0 @@\n-d\n@@ -2 +2 @@\n-b\n+B\n', 'line 3: expected a hunk below line 4, found one at 1'],
  'a hunk below the end': ['@@ -9 +8,0 @@\n-x\n', 'line 1: expected a blob of 8 lines, found a shorter one'],
  'no head': ['-b\n', 'line 1: expected the head of a hunk, found -b\n'],
  'no sign': ['@@ -2 +2 @@\nb\n+B\n', 'line 2: expected a line that begins with a sign and ends, found b\n'],
  'a cut last line': ['@@ -2 +2 @@\n-b\n+B', 'line 3: expected a line that begins with a sign and ends, found +B'],
  'a line without an end in the middle': ['@@ -2 +2 @@\n-b\n+B\n\\ No newline at end of file\n', 'line 5: expected nothing below a line without an end, found c\n'],
  'a missing newline that is there': ['@@ -5 +5 @@\n-e\n\\ No newline at end of file\n+E\n', 'line 2: expected e\n, found e'],
};

for (const [name, [hunks, refusal]] of Object.entries(refused)) {
  test(`applyHunks: refuses ${name}`, (t) => {
    t.is(apply(before, hunks), refusal);
  });
}
