// Ruby. `private` alone on a line is a call like any other, so what follows it does not know of it.
import type {Language} from '../language.ts';
import {childOf, textOf} from '../walk/fields.ts';

const loads = new Set(['require', 'require_relative', 'load', 'autoload']);

export const ruby: Language = {
  name: 'Ruby',
  version: 1,
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
  words: {visibility: /\b(?:private|protected|public)\b/, otherwise: 'public'},
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
