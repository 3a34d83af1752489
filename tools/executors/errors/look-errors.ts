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
} as const satisfies Readonly<Record<LookTrouble, ErrorEntry>>;
