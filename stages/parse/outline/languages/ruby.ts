// Ruby. `private` alone on a line is a name like any other to the grammar, so lines are looked at for it.
import type {Language} from '../language.ts';
import {childOf, textOf} from '../walk/fields.ts';

const loads = new Set(['require', 'require_relative', 'load', 'autoload']);

export const ruby: Language = {
  name: 'Ruby',
  version: 2,
  grammar: 'ruby',
  comments: ['comment'],
  conditions: ['if', 'elsif', 'unless', 'if_modifier', 'unless_modifier', 'case', 'case_match', 'conditional'],
  docs: {},
  declarations: {
    module: {kind: 'module'},
    class: {kind: 'class', bases: ['superclass']},
    singleton_class: {kind: 'singleton', name: ['value']},
    method: {kind: 'method'},
    singleton_method: {kind: 'method', of: (node, text) => textOf(node.childForFieldName('object'), text)},
    alias: {kind: 'alias'},
    assignment: {kind: (node) => (node.childForFieldName('left')?.type === 'constant' ? 'constant' : undefined), name: ['left'], body: ['right'], local: false},
  },
  unwrap: {scope_resolution: ['name']},
  words: {
    visibility: /\b(?:private|protected|public)\b/,
    otherwise: 'public',
    sectionLine: /^[ \t]*(private|protected|public)[ \t]*(?:#.*)?$/gm,
    // A constant is as public as before, and so is what belongs to the class itself.
    sectioned: ({kind, of}) => kind === 'method' && of === '',
  },
  calls: {call: {kind: 'call', callee: ['method'], receiver: 'receiver'}},
  imports: {
    call: (node, text) => {
      const list = node.childForFieldName('arguments');
      if (list === null || !loads.has(textOf(node.childForFieldName('method'), text))) return [];
      const file = childOf(list, 'string');
      return file === undefined ? [] : [{node, module: textOf(file, text).replaceAll(/^["']|["']$/g, ''), name: '', alias: ''}];
    },
  },
  test: {name: /^test_/, kinds: ['method']},
};
