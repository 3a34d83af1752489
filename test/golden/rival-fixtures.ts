// Fixtures of the tasks that pair requests for one issue.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {textedCodec, textedOf} from '../../stages/sample/discussion/texted.ts';
import type {DiscussionRules} from '../../stages/sample/discussion/discussion-rules.ts';
import {rivalCodec, rivalsCodec, type Rival} from '../../stages/sample/request/rivals.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import type {Bed} from './bed.ts';
import {discussions} from './discussions.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const rules: DiscussionRules = {bots: ['robot'], keepBots: false, maxBytes: 10_000, repository: 'ada/b'};
const rival = (number: number, more: Partial<Rival> = {}): Rival => ({number, issue: 3, at: 200, ended: 'closed', bot: false, ...more});

export function rivalFixtures(bed: Bed): Fixtures {
  const each = (values: Readonly<Record<string, Digest>>) => Object.fromEntries(Object.entries(values).map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  const texted = (name: string, more: object = {}) => bed.given(textedCodec, `of rivals: ${name} ${JSON.stringify(more)}`, textedOf({...(discussions[name] ?? noSuchValue()), ...more}));
  const request = discussions['request']?.request ?? noSuchValue();
  const [merged, open, issue, bot] = [texted('request', {body: 'Fixes #3 and resolves #4'}), texted('request', {request: {...request, merged: null, closes: []}, state: 'closed'}), texted('issue', {number: 3, at: 1, edited: null, body: 'It fails'}), texted('of a bot')];
  const one = (value: Rival) => bed.given(rivalCodec, JSON.stringify(value), value);
  const all = (...values: readonly Rival[]) => bed.given(rivalsCodec, JSON.stringify(values), values);
  const others = all(rival(7), rival(8), rival(9, {ended: 'merged'}), rival(10, {ended: 'open'}), rival(11, {bot: true}));
  const many = Array.from({length: 17}, (_, at) => rival(at + 20));
  const leaf = bed.leaf('@@ -1 +1 @@\n-one\n+two\n');
  const patch = (name: string, text: string, meta: Sample['meta'] = {}) => bed.given(samplesCodec, `of rivals: ${name}`, samplesOf([{
    kind: 'patch', granularity: 'document', group: 'pull 7', when: {corrected: 9, oid: oid('9')}, synthetic: false, meta: {base: oid('0'), head: oid('9'), began: 150, ...meta},
    spans: [{kind: 'template', text, loss: 1}, {kind: 'source', leaf, text: 'edit', from: 0, to: 12, loss: 1}],
  }]));
  const [own, other] = [patch('own', 'diff --git a/a b/a\n'), patch('other', 'diff --git a/b b/b\n', {head: oid('8'), began: 0})];
  const version = patch('a version', 'Turned down', {parts: {}});
  const answers = (name: string, {of = merged, versions = stubDigest('one-version'), mine = own, named = all(rival(8)), patches = [other], issues = [issue], params = rules}: {of?: Digest; versions?: Digest; mine?: Digest | undefined; named?: Digest; patches?: readonly (Digest | undefined)[]; issues?: readonly (Digest | undefined)[]; params?: DiscussionRules}): readonly [string, Fixture] =>
    [name, {slots: [bed.joined(of, [versions]), bed.joined(of, [mine]), bed.joined(named, patches), bed.joined(of, issues)], params}];
  return {
    'request by the issues it is for': each({merged, open, issue, bot, many: texted('request', {body: Array.from({length: 9}, (_, at) => `fixes #${at + 1}`).join(' ')})}),
    'requests for an issue': {one: {slots: [[one(rival(8))]]}, some: {slots: [[one(rival(8)), one(rival(9, {ended: 'merged', issue: 4}))]]}, many: {slots: [many.map(one)]}, most: {slots: [many.slice(1).map(one)]}},
    'rivals of a request': {
      'of a merged one': {slots: [bed.joined(merged, [others, all(rival(8, {issue: 4}), rival(2, {issue: 4}))])]}, 'of an open one': {slots: [bed.joined(open, [others])]}, 'of an issue': {slots: [bed.joined(issue, [])]},
      'many': {slots: [bed.joined(merged, [all(...many.slice(0, 9)), undefined])]}, 'not to be had': {slots: [bed.joined(merged, [stubDigest('gone'), undefined])]},
    },
    'rivals named by a request': each({others, none: all(), one: all(rival(8)), two: all(rival(8), rival(12))}),
    'row of a request itself': each({merged, issue, bot, large: texted('request', {number: 123_456_789}), small: texted('request', {number: 1})}),
    'preferred answers of a request': Object.fromEntries([
      answers('of two requests', {}), answers('of versions and requests', {versions: version}), answers('of versions', {versions: version, named: all(), patches: []}),
      answers('the same', {patches: [own]}), answers('the patch is gone', {patches: [undefined]}), answers('its own is gone', {mine: undefined}), answers('nothing asks', {issues: [undefined]}),
      answers('the issue is later', {issues: [texted('issue', {number: 3, at: 180, edited: null, body: 'It fails'})]}), answers('a request asks', {issues: [merged]}), answers('none', {named: all(), patches: [], versions: stubDigest('not-merged')}),
      answers('of an issue', {of: issue}), answers('of a bot', {of: bot}), answers('too long', {params: {...rules, maxBytes: 10}}),
    ]),
  };
}
