import test from 'ava';
import {cleanBody} from '../../../../stages/discussion/clean-body.ts';
import {templateOf, type TemplateText} from '../../../../stages/discussion/template/template-text.ts';
import {random} from '../../../graph/rig/random.ts';

const request = templateOf(`---
name: Change
---
<!-- Thank you for your time! -->

## What does this change, and why?

<!-- Tell us in a few words. -->

## How was it tested?

- [ ] I ran all of the tests
- [ ] I added tests
- [ ] The documentation says so

Fixes #

\`\`\`
paste the output here
\`\`\`
`, false);

const form = templateOf(`name: Bug report
description: Something is broken
title: "[Bug]: "
body:
  - type: markdown
    attributes:
      value: |
        ### Before you begin
        Search first.
  - type: textarea
    id: what
    attributes:
      label: What happened?
      value: |
        Steps to reproduce:

        1.
    validations: {required: true}
  - type: input
    attributes: {label: Version}
  - type: dropdown
    attributes: {label: Platform, options: [Linux, macOS], default: 0}
  - type: textarea
    attributes: {label: "Relevant log output", render: shell}
  - type: checkboxes
    attributes:
      label: Code of Conduct
      options:
        - label: I agree to follow it
          required: true
`, true);

const cleaned = (raw: string, templates: readonly TemplateText[]) => cleanBody(raw, {templates, earlier: new Set()});

test('what stood in the template goes, and what was written between stays', (t) => {
  t.deepEqual(cleaned(`<!-- Thank you for your time! -->

## What does this change, and why?

The parser took a tab for a blank.

## How was it tested?

By hand.

- [x] I ran all of the tests
* [ ] I added tests
- [ ] The documentation says so
- [x] I asked a friend

Fixes #12

\`\`\`
ok 12 tests
\`\`\`
`, [request]), {body: 'The parser took a tab for a blank.\n\nBy hand.\n\n- [x] I asked a friend\n\nFixes #12\n\n```\nok 12 tests\n```', removed: ['checklist', 'html comment', 'template']});
});

test('a template that nobody filled in leaves nothing', (t) => {
  const raw = '## What does this change, and why?\r\n\r\n## How was it tested?\r\n\r\n- [ ] I ran all of the tests\r\n- [ ] I added tests\r\n- [ ] The documentation says so\r\n\r\nFixes #\r\n\r\n```\r\npaste the output here\r\n```\r\n';
  t.is(cleaned(raw, [request]).body, '');
  t.is(cleaned(raw.replace('paste the output here', ''), [request]).body, '');
});

test('an answer to a form is what was answered', (t) => {
  t.deepEqual(cleaned(`### What happened?

Steps to reproduce:

1. Open it
2. It closes

### Version

_No response_

### Platform

macOS

### Relevant log output

\`\`\`shell
panic at 'x'
\`\`\`

### Code of Conduct

- [X] I agree to follow it
`, [form]), {body: '1. Open it\n2. It closes\n\nmacOS\n\n```shell\npanic at \'x\'\n```', removed: ['checklist', 'template']});
});

test('a question of a form that nobody knows goes with its answer that there is none, and its other headings stay', (t) => {
  t.deepEqual(cleaned('### What is it?\n\nA thing.\n\n### Anything else?\n\n_No response_\n\n_No response_\n', []), {body: '### What is it?\n\nA thing.\n\n_No response_', removed: ['template']});
  t.is(cleaned('```\n### x\n\n_No response_\n```', []).body, '```\n### x\n\n_No response_\n```');
});

test('lines that a template happens to have stay where it was not used', (t) => {
  const short = templateOf('## Why\n\n---\n\nNone\n\nyes\n', false);
  for (const body of ['Because.\n\n---\n\nNone\n\nyes', 'None', 'yes\n\n---\n\nno']) t.deepEqual(cleaned(body, [short]), {body, removed: []}, body);
  // Nor is the text of somebody in the order of another.
  t.is(cleaned('yes\n\nNone\n\n## Why so?\n\n---', [short]).body, 'yes\n\nNone\n\n## Why so?\n\n---');
});

test('of several, the one that explains the most is taken', (t) => {
  const other = templateOf('## What does this change, and why?\n\nIt mends.\n', false);
  const raw = '## What does this change, and why?\n\nIt mends.\n\n## How was it tested?\n\n- [ ] I ran all of the tests\n';
  t.is(cleaned(raw, [other, request]).body, 'It mends.');
  t.is(cleaned(raw, [request, other]).body, 'It mends.');
  t.is(cleaned(raw, [other]).body, '## How was it tested?\n\n- [ ] I ran all of the tests');
});

test('a sentence of the template goes wherever it was moved to', (t) => {
  t.is(cleaned('## How was it tested?\n\nBy hand.\n\n## What does this change, and why?\n\nIt mends.\n', [request]).body, 'By hand.\n\nIt mends.');
});

test('what people write comes through any template, in its order (300 texts)', (t) => {
  const words = ['The', 'lock', 'was', 'kept', 'too', 'long', 'so', 'we', 'waited'];
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const own = Array.from({length: 1 + dice.int(8)}, (_, at) => `${at}. ${Array.from({length: 1 + dice.int(6)}, () => dice.pick(words)).join(' ')}`);
    const asked = Array.from({length: 1 + dice.int(8)}, () => dice.pick(['## Summary of changes', '- [ ] tested it', '---', 'Describe what you did here, please.', 'Closes #', '']));
    const mixed: string[] = [];
    const [mine, theirs] = [[...own], [...asked]];
    while (mine.length + theirs.length > 0) mixed.push((theirs.length === 0 || (mine.length > 0 && dice.int(2) === 0) ? mine.shift() : theirs.shift()) ?? '');
    const kept = cleaned(mixed.join('\n'), [templateOf(asked.join('\n'), false)]).body.split('\n').filter((line) => /^\d/.test(line));
    t.deepEqual(kept, own, `seed ${seed}`);
  }
});

test('hostile templates and texts cost what they are long, and forms that are none ask nothing', (t) => {
  const many = Array.from({length: 30_000}, (_, at) => `line ${at % 3} of it`).join('\n');
  t.is(typeof cleaned(many, [templateOf(many, false)]).body, 'string');
  t.is(cleaned('### a\n\n_No response_\n'.repeat(20_000), []).body, '');
  for (const text of ['body: [[[', '- a', 'body: 7', 'body:\n  - {type: input, attributes: 7}\n  - 9\n  - {type: checkboxes, attributes: {label: x, options: 7}}', 'a: &a [1]\nbody: [*a, *a]', '__proto__: {body: [{type: input, attributes: {label: x}}]}']) {
    t.true(templateOf(text, true).blocks.every((key) => key === '### x'), text);
  }
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.split('').map((name, at) => `${name}: &${name} [${Array.from({length: 10}, () => `*${'abcdefghij'[at]}`).join(', ')}]`).join('\n')}\nbody: *j\n`;
  t.deepEqual(templateOf(bomb, true).blocks, []);
});
