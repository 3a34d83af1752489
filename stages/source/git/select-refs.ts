// Which of the references a configuration means. Pure.
import type {Ref, RefList} from './ref-list.ts';
import {SourceFailure} from './source-failure.ts';

export interface Selection {readonly selected: readonly Ref[]; readonly skipped: readonly Skipped[]}
/** What was asked for and gives nothing, and why. */
export interface Skipped {readonly name: string; readonly reason: string}

const fullOid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** The order in which git itself looks for a short name. */
const places = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

/** Patterns: `HEAD`, a full or short name, a name with `*` for any characters, or the full name of a commit. Sorted by name, each once. */
export function selectRefs(list: RefList, patterns: readonly string[], where: string): Selection {
  const selected = new Map<string, string>();
  const skipped: Skipped[] = [];
  for (const pattern of patterns) {
    const found = find(list, pattern);
    if (found === undefined) throw unknown(list, pattern, where);
    for (const {name, oid} of found) selected.set(name, oid);
    if (found.length === 0) skipped.push({name: pattern, reason: pattern === 'HEAD' ? 'No commit yet' : 'Matches no reference'});
  }
  const names = [...selected].sort(([a], [b]) => (a < b ? -1 : 1));
  return {selected: names.map(([name, oid]) => ({name, oid})), skipped};
}

/** `undefined` when the pattern names one thing and that does not exist. */
function find({head, refs}: RefList, pattern: string): readonly Ref[] | undefined {
  if (pattern === 'HEAD') return head === undefined ? [] : [{name: 'HEAD', oid: head}];
  if (fullOid.test(pattern)) return [{name: pattern, oid: pattern}];
  if (pattern.includes('*')) {
    const matches = wildcard(pattern);
    return [...refs].filter(([name]) => matches(name) || matches(short(name))).map(([name, oid]) => ({name, oid}));
  }
  for (const place of places) {
    const oid = refs.get(place + pattern);
    if (oid !== undefined) return [{name: place + pattern, oid}];
  }
  return undefined;
}

/** Piece by piece, each at its first place: no backtracking, whatever the pattern. */
function wildcard(pattern: string): (name: string) => boolean {
  const [first = '', ...pieces] = pattern.split('*');
  const last = pieces.pop() ?? '';
  return (name) => {
    if (!name.startsWith(first)) return false;
    let at = first.length;
    for (const piece of pieces) {
      const found = name.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
  };
}

function unknown({refs}: RefList, pattern: string, where: string): SourceFailure {
  const near = nearest(pattern, [...refs.keys()].map(short));
  const hint = near.length === 0 ? 'The repository has no references' : `Nearest are ${near.map((name) => `"${name}"`).join(', ')}`;
  return new SourceFailure({kind: 'ref-missing', what: `No reference or commit "${pattern}"`, where, hint});
}

function short(name: string): string {
  return name.replace(/^refs\/(?:heads|tags|remotes)\//, '');
}

/** By how many pairs of neighbouring letters they share. */
function nearest(wanted: string, names: readonly string[]): readonly string[] {
  const pairs = pairsOf(wanted);
  const scored = [...new Set(names)].map((name) => {
    const own = pairsOf(name);
    const shared = [...own].filter((pair) => pairs.has(pair)).length;
    return {name, score: (2 * shared) / (own.size + pairs.size)};
  });
  return scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, 3).map(({name}) => name);
}

function pairsOf(name: string): ReadonlySet<string> {
  const framed = `^${name.toLowerCase()}$`;
  return new Set(Array.from({length: framed.length - 1}, (_, at) => framed.slice(at, at + 2)));
}
