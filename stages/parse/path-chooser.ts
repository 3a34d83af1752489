// Which paths a configuration wants, by its globs. The only file that knows picomatch.
import picomatch from 'picomatch';

export interface PathRules {readonly include: readonly string[]; readonly exclude: readonly string[]}

/** Names what keeps a path out, or nothing. Dot files are matched like any other. */
export function pathChooser({include, exclude}: PathRules): (path: string) => string | undefined {
  const known = choosers.get(include)?.get(exclude);
  if (known !== undefined) return known;
  const included = include.length === 0 ? () => true : picomatch([...include], {dot: true});
  const excluded = exclude.length === 0 ? () => false : picomatch([...exclude], {dot: true});
  const chooser = (path: string) => (excluded(path) ? 'excluded' : included(path) ? undefined : 'not-included');
  choosers.set(include, (choosers.get(include) ?? new WeakMap()).set(exclude, chooser));
  return chooser;
}

/** Compiled once for the rules of a batch, which all its rows share. */
const choosers = new WeakMap<readonly string[], WeakMap<readonly string[], (path: string) => string | undefined>>();
