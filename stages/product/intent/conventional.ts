// The head of a conventional commit, and the title without it.

export interface Conventional {readonly type: string; readonly scope: string; readonly title: string}

const head = /^(?:(?:fixup|squash|amend)! )?(?:([a-z]+)(?:\(([^()\n]{1,100})\))?!?: )?/i;

/** Type and scope are empty where it has none. A component in brackets stays in the title. */
export function conventional(subject: string): Conventional {
  const [all = '', type = '', scope = ''] = head.exec(subject) ?? [];
  return {type: type.toLowerCase(), scope, title: subject.slice(all.length).trim()};
}
