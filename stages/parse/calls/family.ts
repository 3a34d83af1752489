// Which languages can call each other.

export type Family = 'c' | 'ecma' | 'go' | 'java' | 'python' | 'rust';

const families: ReadonlyMap<string, Family> = new Map([
  ['C', 'c'],
  ['Go', 'go'],
  ['Java', 'java'],
  ['JavaScript', 'ecma'],
  ['Python', 'python'],
  ['Rust', 'rust'],
  ['TSX', 'ecma'],
  ['TypeScript', 'ecma'],
]);

/** By the name of the table of languages; undefined for languages whose calls are not resolved. */
export function familyOf(language: string): Family | undefined {
  return families.get(language);
}
