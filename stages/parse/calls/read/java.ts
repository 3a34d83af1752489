// Reads what Java declares, imports and calls.
import {typeOf, unknown, type Expression} from '../expression.ts';
import type {PlacedUsage} from '../usage.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {javaExpressions} from './java-expressions.ts';
import {descend, joined, walk, type Where} from './walk.ts';

const scoped = new Set(['block', 'for_statement', 'enhanced_for_statement', 'catch_clause', 'try_with_resources_statement', 'switch_block_statement_group']);
const types = new Set(['class_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration', 'annotation_type_declaration']);

export function readJava(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const {expression, type, typeParameters} = javaExpressions(at);
  const each = descend(visit);
  each(root, at.top, 0);
  return at.done('java');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    const name = node.childForFieldName('name');
    if (types.has(node.type)) return typed(node, name, where, depth);
    switch (node.type) {
      case 'line_comment':
      case 'block_comment':
        return;
      case 'package_declaration':
        at.says = at.textOf(node.lastNamedChild);
        return;
      case 'import_declaration':
        return imported(node);
      case 'method_declaration':
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
      case 'annotation_type_element_declaration':
        return callable(node, name, where, depth);
      case 'field_declaration':
      case 'constant_declaration':
      case 'local_variable_declaration':
        variables(node, where);
        return each(node, where, depth);
      case 'enum_constant':
        if (name !== null) at.declare({...where, local: false}, name, {kind: 'value', gives: () => ({is: 'self'})});
        return each(node, where, depth);
      case 'enhanced_for_statement':
      case 'resource':
      case 'catch_formal_parameter': {
        const inner = node.type === 'enhanced_for_statement' ? at.inside(where) : where;
        const value = node.childForFieldName('value');
        const meant = node.childForFieldName('type');
        if (name !== null) at.bind(inner, at.textOf(name), (deep) => (meant !== null && at.textOf(meant) !== 'var' ? type(meant, inner.scope, deep) : value === null ? unknown : node.type === 'resource' ? expression(value, where.scope, deep) : {is: 'item', of: expression(value, where.scope, deep)}));
        return each(node, inner, depth);
      }
      case 'lambda_expression': {
        const inner = at.inside(where, {local: true});
        const parameters = node.childForFieldName('parameters');
        if (parameters?.type === 'identifier') at.bind(inner, at.textOf(parameters), () => unknown);
        else bindParameters(parameters, inner);
        return each(node, inner, depth);
      }
      case 'instanceof_expression': {
        const meant = node.childForFieldName('right');
        if (name !== null && meant !== null) at.bind(where, at.textOf(name), (deep) => type(meant, where.scope, deep));
        return each(node, where, depth);
      }
      case 'method_invocation':
        if (name !== null) at.call(where, 'call', name, () => expression(node, where.scope, -1));
        return each(node, where, depth);
      case 'object_creation_expression': {
        const made = node.childForFieldName('type');
        if (made !== null) at.call(where, 'new', made.type === 'generic_type' ? (made.firstNamedChild ?? made) : made, () => typeOf(type(made, where.scope, 0)));
        return each(node, where, depth);
      }
      case 'type_identifier':
        return at.use(where, node, () => type(node, where.scope, 0));
      case 'scoped_type_identifier':
        return at.use(where, node.lastNamedChild ?? node, () => type(node, where.scope, 0));
      default:
        return each(node, scoped.has(node.type) ? at.inside(where) : where, depth);
    }
  }

  function imported(node: SyntaxNode): void {
    const full = at.textOf(node.firstNamedChild).replaceAll(/\s+/g, '');
    if (node.lastNamedChild?.type === 'asterisk') return void at.imports.push({module: full, name: '*', alias: '', inline: ''});
    const cut = full.lastIndexOf('.');
    const [module, name] = [full.slice(0, Math.max(0, cut)), full.slice(cut + 1)];
    at.imports.push({module, name, alias: name, inline: ''});
    at.bind(at.top, name, () => ({is: 'import', module, name}));
  }

  function typed(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return;
    const inner = at.inside(where, {owner: joined(where.owner, at.textOf(name)), local: false});
    typeParameters(node, inner);
    const id = at.declare(where, name, {kind: 'type', bases: () => basesOf(node, inner)});
    if (where.local || where.owner !== '') at.bind(where, at.textOf(name), () => ({is: 'own', id}));
    const parts = node.type === 'record_declaration' ? node.childForFieldName('parameters') : null;
    for (let one = parts?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const [part, meant] = [one.childForFieldName('name'), one.childForFieldName('type')];
      if (part !== null && meant !== null) at.declare(inner, part, {kind: 'function', gives: () => type(meant, inner.scope, 0)});
    }
    each(node, inner, depth);
  }

  function basesOf(node: SyntaxNode, {scope}: Where): readonly Expression[] {
    const found: Expression[] = [];
    const waiting: (SyntaxNode | null)[] = [node.childForFieldName('superclass'), node.childForFieldName('interfaces')];
    for (let one = node.firstNamedChild; one !== null; one = one.nextNamedSibling) if (one.type === 'extends_interfaces') waiting.push(one);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      for (let one = next?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
        if (one.type === 'type_list') waiting.push(one);
        else found.push(typeOf(type(one, scope, 0)));
      }
    }
    return found;
  }

  function callable(node: SyntaxNode, name: SyntaxNode | null, where: Where, depth: number): void {
    if (name === null) return each(node, where, depth);
    const isMade = node.type.includes('constructor');
    const inner = at.inside(where, {owner: joined(where.owner, isMade ? '<init>' : at.textOf(name)), local: true});
    const result = node.childForFieldName('type');
    typeParameters(node, inner);
    at.declare({...where, local: false}, name, {kind: 'function', id: inner.owner, gives: () => type(result, inner.scope, 0)});
    bindParameters(node.childForFieldName('parameters'), inner);
    each(node, inner, depth);
  }

  function bindParameters(list: SyntaxNode | null, inner: Where): void {
    for (let one = list?.firstNamedChild ?? null; one !== null; one = one.nextNamedSibling) {
      const meant = one.childForFieldName('type') ?? (one.type === 'spread_parameter' ? one.firstNamedChild : null);
      const name = one.type === 'identifier' ? one : (one.childForFieldName('name') ?? one.lastNamedChild?.childForFieldName('name') ?? null);
      if (name !== null) at.bind(inner, at.textOf(name), (deep) => (meant === null ? unknown : one.type === 'spread_parameter' ? {is: 'value', type: {is: 'outside'}, of: [type(meant, inner.scope, deep)]} : type(meant, inner.scope, deep)));
    }
  }

  function variables(node: SyntaxNode, where: Where): void {
    const meant = node.childForFieldName('type');
    for (let one = node.firstNamedChild; one !== null; one = one.nextNamedSibling) {
      const [name, value] = [one.childForFieldName('name'), one.childForFieldName('value')];
      if (one.type !== 'variable_declarator' || name === null) continue;
      const isTold = meant !== null && at.textOf(meant) !== 'var';
      const given = (deep = 0): Expression => (isTold ? type(meant, where.scope, deep) : expression(value, where.scope, deep));
      if (where.local) at.bind(where, at.textOf(name), given);
      else at.declare(where, name, {kind: 'value', gives: () => given()});
    }
  }
}
