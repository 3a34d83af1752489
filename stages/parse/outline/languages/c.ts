// C, and what C++ takes over from it.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {withoutLoneMacros} from './lone-macros.ts';
import {childOf, textOf} from '../walk/fields.ts';

const declarator = ['declarator'];

/** A type without a body is only mentioned, and one without a name belongs to what it is the type of. */
export function defined(kind: string): (node: SyntaxNode) => string | undefined {
  return (node) => (node.childForFieldName('body') === null || node.childForFieldName('name') === null ? undefined : kind);
}

/** Through pointers and brackets to what is declared; `function` where that takes parameters. */
export function declares(node: SyntaxNode): 'function' | 'variable' {
  let inner = node.childForFieldName('declarator');
  for (let depth = 0; inner !== null && depth < 32; depth++) {
    if (inner.type === 'function_declarator') return 'function';
    inner = inner.childForFieldName('declarator') ?? (inner.type === 'reference_declarator' ? inner.firstNamedChild : null);
  }
  return 'variable';
}

/** The declarators after the first one. */
export function moreDeclarators(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let next = node.childForFieldName('declarator')?.nextNamedSibling ?? null; next !== null; next = next.nextNamedSibling) {
    const name = innermost(next);
    if (/identifier$/.test(name.type) && !/^(?:comment|ERROR)$/.test(next.type)) found.push(name);
  }
  return found;
}

export function innermost(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (let depth = 0; depth < 32 && inner.type !== 'operator_cast'; depth++) {
    const next = inner.childForFieldName('declarator') ?? (/^(?:parenthesized|reference)_declarator$/.test(inner.type) ? inner.lastNamedChild : null);
    if (next === null) return inner;
    inner = next;
  }
  return inner;
}

const named = (node: SyntaxNode): SyntaxNode | undefined => {
  const found = node.childForFieldName('declarator');
  return found === null ? undefined : innermost(found);
};

export const cDeclarations: Language['declarations'] = {
  function_definition: {kind: 'function', name: named},
  declaration: {kind: (node) => (declares(node) === 'function' ? 'prototype' : 'variable'), name: named, body: (node) => node.childForFieldName('declarator')?.childForFieldName('value') ?? undefined, local: false, more: moreDeclarators},
  struct_specifier: {kind: defined('struct')},
  union_specifier: {kind: defined('union')},
  enum_specifier: {kind: defined('enum')},
  enumerator: {kind: 'variant', body: ['value']},
  field_declaration: {kind: (node) => (node.childForFieldName('declarator') === null ? undefined : 'field'), name: named, body: () => undefined, more: moreDeclarators},
  type_definition: {kind: 'type', name: named, body: () => undefined, more: moreDeclarators},
  preproc_def: {kind: 'macro', body: ['value']},
  preproc_function_def: {kind: 'macro', body: ['value']},
};

export const c: Language = {
  name: 'C',
  // 2: macros that stand alone are passed over.
  version: 2,
  grammar: 'c',
  respell: withoutLoneMacros,
  comments: ['comment'],
  conditions: ['if_statement', 'switch_statement', 'conditional_expression'],
  docs: {},
  attributes: ['attribute_specifier', 'attribute_declaration'],
  declarations: cDeclarations,
  unwrap: {parenthesized_expression: declarator},
  words: {
    modifiers: ['static', 'inline', 'extern', 'const', 'volatile', 'register'],
    visibility: /\bstatic\b/,
    otherwise: ({kind, parentKind}) => (parentKind === '' && ['function', 'variable', 'prototype'].includes(kind) ? 'public' : ''),
  },
  calls: {call_expression: {kind: 'call'}},
  members: {field_expression: {receiver: 'argument', name: 'field'}},
  imports: {preproc_include: included},
};

export function included(node: SyntaxNode, text: string): ReturnType<NonNullable<Language['imports']>[string]> {
  const path = node.childForFieldName('path') ?? childOf(node, 'string_literal', 'system_lib_string');
  return [{node, module: textOf(path, text).replaceAll(/^["<]|[">]$/g, ''), name: '', alias: ''}];
}
