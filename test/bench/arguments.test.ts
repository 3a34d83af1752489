import test from 'ava';
import {labelOf, readArguments} from '../../bench/arguments.ts';

test('readArguments() takes everything that is no floor, three times, when told nothing but a repository', (t) => {
  t.deepEqual(readArguments(['--repo', 'owner+name/repo']), {
    request: {
      repo: 'owner+name/repo',
      label: 'owner/name',
      only: ['cold', 'patches', 'cold-merges', 'no-op', 'one-commit', 'hundred-commits', 'one-commit-tokens', 'one-commit-curriculum', 'tokenizer-change'],
      runs: 3,
      threads: undefined,
      results: undefined,
    },
  });
});

test('readArguments() takes several names after --only, in the order of the catalogue', (t) => {
  const read = readArguments(['--only', 'no-op', 'cold', '--repo', 'x', '--only=log', '--runs', '5', '--threads', '1', '--label', 'a/b', '--results', 'r']);
  t.deepEqual(read, {request: {repo: 'x', label: 'a/b', only: ['cold', 'no-op', 'log'], runs: 5, threads: 1, results: 'r'}});
});

test('readArguments() reports every mistake at once, with the nearest name', (t) => {
  t.deepEqual(readArguments(['stray', '--rnus', '3', '--only', 'no-opp', '--runs', '0', '--threads', '2x', '--label']), {
    mistakes: [
      'Expected an option, got "stray"',
      '--rnus: no such option. Did you mean "--runs"?',
      'Expected an option, got "3"',
      '--label: expected a value, got nothing',
      '--repo: expected the path of a repository, got nothing',
      '--runs: expected a whole number from 1 to 999, got "0"',
      '--threads: expected a whole number from 1 to 999, got "2x"',
      '--only: "no-opp" is nothing that is measured. Did you mean "no-op"?',
    ],
  });
});

test('labelOf() keeps the name of a repository and nothing of where it lies', (t) => {
  const paths = ['/somewhere/rust-lang+cargo/repo', '/somewhere/cargo.git', '/somewhere/cargo/.git/', './cargo', 'cargo', '/'];
  t.deepEqual(paths.map(labelOf), ['rust-lang/cargo', 'cargo', 'cargo', 'cargo', 'cargo', 'repository']);
});
