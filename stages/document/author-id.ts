// How git knows an author: by name and address.
import type {Person} from './commit-document.ts';

export function authorId({author: {name, email}}: {readonly author: Pick<Person, 'name' | 'email'>}): string {
  return `${name} <${email}>`;
}
