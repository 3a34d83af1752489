// What an assignment of JavaScript declares: a member of something, an export.
import type {Expression} from '../expression.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {EcmaExpressions} from './ecma-expressions.ts';
import {requiredBy} from './required-by.ts';
import {joined, type Walk, type Where} from './walk.ts';

interface Around extends Pick<EcmaExpressions, 'expression' | 'returned'> {readonly at: Walk}

export const callables: ReadonlySet<string> = new Set(['arrow_function', 'function_expression', 'generator_function']);

/** `exports.a = …`, `Type.prototype.a = …`, `app.a = …`, `this.a = …`. Gives where the value stands. */
export function ecmaAssigned(node: SyntaxNode, where: Where, {at, expression, returned}: Around): Where {
  const left = node.childForFieldName('left');
  const value = node.childForFieldName('right');
  const property = left?.childForFieldName('property') ?? null;
  if (left === null || property === null || value === null) return where;
  const on = at.textOf(left.childForFieldName('object')).replace(/\.prototype$/, '');
  const name = at.textOf(property);
  const kind = callables.has(value.type) ? 'function' : 'value';
  const gives = (): Expression => (kind === 'function' ? returned(value, where.scope) : expression(value, where.scope, 0));
  if (on === 'module' && name === 'exports') {
    at.passed.push({...(requiredBy(value, at) ?? {module: '', name: at.textOf(value)}), alias: 'default', inline: ''});
    return where;
  }
  if (on === 'this') {
    if (where.owner.includes('.')) at.declare({...where, local: false}, property, {id: joined(where.owner.slice(0, where.owner.lastIndexOf('.')), name), kind, gives, adds: true});
    return where;
  }
  if (where.local || !/^[\w$.]+$/.test(on)) return where;
  const id = on === 'exports' || on === 'module.exports' ? name : joined(on, name);
  at.declare(where, property, {id, kind, gives, ...(id !== name && {adds: true})});
  return {...where, owner: id};
}
