// How git knows an author: by name and address.
import type {CommitDocument} from './commit-document.ts';

export function authorId({author: {name, email}}: Pick<CommitDocument, 'author'>): string {
  return `${name} <${email}>`;
}
