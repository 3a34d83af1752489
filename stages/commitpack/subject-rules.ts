// Which subjects of commits read like an instruction that somebody could have given: CommitPackFT's rules, each by a name of its own.
import {isImperative} from './imperative-verbs.ts';

/** What is asked of a subject as it was written, and of one without tags, in this order. */
export interface SubjectRule {readonly name: string; drops(subject: Subject): boolean}

export interface Subject {
  readonly text: string;
  readonly lower: string;
  readonly path: string;
  /** The name of the commit: chance must fall the same way everywhere. */
  readonly commit: string;
}

export function subjectOf(text: string, {path, commit}: Pick<Subject, 'path' | 'commit'>): Subject {
  return {text, lower: text.toLowerCase(), path, commit};
}

/** Without the tags of tools at its ends: `[core]`, `core:`, `[skip ci]`. */
export function plainSubject(subject: string): string {
  const words = wordsIn(subject.split('[skip ci]').join('').split('[ci skip]').join(''));
  const tagged = (word: string | undefined) => word !== undefined && word.startsWith('[') && word.endsWith(']');
  if (tagged(words[0])) words.shift();
  if (words[0]?.endsWith(':') === true) words.shift();
  if (tagged(words.at(-1))) words.pop();
  return words.join(' ');
}

const length: SubjectRule = {name: 'subject-length', drops: ({text}) => text.length <= 10 || text.length >= 1000 || wordsIn(text).length <= 4};

export const rulesAsWritten: readonly SubjectRule[] = [
  {name: 'number-sign', drops: ({text}) => text.includes('#')},
  {name: 'names-file', drops: ({text, path}) => namesFile(text, path)},
  length,
];

const chatter = ['auto commit', 'update contributing', '<?xml', 'merge branch', 'merge pull request', 'signed-off-by'];

/** One in ten of these stays. */
const versions = ['bump', 'set version', 'update version'];

export const rulesOfPlain: readonly SubjectRule[] = [
  length,
  {name: 'lower-case', drops: ({text}) => !/^\p{Lu}/u.test(text)},
  {name: 'not-imperative', drops: ({lower}) => !isImperative(lower)},
  {name: 'chatter', drops: ({lower}) => chatter.some((words) => lower.includes(words))},
  {name: 'cherry-picked', drops: ({lower}) => lower.includes('cherry picked from commit')},
  {name: 'commit-name', drops: ({lower}) => /[0-9a-f]{40}/.test(lower)},
  {name: 'version', drops: ({lower, commit}) => versions.some((words) => lower.startsWith(words)) && Number.parseInt(commit.slice(0, 4), 16) >= 0x1_0000 / 10},
  {name: 'first-person', drops: ({lower}) => /(?:^| )i(?:'ve|'m)?(?: |$)/.test(lower)},
  {name: 'thanks', drops: ({lower}) => lower.includes('thanks to') && lower.includes('for')},
  {name: 'code-review', drops: ({lower}) => lower.includes('code review') || lower.includes('//codereview')},
  {name: 'issue-number', drops: ({lower}) => /\b(?:issue|bug|feature)\s{0,9}\d/.test(lower)},
  {name: 'unfinished', drops: ({lower}) => /\bwip\b/.test(lower) || lower.includes('work in progress')},
  {name: 'address', drops: ({lower}) => /https?:\/\//.test(lower)},
  {name: 'leetcode', drops: ({lower}) => lower.includes('| leetcode')},
];

function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** As a word of its own: many a file is called `a`. Only of names that say what is in the file. */
function namesFile(text: string, path: string): boolean {
  const [stem = '', ...endings] = path.slice(path.lastIndexOf('/') + 1).split('.');
  return stem !== '' && endings.length > 0 && text.split(/[^\p{L}\p{N}_-]+/u).includes(stem);
}
