// Reads what Python declares, imports and calls.
import {unknown, type Expression} from '../expression.ts';
import type {PlacedUsage} from '../usage.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {pythonExpressions} from './python-expressions.ts';
import {pythonImports} from './python-imports.ts';
import {descend, joined, walk, type Where} from './walk.ts';

export function readPython(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const {expression, type, returned} = pythonExpressions(at);
  const each = descend(visit);
  each(root, at.top, 0);
  return at.done('python');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    switch (node.type) {
      case 'import_statement':
      case 'import_from_statement':
        return pythonImports(node, at, where);
      case 'function_definition':
        return callable(node, where, depth);
      case 'class_definition':
        return classed(node, where, depth);
      case 'assignment':
      case 'named_expression':
        assigned(node, where);
        return each(node, where, depth);
      case 'lambda':
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression': {
        const inner = at.inside(where);
        parameters(node.childForFieldName('parameters'), inner);
        return each(node, inner, depth);
      }
      case 'for_statement':
      case 'for_in_clause': {
        const right = node.childForFieldName('right');
        bindAll(node.childForFieldName('left'), where, (deep) => (right === null ? unknown : {is: 'item', of: expression(right, where.scope, deep)}));
        return each(node, where, depth);
      }
      case 'as_pattern': {
        const value = node.firstNamedChild;
        const isCaught = node.parent?.type === 'except_clause';
        bindAll(node.childForFieldName('alias'), where, (deep) => (value === null ? unknown : isCaught ? {is: 'value', type: expression(value, where.scope, deep)} : {is: 'call', of: {is: 'member', of: expression(value, where.scope, deep), name: '__enter__'}}));
        return each(node, where, depth);
      }
      case 'call':
        called(node, where);
        return each(node, where, depth);
      case 'decorator': {
        const name = node.firstNamedChild;
        if (name !== null && name.type !== 'call') at.call(where, 'call', name.childForFieldName('attribute') ?? name, () => expression(name, where.scope, 0));
        return each(node, where, depth);
      }
      case 'type': {
        let named = node.firstNamedChild;
        if (named?.type === 'generic_type') named = named.firstNamedChild;
        if (named?.type === 'subscript') named = named.childForFieldName('value');
        used(named, where);
        return each(node, where, depth);
      }
      default:
        return each(node, where, depth);
    }
  }

  function used(named: SyntaxNode | null, where: Where): void {
    if (named?.type === 'identifier' || named?.type === 'attribute') at.use(where, named.childForFieldName('attribute') ?? named, () => expression(named, where.scope, 0));
  }

  function called(node: SyntaxNode, where: Where): void {
    const callee = node.childForFieldName('function');
    if (callee !== null) at.call(where, 'call', callee.childForFieldName('attribute') ?? callee, () => expression(callee, where.scope, 0));
  }

  function callable(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    if (name === null) return each(node, where, depth);
    const owner = joined(where.owner, at.textOf(name));
    const inner = at.inside(where, {owner, local: true});
    const decorators = node.parent?.type === 'decorated_definition' ? at.text.slice(node.parent.startIndex, node.startIndex) : '';
    const isProperty = /@(?:\w+\.)*(?:cached_)?property\b|@\w+\.(?:getter|setter)/.test(decorators);
    at.declare(where, name, {kind: isProperty ? 'value' : 'function', gives: () => returned(node, inner.scope)});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id: owner}));
    const isMember = !where.local && where.owner !== '';
    parameters(node.childForFieldName('parameters'), inner, isMember && !/@staticmethod\b/.test(decorators) ? (/@classmethod\b/.test(decorators) ? 'class' : 'self') : undefined);
    each(node, inner, depth);
  }

  function classed(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    if (name === null) return each(node, where, depth);
    const owner = joined(where.owner, at.textOf(name));
    const bases = (): readonly Expression[] => {
      const found: Expression[] = [];
      for (let one = node.childForFieldName('superclasses')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) if (/^(?:identifier|attribute|subscript|call)$/.test(one.type)) found.push(expression(one.type === 'subscript' ? (one.firstNamedChild ?? one) : one, where.scope, 0));
      return found;
    };
    at.declare(where, name, {kind: 'type', bases});
    for (let one = node.childForFieldName('superclasses')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) used(one.type === 'subscript' ? one.childForFieldName('value') : one, where);
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id: owner}));
    // Names of a class are seen through it, and by no function within: it has an owner, and no scope.
    each(node, {...where, owner, local: false}, depth);
  }

  function assigned(node: SyntaxNode, where: Where): void {
    const left = node.childForFieldName('left') ?? node.childForFieldName('name');
    const right = node.childForFieldName('right') ?? node.childForFieldName('value');
    const annotation = node.childForFieldName('type');
    const meant = (deep = 0): Expression => (annotation !== null ? type(annotation, where.scope, deep) : right === null ? unknown : given(right, where, deep));
    if (left === null) return;
    if (left.type === 'attribute') {
      const attribute = left.childForFieldName('attribute');
      // `self.a = …` in a method says what a member is.
      if (attribute === null || at.textOf(left.childForFieldName('object')) !== 'self' || !where.owner.includes('.')) return;
      at.declare({...where, local: false}, attribute, {id: joined(where.owner.slice(0, where.owner.lastIndexOf('.')), at.textOf(attribute)), kind: 'value', gives: meant});
    } else if (where.local) bindAll(left, where, left.type === 'identifier' ? meant : () => unknown);
    else if (left.type === 'identifier') at.declare(where, left, {kind: right?.type === 'lambda' ? 'function' : 'value', gives: meant});
  }

  function bindAll(pattern: SyntaxNode | null, where: Where, binding: (deep: number) => Expression): void {
    if (pattern === null) return;
    if (pattern.type === 'identifier') return at.bind(where, at.textOf(pattern), binding);
    if (!/pattern|tuple|list|target/.test(pattern.type)) return;
    const only = pattern.type === 'as_pattern_target' && pattern.firstNamedChild?.type === 'identifier';
    for (let one = pattern.firstNamedChild; one !== null; one = one.nextNamedSibling) bindAll(one, where, only ? binding : () => unknown);
  }

  function parameters(list: SyntaxNode | null, inner: Where, first?: 'self' | 'class'): void {
    let isFirst = first !== undefined;
    for (let one = list?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const name = one.type === 'identifier' ? one : (one.childForFieldName('name') ?? one.firstNamedChild);
      if (name === null || name.type !== 'identifier') continue;
      const annotation = one.childForFieldName('type');
      const value = one.childForFieldName('value');
      const own: Expression | undefined = !isFirst ? undefined : first === 'class' ? {is: 'member', of: {is: 'self'}, name: 'Self'} : {is: 'self'};
      isFirst = false;
      at.bind(inner, at.textOf(name), (deep) => (own !== undefined ? own : annotation !== null ? type(annotation, inner.scope, deep) : value !== null ? given(value, inner, deep) : unknown));
    }
  }

  /** What is `None` by default is something else when it is given. */
  function given(value: SyntaxNode, {scope}: Where, deep: number): Expression {
    return value.type === 'none' ? unknown : expression(value, scope, deep);
  }
}
