// Errors 2xxx: the repository, and git.
import type {GitTrouble} from '../../../stages/source/git/git-failure.ts';
import type {SourceFailureKind} from '../../../stages/source/git/source-failure.ts';
import type {ErrorEntry} from './error-entry.ts';
import {storeErrors} from './store-errors.ts';

export const sourceErrors = {
  'address-refused': {
    code: 'GM2001', exit: 'failed', title: 'Address refused',
    cause: 'A source is a folder, or an address that git can fetch from without running anything and without a secret in it.',
    fix: 'name a folder, or an address that begins with https://, ssh:// or file://',
  },
  'not-a-repository': {
    code: 'GM2002', exit: 'failed', title: 'Not a git repository',
    cause: 'There is no such folder, or neither it nor one above it is a git repository.',
    fix: 'git -C {where} init && git -C {where} add --all && git -C {where} commit --message "Begin"',
  },
  'mirror-taken': {
    code: 'GM2003', exit: 'failed', title: 'The folder for the mirror holds something else',
    cause: 'A mirror of the repository is kept in the store, and a folder that is not one is never overwritten.',
    fix: 'mv {where} {where}.old',
  },
  shallow: {
    code: 'GM2004', exit: 'failed', title: 'The source is a shallow clone',
    cause: 'Its old history is missing, so the commits at its edge would look as if they added every file. "shallow": "drop-boundary" in a configuration leaves those out instead.',
    fix: 'git -C {where} fetch --unshallow',
  },
  'ref-missing': {
    code: 'GM2005', exit: 'failed', title: 'No such reference or commit',
    cause: 'The repository has no branch, tag or commit of this name.',
    fix: 'git -C {where} show-ref',
  },
  'refs-moving': {
    code: 'GM2006', exit: 'failed', title: 'The references kept moving while they were read',
    cause: 'References are read until two readings agree, and something in the repository kept changing them.',
    fix: '{again}',
  },
  'cut-missing': {
    code: 'GM2007', exit: 'failed', title: 'A commit that the split is cut at is not in the repository',
    cause: 'The files of a part are those of the commit that it ends with, which "artefacts.lock" pins. The history was rewritten, or the lock comes from another repository.',
    fix: 'gristmill roll --promote',
  },
  'no-work-tree': {
    code: 'GM2008', exit: 'failed', title: 'There is no work tree to take files from',
    cause: 'With "uncommitted" the files are those that lie in the work tree. A bare repository, and one that is elsewhere, has none.',
    fix: 'write in the configuration: uncommitted: false',
  },
} as const satisfies Readonly<Record<SourceFailureKind, ErrorEntry>>;

export const gitErrors = {
  'no-git': {
    code: 'GM2101', exit: 'failed', title: 'Could not start git',
    cause: 'There is no program "git" in the folders of PATH.',
    fix: 'install git 2.36 or newer, or put its folder into PATH',
  },
  distrusted: {
    code: 'GM2102', exit: 'failed', title: 'Git does not trust the owner of the repository',
    cause: 'The folder behind the address belongs to another user. Nothing in a repository is executed here, so a folder that is named by its path is read whoever owns it.',
    fix: 'gristmill build {folder}',
  },
  'too-new': {
    code: 'GM2103', exit: 'failed', title: 'The repository is of a newer git',
    cause: 'It uses an extension that this git does not know.',
    fix: 'install a newer git, or put its folder into PATH',
  },
  'bad-config': {
    code: 'GM2104', exit: 'failed', title: 'Git could not read the configuration of the repository',
    cause: 'The file "config" of the repository is damaged.',
    fix: 'correct the file "config" in the git folder of {where}',
  },
  unreachable: {
    code: 'GM2105', exit: 'failed', title: 'Could not reach the repository',
    cause: 'The address does not answer: the network, the host or the path is not right.',
    fix: 'check the network and the address, then run the same command again',
  },
  denied: {
    code: 'GM2106', exit: 'failed', title: 'The host refused access to the repository',
    cause: 'No password is ever asked for, and no credentials of yours are used but those of ssh. A clone that your own git makes has what it needs.',
    fix: 'git clone --mirror {where} {name}.git && gristmill build {name}.git',
  },
  'no-repository': {
    code: 'GM2107', exit: 'failed', title: 'There is no repository at this address',
    cause: 'The host answered, and has no git repository there.',
    fix: 'correct the address {where}',
  },
  'missing-object': {
    code: 'GM2108', exit: 'failed', title: 'An object of the repository is missing or damaged',
    cause: 'A commit or a tree that the history needs cannot be read.',
    fix: 'git -C {where} fetch --refetch',
  },
  'bad-ref': {
    code: 'GM2109', exit: 'failed', title: 'A reference of the repository is broken',
    cause: 'It names an object that is not there.',
    fix: 'git -C {where} update-ref --no-deref -d {ref}',
  },
  // The same troubles with the disk that others have.
  full: storeErrors.full,
  handles: storeErrors.handles,
  other: {
    code: 'GM2199', exit: 'failed', title: 'Git failed',
    cause: 'It ended in a way that is not one of the known ones.',
    fix: 'git -C {where} fsck',
  },
} as const satisfies Readonly<Record<GitTrouble, ErrorEntry>>;
