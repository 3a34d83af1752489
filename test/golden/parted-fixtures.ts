// Fixtures of the tasks that tell in which parts a change group is trained on.
import {sectionsCodec} from '../../stages/dataset/phases/document-sections.ts';
import {partedCodec, partsCodec} from '../../stages/dataset/split/parted-groups.ts';
import {mark} from '../../stages/sample/mark.ts';
import type {Sample, Span} from '../../stages/sample/sample.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

export function partedFixtures(bed: Bed): Fixtures {
  const source = (loss: number): Span => ({kind: 'source', leaf: bed.leaf('one\n'), text: 'blob', from: 0, to: 4, loss});
  const sample = (group: string, ...spans: readonly Span[]): Sample => ({kind: 'commit', granularity: 'commit', group, when: {corrected: 7, oid: '5'.repeat(40)}, synthetic: false, spans, meta: {}});
  const template: Span = {kind: 'template', text: 'said', loss: 1};
  const documents = {
    'trained': [sample('commit 1', mark('commit'), source(1))],
    'half trained': [sample('commit 2', source(0), source(0.5), template)],
    'of two groups': [sample('commit 2', source(1)), sample('commit 1', source(1)), sample('commit 2', source(1))],
    'of a group that is only shown': [sample('commit 1', source(0)), sample('commit 3', source(1))],
    'only shown': [sample('commit 1', source(0), template, mark('commit_end'))],
  } satisfies Readonly<Record<string, readonly [Sample, ...Sample[]]>>;
  const sections = Object.fromEntries(([['train'], ['val 01'], ['test 03', 'test 01'], ['test', 'train'], [], ['all 00']] as const).map((names) => [names.join(' and ') || 'none', bed.given(sectionsCodec, `parted: ${names.join(' and ')}`, names.map((section) => ({section})))]));
  const rows = Object.entries(documents).flatMap(([name, samples]) => {
    const slot = bed.given(samplesCodec, `parted: ${name}`, samplesOf(samples));
    return Object.entries(sections).map(([where, section]): readonly [string, Fixture] => [`${name}, in ${where}`, {slots: [slot, section]}]);
  });
  const parted = (groups: readonly string[], parts: readonly number[]) => bed.given(partedCodec, `parted: ${groups.join(' ')} ${parts.join(' ')}`, {groups, parts});
  const parts = (...numbers: readonly number[]) => bed.given(partsCodec, `parts ${numbers.join(' ')}`, numbers);
  return {
    'document in its parts': Object.fromEntries(rows),
    'parts of its groups': {'of one': {slots: [parted(['commit 1'], [0])]}, 'of two': {slots: [parted(['commit 1', 'pull 2'], [1])]}, 'in two parts': {slots: [parted(['commit 3'], [0, 2])]}, 'of none': {slots: [parted([], [0])]}},
    'parts of a group': {'one': {slots: [[parts(1)]]}, 'the same': {slots: [[parts(2), parts(2)]]}, 'several': {slots: [[parts(2), parts(0, 1), parts(0)]]}, 'parted already': {slots: [[parts(0, 2)]]}, 'none': {slots: [[parts()]]}},
  } satisfies Fixtures;
}
