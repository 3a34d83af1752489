// Fixtures of the tasks that ask about problems which a data set poses.
import {sharedCodec} from '../../stages/change/groups/shared.ts';
import {packageLayersCodec} from '../../stages/product/layers/package-layers.ts';
import {productChangeCodec, type ProductChange} from '../../stages/product/plan/product-change.ts';
import {allPosedCodec, placedCodec, posedCodec, type Posed} from '../../stages/product/problems/problem-pieces.ts';
import {usualRules} from '../../stages/product/usual-rules.ts';
import {problemCodec, type Problem} from '../../stages/source/problems/problem.ts';
import type {Bed} from './bed.ts';
import type {Fixtures} from './fixture.ts';
import {changed, planned} from './product-fixtures.ts';

const oid = (digit: string) => digit.repeat(40);

export function problemFixtures(bed: Bed): Fixtures {
  const change = (name: string, more: Partial<ProductChange>) => bed.given(productChangeCodec, name, {...changed, ...more});
  const layers = bed.given(packageLayersCodec, 'of no package', {packages: []});
  const problem = (name: string, more: Partial<Problem>) => bed.given(problemCodec, name, {instance: 'org__shop-9', number: 9, statement: '### Description\nMerchants cannot find any cards.\n', patchId: 'a'.repeat(40), ...more});
  const [one, none] = [problem('with a patch', {}), problem('without a patch', {patchId: ''})];
  const at = (digit: string) => ({oid: oid(digit), corrected: Number(digit), vertex: '', evidence: 'same patch' as const, brought: []});
  const shared = (name: string, ...digits: readonly string[]) => bed.given(sharedCodec, `of a problem: ${name}`, {count: digits.length, commits: digits.map(at)});
  const asked: Posed = {instance: 'org__shop-9', number: 9, statement: 'Merchants cannot find any cards.', evidence: 'same patch'};
  const piece = bed.given(posedCodec, 'a problem', asked);
  const usual = change('posed', {});
  const of = (...refs: readonly (readonly Posed[] | undefined)[]) => bed.joined(usual, refs.map((list, index) => (list === undefined ? undefined : bed.given(allPosedCodec, `posed ${index} ${list.length}`, list))));
  const placed = bed.given(placedCodec, 'a problem of a commit', [{bucket: `commit ${oid('1')}`, piece: asked}]);
  return {
    'patch of a problem': {'some': {slots: [one]}, 'none': {slots: [none]}, 'another': {slots: [problem('with another patch', {patchId: 'b'.repeat(40)})]}, 'a longer one': {slots: [problem('with a longer name', {patchId: 'c'.repeat(64)})]}},
    'changes of a problem': {'by its patch': {slots: [bed.joined(one, [shared('two', '1', '2')])]}, 'a patch of too many': {slots: [bed.joined(one, [shared('too many')])]}, 'a patch of nobody': {slots: [bed.joined(one, [undefined])]}, 'without a patch': {slots: [bed.joined(none, [])]}},
    'problems by change': {'one': {slots: [placed]}, 'none': {slots: [bed.given(placedCodec, 'no problem', [])]}, 'two': {slots: [bed.given(placedCodec, 'two problems of commits', ['1', '2'].map((digit) => ({bucket: `commit ${oid(digit)}`, piece: asked})))]}},
    'problems of a change': {'one': {slots: [[piece]]}, 'two': {slots: [[piece, bed.given(posedCodec, 'another problem', {...asked, number: 10, evidence: 'same number'})]]}},
    'problems asked by a change': {'of a request': {slots: [usual]}, 'of a commit': {slots: [change('posed of a commit', {request: '', commits: [planned]})]}},
    'product sample of a problem': {
      'posed': {slots: [bed.joined(usual, [layers]), of([asked], undefined, undefined)], params: usualRules},
      'not posed': {slots: [bed.joined(usual, [layers]), of(undefined, undefined, undefined)], params: usualRules},
    },
  };
}
