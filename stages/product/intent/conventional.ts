// What stands before a title: the head of a conventional commit, or the part of the code that it is about.

export interface Conventional {readonly type: string; readonly scope: string; readonly title: string}

const types: ReadonlySet<string> = new Set(['feat', 'feature', 'fix', 'bugfix', 'hotfix', 'refactor', 'perf', 'enhance', 'style', 'docs', 'doc', 'test', 'tests', 'build', 'ci', 'chore', 'revert', 'deps', 'release']);
const head = /^(?:(?:fixup|squash|amend)! )?(?:([a-z]+)(?:\(([^()\n]{1,100})\))?!?: )?/i;

/** `ignore/types: add it`. */
const area = /^([\w*+-]{1,40}(?:[./][\w*+-]{1,40}){0,5}): (?=\S)/;

/** Type and scope are empty where it has none. A component in brackets stays in the title. */
export function conventional(subject: string): Conventional {
  const [all = '', type = '', scope = ''] = head.exec(subject) ?? [];
  if (types.has(type.toLowerCase())) return {type: type.toLowerCase(), scope, title: subject.slice(all.length).trim()};
  const [before = '', part = ''] = area.exec(subject) ?? [];
  return {type: '', scope: part, title: subject.slice(before.length).trim()};
}
