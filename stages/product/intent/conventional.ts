// What stands before a title: the head of a conventional commit, or the part of the code that it is about.
import {conventionalHead} from '../../document/conventional-head.ts';

export interface Conventional {readonly type: string; readonly scope: string; readonly title: string}

const types: ReadonlySet<string> = new Set(['feat', 'feature', 'fix', 'bugfix', 'hotfix', 'refactor', 'perf', 'enhance', 'style', 'docs', 'doc', 'test', 'tests', 'build', 'ci', 'chore', 'revert', 'deps', 'release']);

/** `ignore/types: add it`. */
const area = /^([\w*+-]{1,40}(?:[./][\w*+-]{1,40}){0,5}): (?=\S)/;

/** Type and scope are empty where it has none. A component in brackets stays in the title. */
export function conventional(subject: string): Conventional {
  const head = conventionalHead(subject);
  if (head !== undefined && types.has(head.type)) return {type: head.type, scope: head.scope, title: head.rest.trim()};
  const [before = '', part = ''] = area.exec(subject) ?? [];
  return {type: '', scope: part, title: subject.slice(before.length).trim()};
}
