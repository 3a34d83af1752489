// Shell scripts, read as Bash. Every command is a call.
import type {Language} from '../language.ts';
import {textOf} from '../walk/fields.ts';

export const shell: Language = {
  name: 'Shell',
  version: 1,
  grammar: 'bash',
  comments: ['comment'],
  conditions: ['if_statement', 'elif_clause', 'case_statement', 'ternary_expression'],
  docs: {},
  declarations: {
    function_definition: {kind: 'function'},
    variable_assignment: {kind: (node) => (/^(?:program|declaration_command)$/.test(node.parent?.type ?? '') ? 'variable' : undefined), body: ['value'], local: false},
  },
  wrappers: ['declaration_command'],
  words: {modifiers: ['export', 'readonly', 'local', 'declare'], otherwise: ''},
  calls: {command: {kind: 'call', callee: ['name']}},
  imports: {
    command: (node, text) => {
      const name = textOf(node.childForFieldName('name'), text);
      if (name !== 'source' && name !== '.') return [];
      return [{node, module: textOf(node.childForFieldName('argument'), text).replaceAll(/^["']|["']$/g, ''), name: '', alias: ''}];
    },
  },
};
