// Tells what a call calls: the name, and what stands before it.
import type {CallRule, Language} from '../language.ts';
import type {Place} from '../outline.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {firstField, unwrapped} from './fields.ts';

export interface Callee {readonly name: SyntaxNode; readonly receiver: Place | undefined}

const usual = ['function'];

export function calleeOf(node: SyntaxNode, rule: CallRule, {unwrap, members = {}}: Language): Callee | undefined {
  const {callee = usual} = rule;
  const found = typeof callee === 'function' ? callee(node) : firstField(node, callee);
  if (found === undefined) return undefined;
  if (rule.receiver !== undefined) return {name: unwrapped(found, unwrap), receiver: placeOf(partOf(node, rule.receiver))};
  // A callee in brackets or with type arguments may wrap a member, and a member's name may be wrapped again.
  const inner = unwrapped(found, unwrap, members);
  const member = members[inner.type];
  if (member === undefined) return {name: inner, receiver: undefined};
  const name = partOf(inner, member.name);
  return name === undefined ? undefined : {name: unwrapped(name, unwrap), receiver: placeOf(partOf(inner, member.receiver))};
}

function partOf(node: SyntaxNode, part: string | ((node: SyntaxNode) => SyntaxNode | undefined)): SyntaxNode | undefined {
  return typeof part === 'function' ? part(node) : (node.childForFieldName(part) ?? undefined);
}

function placeOf(node: SyntaxNode | undefined): Place | undefined {
  return node === undefined ? undefined : {from: node.startIndex, to: node.endIndex};
}
