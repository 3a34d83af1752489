// Errors 5xxx: questions about a finished build.
import type {LookTrouble} from '../look/look-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const lookErrors = {
  'no-build': {
    code: 'GM5001', exit: 'failed', title: 'There is no build of this dataset',
    cause: 'The store knows no finished build of it. Another --config, --of, --out or --store means another dataset.',
    fix: '{build}',
  },
  'lost-build': {
    code: 'GM5002', exit: 'failed', title: 'The store has lost the build',
    cause: 'The build is known by name, but a pack that holds its root is damaged or gone.',
    fix: '{build} --mend',
  },
  'not-found': {
    code: 'GM5003', exit: 'failed', title: 'There is no such thing among what is kept',
    cause: 'No row of the build, or no build that is kept, is called so.',
    fix: 'gristmill stats',
  },
  'no-parts': {
    code: 'GM5004', exit: 'misused', title: 'The dataset is one part',
    cause: 'Nothing can leak from one part of a dataset to another where it has only one: the last build had no "split".',
    fix: 'write in the configuration: split: true',
  },
  'other-outputs': {
    code: 'GM5005', exit: 'failed', title: 'The output folder is not as the last build wrote it',
    cause: 'A file of it is gone or was changed, or another build has written there. What it says now nobody has checked.',
    fix: '{build} --mend',
  },
  'no-mirror': {
    code: 'GM5006', exit: 'failed', title: 'Our mirror of the repository does not have what the build was made from',
    cause: 'It was removed, or its commits were dropped since. What is old and what is new can only be asked of git.',
    fix: '{build}',
  },
  'not-counted': {
    code: 'GM5007', exit: 'failed', title: 'The last build did not count that',
    cause: 'Some statistics cost a build something, so they are made where the configuration asks for them.',
    fix: 'write in the configuration: statistics: true, and build again',
  },
} as const satisfies Readonly<Record<LookTrouble, ErrorEntry>>;
