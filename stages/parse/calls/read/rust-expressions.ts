// What expressions, paths and types of Rust say of where a value comes from.
import {applied, longestExpression, outside, unknown, type Expression} from '../expression.ts';
import type {Scope, Walk, Where} from './walk.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

export interface RustExpressions {
  expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  type(node: SyntaxNode | null, scope: Scope, depth: number): Expression;
  path(node: SyntaxNode, scope: Scope, end?: string): Expression;
  returned(node: SyntaxNode, scope: Scope): Expression;
  typeParameters(node: SyntaxNode, inner: Where): void;
  boundsOf(node: SyntaxNode, scope: Scope): readonly Expression[];
  /** The name of a type without what is around it; none of a type that has no name. */
  headName(node: SyntaxNode): SyntaxNode | undefined;
}

const literals = new Set(['string_literal', 'raw_string_literal', 'char_literal', 'boolean_literal', 'integer_literal', 'float_literal', 'array_expression', 'tuple_expression', 'unit_expression', 'binary_expression', 'range_expression']);
/** What these hold is meant when they are spoken to. */
const transparent = /^(?:Box|Rc|Arc|Cow|Pin|Ref|RefMut|MutexGuard|RwLockReadGuard|RwLockWriteGuard|ManuallyDrop)$/;

