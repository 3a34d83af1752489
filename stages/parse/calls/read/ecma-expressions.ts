// What expressions and types of TypeScript and JavaScript say of where a value comes from.
import {applied, longestExpression, outside, typeOf, unknown, type Expression} from '../expression.ts';
import type {Scope, Walk, Where} from './walk.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

export interface EcmaExpressions {
  expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  type(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  /** What a call of the function gives: as it says, or as its only `return` tells. */
  returned(node: SyntaxNode, scope: Scope): Expression;
  typeParameters(node: SyntaxNode, inner: Where): void;
}

const literals = new Set(['string', 'template_string', 'number', 'true', 'false', 'null', 'undefined', 'regex', 'array', 'object', 'unary_expression', 'binary_expression', 'update_expression']);
const wraps = new Set(['parenthesized_expression', 'non_null_expression', 'satisfies_expression', 'instantiation_expression']);

export function ecmaExpressions(at: Walk): EcmaExpressions {
  return {expression, type, returned, typeParameters};

  function expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    if (wraps.has(node.type)) return expression(first, scope, next);
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
        return named(at.textOf(node), scope, depth);
      case 'this':
        return at.bound(scope, 'this', depth) ?? {is: 'self'};
      case 'super':
        return {is: 'super'};
      case 'member_expression': {
        const object = node.childForFieldName('object');
        const property = at.textOf(node.childForFieldName('property'));
        if (property === 'prototype' && object !== null) return {is: 'value', type: expression(object, scope, next)};
        return object === null ? unknown : {is: 'member', of: expression(object, scope, next), name: property};
      }
      case 'subscript_expression': {
        const object = node.childForFieldName('object');
        return object === null ? unknown : {is: 'item', of: expression(object, scope, next)};
      }
      case 'call_expression': {
        const callee = node.childForFieldName('function');
        if (callee === null) return unknown;
        const argument = node.childForFieldName('arguments')?.firstNamedChild;
        if (/^(?:require|import)$/.test(at.textOf(callee)) && argument?.type === 'string') {
          const module: Expression = {is: 'import', module: at.textOf(argument).slice(1, -1), name: ''};
          return callee.type === 'import' ? {is: 'value', type: outside, of: [module]} : module;
        }
        return {is: 'call', of: expression(callee, scope, next)};
      }
      case 'new_expression': {
        const constructed = node.childForFieldName('constructor');
        return constructed === null ? unknown : {is: 'new', of: expression(constructed, scope, next)};
      }
      case 'await_expression':
        return first === null ? unknown : {is: 'awaited', of: expression(first, scope, next)};
      case 'as_expression': {
        const last = node.lastNamedChild;
        return last === null || last.id === first?.id ? unknown : at.textOf(last) === 'const' && first !== null ? expression(first, scope, next) : type(last, scope, next);
      }
      case 'ternary_expression':
        return expression(node.childForFieldName('consequence'), scope, next);
      case 'assignment_expression':
        return expression(node.childForFieldName('right'), scope, next);
      case 'arrow_function':
      case 'function_expression':
        return {is: 'function', gives: returned(node, scope)};
      case 'binary_expression': {
        const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
        if (!/^(?:\|\||\?\?)$/.test(at.textOf(node.childForFieldName('operator'))) || left === null || right === null) return outside;
        const found = expression(left, scope, next);
        return found.is === 'unknown' ? expression(right, scope, next) : found;
      }
      default:
        return literals.has(node.type) ? outside : unknown;
    }
  }

  function named(name: string, scope: Scope, depth: number): Expression {
    return at.bound(scope, name, depth) ?? {is: 'name', name};
  }

  function type(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'type_annotation':
      case 'parenthesized_type':
      case 'readonly_type':
      case 'optional_type':
        return type(first, scope, next);
      case 'type_identifier':
      case 'identifier': {
        const bound = at.bound(scope, `type ${at.textOf(node)}`, depth);
        return bound ?? {is: 'value', type: named(at.textOf(node), scope, depth)};
      }
      case 'nested_type_identifier':
      case 'nested_identifier': {
        const of = node.childForFieldName('module') ?? node.childForFieldName('object') ?? first;
        const name = at.textOf(node.childForFieldName('name') ?? node.childForFieldName('property'));
        return of === null ? unknown : {is: 'value', type: {is: 'member', of: typeOf(type(of, scope, next)), name}};
      }
      case 'generic_type': {
        const head = node.childForFieldName('name') ?? first;
        if (head === null) return unknown;
        const of: Expression[] = [];
        for (let argument = node.childForFieldName('type_arguments')?.firstNamedChild ?? null; argument !== null && of.length < 4; argument = argument.nextNamedSibling) of.push(type(argument, scope, next + 4));
        return applied(type(head, scope, next), of);
      }
      case 'array_type':
        return first === null ? unknown : {is: 'value', type: outside, of: [type(first, scope, next)]};
      case 'union_type': {
        for (let one = first; one !== null; one = one.nextNamedSibling) if (!/^(?:null|undefined)$/.test(at.textOf(one))) return type(one, scope, next);
        return outside;
      }
      case 'intersection_type':
        return type(first, scope, next);
      case 'this_type':
      case 'this':
        return {is: 'self'};
      case 'type_query':
        return expression(first, scope, next);
      case 'function_type': {
        const result = node.childForFieldName('return_type');
        return {is: 'function', gives: type(result, scope, next)};
      }
      case 'predefined_type':
        return /^(?:any|unknown|object)$/.test(at.textOf(node)) ? unknown : outside;
      case 'literal_type':
      case 'template_literal_type':
      case 'tuple_type':
      case 'type_predicate':
      case 'type_predicate_annotation':
        return outside;
      default:
        return unknown;
    }
  }

  function returned(node: SyntaxNode, scope: Scope): Expression {
    const said = node.childForFieldName('return_type') ?? (node.type.endsWith('signature') ? node.childForFieldName('type') : null);
    if (said !== null) return type(said, scope, 1);
    const body = node.childForFieldName('body');
    if (body === null) return unknown;
    if (body.type !== 'statement_block') return expression(body, scope, 1);
    let found: SyntaxNode | null = null;
    for (let statement = body.firstNamedChild; statement !== null; statement = statement.nextNamedSibling) if (statement.type === 'return_statement') found = statement.firstNamedChild;
    return expression(found, scope, 1);
  }

  /** A parameter stands for what it extends. */
  function typeParameters(node: SyntaxNode, inner: Where): void {
    for (let one = node.childForFieldName('type_parameters')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const bound = one.childForFieldName('constraint')?.firstNamedChild ?? null;
      at.bind(inner, `type ${at.textOf(one.childForFieldName('name'))}`, (deep) => type(bound, inner.scope, deep));
    }
  }
}
