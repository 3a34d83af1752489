// What expressions and types of Java say of where a value comes from.
import {applied, longestExpression, outside, unknown, type Expression} from '../expression.ts';
import type {Scope, Walk, Where} from './walk.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

export interface JavaExpressions {
  /** With a depth below 0, what the call names and not what it gives. */
  expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  type(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  typeParameters(node: SyntaxNode, inner: Where): void;
}

const literals = /_literal$|^(?:true|false|binary_expression|unary_expression|instanceof_expression|array_creation_expression|class_literal|update_expression)$/;

export function javaExpressions(at: Walk): JavaExpressions {
  return {expression, type, typeParameters};

  function expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = Math.max(depth, 0) + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'identifier':
        return at.bound(scope, at.textOf(node), next) ?? {is: 'within', name: at.textOf(node)};
      case 'this':
        return {is: 'self'};
      case 'super':
        return {is: 'super'};
      case 'field_access': {
        const object = node.childForFieldName('object');
        return object === null ? unknown : {is: 'member', of: expression(object, scope, next), name: at.textOf(node.childForFieldName('field'))};
      }
      case 'method_invocation': {
        const object = node.childForFieldName('object');
        const name = at.textOf(node.childForFieldName('name'));
        // A method that is imported by its name.
        const brought = object === null ? at.imports.find(({alias}) => alias === name) : undefined;
        const named: Expression = brought !== undefined ? {is: 'import', module: brought.module, name} : object === null ? {is: 'within', name} : {is: 'member', of: expression(object, scope, next), name};
        return depth < 0 ? named : {is: 'call', of: named};
      }
      case 'object_creation_expression':
      case 'cast_expression':
        return type(node.childForFieldName('type'), scope, next);
      case 'array_access':
        return first === null ? unknown : {is: 'item', of: expression(first, scope, next)};
      case 'parenthesized_expression':
        return expression(first, scope, next);
      case 'ternary_expression':
        return expression(node.childForFieldName('consequence'), scope, next);
      case 'assignment_expression':
        return expression(node.childForFieldName('right'), scope, next);
      default:
        return literals.test(node.type) ? outside : unknown;
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
        return at.bound(scope, `type ${name}`, depth) ?? {is: 'value', type: at.bound(scope, name, depth) ?? {is: 'within', name}};
      }
      case 'scoped_type_identifier': {
        const value = type(first, scope, next);
        return value.is === 'value' ? {is: 'value', type: {is: 'member', of: value.type, name: at.textOf(node.lastNamedChild)}} : unknown;
      }
      case 'generic_type': {
        const of: Expression[] = [];
        for (let one = node.lastNamedChild?.firstNamedChild ?? null; one !== null && of.length < 3; one = one.nextNamedSibling) of.push(type(one, scope, next + 4));
        return applied(type(first, scope, next), of);
      }
      case 'array_type': {
        const element = node.childForFieldName('element');
        return {is: 'value', type: outside, of: element === null ? [] : [type(element, scope, next)]};
      }
      case 'annotated_type':
      case 'wildcard':
        return node.lastNamedChild === null ? unknown : type(node.lastNamedChild, scope, next);
      default:
        return /_type$/.test(node.type) ? outside : unknown;
    }
  }

  function typeParameters(node: SyntaxNode, inner: Where): void {
    for (let one = node.childForFieldName('type_parameters')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const name = one.firstNamedChild;
      const bound = one.lastNamedChild?.type === 'type_bound' ? one.lastNamedChild.firstNamedChild : null;
      if (name !== null) at.bind(inner, `type ${at.textOf(name)}`, (deep) => type(bound, inner.scope, deep));
    }
  }
}
