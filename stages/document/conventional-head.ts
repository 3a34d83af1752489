// The head of a subject that is written as a conventional commit: `feat(parser)!: `.

export interface ConventionalHead {
  /** In lower case, whatever it says. */
  readonly type: string;
  /** '' where there is none. */
  readonly scope: string;
  /** What stands behind it. */
  readonly rest: string;
}

const head = /^(?:(?:fixup|squash|amend)! )?([a-z]+)(?:\(([^()\n]{1,100})\))?!?: /i;

export function conventionalHead(subject: string): ConventionalHead | undefined {
  const [all, type = '', scope = ''] = head.exec(subject) ?? [];
  return all === undefined ? undefined : {type: type.toLowerCase(), scope, rest: subject.slice(all.length)};
}
