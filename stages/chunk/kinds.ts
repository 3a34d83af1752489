// Kinds of declarations by what a chunk makes of them.

/** What runs: below these, what is declared is an inside. */
export const functionKinds: ReadonlySet<string> = new Set(['function', 'method', 'constructor', 'destructor', 'operator', 'macro']);
export const typeKinds: ReadonlySet<string> = new Set(['struct', 'class', 'enum', 'union', 'trait', 'interface', 'impl', 'type', 'object', 'annotation', 'concept', 'singleton']);
/** Parts of what holds them: alone they say nothing. */
export const partKinds: ReadonlySet<string> = new Set(['field', 'variant', 'property', 'event', 'delegate']);
