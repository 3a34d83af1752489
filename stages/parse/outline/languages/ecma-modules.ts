// The names that `import` and `export` statements of JavaScript and TypeScript speak of, one by one.
import type {ExportFound, ImportFound} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';

export function ecmaImports(node: SyntaxNode, text: string): readonly ImportFound[] {
  const module = unquoted(node.childForFieldName('source'), text);
  const clause = childOf(node, 'import_clause');
  if (clause === undefined) return [{node, module, name: '', alias: ''}];
  return clause.namedChildren.flatMap((part): readonly ImportFound[] => {
    if (part?.type === 'identifier') return [{node: part, module, name: 'default', alias: textOf(part, text)}];
    if (part?.type === 'namespace_import') return [{node: part, module, name: '*', alias: textOf(part.firstNamedChild, text)}];
    if (part?.type === 'named_imports') return specifiers(part).map((one) => ({node: one, module, ...named(one, text)}));
    return [];
  });
}

/** What is declared within the statement says so itself, by its visibility. */
export function ecmaExports(node: SyntaxNode, text: string): readonly ExportFound[] {
  const module = unquoted(node.childForFieldName('source'), text);
  const clause = childOf(node, 'export_clause');
  if (clause !== undefined) return specifiers(clause).map((one) => ({node: one, module, ...named(one, text)}));
  const whole = childOf(node, 'namespace_export');
  if (whole !== undefined) return [{node, module, name: '*', alias: textOf(whole.firstNamedChild, text)}];
  if (module !== '') return [{node, module, name: '*', alias: ''}];
  const value = node.childForFieldName('value');
  return value === null ? [] : [{node, module, name: value.type === 'identifier' ? textOf(value, text) : '', alias: 'default'}];
}

function specifiers(list: SyntaxNode): readonly SyntaxNode[] {
  return list.namedChildren.filter((child) => child !== null && /_specifier$/.test(child.type)) as readonly SyntaxNode[];
}

function named(one: SyntaxNode, text: string): {readonly name: string; readonly alias: string} {
  return {name: textOf(one.childForFieldName('name'), text), alias: textOf(one.childForFieldName('alias'), text)};
}

function unquoted(node: SyntaxNode | null, text: string): string {
  return textOf(node, text).replaceAll(/^['"`]|['"`]$/g, '');
}
