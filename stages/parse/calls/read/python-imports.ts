// The names that one statement of Python imports. At the top of a module they are its names too: others may import them from there.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Walk, Where} from './walk.ts';

export function pythonImports(node: SyntaxNode, at: Walk, where: Where): void {
  const from = node.childForFieldName('module_name');
  let names = 0;
  for (let one = node.firstNamedChild; one !== null; one = one.nextNamedSibling) {
    if (one.id === from?.id || (one.type !== 'dotted_name' && one.type !== 'aliased_import')) continue;
    names++;
    const name = at.textOf(one.type === 'aliased_import' ? one.childForFieldName('name') : one);
    const alias = at.textOf(one.childForFieldName('alias'));
    if (from !== null) bring(at.textOf(from), name, alias === '' ? name : alias);
    else if (alias !== '') bring(name, '', alias);
    // `import a.b` brings in `a`, through which the rest is found.
    else bring(name.split('.')[0] ?? name, '', name.split('.')[0] ?? name);
  }
  if (from !== null && names === 0) {
    at.imports.push({module: at.textOf(from), name: '*', alias: '', inline: ''});
    if (!where.local) at.passed.push({module: at.textOf(from), name: '*', alias: '', inline: ''});
  }

  function bring(module: string, name: string, alias: string): void {
    at.bind(where, alias, () => ({is: 'import', module, name}));
    if (where.local) return;
    at.imports.push({module, name, alias, inline: ''});
    at.passed.push({module, name, alias, inline: ''});
  }
}
