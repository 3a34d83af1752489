// What expressions and types of Go say of where a value comes from.
import {longestExpression, outside, unknown, type Expression} from '../expression.ts';
import type {Scope, Walk} from './walk.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

export interface GoExpressions {
  expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  type(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  /** The first of what it gives. */
  returned(node: SyntaxNode, scope: Scope): Expression;
}

const literals = new Set(['interpreted_string_literal', 'raw_string_literal', 'int_literal', 'float_literal', 'rune_literal', 'true', 'false', 'nil', 'binary_expression']);
const basic = /^(?:bool|string|u?int(?:8|16|32|64)?|uintptr|byte|rune|float(?:32|64)|complex(?:64|128)|error|any)$/;
const makers = /^(?:make|new)$/;

export function goExpressions(at: Walk): GoExpressions {
  return {expression, type, returned};

  function expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'identifier':
        return at.bound(scope, at.textOf(node), depth) ?? {is: 'name', name: at.textOf(node)};
      case 'selector_expression': {
        const operand = node.childForFieldName('operand');
        return operand === null ? unknown : {is: 'member', of: expression(operand, scope, next), name: at.textOf(node.childForFieldName('field'))};
      }
      case 'call_expression': {
        const callee = node.childForFieldName('function');
        if (callee === null) return unknown;
        const argument = node.childForFieldName('arguments')?.firstNamedChild ?? null;
        if (makers.test(at.textOf(callee)) && argument !== null) return type(argument, scope, next);
        return {is: 'call', of: expression(callee, scope, next)};
      }
      case 'composite_literal':
      case 'type_assertion_expression':
      case 'type_conversion_expression':
        return type(node.childForFieldName('type'), scope, next);
      case 'unary_expression':
      case 'parenthesized_expression':
        return expression(node.childForFieldName('operand') ?? first, scope, next);
      case 'index_expression': {
        const operand = node.childForFieldName('operand');
        return operand === null ? unknown : {is: 'item', of: expression(operand, scope, next)};
      }
      case 'slice_expression':
        return expression(node.childForFieldName('operand'), scope, next);
      case 'func_literal':
        return {is: 'function', gives: returned(node, scope)};
      default:
        return literals.has(node.type) ? outside : unknown;
    }
  }

  function type(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'type_identifier':
      case 'identifier': {
        const name = at.textOf(node);
        return at.bound(scope, `type ${name}`, depth) ?? (basic.test(name) ? outside : {is: 'value', type: at.bound(scope, name, depth) ?? {is: 'name', name}});
      }
      case 'pointer_type':
      case 'parenthesized_type':
      case 'unary_expression':
        return type(first, scope, next);
      case 'qualified_type':
      case 'selector_expression': {
        const from = node.childForFieldName('package') ?? node.childForFieldName('operand');
        const name = at.textOf(node.childForFieldName('name') ?? node.childForFieldName('field'));
        const module = at.bound(scope, at.textOf(from), depth) ?? unknown;
        return {is: 'value', type: {is: 'member', of: module, name}};
      }
      case 'generic_type':
        return type(node.childForFieldName('type'), scope, next);
      case 'slice_type':
      case 'array_type': {
        const element = node.childForFieldName('element');
        return {is: 'value', type: outside, of: element === null ? [] : [type(element, scope, next)]};
      }
      case 'map_type':
      case 'channel_type': {
        const value = node.childForFieldName('value');
        return {is: 'value', type: outside, of: value === null ? [] : [type(value, scope, next)]};
      }
      case 'function_type':
        return {is: 'function', gives: returned(node, scope)};
      default:
        return unknown;
    }
  }

  function returned(node: SyntaxNode, scope: Scope): Expression {
    const result = node.childForFieldName('result');
    if (result === null) return unknown;
    const only = result.type === 'parameter_list' ? result.firstNamedChild?.childForFieldName('type') : result;
    return only === null || only === undefined ? unknown : type(only, scope, 1);
  }
}
