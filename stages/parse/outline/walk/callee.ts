// Tells what a call calls: the name, and what stands before it.
import type {CallRule, Language} from '../language.ts';
import type {Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {firstField, unwrapped} from './fields.ts';

export interface Callee {readonly name: SyntaxNode; readonly receiver: Place | undefined}

const usual = ['function'];

export function calleeOf(node: SyntaxNode, rule: CallRule, {unwrap, members = {}}: Language): Callee | undefined {
  const found = firstField(node, rule.callee ?? usual);
  if (found === undefined) return undefined;
  if (rule.receiver !== undefined) return {name: unwrapped(found, unwrap), receiver: placeOf(node.childForFieldName(rule.receiver))};
  // A callee in brackets or with type arguments may wrap a member, and a member's name may be wrapped again.
  const inner = unwrapped(found, unwrap, members);
  const member = members[inner.type];
  if (member === undefined) return {name: inner, receiver: undefined};
  const name = inner.childForFieldName(member.name);
  return name === null ? undefined : {name: unwrapped(name, unwrap), receiver: placeOf(inner.childForFieldName(member.receiver))};
}

function placeOf(node: SyntaxNode | null): Place | undefined {
  return node === null ? undefined : {from: node.startIndex, to: node.endIndex};
}
