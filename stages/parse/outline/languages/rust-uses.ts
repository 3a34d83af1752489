// The names a `use` brings in, one by one: `use a::{b, c as d}` is two.
import type {ImportFound} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {textOf} from '../walk/fields.ts';

export function rustUses(node: SyntaxNode, text: string): readonly ImportFound[] {
  const found: ImportFound[] = [];
  const argument = node.childForFieldName('argument');
  // Without recursion: lists may be nested as deep as somebody likes.
  const waiting: {readonly part: SyntaxNode; readonly path: string}[] = argument === null ? [] : [{part: argument, path: ''}];
  for (let next = waiting.pop(); next !== undefined && found.length < mostNames; next = waiting.pop()) {
    const {part, path} = next;
    if (part.type === 'use_list') for (const child of [...part.namedChildren].reverse()) child !== null && waiting.push({part: child, path});
    else if (part.type === 'scoped_use_list') {
      const list = part.childForFieldName('list');
      if (list !== null) waiting.push({part: list, path: joined(path, textOf(part.childForFieldName('path'), text))});
    } else if (!/comment/.test(part.type)) found.push(nameOf(part, path, text));
  }
  return found;
}

export function rustCrate(node: SyntaxNode, text: string): readonly ImportFound[] {
  return [{node, module: textOf(node.childForFieldName('name'), text), name: '', alias: textOf(node.childForFieldName('alias'), text)}];
}

/** Nobody imports more at once; a hostile text may. */
const mostNames = 10_000;

function nameOf(part: SyntaxNode, path: string, text: string): ImportFound {
  if (part.type === 'use_wildcard') return {node: part, module: joined(path, textOf(part.firstNamedChild, text)), name: '*', alias: ''};
  const target = part.type === 'use_as_clause' ? part.childForFieldName('path') : part;
  const alias = part.type === 'use_as_clause' ? textOf(part.childForFieldName('alias'), text) : '';
  const full = joined(path, textOf(target, text)).replaceAll(/\s+/g, '');
  const cut = full.lastIndexOf('::');
  return cut < 0 ? {node: part, module: full, name: '', alias} : {node: part, module: full.slice(0, cut), name: full.slice(cut + 2), alias};
}

function joined(path: string, more: string): string {
  return path === '' || more === '' ? path + more : `${path}::${more}`;
}
