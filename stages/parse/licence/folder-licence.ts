// Which licence a folder has: what the licence texts and packages' metadata in it, or in the nearest folder above, say together.
import {combine, readExpression, type Expression} from './expression.ts';

/** What one file says for its folder. '' is something that no rule of ours understands. */
export interface Said {readonly path: string; readonly as: 'text' | 'metadata'; readonly expression: string}

export interface FolderLicence {
  readonly expression: Expression | undefined;
  readonly evidence: 'metadata' | 'directory' | '';
  /** The files that told it, by path. */
  readonly from: readonly string[];
  /** The licence texts nearest to it, by path: what must be passed on with the work. */
  readonly texts: readonly string[];
}

export type FolderLicences = (dir: string) => FolderLicence;

const nothing: FolderLicence = {expression: undefined, evidence: '', from: [], texts: []};

/** Reads what is said once; the function it gives answers for any folder of the tree. */
export function folderLicences(said: readonly Said[]): FolderLicences {
  const byFolder = Map.groupBy(said, ({path}) => dirOf(path));
  const known = new Map<string, FolderLicence>();
  function licenceOf(dir: string): FolderLicence {
    const found = known.get(dir);
    if (found !== undefined) return found;
    const here = byFolder.get(dir) ?? [];
    const above = dir === '' ? nothing : licenceOf(dirOf(dir));
    const licence = here.length === 0 ? above : licenceHere(here, above);
    known.set(dir, licence);
    return licence;
  }
  return (dir) => {
    // From the top down, so that a deep folder needs no deep stack.
    for (let slash = dir.indexOf('/'); slash >= 0; slash = dir.indexOf('/', slash + 1)) licenceOf(dir.slice(0, slash));
    return licenceOf(dir);
  };
}

export function dirOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Metadata says how the texts beside it belong together, as "MIT OR Apache-2.0"; without it all of them hold. A text that nobody knows is not outvoted by one above. */
function licenceHere(here: readonly Said[], above: FolderLicence): FolderLicence {
  const texts = here.filter(({as}) => as === 'text');
  const metadata = here.filter(({as, expression}) => as === 'metadata' && expression !== '');
  const paths = texts.length > 0 ? pathsOf(texts) : above.texts;
  if (metadata.length > 0) return {expression: together(metadata), evidence: 'metadata', from: pathsOf(metadata), texts: paths};
  const speaking = texts.length > 0 ? texts : here;
  return {expression: together(speaking), evidence: 'directory', from: pathsOf(speaking), texts: paths};
}

function together(said: readonly Said[]): Expression | undefined {
  const read = said.map(({expression}) => readExpression(expression));
  const all = read.some((one) => one === undefined) ? undefined : combine('AND', read.filter((one) => one !== undefined));
  if (all?.kind !== 'AND') return all;
  // The lesser GNU licence comes as two texts, the general one and what it allows on top.
  const ids = all.members.map((member) => (member.kind === 'licence' ? member.id : ''));
  const lesser = ids.some((id) => id.startsWith('LGPL-3.0'));
  return lesser ? combine('AND', all.members.filter((_, at) => ids[at] !== 'GPL-3.0-only')) : all;
}

function pathsOf(said: readonly Said[]): readonly string[] {
  return said.map(({path}) => path);
}
