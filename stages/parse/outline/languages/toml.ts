// TOML: tables and keys, under the names they are written with.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';

const first = (node: SyntaxNode): SyntaxNode | undefined => node.firstNamedChild ?? undefined;
const second = (node: SyntaxNode): SyntaxNode | undefined => node.firstNamedChild?.nextNamedSibling ?? undefined;

export const toml: Language = {
  name: 'TOML',
  version: 1,
  grammar: 'toml',
  comments: ['comment'],
  docs: {},
  declarations: {
    table: {kind: 'table', name: first, body: second, bodyToEnd: true},
    table_array_element: {kind: 'item', name: first, body: second, bodyToEnd: true},
    pair: {kind: 'key', name: first, body: second},
  },
};
