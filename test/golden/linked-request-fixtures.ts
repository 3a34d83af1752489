// Fixtures of the tasks that tell which requests are linked to the history.
import {stubDigest} from '../../graph/value/stub.ts';
import {broughtCodec, type Brought} from '../../stages/change/groups/brought.ts';
import {changeGroupCodec} from '../../stages/change/groups/change-group.ts';
import {confidences, edgeOf, linkOf, type Evidence} from '../../stages/change/groups/evidence.ts';
import {requestEvidenceCodec} from '../../stages/change/groups/linked-requests.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

export function linkedRequestFixtures(bed: Bed): Fixtures {
  const brought = (name: string, more: Partial<Brought>) => bed.given(broughtCodec, `linked or not: ${name}`, {vertex: 'pull 7', evidence: 'pull head', members: [], ...more});
  const row = brought('one', {});
  const evidence = (...all: readonly Evidence[]) => bed.given(requestEvidenceCodec, all.join(', '), all);
  const nothing = (['no-head', 'on-the-line', 'no-base', 'no-change'] as const).map((why): [string, Fixture] => [why, {slots: [bed.joined(brought(why, {nothing: why}), [undefined])]}]);
  const commit = (digit: string) => `commit ${digit.repeat(40)}`;
  const links = [edgeOf('pull head', commit('1'), 'pull 7'), edgeOf('patch of pull', commit('2'), 'pull 7'), edgeOf('patch of pull', commit('3'), 'pull 7'), edgeOf('merge names pull', commit('1'), 'merge request 8'), edgeOf('reverts', commit('4'), commit('1'))].map(linkOf);
  const group = (name: string, own: typeof links) => ({slots: [bed.given(changeGroupCodec, `with requests: ${name}`, {id: commit('1'), members: [commit('1'), commit('2'), commit('3'), commit('4'), 'merge request 8', 'pull 7'], links: own})]});
  return {
    'evidence for requests of a group': {'of two': group('two', links), 'of none': group('none', links.slice(4)), 'in another order': group('in another order', links.toReversed())},
    'request that brought': {'a request': {slots: [row]}, 'a merge': {slots: [brought('a merge', {vertex: commit('1'), evidence: 'merged by a merge of a pull'})]}},
    'linked request': {
      ...Object.fromEntries((Object.keys(confidences) as Evidence[]).map((one): [string, Fixture] => [`by ${one}`, {slots: [bed.joined(row, [evidence(one)])]}])),
      'by several': {slots: [bed.joined(row, [evidence('pull head', 'tree of pull', 'reverts pull')])]},
      ...Object.fromEntries(nothing),
      'too many': {slots: [bed.joined(brought('too many', {tooMany: 251}), [undefined])]},
      'nowhere': {slots: [bed.joined(row, [undefined])]},
      'where it cannot be had': {slots: [bed.joined(row, [stubDigest('gone')])]},
      'a merge': {slots: [bed.joined(brought('another merge', {vertex: commit('1')}), [])]},
    },
    'tally of linked requests': Object.fromEntries([{requests: 1, linked: 1, 'surest: pull head': 1, 'evidence: pull head': 1}, {}, {requests: 1, 'not linked: only a revert names it': 1}, {requests: 9}, {linked: 3}].map((tally, at) => [`tally ${at}`, {slots: [bed.given(tallyCodec, `linked ${at}`, tally)]}])),
  };
}
