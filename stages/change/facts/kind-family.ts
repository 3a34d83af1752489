// Kinds that one thing has by where it stands: a function that goes into a type is a method of it.
const families: Readonly<Record<string, string>> = {method: 'function', constructor: 'function'};

export function kindFamily(kind: string): string {
  return families[kind] ?? kind;
}
