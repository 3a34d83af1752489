// What a command line asks to forget: rules, each checked, or every mistake in them at once.
import {licenceClasses} from '../../../stages/parse/licence/licence-class.ts';
import {licenceTable} from '../../../stages/parse/licence/licence-table.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import type {Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import {mistakeIn} from './forgotten-file.ts';

export interface Wishes {
  readonly authors: readonly string[];
  readonly paths: readonly string[];
  /** Whole ids, or the start of some. */
  readonly commits: readonly string[];
  readonly pulls: readonly string[];
  readonly licences: readonly string[];
  readonly reason: string | undefined;
  readonly plain: boolean;
  readonly undo: boolean;
  readonly now: boolean;
  readonly prove: boolean;
}

export function forgetWishes({values}: Pick<CommandLine, 'values'>): Wishes {
  const problems: Problem[] = [];
  const of = (name: string) => [...new Set(values.get(name) ?? [])];
  const read = (name: string, parse: (word: string) => string | undefined, expected: string, known: readonly string[] = []) => of(name).map((word) => {
    const value = parse(word);
    if (value === undefined) problems.push({path: `--${name}`, expected, got: shown(word), hint: didYouMean(word, known)});
    return value ?? '';
  });
  const sound = (kind: Parameters<typeof mistakeIn>[0]) => (word: string) => (mistakeIn(kind, word) === undefined ? word : undefined);
  const authors = read('author', sound('person'), 'an e-mail address, a name, or both as in "Name <address>"');
  const paths = read('path', (word) => sound('path')(word.replace(/(?<=.)\/+$/, '')), 'a glob of paths as they are in the repository, such as "src/**", that does not match them all');
  const commits = read('sha', (word) => (/^[0-9a-f]{4,64}$/i.test(word) ? word.toLowerCase() : undefined), 'the id of a commit, four digits of it at least');
  const pulls = read('pr', (word) => sound('pr')(word.replace(/^#/, '')), 'the number of a pull request');
  const licences = read('licence', licenceOf, 'an SPDX id or a class of licences', [...licenceClasses, ...licenceTable().ids]);
  const asked = authors.length + paths.length + commits.length + pulls.length + licences.length;
  const reason = values.get('reason')?.[0];
  if (asked === 0) for (const name of ['undo', 'reason', 'plain']) if (values.has(name)) problems.push({path: `--${name}`, expected: 'one of --author, --path, --sha, --pr and --licence beside it', got: 'none'});
  if (problems.length > 0) throw misused(problems, 'forget');
  return {authors, paths, commits, pulls, licences, reason, plain: values.has('plain'), undo: values.has('undo'), now: values.has('now'), prove: values.has('prove')};
}

/** Under the id that licences are told by. */
function licenceOf(word: string): string | undefined {
  const known = licenceClasses.find((name) => name === word.toLowerCase()) ?? licenceTable().id(word);
  return known ?? (/^LicenseRef-[\w.-]{1,190}$/.test(word) ? word : undefined);
}
