// Everything the harness can measure: what each is called, what it is held against, and how often it runs within a round.

export interface Entry {
  readonly title: string;
  /** Measured right after it in the same round: its ratio is taken against each. */
  readonly against: readonly Name[];
  /** Runs within a round: short ones need more to say anything. */
  readonly repeats: number;
  /** A floor is measured because something is held against it, not for itself. */
  readonly floor?: true;
}

export type Name =
  | 'cold' | 'patches' | 'cold-merges' | 'no-op' | 'one-commit' | 'hundred-commits' | 'one-commit-tokens' | 'one-commit-curriculum' | 'tokenizer-change'
  | 'log' | 'log-merges' | 'cat-file' | 'sha256' | 'show' | 'no-op-tenth' | 'node-start' | 'tokenizer-load';

export const catalogue: Readonly<Record<Name, Entry>> = {
  'cold': {title: 'cold, no tokens, merges skipped', against: ['log', 'show'], repeats: 1},
  'patches': {title: 'cold, commits and patches only', against: ['log', 'cat-file', 'sha256'], repeats: 1},
  'cold-merges': {title: 'cold, no tokens, merges against their first parent', against: ['log-merges'], repeats: 1},
  'no-op': {title: 'nothing changed', against: ['no-op-tenth', 'node-start'], repeats: 5},
  'one-commit': {title: 'one commit touching five files, no tokens', against: [], repeats: 3},
  'hundred-commits': {title: '100 commits of four files each, no tokens', against: [], repeats: 1},
  'one-commit-tokens': {title: 'one commit touching five files, o200k_base', against: ['tokenizer-load'], repeats: 1},
  'one-commit-curriculum': {title: 'one commit touching five files, o200k_base, split, phases, duplicates, test pairs', against: ['tokenizer-load'], repeats: 1},
  'tokenizer-change': {title: 'no tokens to o200k_base, first tenth of the history', against: [], repeats: 1},

  'log': {title: 'git log -p --raw -M --no-merges', against: [], repeats: 1, floor: true},
  'log-merges': {title: 'git log -p --raw -M --diff-merges=first-parent', against: [], repeats: 1, floor: true},
  'cat-file': {title: 'git cat-file --batch of every changed blob', against: [], repeats: 1, floor: true},
  'sha256': {title: 'SHA-256 of every changed blob', against: [], repeats: 1, floor: true},
  'show': {title: 'git show per commit, 200 of them, scaled to all', against: [], repeats: 1, floor: true},
  'no-op-tenth': {title: 'nothing changed, first tenth of the history', against: [], repeats: 5, floor: true},
  'node-start': {title: 'node starts and ends', against: [], repeats: 5, floor: true},
  'tokenizer-load': {title: 'node loads o200k_base', against: [], repeats: 1, floor: true},
};

export const names = Object.keys(catalogue).filter(isName);

export function isName(word: string): word is Name {
  return Object.hasOwn(catalogue, word);
}
