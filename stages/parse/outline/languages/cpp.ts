// C++.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf, textOf} from '../walk/fields.ts';
import {c, cDeclarations, declares, defined, included, innermost, moreDeclarators} from './c.ts';
import {withoutLoneMacros} from './lone-macros.ts';

const member = {class: 'method', struct: 'method', union: 'method'};

/** `class API_EXPORT Name {`: only the preprocessor knows that the word in the middle says nothing. */
const exported = /\b((?:class|struct)[ \t]{1,8})([A-Z][A-Z0-9_]{2,60})(?=[ \t]{1,8}[A-Za-z_]\w{0,100}[ \t\n]{0,20}(?:final\b|[:{<]))/g;

/** `operator bool() const` is named without its brackets. */
const conversion = /(?<=^(?:\w+::)*operator\s[^()]*)\([^]*$/;

const bases = (node: SyntaxNode): readonly SyntaxNode[] => {
  const clause = childOf(node, 'base_class_clause');
  return clause === undefined ? [] : [clause];
};

/** `void A::b()` is `b` of `A`. */
function scopeOf(node: SyntaxNode, text: string): string {
  const found = node.childForFieldName('declarator');
  const scopes: string[] = [];
  for (let inner = found === null ? null : innermost(found), depth = 0; inner?.type === 'qualified_identifier' && depth < 32; inner = inner.childForFieldName('name'), depth++) {
    scopes.push(textOf(inner.childForFieldName('scope'), text));
  }
  return scopes.filter((scope) => scope !== '').join('::');
}

export const cpp: Language = {
  name: 'C++',
  // 2: macros that stand alone are passed over.
  version: 2,
  grammar: 'cpp',
  respell: (text) => withoutLoneMacros(text).replace(exported, (_, word: string, macro: string) => word + ' '.repeat(macro.length)),
  comments: ['comment'],
  docs: {},
  attributes: ['attribute_declaration', 'attribute_specifier'],
  declarations: {
    ...cDeclarations,
    function_definition: {...cDeclarations['function_definition'], kind: 'function', inside: member, of: scopeOf, nameEnd: conversion},
    declaration: {...cDeclarations['declaration'], kind: (node) => (declares(node) === 'function' ? 'prototype' : 'variable'), inside: member, nameEnd: conversion},
    field_declaration: {...cDeclarations['field_declaration'], kind: (node) => (node.childForFieldName('declarator') === null ? undefined : declares(node) === 'function' ? 'method' : 'field'), more: moreDeclarators, nameEnd: conversion},
    class_specifier: {kind: defined('class'), bases},
    struct_specifier: {kind: defined('struct'), bases},
    namespace_definition: {kind: 'namespace'},
    alias_declaration: {kind: 'type', body: ['type']},
    concept_definition: {kind: 'concept'},
  },
  wrappers: ['template_declaration'],
  unwrap: {...c.unwrap, qualified_identifier: ['name'], template_function: ['name'], template_method: ['name'], template_type: ['name'], dependent_name: ['name']},
  words: {
    modifiers: ['static', 'inline', 'extern', 'const', 'virtual', 'explicit', 'constexpr', 'consteval', 'friend', 'mutable', 'thread_local', 'volatile'],
    otherwise: ({parentKind}) => (parentKind === 'class' ? 'private' : ['struct', 'union'].includes(parentKind) ? 'public' : ''),
    sections: ['access_specifier'],
  },
  calls: {call_expression: {kind: 'call'}, new_expression: {kind: 'new', callee: ['type']}},
  members: {field_expression: {receiver: 'argument', name: 'field'}, qualified_identifier: {receiver: 'scope', name: 'name'}},
  imports: {
    preproc_include: included,
    using_declaration: (node, text) => [{node, module: textOf(node.lastNamedChild, text), name: '', alias: ''}],
  },
};
