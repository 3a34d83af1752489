// The names that a pattern of JavaScript binds, and which part of the whole each is.
import {unknown, type Expression} from '../expression.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Walk} from './walk.ts';

export interface NameIn {
  readonly name: string;
  /** Out of what the whole is. */
  part(whole: Expression): Expression;
}

const most = 1000;

/** `{a, b: c, ...d}` binds `a` to a member, `c` to another, and `d` to what is left. */
export function namesIn(pattern: SyntaxNode | null, at: Walk): readonly NameIn[] {
  const found: NameIn[] = [];
  const waiting: {readonly node: SyntaxNode; readonly part: (whole: Expression) => Expression}[] = pattern === null ? [] : [{node: pattern, part: (whole) => whole}];
  for (let next = waiting.pop(); next !== undefined && found.length < most; next = waiting.pop()) {
    const {node, part} = next;
    const member = (name: string) => (whole: Expression): Expression => ({is: 'member', of: part(whole), name});
    if (node.type === 'identifier') found.push({name: at.textOf(node), part});
    else if (node.type === 'shorthand_property_identifier_pattern') found.push({name: at.textOf(node), part: member(at.textOf(node))});
    else if (node.type === 'pair_pattern') {
      const value = node.childForFieldName('value');
      if (value !== null) waiting.push({node: value, part: member(at.textOf(node.childForFieldName('key')))});
    } else if (node.type === 'object_assignment_pattern' || node.type === 'assignment_pattern') {
      const left = node.childForFieldName('left');
      if (left !== null) waiting.push({node: left, part});
    } else {
      const isList = node.type === 'array_pattern';
      const inner = node.type === 'object_pattern' ? part : isList ? (whole: Expression): Expression => ({is: 'item', of: part(whole)}) : () => unknown;
      for (let child = node.firstNamedChild; child !== null; child = child.nextNamedSibling) if (/identifier|pattern|declaration|declarator/.test(child.type)) waiting.push({node: child, part: inner});
    }
  }
  return found;
}
