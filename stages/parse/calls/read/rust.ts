// Reads what Rust declares, uses, hands on and calls. What is called among the tokens of a macro is read as far as paths tell.
import type {Expression} from '../expression.ts';
import type {PlacedUsage} from '../usage.ts';
import {rustUses} from '../../outline/languages/rust-uses.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {rustExpressions} from './rust-expressions.ts';
import {rustPatterns} from './rust-patterns.ts';
import {rustTokens} from './rust-tokens.ts';
import {descend, joined, walk, type Where} from './walk.ts';

const scoped = new Set(['block', 'match_arm', 'for_expression', 'if_expression', 'while_expression', 'let_chain']);

export function readRust(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const says = rustExpressions(at);
  const {expression, type, returned, path} = says;
  const {bindPattern, parameters} = rustPatterns(at, says);
  const bodies = new Set<number>();
  const each = descend(visit);
  each(root, at.top, 0);
  return at.done('rust');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    switch (node.type) {
      case 'line_comment':
      case 'block_comment':
      case 'attribute_item':
        return;
      case 'use_declaration':
        return used(node, where);
      case 'mod_item': {
        if (name === null) return;
        const inline = joined(where.inline, at.textOf(name)).replaceAll('.', '::');
        return each(node, {...at.inside(where), owner: '', inline}, depth);
      }
      case 'function_item':
      case 'function_signature_item':
        return callable(node, name, where, depth);
      case 'struct_item':
      case 'enum_item':
      case 'union_item':
      case 'trait_item':
        return typed(node, name, where, depth);
      case 'type_item': {
        const meant = node.childForFieldName('type');
        if (name !== null && meant !== null) at.declare(where, name, {kind: 'type', gives: () => type(meant, where.scope, 0)});
        return meant === null ? undefined : visit(meant, where, depth + 1);
      }
      case 'impl_item':
        return implemented(node, where, depth);
      case 'field_declaration':
      case 'const_item':
      case 'static_item': {
        const meant = node.childForFieldName('type');
        const value = node.childForFieldName('value');
        if (name !== null && where.local && node.type !== 'field_declaration') at.bind(where, at.textOf(name), (deep) => type(meant, where.scope, deep));
        else if (name !== null) at.declare({...where, local: false}, name, {kind: 'value', gives: () => type(meant, where.scope, 0)});
        if (meant !== null) visit(meant, where, depth + 1);
        return value === null ? undefined : visit(value, where, depth + 1);
      }
      case 'enum_variant':
        // A variant is called like a function, and is one of its enum.
        if (name !== null) at.declare({...where, local: false}, name, {kind: 'function', gives: () => ({is: 'self'})});
        return each(node, {...where, owner: joined(where.owner, at.textOf(name))}, depth);
      case 'macro_definition':
        if (name !== null) at.declare(where, name, {id: `${at.textOf(name)}!`, kind: 'function'});
        return;
      case 'closure_expression': {
        const inner = at.inside(where, {local: true});
        parameters(node, inner);
        return each(node, inner, depth);
      }
      case 'let_declaration':
      case 'let_condition':
      case 'for_expression': {
        const inner = node.type === 'for_expression' ? at.inside(where) : where;
        const meant = node.childForFieldName('type');
        const value = node.childForFieldName('value');
        const given = (deep: number): Expression => (meant !== null ? type(meant, inner.scope, deep) : expression(value, where.scope, deep));
        bindPattern(node.childForFieldName('pattern'), inner, node.type === 'for_expression' ? (deep) => ({is: 'item', of: given(deep)}) : given);
        return each(node, inner, depth);
      }
      case 'match_arm': {
        const inner = at.inside(where);
        const matched = node.parent?.parent?.childForFieldName('value') ?? null;
        bindPattern(node.childForFieldName('pattern'), inner, (deep) => expression(matched, where.scope, deep));
        return each(node, inner, depth);
      }
      case 'call_expression': {
        let callee = node.childForFieldName('function');
        if (callee?.type === 'generic_function') callee = callee.childForFieldName('function');
        const written = callee;
        if (written !== null) at.call(where, 'call', written.childForFieldName('field') ?? written.childForFieldName('name') ?? written, () => expression(written, where.scope, 0));
        return each(node, where, depth);
      }
      case 'macro_invocation': {
        const macro = node.childForFieldName('macro');
        if (macro !== null) at.call(where, 'macro', macro.childForFieldName('name') ?? macro, () => path(macro, where.scope, '!'));
        return rustTokens(node, where, {at, expression});
      }
      case 'type_identifier':
        return at.use(where, node, () => type(node, where.scope, 0));
      case 'scoped_type_identifier':
        return at.use(where, node.childForFieldName('name') ?? node, () => type(node, where.scope, 0));
      default:
        return each(node, scoped.has(node.type) && !bodies.has(node.id) ? at.inside(where) : where, depth);
    }
  }

  function used(node: SyntaxNode, where: Where): void {
    const isPassed = node.firstNamedChild?.type === 'visibility_modifier';
    for (const {module, name, alias} of rustUses(node, text)) {
      const {inline} = where;
      const called = alias !== '' ? alias : name === '' || name === 'self' ? (module.split('::').at(-1) ?? '') : name;
      const from = name === 'self' ? '' : name;
      if (name === '*') {
        at.imports.push({module, name, alias: '', inline});
        if (isPassed) at.passed.push({module, name, alias: '', inline});
        continue;
      }
      at.bind(where, called, () => ({is: 'import', module, name: from}));
      if (!where.local) at.imports.push({module, name: from, alias: called, inline});
      if (isPassed) at.passed.push({module, name: from, alias: called, inline});
    }
  }

  function callable(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return;
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name)), local: true});
    const id = at.declare(where, name, {kind: 'function', gives: () => returned(node, inner.scope)});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id}));
    const body = node.childForFieldName('body');
    if (body !== null) bodies.add(body.id);
    parameters(node, inner);
    each(node, inner, depth);
  }

  function typed(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return;
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name)), local: false});
    says.typeParameters(node, inner);
    const bounds = node.childForFieldName('bounds');
    at.declare(where, name, {kind: 'type', bases: () => (bounds === null ? [] : says.boundsOf(bounds, inner.scope))});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id: inner.owner}));
    each(node, inner, depth);
  }

  /** Adds members to a type, and with a trait the members that the trait gives by itself. */
  function implemented(node: SyntaxNode, where: Where, depth: number): void {
    const meant = node.childForFieldName('type');
    const trait = node.childForFieldName('trait');
    if (meant === null) return;
    const inner = at.inside(where, {local: false});
    says.typeParameters(node, inner);
    const on = says.headName(meant);
    if (on === undefined) return each(node, at.inside(inner, {local: true}), depth);
    const owner = joined('', at.textOf(on));
    at.declare(inner, on, {id: owner, kind: 'type', adds: true, gives: () => says.path(on, inner.scope), ...(trait !== null && {bases: () => says.boundsOf(trait, inner.scope)})});
    each(node, {...inner, owner}, depth);
  }
}
