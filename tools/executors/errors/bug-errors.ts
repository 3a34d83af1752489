// Errors 9xxx: mistakes of gristmill itself.
import type {ErrorEntry} from './error-entry.ts';

export const bugErrors = {
  bug: {
    code: 'GM9001', exit: 'failed', title: 'Stopped by a mistake in gristmill itself',
    cause: 'This was never meant to happen, whatever it was given.',
    fix: 'report it with these lines and what "gristmill doctor --json" prints, without what is not for others to see',
  },
  'task-threw': {
    code: 'GM9002', exit: 'failed', title: 'A task failed on a row',
    cause: 'A task may refuse a row, but never throw. Rows that were finished are kept.',
    fix: 'report it with these lines and what "gristmill doctor --json" prints, without what is not for others to see',
  },
  'split-leaks': {
    code: 'GM9003', exit: 'failed', title: 'The split leaks',
    cause: 'What a model is judged by would have been taught to it. A build looks for that before it says that its outputs are whole: those of the build before stay.',
    fix: 'report it with these lines and what "gristmill doctor --json" prints, without what is not for others to see',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
