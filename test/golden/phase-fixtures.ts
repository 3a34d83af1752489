// Fixtures of the tasks that order a dataset by phases: what is known of a document, and the sections that rules put it in.
import {documentFactsCodec, type DocumentFacts} from '../../stages/dataset/phases/document-facts.ts';
import {seedPhases, type Phase} from '../../stages/dataset/phases/phase-rules.ts';
import {sideCodec, splits} from '../../stages/dataset/split/side.ts';
import {mark} from '../../stages/sample/mark.ts';
import type {Sample, Span} from '../../stages/sample/sample.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

const rules: Readonly<Record<string, readonly Phase[]>> = {
  'by size': [{name: 'a', where: {bytes: {below: 1000}, complexity: {from: 2}}, sort: 'bytes'}, {name: 'a', where: {extensions: ['rs', 'md']}, sort: 'complexity', percent: 250}, {name: 'b', where: {tests: true}, sort: 'hash'}],
  'by half': [{name: 'half', percent: 50}],
};

export function phaseFixtures(bed: Bed): Fixtures {
  const facts = (name: string, own: Partial<DocumentFacts>) => bed.given(documentFactsCodec, `ordered: ${name}`, {order: `0000000000000007 ${'5'.repeat(40)}`, bytes: 900, complexity: 9, discussed: false, tests: false, extensions: [], ...own});
  const documents = {
    'small': facts('small', {}),
    'simple': facts('simple', {bytes: 20, complexity: 1, order: '0000000000000000 file a.rs', extensions: ['rs']}),
    'large and discussed': facts('large', {bytes: 20_000, complexity: 240, discussed: true}),
    'of tests': facts('tests', {bytes: 2_000, complexity: 20, tests: true, extensions: ['py']}),
    'of any size': facts('any', {bytes: 7_000, complexity: 70, order: `0000000000000008 ${'6'.repeat(40)}`}),
  };
  const ruled = Object.entries(documents).flatMap(([name, slot]) => [
    ...Object.entries(rules).map(([by, phases]): readonly [string, Fixture] => [`${name}, ${by}`, {slots: [slot], params: {kind: 'commit', phases}}]),
    ...['file', 'commit', 'pr', 'issue'].map((kind): readonly [string, Fixture] => [`${name}, ${kind} of the seed`, {slots: [slot], params: {kind, phases: seedPhases}}]),
  ]);
  const sides = splits.map((split) => [split, bed.given(sideCodec, split, {split})] as const);
  return {
    'facts of a document': {
      'a file': {slots: [of(bed, 'file', [mark('file', 'src/a.rs'), text('fn a() {}\n')], {path: 'src/a.rs'})]},
      'of tests': {slots: [of(bed, 'of tests', [mark('file', 'tests/latest.py'), text('x')], {path: 'tests/latest.py'})]},
      'latest is no test': {slots: [of(bed, 'latest', [mark('file', 'src/latest.py'), text('x'.repeat(150))], {path: 'src/latest.py'})]},
      'discussed': {slots: [of(bed, 'discussed', [mark('pr', ''), text('a'), mark('pr_review', ''), text('b')], {})]},
      'discussed in the seed\'s text': {slots: [of(bed, 'discussed in the seed\'s text', [mark('pr', ''), text('a'), {kind: 'template', text: 'Comments:\n', loss: 1}, text('b')], {})]},
      'without a path': {slots: [of(bed, 'no path', [mark('commit'), text('m'.repeat(1000))], {})]},
    },
    'section of a side': Object.fromEntries(sides.map(([split, slot]) => [split, {slots: [slot]}])),
    'sections of a phase': Object.fromEntries(ruled),
    'sections of a side and a phase': Object.fromEntries(ruled.flatMap(([name, {slots, ...asked}]) => sides.map(([split, slot]) => [`${name}, in ${split}`, {...asked, slots: [...slots, slot]}]))),
  };
}

function text(text: string): Span {
  return {kind: 'template', text, loss: 1};
}

function of(bed: Bed, name: string, spans: readonly Span[], meta: Sample['meta']) {
  return bed.given(samplesCodec, `to order: ${name}`, samplesOf([{kind: 'file', granularity: 'document', group: `file ${name}`, when: {corrected: 0, oid: ''}, synthetic: false, spans, meta}]));
}
