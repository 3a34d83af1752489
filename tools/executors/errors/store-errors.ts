// Errors 3xxx: the disk, under the store, under the outputs and anywhere else, and the store itself.
import type {StoreTrouble} from '../../../cache/store-error.ts';
import type {ErrorEntry} from './error-entry.ts';

export const storeErrors = {
  full: {
    code: 'GM3001', exit: 'full', title: 'No space left',
    cause: 'The disk is full, or a quota is reached. What was finished is kept.',
    fix: 'free some space on the disk of {where}, then run the same command again',
  },
  'read-only': {
    code: 'GM3002', exit: 'failed', title: 'The disk is read-only',
    cause: 'The file system is mounted for reading only.',
    fix: 'mount -o remount,rw "$(findmnt -n -o TARGET -T {where})"',
  },
  denied: {
    code: 'GM3003', exit: 'failed', title: 'No permission',
    cause: 'The system does not let this user read or write there.',
    fix: 'chmod u+rwx {where}',
  },
  'not-a-folder': {
    code: 'GM3004', exit: 'failed', title: 'A file is in the way of a folder',
    cause: 'A folder is wanted where a file is.',
    fix: 'mv {where} {where}.old',
  },
  handles: {
    code: 'GM3005', exit: 'failed', title: 'Too many open files',
    cause: 'The process may not open one more file. What was finished is kept.',
    fix: 'allow 4096 open files, then run the same command again; root allows them to a shell with: prlimit --pid $$ --nofile=4096',
  },
  write: {
    code: 'GM3006', exit: 'failed', title: 'The disk refused',
    cause: 'The system could not do what was asked of it. What was finished is kept.',
    fix: 'check that {where} is on a local disk in good order, then run the same command again',
  },
  foreign: {
    code: 'GM3101', exit: 'failed', title: 'The store is kept by another version of gristmill',
    cause: 'Its format is not the one that this version reads. Building makes it again.',
    fix: 'mv {where} {where}.old',
  },
} as const satisfies Readonly<Record<StoreTrouble, ErrorEntry>>;

export const lostErrors = {
  'value-lost': {
    code: 'GM3102', exit: 'failed', title: 'The store has lost a value',
    cause: 'A pack is damaged or gone. What is read is hashed first, so nothing wrong was handed out.',
    fix: '{build} --mend',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
