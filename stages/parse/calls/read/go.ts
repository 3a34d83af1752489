// Reads what Go declares, imports and calls.
import {unknown, type Expression} from '../expression.ts';
import type {PlacedUsage} from '../usage.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {goEmbedded} from './go-embedded.ts';
import {goExpressions} from './go-expressions.ts';
import {descend, joined, walk, type Where} from './walk.ts';

const scoped = new Set(['block', 'if_statement', 'for_statement', 'expression_switch_statement', 'type_switch_statement', 'expression_case', 'type_case', 'default_case', 'communication_case']);

export function readGo(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const {expression, type, returned} = goExpressions(at);
  /** A body shares the scope of its function. */
  const bodies = new Set<number>();
  const each = descend(visit);
  each(root, at.top, 0);
  return at.done('go');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    switch (node.type) {
      case 'package_clause':
        at.says = at.textOf(node.firstNamedChild);
        return;
      case 'import_spec':
        return imported(node, name);
      case 'function_declaration':
      case 'method_declaration':
        return callable(node, name, where, depth);
      case 'func_literal': {
        const inner = at.inside(where, {local: true});
        parameters(node, inner);
        return each(node, inner, depth);
      }
      case 'type_spec':
      case 'type_alias':
        return typed(node, name, where, depth);
      case 'method_elem':
      case 'method_spec':
        if (name !== null) at.declare({...where, local: false}, name, {kind: 'function', gives: () => returned(node, where.scope)});
        return each(node, where, depth);
      case 'field_declaration': {
        const fieldType = node.childForFieldName('type');
        const embedded = name === null && fieldType !== null ? nameOfType(fieldType) : undefined;
        if (embedded !== undefined) at.declare({...where, local: false}, embedded, {kind: 'value', gives: () => type(fieldType, where.scope, 0)});
        for (let one = name; one !== null && one.type === 'field_identifier'; one = one.nextNamedSibling) at.declare({...where, local: false}, one, {kind: 'value', gives: () => type(fieldType, where.scope, 0)});
        return each(node, where, depth);
      }
      case 'var_spec':
      case 'const_spec':
        variables(node, name, where);
        return each(node, where, depth);
      case 'short_var_declaration':
      case 'range_clause':
        bindLeft(node, where);
        return each(node, where, depth);
      case 'type_switch_statement': {
        const inner = at.inside(where);
        for (let alias = node.childForFieldName('alias')?.firstNamedChild ?? null; alias !== null; alias = alias.nextNamedSibling) at.bind(inner, at.textOf(alias), () => unknown);
        return each(node, inner, depth);
      }
      case 'call_expression': {
        let callee = node.childForFieldName('function');
        while (callee !== null && (callee.type === 'parenthesized_expression' || callee.type === 'index_expression' || callee.type === 'type_instantiation_expression')) callee = callee.firstNamedChild;
        const written = callee;
        if (written !== null) at.call(where, 'call', written.childForFieldName('field') ?? written, () => expression(written, where.scope, 0));
        return each(node, where, depth);
      }
      case 'type_identifier':
        return at.use(where, node, () => type(node, where.scope, 0));
      case 'qualified_type':
        return at.use(where, name ?? node, () => type(node, where.scope, 0));
      default:
        return each(node, scoped.has(node.type) && !bodies.has(node.id) ? at.inside(where) : where, depth);
    }
  }

  function imported(node: SyntaxNode, name: SyntaxNode | null): void {
    const module = at.textOf(node.childForFieldName('path')).slice(1, -1);
    const alias = name === null ? lastName(module) : at.textOf(name);
    if (alias === '_') return;
    if (alias === '.') return void at.imports.push({module, name: '*', alias: '', inline: ''});
    at.imports.push({module, name: '', alias, inline: ''});
    at.bind(at.top, alias, () => ({is: 'import', module, name: ''}));
  }

  function callable(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return each(node, where, depth);
    const receiver = node.childForFieldName('receiver')?.firstNamedChild ?? null;
    const on = at.textOf(receiver?.childForFieldName('type')).replace(/^\(?\*?/, '').replace(/[[)][^]*/, '').trim();
    const id = joined(on, at.textOf(name));
    const inner = at.inside(where, {owner: id, local: true});
    at.declare(where, name, {id, kind: 'function', gives: () => returned(node, inner.scope), ...(on !== '' && {adds: true})});
    const called = receiver?.childForFieldName('name') ?? null;
    if (called !== null) at.bind(inner, at.textOf(called), () => ({is: 'value', type: {is: 'name', name: on}}));
    parameters(node, inner);
    each(node, inner, depth);
  }

  function typed(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    const meant = node.childForFieldName('type');
    if (name === null || meant === null) return each(node, where, depth);
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name))});
    const isComposed = meant.type === 'struct_type' || meant.type === 'interface_type';
    at.declare(where, name, {kind: 'type', bases: () => goEmbedded(meant, where.scope, {type}), ...(!isComposed && {gives: () => (node.type === 'type_alias' ? type(meant, where.scope, 0) : named(type(meant, where.scope, 0)))})});
    if (where.local) at.bind(where, at.textOf(name), () => ({is: 'own', id: inner.owner}));
    each(node, inner, depth);
  }

  /** A defined type has no methods of what it is made of, unless that is a function that it can be called like. */
  function named(value: Expression): Expression {
    return value.is === 'function' || (value.is === 'value' && value.of !== undefined) ? value : unknown;
  }

  function variables(node: SyntaxNode, name: SyntaxNode | null, where: Where): void {
    const annotation = node.childForFieldName('type');
    const values = node.childForFieldName('value');
    let place = 0;
    for (let one = name; one !== null && one.type === 'identifier'; one = one.nextNamedSibling, place++) {
      const value = childAt(values, place);
      const meant = (deep = 0): Expression => (annotation !== null ? type(annotation, where.scope, deep) : expression(value, where.scope, deep));
      if (where.local) at.bind(where, at.textOf(one), meant);
      else at.declare(where, one, {kind: 'value', gives: () => meant()});
    }
  }

  /** Of several results of one call, the first is known. */
  function bindLeft(node: SyntaxNode, where: Where): void {
    const right = node.childForFieldName('right');
    const isRange = node.type === 'range_clause';
    let place = 0;
    for (let one = node.childForFieldName('left')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling, place++) {
      const value = isRange ? right : childAt(right, place);
      const isTold = place <= (isRange ? 1 : place);
      if (one.type === 'identifier' && at.textOf(one) !== '_') at.bind(where, at.textOf(one), (deep) => (value === null || !isTold ? unknown : isRange ? {is: 'item', of: expression(value, where.scope, deep)} : expression(value, where.scope, deep)));
    }
  }

  function parameters(node: SyntaxNode, inner: Where): void {
    const body = node.childForFieldName('body');
    if (body !== null) bodies.add(body.id);
    for (let one = node.childForFieldName('type_parameters')?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const bound = one.childForFieldName('type')?.firstNamedChild ?? null;
      for (let name = one.firstNamedChild; name !== null && name.type === 'identifier'; name = name.nextNamedSibling) at.bind(inner, `type ${at.textOf(name)}`, (deep) => type(bound, inner.scope, deep));
    }
    const result = node.childForFieldName('result');
    for (const list of [node.childForFieldName('parameters'), result?.type === 'parameter_list' ? result : null]) {
      for (let one = list?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
        const meant = one.childForFieldName('type');
        if (meant === null) continue;
        const isRest = one.type === 'variadic_parameter_declaration';
        for (let name = one.firstNamedChild; name !== null && name.type === 'identifier'; name = name.nextNamedSibling) at.bind(inner, at.textOf(name), (deep) => (isRest ? {is: 'value', type: {is: 'outside'}, of: [type(meant, inner.scope, deep)]} : type(meant, inner.scope, deep)));
      }
    }
  }
}

function nameOfType(node: SyntaxNode): SyntaxNode | undefined {
  let inner: SyntaxNode | null = node;
  for (let depth = 0; inner !== null && depth < 8; depth++) {
    if (inner.type === 'type_identifier') return inner;
    inner = inner.childForFieldName('name') ?? inner.childForFieldName('type') ?? inner.firstNamedChild;
  }
  return undefined;
}

function childAt(list: SyntaxNode | null, place: number): SyntaxNode | null {
  let one = list?.firstNamedChild ?? null;
  for (let count = 0; count < place && one !== null; count++) one = one.nextNamedSibling;
  return one;
}

/** What a package is called by where nobody says: its last part that is no version. */
function lastName(module: string): string {
  const parts = module.split('/');
  const last = /^v\d+$/.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1);
  return (last ?? '').replace(/\.v\d+$/, '').replace(/^go-|[-.]go$/, '');
}
