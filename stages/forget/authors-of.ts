// Who made a commit: its author and those its trailers say wrote it with them. Who applied, signed or reviewed it did not write it.
import type {Identity} from './author-rule.ts';

export interface Authored {readonly author: Identity; readonly message: string}

export function authorsOf({author, message}: Authored): readonly Identity[] {
  return [author, ...[...message.matchAll(coAuthors)].map(([, name = '', email = '']) => ({name: name.trim(), email: email.trim()}))];
}

const coAuthors = /^[ \t]{0,8}co-authored-by:[ \t]*([^<\n]{0,200})<([^<>\n]{0,254})>/gim;
