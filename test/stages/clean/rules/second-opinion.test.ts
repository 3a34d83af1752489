// secretlint asked by us finds what secretlint finds when asked by its own core; and on a text of ordinary length it does not take seconds.
import test from 'ava';
import {lintSource} from '@secretlint/core';
import {creator} from '@secretlint/secretlint-rule-preset-recommend';
import {lint} from '../../../../stages/clean/secrets/second-opinion.ts';
import {random} from '../rig.ts';
import {plant} from './plant.ts';
import {redacted} from './rules-rig.ts';

test('lint finds what the core of secretlint finds', async (t) => {
  let found = 0;
  for (const {kind, text} of plant(random(20261127), 150)) {
    const {messages} = await lintSource({source: {content: text, filePath: 'a.txt', ext: '.txt', contentType: 'text'}, options: {noPhysicFilePath: true, config: {rules: [{id: 'preset', rule: creator as never}]}}});
    // Where their rule of AWS points beside the value, ours does not.
    const theirs = messages.filter(({ruleId}) => !/-(?:gcp|aws)$/.test(ruleId)).map(({ruleId, range}) => `${ruleId.replace('@secretlint/secretlint-rule-', 'secretlint-')} ${range.join()}`);
    found += theirs.length;
    t.deepEqual([...new Set(lint(text).filter(({rule}) => rule !== 'secretlint-aws').map(({rule, from, to}) => `${rule} ${from},${to}`))].sort(), [...new Set(theirs)].sort(), kind);
  }
  t.true(found > 50);
});

test('the second opinion adds what our rules pass over, and a comment in the text cannot forbid it', (t) => {
  // No digit in it: ours take it for words.
  const text = '// secretlint-disable\naws_secret_access_key = "SECRET"\n';
  const {text: output, rules} = redacted(text.replace('SECRET', 'QwErTyUiOpAsDfGhJkLzXcVbNmqWeRtYuIoPaSdF'));
  t.deepEqual(rules, ['secretlint-aws']);
  t.is(output, text.replace('SECRET', 'REDACTED_SECRETLINT_AWS'));
});

test('lint reads a megabyte of source in less than a second', (t) => {
  const text = 'export function nextToken(reader: Reader): Token { return reader.take("token", 42); }\n'.repeat(12_000);
  const before = process.cpuUsage();
  lint(text);
  t.true(process.cpuUsage(before).user < 1e6);
});
