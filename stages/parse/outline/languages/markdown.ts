// Markdown: its sections, each within the one above, and its blocks of code.
import type {Language} from '../language.ts';
import type {SyntaxNode} from '../syntax/syntax-node.ts';
import {childOf} from '../walk/fields.ts';

const heading = (node: SyntaxNode): SyntaxNode | undefined => childOf(node, 'atx_heading');
const language = (node: SyntaxNode): SyntaxNode | undefined => {
  const info = childOf(node, 'info_string');
  return info === undefined ? undefined : (childOf(info, 'language') ?? info);
};

export const markdown: Language = {
  name: 'Markdown',
  version: 1,
  grammar: 'markdown',
  comments: [],
  declarations: {
    section: {
      kind: (node) => (heading(node) === undefined ? undefined : 'section'),
      name: (node) => heading(node)?.childForFieldName('heading_content') ?? undefined,
      nameEnd: /\s+#+$/,
      body: (node) => heading(node)?.nextNamedSibling ?? undefined,
      bodyToEnd: true,
    },
    // The grammar makes no section of what follows an underlined heading.
    setext_heading: {kind: 'section', name: ['heading_content'], body: () => undefined},
    fenced_code_block: {kind: 'code', name: language, body: (node) => childOf(node, 'code_fence_content')},
  },
};
