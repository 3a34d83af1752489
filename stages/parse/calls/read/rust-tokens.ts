// Calls among the tokens of a macro, which no grammar reads: a path or a chain of names, and brackets right after it.
import {unknown, type Expression} from '../expression.ts';
import {tokenCalls} from '../../outline/walk/called-in-tokens.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {RustExpressions} from './rust-expressions.ts';
import type {Walk, Where} from './walk.ts';

interface Around extends Pick<RustExpressions, 'expression'> {readonly at: Walk}

const deepest = 64;

export function rustTokens(macro: SyntaxNode, where: Where, {at}: Around): void {
  const tokens = tokenCalls();
  each(macro, 0);

  function each(node: SyntaxNode, depth: number): void {
    if (depth > deepest) return;
    for (let child = node.firstNamedChild; child !== null; child = child.nextNamedSibling) {
      if (child.type !== 'token_tree') continue;
      const found = tokens.called(child, at.text);
      if (found !== undefined) {
        const {kind, name, receiver} = found;
        const spoken = at.text.slice(name.from, name.to) + (kind === 'macro' ? '!' : '');
        const before = receiver === undefined ? '' : at.text.slice(receiver.from, receiver.to);
        const sign = receiver === undefined ? '' : at.text.slice(receiver.to, name.from).trim();
        at.call(where, kind, nameNode(child, name), () => chain(before, sign, spoken));
      }
      each(child, depth + 1);
    }
  }

  /** The token of the name, which says where it stands. */
  function nameNode(brackets: SyntaxNode, name: {readonly from: number}): SyntaxNode {
    for (let node: SyntaxNode | null = brackets.previousNamedSibling; node !== null; node = node.previousNamedSibling) {
      if (node.startIndex === name.from) return node;
      if (node.endIndex <= name.from) break;
    }
    return brackets;
  }

  function chain(before: string, sign: string, name: string): Expression {
    if (before === '') return sign === '' ? bound(name) : unknown;
    if (!/^[\w:.\s]+$/.test(before)) return {is: 'member', of: unknown, name};
    const parts = before.split(/::|\./).map((part) => part.trim());
    const [head = '', ...more] = parts;
    const isPath = sign === '::';
    let of: Expression = head === 'self' && !isPath ? {is: 'self'} : head === 'Self' ? {is: 'member', of: {is: 'self'}, name: 'Self'} : bound(head);
    for (const part of more) of = {is: 'member', of, name: part};
    return {is: 'member', of, name};
  }

  function bound(name: string): Expression {
    return at.bound(where.scope, name, 0) ?? {is: 'name', name};
  }
}
