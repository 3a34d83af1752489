// A person as a dataset knows them: all spellings that the mailmap and the commits have of one.

export interface Person {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Without the at sign. */
  readonly handles: readonly string[];
}

/** Machines keep their names: who reads history must see that it was one. */
export function isBot(name: string): boolean {
  return /\[bot\]|\bbot\b|-bot(?=$|[@.\s])|^bot-|^(?:dependabot|renovate|greenkeeper|github-actions|web-flow|bors|homu|rust-highfive|rustbot|rfcbot|mergify|codecov|snyk|allcontributors|semantic-release|pre-commit-ci|gitlab-ci|jenkins|travis)\b/i.test(name);
}

/** What all spellings of one person are hashed as: the least of them, so the order in which they are listed does not matter. */
export function identityOf({names, emails, handles}: Person): string {
  return [...emails.map((email) => email.toLowerCase()), ...names, ...handles.map((handle) => handle.toLowerCase())].sort()[0] ?? '';
}
