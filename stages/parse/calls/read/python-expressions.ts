// What expressions and annotations of Python say of where a value comes from.
import {applied, longestExpression, outside, unknown, type Expression} from '../expression.ts';
import type {Scope, Walk} from './walk.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

export interface PythonExpressions {
  expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  type(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  returned(node: SyntaxNode, scope: Scope): Expression;
}

const literals = new Set(['string', 'concatenated_string', 'integer', 'float', 'true', 'false', 'none', 'list', 'dictionary', 'set', 'tuple', 'list_comprehension', 'dictionary_comprehension', 'set_comprehension', 'generator_expression', 'comparison_operator', 'not_operator', 'binary_operator', 'unary_operator']);
const deepestReturn = 40;

export function pythonExpressions(at: Walk): PythonExpressions {
  return {expression, type, returned};

  function expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'identifier':
        return at.bound(scope, at.textOf(node), depth) ?? {is: 'name', name: at.textOf(node)};
      case 'attribute': {
        const object = node.childForFieldName('object');
        return object === null ? unknown : {is: 'member', of: expression(object, scope, next), name: at.textOf(node.childForFieldName('attribute'))};
      }
      case 'call': {
        const callee = node.childForFieldName('function');
        if (callee === null) return unknown;
        if (at.textOf(callee) === 'super') return {is: 'super'};
        return {is: 'call', of: expression(callee, scope, next)};
      }
      case 'subscript': {
        const value = node.childForFieldName('value');
        return value === null ? unknown : {is: 'item', of: expression(value, scope, next)};
      }
      case 'await':
        return first === null ? unknown : {is: 'awaited', of: expression(first, scope, next)};
      case 'parenthesized_expression':
      case 'conditional_expression':
        return expression(first, scope, next);
      case 'boolean_operator': {
        const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
        const first = left === null || at.textOf(node.childForFieldName('operator')) !== 'or' ? unknown : expression(left, scope, next);
        return first.is !== 'unknown' || right === null ? first : expression(right, scope, next);
      }
      case 'lambda': {
        const body = node.childForFieldName('body');
        return {is: 'function', gives: expression(body, scope, next)};
      }
      default:
        return literals.has(node.type) ? outside : unknown;
    }
  }

  function type(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'type':
      case 'parenthesized_expression':
        return type(first, scope, next);
      case 'identifier':
        return at.textOf(node) === 'Self' ? {is: 'self'} : /^(?:Any|object)$/.test(at.textOf(node)) ? unknown : {is: 'value', type: expression(node, scope, depth)};
      case 'attribute':
        return {is: 'value', type: expression(node, scope, depth)};
      // A name in quotes, which nobody can see yet where it stands.
      case 'string': {
        const name = at.textOf(node).replaceAll(/^["']+|["']+$/g, '');
        return /^\w+$/.test(name) ? {is: 'value', type: at.bound(scope, name, depth) ?? {is: 'name', name}} : unknown;
      }
      case 'none':
        return outside;
      case 'binary_operator':
        return type(node.childForFieldName('left'), scope, next);
      case 'generic_type':
      case 'subscript': {
        const head = node.type === 'subscript' ? node.childForFieldName('value') : first;
        if (head === null) return unknown;
        const list = node.type === 'subscript' ? node : node.lastNamedChild;
        const of: Expression[] = [];
        for (let one = list?.firstNamedChild ?? null; one !== null && of.length < 4; one = one.nextNamedSibling) if (one.id !== head.id) of.push(type(one, scope, next + 4));
        const name = at.textOf(head).replace(/^.*\./, '');
        if (/^(?:Optional|Union|Annotated|Final|ClassVar)$/.test(name)) return of[0] ?? unknown;
        if (/^[Tt]ype$/.test(name)) return of[0]?.is === 'value' ? of[0].type : unknown;
        return applied(type(head, scope, next), of);
      }
      default:
        return unknown;
    }
  }

  /** As it says; else what its first `return` with something known gives. */
  function returned(node: SyntaxNode, scope: Scope): Expression {
    const said = node.childForFieldName('return_type');
    if (said !== null) return type(said, scope, 1);
    const body = node.childForFieldName('body');
    return body === null ? unknown : (firstReturn(body, scope, 0) ?? unknown);
  }

  function firstReturn(node: SyntaxNode, scope: Scope, depth: number): Expression | undefined {
    if (depth > deepestReturn) return undefined;
    for (let one = node.firstNamedChild; one !== null; one = one.nextNamedSibling) {
      if (/^(?:function_definition|class_definition|lambda|decorated_definition)$/.test(one.type)) continue;
      const value = one.type === 'return_statement' ? one.firstNamedChild : null;
      if (value !== null && value.type !== 'none') return expression(value, scope, 1);
      if (/_statement$|_clause$|block/.test(one.type)) {
        const found = firstReturn(one, scope, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}
