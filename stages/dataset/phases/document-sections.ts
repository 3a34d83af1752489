// The tasks that say in which sections of shards a document stands: by its part, by the phase that it belongs to, or by both.
import {hash32, hashFraction} from '../../../graph/merkle/boundary.ts';
import type {Section} from '../../../graph/operators/placements.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {sideCodec, type Side} from '../split/side.ts';
import {documentFactsCodec, type DocumentFacts} from './document-facts.ts';
import type {Phase, Range, Where} from './phase-rules.ts';
import {sectionNamed} from './section-names.ts';

/** Rules are numbered by their place. A type, because parameters are plain data. */
export type SectionRules = {readonly kind: string; readonly phases: readonly Phase[]};

export const sectionsCodec: Codec<readonly Section[]> = jsonCodec('sections');

export const sectionOfSide = defineTask({
  name: 'section of a side',
  version: 1,
  input: {side: sideCodec},
  output: sectionsCodec,
  light: true,
  run: ({side: {split}}) => [{section: sectionNamed({split})}],
});

export const sectionsOfPhase = defineTask({
  name: 'sections of a phase',
  version: 1,
  input: {facts: documentFactsCodec},
  output: sectionsCodec,
  light: true,
  run: ({facts}, rules: SectionRules) => sectionsOf(facts, undefined, rules),
});

export const sectionsOfSideAndPhase = defineTask({
  name: 'sections of a side and a phase',
  version: 1,
  input: {facts: documentFactsCodec, side: sideCodec},
  output: sectionsCodec,
  light: true,
  run: ({facts, side}, rules: SectionRules) => sectionsOf(facts, side, rules),
});

function sectionsOf(facts: DocumentFacts, side: Side | undefined, {kind, phases}: SectionRules): readonly Section[] | Stub {
  const bucket = phases.findIndex(({where = {}}) => meets(facts, kind, where));
  const phase = phases[bucket];
  if (phase === undefined) return {stub: 'no-phase'};
  const section = sectionNamed({bucket, ...(side !== undefined && {split: side.split})});
  // What a model is judged by is not weighed.
  const times = side === undefined || side.split === 'train' ? timesTaken(facts, phase) : 1;
  if (times === 0) return {stub: `left-out: ${phase.percent} %`};
  return Array.from({length: times}, (_, pass) => ({section, order: `${String(pass).padStart(2, '0')} ${sortKey(facts, phase)}`}));
}

function meets(facts: DocumentFacts, kind: string, {kinds, bytes, complexity, extensions, discussed, tests}: Where): boolean {
  return (kinds?.includes(kind) ?? true)
    && within(facts.bytes, bytes)
    && within(facts.complexity, complexity)
    && (extensions?.some((extension) => facts.extensions.includes(extension)) ?? true)
    && (discussed ?? facts.discussed) === facts.discussed
    && (tests ?? facts.tests) === facts.tests;
}

function within(count: number, {from = 0, below = Infinity}: Range = {}): boolean {
  return count >= from && count < below;
}

function timesTaken({order}: DocumentFacts, {name, percent = 100}: Phase): number {
  const whole = Math.floor(percent / 100);
  return whole + (hashFraction(`weight of ${name}\n${order}`) < percent / 100 - whole ? 1 : 0);
}

function sortKey({order, bytes, complexity}: DocumentFacts, {name, sort = 'date'}: Phase): string {
  switch (sort) {
    case 'date':
      return order;
    case 'bytes':
      return `${String(bytes).padStart(12, '0')} ${order}`;
    case 'complexity':
      return `${String(complexity).padStart(12, '0')} ${order}`;
    case 'hash':
      return `${hash32(`order of ${name}\n${order}`).toString(16).padStart(8, '0')} ${order}`;
    default:
      return sort satisfies never;
  }
}
