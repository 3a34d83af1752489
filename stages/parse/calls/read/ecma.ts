// Reads what TypeScript and JavaScript declare, import, hand on and call.
import {callables, ecmaAssigned} from './ecma-assigned.ts';
import {ecmaBases} from './ecma-bases.ts';
import {ecmaModules} from './ecma-modules.ts';
import {ecmaExpressions} from './ecma-expressions.ts';
import {ecmaUses} from './ecma-uses.ts';
import {iterated} from './iterated.ts';
import {namesIn} from './names-in.ts';
import {requiredBy} from './required-by.ts';
import {descend, joined, walk, type Where} from './walk.ts';
import {unknown} from '../expression.ts';
import type {PlacedUsage} from '../usage.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';

const scoped = new Set(['statement_block', 'for_statement', 'for_in_statement', 'catch_clause', 'switch_body']);

export function readEcma(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const {expression, type, returned, typeParameters} = ecmaExpressions(at);
  /** A body shares the scope of its function. */
  const bodies = new Set<number>();
  const each = descend(visit);
  each(root, at.top, 0);
  // What was brought in and is handed on comes from where it was brought in from.
  for (const [place, one] of at.passed.entries()) {
    const brought = one.module === '' ? at.imports.find(({alias}) => alias === one.name) : undefined;
    if (brought !== undefined) at.passed[place] = {...brought, alias: one.alias === '' ? one.name : one.alias};
  }
  return at.done('ecma');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    switch (node.type) {
      case 'comment':
        return;
      case 'import_statement':
      case 'export_statement':
        ecmaModules(node, at);
        return each(node, where, depth);
      case 'function_declaration':
      case 'generator_function_declaration':
      case 'function_signature':
      case 'method_signature':
      case 'abstract_method_signature':
      case 'method_definition':
        return callable(node, name, where, depth);
      case 'class_declaration':
      case 'abstract_class_declaration':
      case 'class':
      case 'interface_declaration':
      case 'enum_declaration':
      case 'type_alias_declaration':
        return typed(node, name, where, depth);
      case 'internal_module':
      case 'module': {
        if (name === null) return each(node, where, depth);
        const owner = at.declare(where, name, {kind: 'namespace'});
        const block = node.childForFieldName('body');
        if (block !== null) bodies.add(block.id);
        return each(node, at.inside(where, {owner}), depth);
      }
      case 'variable_declarator':
        return variable(node, name, where, depth);
      case 'public_field_definition':
      case 'field_definition':
      case 'property_signature': {
        const called = name ?? node.childForFieldName('property');
        const value = node.childForFieldName('value');
        if (called !== null && !where.local) at.declare(where, called, {kind: callables.has(value?.type ?? '') ? 'function' : 'value', gives: () => given(node, value, where)});
        return each(node, called === null ? where : {...where, owner: joined(where.owner, at.textOf(called)), local: true}, depth);
      }
      case 'assignment_expression':
        return each(node, ecmaAssigned(node, where, {at, expression, returned}), depth);
      case 'arrow_function':
      case 'function_expression':
      case 'generator_function':
        return body(node, where, depth);
      case 'call_expression':
      case 'new_expression':
        called(node, where);
        return each(node, where, depth);
      case 'type_identifier': case 'nested_type_identifier':
      case 'extends_clause': case 'class_heritage':
      case 'jsx_opening_element': case 'jsx_self_closing_element':
        return ecmaUses(node, where, {at, expression, type}) ? undefined : each(node, where, depth);
      default:
        return each(node, scoped.has(node.type) && !bodies.has(node.id) ? blockOf(node, where) : where, depth);
    }
  }

  function called(node: SyntaxNode, where: Where): void {
    let callee = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    while (callee !== null && (callee.type === 'parenthesized_expression' || callee.type === 'non_null_expression' || callee.type === 'instantiation_expression')) callee = callee.firstNamedChild;
    if (callee === null) return;
    const written = callee;
    const named = callee.childForFieldName('property') ?? callee;
    at.call(where, node.type === 'new_expression' ? 'new' : 'call', named, () => expression(written, where.scope, 0));
  }

  function callable(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return body(node, where, depth);
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name)), local: true});
    const isGetter = node.type === 'method_definition' && /^(?:static\s+)?get\s/.test(text.slice(node.startIndex, name.startIndex));
    const id = at.declare(where, name, {kind: isGetter ? 'value' : 'function', gives: () => returned(node, inner.scope)});
    if (where.local && /^(?:generator_)?function_/.test(node.type)) at.bind(where, at.textOf(name), () => ({is: 'own', id}));
    parameters(node, inner);
    each(node, inner, depth);
  }

  function body(node: SyntaxNode, where: Where, depth: number): void {
    const inner = at.inside(where, {local: true});
    parameters(node, inner);
    each(node, inner, depth);
  }

  function typed(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return each(node, at.inside(where, {local: true}), depth);
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name)), local: false});
    typeParameters(node, inner);
    const value = node.childForFieldName('value');
    const id = at.declare(where, name, {kind: 'type', bases: () => ecmaBases(node, inner.scope, {expression, type}), ...(value !== null && {gives: () => type(value, inner.scope, 0)})});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id}));
    each(node, inner, depth);
  }

  function variable(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    const value = node.childForFieldName('value');
    if (name === null || !/identifier$/.test(name.type)) {
      for (const one of namesIn(name, at)) at.bind(where, one.name, (deep) => one.part(given(node, value, where, deep)));
      return each(node, where, depth);
    }
    const isCallable = callables.has(value?.type ?? '');
    // What is required is brought in, and not declared here.
    if (!isCallable && (where.local || (value !== null && requiredBy(value, at) !== undefined))) {
      at.bind(where, at.textOf(name), (deep) => given(node, value, where, deep));
      return each(node, where, depth);
    }
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name))});
    const id = at.declare(where, name, {kind: isCallable ? 'function' : 'value', gives: () => (isCallable && value !== null ? returned(value, inner.scope) : given(node, value, where))});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id}));
    if (value?.type === 'object') return each(node, inner, depth);
    if (!isCallable || value === null) return each(node, {...where, owner: inner.owner, local: where.local}, depth);
    const local = {...inner, local: true};
    parameters(value, local);
    each(value, local, depth);
  }

  function parameters(node: SyntaxNode, inner: Where): void {
    typeParameters(node, inner);
    const block = node.childForFieldName('body');
    if (block !== null) bodies.add(block.id);
    const single = node.childForFieldName('parameter');
    const all = single === null ? null : iterated(node, at);
    if (single !== null) at.bind(inner, at.textOf(single), (deep) => (all === null ? unknown : {is: 'item', of: expression(all, inner.scope, deep)}));
    const list = node.childForFieldName('parameters');
    for (let one = list?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const pattern = one.childForFieldName('pattern') ?? one.childForFieldName('left') ?? one;
      const annotation = one.childForFieldName('type');
      const value = one.childForFieldName('value') ?? one.childForFieldName('right');
      // `constructor(private readonly a: A)` declares a member.
      if (/^(?:accessibility_modifier|override_modifier)$/.test(one.firstNamedChild?.type ?? '') && pattern.type === 'identifier') at.declare({...inner, local: false}, pattern, {id: joined(inner.owner.slice(0, Math.max(0, inner.owner.lastIndexOf('.'))), at.textOf(pattern)), kind: 'value', gives: () => given(one, value, inner)});
      const item = one.previousNamedSibling === null ? iterated(node, at) : null;
      if (/identifier$/.test(pattern.type)) at.bind(inner, at.textOf(pattern), (deep) => (annotation !== null ? type(annotation, inner.scope, deep) : item !== null ? {is: 'item', of: expression(item, inner.scope, deep)} : expression(value, inner.scope, deep)));
      else for (const bound of namesIn(pattern, at)) at.bind(inner, bound.name, (deep) => bound.part(type(annotation, inner.scope, deep)));
    }
  }

  function given(node: SyntaxNode, value: SyntaxNode | null, where: Where, deep = 0): ReturnType<typeof expression> {
    const annotation = node.childForFieldName('type');
    if (annotation !== null) return type(annotation, where.scope, deep);
    if (value !== null && callables.has(value.type)) return returned(value, where.scope);
    return expression(value, where.scope, deep);
  }

  function blockOf(node: SyntaxNode, where: Where): Where {
    const inner = at.inside(where, {local: true});
    const left = node.type === 'for_in_statement' ? node.childForFieldName('left') : node.childForFieldName('parameter');
    const right = node.childForFieldName('right');
    for (const one of namesIn(left, at)) at.bind(inner, one.name, (deep) => (right === null ? unknown : one.part({is: 'item', of: expression(right, where.scope, deep)})));
    return inner;
  }
}
