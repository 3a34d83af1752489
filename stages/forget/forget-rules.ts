// What a dataset must not hold any more, as plain data: rules about commits, about paths and about licences.

export interface ForgetRules {
  /** Salted hashes of names and addresses: a rule must not tell whom it is about. */
  readonly authors: readonly string[];
  /** Globs, or folders with all that is in them. */
  readonly paths: readonly string[];
  /** Whole ids. */
  readonly commits: readonly string[];
  readonly pulls: readonly number[];
  /** SPDX ids, or classes. */
  readonly licences: readonly string[];
}

export const noForgetting: ForgetRules = {authors: [], paths: [], commits: [], pulls: [], licences: []};

/** A line for each rule that a feed goes by, sorted, each once: for its state, which says whether rules are the same as before. */
export function spellRules({authors, paths, commits, pulls}: ForgetRules, about: 'commits' | 'files'): readonly string[] {
  const ofPaths = paths.map((path) => `${mark}path ${inAscii(path)}`);
  if (about === 'files') return [...new Set(ofPaths)].sort();
  const others = [...authors.map((author) => `${mark}author ${author}`), ...commits.map((oid) => `${mark}commit ${oid}`), ...pulls.map((number) => `${mark}pull ${number}`)];
  return [...new Set([...ofPaths, ...others])].sort();
}

export function isRuleLine(line: string): boolean {
  return line.startsWith(mark);
}

/** From the lines of a former state, which we wrote. */
export function readRules(lines: readonly string[]): ForgetRules {
  const of = (kind: string) => lines.filter((line) => line.startsWith(`${mark}${kind} `)).map((line) => line.slice(mark.length + kind.length + 1));
  return {authors: of('author'), paths: of('path').map((path): string => JSON.parse(path)), commits: of('commit'), pulls: of('pull').map(Number), licences: []};
}

const mark = 'forget ';

/** A state is bytes, one for each character. */
function inAscii(text: string): string {
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
