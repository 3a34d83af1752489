import test from 'ava';
import {plainSubject, rulesAsWritten, rulesOfPlain, subjectOf} from '../../../stages/commitpack/subject-rules.ts';
import {repositoryName} from '../../../tools/executors/config/repository-name.ts';

function droppedBy(text: string, {path = 'src/lib.rs', commit = 'ffff'} = {}): readonly string[] {
  const subject = subjectOf(text, {path, commit});
  return [...new Set([...rulesAsWritten, ...rulesOfPlain].filter(({drops}) => drops(subject)).map(({name}) => name))];
}

test('each rule drops what it is named for, and nothing else', (t) => {
  t.deepEqual(droppedBy('Handle empty input in the parser'), []);
  t.deepEqual(droppedBy('Wipe swipes before they bump into anything'), []);
  t.deepEqual(droppedBy('Use if instead of a match here'), []);
  t.deepEqual(droppedBy('Fix the lib of the program'), ['names-file']);
  t.deepEqual(droppedBy('Handle empty input in the parser', {path: 'parser'}), []);
  t.deepEqual(droppedBy('Handle a parser in another way', {path: 'src/a.rs'}), ['names-file']);
  t.deepEqual(droppedBy('Handle every parser in another way', {path: 'src/a.rs'}), []);
  t.deepEqual(droppedBy('Handle the parser in one more way', {path: 'a/parser.d.ts'}), ['names-file']);
  t.deepEqual(droppedBy('Rename everything, as seen in https://example.org'), ['address']);
  t.deepEqual(droppedBy(`Revert commit ${'a1'.repeat(20)} for now again`), ['commit-name']);
  t.deepEqual(droppedBy('Add what we have, WIP for now'), ['unfinished']);
  t.deepEqual(droppedBy('Set version to 1.2.3 of the thing'), ['version']);
  t.deepEqual(droppedBy('Set version to 1.2.3 of the thing', {commit: '0123'}), []);
  t.deepEqual(droppedBy("Fix what I'm sure I've broken before"), ['first-person']);
  t.deepEqual(droppedBy('Érase what is not here any more'), ['not-imperative']);
});

test('plainSubject() takes tags off the ends, and leaves brackets inside', (t) => {
  t.is(plainSubject('[a] b: Fix [this] and that [ci skip]'), 'Fix [this] and that');
  t.is(plainSubject('  core:   Fix\tthis  '), 'Fix this');
  t.is(plainSubject('[a]'), '');
});

test('a hostile subject is judged in time that grows with it', (t) => {
  const started = process.cpuUsage();
  droppedBy(`Add issue${' '.repeat(500_000)}${'[x] '.repeat(200_000)}`);
  plainSubject('[a] '.repeat(500_000));
  t.true(process.cpuUsage(started).user < 3_000_000);
});

test('repositoryName() says what a forge says, and never a path of this machine', (t) => {
  t.is(repositoryName('https://token@host.example/team/project.git'), 'team/project');
  t.is(repositoryName('git@host.example:team/sub/project.git'), 'sub/project');
  t.is(repositoryName('ssh://git@host.example:22/project/'), 'project');
  t.is(repositoryName('/home/somebody/src/project/'), 'project');
  t.is(repositoryName('/home/somebody/src/project/.git'), 'project');
});
