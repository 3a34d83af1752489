// What a path alone tells: the module it is of, and whether it is a test.

const roots: ReadonlySet<string> = new Set(['src', 'lib', 'source', 'crates', 'packages']);
/** A file of such a name is its folder. */
const folders: ReadonlySet<string> = new Set(['lib', 'mod', 'main', 'index', '__init__']);

/** `src/energy_market/lib.rs` is `energy_market`, `src/energy_market/disputes.rs` is `energy_market::disputes`. */
export function moduleOf(path: string): string {
  const segments = path.split('/');
  const file = (segments.pop() ?? '').replace(/(?<=.)\.[^.]*$/, '');
  const outer = segments.filter((segment) => !roots.has(segment));
  return (folders.has(file) && outer.length > 0 ? outer : [...outer, file]).join('::');
}

/** By whole words of a path: `latest/contest.rs` is none. */
export function isTestPath(path: string): boolean {
  return path.split('/').some((segment) => /^(?:tests?|specs?|__tests__)$|^tests?[._-]|[._-](?:tests?|spec)(?:\.|$)/i.test(segment));
}
