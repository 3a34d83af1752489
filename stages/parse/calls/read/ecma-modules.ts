// The names that one statement of JavaScript or TypeScript imports or hands on.
import {ecmaExports, ecmaImports} from '../../outline/languages/ecma-modules.ts';
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Walk} from './walk.ts';

export function ecmaModules(node: SyntaxNode, at: Walk): void {
  if (node.type === 'export_statement') {
    for (const {module, name, alias} of ecmaExports(node, at.text)) {
      if (module !== '' || (name !== '' && (alias !== '' || name !== alias))) at.passed.push({module, name: name === '*' && alias !== '' ? '' : name, alias, inline: ''});
    }
    const declaration = node.childForFieldName('declaration') ?? node.childForFieldName('value');
    const isDefault = /^export\s+default\b/.test(at.text.slice(node.startIndex, node.startIndex + 40));
    const name = declaration?.childForFieldName('name') ?? null;
    if (isDefault && name !== null) at.passed.push({module: '', name: at.textOf(name), alias: 'default', inline: ''});
    return;
  }
  for (const {module, name, alias} of ecmaImports(node, at.text)) {
    const called = alias === '' ? name : alias;
    if (called === '') continue;
    at.imports.push({module, name: name === '*' ? '' : name, alias: called, inline: ''});
    at.bind(at.top, called, () => ({is: 'import', module, name: name === '*' ? '' : name}));
  }
}
