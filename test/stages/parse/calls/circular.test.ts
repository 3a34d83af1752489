// Names that lead round in circles, as a hostile tree has them: a call that nobody can follow is a call of nobody, not the end of a build.
import test from 'ava';
import type {Expression} from '../../../../stages/parse/calls/expression.ts';
import {resolveCalls} from '../../../../stages/parse/calls/resolve/resolve-calls.ts';
import {spreadNames} from '../../../../stages/parse/calls/resolve/spread-names.ts';
import type {Family} from '../../../../stages/parse/calls/family.ts';
import type {Usage} from '../../../../stages/parse/calls/usage.ts';
import {repositoryOf} from '../../../../stages/parse/packages/repository.ts';

function verdicts(path: string, family: Family, more: Partial<Usage>, callees: readonly Expression[]): readonly string[] {
  const usage: Usage = {family, says: '', things: [], imports: [], passed: [], calls: callees.map((callee) => ({kind: 'call', callee, within: '', inline: ''})), ...more};
  const pieces = Map.groupBy(spreadNames(path, usage), ({bucket}) => bucket);
  return resolveCalls({path, usage}, repositoryOf([]), (name) => (pieces.get(name) ?? []).map(({piece}) => piece)).calls.map(({verdict}) => verdict);
}

const name = (called: string): Expression => ({is: 'name', name: called});

test('a module that is handed on as a part of itself', (t) => {
  const passed = [{module: 'crate::a::b', name: 'c', alias: 'b', inline: ''}];
  t.deepEqual(verdicts('src/a.rs', 'rust', {passed}, [name('b'), {is: 'import', module: 'crate::a::b', name: 'c'}, {is: 'member', of: name('b'), name: 'd'}]).filter((verdict) => verdict === 'resolved'), []);
});

test('types that are their own members, bases and aliases', (t) => {
  const own = (of: string, member: string): Expression => ({is: 'member', of: name(of), name: member});
  const things: Usage['things'] = [
    {id: 'A', inline: '', kind: 'type', bases: [own('B', 'x'), own('A', 'x'), own('A', 'y')]},
    {id: 'B', inline: '', kind: 'type', bases: [own('A', 'x'), own('B', 'y'), own('B', 'x')], gives: own('A', 'z')},
    {id: 'v', inline: '', kind: 'value', gives: {is: 'call', of: own('v', 'w')}},
    {id: 'v.w', inline: '', kind: 'value', gives: own('v', 'u')},
  ];
  for (const family of ['ecma', 'python', 'rust', 'java', 'go', 'c'] as const) {
    const found = verdicts('a', family, {things}, [own('A', 'q'), own('B', 'q'), own('v', 'q'), {is: 'call', of: {is: 'member', of: own('v', 'u'), name: 'w'}}]);
    t.is(found.length, 4, family);
    t.false(found.includes('resolved'), `${family}: ${found.join()}`);
  }
});