export function rustExpressions(at: Walk): RustExpressions {
  return {expression, type, path, returned, typeParameters, boundsOf, headName};

  function expression(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    const first = node.firstNamedChild;
    switch (node.type) {
      case 'identifier':
      case 'scoped_identifier':
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'generic_type':
      case 'crate':
      case 'super':
        return path(node, scope, '', depth);
      case 'self':
        return {is: 'self'};
      case 'field_expression': {
        const value = node.childForFieldName('value');
        return value === null ? unknown : {is: 'member', of: expression(value, scope, next), name: at.textOf(node.childForFieldName('field'))};
      }
      case 'call_expression': {
        const callee = node.childForFieldName('function');
        return callee === null ? unknown : {is: 'call', of: expression(callee, scope, next)};
      }
      case 'generic_function':
        return expression(node.childForFieldName('function'), scope, next);
      case 'struct_expression': {
        const name = node.childForFieldName('name');
        return name === null ? unknown : {is: 'value', type: path(name, scope, '', depth)};
      }
      case 'reference_expression':
      case 'parenthesized_expression':
      case 'unary_expression':
        return expression(node.childForFieldName('value') ?? node.lastNamedChild, scope, next);
      case 'try_expression':
      case 'await_expression':
        return first === null ? unknown : {is: 'awaited', of: expression(first, scope, next)};
      case 'index_expression':
        return first === null ? unknown : {is: 'item', of: expression(first, scope, next)};
      case 'type_cast_expression':
        return type(node.childForFieldName('type'), scope, next);
      case 'closure_expression':
        return {is: 'function', gives: unknown};
      default:
        return literals.has(node.type) ? outside : unknown;
    }
  }

  function path(node: SyntaxNode, scope: Scope, end = '', depth = 0): Expression {
    if (depth > longestExpression) return unknown;
    if (node.type === 'self') return {is: 'name', name: 'self'};
    if (node.type === 'generic_type' || node.type === 'generic_type_with_turbofish') {
      const head = node.childForFieldName('type');
      return head === null ? unknown : path(head, scope, end, depth + 1);
    }
    if (node.type === 'bracketed_type' || node.type === 'qualified_type') return headOf(type(node.firstNamedChild, scope, depth + 1));
    if (node.type === 'scoped_identifier' || node.type === 'scoped_type_identifier') {
      const of = node.childForFieldName('path');
      const name = at.textOf(node.childForFieldName('name')) + end;
      return of === null ? {is: 'name', name: `::${name}`} : {is: 'member', of: path(of, scope, '', depth + 1), name};
    }
    const name = at.textOf(node);
    if (name === 'Self') return {is: 'member', of: {is: 'self'}, name: 'Self'};
    return at.bound(scope, name + end, depth) ?? boundHead(scope, name, depth) ?? {is: 'name', name: name + end};
  }

  /** `T::new()`: the bound of the parameter is what is known. */
  function boundHead(scope: Scope, name: string, depth: number): Expression | undefined {
    const bound = at.bound(scope, `type ${name}`, depth);
    return bound === undefined ? undefined : headOf(bound);
  }

  function type(node: SyntaxNode | null, scope: Scope, depth: number): Expression {
    if (node === null || depth > longestExpression) return unknown;
    const next = depth + 1;
    switch (node.type) {
      case 'type_identifier': {
        const name = at.textOf(node);
        return name === 'Self' ? {is: 'self'} : (at.bound(scope, `type ${name}`, depth) ?? {is: 'value', type: path(node, scope, '', depth)});
      }
      case 'scoped_type_identifier':
        return /^Self::/.test(at.textOf(node)) ? unknown : {is: 'value', type: path(node, scope, '', depth)};
      case 'generic_type': {
        const head = node.childForFieldName('type');
        if (head === null) return unknown;
        const of: Expression[] = [];
        for (let one = node.childForFieldName('type_arguments')?.firstNamedChild ?? null; one !== null && of.length < 3; one = one.nextNamedSibling) if (one.type !== 'lifetime') of.push(type(one, scope, next + 4));
        const name = at.textOf(head).replace(/^.*::/, '');
        if (transparent.test(name)) return of.at(-1) ?? unknown;
        return applied(type(head, scope, next), of);
      }
      case 'reference_type':
      case 'pointer_type':
        return type(node.childForFieldName('type'), scope, next);
      case 'dynamic_type':
      case 'abstract_type':
        return type(node.childForFieldName('trait'), scope, next);
      case 'bounded_type':
        return type(node.firstNamedChild, scope, next);
      case 'array_type': {
        const element = node.childForFieldName('element');
        return {is: 'value', type: outside, of: element === null ? [] : [type(element, scope, next)]};
      }
      case 'function_type': {
        const result = node.childForFieldName('return_type');
        return {is: 'function', gives: type(result, scope, next)};
      }
      case 'primitive_type':
      case 'unit_type':
      case 'tuple_type':
      case 'never_type':
        return outside;
      default:
        return unknown;
    }
  }

  function returned(node: SyntaxNode, scope: Scope): Expression {
    const said = node.childForFieldName('return_type');
    return said === null ? outside : type(said, scope, 1);
  }

  function typeParameters(node: SyntaxNode, inner: Where): void {
    for (let one = node.childForFieldName('type_parameters')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const name = one.type === 'type_identifier' ? one : (one.childForFieldName('name') ?? one.childForFieldName('left'));
      const bounds = one.childForFieldName('bounds');
      if (name !== null && one.type !== 'lifetime_parameter') at.bind(inner, `type ${at.textOf(name)}`, () => firstBound(bounds ?? whereBounds(node, at.textOf(name)), inner.scope));
    }
  }

  function whereBounds(node: SyntaxNode, name: string): SyntaxNode | null {
    for (let part = node.firstNamedChild; part !== null; part = part.nextNamedSibling) {
      if (part.type !== 'where_clause') continue;
      for (let one = part.firstNamedChild; one !== null; one = one.nextNamedSibling) if (at.textOf(one.childForFieldName('left')) === name) return one.childForFieldName('bounds');
    }
    return null;
  }

  function firstBound(bounds: SyntaxNode | null, scope: Scope): Expression {
    const [first] = bounds === null ? [] : boundsOf(bounds, scope);
    return first === undefined ? unknown : {is: 'value', type: first};
  }

  function boundsOf(node: SyntaxNode, scope: Scope): readonly Expression[] {
    if (node.type !== 'trait_bounds') return [headOf(type(node, scope, 1))];
    const found: Expression[] = [];
    for (let one = node.firstNamedChild; one !== null; one = one.nextNamedSibling) if (/type/.test(one.type)) found.push(headOf(type(one, scope, 1)));
    return found;
  }

  function headName(node: SyntaxNode): SyntaxNode | undefined {
    let inner: SyntaxNode | null = node;
    for (let depth = 0; inner !== null && depth < 16; depth++) {
      if (inner.type === 'type_identifier') return inner;
      inner = inner.type === 'scoped_type_identifier' ? inner.childForFieldName('name') : /^(?:generic|reference|dynamic)_type$/.test(inner.type) ? (inner.childForFieldName('type') ?? inner.childForFieldName('trait')) : null;
    }
    return undefined;
  }
}

function headOf(value: Expression): Expression {
  return value.is === 'value' ? value.type : value.is === 'self' ? {is: 'member', of: value, name: 'Self'} : value;
}
