// Reads what C declares and calls. Names of functions are all that leads from one file to another.
import type {PlacedUsage} from '../usage.ts';
import {declares, innermost} from '../../outline/languages/c.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import {unknown} from '../expression.ts';
import {descend, walk, type Where} from './walk.ts';

export function readC(root: SyntaxNode, text: string): PlacedUsage {
  const at = walk(text);
  const each = descend(visit);
  each(root, at.top, 0);
  return at.done('c');

  function visit(node: SyntaxNode, where: Where, depth: number): void {
    switch (node.type) {
      case 'comment':
        return;
      case 'preproc_include': {
        const path = at.textOf(node.childForFieldName('path'));
        at.imports.push({module: path.slice(1, -1), name: '', alias: '', inline: ''});
        return;
      }
      case 'preproc_if':
      case 'preproc_ifdef':
        return each(node, isGuard(node) ? where : {...where, perhaps: true}, depth);
      case 'function_definition':
        return defined(node, where, depth);
      case 'preproc_function_def': {
        const name = node.childForFieldName('name');
        if (name !== null) at.declare(where, name, {kind: 'function'});
        return;
      }
      case 'declaration':
      case 'parameter_declaration': {
        for (let one = node.childForFieldName('declarator'); one !== null; one = one.nextNamedSibling) {
          const name = innermost(one);
          if (name.type !== 'identifier') continue;
          const isFunction = node.type === 'declaration' && declares(node) === 'function' && !/\(\s*\*/.test(at.textOf(one));
          // A promise of a function leads to its body elsewhere; a variable of that name is another thing.
          if (where.local && !isFunction) at.bind(where, at.textOf(name), () => unknown);
        }
        return each(node, where, depth);
      }
      case 'call_expression': {
        const callee = node.childForFieldName('function');
        if (callee?.type === 'identifier') {
          const name = at.textOf(callee);
          at.call(where, 'call', callee, () => at.bound(where.scope, name, 0) ?? {is: 'name', name});
        } else if (callee !== null) at.call(where, 'call', callee.childForFieldName('field') ?? callee, () => unknown);
        return each(node, where, depth);
      }
      default:
        return each(node, node.type === 'compound_statement' ? at.inside(where) : where, depth);
    }
  }

  /** What keeps a header from being read twice. */
  function isGuard(node: SyntaxNode): boolean {
    const name = node.childForFieldName('name');
    const second = name?.nextNamedSibling ?? null;
    if (!/^#\s*ifndef/.test(text.slice(node.startIndex, node.startIndex + 20))) return false;
    return /_H(?:PP)?_*$|_INCLUDED_*$/i.test(at.textOf(name)) || (second?.type === 'preproc_def' && at.textOf(second.childForFieldName('name')) === at.textOf(name));
  }

  function defined(node: SyntaxNode, where: Where, depth: number): void {
    const declarator = node.childForFieldName('declarator');
    const name = declarator === null ? undefined : innermost(declarator);
    if (name?.type !== 'identifier') return each(node, where, depth);
    // What is static and inline stands in a header for all who include it.
    const words = text.slice(node.startIndex, name.startIndex);
    const isOwn = /\bstatic\b/.test(words) && !/\binline\b/.test(words);
    const id = at.declare(isOwn ? {...where, local: true} : where, name, {kind: 'function'});
    if (isOwn) at.bind(at.top, id, () => ({is: 'own', id}));
    each(node, at.inside(where, {owner: id, local: true}), depth);
  }
}
